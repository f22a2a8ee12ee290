// SPDX-License-Identifier: Apache-2.0

#include "image_writer.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"
#include "refdata/image_format.h"

namespace plumbline::refdata_compiler {
namespace image = refdata::image;
namespace {

template <class T>
void append_value(std::string& out, const T& value) {
  const std::size_t at = out.size();
  out.resize(at + sizeof(T));
  std::memcpy(out.data() + at, &value, sizeof(T));
}

}  // namespace

std::string ImageWriter::finish() const {
  std::string directory;
  std::string body;
  std::size_t offset = sizeof(image::Header) + sections_.size() * sizeof(image::Section);
  for (const auto& [name, bytes] : sections_) {
    PL_CHECK(name.size() <= image::kMaxSectionName);
    image::Section entry;
    std::copy(name.begin(), name.end(), entry.name);
    entry.offset = offset + body.size();
    entry.size = bytes.size();
    append_value(directory, entry);
    body += bytes;
    body.resize((body.size() + image::kAlign - 1) / image::kAlign * image::kAlign);
  }
  const std::string content = directory + body;
  image::Header header;
  header.size = sizeof(header) + content.size();
  header.sections = static_cast<std::uint32_t>(sections_.size());
  const std::string version = sha256_hex(content);
  std::copy(version.begin(), version.end(), header.version);
  std::string out;
  append_value(out, header);
  out += content;
  image::seal(out);
  return out;
}

std::string table_bytes(const std::vector<std::string_view>& columns,
                        const std::vector<std::vector<std::string_view>>& rows) {
  std::string cells;
  std::string texts;
  const std::size_t first_text =
      sizeof(image::TableHeader) + (rows.size() + 1) * columns.size() * sizeof(image::Text);
  const auto add_row = [&](const std::vector<std::string_view>& row) {
    for (const std::string_view cell : row) {
      append_value(cells, image::Text{static_cast<std::uint32_t>(first_text + texts.size()),
                                      static_cast<std::uint32_t>(cell.size())});
      texts += cell;
    }
  };
  add_row(columns);
  for (const auto& row : rows) add_row(row);
  std::string out;
  append_value(out, image::TableHeader{static_cast<std::uint32_t>(rows.size()),
                                       static_cast<std::uint32_t>(columns.size())});
  return out + cells + texts;
}

std::string table_bytes(const Tsv& tsv) {
  std::vector<std::vector<std::string_view>> rows;
  rows.reserve(tsv.rows.size());
  for (const TsvRow& row : tsv.rows) rows.push_back(row.cells);
  return table_bytes(tsv.columns, rows);
}

}  // namespace plumbline::refdata_compiler
