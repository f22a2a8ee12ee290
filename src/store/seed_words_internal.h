// SPDX-License-Identifier: Apache-2.0
//
// The words of a text as seeds see them: each with a hash of its folded letters. A text is read 64
// bytes at a time.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "store/words.h"

namespace plumbline::store {

constexpr std::size_t kWordBlock = 64;  // bytes whose kinds are told at once

// Bit i of byte i: a letter, a digit or a byte above 0x7F; such a byte.
struct WordBits {
  std::uint64_t word = 0;
  std::uint64_t wide = 0;
};

#if defined(__SSE2__)

[[nodiscard]] inline WordBits word_bits(const char* block) {
  WordBits out;
  for (unsigned part = 0; part < 4; ++part) {
    const __m128i bytes =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + part * std::size_t{16}));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // Signed compares: bytes above 0x7F are negative, and asked for apart.
    const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)),
                                         _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
    const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)),
                                        _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
    const auto bits_of = [](__m128i mask) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(mask))};
    };
    const std::uint64_t wide = bits_of(bytes);
    out.word |= (bits_of(_mm_or_si128(letter, digit)) | wide) << (part * 16U);
    out.wide |= wide << (part * 16U);
  }
  return out;
}

#else

[[nodiscard]] inline WordBits word_bits(const char* block) {
  WordBits out;
  for (unsigned i = 0; i < kWordBlock; ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    const unsigned char small = byte | 0x20U;
    const bool wide = byte >= 0x80;
    const bool word = wide || (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9');
    out.word |= std::uint64_t{word} << i;
    out.wide |= std::uint64_t{wide} << i;
  }
  return out;
}

#endif

// Of up to eight letters.
[[nodiscard]] inline std::uint64_t letters_of(std::string_view piece) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    letters |= std::uint64_t{static_cast<unsigned char>(piece[i])} << (8 * i);
  }
  return letters;
}

[[nodiscard]] constexpr std::uint64_t hash_begun(std::size_t size) {
  return size * 0x9E3779B97F4A7C15ULL;
}
[[nodiscard]] constexpr std::uint64_t hash_with(std::uint64_t hash, std::uint64_t letters) {
  hash = (hash ^ letters) * 0xBF58476D1CE4E5B9ULL;
  return hash ^ hash >> 32U;
}

// Of a folded word, eight bytes at a time.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view folded) {
  std::uint64_t value = hash_begun(folded.size());
  while (!folded.empty()) {
    const std::string_view piece = folded.substr(0, sizeof(std::uint64_t));
    value = hash_with(value, letters_of(piece));
    folded.remove_prefix(piece.size());
  }
  return value;
}

// A word of letters and digits of ASCII folds to itself with one bit set: no copy is made of it.
[[nodiscard]] inline std::uint64_t hash_of_ascii(std::string_view text, std::size_t begin,
                                                 std::size_t end) {
  constexpr std::uint64_t kSmall = 0x2020202020202020ULL;
  constexpr std::size_t kPiece = sizeof(std::uint64_t);
  std::uint64_t value = hash_begun(end - begin);
  for (; begin < end; begin += kPiece) {
    const std::size_t size = end - begin < kPiece ? end - begin : kPiece;
    std::uint64_t piece = 0;
    if (begin + kPiece <= text.size()) {
      std::memcpy(&piece, text.data() + begin, kPiece);
      if constexpr (std::endian::native == std::endian::big) piece = __builtin_bswap64(piece);
    } else {
      piece = letters_of(text.substr(begin, size));
    }
    value = hash_with(value, (piece | kSmall) & (~std::uint64_t{0} >> (64 - 8 * size)));
  }
  return value;
}

// Calls sink.word(hash, bytes of the folded word, begin, end) for each word of each_word().
template <class Sink>
class EachHash {
 public:
  EachHash(std::string_view text, Sink& sink) : text_(text), sink_(sink) {}

  void run() {
    std::array<char, kWordBlock> last{};
    for (std::size_t at = 0; at < text_.size(); at += kWordBlock) {
      const char* block = text_.data() + at;
      if (text_.size() - at < kWordBlock) {
        std::memcpy(last.data(), block, text_.size() - at);
        block = last.data();
      }
      take(word_bits(block), at);
    }
    if (inside_) end_word(text_.size());
  }

 private:
  void take(const WordBits& bits, std::size_t at) {
    std::uint64_t turns = bits.word ^ (bits.word << 1U | (inside_ ? 1U : 0U));
    if (bits.wide != 0 || wide_) return take_wide(bits, turns, at);
    for (; turns != 0; turns &= turns - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(turns));
      if (inside_) {
        sink_.word(hash_of_ascii(text_, begin_, place), place - begin_, begin_, place);
      } else {
        begin_ = place;
      }
      inside_ = !inside_;
    }
  }

  // Where some word is not of ASCII alone.
  void take_wide(const WordBits& bits, std::uint64_t turns, std::size_t at) {
    std::size_t from = 0;  // bit of the block up to which all is told
    for (; turns != 0; turns &= turns - 1) {
      const auto turn = static_cast<std::size_t>(std::countr_zero(turns));
      if (inside_) {
        wide_ = wide_ || between(bits.wide, from, turn);
        end_word(at + turn);
      } else {
        begin_ = at + turn;
        inside_ = true;
      }
      from = turn;
    }
    if (inside_) wide_ = wide_ || between(bits.wide, from, kWordBlock);
  }

  static bool between(std::uint64_t bits, std::size_t from, std::size_t until) {
    if (from == until) return false;
    return (bits >> from & (~std::uint64_t{0} >> (kWordBlock - (until - from)))) != 0;
  }

  void end_word(std::size_t end) {
    inside_ = false;
    if (std::exchange(wide_, false)) {
      fold(end);
    } else {
      sink_.word(hash_of_ascii(text_, begin_, end), end - begin_, begin_, end);
    }
  }

  void fold(std::size_t end) {
    each_word(text_.substr(begin_, end - begin_), this,
              [](void* to, std::string_view folded, std::size_t from, std::size_t until) {
                const EachHash& of = *static_cast<EachHash*>(to);
                of.sink_.word(hash_of(folded), folded.size(), of.begin_ + from, of.begin_ + until);
                return 0;
              });
  }

  std::string_view text_;
  Sink& sink_;
  std::size_t begin_ = 0;  // of the word that is not ended
  bool inside_ = false;
  bool wide_ = false;  // a byte of it is above 0x7F
};

template <class Sink>
void each_hash(std::string_view text, Sink& sink) {
  EachHash<Sink>(text, sink).run();
}

}  // namespace plumbline::store
