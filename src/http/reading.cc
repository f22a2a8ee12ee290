// SPDX-License-Identifier: Apache-2.0

#include <string_view>
#include <utility>

#include "app/answer_json.h"
#include "base/utf8.h"
#include "http/reading_internal.h"
#include "model/json.h"
#include "model/json_text.h"
#include "publish/wording.h"

namespace plumbline::http {
namespace {

// Every open document is one of these, so it is written without a tree.
using model::JsonText;

void put_check(JsonText& out, const model::Verification& check) {
  out.key("check");
  out.open_object();
  out.text("words", publish::verification_words(check.status));
  out.flag("alarm", publish::verification_alarms(check.status));
  out.text("reference", publish::reference_words(check));
  out.text("expected", check.expected);
  out.key("edits");
  out.open_list();
  for (const model::WordEdit& edit : check.edits) out.text(publish::edit_words(edit));
  out.close_list();
  out.key("found");
  if (check.found_in) {
    out.text(publish::found_words(*check.found_in));
  } else {
    out.null();
  }
  out.close_object();
}

void put_card(JsonText& out, const model::Claim& claim) {
  out.key_of_others(claim.id);
  out.open_object();
  out.text("kind", publish::kind_label(claim.kind));
  out.key("links");
  out.open_list();
  for (const model::ChainLink& link : claim.chain.links) {
    out.open_object();
    out.text("words", publish::link_words(link));
    out.text("status", model::to_string(link.status));
    out.text("cue", link.cue);
    out.close_object();
  }
  out.close_list();
  out.key("lines");
  out.open_list();
  for (const publish::Line& line : publish::content_lines(claim)) {
    out.open_list();
    out.text(line.label);
    out.text(line.value);
    out.close_list();
  }
  out.close_list();
  if (claim.verification) put_check(out, *claim.verification);
  out.close_object();
}

void put_cause(JsonText& out, const publish::ToldOnce& cause,
               const std::vector<model::Finding>& findings) {
  out.open_object();
  out.text("code", cause.first->code);
  out.text("title", model::finding_code(cause.first->code).title);
  out.text("severity", model::to_string(cause.first->severity));
  out.text("label", publish::expected_label(*cause.first));
  out.text("advice", publish::advice(*cause.first));
  out.key("findings");
  out.open_list();
  for (const model::Finding* finding : cause.all) {
    out.number(static_cast<std::uint64_t>(finding - findings.data()));
  }
  out.close_list();
  out.close_object();
}

void put_code_points(JsonText& out, std::string_view text, const std::vector<text::Span>& spans) {
  std::size_t counted = 0;  // up to `at`
  std::uint32_t at = 0;
  const auto number = [&](std::uint32_t to) {
    counted += count_code_points(text::slice(text, {at, to}));
    at = to;
    out.number(std::uint64_t{counted});
  };
  out.open_list();
  for (const text::Span& span : spans) {
    out.open_list();
    number(span.begin);
    number(span.end);
    out.close_list();
  }
  out.close_list();
}

}  // namespace

std::string reading_json(const model::Report& report,
                         const std::vector<app::ClaimDecision>& decisions,
                         const std::vector<text::Span>& violence) {
  const std::string told = model::to_json(report, false);
  JsonText out(JsonText::Form::Compact, told.size() * 2);
  out.open_object();
  out.key("report");
  out.written(told);
  out.key("cards");
  out.open_object();
  for (const model::Claim& claim : report.claims) put_card(out, claim);
  out.close_object();
  out.key("causes");
  out.open_list();
  for (const publish::ToldOnce& cause : publish::told_once(report.findings)) {
    put_cause(out, cause, report.findings);
  }
  out.close_list();
  out.key("violence");
  put_code_points(out, report.document.text, violence);
  out.key("decisions");
  out.written(app::to_json(decisions));
  out.close_object();
  return std::move(out).take();
}

}  // namespace plumbline::http
