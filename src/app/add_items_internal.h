// SPDX-License-Identifier: Apache-2.0
//
// What `add` makes of the documents it has read: rows for the writer. This is where its time goes.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/add.h"
#include "app/pipeline.h"
#include "model/document.h"
#include "store/ledger.h"
#include "store/records.h"

namespace plumbline::app {

// What one part of a file brings to the writer.
struct AddItem {
  std::optional<store::DocumentRows> rows;
  std::optional<store::FileRow> row;
  std::optional<AddOutcome> outcome;
  bool closes = false;  // nothing more comes of its file
};

[[nodiscard]] std::size_t weight_of(const AddItem& item);  // bytes it holds

// A document to be made into rows.
struct AddTask {
  model::Document document;
  store::Provenance provenance;
  std::string path;    // of its file, as it was given
  std::string member;  // within it; empty for the file itself
};

// Documents that are made together (Pipeline::analyse_all): so many, or fewer that hold so much.
constexpr std::size_t kTogether = 32;
constexpr std::size_t kTogetherBytes = std::size_t{128} << 10U;

// What is gathered to be made together.
template <class Each>
class GatheredItems {
 public:
  // Of so many bytes of text. True: it is time to take them.
  bool add(Each each, std::size_t bytes) {
    held_.reserve(kTogether);
    held_.push_back(std::move(each));
    bytes_ += bytes;
    return held_.size() >= kTogether || bytes_ >= kTogetherBytes;
  }
  [[nodiscard]] bool empty() const { return held_.empty(); }
  [[nodiscard]] std::vector<Each> take() {
    bytes_ = 0;
    return std::exchange(held_, {});
  }

 private:
  std::vector<Each> held_;
  std::size_t bytes_ = 0;
};

// Rows and outcome of each, in their order: claims and findings, or, of references, what quotations
// need. Pure.
[[nodiscard]] std::vector<AddItem> make_items(const Pipeline& pipeline, std::vector<AddTask> tasks);

}  // namespace plumbline::app
