// SPDX-License-Identifier: Apache-2.0

#include "app/trace.h"

#include <ostream>

#include "app/answer_json.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"
#include "cli/trace_internal.h"

namespace plumbline::cli {
namespace {

constexpr Option kTraceOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--limit", "N", "at most so many claims (5), if the words fit several"},
    {"--json", "", "one JSON object a claim, each on a line"},
};

std::string words_at(const model::Document& document, const std::optional<model::Passage>& at) {
  if (!at || at->document != document.id || at->span.end > document.text.size()) return {};
  return one_line(std::string_view(document.text).substr(at->span.begin, at->span.size()));
}

std::string link_text(const model::Document& document, const model::ChainLink& link) {
  std::string out = link.name.empty() ? "nobody named" : one_line(link.name);
  if (!link.office.empty()) out += ", " + one_line(link.office);
  if (!link.organisation.empty()) out += ", " + one_line(link.organisation);
  out +=
      std::string(" (") + model::to_string(link.kind) + ", " + model::to_string(link.status) + ")";
  if (link.work) {
    out += ", in: " + link.work->kind;
    if (!link.work->title.empty()) out += " \u201C" + one_line(link.work->title) + "\u201D";
    if (link.work->edition != 0) out += " " + std::to_string(link.work->edition);
  }
  if (!link.cue.empty()) out += ", \u201C" + one_line(link.cue) + "\u201D";
  const std::string named = words_at(document, link.speaker);
  if (!named.empty() && named != link.name) out += ", printed: \u201C" + named + "\u201D";
  for (const std::string& candidate : link.candidates) out += ", perhaps " + one_line(candidate);
  return out;
}

void tell_trace(const app::Trace& trace, Io io) {
  const int width = width_of(io.out);
  io.out << claim_text(trace.document, trace.claim, trace.findings, width, trace.standing)
         << "  chain, publisher first:\n";
  std::size_t depth = 4;
  for (const model::ChainLink& link : trace.claim.chain.links) {
    io.out << wrapped(link_text(trace.document, link), depth, width);
    depth += 2;
  }
  io.out << origins_text(trace, width) << echoes_text(trace, width) << '\n';
}

int run_trace(const Arguments& arguments, Io io) {
  const auto limit = number_of(arguments, "--limit", 5);
  if (!limit) return fail("trace", limit.error(), io);
  std::string what;
  for (const std::string& word : arguments.words) what += (what.empty() ? "" : " ") + word;
  const auto traces = app::trace({workspace_of(arguments), what, *limit});
  if (!traces) return fail("trace", traces.error(), io);
  for (const app::Trace& trace : *traces) {
    if (arguments.has("--json")) {
      io.out << app::to_json(trace) << '\n';
    } else {
      tell_trace(trace, io);
    }
  }
  return kOk;
}

}  // namespace

const Command kTrace{
    .name = "trace",
    .summary = "Follow a claim to its origins, through all documents that say the same.",
    .arguments = "CLAIM | WORDS...",
    .least = 1,
    .most = kMany,
    .options = kTraceOptions,
    .details =
        "CLAIM is DOCUMENT:cN, as the command claims lists it; WORDS are some of its own words. "
        "Documents say the same if they give the same figure, event or verdict, or the same words; "
        "what differs or is uncertain is listed apart and not counted. Copies, the names of one "
        "source, outlets of one owner and reports of reports are one origin; sources nobody names "
        "are told beside the count.",
    .run = run_trace,
};

}  // namespace plumbline::cli
