// SPDX-License-Identifier: Apache-2.0
//
// How long reference data takes to load (target: under 10 ms), and to find names in text.
//
//   refdata_bench [FILE]   names are looked for in FILE, or in a built-in sentence

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "base/file.h"
#include "refdata/refdata.h"
#include "text/token.h"

namespace {

using namespace plumbline;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

int bench_load() {
  constexpr int kRuns = 21;
  std::vector<double> times;
  for (int i = 0; i < kRuns; ++i) {
    const Clock::time_point start = Clock::now();
    const Result<refdata::RefData> loaded = refdata::RefData::load();
    times.push_back(ms_since(start));
    if (!loaded) {
      std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
      return 1;
    }
  }
  const double first = times.front();
  std::sort(times.begin(), times.end());
  std::printf("refdata.load  first %.2f ms  median %.2f ms\n", first, times[times.size() / 2]);
  return 0;
}

void bench_names(const std::string& text) {
  const Result<refdata::RefData> loaded = refdata::RefData::load();
  if (!loaded) return;
  const std::vector<text::Token> tokens = text::tokenize(text);
  constexpr int kRuns = 200;
  std::size_t found = 0;
  const Clock::time_point start = Clock::now();
  for (int i = 0; i < kRuns; ++i) {
    found = 0;
    for (const text::PhraseTable* table :
         {&loaded->country_names(), &loaded->place_names(), &loaded->agency_names(),
          &loaded->cue_phrases(), &loaded->term_phrases()}) {
      found += table->find_longest(tokens).size();
    }
  }
  const double each = ms_since(start) / kRuns;
  std::printf("refdata.names  %zu tokens  %zu found  %.1f us  %.1f ns a token and table\n",
              tokens.size(), found, each * 1e3,
              each * 1e6 / 5 / static_cast<double>(std::max<std::size_t>(tokens.size(), 1)));
}

}  // namespace

int main(int argc, char** argv) {
  if (const int failed = bench_load(); failed != 0) return failed;
  std::string text =
      "The ministry in Baku said on Monday that two women from Nakhchivan, recruited in Tbilisi, "
      "were taken to Istanbul, according to Reuters and the International Organization for "
      "Migration.";
  if (argc > 1) {
    Result<std::string> bytes = read_file(argv[1]);
    if (bytes) text = *bytes;
  }
  bench_names(text);
  return 0;
}
