// SPDX-License-Identifier: Apache-2.0

#include "app/scan_model.h"

#include "app/scan_labels.h"
#include "app/scan_parts.h"
#include "base/file.h"
#include "refdata/refdata.h"
#include "scan/features.h"
#include "scan/model.h"

namespace plumbline::app {
namespace {

std::vector<scan::Example> examples_of(const std::vector<LabelledText>& texts,
                                       const scan::Vocabulary& vocabulary) {
  std::vector<scan::Example> out;
  for (const LabelledText& text : texts) {
    scan::Reading reading = scan::read_features(vocabulary, text.title, text.text);
    out.push_back({std::move(reading.features), text.relevant, text.weight, text.group});
  }
  return out;
}

ScanQuality quality_of(const std::vector<LabelledText>& texts,
                       const std::vector<scan::Example>& examples, const scan::Model& model,
                       std::vector<double> probabilities) {
  ScanQuality out;
  out.learned_from = model.learned_from();
  out.texts = texts.size();
  for (const LabelledText& text : texts) {
    out.relevant += text.relevant ? 1 : 0;
    out.ids.push_back(text.id);
  }
  for (const scan::Expected& row : scan::expected_of(examples, probabilities)) {
    const double sum = row.precision + row.recall;
    const double f1 = sum > 0 ? 2 * row.precision * row.recall / sum : 0;
    out.rows.push_back({row.threshold, row.precision, row.recall, f1});
  }
  out.probabilities = std::move(probabilities);
  return out;
}

}  // namespace

Result<scan::Model> load_scan_model(const refdata::RefData& data, const std::string& path) {
  if (path.empty()) return scan::Model::load(data.blob("scan_model"));
  PL_TRY(const std::string bytes, read_file(path));
  auto model = scan::Model::load(bytes);
  if (!model) return std::move(model).error().within(path);
  return model;
}

Result<ScanQuality> train_scan(const std::vector<std::string>& labels, const std::string& model) {
  PL_TRY(const std::vector<LabelledText> texts, read_labels(labels));
  PL_TRY(const refdata::RefData data, refdata::RefData::load());
  PL_TRY(const scan::Vocabulary vocabulary, scan::Vocabulary::make(data));
  const std::vector<scan::Example> examples = examples_of(texts, vocabulary);
  PL_TRY(scan::Trained trained, scan::train(examples, {}));
  if (Status written = write_file_atomic(model, trained.model.save()); !written) {
    return std::move(written).error();
  }
  return quality_of(texts, examples, trained.model, std::move(trained.held_out));
}

Result<ScanQuality> evaluate_scan(const std::vector<std::string>& labels,
                                  const std::string& model) {
  PL_TRY(const std::vector<LabelledText> texts, read_labels(labels));
  PL_TRY(const refdata::RefData data, refdata::RefData::load());
  PL_TRY(const scan::Vocabulary vocabulary, scan::Vocabulary::make(data));
  PL_TRY(const scan::Model loaded, load_scan_model(data, model));
  const std::vector<scan::Example> examples = examples_of(texts, vocabulary);
  std::vector<double> probabilities;
  for (const scan::Example& example : examples) {
    probabilities.push_back(loaded.probability(example.features));
  }
  return quality_of(texts, examples, loaded, std::move(probabilities));
}

}  // namespace plumbline::app
