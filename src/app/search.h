// SPDX-License-Identifier: Apache-2.0
//
// `search`: which documents of a workspace hold these words, and where?

#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace plumbline::app {

// What documents are sorted out by; all that is given must fit.
struct SearchFilter {
  std::string kind;      // of a claim: "figure"
  std::string country;   // that a claim is about: code or name
  std::string finding;   // "quote-altered"
  int year = 0;          // of publication; 0: any
  std::string language;  // "en"
  std::optional<bool> reference;
};

struct SearchRequest {
  std::string workspace;
  std::string query;       // phrase, AND, OR, NOT, -word, NEAR(a b, 5), word*, title:word
  bool ranked = false;     // best first instead of newest first, of up to 2,000 documents
  std::size_t limit = 20;  // 0: all
  // Told before the words of so many new references are entered, which may take a while.
  std::function<void(std::int64_t references)> entering;
  bool enter = true;  // false: search what is entered by now; who asks sees to the rest
  SearchFilter filter = {};
  std::string after = {};  // Hits::next of the page before; newest first only
};

struct Hit {
  std::string document;  // hash
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;          // ISO; empty: not stated
  std::string snippet;            // around the first match
  std::size_t start = 0;          // of the snippet in the text, in code points
  std::vector<text::Span> marks;  // matches, in bytes of the snippet
};

struct Hits {
  std::size_t total = 0;  // documents that match
  bool ranked = false;    // the best first; false where too many match to be ranked
  std::vector<Hit> shown;
  std::string next;  // empty: this was the last page, or the best are shown
  // References whose words are not entered: nobody may write there, or they were not to be.
  std::int64_t unsearched = 0;
};

// Misuse tells at which character the query cannot be understood, and what to change.
[[nodiscard]] Result<Hits> search(const SearchRequest& request);

// Enters the words of references that came since the last search. Gives how many could not be: the
// workspace cannot be written, or `stop` became true.
[[nodiscard]] Result<std::int64_t> enter_references(
    const std::string& workspace, const std::function<void(std::int64_t)>& entering = {},
    const std::atomic<bool>* stop = nullptr);
// How many wait to be entered.
[[nodiscard]] Result<std::int64_t> references_waiting(const std::string& workspace);

}  // namespace plumbline::app
