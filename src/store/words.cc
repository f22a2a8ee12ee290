// SPDX-License-Identifier: Apache-2.0

#include "store/words.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#if defined(__SSE2__)
#include <bit>

#include <emmintrin.h>
#endif

#include "base/utf8.h"

namespace plumbline::store {
namespace {

// ASCII: the folded letter or digit, 0 for what separates.
constexpr std::array<char, 128> ascii_table() {
  std::array<char, 128> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = c;
    table[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  return table;
}
constexpr std::array<char, 128> kAscii = ascii_table();

struct Replacement {
  char32_t letter;
  std::string_view by;
};
// Letters without a decomposition that people replace when they type. Sorted.
constexpr Replacement kReplacements[] = {
    {U'\u00DF', "ss"},     {U'\u00E6', "ae"},     {U'\u00F0', "d"},      {U'\u00F8', "o"},
    {U'\u00FE', "th"},     {U'\u0111', "d"},      {U'\u0127', "h"},      {U'\u0131', "i"},
    {U'\u0142', "l"},      {U'\u0153', "oe"},     {U'\u0259', "e"},      {U'\u0439', "\u0439"},
    {U'\u0643', "\u06A9"}, {U'\u0649', "\u06CC"}, {U'\u064A', "\u06CC"},
};

bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x0640;
}

// Marks that a writer may leave out. Vowel signs of other scripts are letters in all but name.
bool is_optional_mark(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE) ||
         (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06ED);
}

bool stands_alone(char32_t c) {
  return c >= 0x2E80 && (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0 ||
                         (c >= 0x3041 && c <= 0x30FF));
}

bool belongs_to_word(char32_t c) {
  constexpr std::uint32_t kWordMask =
      U_GC_L_MASK | U_GC_N_MASK | U_GC_MN_MASK | U_GC_MC_MASK | U_GC_CO_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & kWordMask) != 0;
}

void append_lower(std::string& out, char32_t c) {
  const auto lower =
      static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  if (is_optional_mark(lower)) return;
  const auto* found = std::lower_bound(
      std::begin(kReplacements), std::end(kReplacements), lower,
      [](const Replacement& entry, char32_t letter) { return entry.letter < letter; });
  if (found != std::end(kReplacements) && found->letter == lower) {
    out += found->by;
  } else {
    append_utf8(out, lower);
  }
}

const UNormalizer2* decomposer() {
  static const UNormalizer2* const kInstance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFKDInstance(&status);
  }();
  return kInstance;
}

void append_folded(std::string& out, char32_t c) {
  // The breve of this Cyrillic letter is not left out in writing.
  if (c == 0x0419 || c == 0x0439) {
    append_lower(out, 0x0439);
    return;
  }
  std::array<UChar, 24> parts{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count =
      unorm2_getDecomposition(decomposer(), static_cast<UChar32>(c), parts.data(),
                              static_cast<std::int32_t>(parts.size()), &status);
  if (count < 0 || U_FAILURE(status)) {
    append_lower(out, c);
    return;
  }
  for (std::size_t at = 0; at < static_cast<std::size_t>(count);) {
    char32_t part = parts[at++];
    if (U16_IS_LEAD(part) && at < static_cast<std::size_t>(count)) {
      part = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(part, parts[at++]));
    }
    append_lower(out, part);
  }
}

// The few bytes with which words begin that are wanted.
class FirstBytes {
 public:
  static constexpr std::size_t kMost = 4;
  explicit FirstBytes(const WantedWords& wanted) {
    for (std::size_t byte = 0; byte < wanted.first.size(); ++byte) {
      if (!wanted.first[byte]) continue;
      if (count_ < kMost) bytes_[count_] = static_cast<char>(byte);
      ++count_;
    }
  }
  [[nodiscard]] bool few() const { return count_ <= kMost; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] char operator[](std::size_t at) const { return bytes_[at]; }

 private:
  std::array<char, kMost> bytes_{};
  std::size_t count_ = 0;
};

#if defined(__SSE2__)
// Of 16 bytes of ASCII, a bit for each that is a letter or digit, and that is one of `first`.
struct PlainBlock {
  std::uint32_t plain = 0;
  std::uint32_t first = 0;
};

PlainBlock plain_block(__m128i block, const FirstBytes& first) {
  const auto between = [](__m128i bytes, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(low - 1))),
                         _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(high + 1))));
  };
  const __m128i lower = _mm_or_si128(block, _mm_set1_epi8(0x20));
  const __m128i plain = _mm_or_si128(between(lower, 'a', 'z'), between(block, '0', '9'));
  __m128i sought = _mm_setzero_si128();
  for (std::size_t i = 0; i < first.count(); ++i) {
    sought = _mm_or_si128(sought, _mm_cmpeq_epi8(lower, _mm_set1_epi8(first[i])));
  }
  return {static_cast<std::uint32_t>(_mm_movemask_epi8(plain)),
          static_cast<std::uint32_t>(_mm_movemask_epi8(sought))};
}
#endif

