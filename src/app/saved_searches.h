// SPDX-License-Identifier: Apache-2.0
//
// `searches`: searches that people keep, and what came to match them (store/saved_searches.h says
// how exact that is).

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/search.h"
#include "base/result.h"
#include "model/digest.h"

namespace plumbline::app {

struct KeptSearch {
  std::int64_t number = 0;
  std::string who;
  std::string name;
  std::string query;
  SearchFilter filter;  // the country as its code
  std::string words;    // both, as a reader is told: "gang visa; claims of kind route; Peru"
  std::string made;     // UTC
  std::int64_t alerts = 0;
  std::int64_t unseen = 0;
};

// Of one person, in the order they were kept; `who` empty: of all.
[[nodiscard]] Result<std::vector<KeptSearch>> kept_searches(const std::string& workspace,
                                                            const std::string& who);

struct KeepRequest {
  std::string workspace;
  std::string who;
  std::string name;  // at most 120 bytes
  std::string query;
  SearchFilter filter;
};
// Gives its number. Enters the words of references first, as `search` does. Misuse, Conflict,
// LimitReached as the store says.
[[nodiscard]] Result<std::int64_t> keep_search(const KeepRequest& request);

// NotFound if they have none of that number.
[[nodiscard]] Status forget_search(const std::string& workspace, const std::string& who,
                                   std::int64_t number);
[[nodiscard]] Status see_alerts(const std::string& workspace, const std::string& who,
                                std::int64_t number, std::int64_t through);

struct DigestOptions {
  std::string workspace;
  std::string who;
  std::int64_t search = 0;  // only this one; 0: all of theirs
  std::string since;        // ISO day; empty: what was not seen
  bool all = false;         // seen or not, however old
  std::int64_t before = 0;  // only alerts older than this one; of one search
  std::size_t limit = 50;   // entries of each search; 0: all
};
// NotFound if the search is not theirs, Misuse for a day that is none.
[[nodiscard]] Result<model::Digest> digest(const DigestOptions& options);

}  // namespace plumbline::app
