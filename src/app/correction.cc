// SPDX-License-Identifier: Apache-2.0

#include "app/correction.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "app/claim_words_internal.h"
#include "app/stretches.h"
#include "base/utf8.h"
#include "extract/extract.h"
#include "language/analyse.h"
#include "model/move.h"
#include "refdata/refdata.h"
#include "store/words.h"

namespace plumbline::app {
namespace {

using model::ChainLink;
using model::Claim;
using model::ClaimKind;

bool is_one_of(ClaimKind kind, std::initializer_list<ClaimKind> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// The text around a place, read by rules: the stretch of the document that holds it.
class Around {
 public:
  static Result<Around> read(const model::Document& document, const text::Span& span) {
    PL_TRY(refdata::RefData refdata, refdata::RefData::load());
    return Around(document, span, std::move(refdata));
  }

  [[nodiscard]] std::vector<Claim> claims(const text::Span& span,
                                          const model::AttributionChain& chain) const {
    std::vector<Claim> found = extract::read_words(part_, analysis_, refdata_, here(span), {});
    for (Claim& claim : found) {
      model::move_passages(claim, offset_);
      claim.chain = chain;
    }
    return found;
  }

  [[nodiscard]] ChainLink source(const text::Span& span) const {
    ChainLink link = extract::read_source(part_, analysis_, refdata_, here(span));
    link.speaker = model::Passage(part_.id, span);
    return link;
  }

 private:
  Around(const model::Document& document, const text::Span& span, refdata::RefData refdata)
      : refdata_(std::move(refdata)), part_(document) {
    for (const text::Span& stretch : stretches(document.text)) {
      if (!stretch.contains(span.begin)) continue;
      offset_ = stretch.begin;
      part_.text = text::slice(document.text, stretch);
    }
    analysis_ = language::analyse(part_, refdata_);
  }
  [[nodiscard]] text::Span here(const text::Span& span) const {
    const auto size = static_cast<std::uint32_t>(part_.text.size());
    return {span.begin - offset_, std::min(span.end - offset_, size)};
  }

  refdata::RefData refdata_;
  model::Document part_;
  std::uint32_t offset_ = 0;
  language::Analysis analysis_;
};

// What a claim of a kind does not tell.
void drop_unfit(Claim& claim) {
  using enum ClaimKind;
  if (claim.kind != Verdict) claim.verdict.reset();
  if (!is_one_of(claim.kind, {Incident, Response})) {
    claim.incident.reset();
    claim.more_incidents.clear();
  }
  const bool moves = is_one_of(claim.kind, {Figure, Incident, Route, Response, Trend});
  if (!moves) {
    claim.figure.reset();
    claim.more_figures.clear();
    claim.route.reset();
    claim.trend.reset();
  }
  if (!is_one_of(claim.kind, {Response, Incident, Figure})) claim.response.reset();
  if (is_one_of(claim.kind, {Verdict, Law})) claim.elements.reset();
}

void clear_content(Claim& claim) {
  claim.incident.reset();
  claim.elements.reset();
  claim.route.reset();
  claim.figure.reset();
  claim.more_incidents.clear();
  claim.more_figures.clear();
  claim.verdict.reset();
  claim.response.reset();
  claim.trend.reset();
}

template <class Part>
void add_part(const Boxed<Part>& part, Boxed<Part>& first, std::vector<Part>& more) {
  if (!part) return;
  if (first) {
    more.push_back(*part);
  } else {
    first = part;
  }
}

template <class Part>
void take_first(const Boxed<Part>& part, Boxed<Part>& into) {
  if (!into) into = part;
}

// All that the words tell, as far as a claim of its kind tells it; those of its own kind first.
void fill_content(std::vector<Claim> read, Claim& claim) {
  std::stable_partition(read.begin(), read.end(),
                        [&](const Claim& each) { return each.kind == claim.kind; });
  clear_content(claim);
  for (const Claim& each : read) {
    take_first(each.verdict, claim.verdict);
    take_first(each.route, claim.route);
    take_first(each.response, claim.response);
    take_first(each.trend, claim.trend);
    take_first(each.elements, claim.elements);
    add_part(each.incident, claim.incident, claim.more_incidents);
    add_part(each.figure, claim.figure, claim.more_figures);
    claim.more_incidents.insert(claim.more_incidents.end(), each.more_incidents.begin(),
                                each.more_incidents.end());
    claim.more_figures.insert(claim.more_figures.end(), each.more_figures.begin(),
                              each.more_figures.end());
  }
  drop_unfit(claim);
}

// How it is told, by the first of the words; what they leave open stays as it was.
void fill_manner(const std::vector<Claim>& read, Claim& claim) {
  const auto own = std::find_if(read.begin(), read.end(),
                                [&](const Claim& each) { return each.kind == claim.kind; });
  if (read.empty()) return;
  const Claim& told = own != read.end() ? *own : read.front();
  claim.modality = told.modality;
  claim.polarity = told.polarity;
  if (!told.about.empty()) claim.about = told.about;
  if (told.when.stated()) claim.when = told.when;
}

std::optional<ClaimKind> claim_kind_of(const std::string& word) {
  using enum ClaimKind;
  for (const ClaimKind kind :
       {Verdict, Incident, Route, Figure, Law, Response, Trend, Opinion, Statement}) {
    if (word == model::to_string(kind)) return kind;
  }
  return std::nullopt;
}

Result<Claim> with_kind(const model::Report& report, Claim claim, const Correction& correction) {
  if (Status known = require_kind(correction.kind); !known) return std::move(known).error();
  const auto kind = claim_kind_of(correction.kind);
  if (!kind) return Error{ErrorCode::Misuse, "say which kind it is"};
  if (*kind == claim.kind) {
    return Error{ErrorCode::Misuse, "it is a claim of the kind " + correction.kind + " already"};
  }
  claim.kind = *kind;
  const text::Span span = claim.passages.front().span;
  PL_TRY(const Around around, Around::read(report.document, span));
  fill_content(around.claims(span, claim.chain), claim);
  return claim;
}

// The occurrence of `words` nearest to `near`.
std::optional<text::Span> nearest(std::string_view text, std::string_view words,
                                  const text::Span& near) {
  if (words.empty()) return std::nullopt;
  const auto away = [&](std::size_t at) {
    return at > near.begin ? at - near.begin : near.begin - at;
  };
  std::optional<std::size_t> best;
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    if (!best || away(at) < away(*best)) best = at;
  }
  if (!best) return std::nullopt;
  return text::make_span(*best, *best + words.size());
}

std::size_t byte_offset(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  while (code_points-- > 0 && at < text.size()) {
    at += std::max<std::size_t>(decode_utf8(text, at).size, 1);
  }
  return at;
}

bool is_blank_char(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Result<text::Span> place_of(const model::Report& report, const text::Span& near,
                            const Correction& correction) {
  const std::string& text = report.document.text;
  text::Span span;
  if (correction.place) {
    const auto [from, to] = *correction.place;
    if (from > to || to > count_code_points(text)) {
      return Error{ErrorCode::Misuse, "the words lie beyond the text"};
    }
    span = text::make_span(byte_offset(text, from), byte_offset(text, to));
  } else {
    const auto found = nearest(text, correction.words, near);
    if (correction.words.empty()) return Error{ErrorCode::Misuse, "say which words it is"};
    if (!found) {
      return Error{ErrorCode::NotFound,
                   "these words do not stand in the document; give them as they are printed"};
    }
    span = *found;
  }
  while (!span.empty() && is_blank_char(text[span.begin])) ++span.begin;
  while (!span.empty() && is_blank_char(text[span.end - 1])) --span.end;
  return span;
}

Status require_span(const text::Span& span) {
  constexpr std::uint32_t kMost = 8000;  // bytes: some pages; a claim is a sentence or two
  if (span.empty()) return Error{ErrorCode::Misuse, "a claim has at least one word"};
  if (span.size() <= kMost) return Done{};
  return Error{ErrorCode::LimitReached, "a claim has at most 8000 bytes of the text"};
}

Result<Claim> with_span(const model::Report& report, Claim claim, const Correction& correction) {
  const text::Span before = claim.passages.front().span;
  PL_TRY(const text::Span span, place_of(report, before, correction));
  if (Status good = require_span(span); !good) return std::move(good).error();
  if (span == before) return Error{ErrorCode::Misuse, "it has these words already"};
  if (!span.overlaps(before)) {
    return Error{ErrorCode::Misuse,
                 "the claim shares no word with these; what stands elsewhere is another claim"};
  }
  claim.passages.front().span = span;
  PL_TRY(const Around around, Around::read(report.document, span));
  std::vector<Claim> read = around.claims(span, claim.chain);
  fill_manner(read, claim);
  fill_content(std::move(read), claim);
  return claim;
}

bool is_called(const ChainLink& link, const std::string& folded) {
  return !folded.empty() && (store::fold_words(link.name) == folded ||
                             (link.name.empty() && store::fold_words(link.organisation) == folded));
}

// Somebody whom a chain of the document knows by this name.
std::optional<ChainLink> known_source(const model::Report& report, const std::string& folded) {
  for (const Claim& claim : report.claims) {
    for (const ChainLink& link : claim.chain.links) {
      if (!is_called(link, folded)) continue;
      ChainLink out = link;
      // How it says another claim is not how it says this one.
      out.cue.clear();
      out.cue_passage.reset();
      out.manner = model::Manner::Says;
      return out;
    }
  }
  return std::nullopt;
}

Result<ChainLink> source_of(const model::Report& report, const Claim& claim,
                            const std::string& name) {
  if (auto known = known_source(report, store::fold_words(name))) return *std::move(known);
  const auto span = nearest(report.document.text, name, claim.passages.front().span);
  if (!span) {
    return Error{ErrorCode::NotFound,
                 "'" + name + "' does not stand in the document; give the name as it is printed"};
  }
  const auto& hidden = report.withheld.spans;
  if (std::any_of(hidden.begin(), hidden.end(),
                  [&](const text::Span& each) { return each.overlaps(*span); })) {
    return Error{ErrorCode::Misuse, "this name is withheld; say that the source is not named"};
  }
  PL_TRY(const Around around, Around::read(report.document, *span));
  ChainLink link = around.source(*span);
  if (link.name.empty() && link.organisation.empty()) {
    link.name = name;
    link.status = model::LinkStatus::Named;
  }
  if (link.status == model::LinkStatus::Ambiguous) {
    link.status = model::LinkStatus::Named;
    link.candidates.clear();
  }
  if (link.kind == model::SourceKind::Unknown) link.kind = model::SourceKind::Organisation;
  return link;
}

Result<Claim> with_source(const model::Report& report, Claim claim, const Correction& correction) {
  std::vector<ChainLink>& links = claim.chain.links;
  const std::string before = model::describe(claim.chain);
  const std::size_t most = std::max<std::size_t>(links.size(), 1) - 1;
  std::size_t stay = correction.after != 0 ? correction.after : std::max<std::size_t>(most, 1);
  stay = std::min(stay, links.size());
  if (correction.said_by == SaidBy::Document) stay = std::min<std::size_t>(links.size(), 1);
  links.resize(stay, ChainLink());
  if (correction.said_by == SaidBy::Unnamed) {
    ChainLink nobody;  // with no name at all, the publisher would be the origin
    nobody.name = "a source";
    nobody.kind = model::SourceKind::Group;
    nobody.status = model::LinkStatus::Unnamed;
    links.push_back(std::move(nobody));
  }
  if (correction.said_by == SaidBy::Named) {
    if (correction.source.empty()) return Error{ErrorCode::Misuse, "say who says it"};
    PL_TRY(ChainLink source, source_of(report, claim, correction.source));
    const std::string folded = store::fold_words(source.name);
    const auto again = std::find_if(links.begin(), links.end(),
                                    [&](const ChainLink& link) { return is_called(link, folded); });
    if (again != links.end()) {
      links.erase(again + 1, links.end());
    } else {
      links.push_back(std::move(source));
    }
  }
  if (model::describe(claim.chain) == before) {
    return Error{ErrorCode::Misuse, "that is who says it already: " + before};
  }
  return claim;
}

}  // namespace

namespace {

Status require_words(const Correction& correction) {
  for (const std::string* text : {&correction.kind, &correction.words, &correction.source}) {
    constexpr std::size_t kMost = 8000;
    if (!is_valid_utf8(*text)) {
      return Error{ErrorCode::Misuse, "the correction is not valid UTF-8"};
    }
    if (text->size() > kMost) return Error{ErrorCode::LimitReached, "at most 8000 bytes"};
  }
  return Done{};
}

// Nobody but the publisher.
model::AttributionChain own_chain(const model::Report& report) {
  model::AttributionChain chain;
  for (const Claim& claim : report.claims) {
    if (claim.chain.links.empty()) continue;
    chain.links.push_back(claim.chain.links.front());
    return chain;
  }
  ChainLink publisher;
  publisher.name = report.document.publisher;
  publisher.kind = model::SourceKind::Outlet;
  publisher.manner = model::Manner::Publishes;
  chain.links.push_back(std::move(publisher));
  return chain;
}

}  // namespace

Result<Claim> added_claim(const model::Report& report, const Correction& correction) {
  if (Status good = require_words(correction); !good) return std::move(good).error();
  if (Status known = require_kind(correction.kind); !known) return std::move(known).error();
  const auto kind = claim_kind_of(correction.kind);
  if (!kind) return Error{ErrorCode::Misuse, "say which kind it is"};
  PL_TRY(const text::Span span, place_of(report, {}, correction));
  if (Status good = require_span(span); !good) return std::move(good).error();
  for (const Claim& each : report.claims) {
    if (each.kind != *kind || each.passages.front().span != span) continue;
    return Error{ErrorCode::Misuse, "that is the claim " + each.id + " already"};
  }
  Claim claim("", *kind, model::Passage(report.document.id, span));
  claim.chain = own_chain(report);
  if (correction.said_by != SaidBy::Document) {
    PL_TRY(claim, with_source(report, std::move(claim), correction));
  }
  PL_TRY(const Around around, Around::read(report.document, span));
  std::vector<Claim> read = around.claims(span, claim.chain);
  fill_manner(read, claim);
  fill_content(std::move(read), claim);
  return claim;
}

Result<Claim> corrected_claim(const model::Report& report, const Claim& claim,
                              std::string_view verb, const Correction& correction) {
  if (Status good = require_words(correction); !good) return std::move(good).error();
  if (verb == "correct-kind") return with_kind(report, claim, correction);
  if (verb == "correct-span") return with_span(report, claim, correction);
  return with_source(report, claim, correction);
}

}  // namespace plumbline::app
