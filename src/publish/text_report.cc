// SPDX-License-Identifier: Apache-2.0
//
// The report for a terminal: findings first, gravest on top, then every claim in reading order.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "publish/display.h"
#include "publish/publish.h"
#include "publish/wording.h"

namespace plumbline::publish {
namespace {

constexpr std::size_t kPassageLimit = 420;  // code points shown of one passage
constexpr std::size_t kLabelColumns = 13;
constexpr std::size_t kLeastWidth = 40;

enum class Ink { Plain, Bold, Dim, Red, Yellow, Blue, Green };

const char* ink_code(Ink ink) {
  switch (ink) {
    case Ink::Plain: return "";
    case Ink::Bold: return "\x1b[1m";
    case Ink::Dim: return "\x1b[2m";
    case Ink::Red: return "\x1b[1;31m";
    case Ink::Yellow: return "\x1b[33m";
    case Ink::Blue: return "\x1b[36m";
    case Ink::Green: return "\x1b[32m";
  }
  return "";
}

Ink severity_ink(model::Severity severity) {
  switch (severity) {
    case model::Severity::Grave: return Ink::Red;
    case model::Severity::Warning: return Ink::Yellow;
    case model::Severity::Notice: return Ink::Blue;
  }
  return Ink::Plain;
}

// The sign before a finding: readable without colour.
const char* severity_sign(model::Severity severity) {
  switch (severity) {
    case model::Severity::Grave: return "!!";
    case model::Severity::Warning: return " !";
    case model::Severity::Notice: return " i";
  }
  return "  ";
}

class TextPage {
 public:
  explicit TextPage(const TextStyle& style)
      : colour_(style.colour),
        width_(std::max(static_cast<std::size_t>(std::max(style.width, 0)), kLeastWidth)) {}

  [[nodiscard]] std::string paint(Ink ink, const std::string& words) const {
    if (!colour_ || ink == Ink::Plain) return words;
    return ink_code(ink) + words + "\x1b[0m";
  }

  void line(const std::string& text = "") { out_ += text + "\n"; }

  void heading(const std::string& words) {
    line();
    line(paint(Ink::Bold, words));
  }

  // "   label        wrapped value", the value hanging under itself.
  void labelled(const std::string& label, const std::string& value, Ink ink = Ink::Plain) {
    const std::size_t margin = 5 + kLabelColumns;
    bool first = true;
    for (const std::string& part : wrap(visible(value), width_ - margin)) {
      const std::string left =
          first ? "     " + paint(Ink::Dim, fmt::format("{:<{}}", label, kLabelColumns))
                : std::string(margin, ' ');
      line(left + paint(ink, part));
      first = false;
    }
  }

  void paragraph(std::size_t margin, const std::string& text, Ink ink = Ink::Plain) {
    for (const std::string& part : wrap(visible(text), width_ - margin)) {
      line(std::string(margin, ' ') + paint(ink, part));
    }
  }

  std::string take() { return std::move(out_); }

