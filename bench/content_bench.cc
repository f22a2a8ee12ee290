// SPDX-License-Identifier: Apache-2.0
//
// The content readers alone, each sentence a proposition of its own.
//
//   content_bench < texts.jsonl            time for all texts ({"text": ..., "title": ...} a line)
//   content_bench --claims < texts.jsonl   one line a text: a JSON list of its claims
//   content_bench --layers < texts.jsonl   what the analysis saw, for those who write frames
//
// eval/factbook.py scores the second form.

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "extract/content.h"
#include "language/analyse.h"
#include "language/dump.h"
#include "model/json.h"

namespace {

using plumbline::extract::Proposition;

struct Sample {
  plumbline::model::Document document;
  plumbline::language::Analysis analysis;
};

std::vector<Sample> read_samples(const plumbline::refdata::RefData& refdata) {
  std::vector<Sample> samples;
  for (std::string line; std::getline(std::cin, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("text")) continue;
    Sample sample;
    sample.document.id.value = std::to_string(samples.size());
    sample.document.text = json["text"].get<std::string>();
    if (json.contains("title") && json["title"].is_string()) {
      sample.document.title = json["title"].get<std::string>();
    }
    sample.document.language = "en";
    sample.analysis = plumbline::language::analyse(sample.document, refdata);
    samples.push_back(std::move(sample));
  }
  return samples;
}

std::vector<plumbline::model::Claim> read(const Sample& sample,
                                          const plumbline::refdata::RefData& refdata) {
  std::vector<plumbline::model::Claim> claims;
  for (const auto& sentence : sample.analysis.sentences) {
    Proposition proposition;
    proposition.tokens = sentence.tokens;
    for (auto& claim : plumbline::extract::read_content({sample.document, sample.analysis, refdata},
                                                        proposition)) {
      claims.push_back(std::move(claim));
    }
  }
  return claims;
}

int print_claims(const std::vector<Sample>& samples, const plumbline::refdata::RefData& refdata) {
  for (const Sample& sample : samples) {
    std::string line = "[";
    for (const auto& claim : read(sample, refdata)) {
      if (line.size() > 1) line += ",";
      line += plumbline::model::to_json(claim, sample.document.text);
    }
    std::cout << line << "]\n";
  }
  return 0;
}

int measure(const std::vector<Sample>& samples, const plumbline::refdata::RefData& refdata) {
  constexpr int kRounds = 5;
  std::size_t words = 0;
  for (const Sample& sample : samples) words += sample.analysis.tokens.size();
  double best = 1e9;
  std::size_t claims = 0;
  for (int round = 0; round < kRounds; ++round) {
    claims = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const Sample& sample : samples) claims += read(sample, refdata).size();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count());
  }
  std::cout << samples.size() << " texts, " << words << " tokens, " << claims
            << " claims: " << best * 1e3 << " ms, " << best * 1e3 * 450 / static_cast<double>(words)
            << " ms per 450 tokens\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto refdata = plumbline::refdata::RefData::load();
  if (!refdata) return 3;
  const std::vector<Sample> samples = read_samples(*refdata);
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "--claims") return print_claims(samples, *refdata);
  if (mode == "--layers") {
    for (const Sample& sample : samples) {
      std::cout << plumbline::language::dump(sample.analysis, sample.document.text) << "\n";
    }
    return 0;
  }
  return measure(samples, *refdata);
}
