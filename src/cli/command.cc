// SPDX-License-Identifier: Apache-2.0

#include "cli/command.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <ostream>

#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr std::array kCommands = {
    &kCheck,     &kAdd,     &kScan,    &kClaims,   &kTrace,   &kSources,   &kReprints,
    &kIncidents, &kFigures, &kProfile, &kJigsaw,   &kAssess,  &kStandards, &kTiers,
    &kDossier,   &kExport,  &kSearch,  &kSearches, &kVerify,  &kReview,    &kServe,
    &kAccounts,  &kCases,   &kStatus,  &kDoctor,   &kAnalyze, &kHelp};

constexpr std::size_t kNear = 2;  // typing errors that still suggest a word

// Optimal string alignment: inserted, dropped, replaced or swapped letters.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

Error unknown_option(const Command& command, const std::string& word) {
  std::vector<std::string_view> known = {"--help"};
  for (const Option& option : command.options) known.push_back(option.name);
  const std::string near = nearest(word, known);
  return {ErrorCode::Misuse, "no option '" + word + "'" +
                                 (near.empty() ? "" : "; did you mean " + near + "?") +
                                 " (plumbline help " + std::string(command.name) + " lists them)"};
}

const Option* find_option(const Command& command, std::string_view name) {
  for (const Option& option : command.options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

Error wrong_count(const Command& command, std::size_t count) {
  const std::string usage =
      "usage: plumbline " + std::string(command.name) + " " + std::string(command.arguments);
  return {ErrorCode::Misuse,
          (count < command.least ? "something is missing; " : "too many words; ") + usage};
}

}  // namespace

std::span<const Command* const> commands() {
  return kCommands;
}

std::string nearest(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t kLongest = 40;
  std::string best;
  std::size_t least = std::min(kNear, word.size() / 2) + 1;
  if (word.size() > kLongest) return best;
  for (const std::string_view candidate : known) {
    if (const std::size_t steps = distance(word, candidate); steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

Result<Arguments> parse(const Command& command, std::span<const std::string> args) {
  Arguments parsed;
  bool options_end = false;
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::string& word = args[i];
    if (options_end || word.size() < 3 || !word.starts_with("--")) {
      if (word == "--" && !options_end) {
        options_end = true;
      } else {
        parsed.words.push_back(word);
      }
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option* option = find_option(command, name);
    if (option == nullptr) return unknown_option(command, name);
    if (option->value.empty()) {
      if (equals != std::string::npos) {
        return Error{ErrorCode::Misuse, name + " takes no value"};
      }
      parsed.flags.insert(name);
    } else if (equals != std::string::npos) {
      parsed.values[name] = word.substr(equals + 1);
      parsed.each.emplace(name, parsed.values[name]);
    } else if (i + 1 < args.size()) {
      parsed.values[name] = args[++i];
      parsed.each.emplace(name, parsed.values[name]);
    } else {
      return Error{ErrorCode::Misuse,
                   name + " needs a value: " + name + " " + std::string(option->value)};
    }
  }
  if (parsed.words.size() < command.least || parsed.words.size() > command.most) {
    return wrong_count(command, parsed.words.size());
  }
  return parsed;
}

Result<std::size_t> number_of(const Arguments& arguments, std::string_view option,
                              std::size_t otherwise) {
  const std::string text = arguments.value(option);
  if (text.empty()) return otherwise;
  std::size_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) {
    return Error{ErrorCode::Misuse,
                 std::string(option) + " takes a whole number, not '" + text + "'"};
  }
  return value;
}

Result<int> year_of(const Arguments& arguments) {
  constexpr std::size_t kLast = 9999;
  PL_TRY(const std::size_t year, number_of(arguments, "--year", 0));
  if (year <= kLast) return static_cast<int>(year);
  return Error{ErrorCode::Misuse, "--year takes a year, as 2024"};
}

std::string workspace_of(const Arguments& arguments) {
  if (std::string given = arguments.value("--workspace"); !given.empty()) return given;
  const char* set = std::getenv("PLUMBLINE_WORKSPACE");
  return set != nullptr && *set != '\0' ? set : "plumbline-workspace";
}

std::string user_of(const Arguments& arguments) {
  if (std::string given = arguments.value("--as"); !given.empty()) return given;
  const char* user = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): before any thread
  return user != nullptr && *user != '\0' ? user : "unknown";
}

Result<app::EngineKind> engine_of(const Arguments& arguments, app::EngineKind otherwise) {
  const std::string name = arguments.value("--engine");
  if (name.empty()) return otherwise;
  if (name == "learned") return app::EngineKind::Learned;
  if (name == "rules") return app::EngineKind::Rules;
  return Error{ErrorCode::Misuse, "no engine is called '" + name + "'; one of: learned, rules"};
}

int fail(std::string_view command, const Error& error, Io io) {
  io.err << "plumbline " << command << ": " << one_line(error.message) << '\n';
  return error.code == ErrorCode::Misuse ? kUsage : kFailed;
}

}  // namespace plumbline::cli
