// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <span>

#include "extract/list_internal.h"
#include "extract/speakers_internal.h"
#include "text/span.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {

namespace {

using language::EntityKind;
using language::NameKind;
using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

bool is_role_link(SourceKind kind) {
  return kind == SourceKind::Person || kind == SourceKind::Survivor;
}

}  // namespace

std::string government_of(const refdata::RefData& refdata, std::string_view alpha3) {
  const refdata::Country* country = refdata.country(alpha3);
  if (country == nullptr) return "Government";
  const bool article = country->name.starts_with("United ") || country->name.ends_with("Republic");
  return std::string(article ? "Government of the " : "Government of ") +
         std::string(country->name);
}

bool holds_word(std::string_view name, std::string_view word) {
  if (word.empty()) return false;
  const std::size_t at = name.find(word);
  if (at == std::string_view::npos) return false;
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) >= 0x80U);
  };
  const bool left = at == 0 || !letter(name[at - 1]);
  const std::size_t end = at + word.size();
  return left && (end == name.size() || !letter(name[end]));
}

Speakers::Speakers(const Reading& reading) : r_(reading) {
  for (const language::Name& name : r_.analysis.names) {  // "the portal Merlion Review"
    const std::uint32_t begin = name.tokens.begin;
    if (begin == 0 || r_.capital(begin - 1) || name.agency != kNone) continue;
    const auto noun = noun_ending(begin, begin - 1);
    if (noun && (noun->kind == "press" || noun->kind == "outlet" || noun->work == "paper")) {
      outlets_.push_back(name.tokens);
    }
  }
  for (const language::Name& name : r_.analysis.names) {  // "the Merlion Review's story"
    const std::uint32_t end = name.tokens.end;
    if (name.agency != kNone || name.kind == NameKind::Person || !r_.possessive(end)) continue;
    if (outlet_words_at(end + 1, "printed") > 0) outlets_.push_back(name.tokens);
  }
  find_short_forms();
  constexpr std::uint32_t kTitle = 4;  // words of a newspaper's name
  for (const language::Quotation& quotation : r_.analysis.quotations) {  // 'the weekly "Our Voice"'
    if (quotation.open == kNone || quotation.open == 0 || quotation.parts.empty()) continue;
    const TokenRange& title = quotation.parts.front();
    const auto noun = noun_ending(quotation.open, quotation.open - 1);
    const bool press = noun && (noun->kind == "press" || noun->kind == "outlet");
    if (press && title.size() <= kTitle && r_.capital(title.begin)) outlets_.push_back(title);
  }
}

std::string Speakers::plain_words(const TokenRange& range) const {
  TokenRange inner = range;
  while (!inner.empty() && (r_.comma(inner.end - 1) || r_.dash(inner.end - 1))) --inner.end;
  while (!inner.empty() && one_of(r_.key(inner.begin), "the"_w, "a"_w, "an"_w, "its"_w, "their"_w,
                                  "his"_w, "her"_w, "our"_w, "my"_w)) {
    ++inner.begin;
  }
  return std::string(r_.words(inner));
}

const language::Name* Speakers::name_in(const TokenRange& range, bool last) const {
  const language::Name* found = nullptr;
  const auto& names = r_.analysis.names;
  auto it = std::lower_bound(
      names.begin(), names.end(), range.begin,
      [](const language::Name& name, std::uint32_t at) { return name.tokens.begin < at; });
  for (; it != names.end() && it->tokens.end <= range.end; ++it) {
    found = &*it;
    if (!last) return found;
  }
  return found;
}

std::string Speakers::country_in(const TokenRange& range) const {
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin >= range.begin && name.tokens.end <= range.end && !name.country.empty()) {
      return name.country;
    }
    if (name.tokens.begin >= range.end) break;
  }
  return {};
}

