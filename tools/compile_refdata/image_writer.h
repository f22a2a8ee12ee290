// SPDX-License-Identifier: Apache-2.0
//
// Sections into one image (src/refdata/image_format.h). The same sections give the same bytes.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tsv.h"

namespace plumbline::refdata_compiler {

class ImageWriter {
 public:
  void add(const std::string& name, std::string bytes) { sections_[name] = std::move(bytes); }
  // Header, directory and sections, sealed with version and checksum.
  [[nodiscard]] std::string finish() const;

 private:
  std::map<std::string, std::string> sections_;
};

// A TSV, or rows gathered from several, as the bytes of a TableView.
[[nodiscard]] std::string table_bytes(const std::vector<std::string_view>& columns,
                                      const std::vector<std::vector<std::string_view>>& rows);
[[nodiscard]] std::string table_bytes(const Tsv& tsv);

}  // namespace plumbline::refdata_compiler
