// SPDX-License-Identifier: Apache-2.0
//
// How fast is what `scan` does to every byte? Processor time of one core: the pattern pass over
// plain text with the whole lexicon, the gate over pages, the sifting of a WARC (in this process,
// so that unpacking and splitting are counted), and the weighing of texts.
//
// Usage: scan_bench TEXT PAGES.warc [PAGES.warc.gz]     bench/scan.py makes them.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

#include "base/file.h"
#include "ingest/gate.h"
#include "ingest/sift.h"
#include "scan/features.h"
#include "scan/model.h"

using namespace plumbline;

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// The best of five, MB/s.
template <class Work>
void measure(const char* what, std::uint64_t bytes, Work work) {
  double best = 1e9;
  std::size_t count = 0;
  for (int round = 0; round < 5; ++round) {
    const double begin = cpu_seconds();
    count = work();
    best = std::min(best, cpu_seconds() - begin);
  }
  std::printf("%-46s %8.0f MB/s  %zu\n", what, static_cast<double>(bytes) / 1e6 / best, count);
}

std::uint64_t sift_all(std::string_view bytes, std::string_view gate) {
  ingest::SiftTally tally;
  std::size_t at = 0;
  const ingest::ChunkSource chunks = [&]() -> std::string_view {
    const std::string_view chunk = bytes.substr(at, std::size_t{2} << 20U);
    at += chunk.size();
    return chunk;
  };
  const ingest::RawFile about{"bench", {}, {}, {}};
  (void)ingest::sift(about, gate, chunks, [](const ingest::Part&) { return true; }, tally);
  return tally.unpacked;
}

}  // namespace

int main(int argc, char** argv) {
  const auto data = refdata::RefData::load();
  if (!data || argc < 3) return 2;
  const auto vocabulary = scan::Vocabulary::make(*data);
  const auto text = read_file(argv[1]);
  if (!vocabulary || !text) return 2;
  const auto gate = text::BytePhrases::view(vocabulary->gate_table());
  measure("pattern pass, whole lexicon, plain text", text->size(),
          [&] { return vocabulary->find(*text).size(); });
  for (int i = 2; i < argc; ++i) {
    const auto pages = read_file(argv[i]);
    if (!pages || !gate) return 2;
    const std::uint64_t unpacked = sift_all(*pages, vocabulary->gate_table());
    if (unpacked == pages->size()) {
      measure("gate over the same pages, raw", pages->size(),
              [&] { return std::size_t{gate->any(*pages, text::ByteForm::Markup)}; });
    }
    measure(argv[i], unpacked, [&] { return sift_all(*pages, vocabulary->gate_table()); });
  }
  constexpr std::size_t kArticle = 2700;
  const auto model = scan::Model::load(data->blob("scan_model"));
  if (!model) return 2;
  measure("reading and weighing of texts of 2.7 KB", text->size() / 4, [&] {
    std::size_t passed = 0;
    for (std::size_t at = 0; at + kArticle < text->size() / 4; at += kArticle) {
      const auto reading =
          scan::read_features(*vocabulary, "", std::string_view(*text).substr(at, kArticle));
      passed += model->probability(reading.features) >= 0.5 ? 1U : 0U;
    }
    return passed;
  });
  return 0;
}
