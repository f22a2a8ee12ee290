// SPDX-License-Identifier: Apache-2.0
//
// The binary image that tools/compile_refdata writes and RefData reads in place: a header, a
// directory of named sections, the sections. Little endian, every section aligned to 8 bytes, only
// offsets, no pointers. What a section holds is the business of its reader: a phrase table
// (text/phrase_table.h), a table of cells (TableView), place records, or bytes.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::refdata::image {

static_assert(std::endian::native == std::endian::little, "the image is little endian");

constexpr std::uint64_t kMagic = 0x3330544144464552ULL;  // "REFDAT03"
constexpr std::size_t kAlign = 8;
constexpr std::size_t kVersionBytes = 64;
constexpr std::size_t kMaxSectionName = 47;
// A third of the image, and not every run needs it: checked when it is asked for, not before.
constexpr std::string_view kLateSection = "blob/engine";

struct Header {
  std::uint64_t magic = kMagic;
  std::uint64_t size = 0;      // of the whole image
  std::uint64_t checksum = 0;  // of what follows this field up to the end of the directory
  std::uint32_t sections = 0;
  std::uint32_t reserved = 0;
  char version[kVersionBytes] = {};  // SHA-256 of everything after the header, hexadecimal
};
static_assert(sizeof(Header) == 96);

// Sorted by name, so that a section is found by halving.
struct Section {
  char name[kMaxSectionName + 1] = {};  // NUL-terminated
  std::uint64_t offset = 0;             // from the start of the image
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;  // of its bytes and what fills them up to a multiple of kAlign
};
static_assert(sizeof(Section) == 72);

// A stretch of the string pool "pool".
struct Text {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

struct Place {
  std::uint32_t name = 0;    // offset in the pool; the text is name_size bytes long
  std::uint32_t region = 0;  // index of the first-level region's record; itself: none
  std::uint32_t geonames = 0;
  std::uint32_t population = 0;
  float latitude = 0;
  float longitude = 0;
  std::uint16_t name_size = 0;
  std::uint16_t kind = 0;
  char country[4] = {};  // alpha-3, NUL-terminated
};
static_assert(sizeof(Place) == 32);

// A table of cells: TableHeader, (rows + 1) * columns Texts (header row first), the bytes they
// point into; offsets count from the start of the section.
struct TableHeader {
  std::uint32_t rows = 0;  // without the header row
  std::uint32_t columns = 0;
};

// Where a field of Header stands after the checksum: what the checksum covers begins here.
constexpr std::size_t kChecked = offsetof(Header, sections);

// Sums of words and sums of these sums (Fletcher 1982), in eight lanes of 64 bits, so that even
// plain x86-64 reads as fast as memory gives: against damage, not against malice.
[[nodiscard]] inline std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B185EBCA87ULL;
  constexpr std::size_t kVectors = 4;
  using Vector = std::uint64_t __attribute__((vector_size(16)));
  Vector words[kVectors] = {}, sums[kVectors] = {};
  const auto add = [&](const char* from) {
    for (std::size_t i = 0; i < kVectors; ++i) {
      Vector word;
      std::memcpy(&word, from + i * sizeof(word), sizeof(word));
      words[i] += word;
      sums[i] += words[i];
    }
  };
  // Processors fetch ahead within a page only: asked for a page ahead, bytes come twice as fast.
  constexpr std::size_t kAhead = 4096;
  std::size_t at = 0;
  for (; at + sizeof(words) <= bytes.size(); at += sizeof(words)) {
    if (at + kAhead < bytes.size()) __builtin_prefetch(bytes.data() + at + kAhead);
    add(bytes.data() + at);
  }
  char rest[sizeof(words)] = {};
  if (at < bytes.size()) {
    std::memcpy(rest, bytes.data() + at, bytes.size() - at);
    add(rest);
  }
  std::uint64_t sum = bytes.size() * kPrime;
  const auto mix = [&sum](std::uint64_t lane) {
    sum = (sum ^ lane ^ (lane >> 33U)) * kPrime;
    sum ^= sum >> 29U;
  };
  for (std::size_t i = 0; i < kVectors; ++i) {
    for (std::size_t lane = 0; lane < 2; ++lane) {
      mix(words[i][lane]);
      mix(sums[i][lane]);
    }
  }
  return sum;
}

// A value of the image's bytes, which may stand at any address. Nothing if it would reach past the
// end.
template <class T>
[[nodiscard]] std::optional<T> read_at(std::string_view bytes, std::size_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

// The bytes that the checksum of a section is of; nothing if they would reach past the end.
[[nodiscard]] inline std::optional<std::string_view> checked_bytes(std::string_view image,
                                                                   const Section& section) {
  if (section.offset > image.size() || image.size() - section.offset < section.size)
    return std::nullopt;
  const std::size_t filled = (section.size + kAlign - 1) / kAlign * kAlign;
  return image.substr(section.offset, filled);
}

// The bytes that the checksum of the header is of, cut at the end of the image.
[[nodiscard]] inline std::string_view checked_head(std::string_view image, const Header& header) {
  const std::size_t end = sizeof(Header) + std::size_t{header.sections} * sizeof(Section);
  return image.substr(kChecked, end - kChecked);
}

// Writes the checksums that belong to the bytes as they are, whatever they say.
inline void seal(std::string& image) {
  auto header = read_at<Header>(image, 0);
  if (!header) return;
  for (std::size_t i = 0; i < header->sections; ++i) {
    const std::size_t at = sizeof(Header) + i * sizeof(Section);
    auto section = read_at<Section>(image, at);
    if (!section) break;
    const auto bytes = checked_bytes(image, *section);
    if (!bytes) continue;
    section->checksum = checksum(*bytes);
    std::memcpy(image.data() + at, &*section, sizeof(Section));
  }
  header->checksum = checksum(checked_head(image, *header));
  std::memcpy(image.data(), &*header, sizeof(Header));
}

}  // namespace plumbline::refdata::image
