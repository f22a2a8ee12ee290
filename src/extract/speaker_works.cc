// SPDX-License-Identifier: Apache-2.0
//
// Whose a text is: "S's report", "an article by S", "the TIP Report".

#include "extract/reference_entry.h"
#include "extract/speakers_internal.h"
#include "text/token.h"

namespace plumbline::extract {

using language::NameKind;
using model::ChainLink;
using model::SourceKind;

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
  if (auto link = work_of_known_title(whole, kind)) return link;
  // "the newspaper's article" is handled above; "newspaper article": nobody named.
  return carried_work(main, kind);
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

}  // namespace plumbline::extract
