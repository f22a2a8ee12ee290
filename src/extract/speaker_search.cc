// SPDX-License-Identifier: Apache-2.0
//
// Who a noun means that nobody has spoken as yet: "the inspector", "the daily", by what the text
// has called somebody before.

#include "extract/speakers_internal.h"

namespace plumbline::extract {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

std::uint64_t Speakers::same_spelling(std::uint64_t noun) {
  if (noun == "organization"_w) return "organisation"_w;
  if (noun == "center"_w) return "centre"_w;
  if (one_of(noun, "daily"_w, "weekly"_w, "paper"_w, "tabloid"_w, "publication"_w, "outlet"_w,
             "magazine"_w, "portal"_w))
    return "newspaper"_w;
  if (one_of(noun, "channel"_w, "station"_w)) return "broadcaster"_w;
  if (noun == "spokeswoman"_w || noun == "spokesperson"_w) return "spokesman"_w;
  return noun;
}

// "Delta Dainik leads with ... The daily says": a name of capitals that was the subject of a verb
// in the paragraph, and is neither a person's nor a place's.
std::optional<ChainLink> Speakers::outlet_before(const TokenRange& main) const {
  const std::uint32_t paragraph = r_.paragraph_of(main.begin);
  for (std::uint32_t verb = main.begin; verb-- > 1 && r_.paragraph_of(verb) == paragraph;) {
    if (!r_.finite_verb(verb) || r_.quote_of(verb) != kNone || !r_.capital(verb - 1)) continue;
    std::uint32_t begin = verb;
    const std::uint32_t first = r_.sentence(verb).begin;
    while (begin > first && r_.capital(begin - 1) && r_.kind(begin - 1) == text::TokenKind::Word) {
      --begin;
    }
    if (r_.pos(begin) == Pos::Determiner) ++begin;
    const TokenRange run{begin, verb};
    if (run.empty() || (run.size() == 1 && begin == first)) continue;
    const bool opens = begin == first || r_.comma(begin - 1) ||
                       r_.pos(begin - 1) == Pos::Determiner ||
                       noun_ending(begin, begin - 1).has_value();
    if (!opens) continue;
    const language::Name* name = name_in(run, true);
    const bool agency = name != nullptr && name->agency != kNone &&
                        r_.refdata.agencies()[name->agency].kind != "outlet";
    const bool person = name != nullptr && name->kind == language::NameKind::Person;
    const bool other =
        name != nullptr && (person ? has_first_name(run.begin)
                                   : name->kind != language::NameKind::Organisation &&
                                         name->tokens.begin == run.begin);
    if (agency || other || kind_is_official(name)) continue;
    ChainLink link;
    link.name = std::string(r_.words(run));
    link.kind = SourceKind::Outlet;
    link.status = LinkStatus::Carried;
    return link;
  }
  return std::nullopt;
}

bool Speakers::has_first_name(std::uint32_t at) const {
  std::vector<std::uint32_t> values;
  return r_.refdata.wordlist("first_names").match_at(r_.analysis.tokens, at, values) > 0;
}

bool Speakers::kind_is_official(const language::Name* name) const {
  if (name == nullptr) return false;
  const SourceKind kind = kind_of(*name);
  return kind == SourceKind::Government || kind == SourceKind::Court ||
         kind == SourceKind::International;
}

// "From Oruro and Sama, she explained": what follows "from" is no person, whatever it was taken
// for.
bool Speakers::stands_as_place(const TokenRange& mention) const {
  std::uint32_t at = mention.begin;
  if (at > 1 && r_.key(at - 1) == "and"_w && r_.capital(at - 2)) at -= 2;
  return at > 0 && one_of(r_.key(at - 1), "from"_w, "in"_w, "near"_w, "through"_w, "via"_w,
                          "outside"_w, "towards"_w);
}

// The sentence in which the quotation begins that the tag at `at` follows; that of the tag itself.
std::uint32_t Speakers::before_quotation(std::uint32_t at) const {
  std::uint32_t close = at;
  while (close > 0 && close + 3 > at && !r_.closes_quote(close - 1)) --close;
  const std::uint32_t quotation =
      close > 0 && r_.closes_quote(close - 1) ? r_.quote_of(close - 1) : kNone;
  if (quotation == kNone || r_.analysis.quotations[quotation].open == kNone) {
    return r_.sentence_of(at);
  }
  return r_.sentence_of(r_.analysis.quotations[quotation].open);
}

// Whether the text has called the person so: "Detective Inspector Ruth Ola", "Ruth Ola, a nurse
// at", "The prefect of Tarn, Ruth Ola,".
bool Speakers::is_called(const language::Name& person, std::uint64_t noun) const {
  constexpr std::uint32_t kTitle = 5;
  constexpr std::uint32_t kApposition = 7;
  const auto means = [&](std::uint32_t at) {
    const std::uint64_t lemma = same_spelling(r_.lemma(at));
    return lemma == noun || r_.key(at) == noun || (noun == "nun"_w && r_.key(at) == "sister"_w) ||
           (noun == "priest"_w && r_.key(at) == "father"_w);
  };
  const TokenRange bounds = r_.sentence(person.tokens.begin);
  for (std::uint32_t at = person.tokens.begin; at > bounds.begin; --at) {
    if (person.tokens.begin - at >= kTitle) break;
    const Pos pos = r_.pos(at - 1);
    if (pos != Pos::Noun && pos != Pos::ProperNoun && pos != Pos::Adjective) break;
    if (means(at - 1)) return true;
  }
  if (person.tokens.begin > bounds.begin + 1 && r_.comma(person.tokens.begin - 1)) {
    const TokenRange before = r_.phrase_before(person.tokens.begin - 1);
    const TokenRange base = before.empty() ? before : base_of(before);
    if (!base.empty() && means(base.end - 1)) return true;
  }
  std::uint32_t at = person.tokens.end;
  if (!r_.comma(at)) return false;
  for (++at; at < bounds.end && at < person.tokens.end + kApposition; ++at) {
    if (r_.comma(at) || r_.preposition(at) || r_.finite_verb(at) || r_.relative(at)) return false;
    if (means(at)) return true;
  }
  return false;
}

// "the inspector", where one person alone has been called so.
std::optional<ChainLink> Speakers::person_called(const TokenRange& main, const SourceNoun& noun) {
  const std::uint64_t head = same_spelling(r_.lemma(noun.tokens.end - 1));
  if (one_of(head, "woman"_w, "man"_w, "girl"_w, "boy"_w, "person"_w, "mother"_w, "sister"_w)) {
    return std::nullopt;
  }
  std::optional<ChainLink> found;
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.end > main.begin) break;
    if (name.kind != language::NameKind::Person || !is_called(name, head)) continue;
    ChainLink link = resolve_named(name.tokens, name);
    if (found && found->name != link.name) return std::nullopt;
    found = std::move(link);
  }
  if (found) found->status = LinkStatus::Carried;
  return found;
}

}  // namespace plumbline::extract
