// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "accounts/accounts.h"
#include "accounts/secret.h"
#include "cases/cases.h"
#include "http/api_internal.h"
#include "http/team_internal.h"

namespace plumbline::http {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kEntries = 50;
constexpr std::size_t kMostEntries = 500;

Response json_reply(const Json& body, int status = 200) {
  return {status, "application/json", {}, body.dump()};
}

Response done(const Status& status) {
  return status ? json_reply({{"done", true}}) : refusal(status.error());
}

Response no_accounts() {
  return problem(
      404, "No accounts",
      "this workspace is one person's; `plumbline accounts add` makes the first account");
}

accounts::Actor actor_of(const Call& call) {
  return {call.desk.visitor.who, call.desk.visitor.address};
}

Json account_part(const accounts::Account& account) {
  return {{"name", account.name},
          {"role", accounts::to_word(account.role)},
          {"second_factor", account.second_factor},
          {"closed", account.closed},
          {"locked", account.locked},
          {"made", account.made},
          {"seen", account.seen}};
}

Json account_part(const accounts::Entry& entry) {
  return {{"number", entry.number},      {"at", entry.at},
          {"who", entry.deed.who},       {"address", entry.deed.address},
          {"action", entry.deed.action}, {"subject", entry.deed.subject},
          {"detail", entry.deed.detail}};
}

}  // namespace

std::optional<Response> unproven(const Call& call, const nlohmann::json& body) {
  const Visitor& visitor = call.desk.visitor;
  if (visitor.by_token) {
    return problem(403, "Not allowed", "a token changes no account: sign in to do so");
  }
  if (!body.is_object() || word_of(body, "password").empty()) {
    return problem(400, "Not understood",
                   "the body is an object; password is the one of your own account");
  }
  const auto answer =
      call.desk.accounts->sign_in({visitor.who, word_of(body, "password"), word_of(body, "code"),
                                   visitor.address, "password-check"},
                                  accounts::now());
  if (!answer) return refusal(answer.error());
  return not_welcome(*answer, 403);
}

Response get_me(const Call& call) {
  const Visitor& visitor = call.desk.visitor;
  Json rights = Json::array();
  for (const auto right : {accounts::Right::Read, accounts::Right::Decide, accounts::Right::Edit,
                           accounts::Right::Administer, accounts::Right::Cases}) {
    // What takes accounts, and what takes more than a token.
    const bool alone = right == accounts::Right::Administer || right == accounts::Right::Cases;
    if (visitor.account == 0 && alone) continue;
    if (visitor.by_token && right == accounts::Right::Cases) continue;
    if (visitor.may(right)) rights.push_back(accounts::to_word(right));
  }
  Json out = {{"who", visitor.who}, {"accounts", call.desk.accounts != nullptr}};
  if (call.desk.accounts != nullptr) {
    const auto account = call.desk.accounts->named(visitor.who);
    if (!account) return refusal(account.error());
    out["role"] = accounts::to_word(account->role);
    out["second_factor"] = account->second_factor;
  }
  out["rights"] = std::move(rights);
  return json_reply(out);
}

Response post_my_password(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const std::string wanted = body.is_object() ? word_of(body, "new") : std::string();
  if (const auto weak = accounts::weakness(wanted, call.desk.visitor.who)) {
    return problem(400, "Not understood", "new: " + *weak);
  }
  cases::Cases* cases = call.desk.cases;
  // Two changes at once, each from the password of before, would undo each other's locks.
  std::optional<Result<cases::Turn>> turn;
  if (cases != nullptr) turn.emplace(cases->turn());
  if (turn && !*turn) return refusal(turn->error());
  if (auto refused = unproven(call, body)) return *refused;
  // From here on either password opens the key of cases, whenever we are stopped.
  const std::int64_t account = call.desk.visitor.account;
  std::string prepared;
  if (cases != nullptr) {
    Result<std::string> ready = cases->prepare_password(account, word_of(body, "password"), wanted);
    // A key that was tampered with does not hold anybody to a password.
    if (!ready && ready.error().code != ErrorCode::Malformed) return refusal(ready.error());
    if (ready) prepared = std::move(ready).take();
  }
  const Status set = call.desk.accounts->set_password(actor_of(call), call.desk.visitor.who, wanted,
                                                      accounts::now());
  if (set && cases != nullptr) {
    // What is left of the old one goes at the next sign-in otherwise.
    [[maybe_unused]] const Status settled = cases->settle_password(account, prepared);
  }
  return done(set);
}

// Without new_code: a new secret; with a code of it: it counts from now on.
Response post_my_factor(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const std::string& who = call.desk.visitor.who;
  const std::string code = body.is_object() ? word_of(body, "new_code") : std::string();
  // What was proposed was proposed to somebody who had shown the password.
  if (code.empty() || call.desk.visitor.by_token) {
    if (auto refused = unproven(call, body)) return *refused;
  }
  if (!code.empty()) {
    return done(call.desk.accounts->confirm_factor(actor_of(call), who, code, accounts::now()));
  }
  const auto secret = call.desk.accounts->propose_factor(who);
  if (!secret) return refusal(secret.error());
  return json_reply({{"secret", *secret}, {"address", accounts::factor_address(*secret, who)}},
                    201);
}

