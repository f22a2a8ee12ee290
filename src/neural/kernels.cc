// SPDX-License-Identifier: Apache-2.0
//
// Compiled with -O3 -ffp-contract=off (src/CMakeLists.txt): see the header for why.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "neural/kernels_internal.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace plumbline::neural {
namespace {

constexpr std::int32_t kWithoutSign = std::numeric_limits<std::int32_t>::max();

// Of attention. Scores differ by less than 2^31; 2^-30 rounds to no weight; weights fit 15 bits,
// and 4095 times their sum, each rounded up by at most a half, fits 32.
constexpr float kMostWhole = 4095;
static_assert(kWidestHead * 4095LL * 4095LL < (1LL << 30));
constexpr float kLeastExponent = -30.0F;
constexpr float kMostWeight = 32767.0F;
constexpr float kMostWeights = 500000.0F;
static_assert((500000LL + kMostAttended / 2) * 4095LL < (1LL << 31));

// Of a score below the best; what is lower has no weight.
std::int32_t least_score(float scale) {
  constexpr float kFarthest = 2147483520.0F;  // the largest float below 2^31
  const float least = scale * kFarthest > -kLeastExponent ? kLeastExponent / scale : -kFarthest;
  return static_cast<std::int32_t>(least);
}

float inverse(float scale) {
  return scale > 0 ? 1.0F / scale : 0.0F;
}

void make_room(AttentionScratch& scratch, const Head& head) {
  const auto room = [](auto& vector, std::size_t size) {
    if (vector.size() < size) vector.resize(size);
  };
  const std::size_t blocks = (head.length + kLanes - 1) / kLanes, even = head.length + 1;
  room(scratch.queries, blocks * kLanes * head.width / 2);
  room(scratch.keys, head.length * head.width / 2);
  room(scratch.values, even / 2 * head.width);
  room(scratch.weights, even / 2 * kLanes);
  room(scratch.sums, std::max(head.length, head.width) * kLanes);
  room(scratch.room, std::max(even, head.width) * kLanes);
}

// NOLINTBEGIN(misc-include-cleaner): each path includes the same lines

#define PL_LANES                                                            \
  using Lanes = float __attribute__((vector_size(kLanes * sizeof(float)))); \
  using WholeLanes = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))))

#if defined(__x86_64__)
// Any processor of this kind.
namespace sse2 {

PL_LANES;
constexpr std::size_t kRows = 2;

struct Pairs {
  explicit Pairs(const std::int32_t* from) {
    for (std::size_t part = 0; part < 4; ++part) {
      parts[part] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + part * 4));
    }
  }
  __m128i parts[4] = {};
};

struct Sums {
  void clear() {
    for (__m128i& part : parts) part = _mm_setzero_si128();
  }
  void add(const Pairs& pairs, std::int32_t two) {
    const __m128i by = _mm_set1_epi32(two);
    for (std::size_t part = 0; part < 4; ++part) {
      parts[part] = _mm_add_epi32(parts[part], _mm_madd_epi16(pairs.parts[part], by));
    }
  }
  void store(std::int32_t* to) const {
    for (std::size_t part = 0; part < 4; ++part) {
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to + part * 4), parts[part]);
    }
  }
  __m128i parts[4];
};

#include "neural/kernels_path.inc"

}  // namespace sse2

// clang has no such pragma; what it builds (tests, fuzzers) takes the path for any processor.
#if defined(__GNUC__) && !defined(__clang__)
#define PL_WIDER_PATHS 1

#pragma GCC push_options
#pragma GCC target("avx2")
namespace avx2 {

PL_LANES;
constexpr std::size_t kRows = 4;

struct Pairs {
  explicit Pairs(const std::int32_t* from)
      : low(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from))),
        high(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + 8))) {}
  __m256i low, high;
};

struct Sums {
  void clear() { low = high = _mm256_setzero_si256(); }
  void add(const Pairs& pairs, std::int32_t two) {
    const __m256i by = _mm256_set1_epi32(two);
    low = _mm256_add_epi32(low, _mm256_madd_epi16(pairs.low, by));
    high = _mm256_add_epi32(high, _mm256_madd_epi16(pairs.high, by));
  }
  void store(std::int32_t* to) const {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), low);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 8), high);
  }
  __m256i low, high;
};

#include "neural/kernels_path.inc"

}  // namespace avx2
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,prefer-vector-width=512")
namespace avx512_vnni {

PL_LANES;
constexpr std::size_t kRows = 8;

struct Pairs {
  explicit Pairs(const std::int32_t* from) : all(_mm512_loadu_si512(from)) {}
  __m512i all;
};

struct Sums {
  void clear() { all = _mm512_setzero_si512(); }
  void add(const Pairs& pairs, std::int32_t two) {
    all = _mm512_dpwssd_epi32(all, pairs.all, _mm512_set1_epi32(two));
  }
  void store(std::int32_t* to) const { _mm512_storeu_si512(to, all); }
  __m512i all;
};

#include "neural/kernels_path.inc"

}  // namespace avx512_vnni
#pragma GCC pop_options
#endif

#else

namespace plain {

PL_LANES;
constexpr std::size_t kRows = 1;

struct Pairs {
  explicit Pairs(const std::int32_t* from) : first(from) {}
  const std::int32_t* first;
};

struct Sums {
  void clear() { std::fill_n(lanes, kLanes, 0); }
  void add(const Pairs& pairs, std::int32_t two) {
    const auto low = [](std::int32_t pair) {
      return std::int32_t{static_cast<std::int16_t>(pair)};
    };
    for (std::size_t l = 0; l < kLanes; ++l) {
      const std::int32_t pair = pairs.first[l];
      lanes[l] += low(pair) * low(two) + (pair >> 16) * (two >> 16);
    }
  }
  void store(std::int32_t* to) const { std::copy_n(lanes, kLanes, to); }
  std::int32_t lanes[kLanes];
};

#include "neural/kernels_path.inc"

}  // namespace plain
#endif
// NOLINTEND(misc-include-cleaner)

}  // namespace

std::vector<Kernels> all_kernels() {
  std::vector<Kernels> found;
#if defined(PL_WIDER_PATHS)
  const auto has = [](int answer) { return answer != 0; };
  found.push_back(avx512_vnni::table("avx512_vnni", has(__builtin_cpu_supports("avx512bw")) &&
                                                        has(__builtin_cpu_supports("avx512vl")) &&
                                                        has(__builtin_cpu_supports("avx512dq")) &&
                                                        has(__builtin_cpu_supports("avx512vnni"))));
  found.push_back(avx2::table("avx2", has(__builtin_cpu_supports("avx2"))));
#endif
#if defined(__x86_64__)
  found.push_back(sse2::table("sse2", true));
#else
  found.push_back(plain::table("plain", true));
#endif
  return found;
}

const Kernels& kernels() {
  static const Kernels kBest = [] {
    const std::vector<Kernels> all = all_kernels();
    return *std::find_if(all.begin(), all.end(),
                         [](const Kernels& each) { return each.supported; });
  }();
  return kBest;
}

}  // namespace plumbline::neural
