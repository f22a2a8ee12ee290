// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "resolve/day_range_internal.h"
#include "resolve/telling_internal.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

using model::Claim;
using model::Figure;

constexpr double kSmall = 10;              // so many are counted every day somewhere
constexpr int kEnough = 4;                 // grounds for a figure to be the same
constexpr int kEnoughForSmall = 6;         // likewise of a small number
constexpr int kEnoughForEvent = 5;         // grounds for an event to be the same
constexpr std::size_t kLeastWords = 2;     // of content that both share, whatever else agrees
constexpr std::size_t kLeastToDiffer = 3;  // for another number to be one of the same thing
constexpr std::size_t kMostGrounds = 4;    // that count as grounds
constexpr int kSameEventDays = 1;          // reports of one event differ by so much
constexpr std::int64_t kNearDays = 4;      // articles that came out together

std::string shown(const Period& period) {
  std::string from = to_iso(period.from);
  std::string to = to_iso(period.to);
  if (from == to || to.empty()) return from;
  return from.empty() ? to : from + " to " + to;
}

enum class Agreement : std::uint8_t { Unknown, Differs, Near, Holds, Equal };

Agreement times_agree(const Period& a, const Period& b) {
  if (!a.stated() || !b.stated()) return Agreement::Unknown;
  if (a == b) return Agreement::Equal;
  const DayRange one = day_range(a);
  const DayRange two = day_range(b);
  if (one.first == two.first && one.last == two.last) return Agreement::Equal;
  if (one.first <= two.last && two.first <= one.last) {
    const bool inside = (one.first >= two.first && one.last <= two.last) ||
                        (two.first >= one.first && two.last <= one.last);
    return inside ? Agreement::Holds : Agreement::Unknown;
  }
  const bool days = one.first == one.last && two.first == two.last;
  return days && days_apart(one, two) <= kSameEventDays ? Agreement::Near : Agreement::Differs;
}

bool is_whole_years(const Period& period) {
  return period.from.month == 0 && period.to.month == 0;
}

// Alpha-3 of a place as figures hold it: "BGR", "Burgas, Bulgaria".
std::string country_of(std::string_view place, const refdata::RefData& refdata) {
  if (refdata.country(place) != nullptr) return std::string(place);
  const std::size_t comma = place.rfind(", ");
  if (comma == std::string_view::npos) return {};
  for (const std::uint32_t value : refdata.country_names().lookup(place.substr(comma + 2))) {
    const std::uint32_t index = refdata::name_value(value).index;
    if (index < refdata.countries().size()) return std::string(refdata.countries()[index].alpha3);
  }
  return {};
}

Agreement places_agree(const std::string& a, const std::string& b,
                       const refdata::RefData& refdata) {
  if (a.empty() || b.empty()) return Agreement::Unknown;
  if (a == b) return Agreement::Equal;
  const std::string one = country_of(a, refdata);
  const std::string two = country_of(b, refdata);
  if (one.empty() || two.empty()) return Agreement::Unknown;
  if (one != two) return Agreement::Differs;
  return one == a || two == b ? Agreement::Holds : Agreement::Differs;
}

int weight(Agreement agreement) {
  if (agreement == Agreement::Equal) return 2;
  return agreement == Agreement::Holds || agreement == Agreement::Near ? 1 : 0;
}

// The last word of a unit without its plural: "workers" of "Nepali workers".
std::string unit_head(const std::string& unit) {
  const std::size_t of = unit.find(" of ");
  std::string head = unit.substr(0, of);
  if (const std::size_t blank = head.rfind(' '); blank != std::string::npos) {
    head.erase(0, blank + 1);
  }
  head = text::fold(head);
  if (head.size() > 3 && head.back() == 's') head.pop_back();
  return head;
}

bool is_open_class(const std::string& unit_class) {
  return unit_class.empty() || unit_class == "other" || unit_class == "unstated";
}

// People are counted under many names; a victim is a person.
bool same_unit(const Figure& a, const Figure& b) {
  if (unit_head(a.unit) == unit_head(b.unit) && !a.unit.empty()) return true;
  if (is_open_class(a.unit_class) || is_open_class(b.unit_class)) return false;
  if (a.unit_class == b.unit_class) return true;
  const auto person = [](const Figure& figure) {
    return figure.unit_class == "person" || figure.unit_class == "victim";
  };
  return person(a) && person(b);
}

