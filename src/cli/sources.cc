// SPDX-License-Identifier: Apache-2.0

#include "app/sources.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/lists_json.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Option kSourcesOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--kind", "KIND", "person, organisation, government, international, court, outlet"},
    {"--country", "COUNTRY", "of a country: AZE or Azerbaijan"},
    {"--why", "TEXT", "the reason for a decision, kept with it"},
    {"--as", "NAME", "who decides; if not given, the name of the user"},
    {"--pairs", "FILE",
     "no workspace: weigh the pairs of names of a table (docs/reference/sources.md)"},
    {"--limit", "N", "at most so many (50); 0: all"},
    {"--json", "", "one JSON object"},
};

// "+9" or "-6".
std::string weight_text(double weight) {
  const auto whole = static_cast<int>(std::lround(weight));
  return (whole > 0 ? "+" : "") + std::to_string(whole);
}

std::string grounds_of_name(const std::vector<app::NameGround>& grounds) {
  std::string out;
  for (const app::NameGround& ground : grounds) {
    out += (out.empty() ? "" : "; ") + one_line(ground.words) + " (" + weight_text(ground.weight) +
           ")";
  }
  return out;
}

// "Andrei Petrov, director, Casa Lume (person, ARM)".
std::string head_text(const app::SourceName& name) {
  std::string out = one_line(name.name);
  for (const std::string& office : name.offices) out += ", " + one_line(office);
  if (!name.organisation.empty()) out += ", " + one_line(name.organisation);
  out += " (" + name.kind;
  if (!name.country.empty()) {
    out += (name.country_of_document ? ", in reports on " : ", ") + name.country;
  }
  if (!name.only_in.empty()) {
    out += ", of no stated country, in " + digits(name.only_in);
  }
  out += ")";
  return out;
}

std::string claims_text(std::size_t claims, std::size_t documents) {
  if (claims == 0) return "in no document yet";
  return counted(claims, "claim") + " in " + counted(documents, "document");
}

void tell_sources(const app::SourceEntry& source, Io io) {
  const int width = width_of(io.out);
  const app::SourceName& head = source.names.front();
  io.out << wrapped(head.id + "  " + head_text(head), 0, width)
         << wrapped(claims_text(source.claims, source.documents), 10, width);
  for (std::size_t i = 1; i < source.names.size(); ++i) {
    const app::SourceName& name = source.names[i];
    const std::string why = name.judgement != 0 ? "by judgement " + std::to_string(name.judgement)
                                                : grounds_of_name(name.grounds);
    const std::string to = name.tied_to == head.id ? "" : ", with " + name.tied_to;
    io.out << wrapped(name.id + "  " + head_text(name) + ", " +
                          claims_text(name.claims, name.documents) + to + ": " + why,
                      4, width);
  }
}

void tell_sources(const app::SourceDoubt& doubt, Io io) {
  const int width = width_of(io.out);
  io.out << wrapped(doubt.one.id + "  " + head_text(doubt.one), 0, width)
         << wrapped(doubt.other.id + "  " + head_text(doubt.other), 0, width)
         << wrapped(grounds_of_name(doubt.grounds), 4, width)
         << wrapped("one: plumbline sources merge " + doubt.one.id + " " + doubt.other.id +
                        "   two: plumbline sources split " + doubt.one.id + " " + doubt.other.id,
                    4, width);
}

Json json_of_sources(const std::vector<app::NameGround>& grounds) {
  Json out = Json::array();
  for (const app::NameGround& ground : grounds) {
    out.push_back({{"weight", ground.weight}, {"words", ground.words}});
  }
  return out;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t at = line.find('\t'); at != std::string::npos; at = line.find('\t', begin)) {
    out.push_back(line.substr(begin, at - begin));
    begin = at + 1;
  }
  out.push_back(line.substr(begin));
  if (!out.back().empty() && out.back().back() == '\r') out.back().pop_back();
  return out;
}

