// SPDX-License-Identifier: Apache-2.0
//
// Words a second from raw text to claims: language_bench rules|learned FILE... (each file a
// document). Prints one line: words, microseconds a document of 450 words, words a second of one
// core.

#include <cstdio>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "extract/extract.h"
#include "language/analyse.h"

namespace {

using namespace plumbline;

int refuse(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (argc < 3 || (mode != "rules" && mode != "learned")) {
    std::fprintf(stderr, "usage: language_bench rules|learned FILE...\n");
    return 2;
  }
  auto reference = refdata::RefData::load();
  if (!reference) return refuse(std::move(reference).error());
  std::optional<language::Learned> learned;
  if (mode == "learned") {
    auto opened = language::Learned::open(reference->blob("engine"));
    if (!opened) return refuse(std::move(opened).error());
    learned = std::move(opened).take();
  }
  std::vector<model::Document> documents;
  for (int i = 2; i < argc; ++i) {
    auto text = read_file(argv[i]);
    if (!text) return refuse(std::move(text).error());
    documents.emplace_back();
    documents.back().text = std::move(text).take();
  }
  constexpr double kSeconds = 2.0;  // long enough for a steady figure
  std::size_t words = 0;
  std::size_t claims = 0;
  const std::clock_t begin = std::clock();  // our own time: the machine is shared
  double passed = 0;
  while (passed < kSeconds) {
    for (const model::Document& document : documents) {
      const auto analysis = language::analyse(document, *reference, learned ? &*learned : nullptr);
      claims += extract::extract_claims(document, analysis, *reference).size();
      words += analysis.tokens.size();
    }
    passed = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  }
  const double rate = static_cast<double>(words) / passed;
  std::printf("%zu words, %zu claims, %.0f us for 450 words, %.0f words/s\n", words, claims,
              450e6 / rate, rate);
  return 0;
}
