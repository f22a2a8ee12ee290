// SPDX-License-Identifier: Apache-2.0
//
// Words a second of analyse() over plain text: language_bench FILE... (each file a document).
// Prints one line: words, microseconds a document of 450 words, words a second.

#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "base/file.h"
#include "language/analyse.h"

int main(int argc, char** argv) {
  using namespace plumbline;
  const auto reference = refdata::RefData::load();
  if (!reference) {
    std::fprintf(stderr, "%s\n", reference.error().message.c_str());
    return 1;
  }
  std::vector<model::Document> documents;
  for (int i = 1; i < argc; ++i) {
    auto text = read_file(argv[i]);
    if (!text) {
      std::fprintf(stderr, "%s\n", text.error().message.c_str());
      return 1;
    }
    documents.emplace_back();
    documents.back().text = std::move(text).take();
  }
  if (documents.empty()) {
    std::fprintf(stderr, "usage: language_bench FILE...\n");
    return 2;
  }
  constexpr double kSeconds = 2.0;  // long enough for a steady figure
  std::size_t words = 0;
  const std::clock_t begin = std::clock();  // our own time: the machine is shared
  double passed = 0;
  while (passed < kSeconds) {
    for (const model::Document& document : documents) {
      words += language::analyse(document, *reference).tokens.size();
    }
    passed = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  }
  const double rate = static_cast<double>(words) / passed;
  std::printf("%zu words, %.0f us for 450 words, %.0f words/s\n", words, 450e6 / rate, rate);
  return 0;
}
