// SPDX-License-Identifier: Apache-2.0
//
// What the learned engine takes the lines around a text for. The rules of frame_internal.h read
// forms that newsrooms use; the engine has seen many more heads, and gives a guess with how far it
// is ahead of "none of these".

#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::language {

struct HeadInput;

struct FrameGuess {
  struct Named {
    text::Span text;  // bytes of the document
    float lead = 0;   // by how much its weakest word beats every other label; mostly above 0
  };
  std::vector<Named> publishers;  // the surest first
  // All words it read, by stretch, with how far "publisher" is ahead of every other label.
  std::vector<std::vector<Named>> words;
};

// The stretches in which a publisher may be named: each line of the head, what opens
// the text ("LAGOS (Bay Wire) -"), and the last lines. `head`, `running`: the lines of both.
[[nodiscard]] std::vector<text::Span> frame_stretches(std::string_view text,
                                                      std::span<const text::Span> head,
                                                      std::span<const text::Span> running);

// Holds the line of the head that names the publisher to that role. False if the line has a role
// already (frame, markup), says more than the name, or if there is none.
bool take_guess(std::string_view text, const text::Span& publisher, std::vector<HeadInput>& head);

}  // namespace plumbline::language
