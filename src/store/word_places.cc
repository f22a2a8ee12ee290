// SPDX-License-Identifier: Apache-2.0

#include "store/word_places.h"

#include <algorithm>
#include <cstddef>

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

// The phrase that begins at `at`, which is moved behind it and its star.
SoughtPhrase take_phrase(std::string_view expression, std::size_t& at) {
  SoughtPhrase phrase;
  const std::string words = take_string(expression, at);
  each_word(words, &phrase, [](void* to, std::string_view folded, std::size_t, std::size_t) {
    static_cast<SoughtPhrase*>(to)->words.emplace_back(folded);
    return 0;
  });
  if (at < expression.size() && expression[at] == '*') {
    phrase.prefix = true;
    ++at;
  }
  return phrase;
}

// Meets the words of a text one by one; `met` is told of each phrase that stands there, with the
// bytes where.
class Walker {
 public:
  explicit Walker(const std::vector<SoughtPhrase>& phrases) : phrases_(phrases) {
    for (const SoughtPhrase& phrase : phrases) {
      const auto first = static_cast<unsigned char>(phrase.words.front().front());
      if (first < wanted_.first.size()) wanted_.first[first] = true;
    }
  }
  Walker(const Walker&) = delete;
  Walker& operator=(const Walker&) = delete;
  virtual ~Walker() = default;

  void walk(const ShownText& shown) {
    begun_.clear();
    wanted_.all = false;
    hidden_ = shown.hidden;
    each_word(
        shown.text, this,
        [](void* to, std::string_view folded, std::size_t begin, std::size_t end) {
          return static_cast<Walker*>(to)->meet(folded, begin, end);
        },
        wanted_);
  }

 protected:
  virtual void met(const SoughtPhrase& phrase, text::Span place) = 0;
  void stop_at(std::size_t place) { wanted_.stop_at = std::min(wanted_.stop_at, place); }
  [[nodiscard]] std::size_t end() const { return wanted_.stop_at; }

 private:
  // A phrase of which the first words were met.
  struct Begun {
    const SoughtPhrase* phrase;
    std::size_t met;
    std::uint32_t begin;
  };

  int meet(std::string_view folded, std::size_t begin, std::size_t end) {
    if (begin >= wanted_.stop_at && begun_.empty()) return 1;
    if (is_hidden(begin, end)) {
      begun_.clear();
      wanted_.all = false;
      return 0;
    }
    go_on(folded, end);
    for (const SoughtPhrase& phrase : phrases_) {
      if (fits(phrase, 0, folded)) step({&phrase, 1, static_cast<std::uint32_t>(begin)}, end);
    }
    wanted_.all = !begun_.empty();
    return 0;
  }

  [[nodiscard]] bool is_hidden(std::size_t begin, std::size_t end) const {
    return std::any_of(hidden_.begin(), hidden_.end(), [&](const text::Span& span) {
      return span.begin < end && span.end > begin;
    });
  }

  static bool fits(const SoughtPhrase& phrase, std::size_t word, std::string_view folded) {
    const std::string& sought = phrase.words[word];
    const bool part = phrase.prefix && word + 1 == phrase.words.size();
    return part ? folded.starts_with(sought) : folded == sought;
  }

  void go_on(std::string_view folded, std::size_t end) {
    if (begun_.empty()) return;
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
    } else {
      met(*begun.phrase, {begun.begin, static_cast<std::uint32_t>(end)});
    }
  }

  const std::vector<SoughtPhrase>& phrases_;
  WantedWords wanted_;
  std::span<const text::Span> hidden_;
  std::vector<Begun> begun_;
};

class Places : public Walker {
 public:
  Places(const std::vector<SoughtPhrase>& phrases, std::uint32_t window)
      : Walker(phrases), window_(window) {}

  std::vector<text::Span> take() && {
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    std::erase_if(places_, [this](const text::Span& each) { return each.begin >= end(); });
    return std::move(places_);
  }

 private:
  void met(const SoughtPhrase&, text::Span place) override {
    places_.push_back(place);
    stop_at(std::size_t{place.begin} + window_);
  }

  std::uint32_t window_;
  std::vector<text::Span> places_;
};

class Presence : public Walker {
 public:
  explicit Presence(const std::vector<SoughtPhrase>& phrases)
      : Walker(phrases), first_(phrases.data()), there_(phrases.size()) {}

  [[nodiscard]] bool whole() const { return count_ == there_.size(); }

 private:
  void met(const SoughtPhrase& phrase, text::Span) override {
    const auto at = static_cast<std::size_t>(&phrase - first_);
    if (there_[at]) return;
    there_[at] = true;
    ++count_;
    if (whole()) stop_at(0);
  }

  const SoughtPhrase* first_;
  std::vector<bool> there_;
  std::size_t count_ = 0;
};

}  // namespace

std::optional<std::vector<SoughtPhrase>> plain_phrases(std::string_view expression) {
  std::vector<SoughtPhrase> phrases;
  for (std::size_t at = 0; at < expression.size();) {
    constexpr std::string_view kAnd = "AND";
    const char c = expression[at];
    if (c == '"') {
      phrases.push_back(take_phrase(expression, at));
      if (phrases.back().words.empty()) return std::nullopt;
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

std::vector<SoughtPhrase> all_phrases(std::string_view expression) {
  std::vector<SoughtPhrase> phrases;
  for (std::size_t at = expression.find('"'); at != std::string_view::npos;) {
    phrases.push_back(take_phrase(expression, at));
    at = expression.find('"', at);
  }
  return phrases;
}

std::vector<text::Span> find_places(std::string_view text, const std::vector<SoughtPhrase>& phrases,
                                    std::uint32_t window) {
  Places places(phrases, window);
  places.walk({text});
  return std::move(places).take();
}

bool hold_all(const ShownText& title, const ShownText& text,
              const std::vector<SoughtPhrase>& phrases) {
  Presence presence(phrases);
  presence.walk(title);
  if (!presence.whole()) presence.walk(text);
  return presence.whole();
}

}  // namespace plumbline::store
