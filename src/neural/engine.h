// SPDX-License-Identifier: Apache-2.0
//
// The learned reader: words of sentences in; tags, tree, names, attributions and events out.
//
// One encoder pass feeds every head (Collobert et al. 2011; the tree: Dozat and Manning 2017,
// biaffine; attributions: from each cue a pointer to where its source and its content begin and
// end, after Vinyals et al. 2015, so that one may stand in another; events likewise, from the word
// that tells one to its agent, patient, place and time). The model is a file made by
// train/engine; labels are its own, this room gives them no meaning. Sentences that follow each
// other are read together, so that a word is seen among its neighbours. The same sentences give the
// same bytes on any thread and any processor.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::neural {

using Words = std::span<const std::string_view>;

// Words [begin, end) of a sentence.
struct WordRange {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

// Somebody says something, as one sentence states it. What stands in another sentence is empty.
struct Attributed {
  WordRange cue;
  WordRange source;   // empty: none in this sentence
  WordRange content;  // empty: none in this sentence
  WordRange more;     // the second part of an interrupted content
};

// Something happens, as one sentence tells it. What stands in another sentence is empty.
struct Told {
  std::uint32_t trigger = 0;   // the word that tells it
  std::uint16_t kind = 0;      // index in labels("events"); never 0, "O"
  std::uint16_t modality = 0;  // index in labels("modalities")
  WordRange agent, patient, place, time;
};

// What the heads say of one sentence; one entry a word in each.
struct Reading {
  std::vector<std::uint16_t> tag;        // index in labels("upos")
  std::vector<std::uint16_t> fine_tag;   // index in labels("xpos")
  std::vector<std::uint32_t> head;       // 0: the root; i + 1: word i
  std::vector<std::uint16_t> relation;   // index in labels("relations")
  std::vector<std::uint16_t> name;       // index in labels("names"): "O", "B-PER", "I-PER" ...
  std::vector<Attributed> attributions;  // in the order of their cues
  std::vector<Told> events;              // in the order of their triggers
  std::vector<float> factual;            // about -3 (surely did not happen) to 3; for predicates
};

// A word of a line above or below a text.
struct FrameLabel {
  std::uint16_t label = 0;  // index in labels("frame"): "O", "B-PUBLISHER", "I-PUBLISHER" ...
  float lead = 0;       // by how much labels of that kind are ahead of all others; no probability
  float publisher = 0;  // the same of "PUBLISHER", chosen or not
};

class Engine {
 public:
  // `model` must outlive the engine. Malformed, or Unavailable on a processor too old.
  [[nodiscard]] static Result<Engine> open(std::string_view model);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // `sentences`: those of one document, in order; one reading for each. A sentence too long for the
  // model is read in parts, whose later roots hang on the first one's. Any number of threads;
  // memory for one batch of some hundred words, whatever the number of sentences. Unavailable where
  // the library cannot go on (no memory).
  [[nodiscard]] Result<std::vector<Reading>> read(std::span<const Words> sentences) const;

  // What each word of the lines above and below a text is. Lines are read together as far as the
  // model reaches. Errors as of read().
  [[nodiscard]] Result<std::vector<std::vector<FrameLabel>>> read_frame(
      std::span<const Words> lines) const;

  // "upos", "xpos", "relations", "names", "events", "modalities", "frame"; empty for another layer.
  [[nodiscard]] const std::vector<std::string>& labels(const std::string& layer) const;

 private:
  struct Parts;
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace plumbline::neural
