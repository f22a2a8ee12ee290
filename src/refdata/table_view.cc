// SPDX-License-Identifier: Apache-2.0

#include "refdata/image_format.h"
#include "refdata/refdata.h"

namespace plumbline::refdata {

TableView::TableView(std::string_view section) {
  const auto header = image::read_at<image::TableHeader>(section, 0);
  if (!header || header->columns == 0) return;
  const std::uint64_t cells =
      (std::uint64_t{header->rows} + 1) * header->columns;  // fits: both are 32 bits wide
  const std::uint64_t room = (section.size() - sizeof(image::TableHeader)) / sizeof(image::Text);
  if (cells > room) return;
  section_ = section;
  rows_ = header->rows;
  columns_ = header->columns;
}

std::string_view TableView::at(std::size_t index) const {
  const auto text = image::read_at<image::Text>(
      section_, sizeof(image::TableHeader) + index * sizeof(image::Text));
  if (!text || text->offset > section_.size() || section_.size() - text->offset < text->size) {
    return {};
  }
  return section_.substr(text->offset, text->size);
}

std::string_view TableView::cell(std::size_t row, std::size_t column) const {
  if (row >= rows_ || column >= columns_) return {};
  return at((row + 1) * columns_ + column);
}

std::string_view TableView::header(std::size_t column) const {
  return column < columns_ ? at(column) : std::string_view{};
}

std::optional<std::size_t> TableView::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_; ++i) {
    if (header(i) == name) return i;
  }
  return std::nullopt;
}

}  // namespace plumbline::refdata
