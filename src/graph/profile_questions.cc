// SPDX-License-Identifier: Apache-2.0
//
// What does not fit together in a profile, and what a reader would ask next.

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "graph/profile.h"

namespace plumbline::graph {
namespace {

using model::CountryProfile;
using model::ProfileSupport;

constexpr std::size_t kShown = 4;       // passages of a contradiction, on each side
constexpr int kAskedYears = 3;          // for which figures are missed
constexpr std::size_t kManyClaims = 3;  // that one origin alone must make to be worth a question

std::string year_text(const std::string& published) {
  return published.substr(0, 4);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0) out += at + 1 == words.size() ? " and " : ", ";
    out += words[at];
  }
  return out;
}

// The first passages that assert a line, then the first that deny it.
std::vector<std::size_t> both_sides(const CountryProfile& profile, const ProfileSupport& support) {
  std::vector<std::size_t> out;
  for (const bool denied : {false, true}) {
    std::size_t taken = 0;
    for (const std::size_t index : support.passages) {
      if (profile.passages[index].denied != denied || taken == kShown) continue;
      out.push_back(index);
      ++taken;
    }
  }
  return out;
}

std::string route_words(const CountryProfile& profile, const model::ProfileRoute& route) {
  const std::string partner = route.partner_name;
  if (route.direction == "internal") return "that people are trafficked within " + profile.name;
  if (route.direction == "out") {
    return "that people are trafficked from " + profile.name +
           (partner.empty() ? "" : " to " + partner);
  }
  if (route.direction == "in") {
    return "that people are trafficked to " + profile.name +
           (partner.empty() ? "" : " from " + partner);
  }
  const bool from = route.partner_role == "origin";
  return "that people are trafficked through " + profile.name +
         (partner.empty() ? "" : (from ? " from " : " to ") + partner);
}

// "through.origin.GEO"; of a region its name.
std::string route_subject(const model::ProfileRoute& route) {
  std::string out = route.direction;
  for (const std::string* part :
       {&route.partner_role, route.partner.empty() ? &route.partner_name : &route.partner}) {
    if (!part->empty()) out += "." + *part;
  }
  return out;
}

// One contradiction for each line that is both asserted and denied.
void add_denied(CountryProfile& profile) {
  const auto add = [&](const ProfileSupport& support, const std::string& words,
                       std::string subject) {
    if (support.denied == 0 || support.documents == 0) return;
    const std::string said = support.documents == 1
                                 ? "1 document reports "
                                 : std::to_string(support.documents) + " documents report ";
    const std::string against = support.denied == 1
                                    ? "1 claim denies it"
                                    : std::to_string(support.denied) + " claims deny it";
    profile.contradictions.push_back({"denied", said + words + "; " + against + ".",
                                      both_sides(profile, support), std::move(subject)});
  };
  for (const model::ProfileRoute& route : profile.routes) {
    add(route.support, route_words(profile, route), route_subject(route));
  }
  for (const model::ProfileGroup& form : profile.forms) {
    add(form.support, form.name, form.code);
  }
}

// The same paragraph of the standard, told both ways.
void add_both_directions(CountryProfile& profile) {
  for (const model::ProfileResponse& one : profile.responses) {
    // What is only denied is told by nobody.
    if (one.direction != "supports" || one.support.documents == 0) continue;
    for (const model::ProfileResponse& other : profile.responses) {
      const bool against = other.direction == "hinders" && other.support.documents > 0;
      if (other.code != one.code || !against) continue;
      std::vector<std::size_t> passages;
      for (const auto* support : {&one.support, &other.support}) {
        const std::size_t count = std::min(kShown, support->passages.size());
        passages.insert(passages.end(), support->passages.begin(),
                        support->passages.begin() + static_cast<std::ptrdiff_t>(count));
      }
      profile.contradictions.push_back({"supports-and-hinders",
                                        "On " + one.name +
                                            ", the state is told both to act and to "
                                            "stand in the way; the years may differ.",
                                        std::move(passages), one.code});
    }
  }
}