int list_sources(const Arguments& arguments, std::string words, bool doubts, Io io) {
  const auto limit = number_of(arguments, "--limit", 50);
  if (!limit) return fail("sources", limit.error(), io);
  app::SourcesOptions options;
  options.workspace = workspace_of(arguments);
  options.words = std::move(words);
  options.kind = arguments.value("--kind");
  options.country = arguments.value("--country");
  options.limit = *limit;
  const auto answer = app::sources(options);
  if (!answer) return fail("sources", answer.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*answer, true) << '\n';
    return kOk;
  }
  if (doubts) {
    for (const app::SourceDoubt& doubt : answer->doubts) {
      tell_sources(doubt, io);
      io.out << '\n';
    }
    io.out << counted(answer->all_doubts, "pair") << " of sources that may be one\n";
    if (answer->all_doubts > answer->doubts.size()) {
      io.out << "the first " << answer->doubts.size() << "; --limit 0 shows all\n";
    }
    return kOk;
  }
  for (const app::SourceEntry& source : answer->sources) tell_sources(source, io);
  if (!answer->sources.empty()) io.out << '\n';
  io.out << counted(answer->all, "source") << " under " << counted(answer->names, "name") << '\n';
  if (answer->all > answer->sources.size()) {
    io.out << "the first " << answer->sources.size() << "; --limit 0 shows all\n";
  }
  if (answer->all_doubts > 0) {
    io.out << counted(answer->all_doubts, "pair")
           << " of them may be one source: plumbline sources doubts\n";
  }
  for (const std::int64_t number : answer->overruled) {
    io.out << "judgement " << number << " is contradicted by a later one, in all or in part\n";
  }
  for (const std::int64_t number : answer->idle) {
    io.out << "judgement " << number << " is on names that no document has any more\n";
  }
  return kOk;
}

int decided(const Result<app::Decided>& done, bool undone, const Arguments& arguments, Io io) {
  if (!done) return fail("sources", done.error(), io);
  if (arguments.has("--json")) {
    io.out << Json{{"judgement", done->number}, {"subject", done->subject}}.dump(
                  -1, ' ', false, Json::error_handler_t::replace)
           << '\n';
    return kOk;
  }
  if (undone) {
    io.out << one_line(done->subject) << " is taken back\n";
    return kOk;
  }
  io.out << one_line(done->subject) << ": judgement " << done->number << "; plumbline sources undo "
         << done->number << " takes it back\n";
  return kOk;
}

int history(const Arguments& arguments, Io io) {
  const auto past = app::source_history(workspace_of(arguments));
  if (!past) return fail("sources", past.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*past, true) << '\n';
    return kOk;
  }
  for (const app::PastDecision& each : *past) {
    std::string line = std::to_string(each.number) + "  " + each.at + "  " + one_line(each.who) +
                       "  " + each.verb + "  " + one_line(each.subject);
    if (!each.why.empty()) line += ": " + one_line(each.why);
    if (each.undone_by != 0) line += " (undone by " + std::to_string(each.undone_by) + ")";
    io.out << wrapped(line, 0, width_of(io.out));
  }
  if (past->empty()) {
    io.out << "nobody has decided anything yet\n";
  }
  return kOk;
}

// A line a pair: name, kind, organisation, office, country of one, then of the other, with tabs
// between; the first line names the columns name1 to country2, in any order, among others.
Result<std::vector<app::NamePair>> read_pairs(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line)) return Error{ErrorCode::Unreadable, path + " cannot be read"};
  const std::vector<std::string> header = cells_of(line);
  for (const char* needed : {"name1", "kind1", "name2", "kind2"}) {
    if (std::find(header.begin(), header.end(), needed) != header.end()) continue;
    return Error{ErrorCode::Misuse, path + ": no column '" + needed + "' in the first line"};
  }
  std::vector<app::NamePair> out;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = cells_of(line);
    std::map<std::string, std::string, std::less<>> row;
    for (std::size_t i = 0; i < std::min(cells.size(), header.size()); ++i) {
      row[header[i]] = cells[i];
    }
    app::NamePair pair;
    for (auto& [name, digit] : {std::pair{&pair.one, "1"}, std::pair{&pair.other, "2"}}) {
      const auto cell = [&, end = digit](const char* column) {
        return row[std::string(column) + end];
      };
      name->name = cell("name");
      name->kind = cell("kind");
      name->organisation = cell("organisation");
      name->country = cell("country");
      if (std::string office = cell("office"); !office.empty()) name->offices = {office};
    }
    out.push_back(std::move(pair));
  }
  return out;
}

