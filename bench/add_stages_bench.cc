// SPDX-License-Identifier: Apache-2.0
//
// Where the time of `add` goes: each stage of a document alone, on one thread, without the sandbox.
//
//   add_stages_bench LIST.jsonl [WORKSPACE]
//
// Prints the CPU time a document that each stage takes, and one hash over all that was derived: two
// builds that print the same hash say the same of every document. The stage `store` is measured if
// a workspace (a folder that is not there yet) is named.

#include <ctime>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/hash.h"
#include "extract/extract.h"
#include "ingest/ingest.h"
#include "language/analyse.h"
#include "language/frame.h"
#include "refdata/refdata.h"
#include "store/records.h"
#include "store/writer.h"
#include "verify/verify.h"

namespace {

using namespace plumbline;  // NOLINT: a program of one file

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
constexpr std::size_t kBatch = 512;

double cpu_ms() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) * 1e-6;
}

// CPU time between two calls of lap() goes to the stage named.
class Stages {
 public:
  void lap(std::string_view stage) {
    const double now = cpu_ms();
    for (auto& [name, spent] : stages_) {
      if (name != stage) continue;
      spent += now - since_;
      since_ = now;
      return;
    }
    stages_.emplace_back(stage, now - since_);
    since_ = now;
  }
  void print(std::size_t documents) const {
    double all = 0;
    for (const auto& [name, spent] : stages_) {
      all += spent;
      std::cout << name << '\t' << spent / static_cast<double>(documents) << " ms\n";
    }
    std::cout << "all\t" << all / static_cast<double>(documents) << " ms\n";
  }

 private:
  double since_ = cpu_ms();
  std::vector<std::pair<std::string_view, double>> stages_;
};

int measure(const std::string& list, const std::string& workspace) {
  const auto refdata = refdata::RefData::load();
  const auto bytes = read_file(list, kMostBytes);
  if (!refdata || !bytes) return 1;
  std::vector<store::Writer> writer;
  if (!workspace.empty()) {
    auto opened = store::Writer::open(workspace);
    if (!opened) return 1;
    writer.push_back(std::move(opened).take());
  }
  Stages stages;
  Sha256 derived;
  std::size_t count = 0;
  ingest::Options options;
  options.isolation = ingest::Isolation::InProcess;
  ingest::read_bytes(list, *bytes, options, [&](const std::string&, Result<model::Document> read) {
    if (!read) return;
    model::Document document = std::move(read).take();
    stages.lap("ingest");
    language::state_frame(document, *refdata);
    stages.lap("frame");
    const language::Analysis analysis = language::analyse(document, *refdata);
    stages.lap("language");
    std::vector<model::Claim> claims = extract::extract_claims(document, analysis, *refdata);
    stages.lap("extract");
    std::vector<model::Finding> findings =
        verify::verify_claims(document, analysis.tokens, claims, *refdata, nullptr);
    stages.lap("verify");
    const store::Provenance provenance{document.id.value, document.text.size(), "bench", {}};
    const store::DocumentRows rows =
        store::make_rows({std::move(document), std::move(claims), std::move(findings)}, provenance);
    stages.lap("rows");
    derived.add(rows.reading);
    if (++count % kBatch == 0 && !writer.empty()) (void)writer[0].commit();
    if (!writer.empty()) (void)writer[0].put(rows);
    stages.lap("store");
  });
  if (!writer.empty()) (void)writer[0].commit();
  stages.lap("store");
  if (count == 0) return 1;
  stages.print(count);
  std::cout << count << " documents, derived " << derived.hex() << '\n';
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: add_stages_bench LIST.jsonl [WORKSPACE]\n";
    return 2;
  }
  return measure(argv[1], argc > 2 ? argv[2] : "");
}