void add_figures(CountryProfile& profile) {
  for (const model::ProfileSeries& series : profile.series) {
    std::map<std::string, std::vector<const model::ProfilePoint*>> rows;
    for (const model::ProfilePoint& point : series.points) {
      if (point.contested) rows[point.row].push_back(&point);
    }
    for (const auto& [row, points] : rows) {
      std::vector<std::size_t> passages;
      for (const model::ProfilePoint* point : points) {
        passages.insert(passages.end(), point->passages.begin(), point->passages.end());
      }
      profile.contradictions.push_back({"figure-conflict",
                                        "Figures of " + series.name + " for " +
                                            points.front()->period +
                                            " differ, and nothing explains it (row " + row + ").",
                                        std::move(passages), row});
    }
  }
}

class Asking {
 public:
  Asking(CountryProfile& profile, const ProfileGround& ground)
      : profile_(profile), ground_(ground) {}

  void ask() {
    std::vector<model::ProfileQuestion> unreported = std::move(profile_.questions);
    profile_.questions.clear();
    if (profile_.documents == 0) {
      add("no-document", "No document of the workspace makes a claim on " + profile_.name + ".");
      return;
    }
    ask_inside();
    ask_age();
    ask_origins();
    ask_missing_lines();
    ask_figures();
    if (ground_.singled_out > 0) {
      add("singled-out", std::to_string(ground_.singled_out) +
                             " of the victims told of one by one can be singled out by age, place "
                             "and the like put together; before anything is published: plumbline "
                             "jigsaw --country " +
                             profile_.country + ".");
    }
    tell_unreported(unreported);
  }

 private:
  void add(std::string code, std::string words, std::vector<std::size_t> passages = {},
           std::string subject = {}) {
    profile_.questions.push_back(
        {std::move(code), std::move(words), std::move(passages), std::move(subject)});
  }

  void ask_inside() {
    if (!ground_.inside.empty()) return;
    std::vector<std::string> heard = ground_.heard;
    constexpr std::size_t kNamed = 4;
    if (heard.size() > kNamed) heard.resize(kNamed);
    add("no-source-in-country",
        "No source in " + profile_.name + " was read: no publisher is known to belong to it" +
            (heard.empty() ? ", and of nobody who is cited it is known."
                           : "; heard through others: " + joined(heard) + "."));
  }

  void ask_age() {
    const std::string& newest = profile_.newest;
    if (newest.empty()) {
      add("undated", "No document on " + profile_.name + " states when it was published.");
      return;
    }
    if (year_text(newest) >= year_text(ground_.newest)) return;
    add("no-newer-source", "No document on " + profile_.name + " is newer than " +
                               year_text(newest) + "; the workspace reaches to " +
                               year_text(ground_.newest) + ".");
  }

  template <class Lines>
  void ask_origin_of(const Lines& lines, const std::string& subject) {
    std::set<std::string> sources;
    std::size_t claims = 0;
    std::vector<std::size_t> passages;
    for (const auto& line : lines) {
      claims += line.support.claims;
      if (line.support.origins > 1) return;
      for (const std::size_t index : line.support.passages) {
        const model::ProfilePassage& passage = profile_.passages[index];
        if (passage.denied) continue;
        const bool named = passage.source_named && !passage.source.empty();
        const std::string& source = named ? passage.source : passage.publisher;
        sources.insert(source.empty() ? passage.name : source);
        if (passages.empty()) passages.push_back(index);
      }
    }
    if (sources.size() != 1 || claims < kManyClaims) return;
    add("one-origin",
        "All that is said of " + subject + " comes from one origin: " + *sources.begin() + ".",
        std::move(passages), subject);
  }

  void ask_origins() {
    ask_origin_of(profile_.routes, "routes");
    ask_origin_of(profile_.forms, "forms of exploitation");
    ask_origin_of(profile_.responses, "what the state does");
  }