int weigh(const std::string& path, Io io) {
  const auto pairs = read_pairs(path);
  if (!pairs) return fail("sources", pairs.error(), io);
  const auto weighed = app::weigh_names(*pairs);
  if (!weighed) return fail("sources", weighed.error(), io);
  for (const app::WeighedPair& each : *weighed) {
    const Json line = {
        {"verdict", each.verdict}, {"score", each.score}, {"why", json_of_sources(each.grounds)}};
    io.out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return kOk;
}

int wrong_words(const std::string& usage, Io io) {
  return fail("sources", Error{ErrorCode::Misuse, "usage: plumbline sources " + usage}, io);
}

int undo(const Arguments& arguments, Io io) {
  std::int64_t number = 0;
  const std::string& word = arguments.words.size() == 2 ? arguments.words[1] : std::string();
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || number < 1) {
    return wrong_words("undo NUMBER", io);
  }
  return decided(app::undo_judgement(workspace_of(arguments), number, user_of(arguments),
                                     arguments.value("--why")),
                 true, arguments, io);
}

using Decide = Result<app::Decided> (*)(const app::SourceDecision&);
struct Verb {
  std::string_view name;
  Decide decide;
  const char* usage;
};
constexpr std::array kVerbs = {Verb{"merge", app::merge_sources, "merge SOURCE SOURCE"},
                               Verb{"split", app::split_source, "split SOURCE NAME"},
                               Verb{"alias", app::add_alias, "alias SOURCE NAME"}};

int run_sources(const Arguments& arguments, Io io) {
  const std::vector<std::string>& words = arguments.words;
  if (const std::string pairs = arguments.value("--pairs"); !pairs.empty()) {
    return weigh(pairs, io);
  }
  if (words.empty()) return list_sources(arguments, {}, false, io);
  for (const Verb& verb : kVerbs) {
    if (words[0] != verb.name) continue;
    if (words.size() != 3) return wrong_words(verb.usage, io);
    return decided(verb.decide({workspace_of(arguments), words[1], words[2], user_of(arguments),
                                arguments.value("--why")}),
                   false, arguments, io);
  }
  if (words[0] == "undo") return undo(arguments, io);
  if (words[0] == "history") {
    return words.size() == 1 ? history(arguments, io) : wrong_words("history", io);
  }
  const bool doubts = words[0] == "doubts";
  const bool listed = doubts || words[0] == "list";
  std::string sought;
  for (std::size_t i = listed ? 1 : 0; i < words.size(); ++i) {
    sought += (sought.empty() ? "" : " ") + words[i];
  }
  return list_sources(arguments, std::move(sought), doubts, io);
}

}  // namespace

const Command kSources{
    .name = "sources",
    .summary = "List who speaks in a workspace, and decide which names are one source.",
    .arguments = "[list|doubts|merge|split|alias|undo|history] [WORDS]",
    .least = 0,
    .most = kMany,
    .options = kSourcesOptions,
    .details =
        "sources [list] WORDS lists the sources with these words in a name, and says why its names "
        "are taken for one. sources doubts lists pairs that may be one; nothing is joined on a "
        "guess. sources merge A B makes two sources one, sources split A NAME takes a name out of "
        "a source or keeps two sources apart, sources alias A NAME gives one a further name, "
        "sources undo N takes a decision back, sources history lists them. A source is named by "
        "the id or the name of any of its names. Decisions outrank the machine and outlive any "
        "reading anew. Survivors, and people whom no document names, are not listed.",
    .run = run_sources,
};

}  // namespace plumbline::cli
