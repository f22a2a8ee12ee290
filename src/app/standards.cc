// SPDX-License-Identifier: Apache-2.0

#include "app/standards.h"

#include <algorithm>

#include "assess/standard.h"
#include "refdata/refdata.h"

namespace plumbline::app {
namespace {

StandardEntry standard_entry(const assess::Standard& standard) {
  StandardEntry out;
  out.id = standard.id;
  out.title = standard.title;
  out.issuer = standard.issuer;
  out.kind = standard.kind;
  if (!standard.versions.empty()) out.version = standard.versions.back().name;
  out.note = standard.note;
  out.source = standard.source;
  out.verified = standard.verified;
  out.paragraphs = standard.paragraphs.size();
  out.rules = standard.rules.size();
  out.recollected = static_cast<std::size_t>(std::count_if(
      standard.paragraphs.begin(), standard.paragraphs.end(),
      [](const auto& each) { return each.verified == model::Verified::Recollection; }));
  out.assesses = standard.begins && !standard.rules.empty();
  return out;
}

StandardParagraph paragraph_of(const assess::Standard& standard, const assess::Paragraph& from) {
  StandardParagraph out{from.id,
                        from.parent,
                        from.kind,
                        from.group,
                        from.law,
                        from.title,
                        from.text,
                        to_iso(from.from),
                        to_iso(from.to),
                        assess::to_string(from.presumption),
                        from.verified,
                        from.source,
                        {}};
  for (const assess::Question& question : standard.questions) {
    if (question.criterion == from.id) out.questions.push_back(question.words);
  }
  return out;
}

}  // namespace

Result<std::vector<StandardEntry>> list_standards() {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  std::vector<StandardEntry> out;
  for (const assess::Standard& head : assess::list_standards(refdata)) {
    PL_TRY(const assess::Standard standard, assess::load_standard(refdata, head.id));
    out.push_back(standard_entry(standard));
  }
  return out;
}

Result<StandardShown> show_standard(const std::string& id, int year) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const assess::Standard standard, assess::load_standard(refdata, id));
  StandardShown out;
  out.entry = standard_entry(standard);
  if (year == 0) {
    for (const assess::Paragraph& each : standard.paragraphs) {
      out.paragraphs.push_back(paragraph_of(standard, each));
    }
  } else {
    PL_TRY(const Period period, assess::period_of(standard, year));
    out.entry.version = assess::version_on(standard, period.to);
    for (const assess::Paragraph* each : assess::in_force(standard, period.to)) {
      out.paragraphs.push_back(paragraph_of(standard, *each));
    }
  }
  for (const assess::Rule& rule : standard.rules) {
    out.rules.push_back({rule.id, rule.criterion, rule.question, rule.bearing, rule.lasting,
                         rule.reason, rule.written.when, rule.written.words, rule.written.unless});
  }
  return out;
}

}  // namespace plumbline::app
