// SPDX-License-Identifier: Apache-2.0
//
// Searches that the visitor keeps, and what came to match them.

#include <cstdint>

#include <nlohmann/json.hpp>

#include "app/digest_json.h"
#include "app/saved_searches.h"
#include "http/api_internal.h"
#include "http/country_internal.h"
#include "http/searches_internal.h"
#include "publish/digest.h"

namespace plumbline::http {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kAlertsOfPage = 50;
constexpr std::size_t kMostAlertsOfPage = 500;
constexpr std::size_t kMostDigest = 200;  // documents of each search
constexpr std::size_t kFarthestAlert = 1'000'000'000'000;

Response made_answer(const Json& body) {
  Response out = json_answer(body.dump());
  out.status = 201;
  return out;
}

Result<app::SearchFilter> filter_in(const nlohmann::json& body) {
  app::SearchFilter out;
  const auto found = body.find("filter");
  if (found == body.end()) return out;
  const Error wrong{ErrorCode::Misuse,
                    "filter is an object with words under kind, country, finding, year, language "
                    "and reference"};
  if (!found->is_object()) return wrong;
  Request given;
  for (const auto& [name, value] : found->items()) {
    if (!value.is_string()) return wrong;
    given.query.emplace_back(name, value.get<std::string>());
  }
  return filter_of(given);
}

}  // namespace

Response get_searches(const Call& call) {
  const auto all = app::kept_searches(call.desk.workspace, call.desk.who);
  return all ? json_answer("{\"searches\":" + app::to_json(*all) + "}") : refusal(all.error());
}

Response post_search(const Call& call) {
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  if (!body.is_object() || word_of(body, "name").empty()) {
    return problem(400, "Not understood",
                   "the body is an object with name, and query or filter or both");
  }
  const auto filter = filter_in(body);
  if (!filter) return refusal(filter.error());
  const auto number = app::keep_search(
      {call.desk.workspace, call.desk.who, word_of(body, "name"), word_of(body, "query"), *filter});
  return number ? made_answer({{"number", *number}}) : refusal(number.error());
}

Response post_search_change(const Call& call) {
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const std::string verb = word_of(body, "verb");
  const bool seen = verb == "seen";
  if (!seen && verb != "remove") {
    return problem(400, "Not understood", "verb is seen (with through) or remove");
  }
  Status done = Done{};
  if (seen) {
    const auto through = body.find("through");
    if (through == body.end() || !through->is_number_unsigned()) {
      return problem(400, "Not understood", "through is the number of the last alert you saw");
    }
    done = app::see_alerts(call.desk.workspace, call.desk.who, number_in(call),
                           static_cast<std::int64_t>(std::min<std::uint64_t>(
                               through->get<std::uint64_t>(), kFarthestAlert)));
  } else {
    done = app::forget_search(call.desk.workspace, call.desk.who, number_in(call));
  }
  return done ? made_answer({{"done", true}}) : refusal(done.error());
}

Response get_alerts(const Call& call) {
  const auto limit = number_of(call.request, "limit", kAlertsOfPage, kMostAlertsOfPage);
  if (!limit) return refusal(limit.error());
  const auto before = number_of(call.request, "before", kFarthestAlert, kFarthestAlert);
  if (!before) return refusal(before.error());
  const auto unseen = truth_of(call.request, "unseen");
  if (!unseen) return refusal(unseen.error());
  app::DigestOptions options;
  options.workspace = call.desk.workspace;
  options.who = call.desk.who;
  options.search = number_in(call);
  if (options.search == 0) return problem(404, "Not found", "no kept search has this number");
  options.all = !unseen->value_or(false);
  options.before = static_cast<std::int64_t>(*before);
  options.limit = *limit;
  const auto digest = app::digest(options);
  return digest ? json_answer(app::to_json(*digest)) : refusal(digest.error());
}

Response get_digest(const Call& call) {
  const std::string form = call.request.parameter("form");
  app::DigestOptions options;
  options.workspace = call.desk.workspace;
  options.who = call.desk.who;
  options.since = call.request.parameter("since");
  const auto limit = number_of(call.request, "limit", kAlertsOfPage, kMostDigest);
  if (!limit) return refusal(limit.error());
  options.limit = *limit;
  const auto digest = app::digest(options);
  if (!digest) return refusal(digest.error());
  if (form.empty() || form == "json") return json_answer(app::to_json(*digest));
  Response out{200, "text/html; charset=utf-8", {}, {}};
  const std::string name = "digest-" + digest->made.substr(0, 10);
  std::string ending = ".html";
  if (form == "html") {
    out.body = publish::digest_html(*digest);
  } else if (form == "text") {
    constexpr std::size_t kColumns = 80;
    out.type = "text/plain; charset=utf-8";
    ending = ".txt";
    out.body = publish::digest_text(*digest, kColumns);
  } else if (form == "eml") {
    const std::string to = call.request.parameter("to");
    const std::string from = call.request.parameter("from");
    auto letter = publish::digest_letter(*digest, {from.empty() ? to : from, to});
    if (!letter) return refusal(letter.error());
    out.type = "message/rfc822";
    ending = ".eml";
    out.body = std::move(letter).take();
  } else {
    return problem(400, "Not understood", "form is json, html, text or eml");
  }
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + ending + "\"");
  return out;
}

}  // namespace plumbline::http
