// SPDX-License-Identifier: Apache-2.0

#include "cases/cases.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "accounts/accounts.h"
#include "app/case_codes.h"
#include "app/library.h"
#include "base/utf8.h"
#include "http/api_internal.h"
#include "http/cases_internal.h"
#include "http/team_internal.h"

namespace plumbline::http {
namespace {

using Json = nlohmann::ordered_json;

std::string written_json(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Why nobody of this kind opens cases, whatever they ask for; nothing if they may.
std::optional<Response> no_officer(const Call& call) {
  const Visitor& visitor = call.desk.visitor;
  if (call.desk.accounts == nullptr || call.desk.cases == nullptr) {
    return problem(404, "No accounts",
                   "confidential cases need accounts, so that each is opened by those it is "
                   "assigned to: `plumbline accounts add NAME --role administrator` makes the "
                   "first, then one for each officer");
  }
  if (visitor.officer != nullptr) return std::nullopt;
  if (visitor.by_token) {
    return problem(403, "Sign in",
                   "a token opens no case: sign in with password and second factor");
  }
  if (!visitor.no_officer.empty()) {
    return problem(403, "No key", "your key could not be opened: " + visitor.no_officer);
  }
  return problem(403, "Second factor needed",
                 "cases are opened by password and second factor: set one up under your name, then "
                 "sign in again");
}

cases::Doing doing_of(const Call& call) {
  return {call.desk.visitor.who, accounts::to_text(accounts::now())};
}

// Kinds of exploitation that there are.
const Result<std::vector<std::string>>& codes() {
  static const Result<std::vector<std::string>> kCodes = app::exploitation_codes();
  return kCodes;
}

std::vector<std::string> words_of(const nlohmann::json& body, const char* name) {
  std::vector<std::string> out;
  const auto found = body.find(name);
  if (found == body.end() || !found->is_array()) return out;
  for (const auto& each : *found) {
    if (each.is_string()) out.push_back(each.get<std::string>());
  }
  return out;
}

Result<cases::Facts> facts_of(const nlohmann::json& body) {
  if (!body.is_object()) {
    return Error{ErrorCode::Misuse, "the body is an object with title and what else is told"};
  }
  cases::Facts out;
  out.title = word_of(body, "title");
  out.reference = word_of(body, "reference");
  if (body.contains("status")) out.status = word_of(body, "status");
  out.exploitation = words_of(body, "exploitation");
  out.opened = word_of(body, "opened");
  out.closed = word_of(body, "closed");
  if (!codes()) return codes().error();
  if (Status good = cases::check(out, *codes()); !good) return std::move(good).error();
  return out;
}

// The beginning of a text, for a label.
std::string beginning(const std::string& text) {
  constexpr std::size_t kLongest = 160;
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (!is_utf8_border(text, end)) --end;
  return text.substr(0, end) + "\u2026";
}

// What a link leads to, by the whole hash and with words to call it by.
Status find_end(const Call& call, cases::CaseEntry& link) {
  if (!link.incident.empty()) {
    constexpr std::size_t kLongest = 64;
    const bool good = link.incident.starts_with("i-") && link.incident.size() <= kLongest &&
                      link.incident.find_first_not_of("0123456789abcdef", 2) == std::string::npos;
    if (good) return Done{};
    return Error{ErrorCode::Misuse, "an incident has an id such as i-5f3a"};
  }
  if (link.document.empty()) return Done{};
  PL_TRY(const model::Report report, app::document_report(call.desk.workspace, link.document));
  link.document = report.document.id.value;
  link.label = report.document.title.empty() ? report.document.name : report.document.title;
  if (!link.claim.empty()) {
    const auto claim = std::find_if(report.claims.begin(), report.claims.end(),
                                    [&](const auto& each) { return each.id == link.claim; });
    if (claim == report.claims.end()) {
      return Error{ErrorCode::NotFound, "the document has no claim " + link.claim};
    }
    const text::Span span = claim->passages.front().span;
    link.label = report.document.text.substr(span.begin, span.end - span.begin);
  }
  link.label = beginning(link.label);
  return Done{};
}

Result<cases::CaseEntry> entry_of(const Call& call, const nlohmann::json& body) {
  cases::CaseEntry out;
  const std::string kind = word_of(body, "kind");
  out.words = word_of(body, "words");
  if (kind == "person") {
    out.kind = cases::Kind::Person;
    out.name = word_of(body, "name");
    out.part = word_of(body, "part");
  } else if (kind == "link") {
    out.kind = cases::Kind::Link;
    out.document = word_of(body, "document");
    out.claim = word_of(body, "claim");
    out.incident = word_of(body, "incident");
    out.label = beginning(word_of(body, "label"));
  } else if (kind != "note") {
    return Error{ErrorCode::Misuse, "kind is note, person or link"};
  }
  if (Status good = cases::check(out); !good) return std::move(good).error();
  if (out.kind == cases::Kind::Link) {
    if (Status found = find_end(call, out); !found) return std::move(found).error();
  }
  return out;
}

struct Colleague {
  accounts::Account account;
  cases::OpenKey key;  // of number 0: none yet
};

Result<std::vector<Colleague>> colleagues(const Call& call) {
  PL_TRY(const std::vector<accounts::Account> all, call.desk.accounts->all());
  PL_TRY(const std::vector<cases::OpenKey> keys, call.desk.cases->keys());
  std::vector<Colleague> out;
  for (const accounts::Account& account : all) {
    Colleague each{account, {}};
    for (const cases::OpenKey& key : keys) {
      if (key.account == account.id) each.key = key;
    }
    out.push_back(std::move(each));
  }
  return out;
}

bool may_be_assigned(const accounts::Account& account) {
  return !account.closed && account.second_factor &&
         accounts::may(account.role, accounts::Right::Cases);
}

// Why somebody who is assigned does not open the case; empty: they do.
std::string hindrance(const Colleague& each, bool able) {
  if (each.account.closed) return "closed";
  if (!accounts::may(each.account.role, accounts::Right::Cases)) return "role";
  if (!able) return "key-lost";
  return each.account.second_factor ? "" : "no-second-factor";
}

Json colleague_part(const Colleague& each) {
  return {
      {"name", each.account.name}, {"fingerprint", each.key.fingerprint}, {"since", each.key.made}};
}

// Who is assigned, and who else may be.
Json officers_json(const cases::Case& told, const std::vector<Colleague>& all) {
  std::map<std::int64_t, bool> able;
  for (const cases::Assigned& each : told.officers) able[each.account] = each.able;
  Json assigned = Json::array();
  Json others = Json::array();
  for (const Colleague& each : all) {
    const auto found = able.find(each.account.id);
    Json row = colleague_part(each);
    if (found != able.end()) {
      row["hindrance"] = hindrance(each, found->second);
      assigned.push_back(row);
    }
    const bool wanted = found == able.end() || !found->second;
    if (wanted && may_be_assigned(each.account) && each.key.number > 0) {
      others.push_back(colleague_part(each));
    }
  }
  return {{"officers", std::move(assigned)}, {"assignable", std::move(others)}};
}

// The case as it stands now.
Response told(const Call& call, const std::string& id, int status) {
  const auto found = call.desk.cases->read(*call.desk.visitor.officer, id);
  if (!found) return refusal(found.error());
  const auto all = colleagues(call);
  if (!all) return refusal(all.error());
  Json out = officers_json(*found, *all);
  const std::string rest = written_json(out);
  return {
      status, "application/json", {}, "{\"case\":" + cases::to_json(*found) + "," + rest.substr(1)};
}

Response told_if(const Call& call, const Status& done, int status = 200) {
  return done ? told(call, call.part("case"), status) : refusal(done.error());
}

}  // namespace

bool tells_cases(const Request& request) {
  return request.path.starts_with("/api/case");
}

Response get_cases(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const cases::Officer& officer = *call.desk.visitor.officer;
  const auto list = call.desk.cases->list(officer);
  if (!list) return refusal(list.error());
  if (!codes()) return refusal(codes().error());
  std::string rows;
  for (const cases::Case& each : list->cases) {
    Json row = Json::parse(cases::to_json(each));
    row.erase("entries");
    row["officers"] = each.officers.size();
    rows += (rows.empty() ? "" : ",") + written_json(row);
  }
  const Json rest = {{"lost", list->lost},
                     {"fingerprint", cases::fingerprint(officer.keys.open)},
                     {"codes", *codes()}};
  return {200, "application/json", {}, "{\"cases\":[" + rows + "]," + written_json(rest).substr(1)};
}

// Not entered in the journal by the table of routes, since it has no id before.
Response post_case(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const auto facts = facts_of(nlohmann::json::parse(call.request.body, nullptr, false));
  if (!facts) return refusal(facts.error());
  const std::string id = cases::random_id();
  const Visitor& visitor = call.desk.visitor;
  const Status entered = call.desk.accounts->enter(
      {visitor.who, visitor.address, "make-case", "cases/" + id, ""}, accounts::now());
  if (!entered) return refusal(entered.error());
  const Status made = call.desk.cases->make(*visitor.officer, id, *facts, doing_of(call));
  return made ? told(call, id, 201) : refusal(made.error());
}

Response get_case(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  return told(call, call.part("case"), 200);
}

Response post_case_facts(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const auto facts = facts_of(body);
  if (!facts) return refusal(facts.error());
  const auto seen = body.find("seen");
  if (seen == body.end() || !seen->is_number_unsigned()) {
    return problem(400, "Not understood", "seen is the edition of the case that you saw");
  }
  return told_if(call, call.desk.cases->change(*call.desk.visitor.officer, call.part("case"),
                                               *facts, seen->get<std::int64_t>(), doing_of(call)));
}

Response post_case_entry(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const auto entry = entry_of(call, nlohmann::json::parse(call.request.body, nullptr, false));
  if (!entry) return refusal(entry.error());
  return told_if(
      call,
      call.desk.cases->enter(*call.desk.visitor.officer, call.part("case"), *entry, doing_of(call)),
      201);
}

Response post_case_entry_change(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const std::int64_t number = number_in(call);
  if (!body.is_object() || number == 0) {
    return problem(400, "Not understood",
                   "the address ends with the number of an entry; the body is an object with name, "
                   "part and words, or with remove: true");
  }
  const auto seen = body.find("seen");
  if (seen == body.end() || !seen->is_number_unsigned()) {
    return problem(400, "Not understood", "seen is the edition of the entry that you saw");
  }
  const cases::Officer& officer = *call.desk.visitor.officer;
  cases::CaseEntry entry;
  entry.number = number;
  entry.edition = seen->get<std::int64_t>();
  if (body.value("remove", nlohmann::json(false)) == true) {
    return told_if(call, call.desk.cases->strike(officer, call.part("case"),
                                                 {number, entry.edition}, doing_of(call)));
  }
  entry.kind = cases::Kind::Person;
  entry.name = word_of(body, "name");
  entry.part = word_of(body, "part");
  entry.words = word_of(body, "words");
  if (const Status good = cases::check(entry); !good) return refusal(good.error());
  return told_if(call, call.desk.cases->amend(officer, call.part("case"), entry, doing_of(call)));
}

Response post_case_officer(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const std::string given = word_of(body, "assign");
  const std::string taken = word_of(body, "unassign");
  if (given.empty() == taken.empty()) {
    return problem(400, "Not understood",
                   "the body is an object with assign and fingerprint, or with unassign");
  }
  const auto all = colleagues(call);
  if (!all) return refusal(all.error());
  const auto whom = std::find_if(all->begin(), all->end(), [&](const Colleague& each) {
    return each.account.name == (given.empty() ? taken : given) &&
           (given.empty() || may_be_assigned(each.account));
  });
  const std::string id = call.part("case");
  const cases::Officer& officer = *call.desk.visitor.officer;
  if (whom == all->end()) {
    // Not before it is known that who asks is assigned.
    const auto open = call.desk.cases->read(officer, id);
    if (!open) return refusal(open.error());
    return problem(409, "Not to be assigned",
                   "nobody of this name has an analyst's or editor's role and a second factor");
  }
  const cases::Grant grant{whom->account.id, whom->account.name, word_of(body, "fingerprint")};
  if (!given.empty()) {
    return told_if(call, call.desk.cases->assign(officer, id, grant, doing_of(call)));
  }
  const Status done = call.desk.cases->unassign(officer, id, grant, doing_of(call));
  // Whoever took themselves off sees it no more.
  if (done && whom->account.id == officer.account) {
    return {200, "application/json", {}, R"({"done":true})"};
  }
  return told_if(call, done);
}

Response post_case_delete(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  if (auto refused = unproven(call, body)) return *refused;
  const Status done = call.desk.cases->erase(*call.desk.visitor.officer, call.part("case"));
  if (!done) return refusal(done.error());
  return {200, "application/json", {}, R"({"done":true})"};
}

Response post_case_keys(const Call& call) {
  if (auto refused = no_officer(call)) return *refused;
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  constexpr std::size_t kLongest = 1024;
  const std::string old = word_of(body, "old");
  if (old.empty() || old.size() > kLongest) {
    return problem(400, "Not understood", "the body is an object with old, a password of before");
  }
  const auto back = call.desk.cases->recover(*call.desk.visitor.officer, old);
  if (!back) return refusal(back.error());
  return {200, "application/json", {}, written_json({{"cases", *back}})};
}

}  // namespace plumbline::http
