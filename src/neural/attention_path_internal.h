// SPDX-License-Identifier: Apache-2.0
//
// Attention (Vaswani et al. 2017, "Attention is all you need", 3.2.1) for one instruction set, in
// whole numbers: queries, keys and values have 13 bits with a scale a head, weights 15. Sums of
// their products are exact in 32 bits, so that they may be taken in any order, and two products at
// once (pmaddwd). Part of kernels_path_internal.h.
//
// Of every 2 * kLanes numbers a pair holds one and the one kLanes further.

// A head in whole numbers, which lie in the scratch.
struct Whole {
  std::size_t length = 0, row = 0, width = 0;
  float score_scale = 0;  // a score times this is its exponent of two
  float value_scale = 0;
};

// Scale of whole numbers up to kMostWhole; 0 if all are 0.
inline float scale_of(const Head& head, const float* rows) {
  float most = 0;
  for (std::size_t j = 0; j < head.length; ++j) {
    most = std::max(most, largest_of(rows + j * head.stride, head.width));
  }
  return most / kMostWhole;
}

// A row of the head as pairs of its numbers.
inline void pair_row(const float* from, std::size_t width, float by, std::int32_t* to) {
  for (std::size_t d = 0; d < width; d += 2 * kLanes) {
    to_pairs(from + d, from + d + kLanes, by, to + d / 2);
  }
}

inline void pair_queries_and_keys(const Head& head, float query, float key, std::size_t row,
                                  AttentionScratch& scratch) {
  const std::size_t pairs = head.width / 2;
  std::int32_t one[kWidestHead / 2];
  for (std::size_t j = 0; j < head.length; ++j) {
    pair_row(head.query + j * head.stride, head.width, query, scratch.queries.data() + j * pairs);
    pair_row(head.key + j * head.stride, head.width, key, one);
    for (std::size_t p = 0; p < pairs; ++p) scratch.keys[p * row + j] = one[p];
  }
  for (std::size_t p = 0; p < pairs; ++p) {
    std::int32_t* keys = scratch.keys.data() + p * row;
    std::fill(keys + head.length, keys + row, 0);
  }
}

inline void pair_values(const Head& head, float value, std::size_t row, AttentionScratch& scratch) {
  static constexpr float kNothing[kWidestHead] = {};
  std::int32_t* to = scratch.values.data();
  for (std::size_t block = 0; block < row; block += 2 * kLanes) {
    for (std::size_t j = block; j < block + kLanes; ++j) {
      const std::size_t other = j + kLanes;
      const float* first = j < head.length ? head.value + j * head.stride : kNothing;
      const float* second = other < head.length ? head.value + other * head.stride : kNothing;
      for (std::size_t d = 0; d < head.width; d += kLanes, to += kLanes) {
        to_pairs(first + d, second + d, value, to);
      }
    }
  }
}

inline Whole to_whole(const Head& head, AttentionScratch& scratch) {
  Whole whole{head.length, paired(head.length), head.width};
  make_room(scratch, whole.length, whole.row, whole.width);
  const float query = scale_of(head, head.query), key = scale_of(head, head.key);
  whole.value_scale = scale_of(head, head.value);
  constexpr float kLog2E = 1.44269504088896341F;
  whole.score_scale = query * key * kLog2E / std::sqrt(static_cast<float>(head.width));
  pair_queries_and_keys(head, inverse(query), inverse(key), whole.row, scratch);
  pair_values(head, inverse(whole.value_scale), whole.row, scratch);
  return whole;
}

// Softmax of a row: weights in proportion to 2^(score * scale), as pairs of whole numbers that want
// to be multiplied by what is returned. Scores behind `length` are written over, their weights 0.
inline float soften(std::int32_t* scores, std::size_t length, float scale, float* room,
                    std::int32_t* weights) {
  const std::size_t row = paired(length);
  for (std::size_t j = length; j < row; ++j) scores[j] = scores[0];  // changes no maximum
  WholeLanes score, best;
  load(best, scores);
  for (std::size_t j = kLanes; j < row; j += kLanes) {
    load(score, scores + j);
    best = score > best ? score : best;
  }
  const std::int32_t most = highest(best);
  const WholeLanes lowest = WholeLanes{} + least_score(scale);
  Lanes all{}, power;
  for (std::size_t j = 0; j < row; j += kLanes) {
    load(score, scores + j);
    score -= most;
    score = score > lowest ? score : lowest;
    to_floats(score, power);
    power *= scale;
    raise_two(power);
    store(room + j, power);
  }
  for (std::size_t j = length; j < row; ++j) room[j] = 0;
  for (std::size_t j = 0; j < row; j += kLanes) {
    load(power, room + j);
    all += power;
  }
  const float factor = std::min(kMostWeight, kMostWeights / total(all));
  WholeLanes first, second, sum{};
  for (std::size_t j = 0; j < row; j += 2 * kLanes) {
    load(power, room + j);
    first = __builtin_convertvector(power * factor + 0.5F, WholeLanes);
    load(power, room + j + kLanes);
    second = __builtin_convertvector(power * factor + 0.5F, WholeLanes);
    sum += first + second;
    store(weights + j / 2, first | (second << 16));
  }
  return 1.0F / static_cast<float>(total(sum));
}

// Rows of `pairs`, `width` long, times the numbers of `Queries` rows of `by`, which are `count`
// long.
template <std::size_t Queries>
inline void add_products(const std::int32_t* by, std::size_t count, const std::int32_t* pairs,
                         std::size_t width, std::int32_t* sums) {
  for (std::size_t column = 0; column < width; column += kLanes) {
    Sums lanes[Queries];
    for (std::size_t q = 0; q < Queries; ++q) lanes[q].clear();
    for (std::size_t i = 0; i < count; ++i) {
      const Pairs other(pairs + i * width + column);
      for (std::size_t q = 0; q < Queries; ++q) lanes[q].add(other, by[q * count + i]);
    }
    for (std::size_t q = 0; q < Queries; ++q) lanes[q].store(sums + q * width + column);
  }
}

template <std::size_t Queries>
inline void attend_rows(const Whole& head, std::size_t at, AttentionScratch& scratch, float* out,
                        std::size_t out_stride) {
  float scales[Queries];
  std::int32_t* scores = scratch.scores.data();
  add_products<Queries>(scratch.queries.data() + at * head.width / 2, head.width / 2,
                        scratch.keys.data(), head.row, scores);
  for (std::size_t q = 0; q < Queries; ++q) {
    scales[q] =
        head.value_scale * soften(scores + q * head.row, head.length, head.score_scale,
                                  scratch.room.data(), scratch.weights.data() + q * head.row / 2);
  }
  add_products<Queries>(scratch.weights.data(), head.row / 2, scratch.values.data(), head.width,
                        scores);
  for (std::size_t q = 0; q < Queries; ++q) {
    float* to = out + (at + q) * out_stride;
    for (std::size_t d = 0; d < head.width; ++d) {
      to[d] = static_cast<float>(scores[q * head.width + d]) * scales[q];
    }
  }
}

inline void attend(const Head& from, AttentionScratch& scratch, float* out,
                   std::size_t out_stride) {
  const Whole head = to_whole(from, scratch);
  std::size_t at = 0;
  for (; at + kQueries <= head.length; at += kQueries) {
    attend_rows<kQueries>(head, at, scratch, out, out_stride);
  }
  for (; at < head.length; ++at) attend_rows<1>(head, at, scratch, out, out_stride);
}
