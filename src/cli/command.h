// SPDX-License-Identifier: Apache-2.0
//
// What a subcommand is: a row of kCommands. Help, man page and completions are made from the same
// rows, so that they cannot differ from what is understood.

#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/engine_kind.h"
#include "base/result.h"
#include "cli/cli.h"

namespace plumbline::cli {

struct Option {
  std::string_view name;   // "--json"
  std::string_view value;  // "FILE"; empty: takes none
  std::string_view help;   // one line, no full stop
};

// The words typed after the subcommand, told apart.
struct Arguments {
  std::vector<std::string> words;                             // what is no option
  std::map<std::string, std::string, std::less<>> values;     // the last one given
  std::multimap<std::string, std::string, std::less<>> each;  // every one, in order
  std::set<std::string, std::less<>> flags;

  [[nodiscard]] bool has(std::string_view flag) const { return flags.contains(flag); }
  [[nodiscard]] std::string value(std::string_view option) const {
    const auto found = values.find(option);
    return found == values.end() ? std::string() : found->second;
  }
  [[nodiscard]] std::vector<std::string> all(std::string_view option) const {
    std::vector<std::string> out;
    const auto [first, last] = each.equal_range(option);
    for (auto at = first; at != last; ++at) out.push_back(at->second);
    return out;
  }
};

struct Command {
  std::string_view name;
  std::string_view summary;    // one line, ends with a full stop
  std::string_view arguments;  // "FILE..."
  std::size_t least = 0;       // words needed
  std::size_t most = 0;        // words taken; kMany: any number
  std::span<const Option> options;
  std::string_view details;  // paragraphs of help
  int (*run)(const Arguments& arguments, Io io) = nullptr;
};
constexpr std::size_t kMany = static_cast<std::size_t>(-1);

// In the order of the help.
[[nodiscard]] std::span<const Command* const> commands();

// Misuse names the word that is not understood, and one that would be.
[[nodiscard]] Result<Arguments> parse(const Command& command, std::span<const std::string> args);

// The known word nearest to a mistyped one; empty if none is near.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string_view> known);

// A whole number of an option; Misuse if it is none.
[[nodiscard]] Result<std::size_t> number_of(const Arguments& arguments, std::string_view option,
                                            std::size_t otherwise);

// --year of publication; 0 if it is not given, Misuse if it is none.
[[nodiscard]] Result<int> year_of(const Arguments& arguments);

// --workspace, else $PLUMBLINE_WORKSPACE, else "plumbline-workspace" here.
[[nodiscard]] std::string workspace_of(const Arguments& arguments);

// Who decides: --as, else the user's name, else "unknown".
[[nodiscard]] std::string user_of(const Arguments& arguments);

// --engine; `otherwise` if it is not given, Misuse if no engine has that name.
[[nodiscard]] Result<app::EngineKind> engine_of(const Arguments& arguments,
                                                app::EngineKind otherwise);
constexpr Option kEngineOption = {
    "--engine", "NAME",
    "learned (more accurate, if none is given) or rules (some fifty times as fast)"};

// Tells the error and gives its exit code.
int fail(std::string_view command, const Error& error, Io io);

// The texts made from the table.
[[nodiscard]] std::string usage();
[[nodiscard]] std::string help_of(const Command& command);
[[nodiscard]] std::string man_page();
[[nodiscard]] std::string completion(std::string_view shell);  // bash, zsh, fish; else empty

extern const Command kCheck;
extern const Command kAdd;
extern const Command kClaims;
extern const Command kTrace;
extern const Command kReprints;
extern const Command kSources;
extern const Command kIncidents;
extern const Command kScan;
extern const Command kFigures;
extern const Command kAssess;
extern const Command kStandards;
extern const Command kExport;
extern const Command kTiers;
extern const Command kProfile;
extern const Command kJigsaw;
extern const Command kDossier;
extern const Command kSearch;
extern const Command kSearches;
extern const Command kVerify;
extern const Command kReview;
extern const Command kServe;
extern const Command kAccounts;
extern const Command kCases;
extern const Command kStatus;
extern const Command kDoctor;
extern const Command kAnalyze;
extern const Command kHelp;

}  // namespace plumbline::cli
