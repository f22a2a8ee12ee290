// SPDX-License-Identifier: Apache-2.0
//
// Contents and the quotations in them: whoever is given the beginning of a quotation is given all
// of it, and "'...' and '...'" in one sentence is one speaker's.
//
// A content is cut where its clause ends or where the learned engine saw it end, and both may be
// inside the marks: "(...)", three dots and a full stop end many a clause and no quotation.

#include <algorithm>

#include "extract/chains_internal.h"
#include "extract/relays_internal.h"

namespace plumbline::extract {
namespace {

constexpr std::uint32_t kDepth = 8;  // quotations around a word that are looked at

class Holding {
 public:
  Holding(const Reading& reading, std::vector<Found>& found) : r_(reading), found_(found) {}

  void hold(Found& found) const {
    hold_parts(found.out.content, found);
    if (!found.told_content.empty()) hold_parts(found.told_content, found);
  }

 private:
  // The quotation with its marks; empty if one of them is missing.
  [[nodiscard]] TokenRange whole(std::uint32_t quotation) const {
    const language::Quotation& each = r_.analysis.quotations[quotation];
    if (each.open == kNone || each.close == kNone || each.open >= each.close) return {};
    return {each.open, each.close + 1};
  }

  // The quotations whose words or marks hold the token, innermost first.
  [[nodiscard]] std::vector<TokenRange> around(std::uint32_t at) const {
    std::vector<TokenRange> out;
    const std::uint32_t innermost = r_.quote_of(at);
    if (innermost == kNone) return out;
    for (std::uint32_t step = 0; step < kDepth && step <= innermost; ++step) {
      const TokenRange range = whole(innermost - step);
      if (range.contains(at)) out.push_back(range);
    }
    return out;
  }

  void hold_parts(std::vector<TokenRange>& parts, const Found& found) const {
    for (TokenRange& part : parts) {
      if (part.empty()) continue;
      stay_inside(part, found);
      hold_end(part, found);
      hold_begin(part, found);
    }
    if (!parts.empty()) join_next(parts.back(), found);
    merge(parts);
  }

  // Whoever speaks inside the quotation has no more of it than was told of him.
  [[nodiscard]] static bool speaks_inside(const Found& found, const TokenRange& quotation) {
    return quotation.contains(found.out.cue.begin) || quotation.contains(found.out.source.begin);
  }

  // "'He calls it "hell" there,' she said": what he calls it ends with her words.
  void stay_inside(TokenRange& part, const Found& found) const {
    for (const TokenRange& quotation : around(found.out.cue.begin)) {
      if (quotation.contains(part.begin)) part.end = std::min(part.end, quotation.end - 1);
    }
  }

  void hold_end(TokenRange& part, const Found& found) const {
    for (const TokenRange& quotation : around(part.end - 1)) {
      const bool from_its_begin = part.begin <= quotation.begin + 1;
      if (part.end >= quotation.end || !from_its_begin || speaks_inside(found, quotation)) continue;
      part = {std::min(part.begin, quotation.begin), quotation.end};
    }
  }

  void hold_begin(TokenRange& part, const Found& found) const {
    for (const TokenRange& quotation : around(part.begin)) {
      const bool to_its_end = part.end >= quotation.end;
      if (part.begin <= quotation.begin || !to_its_end || speaks_inside(found, quotation)) continue;
      part.begin = quotation.begin;
    }
  }

