// SPDX-License-Identifier: Apache-2.0
//
// The report as one page: the text with its claims marked at the left, the claims at the right.
// Nothing is loaded, nothing is executed; the page forbids both itself.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "publish/display.h"
#include "publish/html_style_internal.h"
#include "publish/publish.h"
#include "publish/wording.h"

namespace plumbline::publish {
namespace {

using model::Claim;
using model::Finding;
using model::Report;

// The gravest finding of a claim, and a sign for it that needs no colour.
struct Alarm {
  const char* style = "";
  const char* sign = "";
};
Alarm alarm_of(const Report& report, const Claim& claim) {
  const Finding* worst = nullptr;  // findings come gravest first
  for (const Finding& finding : report.findings) {
    if (finding.claim == claim.id && worst == nullptr) worst = &finding;
  }
  const bool bad = claim.verification && verification_alarms(claim.verification->status);
  if (bad || (worst != nullptr && worst->severity == model::Severity::Grave)) {
    return {" grave", "!!"};
  }
  if (worst == nullptr) return {};
  return worst->severity == model::Severity::Warning ? Alarm{" warning", "!"}
                                                     : Alarm{" notice", ""};
}

// A stretch of text covered by the same claims throughout.
struct Segment {
  text::Span span;
  std::vector<const Claim*> claims;  // the shortest first
};

std::vector<Segment> segments(const Report& report) {
  std::set<std::uint32_t> borders{0, static_cast<std::uint32_t>(report.document.text.size())};
  for (const Claim& claim : report.claims) {
    borders.insert(claim.passages.front().span.begin);
    borders.insert(claim.passages.front().span.end);
  }
  std::vector<Segment> out;
  for (auto at = borders.begin(); std::next(at) != borders.end(); ++at) {
    out.push_back({{*at, *std::next(at)}, {}});
  }
  for (const Claim& claim : report.claims) {
    const text::Span span = claim.passages.front().span;
    auto first = std::lower_bound(
        out.begin(), out.end(), span.begin,
        [](const Segment& segment, std::uint32_t begin) { return segment.span.begin < begin; });
    for (; first != out.end() && first->span.begin < span.end; ++first) {
      first->claims.push_back(&claim);
    }
  }
  for (Segment& segment : out) {
    std::stable_sort(segment.claims.begin(), segment.claims.end(),
                     [](const Claim* a, const Claim* b) {
                       return a->passages.front().span.size() < b->passages.front().span.size();
                     });
  }
  return out;
}

// Plain text to paragraphs: blank lines part them. Characters that cannot be seen are shown.
void write_plain(std::string& out, std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t gap = text.find("\n\n", at);
    const std::string_view part = text.substr(at, gap == std::string_view::npos ? gap : gap - at);
    const std::string shown = escape_html(visible(part));
    // visible() trims; the blanks at the ends part this run from its neighbours.
    if (!part.empty() && (part.front() == ' ' || part.front() == '\n')) out += ' ';
    out += shown;
    if (!part.empty() && part.size() > 1 && (part.back() == ' ' || part.back() == '\n')) out += ' ';
    if (gap == std::string_view::npos) return;
    out += "</p>\n<p dir=\"auto\">";
    at = gap + 2;
  }
}

void write_segment(std::string& out, const Report& report, const Segment& segment,
                   std::set<std::string>& opened) {
  const std::string_view words = text::slice(report.document.text, segment.span);
  if (segment.claims.empty()) {
    write_plain(out, words);
    return;
  }
  const Claim& inner = *segment.claims.front();
  std::string ids;
  for (const Claim* claim : segment.claims) {
    if (opened.insert(claim->id).second) ids += fmt::format("<span id=\"t-{}\"></span>", claim->id);
  }
  const char* alarm = alarm_of(report, inner).style;
  out += fmt::format("{}<mark class=\"k-{}{}\">", ids, to_string(inner.kind), alarm);
  // A mark does not cross paragraphs: close it and open it again.
  std::string plain;
  write_plain(plain, words);
  const std::string paragraph = "</p>\n<p dir=\"auto\">";
  const std::string again =
      fmt::format("</mark>{}<mark class=\"k-{}{}\">", paragraph, to_string(inner.kind), alarm);
  for (std::size_t at = plain.find(paragraph); at != std::string::npos;
       at = plain.find(paragraph, at + again.size())) {
    plain.replace(at, paragraph.size(), again);
  }
  out += plain + "</mark>";
  for (const Claim* claim : segment.claims) {
    if (claim->passages.front().span.end != segment.span.end) continue;
    out += fmt::format("<a class=\"mark\" href=\"#{0}\" aria-label=\"claim {0}\">{0}{1}</a>",
                       claim->id, alarm_of(report, *claim).sign);
  }
}

void write_text(std::string& out, const Report& report) {
  out += "<main class=\"text\" id=\"text\">\n<h2>The text</h2>\n<p class=\"legend\">";
  std::set<std::string_view> kinds;
  for (const Claim& claim : report.claims) {
    if (!kinds.insert(to_string(claim.kind)).second) continue;
    out += fmt::format("<span class=\"k-{}\">{}</span> ", to_string(claim.kind),
                       kind_label(claim.kind));
  }
  out += "</p>\n<p dir=\"auto\">";
  std::set<std::string> opened;
  for (const Segment& segment : segments(report)) write_segment(out, report, segment, opened);
  out += "</p>\n</main>\n";
}

void write_chain(std::string& out, const model::AttributionChain& chain) {
  out +=
      "<ol class=\"chain\" aria-label=\"who says it: the publisher first, then whom it has it "
      "from\">";
  for (const model::ChainLink& link : chain.links) {
    const bool loose = link.status != model::LinkStatus::Named;
    out += fmt::format("<li><bdi{}>{}</bdi>", loose ? " class=\"loose\"" : "",
                       safe_html(link_words(link)));
    if (!link.cue.empty()) {
      out += fmt::format(" <span class=\"cue\">\u201C{}\u201D</span>", safe_html(link.cue));
    }
    out += "</li>";
  }
  out += "</ol>\n";
}

std::string edit_html(const model::WordEdit& edit) {
  std::string out;
  if (!edit.source.empty()) out += "<del>" + safe_html(edit.source) + "</del> ";
  if (!edit.quoted.empty()) out += "<ins>" + safe_html(edit.quoted) + "</ins> ";
  return out + "<span class=\"cue\">" + safe_html(edit_words(edit)) + "</span>";
}

void write_verification(std::string& out, const model::Verification& check) {
  const bool bad = verification_alarms(check.status);
  const bool missing = check.status == model::VerificationStatus::SourceMissing;
  out += fmt::format("<div class=\"check{}\"><p><strong>{} {}</strong></p>\n",
                     bad ? " bad" : (missing ? "" : " good"),
                     bad ? "\u2717" : (missing ? "\u2013" : "\u2713"),
                     verification_words(check.status));
  if (!check.reference.empty()) out += "<p>" + safe_html(reference_words(check)) + "</p>\n";
  if (!check.expected.empty()) {
    out += "<p>The record: \u201C" + safe_html(check.expected) + "\u201D</p>\n";
  }
  if (!check.edits.empty()) {
    out += "<ul>";
    for (const model::WordEdit& edit : check.edits) out += "<li>" + edit_html(edit) + "</li>";
    out += "</ul>\n";
  }
  if (check.found_in) out += "<p>Stands in " + safe_html(found_words(*check.found_in)) + "</p>\n";
  if (!check.explanation.empty()) out += "<p>" + safe_html(check.explanation) + "</p>\n";
  out += "</div>\n";
}

void write_quotations(std::string& out, const Report& report) {
  for (const model::Quotation& quotation : report.quotations) {
    out += "<article class=\"claim\"><h3>Quotation of which no claim was made</h3>\n<blockquote>" +
           safe_html(text::slice(report.document.text, quotation.passage.span)) + "</blockquote>\n";
    write_verification(out, quotation.verification);
    out += "</article>\n";
  }
}

// "! Two speakers are possible", each a way to the finding.
void write_claim_findings(std::string& out, const std::vector<ToldOnce>& findings,
                          const Claim& claim) {
  std::string links;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& first = *findings[i].first;
    const bool here = std::any_of(findings[i].all.begin(), findings[i].all.end(),
                                  [&](const Finding* each) { return each->claim == claim.id; });
    if (!here) continue;
    links += fmt::format("<li class=\"{0}\"><a href=\"#f{1}\">{2}</a></li>",
                         to_string(first.severity), i + 1, model::finding_code(first.code).title);
  }
  if (!links.empty()) out += "<ul class=\"told\">" + links + "</ul>\n";
}

