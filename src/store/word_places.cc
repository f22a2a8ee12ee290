// SPDX-License-Identifier: Apache-2.0

#include "store/word_places.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "store/words.h"

namespace plumbline::store {
namespace {

// The bytes of an FTS5 string that begins at `at`, which is moved behind it.
std::string take_string(std::string_view expression, std::size_t& at) {
  std::string out;
  for (++at; at < expression.size(); ++at) {
    if (expression[at] == '"') {
      ++at;
      if (at == expression.size() || expression[at] != '"') break;
    }
    out += expression[at];
  }
  return out;
}

SoughtPhrase phrase_of(std::string_view words) {
  SoughtPhrase phrase;
  each_word(words, &phrase, [](void* to, std::string_view folded, std::size_t, std::size_t) {
    static_cast<SoughtPhrase*>(to)->words.emplace_back(folded);
    return 0;
  });
  return phrase;
}

// Meets the words of a text one by one.
class Search {
 public:
  Search(const std::vector<SoughtPhrase>& phrases, std::uint32_t window)
      : phrases_(phrases), window_(window) {}

  int meet(std::string_view folded, std::size_t begin, std::size_t end) {
    if (begin >= enough_ && begun_.empty()) return 1;
    go_on(folded, end);
    for (const SoughtPhrase& phrase : phrases_) {
      if (!fits(phrase, 0, folded)) continue;
      step({&phrase, 1, static_cast<std::uint32_t>(begin)}, end);
    }
    return 0;
  }

  std::vector<text::Span> take() && {
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    std::erase_if(places_, [this](const text::Span& each) { return each.begin >= enough_; });
    return std::move(places_);
  }

 private:
  // A phrase of which the first words were met.
  struct Begun {
    const SoughtPhrase* phrase;
    std::size_t met;
    std::uint32_t begin;
  };

  static bool fits(const SoughtPhrase& phrase, std::size_t word, std::string_view folded) {
    const std::string& sought = phrase.words[word];
    const bool part = phrase.prefix && word + 1 == phrase.words.size();
    return part ? folded.starts_with(sought) : folded == sought;
  }

  void go_on(std::string_view folded, std::size_t end) {
    std::vector<Begun> before;
    before.swap(begun_);
    for (Begun& each : before) {
      if (!fits(*each.phrase, each.met, folded)) continue;
      ++each.met;
      step(each, end);
    }
  }

  void step(const Begun& begun, std::size_t end) {
    if (begun.met < begun.phrase->words.size()) {
      begun_.push_back(begun);
      return;
    }
    places_.push_back({begun.begin, static_cast<std::uint32_t>(end)});
    enough_ = std::min(enough_, std::size_t{begun.begin} + window_);
  }

  const std::vector<SoughtPhrase>& phrases_;
  std::uint32_t window_;
  std::size_t enough_ = std::numeric_limits<std::size_t>::max();  // what begins here is behind it
  std::vector<Begun> begun_;
  std::vector<text::Span> places_;
};

}  // namespace

std::optional<std::vector<SoughtPhrase>> plain_phrases(std::string_view expression) {
  std::vector<SoughtPhrase> phrases;
  for (std::size_t at = 0; at < expression.size();) {
    constexpr std::string_view kAnd = "AND";
    const char c = expression[at];
    if (c == '"') {
      phrases.push_back(phrase_of(take_string(expression, at)));
      if (phrases.back().words.empty()) return std::nullopt;
      if (at < expression.size() && expression[at] == '*') {
        phrases.back().prefix = true;
        ++at;
      }
    } else if (c == ' ' || c == '(' || c == ')') {
      ++at;
    } else if (expression.substr(at).starts_with(kAnd)) {
      at += kAnd.size();
    } else {
      return std::nullopt;
    }
  }
  return phrases;
}

std::vector<text::Span> find_places(std::string_view text,
                                    const std::vector<SoughtPhrase>& phrases,
                                    std::uint32_t window) {
  Search search(phrases, window);
  each_word(text, &search, [](void* to, std::string_view folded, std::size_t begin, std::size_t end) {
    return static_cast<Search*>(to)->meet(folded, begin, end);
  });
  return std::move(search).take();
}

}  // namespace plumbline::store
