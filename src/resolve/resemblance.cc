// SPDX-License-Identifier: Apache-2.0
//
// How much two strands have in common. Weights are steps of evidence that a person would go by: a
// day, a town or a rare name count three; no one of them is enough to join, two that nothing speaks
// against are.

#include <algorithm>
#include <cmath>
#include <optional>

#include "resolve/party_internal.h"
#include "resolve/strands_internal.h"

namespace plumbline::resolve {
namespace {

constexpr double kName = 3;
constexpr double kMostNames = 6;
constexpr double kLeastRare = 0.25;
constexpr double kPartName = 1.5;     // a last name alone
constexpr double kOtherNames = -3.5;  // both name accused, none the same
constexpr double kOtherComplete = -4;
constexpr double kPeople = 2;
constexpr double kMostPeople = 4;
constexpr double kSameTown = 3;
constexpr double kNearTown = 2;
constexpr double kAroundTown = -1;
constexpr double kOtherTown = -4;
constexpr double kCountry = 0.5;
constexpr double kOtherPlaceCountry = -4;
constexpr double kSameDay = 3;
constexpr double kNextDay = 2.5;
constexpr double kSameWeek = 0.5;  // within three days: reports differ by so much
constexpr double kOtherDay = -4;   // a week or more
constexpr double kCount = 2;
constexpr double kSmallCount = 0.5;  // one and two are told of every other event
constexpr double kOtherCount = -1.5;
constexpr double kNationality = 1;
constexpr double kOtherNationality = -1.5;
constexpr double kPenalty = 1.5;
constexpr double kCopy = 2;
constexpr double kCopyWords = 2;  // copies of one foot are no copies of one story
constexpr int kCopyDays = 14;
constexpr int kNewsDays = 3;  // within which outlets tell of one event
constexpr double kMostSharedWords = 4;
constexpr double kFewWords = -2;
constexpr double kUnlike = 0.17;
constexpr double kPerCosine = 18;
// Below what joins: a town and like words, and nobody, no day and no number in common.
constexpr double kUnanchored = 3.9;

class StrandPair {
 public:
  StrandPair(const Strand& a, const Strand& b, const Rarity& rarity, bool explain)
      : a_(a), b_(b), rarity_(rarity), explain_(explain) {}

  Resemblance compare() {
    accused();
    people();
    place();
    days();
    // What an office prints under each of its releases is no copy of a story.
    far_apart_ = a_.published.stated() && b_.published.stated() &&
                 days_apart(a_.published, b_.published) > kCopyDays;
    counts();
    nationalities();
    penalties();
    words();
    const bool copies = a_.family != kNoAccount && a_.family == b_.family && !far_apart_;
    if (copies && words_ >= kCopyWords) {
      note(Field::Copy, kCopy, "");
      anchored_ = true;
    }
    // Courts try other people of one town for the like every week: without a day in common they
    // are two cases.
    out_.never = other_accused_ && (other_place_ || !same_day_);
    anchored_ = anchored_ || same_day_ || (same_town_ && (same_count_ || (news_ && words_ > 0)));
    if (!anchored_) out_.score = std::min(out_.score, kUnanchored);
    return std::move(out_);
  }

 private:
  void note(Field field, double weight, std::string detail) {
    if (weight == 0) return;
    out_.score += weight;
    if (explain_) out_.fits.push_back({field, weight, std::move(detail)});
  }
  void silent(Field field) {
    if (explain_) out_.silent.push_back(field);
  }

  double shared_accused(std::string& shared) const {
    double sum = 0;
    for (const std::string& name : a_.accused) {
      for (const std::string& other : b_.accused) {
        const NameFit fit = name_fit(name, other);
        if (fit == NameFit::No) continue;
        const bool crowded = rarity_.is_common_name(folded_name(name));
        const bool part = fit == NameFit::Partly || crowded || name.find(' ') == std::string::npos;
        const double rare = rarity_.person_weight(folded_name(name)) * (crowded ? 2.0F : 1.0F);
        sum += (part ? kPartName : kName) * std::max(rare, kLeastRare);
        shared += (shared.empty() ? "" : ", ") + name;
        if (fit == NameFit::Spelling) shared += " (" + other + ")";
        break;
      }
    }
    return sum;
  }