  // "'...' but '...'": the next quotation of the sentence, unless it is somebody else's.
  void join_next(TokenRange& last, const Found& found) const {
    constexpr std::uint32_t kBetween = 3;  // "and then", "and a", "but that"
    const std::uint32_t sentence = r_.sentence_of(last.end - 1);
    while (last.end > 0 && r_.closes_quote(last.end - 1)) {
      std::uint32_t at = last.end;
      if (r_.comma(at)) ++at;
      if (r_.pos(at) != Pos::Coordinator) return;
      ++at;
      for (std::uint32_t step = 0; step < kBetween && !r_.opens_quote(at) && joins(at); ++step) {
        ++at;
      }
      if (!r_.opens_quote(at) || r_.sentence_of(at) != sentence) return;
      const std::uint32_t quotation = r_.quote_of(at);
      const TokenRange next = quotation != kNone ? whole(quotation) : TokenRange{};
      if (next.begin != at || speaks_inside(found, next) || is_another(next, found)) return;
      last.end = next.end;
    }
  }

  [[nodiscard]] bool joins(std::uint32_t at) const {
    const Pos pos = r_.pos(at);
    return pos == Pos::Adverb || pos == Pos::Determiner || pos == Pos::Subordinator ||
           pos == Pos::Adposition || pos == Pos::Particle || r_.key(at) == "that"_w;
  }

  [[nodiscard]] bool is_another(const TokenRange& quotation, const Found& found) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Found& other) {
      return &other != &found && !other.slight &&
             std::any_of(other.out.content.begin(), other.out.content.end(),
                         [&](const TokenRange& part) { return part.contains(quotation.begin); });
    });
  }

  static void merge(std::vector<TokenRange>& parts) {
    std::vector<TokenRange> out;
    std::sort(parts.begin(), parts.end(),
              [](const TokenRange& a, const TokenRange& b) { return a.begin < b.begin; });
    for (const TokenRange& part : parts) {
      if (!out.empty() && part.begin < out.back().end) {
        out.back().end = std::max(out.back().end, part.end);
      } else {
        out.push_back(part);
      }
    }
    parts = std::move(out);
  }

  const Reading& r_;
  std::vector<Found>& found_;
};

}  // namespace

void hold_quotations(const Reading& reading, std::vector<Found>& found) {
  const Holding holding(reading, found);
  for (Found& each : found) holding.hold(each);
}

// "The sample, the daily points out, consisted of 214 women": the clause around a tag that stands
// between commas.
std::vector<TokenRange> content_around_tag(const Reading& r, std::uint32_t tag_begin,
                                           std::uint32_t tag_end) {
  constexpr std::uint32_t kAdjunct = 7;  // tokens between the verb and the closing comma
  const TokenRange bounds = r.sentence(tag_begin);
  if (tag_begin <= bounds.begin + 1 || !r.comma(tag_begin - 1)) return {};
  std::uint32_t close = tag_end;
  while (close < bounds.end && close < tag_end + kAdjunct && !r.comma(close)) {
    if (r.finite_verb(close) || r.stop(close)) return {};
    ++close;
  }
  if (!r.comma(close) || close + 1 >= bounds.end) return {};
  std::uint32_t begin = past_dateline(r, bounds);
  for (std::uint32_t i = tag_begin; i-- > begin;) {
    const bool border = r.key(i) == ";"_w || r.opens_quote(i) ||
                        (r.key(i) == "that"_w && r.pos(i) == Pos::Subordinator);
    if (border) begin = i + 1;
  }
  const TokenRange lead{begin, tag_begin - 1};
  if (lead.empty() || r.hit(lead.begin) != nullptr) return {};
  const std::uint32_t end = content_end(r, close + 1, true);
  const TokenRange rest{close + 1, end};
  if (r.key(rest.begin) == "that"_w) return {};  // "Meanwhile, S reported, citing T, that C"
  bool noun = false;
  for (std::uint32_t at = lead.begin; at < lead.end; ++at)
    noun = noun || r.nominal(at) || r.pos(at) == Pos::Number;
  if (!noun) return {};
  const bool verb_next = r.pos(rest.begin) == Pos::Verb && r.form(rest.begin) != VerbForm::Gerund;
  if (!r.has_finite_verb(lead) && !r.has_finite_verb(rest) && !verb_next) return {};
  return {lead, rest};
}

}  // namespace plumbline::extract
