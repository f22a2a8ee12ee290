// SPDX-License-Identifier: Apache-2.0

#include <ostream>

#include "app/digest_json.h"
#include "app/saved_searches.h"
#include "base/output_file.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"
#include "publish/digest.h"

namespace plumbline::cli {
namespace {

constexpr Option kSearchesOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--as", "NAME", "whose searches; if not given, the name of the user"},
    {"--kind", "KIND", "save: has a claim of this kind: route"},
    {"--country", "COUNTRY", "save: has a claim about it: AZE or Azerbaijan"},
    {"--finding", "CODE", "save: has such a finding: quote-altered"},
    {"--year", "YEAR", "save: published then"},
    {"--language", "CODE", "save: written in it: en"},
    {"--since", "DATE", "digest: what came on this day or later, seen or not"},
    {"--limit", "N", "digest: at most so many documents of each search (50); 0: all"},
    {"--through", "N", "seen: up to this alert, as --json numbers them; if not given, all"},
    {"--json", "", "one JSON value; offsets in code points"},
    {"--html", "", "digest: one page"},
    {"--eml", "", "digest: a letter, for a mail program to send"},
    {"--to", "ADDRESS", "of the letter"},
    {"--from", "ADDRESS", "of the letter; if not given, that of --to"},
    {"--out", "FILE", "digest: where to, instead of standard output"},
};

// The search that a word means: its number, or its name.
Result<app::KeptSearch> meant(const Arguments& arguments, const std::string& word) {
  PL_TRY(const std::vector<app::KeptSearch> all,
         app::kept_searches(workspace_of(arguments), user_of(arguments)));
  std::string known;
  for (const app::KeptSearch& each : all) {
    if (each.name == word || std::to_string(each.number) == word) return each;
    known += (known.empty() ? "" : ", ") + each.name;
  }
  return Error{ErrorCode::NotFound,
               "no search of yours is called '" + word + "'; " +
                   (known.empty() ? "you keep none: plumbline searches save NAME QUERY"
                                  : "one of: " + known)};
}

int list_searches(const Arguments& arguments, Io io) {
  const auto all = app::kept_searches(workspace_of(arguments), user_of(arguments));
  if (!all) return fail("searches", all.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*all) << '\n';
    return kOk;
  }
  for (const app::KeptSearch& each : *all) {
    io.out << each.number << "  " << one_line(each.name) << "  "
           << (each.unseen == 0 ? "nothing new"
                                : counted(static_cast<std::uint64_t>(each.unseen), "new document"))
           << '\n'
           << wrapped(one_line(each.words), 4, width_of(io.out));
  }
  if (all->empty()) io.err << "no search is kept: plumbline searches save NAME QUERY\n";
  return kOk;
}

int save(const Arguments& arguments, Io io) {
  if (arguments.words.size() < 2) {
    return fail("searches", {ErrorCode::Misuse, "give a name: plumbline searches save NAME QUERY"},
                io);
  }
  app::KeepRequest request;
  request.workspace = workspace_of(arguments);
  request.who = user_of(arguments);
  request.name = arguments.words[1];
  for (std::size_t i = 2; i < arguments.words.size(); ++i) {
    request.query += (request.query.empty() ? "" : " ") + arguments.words[i];
  }
  request.filter.kind = arguments.value("--kind");
  request.filter.country = arguments.value("--country");
  request.filter.finding = arguments.value("--finding");
  request.filter.language = arguments.value("--language");
  const auto year = year_of(arguments);
  if (!year) return fail("searches", year.error(), io);
  request.filter.year = *year;
  const auto number = app::keep_search(request);
  if (!number) return fail("searches", number.error(), io);
  io.out << "search " << *number << " is kept; what comes from now on is told by: plumbline "
         << "searches digest\n";
  return kOk;
}

int drop(const Arguments& arguments, Io io) {
  if (arguments.words.size() != 2) {
    return fail("searches", {ErrorCode::Misuse, "name one search, or give its number"}, io);
  }
  const auto search = meant(arguments, arguments.words[1]);
  if (!search) return fail("searches", search.error(), io);
  const Status gone =
      app::forget_search(workspace_of(arguments), user_of(arguments), search->number);
  if (!gone) return fail("searches", gone.error(), io);
  io.out << one_line(search->name) << " is no longer kept\n";
  return kOk;
}

