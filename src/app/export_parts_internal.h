// SPDX-License-Identifier: Apache-2.0
//
// What the formats of `export` share, and those that are made of more than claims.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/export.h"
#include "refdata/refdata.h"
#include "store/reader.h"

namespace plumbline::app {

// What was asked for, and what it is looked up in. Views.
struct ExportScope {
  const store::Workspace& workspace;
  const store::ClaimFilter& filter;
  const refdata::RefData& refdata;
};

// Where the bytes go: counted, and either into a file that appears when it is whole, or out.
class ExportTarget {
 public:
  // Both must outlive it.
  ExportTarget(const ExportOptions& options, const ExportWatch& watch)
      : path_(options.out), watch_(watch) {}

  [[nodiscard]] Status open() {
    if (path_ == "-") return Done{};
    PL_TRY(OutputFile file, OutputFile::create(path_));
    file_.emplace(std::move(file));
    return Done{};
  }
  [[nodiscard]] Status append(std::string_view bytes) {
    bytes_ += bytes.size();
    return file_ ? file_->append(bytes) : watch_.bytes(bytes);
  }
  [[nodiscard]] Status close() { return file_ ? file_->commit() : Status(Done{}); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  const std::string& path_;
  const ExportWatch& watch_;
  std::optional<OutputFile> file_;
  std::uint64_t bytes_ = 0;
};

// The words of the documents that fit, read again by the engine asked for.
[[nodiscard]] Result<ExportProgress> export_conllu(const ExportOptions& options,
                                                   const ExportScope& scope,
                                                   const ExportWatch& watch);

// The files that the documents that fit came from; without a condition also those of references.
[[nodiscard]] Result<ExportProgress> export_originals(const ExportOptions& options,
                                                      const ExportScope& scope,
                                                      const ExportWatch& watch);

}  // namespace plumbline::app
