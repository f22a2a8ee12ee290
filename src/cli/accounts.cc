// SPDX-License-Identifier: Apache-2.0

#include "accounts/accounts.h"

#include <algorithm>
#include <charconv>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/library.h"
#include "cases/cases.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"
#include "cli/typed.h"

namespace plumbline::cli {
namespace {

using accounts::Account;
using accounts::Accounts;
using Json = nlohmann::ordered_json;

constexpr Option kAccountsOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--role", "ROLE", "reader, analyst, editor or administrator"},
    {"--for", "TEXT", "what a token is for"},
    {"--days", "N", "for how long a token holds (90)"},
    {"--limit", "N", "of the journal, at most so many entries (50)"},
    {"--as", "NAME", "who changes accounts; if not given, the name of the user"},
    {"--json", "", "lists as JSON"},
};
constexpr std::size_t kDays = 90;
constexpr std::size_t kEntries = 50;

// What one action works with.
struct Desk {
  Accounts& accounts;
  const Arguments& arguments;
  accounts::Actor actor;
  std::string name;  // of the account; empty where none is needed
  Io io;
};

// A person types it twice; a program sends one line.
Result<std::string> new_password(Io io) {
  PL_TRY(std::string first, read_line("new password", true, io));
  if (!asks_a_person(io)) return first;
  PL_TRY(std::string again, read_line("once more", true, io));
  const bool same = accounts::equal_secrets(first, again);
  accounts::wipe(again);
  if (!same) return Error{ErrorCode::Misuse, "the two are not the same; nothing was changed"};
  return first;
}

Result<accounts::Role> role_wanted(const Arguments& arguments) {
  const std::string word = arguments.value("--role");
  if (const auto role = accounts::role_of(word)) return *role;
  return Error{ErrorCode::Misuse,
               word.empty()
                   ? "--role is needed: reader, analyst, editor or administrator"
                   : "no role '" + word + "'; there are reader, analyst, editor, administrator"};
}

std::string state_of(const Account& account) {
  std::string out;
  if (account.closed) out += ", closed";
  if (account.locked) out += ", locked after too many wrong passwords";
  if (!account.second_factor) out += ", no second factor";
  return out;
}

Status list_accounts(const Desk& desk) {
  PL_TRY(const std::vector<Account> all, desk.accounts.all());
  if (desk.arguments.has("--json")) {
    Json rows = Json::array();
    for (const Account& each : all) {
      rows.push_back({{"name", each.name},
                      {"role", accounts::to_word(each.role)},
                      {"second_factor", each.second_factor},
                      {"closed", each.closed},
                      {"locked", each.locked},
                      {"made", each.made},
                      {"seen", each.seen}});
    }
    desk.io.out << rows.dump(2) << '\n';
    return Done{};
  }
  for (const Account& each : all) {
    desk.io.out << one_line(each.name) << "  " << accounts::to_word(each.role) << state_of(each)
                << "  " << (each.seen.empty() ? "never signed in" : "seen " + each.seen) << '\n';
  }
  return Done{};
}

Status add(const Desk& desk) {
  PL_TRY(const accounts::Role role, role_wanted(desk.arguments));
  PL_TRY(std::string password, new_password(desk.io));
  Status added = desk.accounts.add(desk.actor, desk.name, role, password, accounts::now());
  accounts::wipe(password);
  if (added) {
    desk.io.out << "account " << one_line(desk.name) << " is made: " << accounts::to_word(role)
                << '\n';
  }
  return added;
}

Status password(const Desk& desk) {
  PL_TRY(std::string password, new_password(desk.io));
  Status set = desk.accounts.set_password(desk.actor, desk.name, password, accounts::now());
  accounts::wipe(password);
  if (!set) return set;
  desk.io.out << "the password is changed; sessions of before have ended\n";
  PL_TRY(const bool cases, cases::Cases::exist(workspace_of(desk.arguments)));
  if (cases) {
    desk.io.err
        << "it opens none of their cases: a colleague who is assigned assigns them again, or "
           "they bring them back with the password of before\n";
  }
  return Done{};
}

Status role(const Desk& desk) {
  PL_TRY(const accounts::Role role, role_wanted(desk.arguments));
  return desk.accounts.set_role(desk.actor, desk.name, role, accounts::now());
}

Status close(const Desk& desk) {
  return desk.accounts.set_closed(desk.actor, desk.name, true, accounts::now());
}

Status reopen(const Desk& desk) {
  return desk.accounts.set_closed(desk.actor, desk.name, false, accounts::now());
}

Status unlock(const Desk& desk) {
  return desk.accounts.unlock(desk.actor, desk.name, accounts::now());
}

Status second_factor(const Desk& desk) {
  PL_TRY(const std::string secret, desk.accounts.propose_factor(desk.name));
  desk.io.out << accounts::factor_address(secret, desk.name) << '\n';
  desk.io.out.flush();
  if (asks_a_person(desk.io)) {
    desk.io.err << "give this address, or only the letters after secret=, to a program for codes\n";
  }
  PL_TRY(const std::string code, read_line("code it shows", false, desk.io));
  Status set = desk.accounts.confirm_factor(desk.actor, desk.name, code, accounts::now());
  if (set) desk.io.err << "the second factor is asked for from now on\n";
  return set;
}

Status no_second_factor(const Desk& desk) {
  return desk.accounts.remove_factor(desk.actor, desk.name, accounts::now());
}

Status token(const Desk& desk) {
  PL_TRY(const std::size_t days, number_of(desk.arguments, "--days", kDays));
  constexpr std::size_t kMost = 100000;
  PL_TRY(const std::string token,
         desk.accounts.issue_token(desk.actor, desk.name, desk.arguments.value("--for"),
                                   static_cast<int>(std::min(days, kMost)), accounts::now()));
  desk.io.out << token << '\n';
  desk.io.err << "it is not shown again; programs send it as Authorization: Bearer\n";
  return Done{};
}

Status tokens(const Desk& desk) {
  PL_TRY(const std::vector<accounts::Token> all, desk.accounts.tokens(desk.name));
  if (desk.arguments.has("--json")) {
    Json rows = Json::array();
    for (const accounts::Token& each : all) {
      rows.push_back({{"id", each.id},
                      {"for", each.label},
                      {"made", each.made},
                      {"expires", each.expires},
                      {"seen", each.seen}});
    }
    desk.io.out << rows.dump(2) << '\n';
    return Done{};
  }
  for (const accounts::Token& each : all) {
    desk.io.out << each.id << "  " << one_line(each.label) << "  until " << each.expires << "  "
                << (each.seen.empty() ? "never used" : "used " + each.seen) << '\n';
  }
  if (all.empty()) desk.io.err << "no tokens\n";
  return Done{};
}

Status revoke(const Desk& desk) {
  if (desk.arguments.words.size() < 3) {
    return Error{ErrorCode::Misuse,
                 "say which: `plumbline accounts tokens NAME` lists their numbers"};
  }
  const std::string& word = desk.arguments.words[2];
  std::int64_t id = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), id);
  if (read.ec != std::errc() || read.ptr != word.data() + word.size()) {
    return Error{ErrorCode::Misuse, "a token has a number, not '" + word + "'"};
  }
  return desk.accounts.revoke_token(desk.actor, desk.name, id, accounts::now());
}

