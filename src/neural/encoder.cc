// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "neural/encoder_internal.h"
#include "neural/kernels_internal.h"

namespace plumbline::neural {
namespace {

constexpr std::size_t kShapes = 6;
constexpr std::size_t kInnerRows = 64;  // of the widest layer at once: they stay in the cache

Error lacks(const std::string& name) {
  return {ErrorCode::Malformed, "the language model lacks " + name};
}

}  // namespace

Encoder::Norm Encoder::norm(const Weights& weights, const std::string& name, std::size_t width) {
  return {weights.floats(name + ".weight", width), weights.floats(name + ".bias", width)};
}

Result<Encoder> Encoder::open(const Weights& weights, const EncoderShape& shape) {
  if (shape.width == 0 || shape.width % kLanes != 0 || shape.heads == 0 ||
      shape.width % (shape.heads * 2 * kLanes) != 0 || shape.width / shape.heads > kWidestHead ||
      shape.layers == 0 || shape.layers > 48 || shape.positions < 16 ||
      shape.positions > kMostAttended) {
    return lacks("a usable shape");
  }
  Encoder out;
  out.shape_ = shape;
  const std::size_t width = shape.width;
  out.words_ = weights.bytes("word.weight", shape.vocabulary * width);
  out.word_scale_ = weights.floats("word.scale", shape.vocabulary);
  out.positions_ = weights.floats("position", shape.positions * width);
  out.shapes_ = weights.floats("shape", kShapes * width);
  out.first_ = norm(weights, "norm", width);
  if (out.words_.empty() || out.word_scale_.empty() || out.positions_.empty() ||
      out.shapes_.empty() || out.first_.weight.empty() || out.first_.bias.empty()) {
    return lacks("its embeddings");
  }
  for (std::size_t number = 0; number < shape.layers; ++number) {
    const std::string name = "layer" + std::to_string(number) + ".";
    Layer layer;
    const auto fill = [&](Dense& dense, const char* part, std::size_t in, std::size_t to) {
      Result<Dense> opened = Dense::open(weights, name + part, in, to);
      if (!opened.ok()) return std::move(opened).error();
      dense = std::move(opened).take();
      return Error{};
    };
    for (const Error& error :
         {fill(layer.mixed, "mixed", width, 3 * width), fill(layer.joined, "joined", width, width),
          fill(layer.up, "up", width, shape.inner), fill(layer.down, "down", shape.inner, width)}) {
      if (!error.message.empty()) return error;
    }
    layer.after_attention = norm(weights, name + "norm1", width);
    layer.after_inner = norm(weights, name + "norm2", width);
    if (layer.after_attention.weight.empty() || layer.after_attention.bias.empty() ||
        layer.after_inner.weight.empty() || layer.after_inner.bias.empty()) {
      return lacks(name + "norm");
    }
    out.layers_.push_back(std::move(layer));
  }
  return out;
}

void Encoder::embed(const PieceBatch& batch, std::vector<float>& states,
                    EncoderScratch& scratch) const {
  const std::size_t width = shape_.width;
  scratch.seen.resize(std::max(scratch.seen.size(), batch.pieces.size() * width));
  for (std::size_t s = 0; s + 1 < batch.begins.size(); ++s) {
    for (std::size_t at = batch.begins[s]; at < batch.begins[s + 1]; ++at) {
      const std::size_t word = std::min<std::size_t>(batch.pieces[at], shape_.vocabulary - 1);
      const std::size_t place = std::min(at - batch.begins[s], shape_.positions - 1);
      const std::int8_t* values = words_.data() + word * width;
      const float* position = positions_.data() + place * width;
      const float* shape = shapes_.data() + static_cast<std::size_t>(batch.shapes[at]) * width;
      float* state = states.data() + at * width;
      float* added = scratch.seen.data() + at * width;
      for (std::size_t i = 0; i < width; ++i) {
        state[i] = static_cast<float>(values[i]) * word_scale_[word];
        added[i] = position[i] + shape[i];
      }
      kernels().add_and_normalize(state, added, first_.weight.data(), first_.bias.data(), width);
    }
  }
}

void Encoder::attend_all(const PieceBatch& batch, EncoderScratch& scratch) const {
  const std::size_t width = shape_.width;
  const std::size_t head = width / shape_.heads;
  for (std::size_t s = 0; s + 1 < batch.begins.size(); ++s) {
    const std::size_t begin = batch.begins[s];
    const std::size_t length = batch.begins[s + 1] - begin;
    for (std::size_t h = 0; h < shape_.heads; ++h) {
      const float* query = scratch.mixed.data() + begin * 3 * width + h * head;
      const Head view{query, query + width, query + 2 * width, length, head, 3 * width};
      kernels().attend(view, scratch.attention, scratch.seen.data() + begin * width + h * head,
                       width);
    }
  }
}

void Encoder::run(const PieceBatch& batch, std::vector<float>& states,
                  EncoderScratch& scratch) const {
  const std::size_t width = shape_.width;
  const std::size_t rows = batch.pieces.size();
  states.resize(std::max(states.size(), rows * width));
  scratch.mixed.resize(std::max(scratch.mixed.size(), rows * 3 * width));
  scratch.wide.resize(std::max(scratch.wide.size(), kInnerRows * shape_.inner));
  embed(batch, states, scratch);
  for (const Layer& layer : layers_) {
    layer.mixed.run(states.data(), rows, scratch.mixed.data(), scratch.dense);
    attend_all(batch, scratch);
    layer.joined.run(scratch.seen.data(), rows, scratch.mixed.data(), scratch.dense);
    for (std::size_t r = 0; r < rows; ++r) {
      kernels().add_and_normalize(states.data() + r * width, scratch.mixed.data() + r * width,
                                  layer.after_attention.weight.data(),
                                  layer.after_attention.bias.data(), width);
    }
    for (std::size_t r = 0; r < rows; r += kInnerRows) {
      const std::size_t count = std::min(kInnerRows, rows - r);
      layer.up.run(states.data() + r * width, count, scratch.wide.data(), scratch.dense,
                   Activation::Gelu);
      layer.down.run(scratch.wide.data(), count, scratch.seen.data() + r * width, scratch.dense);
    }
    for (std::size_t r = 0; r < rows; ++r) {
      kernels().add_and_normalize(states.data() + r * width, scratch.seen.data() + r * width,
                                  layer.after_inner.weight.data(), layer.after_inner.bias.data(),
                                  width);
    }
  }
}

}  // namespace plumbline::neural
