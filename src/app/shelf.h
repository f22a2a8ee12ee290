// SPDX-License-Identifier: Apache-2.0
//
// A reference document as it stands on the shelf: under which names, of which year. Says whether a
// source that a text names is this one.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/chain.h"

namespace plumbline::verify {
struct Sought;
}

namespace plumbline::app {

struct Shelved {
  std::string names;  // folded: publisher, title, opening words
  std::string standard;
  int edition = 0;      // 0: not known
  std::string series;   // folded publisher and title without its years: editions share it
  std::string country;  // alpha-3; empty: not known
};

// `edition` 0: the year in the title, if there is one.
[[nodiscard]] Shelved shelve(std::string_view publisher, std::string_view title,
                             std::string_view opening, std::string_view standard, int edition);

// Whether the document goes by the name, organisation or work of `origin`.
[[nodiscard]] bool belongs(const Shelved& shelved, const model::ChainLink& origin);

// False only if both state a year and the years differ.
[[nodiscard]] bool fits_edition(const Shelved& shelved, const model::ChainLink& origin);

// Whether the edition sought, on a country sought, is another one of the report `found`.
[[nodiscard]] bool is_edition_of(const Shelved& shelved, const Shelved& found,
                                 const verify::Sought& sought);

// Many of them, found by the words of their names. Documents count from 0 in the order of put().
class Shelf {
 public:
  void put(Shelved shelved);
  [[nodiscard]] const Shelved& at(std::uint32_t number) const { return shelved_[number]; }
  // Those that belong to `origin`, rising. Time grows with those that share its rarest word; the
  // first time all words of all names are entered. One thread.
  [[nodiscard]] std::vector<std::uint32_t> of(const model::ChainLink& origin) const;
  // Whether one of them is the edition sought of the report `found`. Linear in all of them.
  [[nodiscard]] bool holds_edition(const Shelved& found, const verify::Sought& sought) const;

 private:
  using Numbers = std::vector<std::uint32_t>;
  // Of the names with a word, and of a few others. Rising, some of them twice.
  [[nodiscard]] std::span<const std::uint32_t> holders(std::string_view word) const;
  void enter_words() const;
  void add_named(const std::string& folded, Numbers& out) const;

  std::vector<Shelved> shelved_;
  // Numbers by the hash of a word of their names: those of bucket b from firsts_[b] on. A map of
  // words took longer to make than everything else that is opened.
  mutable std::vector<std::uint32_t> firsts_;
  mutable Numbers by_word_;
  std::unordered_map<std::string, Numbers> by_standard_;
  std::unordered_map<std::string, Numbers> by_series_;
};

}  // namespace plumbline::app
