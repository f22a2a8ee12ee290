// SPDX-License-Identifier: Apache-2.0
//
// Where the records of a WARC (ISO 28500) begin and end, for reading one that is too long to be
// held in memory.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace plumbline::ingest {

// A record is a head, a block of the length that the head tells, and blank lines.
struct WarcExtent {
  std::size_t head = 0;   // bytes, with the blank line that ends it
  std::size_t block = 0;  // bytes, as the head says
  bool page = false;      // may hold a page: no request, no note
};

constexpr std::size_t kMostHeaderBytes = std::size_t{256} << 10U;

// Of the record that begins at `bytes`. Nothing if its head does not end within them, or within
// kMostHeaderBytes, or tells no length.
[[nodiscard]] std::optional<WarcExtent> warc_extent(std::string_view bytes);

}  // namespace plumbline::ingest
