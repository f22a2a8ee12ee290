// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/dossier_printed_internal.h"
#include "base/utf8.h"
#include "resolve/accounts.h"
#include "text/token.h"

namespace plumbline::app {
namespace {

constexpr std::string_view kWithheld = "[name withheld]";
constexpr std::size_t kMostWords = 8;  // of one name, titles included

class Comparing {
 public:
  explicit Comparing(const StandingWords& words)
      : words_(words), tokens_(text::tokenize(words.kept)) {}

  // Whether exact[i..] stands at kept[j..].
  bool fits(std::string_view exact, std::size_t at) {
    for (std::size_t i = 0; i < exact.size();) {
      if (exact.substr(i).starts_with(kWithheld) && !words_.kept.substr(at).starts_with(kWithheld))
        return fits_name(exact.substr(i + kWithheld.size()), at);
      if (at >= words_.kept.size()) return false;
      const std::size_t size = decode_utf8(words_.kept, at).size;
      const std::string_view letter = exact.substr(i, size);
      const bool open = letter == words_.kept.substr(at, size);
      if (!open && letter != words_.hidden.substr(at, size)) return false;
      shows_ = shows_ || (open && letter != words_.hidden.substr(at, size));
      i += size;
      at += size;
    }
    return at == words_.kept.size();
  }

  [[nodiscard]] bool shows() const { return shows_; }

 private:
  // The placeholder stands for one word of a name or for several, one behind the other.
  bool fits_name(std::string_view rest, std::size_t at) {
    auto token = std::find_if(tokens_.begin(), tokens_.end(),
                              [at](const text::Token& one) { return one.span.begin == at; });
    for (std::size_t taken = 0; token != tokens_.end() && taken < kMostWords; ++token, ++taken) {
      if (!is_withheld(*token) && !(taken > 0 && is_initial(token->span))) return false;
      const bool shown = shows_;
      if (fits(rest, token->span.end)) return true;
      shows_ = shown;
    }
    return false;
  }

  [[nodiscard]] bool is_withheld(const text::Token& token) const {
    const std::string_view word = text::slice(words_.kept, token.span);
    if (word != text::slice(words_.hidden, token.span)) return true;
    if (token.letters == text::LetterCase::Lower) return false;
    const std::vector<std::string> parts = resolve::name_words(word);
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return std::binary_search(words_.names.begin(), words_.names.end(), part);
    });
  }

  // "J" or "J." behind a name that is withheld goes with it.
  [[nodiscard]] bool is_initial(text::Span span) const {
    const std::string_view word = text::slice(words_.kept, span);
    if (word.empty() || word.size() > 2) return false;
    const bool capital = word.front() >= 'A' && word.front() <= 'Z';
    return capital && (word.size() == 1 || word.back() == '.');
  }

  const StandingWords& words_;
  std::vector<text::Token> tokens_;
  bool shows_ = false;
};

}  // namespace

Printed printed(std::string_view exact, const StandingWords& words) {
  if (exact == words.hidden) return Printed::Yes;
  Comparing comparing(words);
  if (!comparing.fits(exact, 0)) return Printed::No;
  return comparing.shows() ? Printed::ShowsName : Printed::Yes;
}

std::optional<text::Span> bytes_of(std::string_view text, std::size_t start, std::size_t end) {
  std::size_t at = 0;
  std::size_t points = 0;
  std::optional<std::size_t> begin;
  while (true) {
    if (points == start) begin = at;
    if (points == end && begin) {
      return text::Span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(at)};
    }
    if (at >= text.size()) return std::nullopt;
    at += decode_utf8(text, at).size;
    ++points;
  }
}

}  // namespace plumbline::app