// "Europol", "IOM": the short form where the text never gives the whole name of the body.
std::string Speakers::agency_name(const language::Name& name, std::string canonical) const {
  std::string printed;
  for (const language::Name& other : r_.analysis.names) {
    if (other.agency != name.agency) continue;
    if (other.tokens.size() > 1) return canonical;
    if (printed.empty()) printed = std::string(r_.words(other.tokens));
  }
  return printed.empty() ? canonical : printed;
}

// The fullest form of the name: its entity's, or an earlier name that holds all its words.
std::string Speakers::full_name(const language::Name& name) const {
  std::string best = name.canonical.empty() ? std::string(r_.words(name.tokens)) : name.canonical;
  if (text::fold(r_.words(name.tokens)) == text::fold(r_.document.publisher)) return best;
  if (name.agency != kNone) return agency_name(name, std::move(best));
  if (name.kind == NameKind::Place && !name.is_country && name.tokens.size() == 1) {
    // A surname that is also a town, after the person was named in full.
    for (const language::Name& other : r_.analysis.names) {
      if (other.tokens.begin >= name.tokens.begin) break;
      if (other.kind == NameKind::Person && other.tokens.size() > 1 &&
          r_.key(other.tokens.end - 1) == r_.key(name.tokens.begin)) {
        return other.canonical.empty() ? std::string(r_.words(other.tokens)) : other.canonical;
      }
    }
  }
  for (const language::Mention& mention : r_.analysis.mentions) {
    if (mention.entity == kNone || mention.entity >= r_.analysis.entities.size()) continue;
    const bool here = mention.name != kNone && &r_.analysis.names[mention.name] == &name;
    if (!here) continue;
    const language::Entity& entity = r_.analysis.entities[mention.entity];
    if (entity.name.size() > best.size()) best = entity.name;
    break;
  }
  if (name.kind != NameKind::Person && name.kind != NameKind::Organisation &&
      name.kind != NameKind::Other) {
    return best;
  }
  const std::string_view word =
      name.kind == NameKind::Person ? r_.word(name.tokens.end - 1) : r_.words(name.tokens);
  for (const language::Name& other : r_.analysis.names) {
    if (other.kind != NameKind::Person && other.kind != NameKind::Organisation) continue;
    if (name.kind == NameKind::Person && other.kind != NameKind::Person) continue;
    if (other.tokens.size() <= name.tokens.size() || other.canonical.size() <= best.size())
      continue;
    if (name.tokens.size() > 1 && name.kind == NameKind::Person) continue;
    std::string_view trimmed = word;
    if (trimmed.starts_with("The ") || trimmed.starts_with("the ")) trimmed.remove_prefix(4);
    // "the Tarn Board of the Border Guard" is no longer name of the Border Guard.
    if (other.canonical.find(" of the " + std::string(trimmed)) != std::string::npos) continue;
    if (holds_word(other.canonical, trimmed)) return other.canonical;
  }
  return best;
}

SourceKind Speakers::kind_of(const language::Name& name) const {
  if (name.agency != kNone && name.agency < r_.refdata.agencies().size()) {
    const std::string_view kind = r_.refdata.agencies()[name.agency].kind;
    if (kind == "international") return SourceKind::International;
    if (kind == "court") return SourceKind::Court;
    if (kind == "outlet") return SourceKind::Outlet;
    if (kind == "organisation") return SourceKind::Organisation;
    return SourceKind::Government;
  }
  switch (name.kind) {
    case NameKind::Person: return SourceKind::Person;
    case NameKind::Place:
    case NameKind::Nationality: return SourceKind::Government;
    case NameKind::Work: return SourceKind::Document;
    default: break;
  }
  const auto noun = noun_ending(name.tokens.end, name.tokens.begin);
  const auto first = noun_ending(name.tokens.begin + 1, name.tokens.begin);
  for (const auto& each : {noun, first}) {
    if (!each) continue;
    if (each->kind == "government") return SourceKind::Government;
    if (each->kind == "court") return SourceKind::Court;
    if (each->kind == "role" && r_.key(each->tokens.end) == "of"_w) return SourceKind::Person;
  }
  return is_called_newspaper(name) ? SourceKind::Outlet : SourceKind::Organisation;
}

