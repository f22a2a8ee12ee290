// SPDX-License-Identifier: Apache-2.0
//
// Who hands a statement on inside its own sentence: "a report by S that was quoted by F", "S told
// F", "S said in an interview with F", "S said in F's report".

#include "extract/linker_internal.h"
#include "extract/relays_internal.h"

namespace plumbline::extract {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

namespace {

bool names_somebody(const ChainLink& link) {
  return link.status != LinkStatus::Unnamed && !link.name.empty();
}

// Those who have no name of their own and reach the public through others.
bool is_plain_witness(const ChainLink& link) {
  return link.kind == SourceKind::Survivor || link.kind == SourceKind::Group ||
         (link.kind == SourceKind::Person && link.office.empty());
}

}  // namespace

bool hands_on(const Reading& r, std::uint32_t at) {
  return one_of(r.lemma(at), "present"_w, "cite"_w, "quote"_w, "publish"_w, "reproduce"_w,
                "reprint"_w, "mention"_w, "retell"_w, "summarize"_w, "summarise"_w, "describe"_w,
                "reference"_w, "include"_w, "carry"_w, "reflect"_w, "relay"_w, "discuss"_w,
                "feature"_w, "refer"_w, "analyze"_w, "analyse"_w, "circulate"_w, "highlight"_w,
                "report"_w, "translate"_w, "print"_w, "interview"_w, "serialise"_w, "serialize"_w,
                "excerpt"_w) &&
         r.pos(at) == Pos::Verb;
}

Relay relay_of(const Reading& r, const TokenRange& phrase) {
  for (std::uint32_t at = phrase.begin + 1; at + 1 < phrase.end; ++at) {
    if (r.key(at) != "in"_w) continue;
    const TokenRange work{at + 1, phrase.end};
    if (names_text(r, work)) return {{phrase.begin, at}, work};
  }
  return {phrase, {}};
}

bool told_in_text(const Reading& r, const TokenRange& source) {
  if (relay_of(r, source).work.empty() || !r.participle(source.end)) return false;
  return !r.has_finite_verb({source.end + 1, r.sentence(source.end).end});
}

// Past "in full", "in part" behind a verb of handing on.
std::uint32_t past_extent(const Reading& r, std::uint32_t at) {
  const bool extent = r.key(at) == "in"_w && one_of(r.key(at + 1), "full"_w, "part"_w, "parts"_w,
                                                    "whole"_w, "translation"_w, "excerpts"_w);
  return extent ? at + 2 : at;
}

// Past "(Vilnius)".
std::uint32_t past_brackets(const Reading& r, std::uint32_t at) {
  constexpr std::uint32_t kInside = 6;
  if (r.key(at) != "("_w) return at;
  std::uint32_t close = at + 1;
  while (close < at + kInside && r.key(close) != ")"_w) ++close;
  return r.key(close) == ")"_w ? close + 1 : at;
}

TokenRange with_handing_on(const Reading& r, const TokenRange& phrase) {
  std::uint32_t hand = phrase.end;
  while (r.relative(hand) || r.key(hand) == "that"_w || r.pos(hand) == Pos::Auxiliary ||
         r.pos(hand) == Pos::Adverb) {
    ++hand;
  }
  const bool made = r.participle(hand) && r.key(hand + 1) == "by"_w;  // "a petition filed by S"
  const std::uint32_t by = past_extent(r, hand + 1);
  if (!made && (!hands_on(r, hand) || !one_of(r.key(by), "by"_w, "in"_w))) return phrase;
  const TokenRange owner = r.phrase_after(by + 1, true);
  if (is_fined(r, hand, owner)) return phrase;
  if (owner.empty()) return phrase;
  // "a survey made by S and published by F in 2023"
  const std::uint32_t also = owner.end + 1;
  if (r.key(owner.end) == "and"_w && hands_on(r, also) && r.participle(also) &&
      one_of(r.key(also + 1), "by"_w, "in"_w)) {
    const TokenRange second = r.phrase_after(also + 2, true);
    if (!second.empty()) return {phrase.begin, r.skip_time(second.end)};
  }
  return {phrase.begin, owner.end};
}

// Where "from which F quotes" or "excerpts from which appeared in F" names whoever shows a part of
// a text: at F or at its verb. `at` is the noun of the part.
Relay part_relay(const Reading& r, std::uint32_t at) {
  if (r.pos(at) == Pos::Determiner) ++at;
  if (!one_of(r.lemma(at), "excerpt"_w, "extract"_w, "passage"_w, "part"_w, "summary"_w,
              "translation"_w, "copy"_w, "text"_w, "version"_w, "digest"_w, "chapter"_w) ||
      !one_of(r.key(at + 1), "of"_w, "from"_w) || r.key(at + 2) != "which"_w) {
    return {};
  }
  std::uint32_t verb = at + 3;
  if (r.pos(verb) == Pos::Verb ||
      r.pos(verb) == Pos::Auxiliary) {  // "appeared in F", "were run by F"
    while (r.pos(verb) == Pos::Auxiliary || r.pos(verb) == Pos::Adverb) ++verb;
    const bool shown = one_of(r.lemma(verb), "appear"_w, "publish"_w, "print"_w, "reproduce"_w,
                              "run"_w, "carry"_w, "post"_w, "quote"_w, "broadcast"_w);
    const std::uint32_t in = past_extent(r, verb + 1);
    if (!shown || !one_of(r.key(in), "in"_w, "by"_w, "on"_w) || r.skip_time(in) > in) return {};
    const TokenRange outlet = r.phrase_after(in + 1, true);
    return !outlet.empty() && r.capital(outlet.end - 1) ? relay_of(r, outlet) : Relay{};
  }
  const TokenRange by = r.phrase_after(verb, true);
  verb = by.end;
  while (r.pos(verb) == Pos::Auxiliary || r.pos(verb) == Pos::Adverb) ++verb;
  const bool shows = hands_on(r, verb) || one_of(r.lemma(verb), "run"_w, "post"_w, "broadcast"_w,
                                                 "air"_w, "bring"_w, "release"_w);
  return shows ? Relay{by, {}} : Relay{};
}

// ", quoted at length by F,", ", as summarised in F's article,": behind a comma.
Relay participle_relay(const Reading& r, std::uint32_t at) {
  constexpr std::uint32_t kAdverbs = 5;
  std::uint32_t hand = at;
  if (r.key(hand) == "as"_w) ++hand;
  if (!hands_on(r, hand) || !r.participle(hand) || r.form(hand) == VerbForm::Gerund) return {};
  std::uint32_t by = past_extent(r, hand + 1);  // "reproduced in full by F"
  while (by < hand + kAdverbs && !one_of(r.key(by), "by"_w, "in"_w) && !r.comma(by)) ++by;
  if (r.key(by) != "by"_w) return {};
  const TokenRange who = r.phrase_after(by + 1, true);
  return is_fined(r, hand, who) ? Relay{} : relay_of(r, who);
}

Relay relative_relay(const Reading& r, std::uint32_t at) {
  if (r.comma(at)) {
    ++at;
    if (const Relay relay = participle_relay(r, at); !relay.by.empty()) return relay;
    if (const Relay relay = part_relay(r, at); !relay.by.empty()) return relay;
  }
  std::uint32_t which = at;
  const bool stranded = r.preposition(which) || r.key(which) == "to"_w;
  if (stranded) ++which;
  if (!one_of(r.key(which), "which"_w, "who"_w, "whom"_w)) return {};
  const std::uint32_t end = r.sentence(at).end;
  const bool passive = !stranded && r.pos(which + 1) == Pos::Auxiliary;
  Relay out;
  if (!passive) out.by = r.phrase_after(which + 1, true);  // "which F quotes"
  std::uint32_t verb = passive ? which + 1 : past_brackets(r, out.by.end);
  while (verb < end && (r.pos(verb) == Pos::Auxiliary || r.pos(verb) == Pos::Adverb)) ++verb;
  const bool leans = stranded && one_of(r.lemma(verb), "refer"_w, "rely"_w, "point"_w, "draw"_w,
                                        "lean"_w, "allude"_w, "base"_w);
  if (!leans && (stranded || !hands_on(r, verb))) return {};
  std::uint32_t next = verb + 1;
  if (passive) {  // "which is quoted at length by F"
    while (next < end && next < verb + 6 && r.key(next) != "by"_w && !r.comma(next)) ++next;
    if (r.key(next) != "by"_w) return {};
    out = relay_of(r, r.phrase_after(next + 1, true));
    next = out.by.end;
  }
  if (leans && r.key(next) == "attention"_w) ++next;
  if (r.key(next) == "in"_w) {
    const TokenRange work = r.phrase_after(next + 1, true);
    if (names_text(r, work)) out.work = work;
  }
  return out;
}

bool is_somebody_quoted(const Reading& r, const TokenRange& before) {
  if (before.size() < 2 || !r.comma(before.end - 1)) return false;
  if (!one_of(r.lemma(before.end), "quote"_w, "cite"_w)) return false;
  const TokenRange phrase{before.begin, before.end - 1};
  const bool counted = one_of(r.key(phrase.end - 1), "figure"_w, "figures"_w, "data"_w,
                              "statistics"_w, "number"_w, "numbers"_w, "words"_w);
  return can_speak(r, phrase) && !names_text(r, phrase) && !counted;
}

// "a report by S that was quoted by F", "S, quoted by F,": F hands it on. A work without an owner
// belongs to who published it: "a study published by F".
void Linker::split_source(Found& found) const {
  if (!found.via.empty() || found.out.source.size() < 4) return;
  const TokenRange source = found.out.source;
  bool owned = r_.capital(source.begin) && r_.pos(source.begin) == Pos::ProperNoun;
  for (std::uint32_t at = source.begin + 1; at + 2 < source.end; ++at) {
    owned = owned || r_.possessive(at) || one_of(r_.key(at), "by"_w, "of"_w, "from"_w) ||
            is_somebody_quoted(r_, {source.begin, at});
    const bool seen = r_.participle(at) &&
                      one_of(r_.lemma(at), "see"_w, "obtain"_w, "view"_w, "review"_w, "leak"_w);
    const bool hands = (owned && hands_on(r_, at)) || (seen && r_.key(at + 1) == "by"_w);
    if (!hands || r_.form(at) == VerbForm::Gerund) continue;
    std::uint32_t by = past_extent(r_, at + 1);  // "quoted at length in F", "cited in full by F"
    if (one_of(r_.key(by), "at"_w, "widely"_w, "extensively"_w))
      by += r_.key(by) == "at"_w ? 2U : 1U;
    if (!one_of(r_.key(by), "by"_w, "in"_w)) continue;
    std::uint32_t end = at;  // of what S's phrase is
    while (end > source.begin && (r_.pos(end - 1) == Pos::Auxiliary || r_.relative(end - 1) ||
                                  one_of(r_.key(end - 1), "that"_w, "and"_w) || r_.comma(end - 1) ||
                                  r_.pos(end - 1) == Pos::Adverb)) {
      --end;
    }
    const TokenRange owner = r_.phrase_after(by + 1, true);
    if (end == source.begin || owner.empty() || is_fined(r_, at, owner)) return;
    const Relay relay = relay_of(r_, owner);
    found.via = relay.by;
    found.via_work = relay.work;
    found.out.source.end = end;
    return;
  }
}

// "in an interview with F", "in its 2023 report", "in a report published by F".
std::optional<ChainLink> Linker::relay_of_medium(const TokenRange& medium, ChainLink& link) {
  if (r_.key(medium.begin) == "it"_w) {  // "she explains in it"
    ChainLink text = speakers_.resolve(medium);
    return text.work && !same_source(text, link) ? std::optional(std::move(text)) : std::nullopt;
  }
  const auto work = speakers_.work_in(medium);
  if (!work) return std::nullopt;
  const std::uint64_t first = r_.key(medium.begin);
  if (one_of(r_.key(medium.begin - 1), "at"_w, "during"_w)) {  // an occasion, nobody's text
    if (!link.work) link.work = work;
    return std::nullopt;
  }
  if (one_of(first, "its"_w, "his"_w, "her"_w, "their"_w)) {
    if (!link.work) link.work = work;
    return std::nullopt;
  }
  for (std::uint32_t at = medium.begin + 1; at + 1 < medium.end; ++at) {
    const bool to = one_of(r_.key(at), "with"_w, "to"_w, "for"_w);
    const bool by = one_of(r_.key(at), "by"_w) || (hands_on(r_, at - 1) && r_.key(at) == "in"_w);
    if (!to && !by) continue;
    ChainLink outer = speakers_.resolve({at + 1, medium.end});
    const bool talk = work->kind == "interview";
    const bool prints = outer.kind == SourceKind::Outlet ||
                        ((talk || by) && outer.kind == SourceKind::Organisation);
    if (!names_somebody(outer) || !prints) break;
    (by ? outer : link).work = work;
    if (is_publisher({at + 1, medium.end}, outer)) return std::nullopt;
    return outer;
  }
  if (one_of(first, "a"_w, "an"_w, "one"_w, "another"_w) || r_.pos(medium.begin) == Pos::Noun) {
    if (!link.work) link.work = work;
    return std::nullopt;
  }
  ChainLink owner = speakers_.resolve(medium);
  const bool own = owner.kind == SourceKind::Document || same_source(owner, link) ||
                   (link.status == LinkStatus::Carried && link.kind != SourceKind::Person);
  if (own || !names_somebody(owner)) {
    if (!link.work) link.work = owner.work ? owner.work : work;
    return std::nullopt;
  }
  return owner;
}

// "told F": a newspaper, or an organisation to which a witness spoke.
std::optional<ChainLink> Linker::relay_of_hearer(const TokenRange& hearer, const ChainLink& link) {
  const std::uint64_t first = r_.key(hearer.begin);
  if (hearer.size() == 1 && r_.pos(hearer.begin) == Pos::Pronoun) return std::nullopt;
  if (one_of(first, "this"_w, "our"_w, "me"_w, "us"_w)) return std::nullopt;
  // "assured listeners of F"
  if (one_of(first, "listeners"_w, "readers"_w, "viewers"_w) &&
      r_.key(hearer.begin + 1) == "of"_w && hearer.size() > 2) {
    return relay_of_hearer({hearer.begin + 2, hearer.end}, link);
  }
  // "told the House": a chamber, which retells nothing
  if (hearer.size() == 2 && first == "the"_w &&
      one_of(r_.key(hearer.end - 1), "house"_w, "chamber"_w, "commons"_w, "lords"_w, "diet"_w,
             "rada"_w) &&
      r_.capital(hearer.end - 1)) {
    return std::nullopt;
  }
  const bool staff =
      one_of(r_.lemma(hearer.end - 1), "researcher"_w, "reporter"_w, "staff"_w, "journalist"_w,
             "team"_w, "investigator"_w, "interviewer"_w, "correspondent"_w);
  TokenRange house = hearer;  // "told its researchers", "told the charity's staff"
  if (staff && one_of(first, "its"_w, "their"_w)) house.end = hearer.begin + 1;
  for (std::uint32_t at = hearer.begin + 1; staff && at < hearer.end; ++at) {
    if (r_.possessive(at)) house.end = at;
  }
  ChainLink outer = house == hearer ? speakers_.resolve_hearer(hearer) : speakers_.resolve(house);
  if (house != hearer) outer.work.reset();
  if (!names_somebody(outer) || is_publisher(house, outer)) return std::nullopt;
  switch (outer.kind) {
    case SourceKind::Outlet: break;
    case SourceKind::Organisation:
      if (outer.work && r_.lemma(hearer.end - 1) != "author"_w) return std::nullopt;
      break;
    case SourceKind::International:
      if (!is_plain_witness(link)) return std::nullopt;
      break;
    default: return std::nullopt;
  }
  return outer;
}

std::vector<ChainLink> Linker::relays_of(const Found& found, ChainLink& link) {
  std::vector<ChainLink> out;
  const bool reader = found.via.size() == 1 && one_of(r_.key(found.via.begin), "you"_w, "your"_w);
  if (!found.via.empty() && !found.participle && !reader) {
    ChainLink outer = speakers_.resolve(found.via);
    if (found.out.rule == "credit-via") {
      outer = ChainLink{};
      outer.kind = SourceKind::Outlet;
      outer.name = std::string(r_.words(found.via));
    }
    if (!found.via_work.empty() && !outer.work) outer.work = speakers_.work_in(found.via_work);
    outer.manner = model::Manner::Cites;
    if (!is_publisher(found.via, outer)) out.push_back(std::move(outer));
  }
  std::optional<ChainLink> more;
  if (!found.medium.empty()) more = relay_of_medium(found.medium, link);
  if (!more && !found.hearer.empty()) more = relay_of_hearer(found.hearer, link);
  if (more && (out.empty() || !same_source(out.back(), *more))) {
    more->manner = model::Manner::Cites;
    out.push_back(std::move(*more));
  }
  return out;
}

}  // namespace plumbline::extract