bool is_open_status(const std::string& status) {
  return status.empty() || status == "reported";
}

// The time of a figure, unless it is only the time of another event of its sentence: "charged two
// on Thursday, three months after 23 workers were freed".
Period own_period(const Figure& figure, const Claim& claim) {
  if (!claim.incident || figure.status.empty() || figure.period != claim.incident->when) {
    return figure.period;
  }
  const std::string_view counted = status_of_event(claim.incident->type);
  return counted.empty() || counted == figure.status ? figure.period : Period{};
}

// "23 workers", "17 to 20 victims".
std::string shown(const Figure& figure) {
  std::string out = shown_number(figure.value);
  if (figure.upper) out += " to " + shown_number(*figure.upper);
  if (!figure.unit.empty()) out += " " + figure.unit;
  return out;
}

// Where and when two figures or events are, and how well that agrees.
struct Whereabouts {
  std::string at;  // of the seed
  Agreement place = Agreement::Unknown;
  Period ours;
  Period theirs;
  Agreement time = Agreement::Unknown;

  [[nodiscard]] int grounds() const { return weight(place) + weight(time); }
  void tell(Likeness& found) const {
    if (place == Agreement::Equal || place == Agreement::Holds) {
      found.grounds.push_back({Ground::SamePlace, at});
    }
    if (time == Agreement::Equal || time == Agreement::Holds) {
      found.grounds.push_back({Ground::SameTime, shown(ours)});
    } else if (time == Agreement::Near || time == Agreement::Differs) {
      found.grounds.push_back({Ground::OtherTime, shown(theirs) + " for " + shown(ours)});
    }
  }
};

void add_shared(Likeness& found, const Beside& beside) {
  if (beside.words == 0) return;
  found.grounds.push_back({Ground::SharedWords, std::to_string(beside.words)});
}

Whereabouts whereabouts(const Figure& seed, const Figure& other, const Beside& beside) {
  Whereabouts out;
  out.at = seed.place;
  out.place = places_agree(seed.place, other.place, beside.refdata);
  out.ours = own_period(seed, beside.seed);
  out.theirs = own_period(other, beside.other);
  out.time = times_agree(out.ours, out.theirs);
  return out;
}

std::string place_told(const model::Incident& incident, const Claim& claim) {
  if (incident.place) return incident.place->name;
  if (claim.figure && !claim.figure->place.empty()) return claim.figure->place;
  return {};
}

// Another number of the same: "23 workers" and "32 workers" of one event.
const Figure* other_number(const Claim& seed, const Claim& other) {
  if (!seed.figure) return nullptr;
  const auto differs = [&](const Figure& figure) {
    return unit_head(figure.unit) == unit_head(seed.figure->unit) &&
           figure.status == seed.figure->status && figure.value != seed.figure->value;
  };
  const auto equals = [&](const Figure& figure) { return figure.value == seed.figure->value; };
  if (!other.figure || equals(*other.figure)) return nullptr;
  if (std::any_of(other.more_figures.begin(), other.more_figures.end(), equals)) return nullptr;
  return differs(*other.figure) ? &*other.figure : nullptr;
}

// Whether the other gives the number of the seed.
bool gives_number(const Claim& seed, const Claim& other) {
  if (!seed.figure || !other.figure) return false;
  const auto equals = [&](const Figure& figure) { return figure.value == seed.figure->value; };
  return equals(*other.figure) ||
         std::any_of(other.more_figures.begin(), other.more_figures.end(), equals);
}

bool same_event_type(const std::string& a, const std::string& b) {
  const auto judged = [](const std::string& type) {
    return type == "conviction" || type == "sentence";
  };
  return a == b || (judged(a) && judged(b));
}

}  // namespace

std::string shown_number(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  std::string out = std::to_string(value);
  while (out.back() == '0') out.pop_back();
  return out;
}