// How many words at `at` data/wordlists/outlet_words.tsv gives for `kind`: two at most, 0 if none.
std::uint32_t Speakers::outlet_words_at(std::uint32_t at, std::string_view kind) const {
  if (at >= r_.size()) return 0;
  const refdata::TableView rows = r_.refdata.table_view("wordlists/outlet_words");
  const std::span<const text::Token> tokens(r_.analysis.tokens);
  std::vector<std::uint32_t> values;
  for (std::uint32_t length = std::min(2U, r_.size() - at); length > 0; --length) {
    values.clear();
    const std::uint32_t found =
        r_.refdata.wordlist("outlet_words").match_at(tokens.first(at + length), at, values);
    const bool fits = std::any_of(values.begin(), values.end(),
                                  [&](std::uint32_t row) { return rows.cell(row, 1) == kind; });
    if (found == length && fits) return length;
  }
  return 0;
}

// "Bangkok Daily Ledger", "Harbour Post": the last word is one that newspapers take for a name.
bool Speakers::is_called_newspaper(const language::Name& name) const {
  if (name.kind != NameKind::Organisation || name.tokens.size() < 2) return false;
  const std::uint32_t last = name.tokens.end - 1;
  return r_.capital(last) && outlet_words_at(last, "name") == 1 &&
         outlet_words_at(last - 1, "no-name") == 0;
}

// "The commission identified 67 victims, according to its report": whoever acts in the sentence
// and not who spoke before. Empty if no named body does.
TokenRange Speakers::acting_body(std::uint32_t pronoun) const {
  if (!one_of(r_.key(pronoun), "its"_w, "their"_w)) return {};
  const std::uint32_t begin = r_.sentence(pronoun).begin;
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin < begin) continue;
    if (name.tokens.end >= pronoun) break;
    const Pos next = r_.pos(name.tokens.end);
    const bool body = name.kind == NameKind::Organisation || name.agency != kNone;
    if (body && (next == Pos::Verb || next == Pos::Auxiliary)) return name.tokens;
  }
  return {};
}

// "Radio Tamgak", "Gulf TV", and what the text calls a newspaper somewhere.
bool Speakers::is_station(const language::Name& name) const {
  if (name.agency != kNone || name.tokens.empty()) return false;
  for (const std::uint32_t at : {name.tokens.begin, name.tokens.end - 1}) {
    const std::string_view word = r_.word(at);
    if (one_of(r_.key(at), "radio"_w, "tv"_w, "television"_w) || word == "R\u00e1dio") return true;
  }
  return std::any_of(outlets_.begin(), outlets_.end(), [&](const TokenRange& outlet) {
    return r_.words(outlet) == r_.words(name.tokens);
  });
}

ChainLink Speakers::resolve_named(const TokenRange& main, const language::Name& name) {
  ChainLink link;
  link.name = full_name(name);
  link.kind = kind_of(name);
  link.country = name.country;
  link.name = with_leading_names(main, name, std::move(link.name));
  if (name.kind == NameKind::Place || name.kind == NameKind::Nationality) {
    if (!name.country.empty()) {
      const refdata::Country* country = r_.refdata.country(name.country);
      const bool capital = country != nullptr && country->capital == name.canonical;
      if (name.is_country || capital || name.kind == NameKind::Nationality) {
        link.name = government_of(r_.refdata, name.country);
        link.kind = SourceKind::Government;
        return link;
      }
    }
    // A surname that is also a town: "Lena Brandt".
    if (link.name.size() > name.canonical.size()) link.kind = SourceKind::Person;
    return link;
  }
  if (is_station(name)) {
    link.kind = SourceKind::Outlet;
    return link;
  }
  if (name.kind == NameKind::Person) {
    for (std::size_t i = known_.size(); i-- > 0;) {
      if (known_[i].link.name == link.name && is_role_link(known_[i].link.kind)) {
        const ChainLink& known = known_[i].link;
        carried_from_ = known_[i].index;
        link.office = known.office;
        link.organisation = known.organisation;
        link.country = known.country;
        link.kind = known.kind;
        break;
      }
    }
    if (name.tokens.begin > main.begin) read_title(link, {main.begin, name.tokens.begin});
    return link;
  }
  for (std::size_t i = known_.size(); i-- > 0;) {  // its kind may have been told before
    if (known_[i].link.name == link.name) {
      link.kind = known_[i].link.kind;
      if (link.country.empty()) link.country = known_[i].link.country;
      break;
    }
  }
  return link;
}

