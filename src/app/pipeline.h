// SPDX-License-Identifier: Apache-2.0
//
// The line from bytes to a report, and the seam at which tests put a small one of their own.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/engine_kind.h"
#include "base/result.h"
#include "model/report.h"

namespace plumbline::verify {
class ReferenceLibrary;
}

namespace plumbline::app {

// Const and shareable by threads.
class Pipeline {
 public:
  using Sink = std::function<void(const std::string& name, Result<model::Document> document)>;

  virtual ~Pipeline() = default;
  // Each document that the bytes hold, or why there is none.
  virtual void read(const std::string& name, std::string_view bytes, const Sink& sink) const = 0;
  // What a document that is not analysed (a reference) states of itself; analyse() does it too.
  virtual void state_frame(model::Document& document) const = 0;
  // The one country that the title of a reference names, alpha-3; empty if it names none or more.
  // That of a body ("United States Department of State") counts only where there is no other.
  [[nodiscard]] virtual std::string country_of(const model::Document& document) const = 0;
  // To whom a document gives its words (resolve/credits.h). Pure.
  [[nodiscard]] virtual std::vector<std::string> credits(const model::Document& document) const = 0;
  // Claims and findings of a document. `library` may be null. Pure.
  [[nodiscard]] virtual model::Report analyse(model::Document document,
                                              const verify::ReferenceLibrary* library) const = 0;
  // The same of several, in their order, without a library. Short ones are read together, stage by
  // stage, which is faster.
  [[nodiscard]] virtual std::vector<model::Report> analyse_all(
      std::vector<model::Document> documents) const;
  // Holds the claims of a report against a library (again); its findings are replaced.
  virtual void verify(model::Report& report, const verify::ReferenceLibrary* library) const = 0;
  // Of program and reference data together: what was derived under another version is out of date.
  [[nodiscard]] virtual std::string version() const = 0;
};

// Whether files will be read: then the first reader gets ready while the pipeline is loaded.
enum class Reads : std::uint8_t { Nothing, Files };

// The real one. Loading takes a few milliseconds, with the learned engine some thirty more.
[[nodiscard]] Result<std::unique_ptr<Pipeline>> load_pipeline(EngineKind kind,
                                                              Reads reads = Reads::Files);

}  // namespace plumbline::app
