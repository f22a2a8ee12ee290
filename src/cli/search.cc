// SPDX-License-Identifier: Apache-2.0

#include "app/search.h"

#include <ostream>

#include "app/answer_json.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr std::int64_t kManyReferences = 2000;  // whose words take more than a moment

constexpr Option kSearchOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--ranked", "", "best first instead of newest first"},
    {"--kind", "KIND", "only documents with a claim of a kind: figure"},
    {"--country", "COUNTRY", "with a claim about it: AZE or Azerbaijan"},
    {"--finding", "CODE", "with a finding: quote-altered"},
    {"--year", "YEAR", "published then"},
    {"--language", "CODE", "written in it: en"},
    {"--limit", "N", "at most so many documents (20); 0: all"},
    {"--json", "", "one JSON object a document, each on a line; offsets in code points"},
};

// The snippet with its matches marked: inverse on a terminal, else in guillemets.
std::string marked(const app::Hit& hit, bool colour) {
  std::string out;
  std::size_t at = 0;
  for (const auto& mark : hit.marks) {
    if (mark.begin < at) continue;
    out += hit.snippet.substr(at, mark.begin - at) + (colour ? "\001" : "\u00AB");
    out += hit.snippet.substr(mark.begin, mark.end - mark.begin) + (colour ? "\002" : "\u00BB");
    at = mark.end;
  }
  return out + hit.snippet.substr(at);
}

// Marks that survive one_line() and wrapping, turned into what a terminal understands.
std::string coloured(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\001') {
      out += "\033[1m";
    } else if (c == '\002') {
      out += "\033[0m";
    } else {
      out += c;
    }
  }
  return out;
}

std::string safe_line(const std::string& text) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool mark = at < text.size() && (text[at] == '\001' || text[at] == '\002');
    if (at < text.size() && !mark) continue;
    const std::string piece = text.substr(begin, at - begin);
    const bool blank_before = !piece.empty() && piece.front() == ' ';
    const bool blank_after = !piece.empty() && (piece.back() == ' ' || piece.back() == '\n');
    const std::string line = one_line(piece);
    out += (blank_before && !out.empty() ? " " : "") + line +
           (blank_after && !line.empty() ? " " : "");
    if (mark) out += text[at];
    begin = at + 1;
  }
  return out;
}

void tell_hit(const app::Hit& hit, Io io) {
  const bool colour = wants_colour(io.out);
  const std::string source = hit.publisher.empty() ? hit.name : hit.publisher;
  io.out << date_text(hit.published) << "  " << one_line(source) << "  " << digits(hit.document);
  if (!hit.title.empty()) io.out << "  " << one_line(hit.title);
  const std::string text = colour ? safe_line(marked(hit, true)) : one_line(marked(hit, false));
  io.out << '\n' << coloured(wrapped(text, 4, width_of(io.out))) << '\n';
}

int run_search(const Arguments& arguments, Io io) {
  const auto limit = number_of(arguments, "--limit", 20);
  if (!limit) return fail("search", limit.error(), io);
  std::string query;
  for (const std::string& word : arguments.words) query += (query.empty() ? "" : " ") + word;
  const auto entering = [&io](std::int64_t references) {
    if (references < kManyReferences) return;
    io.err << "entering the words of " << references << " new references, once ...\n" << std::flush;
  };
  app::SearchRequest request{workspace_of(arguments), query, arguments.has("--ranked"), *limit,
                             entering};
  request.filter.kind = arguments.value("--kind");
  request.filter.country = arguments.value("--country");
  request.filter.finding = arguments.value("--finding");
  request.filter.language = arguments.value("--language");
  const auto year = year_of(arguments);
  if (!year) return fail("search", year.error(), io);
  request.filter.year = *year;
  const auto hits = app::search(request);
  if (!hits) return fail("search", hits.error(), io);
  for (const app::Hit& hit : hits->shown) {
    if (arguments.has("--json")) {
      io.out << app::to_json(hit) << '\n';
    } else {
      tell_hit(hit, io);
    }
  }
  if (hits->unsearched > 0) {
    io.err << hits->unsearched
           << " references were not searched: the workspace cannot be written\n";
  }
  if (request.ranked && !hits->ranked && hits->total > 0) {
    io.err << "the newest first: so many documents are not ranked; narrow the search\n";
  }
  if (!arguments.has("--json")) {
    if (hits->total == 0) {
      io.err << "no document holds these words\n";
    } else {
      io.err << hits->shown.size() << " of " << hits->total
             << (hits->total == 1 ? " document\n" : " documents\n");
    }
  }
  return kOk;
}

}  // namespace

const Command kSearch{
    .name = "search",
    .summary = "Find words in the documents of a workspace, newest first.",
    .arguments = "QUERY...",
    .least = 1,
    .most = kMany,
    .options = kSearchOptions,
    .details =
        "Words side by side must all be there. \"a phrase\"  AND OR NOT ( )  -word  NEAR(a b, 5)  "
        "word*\n"
        "title:word. Case and diacritics do not count: Naxcivan finds Nax\u00E7\u0131van.",
    .run = run_search,
};

}  // namespace plumbline::cli
