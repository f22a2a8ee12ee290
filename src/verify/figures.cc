// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string>

#include "base/date.h"
#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

// Claims before this one that a figure is compared with: enough for a chapter, so that a book of
// figures takes linear time.
constexpr std::size_t kLookBack = 2000;

using model::SourceKind;

// Statuses that only a register, court or police can know.
constexpr std::array<std::string_view, 10> kOfficial = {
    "registered", "recorded",  "identified", "investigated", "prosecuted",
    "charged",    "convicted", "sentenced",  "arrested",     "detained"};

bool is_official(std::string_view status) {
  return std::find(kOfficial.begin(), kOfficial.end(), status) != kOfficial.end();
}

// Whether the origin of the chain can be the origin of a count.
bool can_count(const model::AttributionChain& chain, bool official) {
  if (chain.links.size() < 2) return false;
  const model::ChainLink& origin = chain.links.back();
  if (origin.status == model::LinkStatus::Unnamed) return false;
  // A titled or dated report is something a reader can look the figure up in.
  if (origin.work && origin.work->kind != "article" &&
      (origin.work->edition != 0 || !origin.work->title.empty())) {
    return true;
  }
  switch (origin.kind) {
    case SourceKind::Government:
    case SourceKind::International:
    case SourceKind::Court:
    case SourceKind::Document: return true;
    case SourceKind::Person: return !origin.organisation.empty() || !origin.office.empty();
    // An organisation counts whom it serves; what was registered, it takes from somewhere.
    case SourceKind::Organisation: return !official;
    case SourceKind::Survivor: return !official;
    default: return false;
  }
}

// The doer of the deed that is counted is its origin as well: "police arrested 12 men".
bool doer_is_named(const model::Claim& claim) {
  return (claim.incident && !claim.incident->agent.empty()) ||
         (claim.response && !claim.response->actor.empty());
}

std::string written(const model::Figure& figure) {
  std::string value = std::to_string(figure.value);
  value.erase(value.find_last_not_of('0') + 1);
  if (!value.empty() && value.back() == '.') value.pop_back();
  return value + (figure.unit.empty() ? "" : " " + figure.unit);
}

bool same_thing(const model::Figure& a, const model::Figure& b) {
  const bool anchored = !a.place.empty() && a.period.stated() && !a.unit.empty();
  return anchored && a.place == b.place && a.period == b.period && a.status == b.status &&
         a.unit_class == b.unit_class && text::fold(a.unit) == text::fold(b.unit);
}

// "at least 40" and "45" can both be true.
bool may_agree(const model::Figure& a, const model::Figure& b) {
  if (!a.approximator.empty() || !b.approximator.empty()) return true;
  const double a_high = a.upper.value_or(a.value);
  const double b_high = b.upper.value_or(b.value);
  return a.value <= b_high && b.value <= a_high;
}

// First day before, or last day after, what is not stated.
Date earliest(Date date) {
  if (date.month == 0) date.month = 1;
  if (date.day == 0) date.day = 1;
  return date;
}
Date latest(Date date) {
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = static_cast<std::int8_t>(days_in_month(date.year, date.month));
  return date;
}

std::string written(const Period& period) {
  const std::string from = to_iso(period.from);
  const std::string to = to_iso(period.to);
  return from == to ? from : from + " to " + to;
}

void check_period(Checking& checking, const model::Claim& claim, const Period& period) {
  const text::Span span = claim.passages.front().span;
  const bool both = period.from.stated() && period.to.stated();
  if (both && earliest(period.from) > latest(period.to)) {
    model::Finding& finding = checking.add("date-conflict", claim, span);
    finding.expected = "a period that begins before it ends";
    finding.explanation = "The period " + written(period) + " ends before it begins.";
    return;
  }
  const Date& published = checking.document.published;
  const Date& begin = period.from.stated() ? period.from : period.to;
  const bool looks_ahead = claim.modality == model::Modality::Predicted ||
                           claim.modality == model::Modality::Conditional ||
                           claim.kind == model::ClaimKind::Law ||
                           claim.kind == model::ClaimKind::Response;
  if (looks_ahead || !published.stated() || !begin.stated()) return;
  if (earliest(begin) <= latest(published)) return;
  model::Finding& finding = checking.add("date-conflict", claim, span);
  finding.expected = "a date not after " + to_iso(published);
  finding.explanation = "What is told lies at " + written(period) +
                        ", after the publication of the document (" + to_iso(published) + ").";
}

}  // namespace

void check_figures(Checking& checking) {
  for (std::size_t i = 0; i < checking.claims.size(); ++i) {
    const model::Claim& claim = checking.claims[i];
    if (!claim.figure) continue;
    const text::Span span = claim.passages.front().span;
    const model::Figure& figure = *claim.figure;
    const bool counted = claim.kind == model::ClaimKind::Figure && !doer_is_named(claim);
    if (counted && !can_count(claim.chain, is_official(figure.status))) {
      model::Finding& finding = checking.add("figure-without-origin", claim, span);
      finding.expected = "a register, report, office or court that counted";
      finding.explanation = "The text gives " + written(figure) +
                            " and names nobody who could have counted" +
                            (figure.status.empty() ? "." : " what was " + figure.status + ".");
    }
    const std::size_t first = i > kLookBack ? i - kLookBack : 0;
    for (std::size_t k = first; k < i; ++k) {
      const model::Claim& other = checking.claims[k];
      if (!other.figure || !same_thing(figure, *other.figure) || may_agree(figure, *other.figure)) {
        continue;
      }
      model::Finding& finding = checking.add("figure-conflict", claim, span);
      finding.expected = written(*other.figure) + " (claim " + other.id + ")";
      finding.explanation = "The same document gives " + written(*other.figure) + " and " +
                            written(figure) + " for the same place and period.";
      break;
    }
  }
}

void check_dates(Checking& checking) {
  for (const model::Claim& claim : checking.claims) {
    if (claim.figure && claim.figure->period.stated()) {
      check_period(checking, claim, claim.figure->period);
    } else if (claim.incident && claim.incident->when.stated()) {
      check_period(checking, claim, claim.incident->when);
    } else if (claim.when.stated()) {
      check_period(checking, claim, claim.when);
    }
    const Date& published = checking.document.published;
    if (claim.verdict && published.stated() && claim.verdict->edition > published.year) {
      model::Finding& finding = checking.add("date-conflict", claim, claim.passages.front().span);
      finding.expected = "an edition not after " + std::to_string(published.year);
      finding.explanation = "The " + std::to_string(claim.verdict->edition) +
                            " edition had not appeared when the document was published.";
    }
  }
}

}  // namespace plumbline::verify
