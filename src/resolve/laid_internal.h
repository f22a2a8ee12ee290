// SPDX-License-Identifier: Apache-2.0
//
// A finding about two articles as bytes, and the hash of all that it rests on.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "resolve/links_internal.h"

namespace plumbline::resolve {

// Of the bytes below and of the rules by which two articles are held side by side: what was found
// under another form is found anew.
constexpr std::uint64_t kLaidForm = 1;

// Gathers what a finding rests on; the order matters.
class Basis {
 public:
  void add(std::uint64_t number);
  void add(std::string_view text);
  void add(std::span<const std::uint32_t> marks);
  void add(const Article& article);
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = kLaidForm;
};

// Two articles as they were laid side by side. Either may stand for another with the same text.
struct LaidPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::span<const std::uint32_t> copies_of_first;
  std::span<const std::uint32_t> copies_of_second;
};

// `link`: of the pair or of one of its copies; none if they are no copies of each other.
[[nodiscard]] std::string to_bytes(const std::optional<Link>& link, const LaidPair& pair);

struct Found {
  std::optional<Link> link;
};
// Nothing if they are no such bytes. `words`: of the first and of the second.
[[nodiscard]] std::optional<Found> found_from_bytes(std::string_view bytes, const LaidPair& pair,
                                                    std::uint32_t words_first,
                                                    std::uint32_t words_second);

}  // namespace plumbline::resolve
