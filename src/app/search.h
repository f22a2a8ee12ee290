// SPDX-License-Identifier: Apache-2.0
//
// `search`: which documents of a workspace hold these words, and where?

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace plumbline::app {

struct SearchRequest {
  std::string workspace;
  std::string query;       // phrase, AND, OR, NOT, -word, NEAR(a b, 5), word*, title:word
  bool ranked = false;     // best first instead of newest first
  std::size_t limit = 20;  // 0: all
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
  std::vector<Hit> shown;
};

// Misuse tells at which character the query cannot be understood, and what to change.
[[nodiscard]] Result<Hits> search(const SearchRequest& request);

}  // namespace plumbline::app
