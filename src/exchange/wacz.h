// SPDX-License-Identifier: Apache-2.0
//
// WACZ 1.1.1 (Webrecorder): the originals of a workspace as one bundle that programs for web
// archives open and `add` takes back. Each original is a `resource` record of WARC 1.1 (ISO
// 28500) with its bytes as they came and their SHA-256; a field of our own keeps its name.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/output_file.h"
#include "base/result.h"

namespace plumbline::exchange {

struct OriginalFile {
  std::string hash;        // SHA-256 of the bytes
  std::string added;       // UTC, "2026-11-24T04:30:00Z"
  std::string name;        // "report.csv": its ending may settle what it is
  std::string media_type;  // empty: not known
  std::string url;         // of the web; empty: it came from a file
  std::string title;
};

class WaczWriter {
 public:
  // `engine`: version of the program. `sink` must outlive it. Needs room for the packed originals
  // in the folder for temporary files.
  [[nodiscard]] static Result<WaczWriter> create(const ByteSink& sink, std::string engine);

  // Bytes whose SHA-256 is not that of `file` are refused as Malformed.
  [[nodiscard]] Status add(const OriginalFile& file, std::string_view bytes);
  [[nodiscard]] Status finish();

 private:
  WaczWriter(const ByteSink& sink, std::string engine, Spool warc)
      : sink_(sink), engine_(std::move(engine)), warc_(std::move(warc)) {}
  [[nodiscard]] Status add_record(std::string_view head, std::string_view block);
  void index(const OriginalFile& file, std::string_view url, std::uint64_t begin);
  [[nodiscard]] std::string package(const std::string& index) const;

  const ByteSink& sink_;
  std::string engine_;
  Spool warc_;
  Sha256 warc_digest_;
  std::string warc_hash_;
  std::vector<std::string> index_;  // lines of CDXJ; sorted at the end
  std::string pages_;
  std::string latest_;  // when the last original was kept
};

}  // namespace plumbline::exchange
