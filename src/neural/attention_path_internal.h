// SPDX-License-Identifier: Apache-2.0
//
// Attention (Vaswani et al. 2017, "Attention is all you need", 3.2.1) for one instruction set, in
// whole numbers: queries, keys and values have 13 bits with a scale a head, weights 15. Sums of
// their products are exact in 32 bits, so that they may be taken in any order, and two products at
// once (pmaddwd). Part of kernels_path_internal.h.
//
// kLanes queries go side by side, one a lane, through all keys: nothing is summed across lanes.

// A head in whole numbers, which lie in the scratch; two of them in each number of 32 bits:
// - queries: a block for each kLanes pieces, in it a row of lanes for every two numbers of theirs;
// - keys: a row a piece; a number of it and the one kLanes further make a pair;
// - values: a row for every two pieces.
struct Whole {
  std::size_t length = 0, pairs = 0;  // pieces; pairs of numbers in a row of the head
  float score_scale = 0;              // a score times this is its exponent of two
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

inline void pair_queries_and_keys(const Head& head, float query, float key,
                                  AttentionScratch& scratch) {
  const std::size_t pairs = head.width / 2;
  std::int32_t one[kWidestHead / 2];
  for (std::size_t j = 0; j < head.length; ++j) {
    pair_row(head.key + j * head.stride, head.width, key, scratch.keys.data() + j * pairs);
    pair_row(head.query + j * head.stride, head.width, query, one);
    std::int32_t* lane = scratch.queries.data() + j / kLanes * kLanes * pairs + j % kLanes;
    for (std::size_t p = 0; p < pairs; ++p) lane[p * kLanes] = one[p];
  }
}

inline void pair_values(const Head& head, float value, AttentionScratch& scratch) {
  static constexpr float kNothing[kWidestHead] = {};
  std::int32_t* to = scratch.values.data();
  for (std::size_t j = 0; j < head.length; j += 2) {
    const float* first = head.value + j * head.stride;
    const float* second = j + 1 < head.length ? first + head.stride : kNothing;
    for (std::size_t d = 0; d < head.width; d += kLanes, to += kLanes) {
      to_pairs(first + d, second + d, value, to);
    }
  }
}

inline Whole to_whole(const Head& head, AttentionScratch& scratch) {
  make_room(scratch, head);
  const float query = scale_of(head, head.query), key = scale_of(head, head.key);
  constexpr float kLog2E = 1.44269504088896341F;
  const float score_scale = query * key * kLog2E / std::sqrt(static_cast<float>(head.width));
  const Whole whole{head.length, head.width / 2, score_scale, scale_of(head, head.value)};
  pair_queries_and_keys(head, inverse(query), inverse(key), scratch);
  pair_values(head, inverse(whole.value_scale), scratch);
  return whole;
}

// sums[r] = the lanes of `by`, `count` rows of them, times the pairs of row r of `rows`, whose
// numbers lie `step` apart and whose rows `stride` apart.
template <std::size_t Rows>
inline void add_products(const std::int32_t* by, std::size_t count, const std::int32_t* rows,
                         std::size_t step, std::size_t stride, std::int32_t* sums) {
  Sums lanes[Rows];
  for (std::size_t r = 0; r < Rows; ++r) lanes[r].clear();
  for (std::size_t i = 0; i < count; ++i) {
    const Pairs pairs(by + i * kLanes);
    for (std::size_t r = 0; r < Rows; ++r) lanes[r].add(pairs, rows[r * stride + i * step]);
  }
  for (std::size_t r = 0; r < Rows; ++r) lanes[r].store(sums + r * kLanes);
}

// Of all rows, as many at once as the registers hold.
inline void add_all_products(const std::int32_t* by, std::size_t count, const std::int32_t* rows,
                             std::size_t step, std::size_t stride, std::size_t number,
                             std::int32_t* sums) {
  std::size_t r = 0;
  for (; r + kRows <= number; r += kRows) {
    add_products<kRows>(by, count, rows + r * stride, step, stride, sums + r * kLanes);
  }
  for (; r < number; ++r) {
    add_products<1>(by, count, rows + r * stride, step, stride, sums + r * kLanes);
  }
}

// Softmax in each lane: scores to weights in proportion to 2^(score * scale), pairs of those of two
// pieces. `back`: what sums of weighted values want to be multiplied by.
inline void soften(const std::int32_t* scores, std::size_t length, float scale, float* room,
                   std::int32_t* weights, Lanes& back) {
  WholeLanes score, best;
  load(best, scores);
  for (std::size_t j = 1; j < length; ++j) {
    load(score, scores + j * kLanes);
    best = score > best ? score : best;
  }
  const WholeLanes lowest = WholeLanes{} + least_score(scale);
  Lanes all{}, power{};
  for (std::size_t j = 0; j < length; ++j) {
    load(score, scores + j * kLanes);
    score -= best;
    score = score > lowest ? score : lowest;
    power = __builtin_convertvector(score, Lanes) * scale;
    raise_two(power);
    all += power;
    store(room + j * kLanes, power);
  }
  store(room + length * kLanes, Lanes{});  // pairs with the last if that is left alone
  Lanes factor = kMostWeights / all;
  factor = factor < kMostWeight ? factor : Lanes{} + kMostWeight;
  WholeLanes first, second, sum{};
  for (std::size_t j = 0; j < length; j += 2) {
    load(power, room + j * kLanes);
    first = __builtin_convertvector(power * factor + 0.5F, WholeLanes);
    load(power, room + (j + 1) * kLanes);
    second = __builtin_convertvector(power * factor + 0.5F, WholeLanes);
    sum += first + second;
    store(weights + j / 2 * kLanes, first | (second << 16));
  }
  back = 1.0F / __builtin_convertvector(sum, Lanes);
}

inline void attend(const Head& from, AttentionScratch& scratch, float* out,
                   std::size_t out_stride) {
  const Whole head = to_whole(from, scratch);
  std::int32_t* sums = scratch.sums.data();
  float* room = scratch.room.data();
  WholeLanes mixed;
  Lanes back;
  for (std::size_t at = 0; at < head.length; at += kLanes) {
    add_all_products(scratch.queries.data() + at * head.pairs, head.pairs, scratch.keys.data(), 1,
                     head.pairs, head.length, sums);
    soften(sums, head.length, head.score_scale, room, scratch.weights.data(), back);
    back *= head.value_scale;
    add_all_products(scratch.weights.data(), (head.length + 1) / 2, scratch.values.data(),
                     from.width, 1, from.width, sums);
    for (std::size_t d = 0; d < from.width; ++d) {
      load(mixed, sums + d * kLanes);
      store(room + d * kLanes, __builtin_convertvector(mixed, Lanes) * back);
    }
    const std::size_t rows = std::min(kLanes, head.length - at);
    for (std::size_t q = 0; q < rows; ++q) {
      float* to = out + (at + q) * out_stride;
      for (std::size_t d = 0; d < from.width; ++d) to[d] = room[d * kLanes + q];
    }
  }
}