void write_claim(std::string& out, const Report& report, const std::vector<ToldOnce>& findings,
                 const Claim& claim) {
  out += fmt::format(
      "<article id=\"{0}\">\n<h3><a href=\"#t-{0}\">{0}</a> <span class=\"kind k-{1}\">{2}</span>",
      claim.id, to_string(claim.kind), kind_label(claim.kind));
  const auto fact = [&out](std::string_view words) {
    out += fmt::format(" <span class=\"fact\">{}</span>", escape_html(words));
  };
  for (const std::string& country : claim.about) fact(country);
  if (claim.direct_quote) fact("in quotation marks");
  if (claim.modality != model::Modality::Asserted) fact(to_string(claim.modality));
  if (claim.polarity == model::Polarity::Negative) fact("negated");
  const std::string_view words = text::slice(report.document.text, claim.passages.front().span);
  out += "</h3>\n<blockquote dir=\"auto\">" +
         safe_html(claim.direct_quote ? in_marks(words) : std::string(words)) + "</blockquote>\n";
  write_claim_findings(out, findings, claim);
  write_chain(out, claim.chain);
  const std::vector<Line> lines = content_lines(claim);
  if (!lines.empty()) {
    out += "<dl>";
    for (const Line& line : lines) {
      out += fmt::format("<dt>{}</dt><dd>{}</dd>", escape_html(line.label), safe_html(line.value));
    }
    out += "</dl>\n";
  }
  if (claim.verification) write_verification(out, *claim.verification);
  out += "</article>\n";
}

