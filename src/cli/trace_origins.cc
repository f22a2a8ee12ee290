// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>
#include <set>

#include "cli/listing.h"
#include "cli/terminal.h"
#include "cli/trace_internal.h"

namespace plumbline::cli {
namespace {

constexpr std::size_t kShownTelling = 160;  // letters of another telling

const char* ground_of_link(const std::string& code) {
  static const std::map<std::string, const char*, std::less<>> kWords = {
      {"same-words", "the same words"},
      {"same-figure", "the same figure"},
      {"same-event", "the same event"},
      {"same-verdict", "the same verdict"},
      {"same-place", "the same place"},
      {"same-time", "the same time"},
      {"same-names", "the same name"},
      {"shared-words", "further words shared"},
      {"other-number", "another number"},
      {"other-time", "another time"},
      {"other-verdict", "another verdict"},
      {"denied", "one of them says that it is not so"},
      {"not-enough", "too little to tell"},
      {"no-edition", "one of them names no edition"},
      {"other-status", "counted in another state"},
      {"no-number", "it gives no number"},
      {"taken-back", "told only to take it back"},
      {"short-name", "a shorter form of its name"},
      {"same-name", "another name of it"},
      {"same-source", "another spelling or form of it"},
      {"judged", "one source, as was decided"},
      {"speaks-for", "speaks for it"},
      {"owner", "of one owner"},
      {"part", "a part of it"},
  };
  const auto found = kWords.find(code);
  return found == kWords.end() ? code.c_str() : found->second;
}

std::string grounds_text(const std::vector<app::TellingGround>& grounds) {
  std::string out;
  for (const app::TellingGround& ground : grounds) {
    out += (out.empty() ? "" : "; ") + std::string(ground_of_link(ground.code));
    if (!ground.detail.empty()) out += ": " + one_line(ground.detail);
  }
  return out;
}

// "Coast Daily < Black Sea Wire (its words) < Burgas District Prosecutor's Office".
std::string path_text(const std::vector<app::PathStep>& path) {
  std::string out;
  for (const app::PathStep& step : path) {
    out += (out.empty() ? "" : " < ") + one_line(step.name);
    if (step.unnamed) out += " (unnamed)";
    const std::string where = step.document.empty() ? "" : " " + digits(step.document);
    if (step.why == "takes") out += " (its words are from" + where + ")";
    if (step.why == "credits") out += " (credited)";
    if (step.why == "notes") out += " (in a note)";
    if (step.why == "counts") out += " (counted by it)";
    if (step.why == "follows") out += " (by" + where + ")";
    if (step.why == "same-outlet") out += " (as the same outlet says in" + where + ")";
  }
  return out;
}

// Without a publisher: the file's name, without its folder.
std::string publisher_of(const app::ToldBy& told) {
  if (!told.publisher.empty()) return one_line(told.publisher);
  return one_line(told.name.substr(told.name.find_last_of("/!") + 1));
}

std::string head_of(const app::ToldBy& told) {
  return date_text(told.published) + "  " + digits(told.document) + ":" + told.claim + "  ";
}

// "2 origins, and 1 source nobody names".
std::string summary_of(const app::OriginsAnswer& answer) {
  std::string out = answer.documents == 1
                        ? "no other document is found to say so: "
                        : std::to_string(answer.documents) + " documents say so: ";
  out += answer.counted == 0 ? "no origin" : counted(answer.counted, "origin");
  if (answer.unnamed != 0) {
    out += ", and " + counted(answer.unnamed, "source") + " nobody names";
  }
  const auto closed = static_cast<std::size_t>(
      std::count_if(answer.circles.begin(), answer.circles.end(),
                    [](const app::SourceCircle& circle) { return circle.closed; }));
  if (closed != 0) out += ", and " + counted(closed, "circle");
  if (answer.documents > 1 && answer.counted == 1 && answer.unnamed == 0 && closed == 0) {
    out += "; all of them rest on it";
  }
  return out;
}

std::string origin_head(const app::OriginOf& origin) {
  std::string out = one_line(origin.name);
  if (origin.kind == "publisher") {
    out += " (names no source)";
  } else if (origin.kind == "unnamed" || origin.kind == "ambiguous") {
    out += " (" + origin.kind + ", not counted)";
  } else if (origin.source != "unknown") {
    out += " (" + origin.source + ")";
  }
  return out + ": " + counted(origin.documents.size(), "document");
}

std::string tellings_of(const app::OriginsAnswer& answer, std::size_t origin, int width) {
  std::string out;
  for (const app::ToldBy& told : answer.same) {
    const auto& ends = told.origins;
    if (std::find(ends.begin(), ends.end(), origin) == ends.end()) continue;
    out += wrapped(head_of(told) + path_text(told.path), 6, width);
    if (!told.grounds.empty()) out += wrapped(grounds_text(told.grounds), 10, width);
  }
  return out;
}

std::string circle_text(const app::OriginsAnswer& answer, const app::SourceCircle& circle,
                        int width) {
  std::string out = wrapped(
      circle.closed ? "a circle, and no origin:" : "a circle, though one of them names another:", 4,
      width);
  std::string drawn;
  for (const app::PathStep& step : circle.steps) {
    drawn += (drawn.empty() ? "" : " < ") + one_line(step.name);
    if (!step.document.empty()) drawn += " (" + digits(step.document) + ")";
  }
  out += wrapped(drawn, 6, width);
  for (const app::ToldBy& told : answer.same) {
    const auto& in = circle.documents;
    if (std::find(in.begin(), in.end(), told.document) == in.end()) continue;
    std::vector<app::PathStep> once = told.path;  // without going around
    std::erase_if(once, [](const app::PathStep& step) { return step.why == "follows"; });
    out += wrapped(head_of(told) + path_text(once), 6, width);
    if (!told.grounds.empty()) out += wrapped(grounds_text(told.grounds), 10, width);
  }
  return out;
}

std::string others_text(const std::vector<app::ToldBy>& others, const char* head, int width) {
  if (others.empty()) return {};
  std::string out = wrapped(head, 2, width);
  for (const app::ToldBy& told : others) {
    out += wrapped(head_of(told) + publisher_of(told) + "  \u201C" +
                       shorten(one_line(told.words), kShownTelling) + "\u201D",
                   4, width);
    out += wrapped(grounds_text(told.grounds), 8, width);
  }
  return out;
}

}  // namespace

std::string origins_text(const app::Trace& trace, int width) {
  const app::OriginsAnswer& answer = trace.origins;
  std::string out = wrapped(summary_of(answer), 2, width);
  for (std::size_t i = 0; i < answer.origins.size(); ++i) {
    const app::OriginOf& origin = answer.origins[i];
    out += wrapped(origin_head(origin), 4, width);
    for (const app::OriginAlias& alias : origin.aliases) {
      out += wrapped("also " + one_line(alias.name) + ": " + ground_of_link(alias.why), 6, width);
    }
    out += tellings_of(answer, i, width);
  }
  for (const app::SourceCircle& circle : answer.circles) {
    out += circle_text(answer, circle, width);
  }
  out += others_text(answer.otherwise, "otherwise, and not counted:", width);
  out += others_text(answer.unsure, "perhaps the same, and not counted:", width);
  if (answer.rejected != 0) {
    out += wrapped(counted(answer.rejected, "claim") + " like it left out, for a person rejected " +
                       (answer.rejected == 1 ? "it" : "them"),
                   2, width);
  }
  if (answer.more) {
    out += wrapped("more documents share words with it than were looked at", 2, width);
  }
  return out;
}

std::string echoes_text(const app::Trace& trace, int width) {
  std::set<std::string> told;
  for (const app::ToldBy& each : trace.origins.same) told.insert(each.document);
  for (const app::ToldBy& each : trace.origins.otherwise) told.insert(each.document);
  for (const app::ToldBy& each : trace.origins.unsure) told.insert(each.document);
  std::string out;
  for (const app::Echo& echo : trace.echoes) {
    if (told.count(echo.document) != 0) continue;
    if (out.empty()) out = "  words of it stand also here, oldest first:\n";
    const std::string source = echo.publisher.empty() ? echo.name : echo.publisher;
    out += "    " + date_text(echo.published) + "  " + one_line(source) + "  " +
           digits(echo.document) + (echo.whole ? "  all of them" : "  in part") + "\n" +
           wrapped(shorten(one_line(echo.words), 300), 6, width);
  }
  return out;
}

}  // namespace plumbline::cli
