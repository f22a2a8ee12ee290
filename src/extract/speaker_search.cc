// SPDX-License-Identifier: Apache-2.0
//
// Who a noun means that nobody has spoken as yet: "the inspector", "the daily", by what the text
// has called somebody before.

#include <algorithm>

#include "extract/speakers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

bool same_word(std::string_view name, std::string_view word) {
  if (holds_word(name, word)) return true;
  std::string title(word);
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 32);
  return holds_word(name, title);
}

}  // namespace

using language::NameKind;
using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

// "the foundation": the last body named before that has the word in its name. Where that sentence
// names two of them ("officers of the Ministry of Labour met those of the Ministry of Health"),
// either may be meant.
std::optional<ChainLink> Speakers::body_called(const TokenRange& main, std::string_view word) {
  std::optional<ChainLink> found;
  std::uint32_t sentence = 0;
  const auto& names = r_.analysis.names;
  for (std::size_t i = names.size(); i-- > 0;) {
    const language::Name& name = names[i];
    if (name.tokens.begin >= main.begin) continue;
    const std::uint32_t there = r_.sentence_of(name.tokens.begin);
    if (found && there != sentence) break;
    if (name.kind != NameKind::Organisation && name.agency == kNone) continue;
    if (!same_word(r_.words(name.tokens), word) && !same_word(name.canonical, word)) continue;
    ChainLink named = resolve_named(name.tokens, name);
    if (is_another(base_of(main), named)) continue;
    if (!found) {
      found = std::move(named);
      found->status = LinkStatus::Carried;
      sentence = there;
    } else if (named.name != found->name) {
      found->status = LinkStatus::Ambiguous;
      found->candidates = {found->name, named.name};
      break;
    }
  }
  return found;
}

// "Hill Refuge, a small association in Sfax": later "the association", if it alone is called so.
std::optional<ChainLink> Speakers::body_described(const TokenRange& main, const SourceNoun& noun) {
  if (noun.kind != "organisation" && noun.kind != "outlet") return std::nullopt;
  // "The foundation that runs the shelter", "the firm in Dubai": told apart from the one before.
  static constexpr text::WordSet kTellingApart{"that", "which", "who",  "whose", "in",
                                               "of",   "at",    "from", "near"};
  if (kTellingApart.has(r_.key(noun.tokens.end))) return std::nullopt;
  const std::uint64_t head = same_spelling(r_.lemma(noun.tokens.end - 1));
  std::optional<ChainLink> found;
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.end > main.begin) break;
    if (!r_.capital(name.tokens.begin) || !is_called(name, head)) continue;
    ChainLink link = resolve_named({r_.sentence(name.tokens.begin).begin, name.tokens.end}, name);
    const bool body = name.kind == NameKind::Organisation || name.kind == NameKind::Other;
    if (!body || (found && found->name != link.name)) return std::nullopt;
    found = std::move(link);
  }
  if (!found) return std::nullopt;
  found->status = LinkStatus::Carried;
  if (noun.kind == "outlet") found->kind = SourceKind::Outlet;
  return found;
}

// "the foundation", "the organisation", "the ministry": one spoken of before, else itself.
ChainLink Speakers::resolve_body(const TokenRange& main, const SourceNoun& noun, ChainLink link) {
  link.kind = noun.kind == "court"        ? SourceKind::Court
              : noun.kind == "government" ? SourceKind::Government
              : noun.kind == "outlet"     ? SourceKind::Outlet
                                          : SourceKind::Organisation;
  const bool definite = one_of(r_.key(main.begin), "the"_w, "this"_w, "that"_w, "same"_w);
  const std::string_view word = r_.words(noun.tokens);
  if (definite && link.country.empty()) {
    if (auto named = body_called(main, word)) return *named;
    for (std::size_t i = known_.size(); i-- > 0;) {
      const ChainLink& known = known_[i].link;
      if (known.kind != link.kind || known.status == LinkStatus::Unnamed) continue;
      const bool any = one_of(r_.key(noun.tokens.end - 1), "organisation"_w, "organization"_w,
                              "ngo"_w, "charity"_w, "group"_w, "body"_w, "outlet"_w) &&
                       link.kind != SourceKind::Government;
      if (!any && !same_word(known.name, word)) continue;
      if (is_another(base_of(main), known)) continue;
      return carry(i);
    }
    if (auto named = body_described(main, noun)) return *named;
    if (const TokenRange fuller = fuller_before(main); !fuller.empty()) {
      link.name = plain_words(fuller);
      link.status = LinkStatus::Carried;
      return link;
    }
  }
  const bool government = one_of(r_.key(noun.tokens.end - 1), "government"_w, "authorities"_w);
  if (!link.country.empty() && government) link.name = government_of(r_.refdata, link.country);
  link.status = definite || !link.country.empty() ? LinkStatus::Named : LinkStatus::Unnamed;
  return link;
}

std::uint64_t Speakers::same_spelling(std::uint64_t noun) {
  if (noun == "organization"_w) return "organisation"_w;
  if (noun == "center"_w) return "centre"_w;
  if (one_of(noun, "daily"_w, "weekly"_w, "paper"_w, "tabloid"_w, "publication"_w, "outlet"_w,
             "magazine"_w, "portal"_w))
    return "newspaper"_w;
  if (one_of(noun, "channel"_w, "station"_w)) return "broadcaster"_w;
  if (one_of(noun, "advocate"_w, "attorney"_w, "barrister"_w, "solicitor"_w, "counsel"_w))
    return "lawyer"_w;
  if (noun == "spokeswoman"_w || noun == "spokesperson"_w) return "spokesman"_w;
  return noun;
}

// "leads with", "carries a story", "has it on its front page": what only newspapers do.
bool Speakers::prints(std::uint32_t verb) const {
  constexpr std::uint32_t kObject = 7;  // tokens from the verb to what it prints
  if (one_of(r_.lemma(verb), "print"_w, "headline"_w)) return true;
  if (r_.lemma(verb) == "lead"_w) return one_of(r_.key(verb + 1), "with"_w, "on"_w);
  if (!one_of(r_.lemma(verb), "have"_w, "run"_w, "carry"_w, "open"_w, "bring"_w, "publish"_w,
              "feature"_w, "devote"_w)) {
    return false;
  }
  const std::uint32_t end = std::min(r_.sentence(verb).end, verb + kObject);
  for (std::uint32_t at = verb + 1; at < end; ++at) {
    const bool page = r_.lemma(at) == "page"_w && r_.key(at - 1) == "front"_w;
    if (page || one_of(r_.lemma(at), "story"_w, "article"_w, "piece"_w, "interview"_w, "headline"_w,
                       "editorial"_w, "column"_w)) {
      return true;
    }
  }
  return false;
}

// "Delta Dainik leads with ... The daily says": a name of capitals that was the subject of a verb
// in the paragraph, and is neither a person's nor a place's. It says itself that it is an outlet,
// or does what only outlets do. Nothing where two may be meant.
std::optional<ChainLink> Speakers::outlet_before(const TokenRange& main) const {
  const std::uint32_t paragraph = r_.paragraph_of(main.begin);
  std::optional<ChainLink> found;
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
    const auto noun = noun_ending(run.end, run.begin);
    const bool outlet = noun && (noun->kind == "outlet" || noun->kind == "press");
    if (!outlet && !prints(verb)) continue;
    const std::string_view words = r_.words(run);
    if (found && found->name != words) return std::nullopt;
    found.emplace();
    found->name = std::string(words);
    found->kind = SourceKind::Outlet;
    found->status = LinkStatus::Carried;
  }
  return found;
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
