// SPDX-License-Identifier: Apache-2.0

#include "resolve/sketch.h"

#include <algorithm>

#include "resolve/words_internal.h"

namespace plumbline::resolve {
namespace {

constexpr std::size_t kSketchHead = 12;

void put_number(std::string& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i)
    bytes += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
}

std::uint64_t take(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8U | static_cast<std::uint8_t>(bytes[at + i]);
  }
  return value;
}

void sort_marks_once(std::vector<std::uint32_t>& marks) {
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
}

}  // namespace

Sketch sketch_of(std::string_view text) {
  std::vector<std::uint64_t> keys;
  keys.reserve(text.size() / 5);
  append_keys(text, keys);
  Sketch sketch;
  sketch.words = static_cast<std::uint32_t>(keys.size());
  for (const std::uint64_t key : keys) {
    sketch.whole = (sketch.whole ^ key) * 0x9E3779B97F4A7C15ULL;
    sketch.whole ^= sketch.whole >> 29U;
  }
  sketch.marks.reserve(keys.size() / kSampleOneOf + kLeastMarks);
  each_shingle(keys.data(), keys.size(), [&](std::uint64_t shingle, std::size_t) {
    const auto mark = static_cast<std::uint32_t>(shingle >> 32U);
    if (mark < kSampled) sketch.marks.push_back(mark);
  });
  sort_marks_once(sketch.marks);
  if (sketch.marks.size() < kLeastMarks) {
    sketch.marks.clear();
    each_shingle(keys.data(), keys.size(), [&](std::uint64_t shingle, std::size_t) {
      sketch.marks.push_back(static_cast<std::uint32_t>(shingle >> 32U));
    });
    sort_marks_once(sketch.marks);
    if (sketch.marks.size() > kLeastMarks) sketch.marks.resize(kLeastMarks);
  }
  if (sketch.marks.size() > kMostMarks) sketch.marks.resize(kMostMarks);
  return sketch;
}

std::uint64_t sampled_below(const Sketch& sketch) {
  const std::size_t size = sketch.marks.size();
  if (size < kLeastMarks) return std::uint64_t{1} << 32U;
  if (size == kLeastMarks || size == kMostMarks) return std::uint64_t{sketch.marks.back()} + 1;
  return kSampled;
}

std::string to_bytes(const Sketch& sketch) {
  std::string bytes;
  bytes.reserve(kSketchHead + 4 * sketch.marks.size());
  put_number(bytes, sketch.whole, 8);
  put_number(bytes, sketch.words, 4);
  for (const std::uint32_t mark : sketch.marks) put_number(bytes, mark, 4);
  return bytes;
}

std::optional<Sketch> sketch_from_bytes(std::string_view bytes) {
  if (bytes.size() < kSketchHead || bytes.size() % 4 != 0) return std::nullopt;
  if (bytes.size() > kSketchHead + 4 * kMostMarks) return std::nullopt;
  Sketch sketch;
  sketch.whole = take(bytes, 0, 8);
  sketch.words = static_cast<std::uint32_t>(take(bytes, 8, 4));
  sketch.marks.reserve((bytes.size() - kSketchHead) / 4);
  for (std::size_t at = kSketchHead; at < bytes.size(); at += 4) {
    sketch.marks.push_back(static_cast<std::uint32_t>(take(bytes, at, 4)));
  }
  if (!std::is_sorted(sketch.marks.begin(), sketch.marks.end())) return std::nullopt;
  return sketch;
}

}  // namespace plumbline::resolve
