// SPDX-License-Identifier: Apache-2.0
//
// Where a page of a list ended that is made anew for each question: at which item, and how many
// came before the next. The next page begins behind that item, wherever it stands by then; only if
// it is gone, so many are passed over. "40~INC-3f" as the caller sees it.

#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace plumbline::app {

struct ListPlace {
  std::size_t count = 0;
  std::string id;  // empty: the beginning

  [[nodiscard]] std::string text() const { return std::to_string(count) + "~" + id; }
};

// Misuse if it is none; the beginning of an empty word.
[[nodiscard]] inline Result<ListPlace> parse_list_place(const std::string& word) {
  ListPlace place;
  if (word.empty()) return place;
  const std::size_t sign = word.find('~');
  const char* end = word.data() + (sign == std::string::npos ? 0 : sign);
  const auto [at, fault] = std::from_chars(word.data(), end, place.count);
  if (sign == std::string::npos || sign + 1 == word.size() || fault != std::errc() || at != end ||
      place.count == 0) {
    return Error{ErrorCode::Misuse,
                 "'" + word + "' is no place in the list; take `next` of a page"};
  }
  place.id = word.substr(sign + 1);
  return place;
}

// The first of `size` items behind the place; `id_of(i)` tells them apart.
template <typename IdOf>
[[nodiscard]] std::size_t start_behind(const ListPlace& place, std::size_t size, IdOf id_of) {
  if (place.id.empty()) return 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (id_of(i) == place.id) return i + 1;
  }
  return std::min(place.count - 1, size);  // it alone is gone, most likely
}

// The items of one page: [begin, end) of `size`; `limit` 0: all.
struct PageOf {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string next;  // empty: this is the last
};
template <typename IdOf>
[[nodiscard]] PageOf page_of(const ListPlace& place, std::size_t size, std::size_t limit,
                             IdOf id_of) {
  PageOf page;
  page.begin = start_behind(place, size, id_of);
  page.end = limit == 0 ? size : std::min(size, page.begin + limit);
  if (page.end < size && page.end > 0) page.next = ListPlace{page.end, id_of(page.end - 1)}.text();
  return page;
}

}  // namespace plumbline::app
