// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/hash.h"
#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

// Claims before this one that a figure is compared with: enough for a chapter, so that a book of
// figures takes linear time.
constexpr std::size_t kLookBack = 2000;

using model::SourceKind;

// Statuses that only a register, court or police can know.
constexpr text::WordSet kOfficial{"registered", "recorded", "identified", "investigated",
                                  "prosecuted", "charged",  "convicted",  "sentenced",
                                  "arrested",   "detained", "acquitted"};

// What is counted when trafficking is: people, cases and what becomes of them. Money, places in
// shelters, trained officers and the like are measures of what somebody does.
constexpr text::WordSet kCounted{
    "unstated",   "case",          "offence", "victim",   "suspect",    "accused",
    "prosecuted", "convicted",     "arrest",  "sentence", "trafficker", "person",
    "child",      "investigation", "death",   "share",    "complaint",  "organ"};

// Offices of a state, and words of bodies that keep records.
constexpr text::WordSet kStateOffices{
    "minister",  "prosecutor",     "commissioner", "ombudsman", "ombudsperson", "ombudswoman",
    "judge",     "governor",       "mayor",        "inspector", "ambassador",   "rapporteur",
    "commander", "superintendent", "senator",      "attorney",  "magistrate",   "sheriff"};
constexpr text::WordSet kStateBodies{
    "ministry",     "police",     "prosecutor",  "prosecutors", "court",      "department",
    "agency",       "bureau",     "directorate", "commission",  "government", "service",
    "inspectorate", "parliament", "nations",     "iom",         "unodc",      "osce",
    "europol",      "interpol",   "statistics"};

constexpr double kMany = 100;  // people or cases that no bystander counts
constexpr double kSome = 10;   // cases, charges, sentences: fewer may be one event told
constexpr int kWeek = 7;       // days: longer than that is no single event

// Whether the origin of the chain can be the origin of a count (docs/reference/findings.md).
bool can_count(const model::AttributionChain& chain, bool official) {
  if (chain.links.empty()) return false;
  const model::ChainLink& origin = chain.links.back();
  const bool article = origin.work && origin.work->kind == "article";
  // A titled or dated work, statistics or a survey: something a reader can look the
  // figure up in.
  if (origin.work && !article &&
      (origin.work->edition != 0 || !origin.work->title.empty() ||
       origin.work->kind == "statistics" || origin.work->kind == "survey")) {
    return true;
  }
  switch (origin.kind) {
    // An institution answers for its figures whether or not the text names who spoke for it.
    case SourceKind::Government:
    case SourceKind::International:
    case SourceKind::Court: return true;
    case SourceKind::Document: return origin.status != model::LinkStatus::Unnamed && !article;
    // An organisation counts whom it serves; what was registered, it takes from somewhere.
    case SourceKind::Organisation:
      if (holds_word(kStateOffices, origin.name) || holds_word(kStateBodies, origin.name)) {
        return true;  // "Office of the Attorney General"
      }
      return !official && origin.status != model::LinkStatus::Unnamed;
    case SourceKind::Person:
      return holds_word(kStateOffices, origin.office) ||
             holds_word(kStateBodies, origin.organisation) ||
             holds_word(kStateBodies, origin.office) || (!official && !origin.organisation.empty());
    default: return false;
  }
}

bool is_long(const Period& period) {
  if (!period.stated()) return false;
  if (!period.from.stated() || !period.to.stated()) return true;  // "since 2020"
  if (period.from.day == 0 || period.to.day == 0) return true;
  const auto day = [](const Date& date) { return date.year * 372 + date.month * 31 + date.day; };
  return day(period.to) - day(period.from) > kWeek;
}

// "every year", "annually", "per month".
bool recurs(const Checking& checking, const text::Span& span) {
  const std::string folded = " " + text::fold(checking.words(span)) + " ";
  for (const std::string_view words :
       {" every year", " each year", " a year", " per year", " annually", " yearly", " every month",
        " each month", " a month", " per month", " every day", " each day", " a day"}) {
    if (folded.find(words) != std::string::npos) return true;
  }
  return false;
}

// A sum over many cases, for which somebody must have kept count; not the people of one event.
bool is_sum(const Checking& checking, const model::Claim& claim) {
  const model::Figure& figure = *claim.figure;
  const bool lasting = recurs(checking, claim.passages.front().span);
  const bool many = figure.upper.value_or(figure.value) >= kMany;
  if (claim.kind != model::ClaimKind::Figure) {
    return lasting || (many && (is_long(figure.period) || !figure.approximator.empty()));
  }
  const bool people = figure.unit_class == "person" || figure.unit_class == "child" ||
                      figure.unit_class == "victim" || figure.unit_class == "suspect" ||
                      figure.unit_class == "trafficker";
  return lasting || many || is_long(figure.period) || figure.status == "estimated" ||
         figure.unit_class == "share" || (!people && figure.value >= kSome);
}

