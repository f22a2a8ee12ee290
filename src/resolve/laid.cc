// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "resolve/laid_internal.h"

namespace plumbline::resolve {
namespace {

// What a finding begins with.
enum Kind : std::uint8_t { SharesWords, Identical, NoCopy, Kinds };

// Numbers of seven bits a byte, the lowest first.
void put_laid(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>(0x80U | (value & 0x7FU));
  bytes += static_cast<char>(value);
}

class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && at_ == bytes_.size(); }

  // Below `limit`; 0 and not good otherwise.
  std::uint32_t take(std::uint64_t limit) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      if (at_ == bytes_.size()) break;
      const auto byte = static_cast<std::uint8_t>(bytes_[at_++]);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80 && value < limit) return static_cast<std::uint32_t>(value);
      if (byte < 0x80) break;
    }
    good_ = false;
    return 0;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

constexpr std::uint64_t kAny = std::uint64_t{1} << 32U;

void put_laid(std::string& bytes, const text::Span& span) {
  put_laid(bytes, span.begin);
  put_laid(bytes, span.size());
}

text::Span take_span(Numbers& numbers) {
  text::Span span;
  span.begin = numbers.take(kAny);
  span.end = span.begin + numbers.take(kAny - span.begin);
  return span;
}

// 0: itself; else the number of the copy, from 1.
std::uint64_t place_in_laid(std::uint32_t article, std::uint32_t self,
                            std::span<const std::uint32_t> copies) {
  if (article == self) return 0;
  const auto found = std::find(copies.begin(), copies.end(), article);
  return static_cast<std::uint64_t>(found - copies.begin()) + 1;
}

std::uint32_t take_article(Numbers& numbers, std::uint32_t self,
                           std::span<const std::uint32_t> copies) {
  const std::uint32_t place = numbers.take(copies.size() + 1);
  return place == 0 ? self : copies[place - 1];
}

Mention take_mention(Numbers& numbers) {
  return static_cast<Mention>(numbers.take(static_cast<std::uint64_t>(Mention::AtTheEdge) + 1));
}

double share_of(std::uint32_t words, std::uint32_t all) {
  return all == 0 ? 0 : static_cast<double>(words) / all;
}

}  // namespace

void Basis::add(std::uint64_t number) {
  value_ = mixed(value_ * 0x9E3779B97F4A7C15ULL + number + 1);
}

void Basis::add(std::string_view text) {
  std::uint64_t sum = 0xCBF29CE484222325ULL;
  for (const char c : text) sum = (sum ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ULL;
  add(std::uint64_t{text.size()});
  add(sum);
}

void Basis::add(std::span<const std::uint32_t> marks) {
  add(std::uint64_t{marks.size()});
  for (const std::uint32_t mark : marks) add(std::uint64_t{mark});
}

void Basis::add(const Article& article) {
  add(article.id);
  add(article.reader);
  add(article.sketch.whole);
  add(std::uint64_t{article.sketch.words});
  add(to_iso(article.published));
  add(article.publisher);
  for (const auto* list : {&article.names, &article.credits}) {
    add(std::uint64_t{list->size()});
    for (const std::string& name : *list) add(name);
  }
}

std::string to_bytes(const std::optional<Link>& link, const LaidPair& pair) {
  std::string bytes;
  if (!link) {
    put_laid(bytes, NoCopy);
    return bytes;
  }
  put_laid(bytes, link->identical ? Identical : SharesWords);
  put_laid(bytes, static_cast<std::uint64_t>(link->names_second));
  put_laid(bytes, static_cast<std::uint64_t>(link->names_first));
  put_laid(bytes, place_in_laid(link->first, pair.first, pair.copies_of_first));
  put_laid(bytes, place_in_laid(link->second, pair.second, pair.copies_of_second));
  put_laid(bytes, link->words);
  for (const Stretch& stretch : link->stretches) {
    put_laid(bytes, stretch.here);
    put_laid(bytes, stretch.there);
    put_laid(bytes, stretch.words);
  }
  return bytes;
}

std::optional<Found> found_from_bytes(std::string_view bytes, const LaidPair& pair,
                                      std::uint32_t words_first, std::uint32_t words_second) {
  Found found;
  Numbers numbers(bytes);
  const std::uint32_t kind = numbers.take(Kinds);
  if (kind == NoCopy && numbers.done()) return found;
  if (kind == NoCopy) return std::nullopt;
  Link& link = found.link.emplace();
  link.identical = kind == Identical;
  link.names_second = take_mention(numbers);
  link.names_first = take_mention(numbers);
  link.first = take_article(numbers, pair.first, pair.copies_of_first);
  link.second = take_article(numbers, pair.second, pair.copies_of_second);
  link.words = numbers.take(kAny);
  link.share_first = share_of(link.words, words_first);
  link.share_second = share_of(link.words, words_second);
  while (numbers.good() && !numbers.done()) {
    Stretch& stretch = link.stretches.emplace_back();
    stretch.here = take_span(numbers);
    stretch.there = take_span(numbers);
    stretch.words = numbers.take(kAny);
  }
  if (!numbers.good()) return std::nullopt;
  link.stretches.shrink_to_fit();
  return found;
}

}  // namespace plumbline::resolve
