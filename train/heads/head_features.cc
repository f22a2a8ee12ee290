// SPDX-License-Identifier: Apache-2.0
//
// What the program sees of the heads of documents, for train.py: usage `head_features < DOCUMENTS`.
// A line of the input is a JSON object with "text" and "form" ("file": read as a text file is,
// "text": taken as it is, without blocks, as a field of JSONL is); the answer repeats it with
// "head" (the lines above the text with their features), "read" (what the program states) and where
// the text begins.

#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "ingest/ingest.h"
#include "language/frame.h"
#include "language/frame_head.h"

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

Json answer(Json request, const refdata::RefData& refdata) {
  model::Document document;
  const auto text = request.at("text").get<std::string>();
  if (request.at("form") == "file") {
    document = ingested(text);
  } else {
    document.text = text;
  }
  request["head"] = head_of(document, refdata);
  state_frame(document, refdata);
  request["read"] = {{"publisher", document.publisher},
                     {"title", document.title},
                     {"date", to_iso(document.published)},
                     {"authors", document.authors}};
  return request;
}

}  // namespace
}  // namespace plumbline::language

int main() {
  const auto refdata = plumbline::refdata::RefData::load().take();
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << plumbline::language::answer(nlohmann::json::parse(line), refdata).dump() << '\n';
  }
  return 0;
}
