// SPDX-License-Identifier: Apache-2.0
//
// What the workspace keeps to find copies of articles, without their texts; and the texts by hash.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "store/reader.h"
#include "store/records.h"
#include "store/workspace.h"

namespace plumbline::store {

struct SketchedArticle {
  std::int64_t row = 0;  // under which pairs of articles are kept (laid.h); never shown
  std::string hash;
  std::string reader;  // version of what made the text out of the bytes
  std::string name;    // names of victims withheld, here and in the title
  std::string title;
  std::string publisher;
  Date published;
  std::optional<SketchRow> sketch;  // none: added before there were sketches
};

// All documents that were read for claims, in order of hash.
using SketchSink = std::function<Status(SketchedArticle article)>;
[[nodiscard]] Status each_sketch(const Workspace& workspace, const SketchSink& sink);

// Texts of documents by hash; compiled once, used often. Must not outlive the workspace.
class TextReader {
 public:
  [[nodiscard]] static Result<TextReader> open(const Workspace& workspace,
                                               Names names = Names::Withheld);
  TextReader(TextReader&&) noexcept;
  ~TextReader();
  // NotFound if there is no such document.
  [[nodiscard]] Result<std::string> text(const std::string& hash);

 private:
  struct State;
  explicit TextReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace plumbline::store