void write_finding(std::string& out, const Report& report, const ToldOnce& told,
                   std::size_t number) {
  const Finding& finding = *told.first;
  out += fmt::format(
      "<li class=\"finding {0}\" id=\"f{1}\"><h3><span class=\"level\">{0}</span> {2}</h3>\n",
      to_string(finding.severity), number, model::finding_code(finding.code).title);
  std::set<std::string> shown;
  std::string claims;
  for (const Finding* each : told.all) {
    const std::string words =
        each->words.empty() ? std::string(text::slice(report.document.text, each->passage.span))
                            : each->words;
    if (!words.empty() && shown.insert(words).second) {
      out += "<blockquote dir=\"auto\">" + safe_html(in_marks(words)) + "</blockquote>\n";
    }
    if (!each->claim.empty()) claims += fmt::format(" <a href=\"#{0}\">{0}</a>", each->claim);
  }
  out += "<p>" + safe_html(finding.explanation) + "</p>\n<dl>";
  const auto line = [&out](const char* label, const std::string& value) {
    if (!value.empty()) out += fmt::format("<dt>{}</dt><dd>{}</dd>", label, value);
  };
  line(expected_label(finding),
       finding.expected.empty() ? "" : "<ins>" + safe_html(finding.expected) + "</ins>");
  line("reference", safe_html(finding.reference));
  line("what to do", safe_html(advice(finding)));
  out += "</dl>\n<p class=\"cue\"><code>" + finding.code + "</code>";
  if (!claims.empty()) out += " \u00B7 claim" + claims;
  out += "</p></li>\n";
}

void write_findings(std::string& out, const Report& report, const std::vector<ToldOnce>& findings) {
  out += "<section class=\"findings\" aria-labelledby=\"findings\"><h2 id=\"findings\">";
  out += findings.empty() ? "No findings" : "What a reader must know";
  out += "</h2>\n<ol>\n";
  for (std::size_t i = 0; i < findings.size(); ++i) {
    write_finding(out, report, findings[i], i + 1);
  }
  out += "</ol></section>\n";
}

// What the page is called: the title, else the outlet, else the file's own name.
std::string name_of(const model::Document& document) {
  if (!document.title.empty()) return safe_html(document.title);
  if (!document.publisher.empty()) return safe_html(document.publisher);
  return safe_html(document.name.substr(document.name.rfind('/') + 1));
}

void write_head(std::string& out, const Report& report) {
  const model::Document& document = report.document;
  const std::string title = name_of(document);
  out +=
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n";
  out += "<title>" + title + " \u2013 Plumbline</title>\n<style>";
  out += kStyleSheet;
  out +=
      "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">To the text</a>\n<header>\n<h1 "
      "dir=\"auto\">" +
      title + "</h1>\n<p>";
  out += document.publisher.empty() ? "publisher not stated"
                                    : "<bdi>" + safe_html(document.publisher) + "</bdi>";
  for (const std::string& author : document.authors)
    out += " \u00B7 <bdi>" + safe_html(author) + "</bdi>";
  out += document.published.stated() ? " \u00B7 " + to_iso(document.published) : " \u00B7 no date";
  out += " \u00B7 <code>" + safe_html(document.name) + "</code></p>\n";
  out += fmt::format("<p class=\"sum\">{} claim{}: {}</p>\n", report.claims.size(),
                     report.claims.size() == 1 ? "" : "s", finding_summary(report.findings));
  for (const model::Diagnostic& diagnostic : document.diagnostics) {
    out += "<p>" + safe_html(diagnostic.code) + ": " + safe_html(diagnostic.message) + "</p>\n";
  }
  out += "</header>\n";
}

}  // namespace

std::string to_html(const Report& report) {
  std::string out;
  write_head(out, report);
  const std::vector<ToldOnce> findings = told_once(report.findings);
  write_findings(out, report, findings);
  out += "<div class=\"columns\">\n";
  write_text(out, report);
  out +=
      "<aside aria-labelledby=\"claims\"><h2 id=\"claims\">Every claim, in order</h2>\n<div "
      "class=\"claims\">\n";
  for (const Claim& claim : report.claims) write_claim(out, report, findings, claim);
  write_quotations(out, report);
  out +=
      "</div></aside>\n</div>\n<footer>\n<p>A machine read this text; every claim shows the words "
      "it "
      "rests on. Whether a claim is true is not decided here.</p>\n";
  out += fmt::format(
      "<p>Plumbline {}; SHA-256 of the file <code>{}</code></p>\n</footer>\n</body>\n</html>\n",
      model::engine_version(), escape_html(report.document.id.value));
  return out;
}

}  // namespace plumbline::publish