ChainLink Speakers::resolve_noun(const TokenRange& main, const SourceNoun& noun) {
  ChainLink link;
  link.name = plain_words(main);
  const language::Name* inside = name_in(main, false);
  const bool place = inside != nullptr && inside->tokens == noun.tokens;  // "the Centre", a town
  if (!place) link.country = country_in(main);
  link.status = LinkStatus::Unnamed;
  const bool definite = one_of(r_.key(main.begin), "the"_w, "this"_w, "that"_w, "same"_w);
  if (auto known = known_by_noun(main)) return *known;
  if (noun.kind == "press") {
    link.kind = SourceKind::Press;
    const bool some = one_of(r_.key(main.begin), "several"_w, "some"_w, "many"_w, "other"_w,
                             "most"_w, "various"_w, "a"_w, "an"_w, "one"_w, "another"_w) ||
                      r_.pos(main.begin) == Pos::Number;
    if (link.country.empty() && !some) {  // "the media", "newspapers": those spoken of before
      for (std::size_t i = known_.size(); i-- > 0;) {
        if (known_[i].link.kind != SourceKind::Press) continue;
        return known_[i].link;
      }
    }
  } else if (noun.kind == "group") {
    link.kind = SourceKind::Group;
  } else if (noun.kind == "official") {
    link.kind = SourceKind::Government;
  } else if (noun.kind == "survivor") {
    link.kind = SourceKind::Survivor;
    link.name = "a survivor";
  } else if (noun.kind == "role") {
    link.kind = SourceKind::Person;
    read_office(link, main);
    for (std::size_t i = known_.size(); definite && i-- > 0;) {
      const ChainLink& known = known_[i].link;
      if (known.kind == SourceKind::Person && !known.office.empty() &&
          known.office.ends_with(r_.words(noun.tokens))) {
        return carry(i);
      }
    }
    if (definite) {
      if (auto person = person_called(main, noun)) return *person;
    }
  } else {
    return resolve_body(main, noun, std::move(link));
  }
  return link;
}

