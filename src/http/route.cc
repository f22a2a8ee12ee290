// SPDX-License-Identifier: Apache-2.0

#include "http/route.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "accounts/accounts.h"
#include "app/library.h"
#include "cases/cases.h"
#include "http/api_internal.h"
#include "http/kept.h"
#include "http/routes_internal.h"

namespace plumbline::http {
namespace {

std::string_view segment(std::string_view& rest) {
  const std::size_t end = rest.find('/', 1);
  const std::string_view first = rest.substr(1, end == std::string_view::npos ? end : end - 1);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  return first;
}

// HEAD asks what GET would say.
std::string_view method_of(const Request& request) {
  return request.method == "HEAD" ? std::string_view("GET") : std::string_view(request.method);
}

// Where answers of a route are kept; nullptr: nowhere.
Kept* keeper_of(const Route& route, const Desk& desk) {
  if (route.method != "GET") return nullptr;
  if (route.slow) return desk.kept;
  switch (route.kept) {
    case Keep::No: break;
    case Keep::UntilWritten: return desk.kept_short;
    case Keep::UntilDocumentsChange: return desk.kept_counts;
  }
  return nullptr;
}

// As long as it is the same, so is the answer. Of slow routes the number of what was added and
// decided, for they themselves write down what they found; of others that of all that was written.
Result<std::int64_t> version_of(const Route& route, const Desk& desk) {
  if (route.slow) return app::workspace_version(desk.workspace);
  if (route.kept == Keep::UntilDocumentsChange) return app::workspace_documents(desk.workspace);
  return app::workspace_commits(desk.workspace);
}

// Reading all that is told of a country takes a second or more; twice the same is told from memory.
Response made_or_kept(const Route& route, const Call& call) {
  Kept* const keeper = keeper_of(route, call.desk);
  if (keeper == nullptr) return route.run(call);
  const auto version = version_of(route, call.desk);
  if (!version) return route.run(call);
  const std::string question = question_of(call.request);
  if (auto kept = keeper->find(question, *version)) return std::move(*kept);
  Response answer = route.run(call);
  // Kept only if nothing was added while it was made.
  const auto after = version_of(route, call.desk);
  if (after && *after == *version) keeper->keep(question, *version, answer);
  return answer;
}

// How it was asked: form, year, sections. Not what was searched for, what a file is called, nor to
// whom a letter goes.
std::string asked_of(const Request& request) {
  std::string out;
  for (const auto& [name, value] : request.query) {
    constexpr std::string_view kUntold[] = {"q", "name", "to", "from", "ticket"};
    if (std::find(std::begin(kUntold), std::end(kUntold), name) != std::end(kUntold)) continue;
    out += (out.empty() ? "" : " ") + name + "=" + value;
  }
  return out;
}

// What the journal says was asked for. Of a case its id and no more: administrators read there, and
// people may type words where an id belongs.
accounts::Deed deed_of(const Route& route, const Request& request, const Visitor& visitor) {
  constexpr std::string_view kApi = "/api/";
  accounts::Deed out{visitor.who, visitor.address, std::string(route.deed),
                     request.path.substr(kApi.size()), asked_of(request)};
  if (route.right != accounts::Right::Cases) return out;
  out.subject = "cases";
  out.detail.clear();
  if (const auto parts = fit(route.pattern, request.path)) {
    const auto id = parts->find("case");
    if (id != parts->end())
      out.subject += "/" + (cases::Cases::is_id(id->second) ? id->second : "?");
  }
  return out;
}

// Who may not, or whose deed cannot be entered in the journal, which comes before it is done.
std::optional<Response> refuse_visitor(const Route& route, const Request& request,
                                       const Desk& desk) {
  const Visitor& visitor = desk.visitor;
  if (!visitor.may(route.right)) {
    return problem(403, "Not allowed",
                   "the role of " + std::string(accounts::to_word(visitor.role)) +
                       " has not the right to " + std::string(accounts::to_word(route.right)));
  }
  if (desk.entered) return std::nullopt;
  const auto deed = deed_of(request, desk);
  if (!deed) return std::nullopt;
  const Status entered = desk.accounts->enter(*deed, accounts::now());
  if (entered) return std::nullopt;
  return refusal(entered.error());
}

}  // namespace

std::optional<std::map<std::string, std::string, std::less<>>> fit(std::string_view pattern,
                                                                   std::string_view path) {
  std::map<std::string, std::string, std::less<>> out;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view want = segment(pattern);
    const std::string_view have = segment(path);
    if (want.starts_with('{')) {
      if (have.empty()) return std::nullopt;
      out.emplace(want.substr(1, want.size() - 2), have);
    } else if (want != have) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return out;
}

BodyRule body_rule(std::string_view method, std::string_view path) {
  for (const Body& body : bodies()) {
    if (method == "POST" && fit(body.pattern, path)) return body.rule;
  }
  return {};
}

const Route* route_of(const Request& request) {
  for (const Route& route : routes()) {
    if (route.method == method_of(request) && fit(route.pattern, request.path)) return &route;
  }
  return nullptr;
}

std::optional<accounts::Deed> deed_of(const Request& request, const Desk& desk) {
  const Route* route = route_of(request);
  const Visitor& visitor = desk.visitor;
  if (route == nullptr || route->deed.empty() || desk.accounts == nullptr) return std::nullopt;
  if (!visitor.may(route->right)) return std::nullopt;
  return deed_of(*route, request, visitor);
}

std::optional<Response> kept_answer(const Request& request, const Desk& desk) {
  const Route* route = route_of(request);
  if (route == nullptr || !desk.visitor.may(route->right)) return std::nullopt;
  Kept* const keeper = keeper_of(*route, desk);
  if (keeper == nullptr) return std::nullopt;
  const auto version = version_of(*route, desk);
  return version ? keeper->find(question_of(request), *version) : std::nullopt;
}

Response answer(const Request& request, const Desk& desk) {
  std::string allowed;
  for (const Route& route : routes()) {
    auto parts = fit(route.pattern, request.path);
    if (!parts) continue;
    if (route.method == method_of(request)) {
      if (auto refused = refuse_visitor(route, request, desk)) return *refused;
      return made_or_kept(route, {request, desk, std::move(*parts)});
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  if (allowed.empty()) return problem(404, "Not found", "nothing is at " + request.path);
  Response refused = problem(405, "Method not allowed", request.path + " takes " + allowed);
  refused.headers.emplace_back("Allow", allowed);
  return refused;
}

}  // namespace plumbline::http
