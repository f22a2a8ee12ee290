// SPDX-License-Identifier: Apache-2.0
//
// What stands inside a source phrase: its head noun, its work, an office and whose it is.

#include <algorithm>

#include "extract/speakers_internal.h"

namespace plumbline::extract {

namespace {

using language::NameKind;
using model::ChainLink;
using model::SourceKind;

constexpr std::string_view kSourceNouns = "source_nouns";

}  // namespace

// The noun of data/source_nouns.tsv that ends at `end` and begins no earlier than `begin`.
std::optional<SourceNoun> Speakers::noun_ending(std::uint32_t end, std::uint32_t begin) const {
  const text::PhraseTable& phrases = r_.refdata.table_phrases(kSourceNouns);
  const refdata::TableView table = r_.refdata.table_view(kSourceNouns);
  std::vector<std::uint32_t> values;
  const std::uint32_t first = end > begin + 3 ? end - 3 : begin;
  for (std::uint32_t at = first; at < end; ++at) {
    values.clear();
    const std::uint32_t length = phrases.match_at(r_.analysis.tokens, at, values);
    if (length == 0 || at + length != end || values.empty()) continue;
    // "the organisation", "the newspaper" is one; "organisations", "a newspaper" nobody names.
    const bool one = one_of(r_.key(begin), "the"_w, "this"_w, "that"_w, "its"_w, "their"_w) &&
                     !r_.analysis.words[end - 1].plural;
    const bool single = !r_.analysis.words[end - 1].plural;
    for (std::uint32_t& value : values) {
      const std::string_view kind = table.cell(value, 1);
      if (one && (kind == "organisation" || kind == "outlet")) std::swap(values.front(), value);
      if (single && kind == "role" && table.cell(values.front(), 1) == "group") {
        std::swap(values.front(), value);
      }
    }
    return SourceNoun{table.cell(values.front(), 1), table.cell(values.front(), 2), {at, end}};
  }
  return std::nullopt;
}

// "the Ministry of Women, Children and the Elderly"
bool Speakers::inside_name(std::uint32_t at) const {
  return std::any_of(r_.analysis.names.begin(), r_.analysis.names.end(),
                     [&](const language::Name& name) {
                       return name.tokens.begin < at && at + 1 < name.tokens.end;
                     });
}

// "Roe (2018, p. 41)", "Roe and Brandt (2022)", "Roe et al. 2020": the authors of a work.
std::optional<ChainLink> Speakers::cited_work(const TokenRange& main) const {
  constexpr std::uint32_t kMostAuthors = 8;
  const auto year = [&](std::uint32_t at) {
    const std::string_view word = r_.word(at).substr(0, 4);
    return r_.word(at).size() <= 5 && (word.starts_with("19") || word.starts_with("20")) &&
           word.size() == 4 && word[2] >= '0' && word[2] <= '9' && word[3] >= '0' && word[3] <= '9';
  };
  std::uint32_t end = main.begin;
  bool others = false;
  while (end < main.end && end < main.begin + kMostAuthors) {
    const bool small = end > main.begin && one_of(r_.key(end), "and"_w, "&"_w, "et"_w, "al"_w,
                                                  "."_w, "de"_w, "van"_w, "von"_w);
    others = others || (r_.key(end) == "al"_w && r_.key(end - 1) == "et"_w);
    if (!small && !r_.capital(end)) break;
    ++end;
  }
  if (end == main.begin) return std::nullopt;
  const bool bracket = r_.key(end) == "("_w && year(end + 1);
  const bool bare = others && (year(end) || end == main.end);
  if (!bracket && !bare) return std::nullopt;
  // "The ILO (2021)": a body is read as such
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin >= end) break;
    const bool body = name.kind == NameKind::Organisation || name.agency != kNone;
    if (body && !others && name.tokens.begin >= main.begin && name.tokens.end == end) {
      return std::nullopt;
    }
  }
  ChainLink link;
  link.kind = SourceKind::Person;
  link.name = std::string(r_.words({main.begin, end}));
  return link;
}

