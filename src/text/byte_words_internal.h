// SPDX-License-Identifier: Apache-2.0
//
// Where words begin and end in raw bytes, 64 bytes at a time, and the hash of each.

#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace plumbline::text {

static_assert(std::endian::native == std::endian::little, "hashes are of little-endian loads");

constexpr std::size_t kBlock = 64;

// Whether a byte that is no part of punctuation above 0x7F belongs to a word.
[[nodiscard]] constexpr bool is_word_byte(unsigned char byte) {
  const unsigned char lower = byte | 0x20U;
  return byte >= 0x80 || (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

// Bit i: byte p[i] belongs to a word. Reads p[-2] to p[kBlock]. `high`: whether any byte is above
// 0x7F.
struct BlockBits {
  std::uint64_t word = 0;
  std::uint64_t backslash = 0;
};

#if defined(__SSE2__)

[[nodiscard]] inline __m128i load16(const char* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}
[[nodiscard]] inline __m128i equal(__m128i bytes, unsigned char value) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value)));
}
[[nodiscard]] inline std::uint64_t bits_of(__m128i mask) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(mask)));
}

// Punctuation of two and three bytes: C2 xx, and E2 80 xx.
[[nodiscard]] inline __m128i punctuation16(const char* p) {
  const __m128i here = load16(p);
  const __m128i before = load16(p - 1);
  const __m128i two_before = load16(p - 2);
  const __m128i after = load16(p + 1);
  const __m128i latin = _mm_or_si128(equal(here, 0xC2), equal(before, 0xC2));
  const __m128i first = _mm_and_si128(equal(here, 0xE2), equal(after, 0x80));
  const __m128i second = _mm_and_si128(equal(before, 0xE2), equal(here, 0x80));
  const __m128i third = _mm_and_si128(equal(two_before, 0xE2), equal(before, 0x80));
  return _mm_or_si128(_mm_or_si128(latin, first), _mm_or_si128(second, third));
}

[[nodiscard]] inline BlockBits block_bits(const char* p) {
  BlockBits out;
  for (unsigned part = 0; part < 4; ++part) {
    const char* const at = p + part * std::size_t{16};
    const __m128i bytes = load16(at);
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // Signed compares: bytes above 0x7F are negative, so they are asked for apart.
    const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)),
                                         _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
    const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)),
                                        _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
    std::uint64_t word = bits_of(_mm_or_si128(letter, digit));
    if (const std::uint64_t high = bits_of(bytes); high != 0) {
      word = (word | high) & ~bits_of(punctuation16(at));
    }
    out.word |= word << (part * 16U);
    out.backslash |= bits_of(equal(bytes, '\\')) << (part * 16U);
  }
  return out;
}

#else

[[nodiscard]] inline BlockBits block_bits(const char* p) {
  BlockBits out;
  const auto at = [p](std::ptrdiff_t i) { return static_cast<unsigned char>(p[i]); };
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(kBlock); ++i) {
    const bool latin = at(i) == 0xC2 || at(i - 1) == 0xC2;
    const bool general = (at(i) == 0xE2 && at(i + 1) == 0x80) ||
                         (at(i - 1) == 0xE2 && at(i) == 0x80) ||
                         (at(i - 2) == 0xE2 && at(i - 1) == 0x80);
    const bool word = is_word_byte(at(i)) && !latin && !general;
    out.word |= std::uint64_t{word} << static_cast<unsigned>(i);
    out.backslash |= std::uint64_t{at(i) == '\\'} << static_cast<unsigned>(i);
  }
  return out;
}

#endif

// ASCII letters in lower case (and "@[\\]^_" changed, which stand in no word).
[[nodiscard]] constexpr std::uint64_t lower_ascii(std::uint64_t eight) {
  return eight | ((~eight & 0x8080808080808080ULL) >> 2U);
}

[[nodiscard]] constexpr std::uint64_t mix_word(std::uint64_t hash, std::uint64_t eight) {
  hash = (hash ^ eight) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 32U);
}

// Hash of the word [begin, begin + size) of which `room` bytes may be read.
[[nodiscard]] inline std::uint64_t hash_word(const char* begin, std::size_t size,
                                             std::size_t room) {
  std::uint64_t hash = size;
  std::size_t at = 0;
  while (at < size) {
    std::uint64_t eight = 0;
    const std::size_t left = size - at;
    if (room - at >= 8) {
      std::memcpy(&eight, begin + at, 8);
    } else {
      std::memcpy(&eight, begin + at, left < 8 ? left : 8);
    }
    eight = lower_ascii(eight);
    if (left < 8) eight &= (std::uint64_t{1} << (left * 8U)) - 1;
    hash = mix_word(hash, eight);
    at += 8;
  }
  return hash;
}

// Two bytes that are punctuation of Arabic or Armenian and stand at the edge of words.
[[nodiscard]] constexpr bool is_edge_mark(unsigned char first, unsigned char second) {
  if (first == 0xD8) return second == 0x8C || second == 0x9B || second == 0x9F;
  if (first == 0xDB) return second == 0x94;
  if (first == 0xD5) return second >= 0x9A && second <= 0x9F;
  return first == 0xD6 && (second == 0x89 || second == 0x8A);
}

// Where words begin and end, from block to block.
struct WordTurns {
  bool inside = false;  // the block before ended within a word
  std::size_t begin = 0;

  // `bits`: of the block at `at`. False if `word` wants no more.
  template <class Word>
  bool take(std::uint64_t bits, std::size_t at, Word& word) {
    std::uint64_t turns = bits ^ ((bits << 1U) | (inside ? 1U : 0U));
    const auto next = [&turns, at] {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(turns));
      turns &= turns - 1;
      return place;
    };
    while (turns != 0) {  // a beginning and an end at a time
      if (!inside) {
        begin = next();
        inside = true;
        if (turns == 0) break;
      }
      if (!word(begin, next())) return false;
      inside = false;
    }
    return true;
  }
};

// The bits of the block at `at`, wherever it stands in `bytes`.
[[nodiscard]] inline BlockBits bits_at(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kBefore = 2;
  if (at >= kBefore && at + kBlock < bytes.size()) return block_bits(bytes.data() + at);
  std::array<char, kBefore + kBlock + 8> edge{};  // first and last block, with room around
  const std::size_t before = at < kBefore ? at : kBefore;
  const std::size_t left = bytes.size() - at;
  const std::size_t size = left < kBlock + 1 ? left : kBlock + 1;
  std::memcpy(edge.data() + kBefore - before, bytes.data() + at - before, before + size);
  BlockBits bits = block_bits(edge.data() + kBefore);
  if (left < kBlock) bits.word &= (std::uint64_t{1} << left) - 1;
  return bits;
}

// Calls word(begin, end) for each word of `bytes`, in order; false from it ends the pass.
template <class Word>
void for_each_byte_word(std::string_view bytes, bool escaped, Word word) {
  WordTurns turns;
  std::uint64_t after_backslash = 0;
  for (std::size_t at = 0; at < bytes.size(); at += kBlock) {
    BlockBits bits = bits_at(bytes, at);
    if (escaped) {
      bits.word &= ~((bits.backslash << 1U) | after_backslash);
      after_backslash = bits.backslash >> 63U;
    }
    if (!turns.take(bits.word, at, word)) return;
  }
  if (turns.inside) (void)word(turns.begin, bytes.size());
}

}  // namespace plumbline::text
