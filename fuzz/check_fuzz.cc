// SPDX-License-Identifier: Apache-2.0
//
// The whole line behind the readers, on any text: every passage lies in the text, and the report
// can be written, shown and read again. The first line is the publisher.

#include <algorithm>

#include "extract/extract.h"
#include "ingest_fuzz_main.h"
#include "language/analyse.h"
#include "model/json.h"
#include "publish/publish.h"
#include "refdata/refdata.h"
#include "verify/verify.h"

using namespace plumbline;

namespace {

void check_passage(const model::Passage& passage, const model::Document& document) {
  if (passage.document != document.id) return;
  fuzz::require(passage.span.begin <= passage.span.end);
  fuzz::require(is_utf8_border(document.text, passage.span.begin));
  fuzz::require(is_utf8_border(document.text, passage.span.end));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 1024;  // longer ones teach nothing new and take longer
  if (size > kMost) return -1;
  static const refdata::RefData kRefdata = refdata::RefData::load().take();
  const std::string all = repair_utf8(fuzz::raw_file(data, size, "fuzz").bytes);
  const std::size_t line = std::min(all.find('\n'), all.size());
  model::Document document;
  document.id.value = "fuzz";
  document.published = {2024, 6, 24};
  document.publisher = all.substr(0, line);
  document.text = all.substr(std::min(line + 1, all.size()));
  const language::Analysis analysis = language::analyse(document, kRefdata);
  std::vector<model::Claim> claims = extract::extract_claims(document, analysis, kRefdata);
  std::vector<model::Finding> findings = verify::verify_claims(document, claims, kRefdata, nullptr);
  for (const model::Claim& claim : claims) {
    for (const model::Passage& passage : claim.passages) check_passage(passage, document);
    for (const model::ChainLink& link : claim.chain.links) {
      if (link.speaker) check_passage(*link.speaker, document);
      if (link.cue_passage) check_passage(*link.cue_passage, document);
    }
  }
  for (const model::Finding& finding : findings) check_passage(finding.passage, document);
  const model::Report report{std::move(document), std::move(claims), std::move(findings)};
  const std::string json = model::to_json(report, false);
  const Result<model::Report> again = model::report_from_json(json);
  fuzz::require(again.ok() && model::to_json(*again, false) == json);
  fuzz::require(is_valid_utf8(publish::to_html(report)));
  fuzz::require(is_valid_utf8(publish::to_text(report, {.width = 60, .verbose = true})));
  return 0;
}