// "An opposition website, Acik Soz,", "the Al-Rai daily", "Zamin newspaper".
std::optional<ChainLink> Speakers::outlet_called(const TokenRange& main,
                                                 const TokenRange& apposition) const {
  const TokenRange base = base_of(main);
  const auto noun = noun_ending(base.end, base.begin);
  const bool prints =
      noun && (noun->kind == "outlet" || noun->kind == "press" || noun->work == "publication" ||
               noun->work == "paper" || noun->work == "article");
  if (!prints || r_.analysis.words[base.end - 1].plural) return std::nullopt;
  ChainLink link;
  link.kind = SourceKind::Outlet;
  if (!apposition.empty() && one_of(r_.key(main.begin), "a"_w, "an"_w, "one"_w, "another"_w)) {
    const language::Name* name = name_in(apposition, false);
    const bool whole = name != nullptr && name->tokens.begin == apposition.begin &&
                       name->tokens.end >= apposition.end;
    if (!whole || name->kind == NameKind::Nationality || noun->work == "article") {
      return std::nullopt;
    }
    link.name = std::string(r_.words(apposition));
    return link;
  }
  // A name right before "daily", "newspaper": what is called so, not "Opposition newspaper"
  std::uint32_t begin = base.begin;
  if (r_.pos(begin) == Pos::Determiner) ++begin;
  const language::Name* name = name_in({begin, noun->tokens.begin}, false);
  const bool called = name != nullptr && name->tokens.begin == begin &&
                      name->tokens.end == noun->tokens.begin && name->agency == kNone &&
                      name->country.empty() && name->kind != NameKind::Nationality &&
                      one_of(r_.key(base.end - 1), "daily"_w, "newspaper"_w, "weekly"_w,
                             "magazine"_w, "website"_w, "channel"_w);
  if (!called) return std::nullopt;
  link.name = std::string(r_.words(name->tokens));
  return link;
}

// "the newspaper Kompas Timur last August": without the day.
TokenRange Speakers::without_time(TokenRange main) const {
  for (const auto& time : r_.analysis.times) {
    const bool last = time.tokens.end == main.end && time.tokens.begin > main.begin + 1;
    if (!last || inside_name(time.tokens.begin)) continue;
    const bool named = std::any_of(
        r_.analysis.names.begin(), r_.analysis.names.end(), [&](const language::Name& name) {
          return name.tokens.begin < main.end && name.tokens.end == main.end &&
                 name.tokens.begin < time.tokens.begin;
        });
    const bool relative =
        one_of(r_.key(time.tokens.begin), "last"_w, "this"_w, "yesterday"_w, "today"_w) ||
        one_of(r_.key(time.tokens.begin - 1), "on"_w, "from"_w);
    if (named || !relative) continue;
    main.end = time.tokens.begin;
    while (main.size() > 1 && (r_.preposition(main.end - 1) || r_.comma(main.end - 1))) --main.end;
    break;
  }
  return main;
}

// "the paper last August | , according to which": before the day.
std::uint32_t Speakers::before_time(std::uint32_t end) const {
  for (const auto& time : r_.analysis.times) {
    const std::uint32_t begin = time.tokens.begin;
    const bool told = one_of(r_.key(begin), "last"_w, "this"_w, "yesterday"_w, "today"_w);
    if (told && time.tokens.end == end && begin > r_.sentence(begin).begin) return begin;
  }
  return end;
}

bool Speakers::names_talk(std::uint32_t at) const {
  return one_of(r_.lemma(at), "interview"_w, "conversation"_w, "talk"_w);
}

// "the chief of police Marat Ospanov": a person behind the body whose head he is.
std::optional<ChainLink> Speakers::head_of_police(const TokenRange& main) {
  const language::Name* name = name_in(main, true);
  const bool last = name != nullptr && name->kind == NameKind::Person &&
                    name->tokens.end == main.end && name->tokens.begin > main.begin + 2;
  if (!last || r_.capital(name->tokens.begin - 1)) return std::nullopt;
  const TokenRange base = base_of(main);
  const auto head = noun_ending(base.end, base.begin);
  const auto body = noun_ending(name->tokens.begin, base.end);
  const bool heads = head && head->kind == "role" && r_.key(base.end) == "of"_w && body &&
                     body->kind == "government";
  if (!heads) return std::nullopt;
  ChainLink link = resolve_named(name->tokens, *name);
  read_office(link, {main.begin, name->tokens.begin});
  return link;
}

// "told the paper": a newspaper before a text.
ChainLink Speakers::resolve_hearer(const TokenRange& hearer) {
  carried_from_ = kNone;
  TokenRange who = hearer;  // "told the Courier by telephone"
  for (std::uint32_t at = who.begin + 1; at < who.end; ++at) {
    const bool manner = r_.key(at) == "in"_w && one_of(r_.key(at + 1), "writing"_w, "private"_w,
                                                       "confidence"_w, "person"_w, "detail"_w);
    if (manner || one_of(r_.key(at), "by"_w, "over"_w, "via"_w)) who.end = at;
  }
  if (auto known = known_by_noun(who); known && !known->work) return *known;
  return resolve(who);
}

// "our colleagues at UNICEF": UNICEF.
TokenRange Speakers::body_of_staff(const TokenRange& main) const {
  for (std::uint32_t at = main.begin + 1; at + 1 < main.end; ++at) {
    if (!one_of(r_.key(at), "at"_w, "from"_w, "in"_w)) continue;
    if (!one_of(r_.key(at - 1), "colleagues"_w, "counterparts"_w)) return {};
    const TokenRange body{at + 1, main.end};
    const language::Name* name = name_in(body, false);
    return name != nullptr && name->tokens.end >= main.end && name->kind == NameKind::Organisation
               ? body
               : TokenRange{};
  }
  return {};
}

