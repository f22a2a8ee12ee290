// SPDX-License-Identifier: Apache-2.0

#include "app/reprints.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Option kReprintsOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--words", "", "also the words that each article took over"},
    {"--limit", "N", "at most so many families (20), the largest first; 0: all"},
    {"--json", "", "one JSON object"},
};

constexpr std::size_t kShownStretch = 240;  // letters of a stretch

int percent(double share) {
  return static_cast<int>(std::lround(share * 100));
}

const char* ground_of_copy(const std::string& reason) {
  static const std::map<std::string, const char*, std::less<>> kWords = {
      {"identical", "the same words from first to last"},
      {"credits", "it names that outlet in its byline, first or last lines"},
      {"cites", "it names that outlet"},
      {"later", "it was published later"},
      {"excerpt", "nearly all of it stands there, in a longer article"},
      {"compiles", "it also holds words of a third article"},
      {"fuller", "most others share more words with that one than with it"},
      {"common-credit", "both give the same third as their source"},
  };
  const auto found = kWords.find(reason);
  return found == kWords.end() ? "" : found->second;
}

// "took 210 words (64 % of its own) from ab12: it was published later".
std::string taken_text(const app::TakenOver& taken, bool further) {
  const bool open = taken.direction == "open";
  std::string out = further ? "also " : "";
  out += open ? "shares " : "took ";
  out += counted(taken.words, "word") + " (" + std::to_string(percent(taken.share)) +
         " % of its own) " + (open ? "with " : "from ") + digits(taken.from);
  std::string why;
  for (const std::string& reason : taken.reasons) {
    why += (why.empty() ? "" : "; ") + std::string(ground_of_copy(reason));
  }
  if (open) why += std::string(why.empty() ? "" : "; ") + "who had them first is open";
  if (taken.direction == "likely") why += ", so likely";
  return out + ": " + why;
}

std::string member_head(const app::FamilyMember& member) {
  const std::string source = member.publisher.empty() ? member.name : member.publisher;
  std::string out =
      date_text(member.published) + "  " + digits(member.document) + "  " + one_line(source);
  if (!member.title.empty()) out += "  \u201C" + shorten(one_line(member.title), 60) + "\u201D";
  return out;
}

// Whether one that shares the words of the first may have had them before it.
bool is_open(const app::ReprintFamily& family) {
  return std::any_of(family.members.begin(), family.members.end(), [&](const auto& member) {
    return !member.taken.empty() && member.taken.front().direction == "open" &&
           member.taken.front().from == family.members.front().document;
  });
}

void tell_reprints(const app::ReprintFamily& family, bool words, Io io) {
  const int width = width_of(io.out);
  io.out << counted(family.members.size(), "article") << ", 1 origin\n";
  for (const app::FamilyMember& member : family.members) {
    io.out << wrapped(member_head(member), 2, width);
    if (member.taken.empty()) {
      io.out << (is_open(family) ? "    the origin, or one of the first to copy it\n"
                                 : "    the likely origin\n");
    }
    bool further = false;
    for (const app::TakenOver& taken : member.taken) {
      io.out << wrapped(taken_text(taken, further), 4, width);
      further = true;
      for (const app::SharedWords& shared : taken.stretches) {
        if (!words) break;
        io.out << wrapped("\u201C" + shorten(one_line(shared.exact), kShownStretch) + "\u201D", 6,
                          width);
      }
    }
  }
  std::string credits;
  for (const std::string& name : family.credits) {
    credits += (credits.empty() ? "" : ", ") + one_line(name);
  }
  if (!credits.empty()) {
    io.out << wrapped("credited to, not among these: " + credits, 2, width);
  }
  io.out << '\n';
}

Json json_of_reprints(const app::TakenOver& taken, bool words) {
  Json stretches = Json::array();
  for (const app::SharedWords& shared : taken.stretches) {
    Json entry = {{"words", shared.words}};
    if (words) {
      entry["start"] = shared.start;
      entry["end"] = shared.end;
      entry["exact"] = shared.exact;
    }
    stretches.push_back(std::move(entry));
  }
  return {{"from", taken.from},
          {"direction", taken.direction},
          {"why", taken.reasons},
          {"words", taken.words},
          {"share", std::round(taken.share * 1000) / 1000},
          {"stretches", std::move(stretches)}};
}

void tell_reprints_json(const app::ReprintsAnswer& answer, bool words, Io io) {
  Json families = Json::array();
  for (const app::ReprintFamily& family : answer.families) {
    Json members = Json::array();
    for (const app::FamilyMember& member : family.members) {
      Json taken = Json::array();
      for (const app::TakenOver& each : member.taken)
        taken.push_back(json_of_reprints(each, words));
      members.push_back({{"document", member.document},
                         {"name", member.name},
                         {"title", member.title},
                         {"publisher", member.publisher},
                         {"published", member.published},
                         {"taken", std::move(taken)}});
    }
    families.push_back({{"members", std::move(members)}, {"credits", family.credits}});
  }
  const Json out = {{"articles", answer.articles},
                    {"origins", answer.origins},
                    {"all_families", answer.all_families},
                    {"families", std::move(families)}};
  io.out << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void tell_reprints(const app::ReprintsAnswer& answer, const Arguments& arguments, Io io) {
  for (const app::ReprintFamily& family : answer.families) {
    tell_reprints(family, arguments.has("--words"), io);
  }
  if (!arguments.words.empty()) {
    if (answer.families.empty()) io.err << "it shares its words with no other article\n";
    return;
  }
  const std::size_t alone = answer.articles - answer.in_families;
  io.out << counted(answer.articles, "article") << ", " << counted(answer.origins, "origin") << ": "
         << counted(answer.all_families, "family", "families") << " of "
         << counted(answer.in_families, "article") << ", " << alone << " alone\n";
  if (answer.families.size() < answer.all_families) {
    io.err << "the largest " << answer.families.size() << " of " << answer.all_families
           << " families; --limit 0 shows all\n";
  }
}

int run_reprints(const Arguments& arguments, Io io) {
  const auto limit = number_of(arguments, "--limit", 20);
  if (!limit) return fail("reprints", limit.error(), io);
  app::ReprintsOptions options;
  options.workspace = workspace_of(arguments);
  options.document = arguments.words.empty() ? "" : arguments.words.front();
  options.limit = *limit;
  options.words = arguments.has("--words");
  const auto answer = app::reprints(options);
  if (!answer) return fail("reprints", answer.error(), io);
  if (arguments.has("--json")) {
    tell_reprints_json(*answer, options.words, io);
  } else {
    tell_reprints(*answer, arguments, io);
  }
  return kOk;
}

}  // namespace

const Command kReprints{
    .name = "reprints",
    .summary = "Show which articles of a workspace copy others, and how many origins they have.",
    .arguments = "[DOCUMENT]",
    .least = 0,
    .most = 1,
    .options = kReprintsOptions,
    .details =
        "A family is an article with all that took words from it, whole, shortened, under a new "
        "lead or a paragraph only; DOCUMENT asks for the family of one. Each member says how many "
        "words it took, from whom, and why we say so. Words in quotation marks make no copy, nor "
        "do "
        "phrases that one publisher repeats in three or more articles, or anybody in eight or more "
        "over more than 60 days. Nothing is hidden or merged.",
    .run = run_reprints,
};

}  // namespace plumbline::cli
