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
#include "resolve/credits.h"
#include "resolve/sketch.h"
#include "store/records.h"
#include "store/writer.h"
#include "verify/verify.h"

namespace {

using namespace plumbline;  // NOLINT: a program of one file

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
constexpr std::size_t kBatch = 512;
constexpr std::size_t kTogether = 32;

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

class Bench {
 public:
  explicit Bench(refdata::RefData refdata) : refdata_(std::move(refdata)) {}

  bool open(const std::string& workspace) {
    auto opened = store::Writer::open(workspace);
    if (opened) writer_.push_back(std::move(opened).take());
    return !writer_.empty();
  }

  int measure(const std::string& list, const std::string& bytes) {
    ingest::Options options;
    options.isolation = ingest::Isolation::InProcess;
    stages_ = Stages();  // its time begins now
    ingest::read_bytes(list, bytes, options, [&](const std::string&, Result<model::Document> read) {
      if (read) documents_.push_back(std::move(read).take());
      if (documents_.size() == kTogether) make();
    });
    make();
    if (!writer_.empty()) (void)writer_[0].commit();
    stages_.lap("store");
    if (count_ == 0) return 1;
    stages_.print(count_);
    std::cout << count_ << " documents, derived " << derived_.hex() << '\n';
    return 0;
  }

 private:
  // As app/add_items.cc does it: stage by stage for all that are made together.
  void make() {
    stages_.lap("ingest");
    std::vector<const model::Document*> parts;
    for (model::Document& document : documents_) {
      language::state_frame(document, refdata_);
      parts.push_back(&document);
    }
    stages_.lap("frame");
    std::vector<language::Analysis> analyses = language::analyse_all(parts, refdata_);
    stages_.lap("language");
    std::vector<extract::ToExtract> read;
    for (std::size_t i = 0; i < parts.size(); ++i) read.push_back({*parts[i], analyses[i]});
    std::vector<extract::Extracted> extracted = extract::extract_all(read, refdata_);
    stages_.lap("extract");
    std::vector<verify::ToVerify> told;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      told.push_back({*parts[i], analyses[i].tokens, extracted[i].claims});
    }
    std::vector<verify::Verified> verified = verify::verify_all(told, refdata_, nullptr);
    std::vector<model::Report> reports;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      reports.push_back({{},
                         std::move(extracted[i].claims),
                         std::move(verified[i].findings),
                         std::move(verified[i].quotations),
                         std::move(extracted[i].shielded.withheld)});
    }
    stages_.lap("verify");
    std::vector<store::SketchRow> sketches;
    for (const model::Document& document : documents_) {
      sketches.push_back({resolve::kSketchForm,
                          resolve::to_bytes(resolve::sketch_of(document.text)),
                          resolve::credits_of(document, refdata_)});
    }
    stages_.lap("sketch");
    keep(std::move(reports), std::move(sketches));
    documents_.clear();
  }

  void keep(std::vector<model::Report> reports, std::vector<store::SketchRow> sketches) {
    std::vector<store::DocumentRows> all;
    for (std::size_t i = 0; i < reports.size(); ++i) {
      const store::Provenance provenance{
          documents_[i].id.value, documents_[i].text.size(), "bench", {}};
      reports[i].document = std::move(documents_[i]);
      all.push_back(store::make_rows(std::move(reports[i]), provenance));
      all.back().sketch = std::move(sketches[i]);
    }
    stages_.lap("rows");
    for (const store::DocumentRows& rows : all) {
      derived_.add(rows.reading);
      derived_.add(rows.withheld);
      if (++count_ % kBatch == 0 && !writer_.empty()) (void)writer_[0].commit();
      if (!writer_.empty()) (void)writer_[0].put(rows);
    }
    stages_.lap("store");
  }

  refdata::RefData refdata_;
  std::vector<store::Writer> writer_;
  Stages stages_;
  Sha256 derived_;
  std::size_t count_ = 0;
  std::vector<model::Document> documents_;
};

int run(const std::string& list, const std::string& workspace) {
  auto refdata = refdata::RefData::load();
  const auto bytes = read_file(list, kMostBytes);
  if (!refdata || !bytes) return 1;
  Bench bench(std::move(refdata).take());
  if (!workspace.empty() && !bench.open(workspace)) return 1;
  return bench.measure(list, *bytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: add_stages_bench LIST.jsonl [WORKSPACE]\n";
    return 2;
  }
  return run(argv[1], argc > 2 ? argv[2] : "");
}
