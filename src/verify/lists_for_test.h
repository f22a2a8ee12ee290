// SPDX-License-Identifier: Apache-2.0
//
// The word lists of data/wordlists read straight from the tree, so that tests of the comparison
// need no compiled image.

#pragma once

#include <algorithm>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "verify/change_words_internal.h"

namespace plumbline::verify {

class ListFromTree {
 public:
  ListFromTree(const std::string& tree, const std::string& name) {
    std::ifstream in(tree + "/data/wordlists/" + name + ".tsv");
    text::PhraseTableBuilder builder;
    std::uint32_t row = 0;
    bool header = true;
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      if (header) {
        header = false;
        continue;
      }
      std::string_view forms = line;
      forms = forms.substr(0, forms.find('\t'));
      while (!forms.empty()) {
        const std::size_t bar = std::min(forms.find('|'), forms.size());
        builder.add(forms.substr(0, bar), row);
        forms.remove_prefix(std::min(bar + 1, forms.size()));
      }
      ++row;
    }
    const std::string bytes = builder.build();
    words_.resize(bytes.size() / 8 + 1);
    std::memcpy(words_.data(), bytes.data(), bytes.size());
    table_ = *text::PhraseTable::view(
        {static_cast<const char*>(static_cast<const void*>(words_.data())), bytes.size()});
    rows_ = row;
  }
  [[nodiscard]] const text::PhraseTable& table() const { return table_; }
  [[nodiscard]] std::uint32_t rows() const { return rows_; }

 private:
  std::vector<std::uint64_t> words_;
  text::PhraseTable table_;
  std::uint32_t rows_ = 0;
};

struct ListsFromTree {
  explicit ListsFromTree(const std::string& tree)
      : negations(tree, "negations"), antonyms(tree, "antonyms"), hedges(tree, "hedges") {}
  [[nodiscard]] ChangeWords words() const {
    return {negations.table(), antonyms.table(), hedges.table()};
  }
  ListFromTree negations;
  ListFromTree antonyms;
  ListFromTree hedges;
};

}  // namespace plumbline::verify