  void accused() {
    if (a_.accused.empty() || b_.accused.empty()) return silent(Field::Accused);
    std::string shared;
    const double sum = shared_accused(shared);
    anchored_ = anchored_ || sum >= kPartName;
    if (sum > 0) return note(Field::Accused, std::min(sum, kMostNames), shared);
    other_accused_ = true;
    const bool complete = a_.accused_complete && b_.accused_complete;
    note(Field::Accused, complete ? kOtherComplete : kOtherNames,
         a_.accused.front() + " / " + b_.accused.front());
  }

  // Whether one of them names as accused whom the other names otherwise.
  static bool names_accused(const Strand& one, const Strand& other) {
    return std::any_of(one.accused.begin(), one.accused.end(), [&](const std::string& name) {
      return std::find(other.people.begin(), other.people.end(), folded_name(name)) !=
             other.people.end();
    });
  }

  void people() {
    double sum = 0;
    std::vector<std::string> both;
    std::set_intersection(a_.people.begin(), a_.people.end(), b_.people.begin(), b_.people.end(),
                          std::back_inserter(both));
    for (const std::string& name : both) {
      sum += kPeople * rarity_.person_weight(name);
    }
    // One name is that of who speaks for the office; two are of a case.
    anchored_ = anchored_ || both.size() > 1 || names_accused(a_, b_) || names_accused(b_, a_);
    if (both.empty()) return silent(Field::People);
    note(Field::People, std::min(sum, kMostPeople), std::to_string(both.size()));
  }

  // The best fit of any town of one with any of the other; of one kin only if `alike`.
  SpotFit best(bool alike, std::string& name) {
    SpotFit fit = SpotFit::Other;
    for (const auto& [kin, ours] : a_.towns) {
      for (const auto& [other_kin, theirs] : b_.towns) {
        if (alike && kin != other_kin) continue;
        for (const Spot& spot : ours) {
          for (const Spot& other : theirs) {
            const SpotFit each = spot_fit(spot, other);
            if (each <= fit && !name.empty()) continue;
            fit = std::max(fit, each);
            town_ = rarity_.town_weight(spot);
            name = each == SpotFit::Same ? spot.name : spot.name + " / " + other.name;
          }
        }
      }
    }
    return fit;
  }

  void place() {
    std::string any;
    const SpotFit fit = best(false, any);
    same_town_ = fit == SpotFit::Same || fit == SpotFit::Near;
    if (fit == SpotFit::Same) return note(Field::Place, kSameTown * town_, any);
    if (fit == SpotFit::Near) return note(Field::Place, kNearTown * town_, any);
    // Things of one kind in two towns; of two kinds they may be of one matter.
    std::string alike;
    const SpotFit one_kind = best(true, alike);
    if (!alike.empty()) {
      other_place_ = one_kind == SpotFit::Other;
      return note(Field::Place, other_place_ ? kOtherTown : kAroundTown, alike);
    }
    countries();
  }

  void countries() {
    if (a_.countries.empty() || b_.countries.empty()) return silent(Field::Place);
    std::vector<std::string> both;
    std::set_intersection(a_.countries.begin(), a_.countries.end(), b_.countries.begin(),
                          b_.countries.end(), std::back_inserter(both));
    if (!both.empty()) return note(Field::Place, kCountry, both.front());
    other_place_ = true;
    note(Field::Place, kOtherPlaceCountry, a_.countries.front() + " / " + b_.countries.front());
  }

  static double day_weight(int apart, bool days) {
    if (apart == 0) return days ? kSameDay : 1;
    if (!days) return apart > 31 ? kOtherDay : 0;
    if (apart == 1) return kNextDay;
    if (apart <= 3) return kSameWeek;
    return apart < 7 ? -1 : kOtherDay;
  }

  void days() {
    double most = 0;
    double least = 0;
    std::string told;
    bool any = false;
    for (const auto& [kin, ours] : a_.days) {
      const auto theirs = b_.days.find(kin);
      if (theirs == b_.days.end()) continue;
      any = true;
      double best = kOtherDay;
      for (const DayRange& day : ours) {
        for (const DayRange& other : theirs->second) {
          best = std::max(best, day_weight(days_apart(day, other), day.is_day() && other.is_day()));
        }
      }
      if (best > most || (most == 0 && told.empty())) told = kin;
      most = std::max(most, best);
      least = std::min(least, best);
    }
    same_day_ = most >= kNextDay;
    if (any) return note(Field::Day, most > 0 ? most : least, told);
    silent(Field::Day);
    published();
  }