 private:
  bool colour_;
  std::size_t width_;
  std::string out_;
};

std::string quoted_words(const model::Report& report, const model::Passage& passage) {
  return shortened(text::slice(report.document.text, passage.span), kPassageLimit);
}

void print_head(TextPage& page, const model::Report& report) {
  const model::Document& document = report.document;
  page.line(
      page.paint(Ink::Bold, visible(document.title.empty() ? document.name : document.title)));
  std::vector<std::string> facts;
  if (!document.title.empty()) facts.push_back(visible(document.name));
  facts.push_back(document.publisher.empty() ? "publisher not stated"
                                             : visible(document.publisher));
  facts.push_back(document.published.stated() ? to_iso(document.published) : "no date");
  facts.push_back(
      fmt::format("{} claim{}", report.claims.size(), report.claims.size() == 1 ? "" : "s"));
  facts.push_back(finding_summary(report.findings));
  page.paragraph(0, fmt::format("{}", fmt::join(facts, " \u00B7 ")), Ink::Dim);
}

// "[source-unnamed, claims c2 c4]"
std::string where_words(const ToldOnce& told) {
  std::vector<std::string> claims;
  for (const model::Finding* finding : told.all) {
    if (!finding->claim.empty()) claims.push_back(finding->claim);
  }
  if (claims.empty()) return told.first->code;
  return fmt::format("{}, claim{} {}", told.first->code, claims.size() == 1 ? "" : "s",
                     fmt::join(claims, " "));
}

void print_finding(TextPage& page, const model::Report& report, const ToldOnce& told) {
  page.line();
  const model::Finding& finding = *told.first;
  const Ink ink = severity_ink(finding.severity);
  std::string head = fmt::format("{} {}", severity_sign(finding.severity),
                                 model::finding_code(finding.code).title);
  page.line(page.paint(ink, head) + page.paint(Ink::Dim, "  [" + where_words(told) + "]"));
  std::set<std::string> shown;
  for (const model::Finding* each : told.all) {
    const std::string words = each->words.empty() ? quoted_words(report, each->passage)
                                                  : shortened(each->words, kPassageLimit);
    if (words.empty() || !shown.insert(words).second) continue;
    page.labelled(shown.size() == 1 ? "text" : "", in_marks(words));
  }
  page.labelled("why", finding.explanation);
  if (!finding.expected.empty()) {
    page.labelled(expected_label(finding), finding.expected, Ink::Green);
  }
  if (!finding.reference.empty()) page.labelled("reference", finding.reference);
  page.labelled("what to do", advice(finding));
}

void print_verification(TextPage& page, const model::Verification& check) {
  const bool alarm = verification_alarms(check.status);
  const bool missing = check.status == model::VerificationStatus::SourceMissing;
  const Ink ink = alarm ? Ink::Red : (missing ? Ink::Dim : Ink::Green);
  page.labelled(
      "check",
      std::string(alarm ? "NO: " : (missing ? "" : "yes: ")) + verification_words(check.status),
      ink);
  page.labelled("record", reference_words(check));
  page.labelled("its words", check.expected, Ink::Green);
  for (const model::WordEdit& edit : check.edits) page.labelled("difference", edit_words(edit));
  if (check.found_in) page.labelled("stands in", found_words(*check.found_in));
  page.labelled("note", alarm ? std::string() : check.explanation);
}

void print_quotations(TextPage& page, const model::Report& report) {
  if (report.quotations.empty()) return;
  page.heading("Quotations of which no claim was made");
  for (const model::Quotation& quotation : report.quotations) {
    page.line();
    page.paragraph(5, in_marks(quoted_words(report, quotation.passage)));
    print_verification(page, quotation.verification);
  }
}

void write_sources(TextPage& page, const model::AttributionChain& chain) {
  for (const model::ChainLink& link : chain.links) {
    std::string words = link_words(link) + " \u2014 " + to_string(link.manner);
    if (!link.cue.empty()) words += ", \u201C" + link.cue + "\u201D";
    page.labelled("link", words);
  }
}

void print_claim(TextPage& page, const model::Report& report, const model::Claim& claim,
                 bool verbose) {
  page.line();
  std::vector<std::string> facts{kind_label(claim.kind)};
  if (!claim.about.empty()) facts.push_back(fmt::format("{}", fmt::join(claim.about, " ")));
  if (claim.direct_quote) facts.emplace_back("in quotation marks");
  if (claim.modality != model::Modality::Asserted) facts.emplace_back(to_string(claim.modality));
  if (claim.polarity == model::Polarity::Negative) facts.emplace_back("negated");
  page.line(page.paint(Ink::Bold, fmt::format("{:>4} ", claim.id)) +
            page.paint(Ink::Blue, fmt::format("{}", fmt::join(facts, " \u00B7 "))));
  const std::string words = quoted_words(report, claim.passages.front());
  page.paragraph(5, claim.direct_quote ? in_marks(words) : words);
  page.labelled("who says it", chain_words(claim.chain));
  if (verbose) write_sources(page, claim.chain);
  for (const Line& line : content_lines(claim)) page.labelled(line.label, line.value);
  if (claim.verification) print_verification(page, *claim.verification);
  if (verbose) {
    const text::Span span = claim.passages.front().span;
    page.labelled("bytes", fmt::format("{} to {}", span.begin, span.end));
    for (const model::Producer& producer : claim.producers) {
      page.labelled("found by", producer.stage + ": " + producer.rule);
    }
  }
}

}  // namespace

std::string to_text(const model::Report& report, const TextStyle& style) {
  TextPage page(style);
  print_head(page, report);
  if (!report.document.diagnostics.empty()) {
    page.heading("Reading the file");
    for (const model::Diagnostic& diagnostic : report.document.diagnostics) {
      page.labelled(diagnostic.code, diagnostic.message);
    }
  }
  if (!report.findings.empty()) page.heading("What a reader must know");
  for (const ToldOnce& told : told_once(report.findings)) print_finding(page, report, told);
  page.heading(report.claims.empty() ? "No claim was found." : "Every claim, in order");
  for (const model::Claim& claim : report.claims) print_claim(page, report, claim, style.verbose);
  print_quotations(page, report);
  page.line();
  return page.take();
}

}  // namespace plumbline::publish
