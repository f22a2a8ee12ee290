// SPDX-License-Identifier: Apache-2.0

#include <charconv>

#include <nlohmann/json.hpp>

#include "app/answer_json.h"
#include "app/library.h"
#include "app/reference_shelf.h"
#include "app/review.h"
#include "app/search.h"
#include "app/status.h"
#include "app/trace.h"
#include "app/violence.h"
#include "http/api_internal.h"
#include "http/country_internal.h"
#include "http/reading_internal.h"
#include "model/json.h"

namespace plumbline::http {
namespace {

constexpr std::size_t kDocumentsOfPage = 50;
constexpr std::size_t kMostDocumentsOfPage = 500;

// The document's hash of a path, so that the same words mean the same document in every route.
Result<model::Report> report_of(const Call& call) {
  return app::document_report(call.desk.workspace, call.part("hash"));
}

// Words of references are entered beside the questions: nobody waits for them.
void tell_waiting(const Call& call, std::int64_t references) {
  if (references > 0 && call.desk.words_wait) call.desk.words_wait();
}

}  // namespace

Response refusal(const Error& error) {
  switch (error.code) {
    case ErrorCode::Misuse: return problem(400, "Not understood", error.message);
    case ErrorCode::NotFound: return problem(404, "Not found", error.message);
    case ErrorCode::Conflict: return problem(409, "Changed meanwhile", error.message);
    case ErrorCode::LimitReached: return problem(413, "Too much", error.message);
    case ErrorCode::Malformed: return problem(422, "Not what it should be", error.message);
    case ErrorCode::Unavailable: return problem(503, "Not to be had here", error.message);
    case ErrorCode::Unreadable:
    case ErrorCode::Internal: break;
  }
  return problem(500, "Failed", error.message);
}

std::string word_of(const nlohmann::json& body, const char* name) {
  if (!body.is_object()) return {};
  const auto found = body.find(name);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_in(const Call& call, std::string_view part) {
  constexpr std::size_t kMostDigits = 12;
  const std::string word = call.part(part);
  const bool digits = word.find_first_not_of("0123456789") == std::string::npos;
  std::int64_t number = 0;
  if (digits && word.size() <= kMostDigits) {
    std::from_chars(word.data(), word.data() + word.size(), number);
  }
  return number;
}

Result<std::size_t> number_of(const Request& request, std::string_view name, std::size_t otherwise,
                              std::size_t most) {
  const std::string word = request.parameter(name);
  if (word.empty()) return otherwise;
  std::size_t value = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (code != std::errc() || end != word.data() + word.size() || value < 1 || value > most) {
    return Error{ErrorCode::Misuse, std::string(name) + " is a whole number from 1 to " +
                                        std::to_string(most) + ", not '" + word + "'"};
  }
  return value;
}

Result<std::optional<bool>> truth_of(const Request& request, std::string_view name) {
  const std::string word = request.parameter(name);
  if (word.empty()) return std::optional<bool>();
  if (word == "true" || word == "false") return std::optional<bool>(word == "true");
  return Error{ErrorCode::Misuse, std::string(name) + " is true or false, not '" + word + "'"};
}

Response get_status(const Call& call) {
  const auto status = app::status({call.desk.workspace, "", 1});
  return status ? json_answer(app::to_json(*status)) : refusal(status.error());
}

Result<app::SearchFilter> filter_of(const Request& request) {
  app::SearchFilter out;
  out.kind = request.parameter("kind");
  out.country = request.parameter("country");
  out.finding = request.parameter("finding");
  out.language = request.parameter("language");
  PL_TRY(out.year, year_of(request, "year"));
  PL_TRY(out.reference, truth_of(request, "reference"));
  return out;
}

Response get_documents(const Call& call) {
  const auto limit = number_of(call.request, "limit", kDocumentsOfPage, kMostDocumentsOfPage);
  if (!limit) return refusal(limit.error());
  const auto filter = filter_of(call.request);
  if (!filter) return refusal(filter.error());
  app::LibraryOptions options;
  options.workspace = call.desk.workspace;
  options.filter = *filter;
  options.after = call.request.parameter("after");
  options.limit = *limit;
  const auto page = app::library(options);
  return page ? json_answer(app::to_json(*page)) : refusal(page.error());
}

Response get_facets(const Call& call) {
  const auto filter = filter_of(call.request);
  if (!filter) return refusal(filter.error());
  const auto facets =
      app::library_facets(call.desk.workspace, *filter, call.request.parameter("q"));
  if (!facets) return refusal(facets.error());
  Response counted = json_answer(app::to_json(*facets));
  // Words of references are entered without anything being added.
  counted.passing = !call.request.parameter("q").empty();
  return counted;
}

Response get_references(const Call& call) {
  const auto groups = app::reference_shelf(call.desk.workspace);
  return groups ? json_answer("{\"groups\":" + app::to_json(*groups) + "}")
                : refusal(groups.error());
}

Response get_document(const Call& call) {
  const auto read = app::decided_report(call.desk.workspace, call.part("hash"));
  if (!read) return refusal(read.error());
  const auto violence = app::Violence::load();
  if (!violence) return refusal(violence.error());
  return json_answer(
      reading_json(read->report, read->decisions, violence->passages(read->report.document.text)));
}

namespace {

// Of a body: what each verb does not need may be missing; false if something is of another type.
bool read_correction(const nlohmann::json& body, app::Correction& out) {
  const auto text = [&](const char* key, std::string& into) {
    const auto value = body.value(key, nlohmann::json(""));
    if (value.is_string()) into = value;
    return value.is_string();
  };
  const auto count = [&](const char* key, std::size_t& into) {
    const auto value = body.value(key, nlohmann::json(0U));
    if (value.is_number_unsigned()) into = value;
    return value.is_number_unsigned();
  };
  std::size_t start = 0;
  std::size_t end = 0;
  std::string said_by;
  if (!text("kind", out.kind) || !text("source", out.source) || !text("said_by", said_by) ||
      !count("start", start) || !count("end", end) || !count("after", out.after)) {
    return false;
  }
  if (body.contains("start") || body.contains("end")) out.place.emplace(start, end);
  if (said_by == "unnamed") out.said_by = app::SaidBy::Unnamed;
  if (said_by == "document") out.said_by = app::SaidBy::Document;
  return said_by.empty() || said_by == "named" || out.said_by != app::SaidBy::Named;
}

// Keeps it and answers with all decisions on the document.
Response decided(const Call& call, const app::ReviewRequest& request) {
  const auto number = app::review(request);
  if (!number) return refusal(number.error());
  const auto decisions = app::document_decisions(call.desk.workspace, request.document);
  if (!decisions) return refusal(decisions.error());
  Response made = json_answer("{\"number\":" + std::to_string(*number) +
                              ",\"decisions\":" + app::to_json(*decisions) + "}");
  made.status = 201;
  return made;
}

}  // namespace

Response post_claim(const Call& call) {
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  app::ReviewRequest request;
  if (!body.is_object() || !read_correction(body, request.correction) ||
      !request.correction.place || !body.value("why", nlohmann::json("")).is_string()) {
    return problem(
        400, "Not understood",
        "the body is an object with kind, start and end, and for some source or said_by");
  }
  const auto report = report_of(call);
  if (!report) return refusal(report.error());
  if (request.correction.source.empty() && request.correction.said_by == app::SaidBy::Named) {
    request.correction.said_by = app::SaidBy::Document;
  }
  request.workspace = call.desk.workspace;
  request.who = call.desk.who;
  request.document = report->document.id.value;
  request.verb = "add";
  request.why = body.value("why", "");
  return decided(call, request);
}

Response post_decision(const Call& call) {
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  app::ReviewRequest request;
  if (!body.is_object() || !read_correction(body, request.correction)) {
    return problem(400, "Not understood",
                   "a correction has a kind, start and end, or a source with said_by and after");
  }
  if (!body.value("verb", nlohmann::json()).is_string() ||
      !body.value("why", nlohmann::json("")).is_string() ||
      !body.value("seen", nlohmann::json()).is_number_integer()) {
    return problem(400, "Not understood",
                   "the body is an object with verb, seen (a whole number) and, for some, why");
  }
  request.verb = body.at("verb");
  if (request.verb == "add") {
    return problem(400, "Not understood", "a claim is added at /api/documents/{hash}/claims");
  }
  request.seen = body.at("seen");
  if (request.seen < 0) return problem(400, "Not understood", "seen is 0 or a decision's number");
  const auto report = report_of(call);
  if (!report) return refusal(report.error());
  request.workspace = call.desk.workspace;
  request.who = call.desk.who;
  request.document = report->document.id.value;
  request.claim = call.part("claim");
  request.why = body.value("why", "");
  return decided(call, request);
}

Response get_trace(const Call& call) {
  const auto report = report_of(call);
  if (!report) return refusal(report.error());
  const auto traces = app::trace(
      {call.desk.workspace, report->document.id.value + ":" + call.part("claim"), 1, false});
  if (!traces) return refusal(traces.error());
  if (traces->empty()) return problem(404, "Not found", "no claim " + call.part("claim"));
  tell_waiting(call, traces->front().unsearched);
  return json_answer(app::to_json(traces->front()));
}

Response get_search(const Call& call) {
  const auto limit = number_of(call.request, "limit", kDocumentsOfPage, kMostDocumentsOfPage);
  if (!limit) return refusal(limit.error());
  const auto ranked = truth_of(call.request, "ranked");
  if (!ranked) return refusal(ranked.error());
  const auto filter = filter_of(call.request);
  if (!filter) return refusal(filter.error());
  const auto hits = app::search({call.desk.workspace,
                                 call.request.parameter("q"),
                                 ranked->value_or(false),
                                 *limit,
                                 {},
                                 false,
                                 *filter,
                                 call.request.parameter("after")});
  if (!hits) return refusal(hits.error());
  tell_waiting(call, hits->unsearched);
  Response found = json_answer(app::to_json(*hits));
  // Of references whose words are being entered meanwhile, some may match a moment later.
  found.passing = hits->unsearched > 0;
  return found;
}

Response get_openapi(const Call&) {
  return json_answer(openapi());
}

}  // namespace plumbline::http
