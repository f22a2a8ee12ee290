// SPDX-License-Identifier: Apache-2.0

#include "app/profile.h"

#include <algorithm>
#include <ostream>

#include "app/country_json.h"
#include "app/figures.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/figures_internal.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kProfileOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--since", "YEAR", "what tells of this year or later"},
    {"--until", "YEAR", "what tells of this year or earlier"},
    {"--passages", "N", "show so many passages of each line (1); 0: none"},
    {"--json", "", "one JSON object; docs/reference/profile.md describes it"},
};

constexpr std::size_t kNameWidth = 40;
constexpr std::size_t kShownProof = 320;  // letters of a passage
constexpr std::size_t kShownPoints = 24;

std::string years_text(int first, int last) {
  if (first == 0) return "undated";
  return first == last ? std::to_string(first)
                       : std::to_string(first) + " to " + std::to_string(last);
}

class ProfileTelling {
 public:
  ProfileTelling(const model::CountryProfile& profile, std::size_t passages, Io io)
      : profile_(profile), passages_(passages), io_(io), width_(width_of(io.out)) {}

  void tell() {
    tell_head();
    tell_tiers();
    tell_routes();
    tell_groups("Forms of exploitation", profile_.forms);
    tell_groups("Where the work is done", profile_.sectors);
    tell_groups("Who is exploited", profile_.victims);
    tell_groups("Their nationality, where it is told", profile_.nationalities);
    tell_groups("Who exploits them", profile_.perpetrators);
    tell_series();
    tell_responses();
    tell_contradictions();
    tell_notes("Open questions", profile_.questions);
  }

 private:
  void head(const char* words) { io_.out << '\n' << words << '\n'; }

  void tell_head() {
    io_.out << one_line(profile_.name) << " (" << profile_.country << ")\n";
    std::string line = counted(profile_.claims, "claim", "claims") + " in " +
                       counted(profile_.documents, "document", "documents") + ", " +
                       counted(profile_.origins, "origin", "origins");
    if (!profile_.oldest.empty()) {
      line += "; published " + profile_.oldest;
      if (profile_.newest != profile_.oldest) line += " to " + profile_.newest;
    }
    if (profile_.rejected != 0) {
      line +=
          "; " + counted(profile_.rejected, "claim", "claims") + " left out that a person rejected";
    }
    if (profile_.since != 0 && profile_.until != 0) {
      line += "; of " + std::to_string(profile_.since) + " to " + std::to_string(profile_.until);
    } else if (profile_.since != 0) {
      line += "; of " + std::to_string(profile_.since) + " and later";
    } else if (profile_.until != 0) {
      line += "; of " + std::to_string(profile_.until) + " and earlier";
    }
    io_.out << wrapped(line, 2, width_);
  }

  void tell_tiers() {
    if (profile_.tiers.empty()) return;
    head("Tiers in the Trafficking in Persons report (edition: tier)");
    std::string line;
    for (const model::ProfileTier& tier : profile_.tiers) {
      line += (line.empty() ? "" : "  ") + std::to_string(tier.edition) + ":" + tier.tier;
    }
    io_.out << wrapped(line, 2, width_);
  }

  void tell_support(const std::string& name, const model::ProfileSupport& support) {
    std::string left = shorten(one_line(name), kNameWidth);
    const std::size_t size = count_code_points(left);
    left += std::string(size < kNameWidth ? kNameWidth - size : 0, ' ');
    std::string line = counted(support.documents, "doc", "docs") + ", " +
                       counted(support.origins, "origin", "origins") + "  " +
                       years_text(support.first_year, support.last_year);
    if (support.old) line += " old";
    io_.out << "  " << left << " " << line << '\n';
    std::string notes;
    if (support.alleged > 0 && support.alleged == support.claims) notes = "alleged only";
    if (support.denied > 0) {
      notes += (notes.empty() ? "" : "; ") + std::string("said not to be so: ") +
               counted(support.denied, "claim", "claims");
    }
    if (!notes.empty()) io_.out << "      " << notes << '\n';
    tell_passages(support.passages);
  }

  void tell_passages(const std::vector<std::size_t>& indices) {
    const std::size_t count = std::min(passages_, indices.size());
    for (std::size_t at = 0; at < count; ++at) tell_passage(profile_.passages[indices[at]]);
  }

  void tell_passage(const model::ProfilePassage& passage) {
    const std::string where = passage.publisher.empty() ? passage.name : passage.publisher;
    std::string line = "\u201C" + shorten(one_line(passage.exact), kShownProof) + "\u201D";
    line += " " + shorten(one_line(where), 60) + ", " + date_text(passage.published);
    if (!passage.source.empty()) {
      line += ", citing " + shorten(one_line(passage.source), 50) +
              (passage.source_named ? "" : " (not named)");
    }
    if (passage.repeats > 0) {
      line += ", the same words in " + counted(passage.repeats, "more document", "more documents");
      if (!passage.repeated_since.empty()) line += " since " + passage.repeated_since;
    }
    line += " [" + digits(passage.passage.document.value) + ":" + passage.claim + "]";
    io_.out << wrapped(line, 6, width_);
  }

  void tell_routes() {
    if (profile_.routes.empty()) return;
    head("Routes");
    for (const model::ProfileRoute& route : profile_.routes) {
      tell_support(route_name(route), route.support);
    }
  }

