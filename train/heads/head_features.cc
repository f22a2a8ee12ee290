// SPDX-License-Identifier: Apache-2.0
//
// What the program sees of the heads of documents, for train.py: usage
// `head_features [MODEL] < DOCUMENTS`; with MODEL (data/engine.bin) also what the learned engine
// takes the lines for ("guess"), and "read" is what both together state.
//
// A line of the input is a JSON object with "text" and "form" ("file": read as a text file is,
// "text": taken as it is, without blocks, as a field of JSONL is); the answer repeats it with
// "head" (the lines above the text with their features), "stretches" (words in which the frame may
// stand, with their places in "read_text"), "read" (what the program states) and where the text
// begins.

#include <iostream>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "base/file.h"
#include "ingest/ingest.h"
#include "language/frame.h"
#include "language/frame_head.h"
#include "language/learned.h"
#include "language/publisher_choice.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

using Json = nlohmann::json;

Json names_of(const HeadFeatures& features) {
  Json names = Json::array();
  for (std::size_t f = 0; f < kHeadFeatures; ++f) {
    if (features.test(f)) names.push_back(name_of(static_cast<HeadFeature>(f)));
  }
  return names;
}

Json head_of(const model::Document& document, const refdata::RefData& refdata) {
  const HeadInputs inputs = head_inputs(document, refdata);
  const FrameNames names(refdata);
  const std::vector<HeadLine> lines =
      head_features(document.text, inputs.lines, inputs.running, names);
  const std::vector<HeadRole> roles = best_roles(lines, names.head_weights());
  Json head = Json::array();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const HeadLine& line = lines[i];
    const Json fixed = line.fixed ? Json(name_of(*line.fixed)) : Json();
    head.push_back({{"text", text::slice(document.text, inputs.lines[i].text)},
                    {"name_text", text::slice(document.text, line.name_at)},
                    {"first", line.first},
                    {"fixed", fixed},
                    {"line", names_of(line.line)},
                    {"name", names_of(line.name)},
                    {"role", name_of(roles[i])}});
  }
  return {{"lines", head}, {"ends", inputs.running.begin}};
}

// The stretches that the learned engine reads, each as the words it sees with their places (bytes).
Json stretches_of(const model::Document& document, const refdata::RefData& refdata) {
  Json stretches = Json::array();
  for (const text::Span& span : frame_stretches(document, refdata)) {
    const std::string_view words = text::slice(document.text, span);
    Json tokens = Json::array();
    for (const text::Token& token : text::tokenize(words)) {
      tokens.push_back({text::slice(words, token.span), span.begin + token.span.begin,
                        span.begin + token.span.end});
    }
    stretches.push_back(std::move(tokens));
  }
  return stretches;
}

// As a text file is read, so that lines and paragraphs are those of the program.
model::Document ingested(const std::string& text) {
  ingest::Options options;
  options.isolation = ingest::Isolation::InProcess;
  model::Document found;
  ingest::read_bytes("head.txt", text, options,
                     [&](const std::string&, Result<model::Document> read) {
                       if (read) found = std::move(read).take();
                     });
  return found;
}

Json guess_of(const model::Document& document, const refdata::RefData& refdata,
              const Learned& learned) {
  const FrameGuess guess = learned.read_frame(document.text, frame_stretches(document, refdata));
  Json publishers = Json::array();
  for (const FrameGuess::Named& each : guess.publishers) {
    publishers.push_back({{"text", text::slice(document.text, each.text)}, {"lead", each.lead}});
  }
  return {{"publishers", publishers}};
}

// Who may be the publisher, with what speaks for it; without the features that are 0.
Json candidates_of(const model::Document& document, const refdata::RefData& refdata,
                   const Learned& learned) {
  Json candidates = Json::array();
  for (const PublisherCandidate& each : publisher_candidates(document, refdata, learned)) {
    Json features = Json::object();
    for (std::size_t f = 0; f < kPublisherFeatures; ++f) {
      if (each.features[f] == 0) continue;
      features[std::string(name_of(static_cast<PublisherFeature>(f)))] = each.features[f];
    }
    candidates.push_back({{"text", text::slice(document.text, each.text)}, {"features", features}});
  }
  return candidates;
}

Json answer(Json request, const refdata::RefData& refdata, const Learned* learned) {
  model::Document document;
  const auto text = request.at("text").get<std::string>();
  if (request.at("form") == "file") {
    document = ingested(text);
  } else {
    document.text = text;
  }
  request["head"] = head_of(document, refdata);
  request["stretches"] = stretches_of(document, refdata);
  request["read_text"] = document.text;
  if (learned != nullptr) {
    request["guess"] = guess_of(document, refdata, *learned);
    request["candidates"] = candidates_of(document, refdata, *learned);
    model::Document ruled = document;
    state_frame(ruled, refdata, nullptr);
    request["ruled"] = {{"publisher", ruled.publisher}, {"title", ruled.title}};
  }
  state_frame(document, refdata, learned);
  request["read"] = {{"publisher", document.publisher},
                     {"title", document.title},
                     {"date", to_iso(document.published)},
                     {"authors", document.authors}};
  return request;
}

}  // namespace
}  // namespace plumbline::language

int main(int argc, char** argv) {
  using namespace plumbline;  // NOLINT: a program of one file
  const auto refdata = refdata::RefData::load().take();
  std::string model;
  std::optional<language::Learned> learned;
  if (argc > 1) {
    model = read_file(argv[1]).take();
    learned = language::Learned::open(model).take();
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto answer =
        language::answer(nlohmann::json::parse(line), refdata, learned ? &*learned : nullptr);
    std::cout << answer.dump() << '\n';
  }
  return 0;
}
