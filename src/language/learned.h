// SPDX-License-Identifier: Apache-2.0
//
// The learned engine as this room uses it: what the model's labels mean here.
//
// It fills tags, tree and guesses at names; every layer above works with it or without.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/frame_guess.h"
#include "neural/engine.h"

namespace plumbline::language {

class Learned {
 public:
  // `model` (data/engine.bin) must outlive this. About 30 ms. Const and shareable by threads.
  [[nodiscard]] static Result<Learned> open(std::string_view model);

  // Fills words (but for lemmas), arcs, tree and the guesses of an analysis that has tokens and
  // sentences. False, and all of these empty, where the engine could not go on.
  [[nodiscard]] bool read(std::string_view text, Analysis& analysis) const;

  // What it takes the lines around a text for; nothing where the engine could not go on.
  [[nodiscard]] FrameGuess read_frame(std::string_view text,
                                      std::span<const text::Span> stretches) const;

  // Sentences, one a line, their words parted by blanks, as CoNLL-U: for measuring on given words.
  [[nodiscard]] Result<std::string> words_to_conllu(std::string_view lines) const;

  [[nodiscard]] Pos pos(const TreeWord& word) const { return pos_[word.tag]; }
  [[nodiscard]] std::string_view fine_tag(const TreeWord& word) const;  // Penn: "VBD"
  [[nodiscard]] std::string_view relation(const TreeWord& word) const;  // UD: "nsubj:pass"

 private:
  explicit Learned(neural::Engine engine);
  void cut_words(std::string_view text, Analysis& analysis,
                 std::vector<std::uint32_t>& sentence_begins) const;
  void mend_verbs(Analysis& analysis) const;
  void take_words(Analysis& analysis) const;
  void take_names(Analysis& analysis, const std::vector<std::uint16_t>& labels) const;

  neural::Engine engine_;
  std::vector<Pos> pos_;
  std::vector<Word> form_;  // verb form and number of each fine tag
  std::vector<Relation> relation_;
  std::uint16_t verb_ = 0, verb_plain_ = 0, verb_with_s_ = 0;  // labels of "VERB", "VBP", "VBZ"
};

}  // namespace plumbline::language
