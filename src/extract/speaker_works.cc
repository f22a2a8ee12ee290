// SPDX-License-Identifier: Apache-2.0
//
// Whose a text is: "S's report", "an article by S", "the TIP Report".

#include <algorithm>
#include <utility>

#include "extract/reference_entry.h"
#include "extract/relays_internal.h"
#include "extract/speakers_internal.h"
#include "text/token.h"

namespace plumbline::extract {

using language::NameKind;
using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

namespace {

constexpr std::uint32_t kReach = 3;  // sentences over which "the study" looks for whose it is

// "S published a report", "S put a note on its site"
bool puts_out(std::uint64_t verb) {
  return one_of(verb, "publish"_w, "present"_w, "release"_w, "issue"_w, "open"_w, "launch"_w,
                "write"_w, "unveil"_w, "submit"_w, "put"_w, "bring"_w, "post"_w, "produce"_w,
                "compile"_w, "circulate"_w, "draft"_w);
}

}  // namespace

// "S's report", "an article by S", "a study published by S", "the report".
std::optional<ChainLink> Speakers::resolve_work(const TokenRange& main) {
  const TokenRange base = base_of(main);
  const auto noun = noun_ending(base.end, base.begin);
  const language::Name* title = name_in(main, false);
  const bool titled = title != nullptr && title->kind == NameKind::Work && !is_station(*title);
  if (title != nullptr && is_station(*title) && title->tokens.end >= base.end) return std::nullopt;
  if ((!noun || noun->kind != "work") && !titled) return std::nullopt;
  // "The Gulf Post": a name that ends in such a word.
  if (!titled && r_.capital(base.end - 1) && noun->tokens.begin > r_.sentence(base.begin).begin &&
      name_in({base.end - 1, base.end}, true) == nullptr && r_.capital(base.end - 2)) {
    return std::nullopt;
  }
  const std::string_view kind = noun && noun->kind == "work" ? noun->work : "report";
  const TokenRange whole = main;
  for (std::uint32_t at = base.begin + 1; at < base.end; ++at) {
    if (!r_.possessive(at)) continue;
    ChainLink link = resolve_phrase({base.begin, at});
    link.work = read_work({at, whole.end}, kind);
    return link;
  }
  if (one_of(r_.key(base.begin), "its"_w, "his"_w, "her"_w, "their"_w)) {
    const TokenRange body = acting_body(base.begin);
    ChainLink link = body.empty() ? resolve_pronoun(base.begin) : resolve_phrase(body);
    link.work = read_work(whole, kind);
    return link;
  }
  for (std::uint32_t at = base.end; at + 1 < main.end; ++at) {
    const bool by = one_of(r_.key(at), "by"_w, "from"_w);
    const bool of = r_.key(at) == "of"_w && at == base.end;
    if (!by && !of) continue;
    const TokenRange owner{at + 1, main.end};
    ChainLink link = resolve_phrase(owner);
    if (of && link.kind == SourceKind::Unknown) continue;
    link.work = read_work({whole.begin, at}, kind);
    return link;
  }
  // "the US State Department report", "a Lantern Foundation study": a name in front owns it.
  const TokenRange front{base.begin, noun ? noun->tokens.begin : base.begin};
  const language::Name* owner = name_in(front, true);
  if (owner != nullptr && (owner->kind == NameKind::Organisation || owner->agency != kNone ||
                           owner->kind == NameKind::Person)) {
    ChainLink link = resolve_named(front, *owner);
    link.work = read_work(whole, kind);
    return link;
  }
  // "a police statement", "a court document": the body's
  const bool some = one_of(r_.key(base.begin), "a"_w, "an"_w) && front.size() == 2;
  const auto body = some ? noun_ending(front.end, front.begin + 1) : std::nullopt;
  if (body && (body->kind == "government" || body->kind == "court")) {
    ChainLink link = resolve_phrase({front.begin + 1, front.end});
    link.work = read_work(whole, kind);
    if (r_.key(front.end - 1) == "police"_w) link.status = model::LinkStatus::Named;
    return link;
  }
  if (auto link = work_of_known_title(whole, kind)) return link;
  // "the newspaper's article" is handled above; "newspaper article": nobody named.
  return carried_work(main, kind);
}

// "the authors of the article", "the Centre's experts": the article, the Centre. Nobody of them is
// named, and they speak for it.
std::optional<ChainLink> Speakers::owner_of_makers(const TokenRange& main) {
  const TokenRange base = base_of(main);
  if (base.size() < 2 || !r_.analysis.words[base.end - 1].plural) return std::nullopt;
  if (!one_of(r_.lemma(base.end - 1), "author"_w, "expert"_w, "analyst"_w, "researcher"_w)) {
    return std::nullopt;
  }
  TokenRange owner;
  if (r_.key(base.end) == "of"_w && base.end + 1 < main.end) {
    owner = {base.end + 1, main.end};
    if (!names_text(r_, owner)) return std::nullopt;
  } else if (r_.possessive(base.end - 2) && base.end == main.end) {
    owner = {base.begin, base.end - 2};
  }
  if (owner.empty()) return std::nullopt;
  ChainLink link = resolve_phrase(owner);
  const bool body = link.kind == SourceKind::Organisation || link.work.has_value();
  if (!body || link.status == LinkStatus::Unnamed || link.kind == SourceKind::Document) {
    return std::nullopt;
  }
  return link;
}

// "the 2023 Trafficking in Persons Report", "the TIP Report": whose it is, where nobody is named.
std::optional<ChainLink> Speakers::work_of_known_title(const TokenRange& main,
                                                       std::string_view kind) const {
  const std::string_view printed = r_.words(main);
  std::vector<KnownWork> known = known_works_in(printed, text::fold(printed), r_.refdata);
  if (known.empty()) return std::nullopt;
  ChainLink link = std::move(known.front().author);
  link.work = read_work(main, kind);
  return link;
}

std::optional<model::Work> Speakers::work_in(const TokenRange& phrase) const {
  const TokenRange base = base_of(phrase);
  const auto noun = noun_ending(base.end, base.begin);
  const language::Name* title = name_in(phrase, true);
  if (title != nullptr && title->kind == NameKind::Work && !is_station(*title)) {
    return read_work(phrase, "report");
  }
  if (!noun || noun->kind != "work") return std::nullopt;
  return read_work(phrase, noun->work);
}

// "the report" after "The Observatory presented its annual report", "in the State Department's 2024
// report": a work that the text has named as somebody's without its speaking yet.
std::optional<ChainLink> Speakers::owner_of_mentioned(const TokenRange& main,
                                                      std::string_view kind) {
  // Its owner may be told by another work ("the report by the study"), but only by an earlier one:
  // the search must not come round to where it began.
  if (main.begin >= owner_before_) return std::nullopt;
  const std::uint32_t outer = std::exchange(owner_before_, main.begin);
  std::optional<ChainLink> owner = owner_before(main, kind);
  owner_before_ = outer;
  return owner;
}

std::optional<ChainLink> Speakers::owner_before(const TokenRange& main, std::string_view kind) {
  const model::Work wanted = read_work(main, kind);
  for (std::uint32_t at = main.begin; at-- > 0;) {
    if (r_.pos(at) != Pos::Noun && r_.pos(at) != Pos::ProperNoun) continue;
    const auto noun = noun_ending(at + 1, at > 2 ? at - 2 : 0);
    if (!noun || noun->kind != "work" || noun->work != kind) continue;
    TokenRange phrase = r_.phrase_before(at + 1);
    for (const language::Name& name : r_.analysis.names) {  // "S's 2024 Trafficking Report"
      if (name.kind != language::NameKind::Work || !name.tokens.contains(at)) continue;
      phrase = {r_.phrase_before(name.tokens.begin).begin, name.tokens.end};
      if (phrase.begin == phrase.end) phrase.begin = name.tokens.begin;
    }
    if (phrase.empty()) continue;
    phrase.end = std::max(phrase.end, r_.phrase_after(at, true).end);
    const model::Work here = read_work(phrase, kind);
    if (wanted.edition != 0 && here.edition != 0 && wanted.edition != here.edition) continue;
    ChainLink link = resolve_owned(phrase, at);
    if (link.name.empty() || link.status == LinkStatus::Unnamed ||
        link.kind == SourceKind::Document) {
      continue;
    }
    link.work = here;
    if (wanted.edition != 0) link.work->edition = wanted.edition;
    link.status = LinkStatus::Carried;
    return link;
  }
  return std::nullopt;
}

// Whose the work is: "S's report", "a report by S", "S presented its report", "S opened a study".
ChainLink Speakers::resolve_owned(const TokenRange& phrase, std::uint32_t noun) {
  for (std::uint32_t at = phrase.begin + 1; at < noun; ++at) {
    if (r_.possessive(at)) return resolve_phrase({phrase.begin, at});
  }
  for (std::uint32_t at = noun + 1; at + 1 < phrase.end; ++at) {
    if (!one_of(r_.key(at), "by"_w, "of"_w)) continue;
    ChainLink link = resolve_phrase({at + 1, phrase.end});
    if (link.kind != SourceKind::Unknown && link.kind != SourceKind::Group) return link;
    break;
  }
  if (const TokenRange maker = maker_of_text(r_, phrase.end); !maker.empty()) {
    return resolve_phrase(maker);  // "a report that S released"
  }
  const TokenRange front{phrase.begin, noun};
  const language::Name* owner = name_in(front, true);
  if (owner != nullptr &&
      (owner->kind == language::NameKind::Organisation || owner->agency != kNone)) {
    return resolve_named(front, *owner);
  }
  // The subject of a verb of publishing before it.
  std::uint32_t verb = phrase.begin == 0 ? 0 : phrase.begin - 1;
  if (verb > 0 && r_.key(verb) == "out"_w) --verb;  // "brought out a study"
  const bool gives = r_.pos(verb) == Pos::Verb && puts_out(r_.lemma(verb));
  const bool own =
      one_of(r_.key(phrase.begin), "its"_w, "their"_w, "his"_w, "her"_w, "a"_w, "an"_w);
  if (!gives || !own) return {};
  const Subject subject = subject_of(r_, r_.verb_group({verb, verb + 1}));
  return subject.tokens.empty() ? ChainLink{} : resolve_phrase(subject.tokens);
}

// "the article", "The report": the last work of that kind and whose it was.
ChainLink Speakers::carried_work(const TokenRange& main, std::string_view kind) {
  // "Report: 40 held" of a headline; not "research shows", which is anybody's.
  const bool bare = main.size() == 1 && r_.key(main.begin) != "research"_w;
  const bool definite = one_of(r_.key(main.begin), "the"_w, "this"_w, "that"_w, "same"_w) || bare;
  const std::string land = country_in(main);  // "the US report" is none of a Romanian agency's
  const auto fits = [&](const ChainLink& link, bool exact) {
    if (!link.work || (!land.empty() && !link.country.empty() && land != link.country))
      return false;
    if (link.work->kind == kind) return true;
    const auto text_like = [](std::string_view k) {
      return k == "article" || k == "publication" || k == "paper" || k == "study" || k == "report";
    };
    return !exact && text_like(link.work->kind) && text_like(kind);
  };
  if (definite && r_.lemma(base_of(main).end - 1) == "paper"_w) {  // the newspaper that spoke last
    const auto called_paper = [](const Known& known) {
      return std::find(known.heads.begin(), known.heads.end(), "newspaper"_w) != known.heads.end();
    };
    for (const bool text : {true, false}) {  // "a paper by the institute" before a newspaper
      for (std::size_t i = known_.size(); i-- > 0;) {
        const bool paper = known_[i].link.work && known_[i].link.work->kind == "paper";
        if (called_paper(known_[i]) && (!text || paper)) return carry(i);
        if (!text && paper) break;
      }
    }
  }
  if (kind == "publication") {  // "The publication stresses": the newspaper spoken of
    if (auto known = known_by_noun(main)) return *known;
  }
  // A work of the same kind that spoke, one that was named, then one of a kin kind, but only if
  // the text has no second: "the review" is no report of another's.
  // What the text itself retells comes before what it only quotes, unless that spoke just now and
  // the other did not, or is pointed at: "that report".
  std::optional<std::uint32_t> outer;
  for (const Known& known : known_) {
    const bool retold =
        !known.inner && fits(known.link, true) && known.link.kind != SourceKind::Document;
    if (retold) outer = std::max(outer.value_or(0), known.sentence);
  }
  const std::uint32_t now = r_.sentence_of(main.begin);
  const bool pointed = one_of(r_.key(main.begin), "this"_w, "that"_w);
  const auto only_quoted = [&](const Known& known) {
    return known.inner && outer && !pointed &&
           (known.sentence <= *outer || known.sentence + 1 < now);
  };
  const auto spoke = [&](bool exact) -> std::optional<ChainLink> {
    std::optional<ChainLink> found;
    for (std::size_t i = known_.size(); i-- > 0;) {
      if (!fits(known_[i].link, exact) || (exact && only_quoted(known_[i]))) continue;
      ChainLink link = known_[i].link;
      link.status = LinkStatus::Carried;
      const model::Work here = read_work(main, kind);
      if (here.edition != 0 && link.work->edition != 0 && here.edition != link.work->edition)
        continue;
      if (here.edition != 0) link.work->edition = here.edition;
      if (found && found->name != link.name) return std::nullopt;
      if (!found) carried_from_ = known_[i].index;
      found = std::move(link);
      if (exact) break;
    }
    return found;
  };
  if (definite) {
    const auto same = spoke(true);
    if (same && same->kind != SourceKind::Document) return *same;
    if (auto owner = owner_of_mentioned(main, kind)) return *owner;
    if (same) return *same;
    if (auto kin = spoke(false)) return *kin;
    // "The study notes": nobody gave a study, but an organisation speaks here.
    for (std::size_t i = known_.size(); i-- > 0;) {
      const ChainLink& link = known_[i].link;
      if (kind == "statistics" || link.kind != SourceKind::Organisation || link.work) continue;
      if (known_[i].sentence + kReach < r_.sentence_of(main.begin)) break;
      ChainLink out = link;
      out.status = LinkStatus::Carried;
      out.work = read_work(main, kind);
      return out;
    }
  }
  ChainLink link;
  link.name = plain_words(main);
  link.kind = SourceKind::Document;
  link.work = read_work(main, kind);
  link.country = country_in(main);
  link.status = definite || !link.work->title.empty() ? LinkStatus::Named : LinkStatus::Unnamed;
  return link;
}

}  // namespace plumbline::extract