  void ask_missing_lines() {
    std::vector<std::string> missing;
    if (profile_.routes.empty()) missing.emplace_back("routes");
    if (profile_.forms.empty()) missing.emplace_back("forms of exploitation");
    if (profile_.victims.empty()) missing.emplace_back("who is exploited");
    if (profile_.perpetrators.empty()) missing.emplace_back("who exploits");
    if (profile_.responses.empty()) missing.emplace_back("what the state does");
    if (!missing.empty()) add("not-told", "Nothing is told of " + joined(missing) + ".");
    // A partner in several directions once, with the last year of any.
    std::map<std::string, int> last;
    std::set<std::string> fresh;
    for (const model::ProfileRoute& route : profile_.routes) {
      if (route.partner_name.empty()) continue;
      if (!route.support.old) fresh.insert(route.partner_name);
      int& year = last[route.partner_name];
      year = std::max(year, route.support.last_year);
    }
    std::vector<std::string> old;
    for (const auto& [partner, year] : last) {
      if (!fresh.contains(partner))
        old.push_back(partner + " (last told of " + std::to_string(year) + ")");
    }
    if (old.empty()) return;
    constexpr std::size_t kNamed = 6;
    const std::size_t more = old.size() > kNamed ? old.size() - kNamed : 0;
    old.resize(old.size() - more);
    if (more > 0) old.push_back(std::to_string(more) + " more");
    add("old-routes", "Are these routes still in use? Nothing since " +
                          std::to_string(profile_.old_before) + " tells of them: " + joined(old) +
                          ".");
  }

  // Years of the last ones told of for which no figure of these units is held.
  void ask_figures() {
    if (profile_.old_before == 0) return;
    for (const auto& [unit, status, name] :
         {std::tuple{"victims", "identified", "identified victims"},
          std::tuple{"prosecutions", "", "prosecutions"},
          std::tuple{"convictions", "", "convictions"}}) {
      std::vector<std::string> years;
      const int last = profile_.old_before + kAskedYears - 1;
      for (int year = profile_.old_before; year <= last; ++year) {
        if (!has_figure(unit, status, year)) years.push_back(std::to_string(year));
      }
      if (years.empty()) continue;
      add("no-figure",
          std::string("No figure of ") + name + " in " + profile_.name + " is reported for " +
              joined(years) + ".",
          {}, unit);
    }
  }

  [[nodiscard]] bool has_figure(std::string_view unit, std::string_view status, int year) const {
    const std::string wanted = std::to_string(year);
    return std::any_of(
        profile_.series.begin(), profile_.series.end(), [&](const model::ProfileSeries& series) {
          // A conviction is counted by cases or by persons.
          const bool persons = unit == "convictions" && series.status == "convicted";
          const bool accused = unit == "prosecutions" && series.status == "prosecuted";
          if (series.unit != unit && !persons && !accused) return false;
          if (!status.empty() && series.unit == unit && series.status != status) return false;
          return std::any_of(series.points.begin(), series.points.end(), [&](const auto& point) {
            return !point.from.empty() && year_text(point.from) <= wanted &&
                   year_text(point.to) >= wanted;
          });
        });
  }

  void tell_unreported(const std::vector<model::ProfileQuestion>& gathered) {
    for (const model::ProfileQuestion& question : gathered) {
      std::set<std::string> years;
      std::set<std::string> sources;
      for (const std::size_t index : question.passages) {
        const model::ProfilePassage& passage = profile_.passages[index];
        if (passage.year != 0) years.insert(std::to_string(passage.year));
        const bool named = passage.source_named && !passage.source.empty();
        const std::string& source = named ? passage.source : passage.publisher;
        if (!source.empty()) sources.insert(source);
      }
      constexpr std::size_t kNamed = 3;
      std::vector<std::string> who(sources.begin(), sources.end());
      if (who.size() > kNamed) who.resize(kNamed);
      std::string words = "Something is said not to be reported, counted or known";
      if (!who.empty()) words += " by " + joined(who);
      if (!years.empty()) {
        words += ", for " + joined(std::vector<std::string>(years.begin(), years.end()));
      }
      add("not-reported", words + "; the passages say what.", question.passages, question.subject);
    }
  }

  CountryProfile& profile_;
  const ProfileGround& ground_;
};

}  // namespace

void add_contradictions(CountryProfile& profile) {
  add_denied(profile);
  add_both_directions(profile);
  add_figures(profile);
}

void add_questions(CountryProfile& profile, const ProfileGround& ground) {
  Asking(profile, ground).ask();
}

}  // namespace plumbline::graph