bool told(const model::Claim& claim) {
  return claim.modality == model::Modality::Asserted || claim.modality == model::Modality::Alleged;
}

// "These numbers come from the prosecutor's office", later in the same paragraph.
bool origin_follows(const Checking& checking, const text::Span& span) {
  const std::string& all = checking.document.text;
  constexpr std::size_t kReach = 600;  // a sentence or three; a paragraph may be a whole book
  const std::size_t reach = std::min<std::size_t>(all.size(), span.end + kReach);
  const std::size_t end =
      std::min(std::string_view(all).substr(0, reach).find("\n\n", span.end), reach);
  const std::string rest = text::fold(std::string_view(all).substr(span.end, end - span.end));
  for (const std::string_view noun : {"numbers", "figures", "data", "statistics", "counts"}) {
    for (const std::string_view first : {"these ", "those ", "the ", "both ", "all "}) {
      const std::size_t at = rest.find(std::string(first) + std::string(noun) + " ");
      if (at == std::string::npos) continue;
      const std::string after = rest.substr(at + first.size() + noun.size(), 40);
      for (const std::string_view verb :
           {" come from", " are from", " stem from", " are taken from", " were taken from",
            " are based on", " were provided", " were published", " are those of"}) {
        if (after.find(verb) != std::string::npos) return true;
      }
    }
  }
  return false;
}

// "Of them, 70 per cent are girls": stands and falls with the figure before.
bool is_part(const Checking& checking, const text::Span& span) {
  const std::string folded = text::fold(checking.words(span));
  for (const std::string_view words :
       {"of them", "of whom", "of these", "of those", "among them", "among whom", "among these"}) {
    if (folded.find(words) != std::string::npos) return true;
  }
  return false;
}

// The people questioned for a study: it counted them itself.
bool is_sample(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kAsked{"sample",      "questioned",   "interviewed", "surveyed",
                                        "respondents", "interviewees", "polled",      "interviews"};
  return checking.holds(kAsked, span);
}

bool lacks_origin(const Checking& checking, const model::Claim& claim) {
  const model::Figure& figure = *claim.figure;
  const text::Span span = claim.passages.front().span;
  // Profits are nobody's measure of his own deeds, if they are estimated.
  const bool counted = kCounted.has_folded(figure.unit_class) ||
                       (figure.unit_class == "money" && figure.status == "estimated");
  return told(claim) && counted && figure.counted_by.empty() && is_sum(checking, claim) &&
         !can_count(claim.chain, kOfficial.has_folded(figure.status)) &&
         !is_sample(checking, span) && !origin_follows(checking, span);
}

// "1,200": as the field prints numbers.
std::string written(double value) {
  std::string number = std::to_string(value);
  number.erase(number.find_last_not_of('0') + 1);
  if (number.back() == '.') number.pop_back();
  const std::size_t point = std::min(number.find('.'), number.size());
  for (std::size_t at = point; at > 3; at -= 3) number.insert(at - 3, ",");
  return number;
}

std::string written(const model::Figure& figure) {
  std::string out = written(figure.value);
  if (figure.upper) out += " to " + written(*figure.upper);
  return out + (figure.unit.empty() ? "" : " " + figure.unit);
}

// The words that set a unit apart: "child victims of trafficking" gives "child".
std::set<std::string> distinctions(const model::Figure& figure) {
  static constexpr text::WordSet kCommon{
      "of",       "human",   "trafficking", "in",      "persons", "the",       "people",
      "case",     "cases",   "victim",      "victims", "person",  "beings",    "trafficked",
      "suspects", "suspect", "traffickers", "new",     "total",   "identified"};
  std::set<std::string> out;
  for (const text::Token& token : text::tokenize(figure.unit)) {
    std::string word = text::fold(text::slice(figure.unit, token.span));
    if (!kCommon.has_folded(word)) out.insert(std::move(word));
  }
  return out;
}

bool is_city(const std::string& place) {
  return place.size() != 3 && !place.empty();
}

// The noun of a unit: "women" of "Nigerian women from Edo".
std::string head_of(const model::Figure& figure) {
  std::string head;
  for (const text::Token& token : text::tokenize(figure.unit)) {
    const std::string word = text::fold(text::slice(figure.unit, token.span));
    if (word == "of" || word == "from" || word == "in") break;
    head = word;
  }
  return head;
}