Status journal(const Desk& desk) {
  PL_TRY(const std::size_t limit, number_of(desk.arguments, "--limit", kEntries));
  PL_TRY(const accounts::AuditCheck check, desk.accounts.check_journal());
  PL_TRY(const std::vector<accounts::Entry> entries, desk.accounts.journal(0, limit));
  if (desk.arguments.has("--json")) {
    Json rows = Json::array();
    for (const accounts::Entry& each : entries) {
      rows.push_back({{"number", each.number},
                      {"at", each.at},
                      {"who", each.deed.who},
                      {"address", each.deed.address},
                      {"action", each.deed.action},
                      {"subject", each.deed.subject},
                      {"detail", each.deed.detail}});
    }
    desk.io.out
        << Json{{"entries", std::move(rows)}, {"head", check.head}, {"fault", check.fault}}.dump(2)
        << '\n';
  } else {
    for (const accounts::Entry& each : entries) {
      desk.io.out << each.number << "  " << each.at << "  " << one_line(each.deed.who) << "  "
                  << each.deed.action << "  " << one_line(each.deed.subject);
      if (!each.deed.detail.empty()) desk.io.out << "  " << one_line(each.deed.detail);
      desk.io.out << "  from " << one_line(each.deed.address) << '\n';
    }
    desk.io.err << counted(static_cast<std::uint64_t>(check.entries), "entry", "entries") << ", "
                << (check.fault.empty() ? "each follows the one before" : check.fault) << '\n';
  }
  if (!check.fault.empty()) return Error{ErrorCode::Malformed, "the journal: " + check.fault};
  return Done{};
}

