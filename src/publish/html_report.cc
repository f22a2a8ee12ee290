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

std::string safe(std::string_view text) {
  return escape_html(visible(text));
}

std::string passage_html(const Report& report, const model::Passage& passage) {
  return safe(text::slice(report.document.text, passage.span));
}

bool alarming(const Report& report, const Claim& claim) {
  if (claim.verification && verification_alarms(claim.verification->status)) return true;
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
    return finding.claim == claim.id && finding.severity == model::Severity::Grave;
  });
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
  const char* alarm = alarming(report, inner) ? " alarm" : "";
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
    out +=
        fmt::format("<a class=\"mark\" href=\"#{0}\" aria-label=\"claim {0}\">{0}</a>", claim->id);
  }
}

void write_text(std::string& out, const Report& report) {
  out += "<main class=\"text\" id=\"text\">\n<h2>The text</h2>\n<p dir=\"auto\">";
  std::set<std::string> opened;
  for (const Segment& segment : segments(report)) write_segment(out, report, segment, opened);
  out += "</p>\n</main>\n";
}

void write_chain(std::string& out, const model::AttributionChain& chain) {
  out += "<ol class=\"chain\" aria-label=\"who says it, publisher first\">";
  for (const model::ChainLink& link : chain.links) {
    const bool loose = link.status != model::LinkStatus::Named;
    out +=
        fmt::format("<li><bdi{}>{}</bdi>", loose ? " class=\"loose\"" : "", safe(link_words(link)));
    if (!link.cue.empty()) {
      out += fmt::format(" <span class=\"cue\">\u201C{}\u201D</span>", safe(link.cue));
    }
    out += "</li>";
  }
  out += "</ol>\n";
}

std::string edit_html(const model::WordEdit& edit) {
  std::string out;
  if (!edit.source.empty()) out += "<del>" + safe(edit.source) + "</del> ";
  if (!edit.quoted.empty()) out += "<ins>" + safe(edit.quoted) + "</ins> ";
  return out + "<span class=\"cue\">" + safe(edit_words(edit)) + "</span>";
}

void write_verification(std::string& out, const model::Verification& check) {
  const bool bad = verification_alarms(check.status);
  const bool missing = check.status == model::VerificationStatus::SourceMissing;
  out += fmt::format("<div class=\"check{}\"><p><strong>{} {}</strong></p>\n",
                     bad ? " bad" : (missing ? "" : " good"),
                     bad ? "\u2717" : (missing ? "\u2013" : "\u2713"),
                     verification_words(check.status));
  if (!check.reference.empty()) out += "<p>" + safe(check.reference) + "</p>\n";
  if (!check.expected.empty()) {
    out += "<p>The record: \u201C" + safe(check.expected) + "\u201D</p>\n";
  }
  if (!check.edits.empty()) {
    out += "<ul>";
    for (const model::WordEdit& edit : check.edits) out += "<li>" + edit_html(edit) + "</li>";
    out += "</ul>\n";
  }
  if (!check.explanation.empty()) out += "<p>" + safe(check.explanation) + "</p>\n";
  out += "</div>\n";
}

void write_claim(std::string& out, const Report& report, const Claim& claim) {
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
  out += "</h3>\n<blockquote dir=\"auto\">" + passage_html(report, claim.passages.front()) +
         "</blockquote>\n";
  write_chain(out, claim.chain);
  const std::vector<Line> lines = content_lines(claim);
  if (!lines.empty()) {
    out += "<dl>";
    for (const Line& line : lines) {
      out += fmt::format("<dt>{}</dt><dd>{}</dd>", escape_html(line.label), safe(line.value));
    }
    out += "</dl>\n";
  }
  if (claim.verification) write_verification(out, *claim.verification);
  out += "</article>\n";
}

void write_finding(std::string& out, const Report& report, const Finding& finding) {
  out += fmt::format("<li class=\"finding {0}\"><h3><span class=\"level\">{0}</span> {1}</h3>\n",
                     to_string(finding.severity), model::finding_code(finding.code).title);
  const std::string words =
      finding.words.empty() ? passage_html(report, finding.passage) : safe(finding.words);
  if (!words.empty()) out += "<p dir=\"auto\">\u201C" + words + "\u201D</p>\n";
  if (!finding.expected.empty())
    out += "<p>Expected: <ins>" + safe(finding.expected) + "</ins></p>\n";
  if (!finding.reference.empty()) out += "<p>Reference: " + safe(finding.reference) + "</p>\n";
  out += "<p>" + safe(finding.explanation) + "</p>\n<p class=\"cue\"><code>" + finding.code +
         "</code>";
  if (!finding.claim.empty())
    out += fmt::format(" \u00B7 <a href=\"#{0}\">claim {0}</a>", finding.claim);
  out += "</p></li>\n";
}

void write_findings(std::string& out, const Report& report) {
  out += "<section class=\"findings\" aria-labelledby=\"findings\"><h2 id=\"findings\">";
  out += report.findings.empty() ? "No findings" : "What a reader must know";
  out += "</h2>\n<ol>\n";
  for (const Finding& finding : report.findings) write_finding(out, report, finding);
  out += "</ol></section>\n";
}

void write_head(std::string& out, const Report& report) {
  const model::Document& document = report.document;
  const std::string title = safe(document.title.empty() ? document.name : document.title);
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
  out += document.publisher.empty() ? "Publisher not stated"
                                    : "<bdi>" + safe(document.publisher) + "</bdi>";
  for (const std::string& author : document.authors)
    out += " \u00B7 <bdi>" + safe(author) + "</bdi>";
  out += document.published.stated() ? " \u00B7 " + to_iso(document.published) : " \u00B7 no date";
  out += "</p>\n<p>" + safe(document.name) + "</p>\n";
  out +=
      fmt::format("<p>{} claims, {}</p>\n", report.claims.size(), finding_summary(report.findings));
  for (const model::Diagnostic& diagnostic : document.diagnostics) {
    out += "<p>" + safe(diagnostic.code) + ": " + safe(diagnostic.message) + "</p>\n";
  }
  out += "</header>\n";
}

}  // namespace

std::string to_html(const Report& report) {
  std::string out;
  write_head(out, report);
  write_findings(out, report);
  out += "<div class=\"columns\">\n";
  write_text(out, report);
  out +=
      "<aside aria-labelledby=\"claims\"><h2 id=\"claims\">Every claim, in order</h2>\n<div "
      "class=\"claims\">\n";
  for (const Claim& claim : report.claims) write_claim(out, report, claim);
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