// One walk over a text: collects a word and hands it on where it ends.
class Walk {
 public:
  Walk(std::string_view text, void* context, WordSink sink)
      : text_(text), context_(context), sink_(sink), first_(WantedWords()) {}
  Walk(std::string_view text, void* context, WordSink sink, const WantedWords& wanted)
      : text_(text), context_(context), sink_(sink), wanted_(&wanted), first_(wanted) {}

  int run() {
    while (at_ < text_.size()) {
      if (wanted_ != nullptr && word_.empty() && !passing_ && !wanted_->all) {
        pass_over();
        if (at_ >= text_.size()) break;
      }
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80) {
        if (kAscii[byte] != 0) {
          if (wanted_ != nullptr && word_.empty() && !wanted_->all) {
            if (at_ >= wanted_->stop_at && !passing_) return 1;
            passing_ = passing_ || !wanted_->first[static_cast<unsigned char>(kAscii[byte])];
          }
          take_plain();
          continue;
        }
        if (const int stop = flush()) return stop;
        ++at_;
      } else if (const int stop = take_wide()) {
        return stop;
      }
    }
    return flush();
  }

 private:
  void begin_word() {
    if (word_.empty()) begin_ = at_;
  }

  // From between two words up to the first byte with which one may begin that is wanted, or that is
  // no ASCII: then `passing_` says whether it stands in a word that is not wanted. No further than
  // wanted.
  void pass_over() {
    const std::size_t end = std::min(text_.size(), wanted_->stop_at);
    bool within = false;
#if defined(__SSE2__)
    constexpr std::size_t kBlock = sizeof(__m128i);
    for (; first_.few() && at_ + kBlock <= end; at_ += kBlock) {
      // One that need not lie at a multiple of its size.
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at_));
      if (_mm_movemask_epi8(block) != 0) break;
      const PlainBlock seen = plain_block(block, first_);
      const std::uint32_t goes_on = (seen.plain << 1U) | (within ? 1U : 0U);
      const std::uint32_t begins = seen.plain & seen.first & ~goes_on;
      if (begins != 0) {
        at_ += static_cast<std::size_t>(std::countr_zero(begins));
        return;
      }
      within = (seen.plain >> (kBlock - 1)) != 0;
    }
#endif
    for (; at_ < end; ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte >= kAscii.size()) break;
      const auto folded = static_cast<unsigned char>(kAscii[byte]);
      if (folded != 0 && !within && wanted_->first[folded]) return;
      within = folded != 0;
    }
    passing_ = within;
  }

  // Letters and digits of ASCII, all that stand together: nearly every word is no more than that.
  void take_plain() {
    const std::size_t from = at_;
    if (!passing_) begin_word();
    while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
    if (passing_) return;
    const std::size_t before = word_.size();
    word_.resize(before + at_ - from);
    for (std::size_t i = from; i < at_; ++i) {
      word_[before + i - from] = kAscii[static_cast<unsigned char>(text_[i])];
    }
    end_ = at_;
  }

  static bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < kAscii.size() && kAscii[byte] != 0;
  }

  int flush() {
    passing_ = false;
    if (word_.empty()) return 0;
    const int stop = sink_(context_, word_, begin_, end_);
    word_.clear();
    return stop;
  }

  int take_wide() {
    const CodePoint c = decode_utf8(text_, at_);
    if (c.valid && is_invisible(c.value)) {
      at_ += c.size;
      return 0;
    }
    if (!c.valid || !belongs_to_word(c.value)) {
      at_ += c.size;
      return flush();
    }
    const bool alone = stands_alone(c.value);
    if (alone) {
      if (const int stop = flush()) return stop;
    }
    if (passing_) {
      at_ += c.size;
      return 0;
    }
    begin_word();
    append_folded(word_, c.value);
    at_ += c.size;
    end_ = at_;
    return alone ? flush() : 0;
  }

  std::string_view text_;
  void* context_;
  WordSink sink_;
  const WantedWords* wanted_ = nullptr;  // nullptr: all
  FirstBytes first_;
  bool passing_ = false;  // the word that it is in is not wanted
  std::string word_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

int each_word(std::string_view text, void* context, WordSink sink) {
  return Walk(text, context, sink).run();
}

int each_word(std::string_view text, void* context, WordSink sink, const WantedWords& wanted) {
  return Walk(text, context, sink, wanted).run();
}

std::string fold_words(std::string_view text) {
  std::string out;
  each_word(text, &out, [](void* context, std::string_view folded, std::size_t, std::size_t) {
    auto& words = *static_cast<std::string*>(context);
    if (!words.empty()) words += ' ';
    words += folded;
    return 0;
  });
  return out;
}

}  // namespace plumbline::store