  // Where no day of one kin is told by both: news comes when things happen.
  void published() {
    if (!a_.published.stated() || !b_.published.stated()) {
      news_ = true;  // for all that is known
      return silent(Field::Published);
    }
    const int apart = days_apart(a_.published, b_.published);
    const bool follows = !a_.accused.empty() && !b_.accused.empty() && !other_accused_;
    double weight = 0;
    news_ = apart <= kNewsDays;
    if (news_)
      weight = 1.5;
    else if (apart <= 10)
      weight = 1;
    else if (apart > 400)
      weight = follows ? -0.5 : -2.5;
    else if (apart > 60)
      weight = follows ? 0 : -1;
    note(Field::Published, weight, std::to_string(apart));
  }

  // How well the numbers of one kin fit; the best of any pair.
  static double count_weight(const std::vector<double>& ours, const std::vector<double>& theirs,
                             std::string& told) {
    double best = kOtherCount;
    for (const double count : ours) {
      for (const double other : theirs) {
        const double ratio = std::min(count, other) / std::max({count, other, 1.0});
        double weight = ratio >= 0.5 ? 0 : kOtherCount;
        if (count == other) weight = count >= 3 ? kCount : kSmallCount;
        if (weight <= best) continue;
        best = weight;
        told = std::to_string(static_cast<long>(count));
      }
    }
    return best;
  }

  void counts() {
    std::optional<double> best;
    std::string told;
    for (const auto& [kin, ours] : a_.counts) {
      const auto theirs = b_.counts.find(kin);
      if (theirs == b_.counts.end()) continue;
      const double here = count_weight(ours, theirs->second, told);
      best = std::max(best.value_or(here), here);
    }
    if (!best) return silent(Field::Count);
    same_count_ = *best >= kCount;
    note(Field::Count, *best, told);
  }

  void nationalities() {
    if (a_.nationalities.empty() || b_.nationalities.empty()) return silent(Field::Nationality);
    std::vector<std::string> both;
    std::set_intersection(a_.nationalities.begin(), a_.nationalities.end(),
                          b_.nationalities.begin(), b_.nationalities.end(),
                          std::back_inserter(both));
    note(Field::Nationality, both.empty() ? kOtherNationality : kNationality,
         both.empty() ? a_.nationalities.front() + " / " + b_.nationalities.front() : both.front());
  }

  void penalties() {
    if (a_.penalties.empty() || b_.penalties.empty()) return silent(Field::Penalty);
    for (const std::string& penalty : a_.penalties) {
      if (std::find(b_.penalties.begin(), b_.penalties.end(), penalty) != b_.penalties.end()) {
        return note(Field::Penalty, kPenalty, penalty);
      }
    }
  }

  void words() {
    double cosine = 0;
    auto at = b_.words.begin();
    for (const auto& [key, weight] : a_.words) {
      while (at != b_.words.end() && at->first < key) ++at;
      if (at == b_.words.end()) break;
      if (at->first == key) cosine += static_cast<double>(weight) * at->second;
    }
    // Fitted on ECB+ train (docs/quality.md): below 0.1 hardly any two reports are of one event,
    // above 0.3 most are, those of one trade, town or court aside.
    const double weight = std::clamp((cosine - kUnlike) * kPerCosine, kFewWords, kMostSharedWords);
    words_ = weight;
    note(Field::Words, weight, std::to_string(static_cast<int>(std::lround(cosine * 100))));
  }

  const Strand& a_;
  const Strand& b_;
  const Rarity& rarity_;
  bool explain_;
  bool other_accused_ = false;
  bool other_place_ = false;
  bool same_town_ = false;
  bool same_day_ = false;
  bool same_count_ = false;
  bool far_apart_ = false;
  bool news_ = false;      // published within days of each other
  bool anchored_ = false;  // something in common that events of one trade and town have not
  double words_ = 0;
  double town_ = 1;  // how much a town tells
  Resemblance out_;
};

}  // namespace

const char* to_string(Field field) {
  switch (field) {
    case Field::Accused: return "accused";
    case Field::People: return "people";
    case Field::Place: return "place";
    case Field::Day: return "day";
    case Field::Count: return "count";
    case Field::Nationality: return "nationality";
    case Field::Penalty: return "penalty";
    case Field::Published: return "published";
    case Field::Words: return "words";
    case Field::Copy: return "copy";
  }
  return "";
}

Resemblance resemblance_of(const Strand& a, const Strand& b, const Rarity& rarity, bool explain) {
  return StrandPair(a, b, rarity, explain).compare();
}

}  // namespace plumbline::resolve
