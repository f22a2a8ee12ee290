// SPDX-License-Identifier: Apache-2.0

#include "language/frame_guess.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "language/frame_head.h"
#include "language/learned.h"
#include "language/publisher_parts_internal.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

constexpr std::string_view kBegins = "B-PUBLISHER", kGoesOn = "I-PUBLISHER";

}  // namespace

FrameGuess Learned::read_frame(std::string_view text, std::span<const text::Span> stretches) const {
  std::vector<std::vector<text::Span>> spans;
  std::vector<std::vector<std::string_view>> words;
  for (const text::Span& stretch : stretches) {
    const std::vector<text::Token> tokens = text::tokenize(text::slice(text, stretch));
    if (tokens.empty()) continue;
    auto& places = spans.emplace_back();
    auto& forms = words.emplace_back();
    for (const text::Token& token : tokens) {
      places.push_back(
          text::make_span(stretch.begin + token.span.begin, stretch.begin + token.span.end));
      forms.push_back(text::slice(text, places.back()));
    }
  }
  FrameGuess guess;
  const std::vector<neural::Words> lines(words.begin(), words.end());
  const auto read = engine_.read_frame(lines);
  if (!read) return guess;
  const std::vector<std::string>& names = engine_.labels("frame");
  for (std::size_t k = 0; k < spans.size(); ++k) {
    const std::vector<neural::FrameLabel>& labels = (*read)[k];
    std::vector<FrameGuess::Named>& words_of = guess.words.emplace_back();
    for (std::size_t i = 0; i < labels.size(); ++i) {
      words_of.push_back({spans[k][i], labels[i].publisher});
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (names[labels[i].label] != kBegins) continue;
      FrameGuess::Named named{spans[k][i], labels[i].lead};
      for (; i + 1 < labels.size() && names[labels[i + 1].label] == kGoesOn; ++i) {
        named.text.end = spans[k][i + 1].end;
        named.lead = std::min(named.lead, labels[i + 1].lead);
      }
      guess.publishers.push_back(named);
    }
  }
  std::stable_sort(
      guess.publishers.begin(), guess.publishers.end(),
      [](const FrameGuess::Named& a, const FrameGuess::Named& b) { return a.lead > b.lead; });
  return guess;
}

std::vector<text::Span> frame_stretches(std::string_view text, std::span<const text::Span> head,
                                        std::span<const text::Span> running) {
  constexpr std::size_t kLead = 260;  // bytes
  constexpr std::size_t kFoot = 220;
  const auto blank_from = [&](std::size_t at) {  // or, in a text without blanks, near it
    const std::size_t most = std::min(at + kFoot, text.size());
    while (at < most && text[at] != ' ' && text[at] != '\n') ++at;
    while (at < text.size() && !is_utf8_border(text, at)) ++at;
    return std::min(at, text.size());
  };
  std::vector<text::Span> found(head.begin(), head.end());
  if (running.empty()) return found;
  const std::size_t begin = running.front().begin;
  const std::size_t end = blank_from(begin + kLead);
  if (end > begin) found.push_back(text::make_span(begin, end));
  const std::size_t foot = blank_from(text.size() - std::min(text.size(), kFoot));
  for (const text::Span& line : running) {
    const std::size_t from = std::max<std::size_t>({line.begin, foot, end});
    if (from < line.end) found.push_back(text::make_span(from, line.end));
  }
  return found;
}

bool take_guess(std::string_view text, const text::Span& publisher, std::vector<HeadInput>& head) {
  const auto line = std::find_if(head.begin(), head.end(), [&](const HeadInput& each) {
    return each.text.begin <= publisher.begin && publisher.end <= each.text.end;
  });
  if (line == head.end() || line->fixed || line->frame) return false;
  // "Hill Shelter: Review of the year": the line says more, and may be the title.
  if (2 * publisher.size() < line->text.size() && !heads_line(text, line->text, publisher)) {
    return false;
  }
  line->guessed = HeadRole::Masthead;
  line->publisher = publisher;
  return true;
}

}  // namespace plumbline::language
