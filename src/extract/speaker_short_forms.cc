// SPDX-License-Identifier: Apache-2.0
//
// "the Hill Institute for Maritime Labour (HIML)", later "HIML": one source under both names, also
// where no name was found that is the whole of it.

#include <algorithm>

#include "extract/speakers_internal.h"
#include "language/calendar.h"

namespace plumbline::extract {
namespace {

using language::NameKind;

constexpr std::size_t kFewest = 3;  // letters of a short form: "(AP)" may be anything
constexpr std::size_t kMost = 8;
constexpr std::uint32_t kNameWords = 12;

bool is_short_form(std::string_view word) {
  return word.size() >= kFewest && word.size() <= kMost &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_small_word(std::uint64_t key) {
  return one_of(key, "of"_w, "for"_w, "on"_w, "the"_w, "and"_w, "in"_w, "to"_w, "against"_w,
                "with"_w, "de"_w, "du"_w, "la"_w);
}

}  // namespace

// The words before the bracket that begin with the letters in it, in their order and no others.
void Speakers::find_short_forms() {
  for (std::uint32_t at = 1; at + 1 < r_.size(); ++at) {
    const std::string_view letters = r_.word(at);
    if (r_.key(at - 1) != "("_w || r_.key(at + 1) != ")"_w || !is_short_form(letters)) continue;
    std::size_t left = letters.size();
    const std::uint32_t close = at - 1;
    std::uint32_t begin = close;
    while (begin > 0 && left > 0 && close - begin < kNameWords) {
      if (r_.capital(begin - 1) && r_.word(begin - 1).front() == letters[left - 1]) {
        --left;
      } else if (!is_small_word(r_.key(begin - 1))) {
        break;
      }
      --begin;
    }
    const bool begins_here = left == 0 && r_.capital(begin);
    if (begins_here) short_forms_.push_back({std::string(letters), {begin, close}});
  }
}

// The whole name for its short form, and no short form behind it.
void Speakers::write_out(model::ChainLink& link) const {
  for (const ShortForm& form : short_forms_) {
    const std::string behind = " (" + form.letters;
    const std::size_t at = link.name.find(behind);
    const bool ends = at != std::string::npos && at + behind.size() + 1 >= link.name.size();
    if (ends && at > 0) link.name.erase(at);
    if (link.name == form.letters) link.name = std::string(r_.words(form.name));
  }
}

// "In | August Hill Info reported": a month behind its preposition.
bool Speakers::is_month_told(std::uint32_t at) const {
  return at > 0 && language::month_of(r_.key(at)) != 0 &&
         (r_.preposition(at - 1) ||
          one_of(r_.key(at - 1), "last"_w, "this"_w, "early"_w, "late"_w));
}

// A first name or first word that the name lacks: "Lena" before "Brandt".
std::string Speakers::with_leading_names(const TokenRange& main, const language::Name& name,
                                         std::string found) const {
  if (name.kind == NameKind::Nationality || name.is_country || name.agency != kNone ||
      found != r_.words(name.tokens))
    return found;
  std::uint32_t begin = name.tokens.begin;
  while (begin > main.begin && r_.capital(begin - 1) && r_.pos(begin - 1) != Pos::Determiner &&
         (r_.pos(begin - 1) != Pos::Adjective || begin - 1 != r_.sentence(begin).begin) &&
         !r_.word(begin - 1).ends_with('.') && !noun_ending(begin, begin - 1) &&
         (begin < 2 || r_.kind(begin - 2) != text::TokenKind::Number) &&  // "On 2 May Hill Info"
         !is_month_told(begin - 1)) {
    --begin;
  }
  return std::string(r_.words({begin, name.tokens.end}));
}

// "Baker claims", of Joan Baker whom the text has named: a surname that is also a noun.
const language::Name* Speakers::bearer_of(const TokenRange& main) const {
  const std::uint32_t at = main.begin;
  if (main.size() != 1 || !r_.capital(at) || at == r_.sentence(at).begin) return nullptr;
  const auto& names = r_.analysis.names;
  const auto bears = [&](const language::Name& name) {
    return name.kind == NameKind::Person && name.tokens.size() > 1 && name.tokens.end <= at &&
           r_.word(name.tokens.end - 1) == r_.word(at);
  };
  const auto found = std::find_if(names.begin(), names.end(), bears);
  return found == names.end() ? nullptr : &*found;
}

}  // namespace plumbline::extract