std::string_view status_of_event(std::string_view type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kStatuses = {{
      {"rescue", "rescued"},
      {"arrest", "arrested"},
      {"charge", "charged"},
      {"conviction", "convicted"},
      {"sentence", "sentenced"},
      {"acquittal", "acquitted"},
      {"deportation", "deported"},
      {"identification", "identified"},
      {"investigation", "investigated"},
      {"trafficking", "trafficked"},
      {"assistance", "assisted"},
      {"death", "killed"},
  }};
  for (const auto& [event, status] : kStatuses) {
    if (event == type) return status;
  }
  return {};
}

bool may_count_one_thing(const Beside& beside) {
  if (!beside.seed.figure || !beside.other.figure) return true;
  const Whereabouts where = whereabouts(*beside.seed.figure, *beside.other.figure, beside);
  return where.time != Agreement::Differs && where.place != Agreement::Differs;
}

std::vector<std::string> names_in(std::string_view words, const refdata::RefData& refdata) {
  std::vector<std::string> names;
  const std::vector<text::Token> tokens = text::tokenize(words);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    const bool capital = token.letters == text::LetterCase::Title ||
                         (token.letters == text::LetterCase::Upper && token.span.size() > 1);
    // What stands first may owe its capital to its place.
    if (i == 0 || !capital || token.kind != text::TokenKind::Word) continue;
    const std::string_view name = text::slice(words, token.span);
    if (!refdata.country_names().lookup(name).empty()) continue;
    names.push_back(text::fold_loose(name));
  }
  return names;
}

namespace {

// How two figures of one unit agree.
struct Counts {
  bool equal = false;
  bool same_head = false;    // "workers" and "Nepali workers"
  bool same_status = false;  // and both state one
  bool other_status = false;
  Whereabouts where;
};

Counts counts_of(const Figure& seed, const Figure& other, const Beside& beside) {
  Counts out;
  out.equal = seed.value == other.value && seed.upper == other.upper;
  out.same_head = unit_head(seed.unit) == unit_head(other.unit) && !seed.unit.empty();
  const bool open = is_open_status(seed.status) || is_open_status(other.status);
  out.same_status = !open && seed.status == other.status;
  out.other_status = !open && seed.status != other.status;
  out.where = whereabouts(seed, other, beside);
  return out;
}

// Another number of the same thing.
Likeness differing(const Figure& seed, const Figure& other, const Counts& counts,
                   const Beside& beside) {
  const bool one_thing = counts.same_head && counts.same_status &&
                         counts.where.place >= Agreement::Holds &&
                         counts.where.time >= Agreement::Near && beside.words >= kLeastToDiffer;
  Likeness found;
  if (!one_thing) return found;
  found.sameness = Sameness::Otherwise;
  found.grounds.push_back({Ground::OtherNumber, shown(other) + " for " + shown(seed)});
  counts.where.tell(found);
  return found;
}

bool enough_for(const Figure& seed, const Counts& counts, const Beside& beside) {
  const int grounds = counts.where.grounds() + (counts.same_status ? 1 : 0) +
                      static_cast<int>(std::min(beside.words, kMostGrounds));
  const bool status = is_open_status(seed.status) || counts.same_status;
  return status && beside.words >= kLeastWords &&
         grounds >= (seed.value <= kSmall ? kEnoughForSmall : kEnough);
}

}  // namespace

Likeness like_figure(const Figure& seed, const Figure& other, const Beside& beside) {
  if (!same_unit(seed, other)) return {};
  const Counts counts = counts_of(seed, other, beside);
  if (!counts.equal) return differing(seed, other, counts, beside);
  const Whereabouts& where = counts.where;
  // Unit, state, place and time are the same, whatever the words.
  const bool one_count = counts.same_head && counts.same_status &&
                         where.place == Agreement::Equal && where.time == Agreement::Equal &&
                         seed.value > kSmall;
  if (where.place == Agreement::Differs || (beside.words == 0 && !one_count)) return {};
  // Counts of different years are different counts, and small ones recur every week.
  const bool other_count =
      seed.value <= kSmall || is_whole_years(where.ours) || is_whole_years(where.theirs);
  if (where.time == Agreement::Differs && other_count) return {};
  Likeness found;
  found.grounds.push_back({Ground::SameFigure, shown(seed)});
  where.tell(found);
  add_shared(found, beside);
  found.sameness = Sameness::Unsure;
  if (counts.other_status) {
    found.grounds.push_back({Ground::OtherStatus, other.status + " for " + seed.status});
  } else if (where.time != Agreement::Differs) {
    const bool enough = one_count || enough_for(seed, counts, beside);
    if (enough) found.sameness = Sameness::Same;
    if (!enough) found.grounds.push_back({Ground::NotEnough, {}});
  }
  return found;
}

