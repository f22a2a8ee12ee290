// SPDX-License-Identifier: Apache-2.0
//
// The one place that talks to libxlsxwriter. Rows go to disk as they come ("constant memory").

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

#include <xlsxwriter.h>

#include "exchange/columns_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

constexpr std::size_t kCellLetters = 32767;  // what a cell of the format may hold
constexpr lxw_row_t kRows = 1048576;
constexpr time_t kCreated =
    315532800;  // 1980-01-01: a fixed day, so that equal claims give equal bytes

class XlsxWriter : public Writer {
 public:
  explicit XlsxWriter(const Outlet& outlet) : outlet_(outlet) {}
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;
  ~XlsxWriter() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }

  Status add(const Entry& entry) override {
    if (Status begun = begin(); !begun) return begun;
    if (claim_row_ + entry.claims.size() > kRows || document_row_ >= kRows) {
      return Error{ErrorCode::LimitReached,
                   "a sheet holds no more than 1,048,576 rows; ask for less, or for csv"};
    }
    lxw_col_t at = 0;
    for (const DocumentColumn& column : document_columns()) {
      Status written = put(documents_, document_row_, at++, column.cell(entry));
      if (!written) return written;
    }
    ++document_row_;
    for (const ClaimEntry& claim : entry.claims) {
      at = 0;
      for (const ClaimColumn& column : claim_columns()) {
        Status written = put(claims_, claim_row_, at++, column.cell(entry, claim));
        if (!written) return written;
      }
      ++claim_row_;
    }
    return Done{};
  }

  Status finish() override {
    if (Status begun = begin(); !begun) return begun;
    if (!spool_) return Error{ErrorCode::Internal, "no workbook was begun"};
    for (const lxw_worksheet* sheet : {claims_, documents_}) {
      if (Status whole = rows_are_kept(sheet); !whole) return whole;
    }
    const lxw_error fault = workbook_close(book_);
    book_ = nullptr;
    if (fault != LXW_NO_ERROR) {
      return Error{ErrorCode::Unreadable,
                   std::string("the workbook cannot be written: ") + lxw_strerror(fault)};
    }
    return spool_->read(outlet_.sink);
  }

 private:
  // The library keeps rows in a temporary file and never asks whether they got there: on a full
  // disk the workbook would be whole to look at and lack what came last.
  static Status rows_are_kept(const lxw_worksheet* sheet) {
    FILE* rows = sheet->optimize_tmpfile;
    if (rows == nullptr || (std::fflush(rows) == 0 && std::ferror(rows) == 0)) return Done{};
    return Error{ErrorCode::Unreadable,
                 std::string("the workbook cannot be written: ") + std::strerror(errno)};
  }

  Status begin() {
    if (book_ != nullptr) return Done{};
    PL_TRY(Spool spool, Spool::create());
    spool_.emplace(std::move(spool));
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(spool_->path().c_str(), &options);
    if (book_ == nullptr) return Error{ErrorCode::Internal, "no workbook could be begun"};
    lxw_doc_properties properties{};
    properties.created = kCreated;
    std::string title = "Claims";
    properties.title = title.data();
    workbook_set_properties(book_, &properties);
    claims_ = workbook_add_worksheet(book_, "Claims");
    documents_ = workbook_add_worksheet(book_, "Documents");
    if (claims_ == nullptr || documents_ == nullptr) {
      return Error{ErrorCode::Internal, "no sheet could be begun"};
    }
    lxw_col_t at = 0;
    Status headed = Done{};
    for (const ClaimColumn& column : claim_columns()) {
      if (headed) headed = put(claims_, 0, at++, Cell(column.name));
    }
    at = 0;
    for (const DocumentColumn& column : document_columns()) {
      if (headed) headed = put(documents_, 0, at++, Cell(column.name));
    }
    if (!headed) return headed;
    worksheet_freeze_panes(claims_, 1, 0);
    worksheet_freeze_panes(documents_, 1, 0);
    return Done{};
  }

  // Words are written as words: nothing is a formula here.
  static Status put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    lxw_error fault = LXW_NO_ERROR;
    if (const auto* number = std::get_if<double>(&cell)) {
      fault = worksheet_write_number(sheet, row, column, *number, nullptr);
    } else if (const auto* words = std::get_if<std::string>(&cell)) {
      fault = worksheet_write_string(sheet, row, column, fitting(*words).c_str(), nullptr);
    }
    if (fault == LXW_NO_ERROR) return Done{};
    return Error{ErrorCode::Unreadable,
                 std::string("a cell cannot be written: ") + lxw_strerror(fault)};
  }

  // XML knows no control characters and neither U+FFFE nor U+FFFF. The limit counts units of
  // UTF-16, of which a letter of four bytes has two.
  static std::string fitting(std::string_view words) {
    std::string out;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      const auto byte = static_cast<unsigned char>(words[at]);
      const bool inner = (byte & 0xC0U) == 0x80U;
      if (!inner) letters += byte >= 0xF0U ? 2 : 1;
      if (!inner && letters > kCellLetters) break;
      const std::string_view rest = words.substr(at, 3);
      if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") {
        out += ' ';
        at += 2;
        continue;
      }
      out += byte < 0x20 && byte != '\n' && byte != '\t' ? ' ' : words[at];
    }
    return out;
  }

  Outlet outlet_;
  std::optional<Spool> spool_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* claims_ = nullptr;
  lxw_worksheet* documents_ = nullptr;
  lxw_row_t claim_row_ = 1;
  lxw_row_t document_row_ = 1;
};

}  // namespace

std::unique_ptr<Writer> xlsx_writer(const Outlet& outlet) {
  return std::make_unique<XlsxWriter>(outlet);
}

}  // namespace plumbline::exchange