struct Action {
  std::string_view word;
  bool named = true;  // an account's name follows
  Status (*run)(const Desk& desk) = nullptr;
};
constexpr Action kActions[] = {
    {"list", false, list_accounts},
    {"add", true, add},
    {"role", true, role},
    {"password", true, password},
    {"second-factor", true, second_factor},
    {"no-second-factor", true, no_second_factor},
    {"close", true, close},
    {"open", true, reopen},
    {"unlock", true, unlock},
    {"token", true, token},
    {"tokens", true, tokens},
    {"revoke", true, revoke},
    {"journal", false, journal},
};

// What is asked for, with as many words as it takes.
Result<const Action*> action_of(const Arguments& arguments) {
  const std::string word = arguments.words.empty() ? "list" : arguments.words.front();
  const auto* const found = std::find_if(std::begin(kActions), std::end(kActions),
                                         [&](const Action& each) { return each.word == word; });
  if (found == std::end(kActions)) {
    std::vector<std::string_view> known;
    for (const Action& each : kActions) known.push_back(each.word);
    const std::string near = nearest(word, known);
    return Error{ErrorCode::Misuse, "accounts does not know '" + word + "'" +
                                        (near.empty() ? "" : "; did you mean " + near + "?")};
  }
  const std::size_t words = arguments.words.size();
  if (found->named && words < 2) return Error{ErrorCode::Misuse, "name the account"};
  if (words > (found->word == "revoke" ? 3U : found->named ? 2U : 1U)) {
    return Error{ErrorCode::Misuse, "too many words: '" + arguments.words.back() + "'"};
  }
  return found;
}

Status act_accounts(const Arguments& arguments, Io io) {
  PL_TRY(const Action* const found, action_of(arguments));
  const std::string workspace = workspace_of(arguments);
  // A folder that is no workspace gets no accounts.
  if (auto there = app::workspace_version(workspace); !there) return std::move(there).error();
  // Who only looks makes no file.
  if (found->word != "add") {
    PL_TRY(const bool any, Accounts::exist(workspace));
    if (!any && found->word != "list") {
      return Error{ErrorCode::NotFound, workspace + " has no accounts"};
    }
    if (!any) {
      io.err << "no accounts: `plumbline serve` is one person's. The first one is made by\n"
                "  plumbline accounts add NAME --role administrator\n";
      if (arguments.has("--json")) io.out << "[]\n";
      return Done{};
    }
  }
  PL_TRY(const auto opened, Accounts::open(workspace));
  return found->run({*opened,
                     arguments,
                     {user_of(arguments), "terminal"},
                     found->named ? arguments.words[1] : std::string(),
                     io});
}

int run_accounts(const Arguments& arguments, Io io) {
  const Status done = act_accounts(arguments, io);
  return done ? kOk : fail("accounts", done.error(), io);
}

}  // namespace

const Command kAccounts{
    .name = "accounts",
    .summary = "Say who may work in a workspace over `serve`, and see who did what.",
    .arguments =
        "[list | add NAME | role NAME | password NAME | second-factor NAME | no-second-factor "
        "NAME | close NAME | open NAME | unlock NAME | token NAME | tokens NAME | revoke NAME N | "
        "journal]",
    .least = 0,
    .most = 3,
    .options = kAccountsOptions,
    .details =
        "Without accounts a workspace is one person's. With the first one, an administrator's, "
        "everybody signs in. A reader reads; an analyst also decides on claims; an editor also "
        "joins sources and decides on criteria; both may be assigned confidential cases; an "
        "administrator reads and looks after accounts. "
        "Passwords have 15 characters at least and are typed, or read from standard input. They "
        "lie beside the workspace in accounts.db, hashed, and go nowhere with a copy of "
        "plumbline.db. `journal` tells who signed in, read, decided and changed what.",
    .run = run_accounts,
};

}  // namespace plumbline::cli
