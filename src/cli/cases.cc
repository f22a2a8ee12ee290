// SPDX-License-Identifier: Apache-2.0

#include "cases/cases.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "accounts/accounts.h"
#include "accounts/secret.h"
#include "app/library.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/typed.h"

namespace plumbline::cli {
namespace {

using accounts::Accounts;
using cases::Cases;

constexpr Option kCasesOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--as", "NAME", "the account whose case is exported; if not given, the name of the user"},
    {"--json", "", "status as JSON"},
};

Status tell_cases(const cases::Health& health, const Arguments& arguments, Io io) {
  if (arguments.has("--json")) {
    io.out << nlohmann::ordered_json{{"bytes", health.bytes},     {"cases", health.cases},
                                     {"entries", health.entries}, {"officers", health.officers},
                                     {"lost", health.lost},       {"orphans", health.orphans},
                                     {"fault", health.fault}}
                  .dump(2)
           << '\n';
  } else {
    const auto told = [](std::int64_t count, const char* one, const char* several) {
      return counted(static_cast<std::uint64_t>(count), one, several);
    };
    io.out << "cases.db: " << told(health.bytes, "byte", "bytes") << ", "
           << told(health.cases, "case", "cases") << " with "
           << told(health.entries, "entry", "entries") << ", "
           << told(health.officers, "officer has", "officers have") << " a key\n";
    if (health.lost > 0) {
      io.out << told(health.lost, "assignment is", "assignments are")
             << " to a key that today's password does not open: assign again\n";
    }
    if (health.orphans > 0) {
      io.out << told(health.orphans, "case", "cases")
             << " can be opened with no password of today, only with one of before\n";
    }
  }
  if (health.fault.empty()) return Done{};
  return Error{ErrorCode::Malformed, "cases.db is damaged: " + health.fault};
}

Status status(const Arguments& arguments, Io io) {
  const std::string workspace = workspace_of(arguments);
  PL_TRY(const bool any, Cases::exist(workspace));
  if (!any) {
    io.err << "no cases: officers make them in the workbench, signed in with a second factor\n";
    return tell_cases({}, arguments, io);
  }
  PL_TRY(const auto opened, Cases::open(workspace));
  PL_TRY(const cases::Health health, opened->health());
  return tell_cases(health, arguments, io);
}

// Who has shown password and code. Misuse for everybody else.
Result<accounts::Account> proven(Accounts& all, const std::string& name, std::string& password,
                                 Io io) {
  PL_TRY(password, read_line("password of " + name, true, io));
  accounts::Attempt attempt{name, password, "", "terminal", "password-check"};
  PL_TRY(accounts::SignIn answer, all.sign_in(attempt, accounts::now()));
  if (answer.answer == accounts::Answer::NeedsCode) {
    PL_TRY(attempt.code, read_line("code of the second factor", false, io));
    PL_TRY(answer, all.sign_in(attempt, accounts::now()));
  }
  accounts::wipe(attempt.password);
  if (answer.answer == accounts::Answer::Wait) {
    return Error{ErrorCode::Misuse, "too many wrong ones: try again in " +
                                        std::to_string(answer.wait.count()) + " seconds"};
  }
  if (answer.answer != accounts::Answer::Welcome) {
    return Error{ErrorCode::Misuse, "name, password or code is wrong, or the account is locked"};
  }
  if (accounts::may(answer.account.role, accounts::Right::Cases) && answer.account.second_factor) {
    return answer.account;
  }
  return Error{ErrorCode::Misuse,
               "cases take the role of an analyst or editor, and a second factor"};
}

Status export_case(const Arguments& arguments, Io io) {
  if (arguments.words.size() < 2) {
    return Error{ErrorCode::Misuse,
                 "say which: the address of a case in the workbench ends with it"};
  }
  const std::string& id = arguments.words[1];
  if (!Cases::is_id(id)) {
    return Error{ErrorCode::Misuse, "the id of a case has 32 hexadecimal digits"};
  }
  const std::string workspace = workspace_of(arguments);
  PL_TRY(const bool team, Accounts::exist(workspace));
  PL_TRY(const bool any, Cases::exist(workspace));
  if (!team || !any) return Error{ErrorCode::NotFound, workspace + " has no cases"};
  PL_TRY(const auto all, Accounts::open(workspace));
  PL_TRY(const auto opened, Cases::open(workspace));
  std::string password;
  PL_TRY(const accounts::Account account, proven(*all, user_of(arguments), password, io));
  constexpr std::size_t kDay = 10;
  const std::string today = accounts::to_text(accounts::now()).substr(0, kDay);
  const auto unlocked = opened->unlock(account.id, password, today);
  accounts::wipe(password);
  if (!unlocked) return unlocked.error();
  // Before it is done, as everywhere.
  Status entered =
      all->enter({account.name, "terminal", "export-case", "cases/" + id, ""}, accounts::now());
  if (!entered) return entered;
  PL_TRY(const cases::Case told, opened->read(*unlocked->officer, id));
  io.out << nlohmann::ordered_json::parse(cases::to_json(told)).dump(2) << '\n';
  return Done{};
}

Status act_cases(const Arguments& arguments, Io io) {
  const std::string word = arguments.words.empty() ? "status" : arguments.words.front();
  if (auto there = app::workspace_version(workspace_of(arguments)); !there) {
    return std::move(there).error();
  }
  if (word == "export") return export_case(arguments, io);
  if (word != "status") {
    return Error{ErrorCode::Misuse, "cases knows status and export, not '" + word + "'"};
  }
  if (arguments.words.size() > 1) {
    return Error{ErrorCode::Misuse, "too many words: '" + arguments.words.back() + "'"};
  }
  return status(arguments, io);
}

int run_cases(const Arguments& arguments, Io io) {
  const Status done = act_cases(arguments, io);
  return done ? kOk : fail("cases", done.error(), io);
}

}  // namespace

const Command kCases{
    .name = "cases",
    .summary = "Tell how confidential cases are kept, or export one of one's own.",
    .arguments = "[status | export ID]",
    .least = 0,
    .most = 2,
    .options = kCasesOptions,
    .details =
        "Cases are made and read in the workbench (plumbline serve), by officers who sign in with "
        "password and second factor; each is sealed with a key that only those assigned to it can "
        "open. `status` tells sizes and the state of keys, nothing of what is in them. `export` "
        "asks "
        "for the password and the code of --as and prints a case they are assigned to as JSON; the "
        "journal tells so.",
    .run = run_cases,
};

}  // namespace plumbline::cli
