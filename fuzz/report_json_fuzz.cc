// SPDX-License-Identifier: Apache-2.0
//
// Our own JSON form, handed back by somebody else: a report is refused, or it can be written,
// shown and read again.

#include "ingest_fuzz_main.h"
#include "model/json.h"
#include "publish/publish.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::raw_file(data, size, "fuzz").bytes;
  const Result<model::Report> report = model::report_from_json(bytes);
  if (!report) {
    model::Document document;
    document.text = "The report says so.";
    if (const auto claim = model::claim_from_json(bytes, document)) {
      fuzz::require(model::claim_from_json(model::to_json(*claim, document.text), document).ok());
    }
    return 0;
  }
  const std::string written = model::to_json(*report, false);
  const Result<model::Report> again = model::report_from_json(written);
  fuzz::require(again.ok() && model::to_json(*again, false) == written);
  fuzz::require(is_valid_utf8(publish::to_html(*report)));
  fuzz::require(is_valid_utf8(publish::to_text(*report, {.width = 60, .verbose = true})));
  return 0;
}
