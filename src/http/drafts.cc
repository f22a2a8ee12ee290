// SPDX-License-Identifier: Apache-2.0
//
// Drafts of dossiers: what there is, one as it is edited, and a change of it.

#include "app/drafts.h"

#include <nlohmann/json.hpp>

#include "app/dossier.h"
#include "http/api_internal.h"
#include "http/country_internal.h"

namespace plumbline::http {
namespace {

using SortedJson = nlohmann::json;

constexpr std::size_t kMostCites = 200;

// A whole number of a body; nothing if it is none.
std::optional<std::int64_t> whole(const SortedJson& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end() || !found->is_number_unsigned()) return std::nullopt;
  constexpr std::uint64_t kMost = std::uint64_t{1} << 62U;
  const auto value = found->get<std::uint64_t>();
  return value < kMost ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
}

std::optional<app::DraftCite> cite_of(const SortedJson& body) {
  if (!body.is_object()) return std::nullopt;
  const auto start = whole(body, "start");
  const auto end = whole(body, "end");
  app::DraftCite out{word_of(body, "document"), 0, 0, {}};
  if (!start || !end || out.document.empty()) return std::nullopt;
  out.start = static_cast<std::size_t>(*start);
  out.end = static_cast<std::size_t>(*end);
  return out;
}

// Nothing if the body lacks what every change needs, or what it has is of another type.
std::optional<app::DraftEdit> edit_of(const Call& call) {
  const SortedJson body = SortedJson::parse(call.request.body, nullptr, false);
  if (!body.is_object()) return std::nullopt;
  for (const char* name : {"section", "key", "text", "basis", "why"}) {
    if (body.contains(name) && !body.at(name).is_string()) return std::nullopt;
  }
  const auto seen = whole(body, "seen");
  app::DraftEdit out{call.desk.workspace,    call.part("country"),  call.part("draft"),
                     call.desk.who,          word_of(body, "verb"), word_of(body, "section"),
                     word_of(body, "key"),   word_of(body, "text"), {},
                     word_of(body, "basis"), word_of(body, "why"),  0,
                     seen.value_or(0)};
  if (out.verb.empty() || !seen) return std::nullopt;
  if (out.verb == "undo") {
    const auto number = whole(body, "undoes");
    if (!number) return std::nullopt;
    out.undoes = *number;
  }
  const auto cites = body.find("cites");
  if (cites == body.end()) return out;
  if (!cites->is_array() || cites->size() > kMostCites) return std::nullopt;
  for (const SortedJson& each : *cites) {
    auto cite = cite_of(each);
    if (!cite) return std::nullopt;
    out.cites.push_back(std::move(*cite));
  }
  return out;
}

}  // namespace

Response get_drafts(const Call& call) {
  const auto all = app::list_drafts(call.desk.workspace, call.request.parameter("country"));
  return all ? json_answer("{\"drafts\":" + app::to_json(*all) + "}") : refusal(all.error());
}

Response get_draft(const Call& call) {
  auto asked = dossier_options(call);
  if (!asked) return refusal(asked.error());
  app::DossierOptions options = std::move(asked).take();
  options.draft = call.part("draft");
  options.new_draft = true;
  const auto dossier = app::dossier(options);
  if (!dossier) return refusal(dossier.error());
  auto outline = app::draft_outline(call.desk.workspace, *dossier, options.draft);
  return outline ? json_answer(std::move(outline).take()) : refusal(outline.error());
}

Response post_draft(const Call& call) {
  const auto edit = edit_of(call);
  if (!edit) {
    return problem(
        400, "Not understood",
        "the body is an object with verb, seen (a whole number) and what the verb needs");
  }
  const auto number = app::edit_draft(*edit);
  if (!number) return refusal(number.error());
  Response made = json_answer("{\"number\":" + std::to_string(*number) + "}");
  made.status = 201;
  return made;
}

}  // namespace plumbline::http