Response get_my_tokens(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto tokens = call.desk.accounts->tokens(call.desk.visitor.who);
  if (!tokens) return refusal(tokens.error());
  Json out = Json::array();
  for (const accounts::Token& each : *tokens) {
    out.push_back({{"id", each.id},
                   {"for", each.label},
                   {"made", each.made},
                   {"expires", each.expires},
                   {"seen", each.seen}});
  }
  return json_reply({{"tokens", std::move(out)}});
}

Response post_my_token(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const auto number = [&](const char* name) {
    const auto found = body.find(name);
    constexpr std::int64_t kMost = 1'000'000'000;
    return found != body.end() && found->is_number_integer()
               ? std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, kMost)
               : 0;
  };
  if (!body.is_object() || (number("revoke") == 0 && word_of(body, "for").empty())) {
    return problem(400, "Not understood",
                   "the body is an object with password, for and days, or with revoke, the id of "
                   "a token");
  }
  const std::string& who = call.desk.visitor.who;
  if (number("revoke") != 0) {
    return done(
        call.desk.accounts->revoke_token(actor_of(call), who, number("revoke"), accounts::now()));
  }
  if (auto refused = unproven(call, body)) return *refused;
  const auto token = call.desk.accounts->issue_token(
      actor_of(call), who, word_of(body, "for"), static_cast<int>(number("days")), accounts::now());
  return token ? json_reply({{"token", *token}}, 201) : refusal(token.error());
}

Response get_accounts(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto all = call.desk.accounts->all();
  if (!all) return refusal(all.error());
  Json out = Json::array();
  for (const accounts::Account& each : *all) out.push_back(account_part(each));
  return json_reply({{"accounts", std::move(out)}});
}

Response post_account(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const auto role = accounts::role_of(body.is_object() ? word_of(body, "role") : std::string());
  if (!role || word_of(body, "name").empty() || word_of(body, "new").empty()) {
    return problem(400, "Not understood",
                   "the body is an object with name, new (the password it gets), role (reader, "
                   "analyst, editor or administrator) and password (of your own account)");
  }
  const std::string name = word_of(body, "name");
  const std::string given = word_of(body, "new");
  if (const auto weak = accounts::weakness(given, name)) {
    return problem(400, "Not understood", "new: " + *weak);
  }
  if (auto refused = unproven(call, body)) return *refused;
  const Status added = call.desk.accounts->add(actor_of(call), name, *role, given, accounts::now());
  if (!added) return refusal(added.error());
  const auto account = call.desk.accounts->named(name);
  return account ? json_reply(account_part(*account), 201) : refusal(account.error());
}

Response post_account_change(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const std::string change = body.is_object() ? word_of(body, "change") : std::string();
  accounts::Accounts& all = *call.desk.accounts;
  const accounts::Actor actor = actor_of(call);
  const std::string name = call.part("name");
  const accounts::Time now = accounts::now();
  // Names are one whatever the case of their letters.
  const auto named = all.named(name);
  const bool own = named && named->id == call.desk.visitor.account;
  if (own && (change == "password" || change == "no-second-factor")) {
    return problem(409, "Your own", "change your own password and second factor under /api/me");
  }
  if (auto refused = unproven(call, body)) return *refused;
  if (change == "role") {
    const auto role = accounts::role_of(word_of(body, "role"));
    if (!role) {
      return problem(400, "Not understood", "role is reader, analyst, editor or administrator");
    }
    return done(all.set_role(actor, name, *role, now));
  }
  if (change == "password") {
    return done(all.set_password(actor, name, word_of(body, "new"), now));
  }
  if (change == "close" || change == "open") {
    return done(all.set_closed(actor, name, change == "close", now));
  }
  if (change == "unlock") return done(all.unlock(actor, name, now));
  if (change == "no-second-factor") return done(all.remove_factor(actor, name, now));
  return problem(400, "Not understood",
                 "change is role, password, close, open, unlock or no-second-factor");
}

Response get_journal(const Call& call) {
  if (call.desk.accounts == nullptr) return no_accounts();
  const auto limit = number_of(call.request, "limit", kEntries, kMostEntries);
  if (!limit) return refusal(limit.error());
  constexpr std::size_t kFarthest = 1'000'000'000'000;
  const auto before = number_of(call.request, "before", kFarthest, kFarthest);
  if (!before) return refusal(before.error());
  const auto entries = call.desk.accounts->journal(static_cast<std::int64_t>(*before), *limit);
  if (!entries) return refusal(entries.error());
  Json out = Json::array();
  for (const accounts::Entry& each : *entries) out.push_back(account_part(each));
  const bool more = entries->size() == *limit && entries->back().number > 1;
  return json_reply({{"entries", std::move(out)}, {"next", more ? entries->back().number : 0}});
}

bool hashes_passwords(const Request& request) {
  return request.method == "POST" &&
         (request.path == "/session" || request.path.starts_with("/api/me/") ||
          request.path.starts_with("/api/accounts") || request.path == "/api/case-keys" ||
          (request.path.starts_with("/api/cases/") && request.path.ends_with("/delete")));
}

}  // namespace plumbline::http
