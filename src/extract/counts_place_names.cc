// SPDX-License-Identifier: Apache-2.0
//
// Names that the lists have as places and that are none where they stand: languages, ships, the
// last word of another name, common words that some village shares.

#include "extract/counts_scope_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

std::uint32_t phrase_head(const View& view, const language::Name& name) {
  const std::uint32_t last = name.tokens.end - 1;
  const std::uint32_t chunk = chunk_at(view.analysis(), last);
  if (!is_noun_phrase(view.analysis(), chunk)) return last;
  const std::uint32_t head = view.analysis().chunks[chunk].head;
  return head == kNone ? last : std::max(head, last);
}

// Languages and peoples that carry no country, and short capitals ("NGO") that a village may
// share.
bool is_no_place(const CountedSentence& s, const language::Name& name) {
  const View& view = s.view;
  const auto is = [&](std::uint32_t at, std::initializer_list<std::uint64_t> keys) {
    return s.tokens.contains(at) && view.is(at, keys);
  };
  static constexpr text::WordSet kTongues{
      "english", "french",  "spanish", "arabic",  "hindi",     "urdu",     "bengali", "mandarin",
      "russian", "swahili", "nepali",  "tagalog", "amharic",   "hausa",    "yoruba",  "igbo",
      "pashto",  "dari",    "farsi",   "persian", "turkish",   "romanian", "thai",    "khmer",
      "burmese", "tamil",   "sinhala", "quechua", "portuguese"};
  if (name.tokens.size() == 1 && !name.is_country && kTongues.has(view.form(name.tokens.begin))) {
    return true;
  }
  const text::Token& first = view.analysis().tokens[name.tokens.begin];
  // "Amudarya Documentation Centre": the last word of another name.
  const std::uint32_t before = name.tokens.begin - 1;
  // "the Centre's count": a common word that some village has for a name.
  if (is(before, {key("the")}) && name.tokens.size() == 1 && !name.is_country && !name.is_region &&
      ((name.place != kNone && phrase_head(view, name) < name.tokens.end) ||
       is(name.tokens.end, {key("'s")}))) {
    return true;
  }
  const bool tail =
      name.tokens.size() == 1 && !name.is_country && s.tokens.contains(before) &&
      view.word(before).pos == Pos::ProperNoun &&
      chunk_at(view.analysis(), before) == chunk_at(view.analysis(), name.tokens.begin) &&
      !is(name.tokens.end, {key("'s")});
  // "the trawler Oriental Star"
  if (tail || is(before, {key("ship"), key("vessel"), key("trawler"), key("boat"), key("ferry"),
                          key("tanker")})) {
    return true;
  }
  constexpr std::uint32_t kShort = 4;
  return !name.is_country && !name.is_region && name.tokens.size() == 1 &&
         first.letters == text::LetterCase::Upper && first.span.size() <= kShort;
}

}  // namespace plumbline::extract