ChainLink Speakers::resolve_phrase(const TokenRange& range) {
  TokenRange main = range;
  while (!main.empty() &&
         (r_.comma(main.end - 1) || r_.dash(main.end - 1) || r_.possessive(main.end - 1))) {
    --main.end;
  }
  // "at | least twelve shelters"
  if (main.size() > 1 && one_of(r_.key(main.begin), "least"_w, "most"_w) &&
      r_.pos(main.begin + 1) == Pos::Number) {
    ++main.begin;
  }
  main = without_time(main);
  if (auto work = cited_work(main)) return *work;
  if (const TokenRange last = last_of_bodies(r_, main); !last.empty()) {  // all speak as one
    ChainLink joint = resolve_phrase(last);
    joint.name = plain_words(main);
    return joint;
  }
  TokenRange apposition;
  for (std::uint32_t at = main.begin; at < main.end; ++at) {
    if ((r_.comma(at) || r_.dash(at)) && at > main.begin && !inside_name(at)) {
      apposition = {at + 1, main.end};
      main.end = at;
      break;
    }
  }
  if (main.empty()) return {};
  if (!apposition.empty() && main.size() == 3 && r_.key(main.begin + 1) == "of"_w &&
      r_.key(main.begin + 2) == "them"_w) {  // "One of them, Diario del Sur,"
    const language::Name* name = name_in(apposition, false);
    if (name != nullptr && name->tokens.begin == apposition.begin &&
        name->tokens.end + 1 >= apposition.end) {
      return resolve_named(name->tokens, *name);
    }
    if (r_.capital(apposition.begin)) {
      ChainLink link;
      link.name = plain_words(apposition);
      link.kind = SourceKind::Organisation;
      return link;
    }
  }
  // "Its author, the pastor Ana Ruiz,": no author of another text.
  if (!apposition.empty() && main.size() == 2 && r_.lemma(main.begin + 1) == "author"_w) {
    const language::Name* person = name_in(apposition, false);
    if (person != nullptr && person->kind == NameKind::Person) {
      return resolve_named(person->tokens, *person);
    }
  }
  if (main.size() == 1 && r_.pos(main.begin) == Pos::Pronoun) return resolve_pronoun(main.begin);
  if (auto outlet = outlet_called(main, apposition)) return *outlet;
  if (apposition.empty()) {
    if (auto person = head_of_police(main)) return *person;
  }
  if (const TokenRange body = body_of_staff(main); !body.empty()) return resolve_phrase(body);
  if (auto work = resolve_work(main)) return *work;
  if (const language::Name* person = bearer_of(main)) return resolve_named(person->tokens, *person);
  if (apposition.empty()) {
    if (auto owner = owner_of_makers(main)) return *owner;
  }
  const TokenRange base = base_of(main);
  const auto noun = noun_ending(base.end, base.begin);
  const language::Name* last = name_in(base, true);
  const language::Name* whole = name_in(main, false);
  // A name that covers the head ("Ministry of Health", "director Ana Ruiz").
  const language::Name* name = nullptr;
  if (last != nullptr && last->tokens.end + 1 >= base.end && last->tokens.end >= base.end)
    name = last;
  if (whole != nullptr && whole->tokens.begin < base.end && whole->tokens.end >= base.end)
    name = whole;
  if (name != nullptr && (name->kind == NameKind::Place || name->kind == NameKind::Nationality)) {
    if (auto station = named_by_capitals(base)) return *station;
  }
  const bool adjective = name != nullptr && name->kind == NameKind::Nationality && noun &&
                         noun->tokens.end > name->tokens.end;
  // "the Centre", "the Union": an organisation named before, though a town has that name as well.
  const bool common = name != nullptr && name->kind == NameKind::Place && noun &&
                      noun->tokens == name->tokens && base.begin < name->tokens.begin &&
                      one_of(r_.key(base.begin), "the"_w, "this"_w, "that"_w);
  ChainLink link;
  const bool plural =
      noun && (noun->kind == "group" || noun->kind == "press" || noun->kind == "official");
  if (name != nullptr && !adjective && !common &&
      !(plural && (name->kind == NameKind::Place || name->kind == NameKind::Nationality))) {
    link = resolve_named(main, *name);
    // "the director of the shelter, Ana Ruiz"
    if (link.kind == SourceKind::Organisation && noun && noun->kind == "role" &&
        !apposition.empty()) {
      if (const language::Name* person = name_in(apposition, false);
          person != nullptr && person->kind == NameKind::Person) {
        ChainLink by = resolve_named(person->tokens, *person);
        read_office(by, main);
        return by;
      }
    }
  } else if (noun) {
    if (noun->kind == "role" && !apposition.empty()) {
      if (const language::Name* person = name_in(apposition, false);
          person != nullptr && person->kind == NameKind::Person) {
        ChainLink by = resolve_named(person->tokens, *person);
        read_office(by, main);
        return by;
      }
    }
    link = resolve_noun(main, *noun);
  } else if (auto known = known_by_noun(main)) {
    return *known;
  } else {
    if (auto station = named_by_capitals(base)) return *station;
    link.name = plain_words(main);
    link.country = country_in(main);
    // "Diplomats of two states" at the begin of a sentence: several, whom no capital names
    const bool several = base.begin == r_.sentence(base.begin).begin && base.size() == 1 &&
                         r_.analysis.words[base.begin].plural;
    const bool proper =
        r_.pos(base.end - 1) == Pos::ProperNoun && r_.capital(base.end - 1) && !several;
    link.status = proper ? LinkStatus::Named : LinkStatus::Unnamed;
    link.kind = proper ? SourceKind::Organisation : SourceKind::Unknown;
    if (proper) {  // "The Lantern": a short form of an organisation named before
      std::string_view word = r_.words(main);
      if (word.starts_with("The ") || word.starts_with("the ")) word.remove_prefix(4);
      for (const language::Name& other : r_.analysis.names) {
        if (other.tokens.begin >= main.begin) break;
        if (other.tokens.size() <= 1 || !holds_word(other.canonical, word)) continue;
        link = resolve_named(other.tokens, other);
        break;
      }
    }
  }
  if (link.status == LinkStatus::Unnamed && !apposition.empty()) {
    if (auto named = named_by_apposition(main, apposition)) return *named;
  }
  if (!apposition.empty() && is_role_link(link.kind)) read_office(link, apposition);
  // "One of them, a cook from Chitwan,": what he is called afterwards
  if (link.status == LinkStatus::Unnamed && r_.key(main.begin) == "one"_w &&
      r_.key(main.begin + 1) == "of"_w && !apposition.empty() &&
      one_of(r_.key(apposition.begin), "a"_w, "an"_w)) {
    link.name = plain_words(apposition);
  }
  return link;
}

