// SPDX-License-Identifier: Apache-2.0
//
// Where control characters stand. Text holds few: many bytes are passed over at a time.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace plumbline::ingest {

// Not zero if one of eight bytes is below 0x20 or is 0x7F.
[[nodiscard]] constexpr std::uint64_t control_bits(std::uint64_t eight) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  const std::uint64_t below = (eight - 0x20 * kEach) & ~eight & kHigh;
  const std::uint64_t other = eight ^ (0x7F * kEach);  // a byte of it is 0 where one is 0x7F
  return below | ((other - kEach) & ~other & kHigh);
}
[[nodiscard]] constexpr bool holds_control(std::uint64_t eight) {
  return control_bits(eight) != 0;
}

// The first byte at or behind `from` for which wanted(byte) is true, or the size. `wanted` is asked
// of control characters only, 0x7F among them.
template <class Wanted>
[[nodiscard]] std::size_t find_control(std::string_view text, std::size_t from, Wanted wanted) {
  std::size_t at = from;
  while (at < text.size()) {
    if (at + 4 * sizeof(std::uint64_t) <= text.size()) {
      std::array<std::uint64_t, 4> eights{};
      std::memcpy(eights.data(), text.data() + at, sizeof eights);
      const std::uint64_t any = control_bits(eights[0]) | control_bits(eights[1]) |
                                control_bits(eights[2]) | control_bits(eights[3]);
      if (any == 0) {
        at += sizeof eights;
        continue;
      }
    }
    std::uint64_t eight = 0;
    if (at + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if (!holds_control(eight)) {
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t end = at + sizeof eight < text.size() ? at + sizeof eight : text.size();
    for (; at < end; ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if ((byte < 0x20 || byte == 0x7F) && wanted(text[at])) return at;
    }
  }
  return text.size();
}

}  // namespace plumbline::ingest
