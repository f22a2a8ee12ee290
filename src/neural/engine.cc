// SPDX-License-Identifier: Apache-2.0

#include "neural/engine.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <future>
#include <limits>
#include <mutex>
#include <thread>

#include "neural/encoder_internal.h"
#include "neural/kernels_internal.h"
#include "neural/label_chain.h"
#include "neural/pieces.h"
#include "neural/plan_internal.h"
#include "neural/tree.h"

namespace plumbline::neural {
namespace {

constexpr std::size_t kBatchPieces = 512;
// Sentences that follow each other are read together up to so many pieces, so that a word is seen
// among its neighbours; as in training (train/engine/train.py).
constexpr std::size_t kStretchPieces = 128;
constexpr std::size_t kFramePieces = 254;  // the same of the lines around a text
constexpr std::size_t kRelationRows = 64;  // of words at once; the scores of one take 26 KB
constexpr std::size_t kCueLabels = 3;      // outside, begins, goes on
constexpr std::size_t kPointers = 6;       // begin and end of source, content, more content
constexpr std::size_t kEventPointers = 8;  // begin and end of agent, patient, place, time

// Pointers: what a word that asks must resemble where a span begins or ends (`asking` makes the
// question), and where in a row of `heads` each word's answers stand.
struct Pointing {
  Dense asking;
  std::size_t answers_at = 0;
  std::size_t width = 0;
};

std::uint16_t best(const float* scores, std::size_t count) {
  return static_cast<std::uint16_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

struct Engine::Parts {
  explicit Parts(std::string_view vocabulary) : pieces(vocabulary) {}

  Weights weights;
  Pieces pieces;
  Encoder encoder;
  Dense heads, arc, relation;
  Pointing attribution, event;
  std::size_t arc_width = 0, relation_width = 0, positions = 0;
  std::size_t tags = 0, fine_tags = 0, names = 0, relations = 0, events = 0, modalities = 0;
  std::size_t frame_labels = 0;
  std::uint16_t publisher_label = 0;  // of the frame
  // Of a row of `heads`: what was passed through the activation, then the scores of labels.
  [[nodiscard]] std::size_t labels_at() const {
    return event.answers_at + kEventPointers * event.width;
  }
  [[nodiscard]] std::size_t cues_at() const { return labels_at() + tags + fine_tags + names + 1; }
  [[nodiscard]] std::size_t events_at() const { return cues_at() + kCueLabels; }
  [[nodiscard]] std::size_t frame_at() const { return events_at() + events + modalities; }
  [[nodiscard]] std::size_t outputs() const { return frame_at() + frame_labels; }
  LabelChain name_chain, frame_chain;

  struct Scratch {
    PieceBatch batch;
    std::vector<Part> parts;
    std::vector<std::uint32_t> firsts;  // row of the first piece: the root, then each word
    std::vector<std::uint16_t*>
        relation_labels;  // where that of each row belongs; the root has none
    std::vector<float> states, words, heads, arcs, relations, scores, picked, asked;
    std::vector<std::uint32_t> chosen;
    EncoderScratch encoder;
    DenseScratch dense;
  };
  // Room of earlier calls, one for each that ran at the same time: some megabytes that need not be
  // asked of the system again.
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<Scratch>> spare;
  [[nodiscard]] std::unique_ptr<Scratch> take_scratch() const;
  void give_back(std::unique_ptr<Scratch> scratch) const;

  [[nodiscard]] std::vector<Reading> read(std::span<const Words> sentences) const;
  [[nodiscard]] std::vector<std::vector<FrameLabel>> read_frame(std::span<const Words> lines) const;
  [[nodiscard]] Plan plan(std::span<const Words> sentences, std::size_t most_pieces) const;
  [[nodiscard]] Part cut(Plan& plan, Words words, std::size_t begin) const;
  void read_parts(const Plan& plan, std::span<const Part> parts, std::vector<Reading>& out) const;
  void add(Scratch& scratch, const Plan& plan, const Part& part) const;
  void flush(Scratch& scratch, std::vector<Reading>& out) const;
  void run_heads(Scratch& scratch) const;
  static void clear(Scratch& scratch);
  void read_part(Scratch& scratch, const Part& part, Reading& reading) const;
  void choose_relations(Scratch& scratch) const;
  [[nodiscard]] std::uint16_t best_relation(const float* mixed, const float* head) const;
  void find_attributions(Scratch& scratch, const Part& part, Reading& reading) const;
  void find_events(Scratch& scratch, const Part& part, Reading& reading) const;
  void ask(Scratch& scratch, const Pointing& pointing, std::size_t row) const;
  [[nodiscard]] WordRange best_span(const Scratch& scratch, const Part& part,
                                    const Pointing& pointing, std::size_t pointer) const;
};

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(std::string_view model) {
  Result<Weights> weights = Weights::open(model);
  if (!weights.ok()) return std::move(weights).error();
  auto parts = std::make_unique<Parts>(weights->vocabulary());
  parts->weights = std::move(weights).take();
  const Weights& held = parts->weights;
  const EncoderShape shape{parts->pieces.size(), held.number("width"),  held.number("inner"),
                           held.number("heads"), held.number("layers"), held.number("positions")};
  Result<Encoder> encoder = Encoder::open(held, shape);
  if (!encoder.ok()) return std::move(encoder).error();
  parts->encoder = std::move(encoder).take();
  parts->positions = shape.positions;
  parts->arc_width = held.number("arc_width");
  parts->relation_width = held.number("relation_width");
  parts->tags = held.labels("upos").size();
  parts->fine_tags = held.labels("xpos").size();
  parts->names = held.labels("names").size();
  parts->relations = held.labels("relations").size();
  parts->events = held.labels("events").size();
  parts->modalities = held.labels("modalities").size();
  parts->frame_labels = held.labels("frame").size();
  parts->attribution.width = held.number("pointer_width");
  parts->attribution.answers_at = 2 * (parts->arc_width + parts->relation_width);
  parts->event.width = held.number("event_width");
  parts->event.answers_at = parts->attribution.answers_at + kPointers * parts->attribution.width;
  if (parts->tags == 0 || parts->fine_tags == 0 || parts->names == 0 || parts->relations == 0 ||
      parts->events == 0 || parts->modalities == 0 || parts->frame_labels == 0) {
    return Error{ErrorCode::Malformed, "the language model lacks its labels"};
  }
  const auto open_layer = [&](const char* name, std::size_t in, std::size_t to, Dense& layer) {
    Result<Dense> opened = Dense::open(held, name, in, to);
    if (!opened.ok()) return std::move(opened).error();
    layer = std::move(opened).take();
    return Error{};
  };
  for (const Error& error :
       {open_layer("heads", shape.width, parts->outputs(), parts->heads),
        open_layer("asking", shape.width, kPointers * parts->attribution.width,
                   parts->attribution.asking),
        open_layer("event_asking", shape.width, kEventPointers * parts->event.width,
                   parts->event.asking),
        open_layer("arc", parts->arc_width, parts->arc_width + 1, parts->arc),
        open_layer("relation", parts->relation_width,
                   parts->relations * (parts->relation_width + 1), parts->relation)}) {
    if (!error.message.empty()) return error;
  }
  const std::vector<std::string>& names = held.labels("names");
  const std::span<const float> steps = held.floats("name_steps", names.size() * names.size());
  if (steps.empty()) return Error{ErrorCode::Malformed, "the language model lacks 'name_steps'"};
  parts->name_chain = LabelChain(names, steps);
  parts->frame_chain = LabelChain(held.labels("frame"), {});
  const std::vector<std::string>& frame = held.labels("frame");
  const auto begins = std::find(frame.begin(), frame.end(), "B-PUBLISHER");
  if (begins == frame.end()) {
    return Error{ErrorCode::Malformed, "the language model has no label \"B-PUBLISHER\""};
  }
  parts->publisher_label = static_cast<std::uint16_t>(begins - frame.begin());
  return Engine(std::move(parts));
}

const std::vector<std::string>& Engine::labels(const std::string& layer) const {
  return parts_->weights.labels(layer);
}

Result<std::vector<Reading>> Engine::read(std::span<const Words> sentences) const {
  try {
    return parts_->read(sentences);
  } catch (const std::exception& error) {  // the library's own errors among them
    return Error{ErrorCode::Unavailable,
                 std::string("the language model stopped: ") + error.what()};
  }
}

Result<std::vector<std::vector<FrameLabel>>> Engine::read_frame(
    std::span<const Words> lines) const {
  try {
    return parts_->read_frame(lines);
  } catch (const std::exception& error) {
    return Error{ErrorCode::Unavailable,
                 std::string("the language model stopped: ") + error.what()};
  }
}

std::unique_ptr<Engine::Parts::Scratch> Engine::Parts::take_scratch() const {
  const std::lock_guard lock(mutex);
  if (spare.empty()) return std::make_unique<Scratch>();
  std::unique_ptr<Scratch> taken = std::move(spare.back());
  spare.pop_back();
  return taken;
}

void Engine::Parts::give_back(std::unique_ptr<Scratch> scratch) const {
  const std::lock_guard lock(mutex);
  spare.push_back(std::move(scratch));
}

// Two threads read a half each, where there are two processors.
std::vector<Reading> Engine::Parts::read(std::span<const Words> sentences) const {
  std::vector<Reading> out(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::size_t count = sentences[s].size();
    Reading& reading = out[s];
    reading.tag.resize(count);
    reading.fine_tag.resize(count);
    reading.head.resize(count);
    reading.relation.resize(count);
    reading.name.resize(count);
    reading.factual.resize(count);
  }
  const Plan all = plan(sentences, kStretchPieces);
  const std::span<const Part> parts = all.parts;
  const std::size_t half =
      std::thread::hardware_concurrency() > 1 ? second_half(all) : parts.size();
  std::future<void> second;
  if (half < parts.size()) {  // "deferred": read below where no thread is to be had
    second = std::async(std::launch::async | std::launch::deferred,
                        [&] { read_parts(all, parts.subspan(half), out); });
  }
  read_parts(all, parts.first(half), out);
  if (second.valid()) second.get();
  return out;
}

std::vector<std::vector<FrameLabel>> Engine::Parts::read_frame(std::span<const Words> lines) const {
  std::vector<std::vector<FrameLabel>> out(lines.size());
  const Plan all = plan(lines, kFramePieces);
  std::unique_ptr<Scratch> scratch = take_scratch();
  const auto write = [&] {
    if (scratch->parts.empty()) return;
    run_heads(*scratch);
    const std::size_t stride = heads.outputs();
    for (const Part& part : scratch->parts) {
      const std::size_t count = part.end - part.begin;
      const float* rows = scratch->heads.data() + (part.first_row + 1) * stride + frame_at();
      std::vector<std::uint16_t> labels(count);
      if (count > 0) frame_chain.best(rows, stride, count, labels.data());
      for (std::size_t i = 0; i < count; ++i) {
        const float* scores = rows + i * stride;
        out[part.sentence].push_back({labels[i], frame_chain.lead(scores, labels[i]),
                                      frame_chain.lead(scores, publisher_label)});
      }
    }
    clear(*scratch);
  };
  for (const Part& part : all.parts) {
    if (part.opens_stretch) write();
    add(*scratch, all, part);
  }
  write();
  give_back(std::move(scratch));
  return out;
}

// Parts fit the model. Each is read with the one before if it fits its stretch, else opens a new
// one.
Plan Engine::Parts::plan(std::span<const Words> sentences, std::size_t most_pieces) const {
  Plan out;
  std::size_t stretch = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::size_t begin = 0; begin < sentences[s].size();) {
      Part part = cut(out, sentences[s], begin);
      part.sentence = s;
      part.opens_stretch = stretch > 0 && stretch + part.piece_count > most_pieces;
      stretch = part.piece_count + (part.opens_stretch ? 0 : stretch);
      begin = part.end;
      out.parts.push_back(part);
    }
  }
  return out;
}

// The pieces of as many words from `begin` on as fit the model.
Part Engine::Parts::cut(Plan& plan, Words words, std::size_t begin) const {
  Part part;
  part.begin = begin;
  part.piece = plan.pieces.size();
  part.word = plan.firsts.size();
  plan.pieces.push_back(pieces.begin());
  plan.shapes.push_back(WordShape::None);
  std::size_t end = begin;
  for (; end < words.size(); ++end) {
    const std::size_t first = plan.pieces.size();
    pieces.append(words[end], plan.pieces);
    if (plan.pieces.size() > first + positions / 2) plan.pieces.resize(first + positions / 2);
    if (end > begin && plan.pieces.size() - part.piece + 1 > positions - 2) {
      plan.pieces.resize(first);
      break;
    }
    plan.firsts.push_back(static_cast<std::uint32_t>(first - part.piece));
    plan.shapes.resize(plan.pieces.size(), shape_of(words[end]));
  }
  plan.pieces.push_back(pieces.end());
  plan.shapes.push_back(WordShape::None);
  part.end = end;
  part.piece_count = plan.pieces.size() - part.piece;
  return part;
}

void Engine::Parts::read_parts(const Plan& plan, std::span<const Part> parts,
                               std::vector<Reading>& out) const {
  std::unique_ptr<Scratch> scratch = take_scratch();
  PieceBatch& batch = scratch->batch;
  for (const Part& part : parts) {
    if (part.opens_stretch && !batch.pieces.empty()) {
      batch.begins.push_back(static_cast<std::uint32_t>(batch.pieces.size()));
      if (batch.pieces.size() >= kBatchPieces) flush(*scratch, out);
    }
    add(*scratch, plan, part);
  }
  flush(*scratch, out);
  give_back(std::move(scratch));  // after an error what it holds is dropped
}

// Adds the part to the batch.
void Engine::Parts::add(Scratch& scratch, const Plan& plan, const Part& part) const {
  PieceBatch& batch = scratch.batch;
  const auto from = static_cast<std::uint32_t>(batch.pieces.size());
  scratch.parts.push_back(part);
  scratch.parts.back().first_row = scratch.firsts.size();
  scratch.firsts.push_back(from);
  for (std::size_t w = 0; w < part.end - part.begin; ++w) {
    scratch.firsts.push_back(from + plan.firsts[part.word + w]);
  }
  const auto pieces_of = std::span(plan.pieces).subspan(part.piece, part.piece_count);
  const auto shapes_of = std::span(plan.shapes).subspan(part.piece, part.piece_count);
  batch.pieces.insert(batch.pieces.end(), pieces_of.begin(), pieces_of.end());
  batch.shapes.insert(batch.shapes.end(), shapes_of.begin(), shapes_of.end());
}

// Runs the batch and writes what its parts say.
void Engine::Parts::flush(Scratch& scratch, std::vector<Reading>& out) const {
  if (scratch.parts.empty()) return;
  run_heads(scratch);
  const std::size_t rows = scratch.firsts.size();
  const std::size_t stride = heads.outputs();
  const std::size_t sides = labels_at();
  scratch.picked.resize(std::max(scratch.picked.size(), rows * arc_width));
  for (std::size_t r = 0; r < rows; ++r) {
    kernels().leaky_relu(scratch.heads.data() + r * stride, sides);
    std::copy_n(scratch.heads.data() + r * stride, arc_width,
                scratch.picked.data() + r * arc_width);
  }
  scratch.arcs.resize(std::max(scratch.arcs.size(), rows * (arc_width + 1)));
  arc.run(scratch.picked.data(), rows, scratch.arcs.data(), scratch.dense);
  scratch.chosen.assign(rows, 0);
  scratch.relation_labels.assign(rows, nullptr);
  for (const Part& part : scratch.parts) read_part(scratch, part, out[part.sentence]);
  choose_relations(scratch);
  clear(scratch);
}

// The encoder over the batch, and all heads over the first piece of each word.
void Engine::Parts::run_heads(Scratch& scratch) const {
  if (const std::size_t end = scratch.batch.pieces.size(); scratch.batch.begins.back() != end) {
    scratch.batch.begins.push_back(static_cast<std::uint32_t>(end));
  }
  encoder.run(scratch.batch, scratch.states, scratch.encoder);
  const std::size_t width = encoder.width();
  const std::size_t rows = scratch.firsts.size();
  scratch.words.resize(std::max(scratch.words.size(), rows * width));
  for (std::size_t r = 0; r < rows; ++r) {
    std::copy_n(scratch.states.data() + scratch.firsts[r] * width, width,
                scratch.words.data() + r * width);
  }
  scratch.heads.resize(std::max(scratch.heads.size(), rows * heads.outputs()));
  heads.run(scratch.words.data(), rows, scratch.heads.data(), scratch.dense);
}

void Engine::Parts::clear(Scratch& scratch) {
  scratch.batch.pieces.clear();
  scratch.batch.shapes.clear();
  scratch.batch.begins.assign(1, 0);
  scratch.parts.clear();
  scratch.firsts.clear();
}

void Engine::Parts::read_part(Scratch& scratch, const Part& part, Reading& reading) const {
  const std::size_t n = part.end - part.begin + 1;  // with the root
  const std::size_t stride = heads.outputs();
  const float* rows = scratch.heads.data() + part.first_row * stride;
  scratch.scores.resize(std::max(scratch.scores.size(), n * n));
  const float shrink = 1.0F / std::sqrt(static_cast<float>(arc_width));
  for (std::size_t d = 0; d < n; ++d) {
    const float* mixed = scratch.arcs.data() + (part.first_row + d) * (arc_width + 1);
    for (std::size_t h = 0; h < n; ++h) {
      scratch.scores[d * n + h] =
          (kernels().dot(mixed, rows + h * stride + arc_width, arc_width) + mixed[arc_width]) *
          shrink;
    }
  }
  const std::vector<std::uint32_t> tree = best_tree({scratch.scores.data(), n * n}, n);
  std::uint32_t first_root = 0;  // of the sentence's earlier parts
  for (std::size_t i = 0; i < part.begin && first_root == 0; ++i) {
    if (reading.head[i] == 0) first_root = static_cast<std::uint32_t>(i + 1);
  }
  for (std::size_t d = 1; d < n; ++d) {
    const std::size_t word = part.begin + d - 1;
    const float* scores = rows + d * stride + labels_at();
    reading.tag[word] = best(scores, tags);
    reading.fine_tag[word] = best(scores + tags, fine_tags);
    reading.factual[word] = scores[tags + fine_tags + names];
    scratch.relation_labels[part.first_row + d] = &reading.relation[word];
    scratch.chosen[part.first_row + d] = static_cast<std::uint32_t>(part.first_row + tree[d]);
    reading.head[word] =
        tree[d] == 0 ? first_root : static_cast<std::uint32_t>(part.begin + tree[d]);
  }
  if (n > 1) {
    name_chain.best(rows + stride + labels_at() + tags + fine_tags, stride, n - 1,
                    reading.name.data() + part.begin);
    find_attributions(scratch, part, reading);
    find_events(scratch, part, reading);
  }
}

// The relation of each word to the head that the tree gave it.
void Engine::Parts::choose_relations(Scratch& scratch) const {
  const std::size_t rows = scratch.firsts.size();
  const std::size_t stride = heads.outputs();
  scratch.picked.resize(std::max(scratch.picked.size(), kRelationRows * relation_width));
  scratch.relations.resize(std::max(scratch.relations.size(), kRelationRows * relation.outputs()));
  for (std::size_t from = 0; from < rows; from += kRelationRows) {
    const std::size_t count = std::min(kRelationRows, rows - from);
    for (std::size_t r = 0; r < count; ++r) {
      std::copy_n(scratch.heads.data() + (from + r) * stride + 2 * arc_width, relation_width,
                  scratch.picked.data() + r * relation_width);
    }
    relation.run(scratch.picked.data(), count, scratch.relations.data(), scratch.dense);
    for (std::size_t r = 0; r < count; ++r) {
      std::uint16_t* const label = scratch.relation_labels[from + r];
      if (label == nullptr) continue;
      const float* head =
          scratch.heads.data() + scratch.chosen[from + r] * stride + 2 * arc_width + relation_width;
      *label = best_relation(scratch.relations.data() + r * relation.outputs(), head);
    }
  }
}

std::uint16_t Engine::Parts::best_relation(const float* mixed, const float* head) const {
  std::uint16_t found = 0;
  float most = -std::numeric_limits<float>::infinity();
  for (std::size_t o = 0; o < relations; ++o, mixed += relation_width + 1) {
    const float score = kernels().dot(mixed, head, relation_width) + mixed[relation_width];
    if (score > most) {
      most = score;
      found = static_cast<std::uint16_t>(o);
    }
  }
  return found;
}

void Engine::Parts::ask(Scratch& scratch, const Pointing& pointing, std::size_t row) const {
  const std::size_t count = pointing.asking.outputs();
  scratch.asked.resize(std::max(scratch.asked.size(), count));
  pointing.asking.run(scratch.words.data() + row * encoder.width(), 1, scratch.asked.data(),
                      scratch.dense);
  kernels().leaky_relu(scratch.asked.data(), count);
}

// Cues, and from the last word of each where its source and content lie.
void Engine::Parts::find_attributions(Scratch& scratch, const Part& part, Reading& reading) const {
  const std::size_t stride = heads.outputs();
  const std::size_t n = part.end - part.begin + 1;
  const auto label = [&](std::size_t row) {
    return best(scratch.heads.data() + (part.first_row + row) * stride + cues_at(), kCueLabels);
  };
  for (std::size_t first = 1; first < n;) {
    if (label(first) == 0) {
      ++first;
      continue;
    }
    std::size_t end = first + 1;
    while (end < n && label(end) == 2) ++end;
    ask(scratch, attribution, part.first_row + end - 1);
    const auto begin = static_cast<std::uint32_t>(part.begin);
    Attributed found;
    found.cue = {static_cast<std::uint32_t>(begin + first - 1),
                 static_cast<std::uint32_t>(begin + end - 1)};
    found.source = best_span(scratch, part, attribution, 0);
    found.content = best_span(scratch, part, attribution, 2);
    if (!found.content.empty()) found.more = best_span(scratch, part, attribution, 4);
    reading.attributions.push_back(found);
    first = end;
  }
}

// Words that tell an event, and from each where its roles lie.
void Engine::Parts::find_events(Scratch& scratch, const Part& part, Reading& reading) const {
  const std::size_t n = part.end - part.begin + 1;
  for (std::size_t at = 1; at < n; ++at) {
    const std::size_t row = part.first_row + at;
    const float* scores = scratch.heads.data() + row * heads.outputs() + events_at();
    const std::uint16_t kind = best(scores, events);
    if (kind == 0) continue;
    ask(scratch, event, row);
    Told told;
    told.trigger = static_cast<std::uint32_t>(part.begin + at - 1);
    told.kind = kind;
    told.modality = best(scores + events, modalities);
    told.agent = best_span(scratch, part, event, 0);
    told.patient = best_span(scratch, part, event, 2);
    told.place = best_span(scratch, part, event, 4);
    told.time = best_span(scratch, part, event, 6);
    reading.events.push_back(told);
  }
}

// The span of the highest sum of begin and end; empty where the root, "there is none", is better.
WordRange Engine::Parts::best_span(const Scratch& scratch, const Part& part,
                                   const Pointing& pointing, std::size_t pointer) const {
  const std::size_t n = part.end - part.begin + 1;
  const auto score = [&](std::size_t row, std::size_t which) {
    const float* answer = scratch.heads.data() + (part.first_row + row) * heads.outputs() +
                          pointing.answers_at + which * pointing.width;
    return kernels().dot(scratch.asked.data() + which * pointing.width, answer, pointing.width);
  };
  float most = score(0, pointer) + score(0, pointer + 1);
  WordRange found;
  float best_begin = -std::numeric_limits<float>::infinity();
  std::size_t begin = 0;
  for (std::size_t end = 1; end < n; ++end) {
    if (const float here = score(end, pointer); here > best_begin) {
      best_begin = here;
      begin = end;
    }
    if (const float sum = best_begin + score(end, pointer + 1); sum > most) {
      most = sum;
      found = {static_cast<std::uint32_t>(part.begin + begin - 1),
               static_cast<std::uint32_t>(part.begin + end)};
    }
  }
  return found;
}

}  // namespace plumbline::neural
