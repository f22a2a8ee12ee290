// SPDX-License-Identifier: Apache-2.0
//
// The one place that writes zips, with libarchive: members of a known size in the order given,
// without times, so that the same members give the same bytes.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/output_file.h"
#include "base/result.h"

namespace plumbline {

class ZipWriter {
 public:
  // `sink` must outlive it.
  explicit ZipWriter(const ByteSink& sink);
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;
  ~ZipWriter();

  // `fill` gives its sink exactly `size` bytes. Stored as they are, or deflated.
  enum class Packing : std::uint8_t { Stored, Deflated };
  [[nodiscard]] Status add(const std::string& name, std::uint64_t size, Packing packing,
                           const std::function<Status(const ByteSink& bytes)>& fill);
  [[nodiscard]] Status add(const std::string& name, std::string_view bytes, Packing packing);
  [[nodiscard]] Status finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace plumbline