Likeness like_event(const model::Incident& seed, const model::Incident& other,
                    const Beside& beside) {
  if (!same_event_type(seed.type, other.type)) return {};
  Whereabouts where{place_told(seed, beside.seed), Agreement::Unknown, seed.when, other.when,
                    times_agree(seed.when, other.when)};
  where.place = places_agree(where.at, place_told(other, beside.other), beside.refdata);
  if (where.time == Agreement::Differs || where.place == Agreement::Differs) return {};
  if (beside.words + beside.names.size() == 0) return {};
  const Figure* number = other_number(beside.seed, beside.other);
  const bool same_number = number == nullptr && gives_number(beside.seed, beside.other);
  const bool near_days = beside.days >= 0 && beside.days <= kNearDays;
  const int grounds = 1 + where.grounds() + (beside.names.empty() ? 0 : 3) + (same_number ? 2 : 0) +
                      (near_days ? 1 : 0) + static_cast<int>(std::min(beside.words, kMostGrounds));
  Likeness found;
  found.grounds.push_back({Ground::SameEvent, seed.type});
  if (!beside.names.empty()) found.grounds.push_back({Ground::SameNames, beside.names.front()});
  where.tell(found);
  add_shared(found, beside);
  found.sameness = Sameness::Unsure;
  const auto& figure = beside.seed.figure;
  if (grounds < kEnoughForEvent || beside.words < kLeastWords) {
    found.grounds.push_back({Ground::NotEnough, {}});
  } else if (number != nullptr && figure) {
    found.grounds.push_back({Ground::OtherNumber, shown(*number) + " for " + shown(*figure)});
    found.sameness = Sameness::Otherwise;
  } else if (where.time == Agreement::Near) {
    found.sameness = Sameness::Otherwise;
  } else if (figure && !same_number && status_of_event(seed.type) == figure->status) {
    found.grounds.push_back({Ground::NoNumber, {}});
  } else {
    found.sameness = Sameness::Same;
  }
  return found;
}

namespace {

// The year of the report a verdict stands in, as the verdict or the work cited says.
int edition_of(const Claim& claim) {
  if (claim.verdict && claim.verdict->edition != 0) return claim.verdict->edition;
  int edition = 0;
  for (const model::ChainLink& link : claim.chain.links) {
    if (link.work && link.work->edition != 0) edition = link.work->edition;
  }
  return edition;
}

}  // namespace

Likeness like_verdict(const Claim& seed, const Claim& other) {
  if (!seed.verdict || !other.verdict || seed.about.empty() || other.about.empty()) return {};
  const model::Verdict& one = *seed.verdict;
  const model::Verdict& two = *other.verdict;
  if (seed.about.front() != other.about.front() || one.standard != two.standard) return {};
  const int first = edition_of(seed);
  const int second = edition_of(other);
  if (first != 0 && second != 0 && first != second) return {};
  const bool same = one.compliance == two.compliance && one.efforts == two.efforts &&
                    one.tier == two.tier && one.move == two.move && seed.polarity == other.polarity;
  Likeness found;
  if (first == 0 || second == 0) {
    if (!same) return {};
    found.sameness = Sameness::Unsure;
    found.grounds = {{Ground::SameVerdict, seed.about.front()}, {Ground::NoEdition, {}}};
    return found;
  }
  found.sameness = same ? Sameness::Same : Sameness::Otherwise;
  found.grounds = {{same ? Ground::SameVerdict : Ground::OtherVerdict, seed.about.front()},
                   {Ground::SameTime, std::to_string(first)}};
  return found;
}

}  // namespace plumbline::resolve