// "The main contractor, Alba Costruzioni,", "the Council's monitors, GRETA,": the name behind what
// they are.
std::optional<ChainLink> Speakers::named_by_apposition(const TokenRange& main,
                                                       const TokenRange& apposition) {
  const language::Name* name = name_in(apposition, false);
  bool whole = name != nullptr && name->tokens.begin <= apposition.begin + 1 &&
               name->tokens.end >= apposition.end;
  // "one of its authors, the barrister Ana Ruiz,"
  if (name != nullptr && name->kind == NameKind::Person && name->tokens.end >= apposition.end) {
    whole = std::all_of(
        &r_.analysis.tokens[apposition.begin], &r_.analysis.tokens[name->tokens.begin],
        [&](const text::Token& token) {
          const Pos pos = r_.pos(static_cast<std::uint32_t>(&token - r_.analysis.tokens.data()));
          return pos == Pos::Determiner || pos == Pos::Noun || pos == Pos::ProperNoun ||
                 pos == Pos::Adjective;
        });
  }
  if (!whole || name->kind == NameKind::Place || name->kind == NameKind::Nationality) {
    return std::nullopt;
  }
  // "A worker at the factory, Sunrise Textiles, said": the factory's name, not the worker's.
  if (name->kind != NameKind::Person) {
    for (std::uint32_t at = main.begin; at < main.end; ++at) {
      if (r_.preposition(at)) return std::nullopt;
    }
  }
  ChainLink link = resolve_named(name->tokens, *name);
  if (is_role_link(link.kind)) read_office(link, main);
  return link;
}

// "the broadcaster Aegean TV": capitals after the noun for an outlet.
std::optional<ChainLink> Speakers::named_by_capitals(const TokenRange& base) const {
  std::uint32_t begin = base.end;
  const auto joins = [&](std::uint32_t at) {  // "El Faro de Tarifa", "An-Nashra al-Bahriya"
    const std::string_view word = r_.word(at);
    const bool arabic = word.size() > 3 && word[2] == '-' && word[0] >= 'a' && word[0] <= 'z';
    const bool small = one_of(r_.key(at), "de"_w, "del"_w, "do"_w, "da"_w, "di"_w, "la"_w, "el"_w);
    return at > base.begin && r_.capital(at - 1) && (small || arabic);
  };
  while (begin > base.begin && (r_.capital(begin - 1) || joins(begin - 1))) --begin;
  if (begin == base.end || begin == base.begin) return std::nullopt;
  const auto noun = noun_ending(begin, base.begin);
  if (!noun || (noun->kind != "outlet" && noun->kind != "press")) return std::nullopt;
  ChainLink link;
  link.kind = SourceKind::Outlet;
  link.name = std::string(r_.words({begin, base.end}));
  return link;
}