  [[nodiscard]] static std::string route_name(const model::ProfileRoute& route) {
    const std::string partner =
        route.partner_name.empty() ? "where is not told" : route.partner_name;
    if (route.direction == "internal") return "within the country";
    if (route.direction == "in") return "in, from: " + partner;
    if (route.direction == "out") {
      return "out, " + std::string(route.partner_role == "transit" ? "through: " : "to: ") +
             partner;
    }
    if (route.partner_name.empty()) return "through the country";
    return "through, " + std::string(route.partner_role == "origin" ? "from: " : "to: ") + partner;
  }

  void tell_groups(const char* title, const std::vector<model::ProfileGroup>& groups) {
    if (groups.empty()) return;
    head(title);
    for (const model::ProfileGroup& group : groups) tell_support(group.name, group.support);
  }

  void tell_series() {
    if (profile_.series.empty() && profile_.figures_undated == 0) return;
    head("Figures, one definition a series (row: plumbline figures ROW)");
    for (const model::ProfileSeries& series : profile_.series) {
      std::string name = series.name;
      if (!series.place.empty() && name.find(series.place) == std::string::npos)
        name += ", in " + series.place;
      if (series.period_kind != "calendar") name += " (" + series.period_kind + " period)";
      io_.out << wrapped(one_line(name), 2, width_);
      std::string line;
      const std::size_t first =
          series.points.size() > kShownPoints ? series.points.size() - kShownPoints : 0;
      for (std::size_t at = first; at < series.points.size(); ++at) {
        const model::ProfilePoint& point = series.points[at];
        app::RowValue value;
        value.value = point.value;
        if (point.upper != point.value) value.upper = point.upper;
        value.approximator = point.approximator;
        line += (line.empty() ? "" : "; ") + point.period + ": " + number_text(value) +
                (point.contested ? " (!)" : "") + " [" + point.row + "]";
      }
      io_.out << wrapped(one_line(line), 6, width_);
    }
    if (profile_.figures_undated > 0) {
      io_.out << wrapped(counted(profile_.figures_undated, "row states", "rows state") +
                             " no period and can be in no series; plumbline figures --country " +
                             profile_.country + " shows them",
                         2, width_);
    }
  }

  void tell_responses() {
    std::string group;
    for (const model::ProfileResponse& response : profile_.responses) {
      if (response.group != group) {
        group = response.group;
        head(("What the state does: " + group).c_str());
      }
      const bool against = response.direction == "hinders";
      tell_support(response.name + (against ? " (hindered)" : ""), response.support);
    }
  }

  // One passage of each side at least.
  void tell_contradictions() {
    if (profile_.contradictions.empty()) return;
    head("Contradictions");
    for (const model::ProfileContradiction& each : profile_.contradictions) {
      io_.out << wrapped("- " + one_line(each.words), 2, width_);
      std::vector<std::size_t> shown;
      if (!each.passages.empty()) shown.push_back(each.passages.front());
      if (each.passages.size() > 1) shown.push_back(each.passages.back());
      if (passages_ > 2) shown = each.passages;
      if (passages_ == 0) shown.clear();
      for (const std::size_t index : shown) tell_passage(profile_.passages[index]);
    }
  }

  template <class Notes>
  void tell_notes(const char* title, const Notes& notes) {
    if (notes.empty()) return;
    head(title);
    for (const auto& note : notes) {
      io_.out << wrapped("- " + one_line(note.words), 2, width_);
      tell_passages(note.passages);
    }
  }

  const model::CountryProfile& profile_;
  std::size_t passages_;
  Io io_;
  int width_;
};

int run_profile(const Arguments& arguments, Io io) {
  const auto since = number_of(arguments, "--since", 0);
  if (!since) return fail("profile", since.error(), io);
  const auto until = number_of(arguments, "--until", 0);
  if (!until) return fail("profile", until.error(), io);
  const auto passages = number_of(arguments, "--passages", 1);
  if (!passages) return fail("profile", passages.error(), io);
  constexpr std::size_t kLastYear = 9999;
  if (*since > kLastYear || *until > kLastYear) {
    return fail("profile", {ErrorCode::Misuse, "--since and --until take a year, such as 2019"},
                io);
  }
  std::string country;
  for (const std::string& word : arguments.words) country += (country.empty() ? "" : " ") + word;
  const auto profile = app::profile(
      {workspace_of(arguments), country, static_cast<int>(*since), static_cast<int>(*until)});
  if (!profile) return fail("profile", profile.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*profile) << '\n';
  } else {
    ProfileTelling(*profile, *passages, io).tell();
  }
  return kOk;
}

}  // namespace

const Command kProfile{
    .name = "profile",
    .summary = "Tell what the documents of a workspace say of one country.",
    .arguments = "COUNTRY",
    .least = 1,
    .most = kMany,
    .options = kProfileOptions,
    .details =
        "Tiers, routes, forms of exploitation, who is exploited and by whom (as groups, never by "
        "name), figures as series of one definition, what the state does, contradictions and open "
        "questions. Each line has the number of documents and of independent origins, the years "
        "told of, and its passages as DOCUMENT:cN. Copies and repeated paragraphs are one origin; "
        "a line of which nothing is told for three years is marked old.",
    .run = run_profile,
};

}  // namespace plumbline::cli
