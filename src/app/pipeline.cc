// SPDX-License-Identifier: Apache-2.0

#include "app/pipeline.h"

#include <iterator>

#include "extract/extract.h"
#include "ingest/ingest.h"
#include "language/analyse.h"
#include "refdata/refdata.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kVersionDigits = 12;  // of the hash of the reference data

class Engine final : public Pipeline {
 public:
  explicit Engine(refdata::RefData refdata) : refdata_(std::move(refdata)) {}

  void read(const std::string& name, std::string_view bytes, const Sink& sink) const override {
    ingest::read_bytes(name, bytes, ingest::Options{}, sink);
  }

  // Document -> Analysis -> Claims -> Findings -> Report.
  model::Report analyse(model::Document document,
                        const verify::ReferenceLibrary* library) const override {
    language::Analysis analysis = language::analyse(document, refdata_);
    std::vector<model::Claim> claims = extract::extract_claims(document, analysis, refdata_);
    std::vector<model::Finding> findings =
        verify::verify_claims(document, claims, refdata_, library);
    std::move(analysis.diagnostics.begin(), analysis.diagnostics.end(),
              std::back_inserter(document.diagnostics));
    return {std::move(document), std::move(claims), std::move(findings)};
  }

  void verify(model::Report& report, const verify::ReferenceLibrary* library) const override {
    report.findings = verify::verify_claims(report.document, report.claims, refdata_, library);
  }

  std::string version() const override {
    return std::string(model::engine_version()) + "+" +
           std::string(refdata_.version().substr(0, kVersionDigits));
  }

 private:
  refdata::RefData refdata_;
};

}  // namespace

Result<std::unique_ptr<Pipeline>> load_pipeline() {
  ingest::start_sandbox();  // while the process is small and has one thread
  PL_TRY(refdata::RefData refdata, refdata::RefData::load());
  return std::unique_ptr<Pipeline>(std::make_unique<Engine>(std::move(refdata)));
}

}  // namespace plumbline::app