ChainLink Speakers::resolve(const TokenRange& source) {
  carried_from_ = kNone;
  TokenRange range = source;
  if (range.size() == 1 && r_.relative(range.begin)) {  // "the director, who said ..."
    std::uint32_t end = range.begin;
    const bool loose = end > 0 && r_.comma(end - 1);
    if (const CueHit* cue = end > 0 ? r_.hit(end - 1) : nullptr;
        cue != nullptr && cue->pattern == Pattern::Preposition) {
      end = cue->tokens.begin;  // "the paper, according to which"
    }
    while (end > 0 && (r_.comma(end - 1) || r_.closes_quote(end - 1))) --end;
    end = before_time(end);
    TokenRange antecedent = r_.phrase_before(end);
    if (!loose) {  // "by an agency which promised", "by relatives who promise": the nearest
      const bool who = r_.key(range.begin) == "who"_w;
      for (std::uint32_t at = antecedent.end; at-- > antecedent.begin + 1;) {
        if ((!r_.preposition(at) && r_.key(at) != "to"_w) || inside_name(at)) continue;
        const bool talk = r_.key(at) == "with"_w && names_talk(at - 1);
        if (who && r_.key(at) != "by"_w && !talk) break;
        antecedent.begin = at + 1;
        break;
      }
    }
    // "Ana Ruiz, an opposition MP, who said": the name
    if (loose && !antecedent.empty() && antecedent.begin > 1 && r_.comma(antecedent.begin - 1) &&
        one_of(r_.key(antecedent.begin), "a"_w, "an"_w, "the"_w)) {
      const TokenRange before = r_.phrase_before(antecedent.begin - 1);
      const language::Name* name = before.empty() ? nullptr : name_in(before, true);
      if (name != nullptr && name->kind == NameKind::Person && name->tokens.end == before.end) {
        // "The daughter of Ana Ruiz, an MP, who said": the daughter
        bool owned = before.begin > 0 && r_.preposition(before.begin - 1);
        for (std::uint32_t at = before.begin; at < name->tokens.begin; ++at) {
          owned = owned || r_.preposition(at) || r_.possessive(at);
        }
        if (!owned) antecedent.begin = before.begin;
      }
    }
    if (!antecedent.empty()) range = antecedent;
    // "To @hill_voice, who writes": what stands there, nobody who spoke before
    if (antecedent.empty() && loose && end > 0 && r_.kind(end - 1) == text::TokenKind::Word) {
      ChainLink link;
      link.name = std::string(r_.words({end - 1, end}));
      const bool account = link.name.starts_with("@") || (end > 1 && r_.word(end - 2) == "@");
      link.status = account || r_.capital(end - 1) ? LinkStatus::Named : LinkStatus::Unnamed;
      link.kind = SourceKind::Person;
      return link;
    }
  }
  ChainLink link = resolve_phrase(range);
  if (link.kind == SourceKind::Survivor) {
    link.name = "a survivor";
    link.status = LinkStatus::Unnamed;
  } else if (!range.empty() && range.end <= r_.size()) {
    link.speaker = model::Passage(r_.document.id, text::span_of(r_.analysis.tokens, source));
  }
  if (link.name.empty() && link.status == LinkStatus::Named) link.status = LinkStatus::Unnamed;
  write_out(link);
  return link;
}

ChainLink Speakers::publisher() const {
  ChainLink link;
  link.kind = SourceKind::Outlet;
  link.manner = model::Manner::Publishes;
  link.name = r_.document.publisher;
  if (link.name.empty()) link.status = LinkStatus::Unnamed;
  return link;
}

}  // namespace plumbline::extract
