// SPDX-License-Identifier: Apache-2.0
//
// What the tests of interviews and transcripts share.

#pragma once

#include <string>
#include <string_view>

#include "language/frame.h"

namespace plumbline::language {

// The questions (Q) and answers (A, with the speaker in brackets) of a text in order, each with its
// words as `shown` gives them and what stands between two turns.
template <class Shown>
std::string turns_of(std::string_view text, std::string_view between, const Shown& shown) {
  static const refdata::RefData data = refdata::RefData::load().take();
  model::Document document;
  document.text = std::string(text);
  state_frame(document, data);
  std::string out;
  for (const model::Block& block : document.blocks) {
    const bool asks = block.role == model::BlockRole::Question;
    if (!asks && block.role != model::BlockRole::Answer) continue;
    if (!out.empty()) out += between;
    out += asks ? "Q" : "A";
    if (block.speaker) {
      out += "(" + std::string(text::slice(document.text, *block.speaker)) + ")";
    }
    out += " ";
    out += shown(text::slice(document.text, block.text));
  }
  return out;
}

}  // namespace plumbline::language
