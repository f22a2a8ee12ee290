// SPDX-License-Identifier: Apache-2.0
//
// Words that many values share are kept once: copies of one article have the same sentences.

#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace plumbline {

class KeptWords {
 public:
  // The same characters, which stay where they are for as long as this value or what it was moved
  // to lives.
  std::string_view keep(std::string_view words) { return *words_.emplace(words).first; }

 private:
  std::unordered_set<std::string> words_;
};

}  // namespace plumbline