int see(const Arguments& arguments, Io io) {
  const auto through = number_of(arguments, "--through", std::size_t{1} << 62U);
  if (!through) return fail("searches", through.error(), io);
  const std::string workspace = workspace_of(arguments);
  const std::string who = user_of(arguments);
  std::vector<app::KeptSearch> chosen;
  if (arguments.words.size() == 1) {
    const auto all = app::kept_searches(workspace, who);
    if (!all) return fail("searches", all.error(), io);
    chosen = *all;
  }
  for (std::size_t i = 1; i < arguments.words.size(); ++i) {
    const auto search = meant(arguments, arguments.words[i]);
    if (!search) return fail("searches", search.error(), io);
    chosen.push_back(*search);
  }
  for (const app::KeptSearch& each : chosen) {
    const Status seen =
        app::see_alerts(workspace, who, each.number, static_cast<std::int64_t>(*through));
    if (!seen) return fail("searches", seen.error(), io);
  }
  io.out << counted(chosen.size(), "search is", "searches are") << " marked as seen\n";
  return kOk;
}

Result<std::string> written(const model::Digest& digest, const Arguments& arguments, int width) {
  const int forms = static_cast<int>(arguments.has("--json")) +
                    static_cast<int>(arguments.has("--html")) +
                    static_cast<int>(arguments.has("--eml"));
  if (forms > 1) return Error{ErrorCode::Misuse, "choose one of --json, --html and --eml"};
  if (arguments.has("--json")) return app::to_json(digest) + "\n";
  if (arguments.has("--html")) return publish::digest_html(digest);
  if (!arguments.has("--eml")) {
    return publish::digest_text(digest, static_cast<std::size_t>(width));
  }
  const std::string to = arguments.value("--to");
  if (to.empty()) return Error{ErrorCode::Misuse, "a letter needs --to ADDRESS"};
  const std::string from = arguments.value("--from");
  return publish::digest_letter(digest, {from.empty() ? to : from, to});
}

Status keep(const std::string& path, const std::string& bytes) {
  PL_TRY(OutputFile file, OutputFile::create(path));
  if (Status done = file.append(bytes); !done) return done;
  return file.commit();
}

int tell_digest(const Arguments& arguments, Io io) {
  app::DigestOptions options;
  options.workspace = workspace_of(arguments);
  options.who = user_of(arguments);
  options.since = arguments.value("--since");
  const auto limit = number_of(arguments, "--limit", 50);
  if (!limit) return fail("searches", limit.error(), io);
  options.limit = *limit;
  if (arguments.words.size() > 2) {
    return fail("searches", {ErrorCode::Misuse, "a digest is of one search, or of all"}, io);
  }
  if (arguments.words.size() == 2) {
    const auto search = meant(arguments, arguments.words[1]);
    if (!search) return fail("searches", search.error(), io);
    options.search = search->number;
  }
  const auto digest = app::digest(options);
  if (!digest) return fail("searches", digest.error(), io);
  const auto bytes = written(*digest, arguments, width_of(io.out));
  if (!bytes) return fail("searches", bytes.error(), io);
  const std::string path = arguments.value("--out");
  if (path.empty()) {
    io.out << *bytes;
    return kOk;
  }
  const Status kept = keep(path, *bytes);
  return kept ? kOk : fail("searches", kept.error(), io);
}

int run_searches(const Arguments& arguments, Io io) {
  if (arguments.words.empty()) return list_searches(arguments, io);
  const std::string& verb = arguments.words.front();
  if (verb == "save") return save(arguments, io);
  if (verb == "remove") return drop(arguments, io);
  if (verb == "digest") return tell_digest(arguments, io);
  if (verb == "seen") return see(arguments, io);
  constexpr std::string_view kVerbs[] = {"save", "remove", "digest", "seen"};
  const std::string near = nearest(verb, kVerbs);
  return fail("searches",
              {ErrorCode::Misuse, "'" + verb + "' is none of save, remove, digest, seen" +
                                      (near.empty() ? "" : "; did you mean " + near + "?")},
              io);
}

}  // namespace

const Command kSearches{
    .name = "searches",
    .summary = "Keep searches, and tell which documents came to match them.",
    .arguments = "[save NAME QUERY... | remove NAME | digest [NAME] | seen [NAME...]]",
    .least = 0,
    .most = kMany,
    .options = kSearchesOptions,
    .details =
        "Without a word: the searches that are kept, with how many documents are new. A document\n"
        "is told once for each search, when it first matches, whoever added it. QUERY is that of\n"
        "`search`, and may be left out where an option sorts out. A digest stays until `seen`.\n"
        "Nothing is sent: a letter (--eml) is for your mail program.",
    .run = run_searches,
};

}  // namespace plumbline::cli