// Same unit, status, period and place; a place left out is the one that the document tells of.
bool same_sum(const model::Figure& a, const model::Figure& b) {
  const bool anchored = a.period.stated() && !a.unit.empty() && is_long(a.period);
  // Of victims, "counted", "identified" and "registered" are one status.
  const auto known = [](const model::Figure& figure) {
    return figure.unit_class == "victim" &&
           (figure.status.empty() || figure.status == "identified" ||
            figure.status == "registered");
  };
  const bool status = (a.status == b.status && (!a.status.empty() || a.place == b.place)) ||
                      (known(a) && known(b) && a.place == b.place);
  const bool place = a.place == b.place || a.place.empty() || b.place.empty();
  return anchored && status && place && a.period == b.period && a.unit_class == b.unit_class &&
         distinctions(a) == distinctions(b);
}

// People of one event in one town: "54 Nigerian women" and "37 women in the house in Arlit".
bool same_event(const model::Figure& a, const model::Figure& b) {
  const bool status = a.status == b.status || a.status.empty() || b.status.empty();
  const bool period = a.period == b.period || !a.period.stated() || !b.period.stated();
  if (!is_city(a.place) || a.place != b.place || !status || !period ||
      a.unit_class != b.unit_class || head_of(a).empty() || head_of(a) != head_of(b)) {
    return false;
  }
  const std::set<std::string> left = distinctions(a);
  const std::set<std::string> right = distinctions(b);
  return std::includes(left.begin(), left.end(), right.begin(), right.end()) ||
         std::includes(right.begin(), right.end(), left.begin(), left.end());
}

// What each does by itself: two who do it have two sums.
constexpr text::WordSet kDeeds{"assisted", "rescued",      "referred",  "repatriated",
                               "arrested", "convicted",    "sentenced", "acquitted",
                               "charged",  "investigated", "deported",  "prosecuted"};

bool same_thing(const model::Figure& a, const model::Figure& b) {
  if (!kCounted.has_folded(a.unit_class) || !(same_sum(a, b) || same_event(a, b))) return false;
  return !kDeeds.has_folded(a.status) || a.counted_by.empty() || b.counted_by.empty() ||
         text::fold(a.counted_by) == text::fold(b.counted_by);
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

// Words of what is to come: "by 2030", "is due in May".
bool plans(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kAhead{
      "will", "shall",    "plan", "plans",  "planned", "until",     "due",   "expect",   "expected",
      "next", "upcoming", "aim",  "target", "goal",    "scheduled", "would", "strategy", "aims"};
  bool by = false;
  for (const text::Token& token : checking.tokens_in(span)) {
    if (kAhead.has(token.key) || (by && token.kind == text::TokenKind::Number)) return true;
    by = token.key == fast_hash("by");
  }
  return false;
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
                           claim.kind == model::ClaimKind::Response || plans(checking, span);
  if (looks_ahead || !published.stated() || !begin.stated()) return;
  if (earliest(begin) <= latest(published)) return;
  model::Finding& finding = checking.add("date-conflict", claim, span);
  finding.expected = "a date not after " + to_iso(published);
  finding.explanation = "What is told lies at " + written(period) +
                        ", after the publication of the document (" + to_iso(published) + ").";
}

}  // namespace

void check_figures(Checking& checking) {
  bool lacking = false;  // whether the last whole had no origin
  for (std::size_t i = 0; i < checking.claims.size(); ++i) {
    const model::Claim& claim = checking.claims[i];
    if (!claim.figure) continue;
    const text::Span span = claim.passages.front().span;
    const model::Figure& figure = *claim.figure;
    if (!is_part(checking, span)) lacking = lacks_origin(checking, claim);
    if (lacking) {
      model::Finding& finding = checking.add("figure-without-origin", claim, span);
      finding.expected = "a register, report, office or court that counted";
      finding.explanation = "The text gives " + written(figure) +
                            " and names nobody who could have counted" +
                            (figure.status.empty() ? "." : " what was " + figure.status + ".");
    }
    const std::size_t first = i > kLookBack ? i - kLookBack : 0;
    for (std::size_t k = first; k < i; ++k) {
      const model::Claim& other = checking.claims[k];
      if (!other.figure || !told(other) || !told(claim)) continue;
      if (may_agree(figure, *other.figure) || !same_thing(figure, *other.figure)) {
        continue;
      }
      if (is_part(checking, span) || is_part(checking, other.passages.front().span)) continue;
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