TokenRange Speakers::base_of(const TokenRange& main) const {
  TokenRange base = main;
  std::uint32_t at = main.begin;
  for (const language::Name& name : r_.analysis.names) {  // "the Council of Europe's expert group"
    if (name.tokens.begin >= main.end) break;
    if (name.tokens.begin >= main.begin && name.tokens.begin <= main.begin + 1 &&
        r_.possessive(name.tokens.end) && name.tokens.end < main.end) {
      at = name.tokens.end;
    }
  }
  while (at < main.end && !r_.preposition(at) && !r_.comma(at) && !r_.relative(at) &&
         !(r_.pos(at) == Pos::Verb && at > main.begin && r_.nominal(at - 1))) {
    ++at;
  }
  base.end = at;
  if (base.empty()) base = main;
  while (base.size() > 1 && r_.key(base.end - 1) == ")"_w) {
    std::uint32_t open = base.end - 1;
    while (open > base.begin && r_.key(open) != "("_w) --open;
    if (open == base.begin) break;
    base.end = open;
  }
  return base;
}

model::Work Speakers::read_work(const TokenRange& range, std::string_view kind) const {
  model::Work work;
  work.kind = std::string(kind);
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view word = r_.word(at);
    if (word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && word[2] >= '0' &&
        word[2] <= '9' && word[3] >= '0' && word[3] <= '9') {
      work.edition =
          (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
    }
  }
  for (const language::Name& name : r_.analysis.names) {
    if (name.kind == NameKind::Work && name.tokens.begin >= range.begin &&
        name.tokens.end <= range.end) {
      work.title = name.canonical.empty() ? std::string(r_.words(name.tokens)) : name.canonical;
    }
  }
  return work;
}

void Speakers::read_office(ChainLink& link, const TokenRange& apposition) const {
  TokenRange range = apposition;
  while (!range.empty() && (r_.comma(range.end - 1) || r_.dash(range.end - 1))) --range.end;
  while (
      !range.empty() &&
      (one_of(r_.key(range.begin), "the"_w, "a"_w, "an"_w, "who"_w, "which"_w, "is"_w, "was"_w) ||
       r_.comma(range.begin) || r_.kind(range.begin) == text::TokenKind::Number)) {
    ++range.begin;
  }
  if (range.size() > 1 && one_of(r_.key(range.begin), "its"_w, "their"_w, "his"_w, "her"_w)) {
    read_owner(link, range.begin);  // "its spokesman"
    ++range.begin;
  }
  if (range.empty()) return;
  const TokenRange base = base_of(range);
  const auto noun = noun_ending(base.end, base.begin);
  if (noun && noun->kind == "survivor") {
    link.kind = SourceKind::Survivor;
    return;
  }
  if (!noun || (noun->kind != "role" && noun->kind != "group")) return;
  if (base.end < range.end && r_.preposition(base.end)) {
    link.office = std::string(r_.words(base));
    TokenRange of{base.end + 1, range.end};
    for (std::uint32_t at = of.begin; at < of.end; ++at) {
      if (r_.comma(at)) of.end = at;
    }
    link.organisation = plain_words(of);
    if (link.country.empty()) link.country = country_in(of);
    return;
  }
  const language::Name* name = name_in(base, false);
  if (name != nullptr && name->kind == NameKind::Organisation &&
      name->tokens.end <= noun->tokens.begin) {
    link.organisation = full_name(*name);
    link.office = std::string(r_.words({name->tokens.end, base.end}));
    if (link.office.starts_with("'s ")) link.office.erase(0, 3);
  } else {
    link.office = std::string(r_.words(base));
  }
  if (link.country.empty()) link.country = country_in(base);
}

// The body that "its" stands for, where the text tells which.
void Speakers::read_owner(ChainLink& link, std::uint32_t pronoun) const {
  for (const language::Mention& mention : r_.analysis.mentions) {
    if (mention.tokens.begin != pronoun || !mention.pronoun || mention.entity == kNone) continue;
    const language::Entity& owner = r_.analysis.entities[mention.entity];
    if (owner.kind != language::EntityKind::Organisation &&
        owner.kind != language::EntityKind::Government) {
      return;
    }
    link.organisation = owner.name;
    if (link.country.empty()) link.country = owner.country;
    return;
  }
}

// "Lantern Foundation director", "Foreign Minister", before a person's name.
void Speakers::read_title(ChainLink& link, const TokenRange& before) const {
  if (before.empty()) return;
  read_office(link, before);
}

}  // namespace plumbline::extract
