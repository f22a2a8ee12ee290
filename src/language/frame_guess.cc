// SPDX-License-Identifier: Apache-2.0

#include "language/frame_guess.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "base/utf8.h"
#include "language/frame_head.h"
#include "language/learned.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

constexpr float kNever = -1e30F;

// A label of the model: which of the three it names, and whether it begins one.
enum class Part : std::uint8_t { None, Publisher, Title, Author };
struct Label {
  Part part = Part::None;
  bool begins = false;
};

Label label_of(std::string_view name) {
  const std::string_view part = name.substr(std::min<std::size_t>(2, name.size()));
  const Part found = part == "PUBLISHER" ? Part::Publisher
                     : part == "TITLE"   ? Part::Title
                     : part == "AUTHOR"  ? Part::Author
                                         : Part::None;
  return {found, name.starts_with("B-")};
}

// The words of one stretch with the scores of their labels.
class Stretch {
 public:
  Stretch(std::vector<text::Span> words, const std::vector<float>& scores,
          const std::vector<Label>& labels)
      : words_(std::move(words)), scores_(scores), labels_(labels) {}

  void add_to(FrameGuess& guess) const {
    const std::vector<std::size_t> way = best_way();
    for (std::size_t begin = 0; begin < way.size();) {
      const Part part = labels_[way[begin]].part;
      std::size_t end = begin + 1;
      while (end < way.size() && labels_[way[end]].part == part && !labels_[way[end]].begins) ++end;
      if (part != Part::None) add(guess, part, begin, end);
      begin = end;
    }
  }

 private:
  [[nodiscard]] float score(std::size_t word, std::size_t label) const {
    return scores_[word * labels_.size() + label];
  }

  // What goes on must have begun.
  [[nodiscard]] bool may_follow(std::size_t before, std::size_t label) const {
    const Label& next = labels_[label];
    return next.part == Part::None || next.begins || labels_[before].part == next.part;
  }

  // The labels of the highest sum (Viterbi).
  [[nodiscard]] std::vector<std::size_t> best_way() const {
    const std::size_t count = labels_.size();
    std::vector<float> sums(count), next(count);
    std::vector<std::size_t> from(words_.size() * count);
    for (std::size_t k = 0; k < count; ++k) {
      const bool may = labels_[k].part == Part::None || labels_[k].begins;
      sums[k] = may ? score(0, k) : kNever;
    }
    for (std::size_t i = 1; i < words_.size(); ++i) {
      for (std::size_t k = 0; k < count; ++k) {
        float most = 2 * kNever;
        for (std::size_t b = 0; b < count; ++b) {
          if (!may_follow(b, k) || sums[b] <= most) continue;
          most = sums[b];
          from[i * count + k] = b;
        }
        next[k] = most + score(i, k);
      }
      sums.swap(next);
    }
    std::vector<std::size_t> way(words_.size());
    auto label =
        static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    for (std::size_t i = words_.size(); i-- > 0;) {
      way[i] = label;
      label = from[i * count + label];
    }
    return way;
  }

  // By how much the labels of `part` are ahead of all others at a word.
  [[nodiscard]] float lead(std::size_t word, Part part) const {
    float own = kNever, other = kNever;
    for (std::size_t k = 0; k < labels_.size(); ++k) {
      float& best = labels_[k].part == part ? own : other;
      best = std::max(best, score(word, k));
    }
    return own - other;
  }

  void add(FrameGuess& guess, Part part, std::size_t begin, std::size_t end) const {
    FrameGuess::Named named{text::make_span(words_[begin].begin, words_[end - 1].end),
                            std::numeric_limits<float>::infinity()};
    for (std::size_t i = begin; i < end; ++i) named.lead = std::min(named.lead, lead(i, part));
    switch (part) {
      case Part::Publisher: guess.publishers.push_back(named); break;
      case Part::Author: guess.authors.push_back(named); break;
      case Part::Title:
        if (!guess.title || guess.title->lead < named.lead) guess.title = named;
        break;
      case Part::None: break;
    }
  }

  std::vector<text::Span> words_;
  const std::vector<float>& scores_;
  const std::vector<Label>& labels_;
};

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
  if (words.empty()) return {};
  const std::vector<neural::Words> lines(words.begin(), words.end());
  const auto scores = engine_.read_frame(lines);
  FrameGuess guess;
  if (!scores) return guess;
  std::vector<Label> labels;
  for (const std::string& name : engine_.labels("frame")) labels.push_back(label_of(name));
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Stretch(std::move(spans[i]), (*scores)[i], labels).add_to(guess);
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

std::optional<text::Span> sure_publisher(const FrameGuess& guess) {
  constexpr float kSure = 1.25F;  // chosen on held-out heads: docs/decisions/0011
  if (guess.publishers.empty() || guess.publishers.front().lead < kSure) return std::nullopt;
  return guess.publishers.front().text;
}

bool take_guess(const text::Span& publisher, std::vector<HeadInput>& head) {
  const auto line = std::find_if(head.begin(), head.end(), [&](const HeadInput& each) {
    return each.text.begin <= publisher.begin && publisher.end <= each.text.end;
  });
  if (line == head.end() || line->fixed || line->frame) return false;
  // "Hill Shelter: Review of the year": the line says more, and may be the title.
  if (2 * publisher.size() < line->text.size()) return false;
  line->guessed = HeadRole::Masthead;
  line->publisher = publisher;
  return true;
}

}  // namespace plumbline::language
