// SPDX-License-Identifier: Apache-2.0
//
// Rich Text Format: groups, control words, and text in the code page of its font.

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kDeepestGroup = 2000;  // groups in groups; writers nest a few dozen

// Destinations that are not text of the document.
constexpr std::array<std::string_view, 44> kSkipped = {"annotation", "atnid",
                                                       "atnauthor",  "atndate",
                                                       "author",     "bkmkend",
                                                       "bkmkstart",  "buptim",
                                                       "colortbl",   "comment",
                                                       "company",    "creatim",
                                                       "datafield",  "datastore",
                                                       "doccomm",    "falt",
                                                       "fchars",     "ffname",
                                                       "fldinst",    "fonttbl",
                                                       "generator",  "hlinkbase",
                                                       "info",       "keywords",
                                                       "lchars",     "listoverridetable",
                                                       "listtable",  "listtext",
                                                       "manager",    "nonshppict",
                                                       "objdata",    "object",
                                                       "operator",   "panose",
                                                       "pict",       "pntext",
                                                       "printim",    "private",
                                                       "revtbl",     "rsidtbl",
                                                       "stylesheet", "themedata",
                                                       "xmlnstbl",   "template"};

struct Group {
  bool skipped = false;
  bool title = false;  // of \info
  bool author = false;
  bool font_table = false;
  bool deleted = false;
  int font = -1;
  int unicode_skip = 1;
};

struct Word {
  std::string_view name;
  int value = 0;
  bool has_value = false;
};

// Windows code page of a font's \fcharset.
int page_of_charset(int charset) {
  constexpr std::array<std::pair<int, int>, 17> kPages = {{{0, 1252},
                                                           {77, 10000},
                                                           {128, 932},
                                                           {129, 949},
                                                           {134, 936},
                                                           {136, 950},
                                                           {161, 1253},
                                                           {162, 1254},
                                                           {163, 1258},
                                                           {177, 1255},
                                                           {178, 1256},
                                                           {186, 1257},
                                                           {204, 1251},
                                                           {222, 874},
                                                           {238, 1250},
                                                           {254, 437},
                                                           {255, 850}}};
  for (const auto& [known, page] : kPages) {
    if (known == charset) return page;
  }
  return 0;
}

std::string encoding_of(int page) {
  if (page == 10000) return "macintosh";
  if (page == 65001) return "UTF-8";
  if (page == 932) return "windows-31j";
  if (page == 936) return "GBK";
  if (page == 950) return "Big5";
  if (page == 949 || page == 874 || (page >= 1250 && page <= 1258)) {
    return "windows-" + std::to_string(page);
  }
  return "ibm-" + std::to_string(page);
}

class RtfReader {
 public:
  RtfReader(std::string_view rtf, TextBuilder& builder, model::Document& document)
      : rtf_(rtf), builder_(builder), document_(document) {}

  Status read() {
    groups_.emplace_back();
    while (at_ < rtf_.size() && !builder_.full()) {
      const char c = rtf_[at_];
      if (c == '{') {
        flush();
        if (groups_.size() > kDeepestGroup) {
          return Error{ErrorCode::LimitReached, "its groups are nested more than 2000 deep"};
        }
        groups_.push_back(groups_.back());
        star_ = false;
        ++at_;
      } else if (c == '}') {
        flush();
        if (groups_.size() > 1) groups_.pop_back();
        ++at_;
      } else if (c == '\\') {
        read_control();
      } else {
        if (c != '\r' && c != '\n') add_byte(c, at_, at_ + 1);
        ++at_;
      }
    }
    flush();
    return Done{};
  }

 private:
  Group& top() { return groups_.back(); }

  void add_byte(char byte, std::size_t begin, std::size_t end) {
    if (to_skip_ > 0) {
      --to_skip_;
      return;
    }
    if (pending_.empty()) pending_begin_ = begin;
    pending_.push_back(byte);
    pending_end_ = end;
  }

  // Bytes in the present code page become text.
  void flush() {
    flush_surrogate();
    if (pending_.empty()) return;
    std::string bytes = std::exchange(pending_, {});
    if (top().skipped && !top().title && !top().author && !top().font_table) return;
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0x80U) == 0;
    });
    if (ascii) {
      put(bytes, pending_begin_, pending_end_, true);
      return;
    }
    std::optional<Converted> converted = convert(bytes, encoding_of(page()), 0);
    if (!converted) converted = convert(bytes, "windows-1252", 0);
    put(converted ? converted->text : repair_utf8(bytes), pending_begin_, pending_end_, false);
  }

  void put(std::string_view text, std::size_t begin, std::size_t end, bool exact) {
    if (top().font_table) return;
    if (top().title || top().author) {
      std::string& field = top().title ? document_.title : author_of_document();
      if (field.size() < 1000) field.append(text);
      return;
    }
    if (top().skipped || top().deleted) return;
    builder_.append(text, {begin, end, 0}, exact);
  }

  std::string& author_of_document() {
    if (document_.authors.empty()) document_.authors.emplace_back();
    return document_.authors.back();
  }

  [[nodiscard]] int page() const {
    const auto font = font_pages_.find(groups_.back().font);
    return font != font_pages_.end() && font->second != 0 ? font->second : page_;
  }

  void put_point(char32_t point, std::size_t begin) {
    flush();
    std::string sign;
    append_utf8(sign, point);
    put_inexact(sign, begin);
  }

  void put_inexact(std::string_view sign, std::size_t begin) {
    if (top().title || top().author) {
      put(sign, begin, at_, false);
      return;
    }
    if (!top().skipped && !top().deleted && !top().font_table)
      builder_.append(sign, {begin, at_, 0}, false);
  }

  // \u gives UTF-16 units: halves wait for each other.
  void put_unit(int value, std::size_t begin) {
    const auto unit = static_cast<std::uint32_t>(value < 0 ? value + 65536 : value) & 0xFFFFU;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      flush();
      high_ = unit;
      return;
    }
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      const std::uint32_t high = std::exchange(high_, 0);
      put_point(high == 0 ? 0xFFFD
                          : static_cast<char32_t>(0x10000U + ((high - 0xD800U) << 10U) +
                                                  (unit - 0xDC00U)),
                begin);
      return;
    }
    put_point(unit == 0 ? 0xFFFD : static_cast<char32_t>(unit), begin);
  }

  void flush_surrogate() {
    if (std::exchange(high_, 0) != 0) put_inexact("\xEF\xBF\xBD", at_);
  }

  void read_control() {
    const std::size_t begin = at_++;
    if (at_ >= rtf_.size()) return;
    const char c = rtf_[at_];
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      const Word word = read_word();
      apply(word, begin);
      return;
    }
    ++at_;
    if (c == '\'') {
      if (at_ + 2 > rtf_.size()) return;
      const std::string digits(rtf_.substr(at_, 2));
      at_ += 2;
      add_byte(static_cast<char>(std::strtol(digits.c_str(), nullptr, 16)), begin, at_);
    } else if (c == '*') {
      star_ = true;
    } else if (c == '~') {
      put_point(0xA0, begin);
    } else if (c == '_') {
      put_point('-', begin);
    } else if (c == '\n' || c == '\r') {
      end_paragraph();
    } else if (c == '\\' || c == '{' || c == '}') {
      add_byte(c, begin, at_);
    }
  }

  Word read_word() {
    const std::size_t begin = at_;
    while (at_ < rtf_.size() && at_ - begin < 32 &&
           std::isalpha(static_cast<unsigned char>(rtf_[at_])) != 0)
      ++at_;
    Word word{rtf_.substr(begin, at_ - begin), 0, false};
    const bool negative = at_ < rtf_.size() && rtf_[at_] == '-';
    std::size_t digit = at_ + (negative ? 1 : 0);
    long value = 0;
    while (digit < rtf_.size() && rtf_[digit] >= '0' && rtf_[digit] <= '9') {
      value = std::min(value * 10 + (rtf_[digit] - '0'), 1000000000L);
      word.has_value = true;
      ++digit;
    }
    if (word.has_value) {
      word.value = static_cast<int>(negative ? -value : value);
      at_ = digit;
    }
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    return word;
  }

  void end_paragraph() {
    flush();
    if (!top().skipped) builder_.paragraph();
  }

  void apply(const Word& word, std::size_t begin) {
    const bool star = std::exchange(star_, false);
    if (word.name == "u") {
      flush_bytes_only();
      put_unit(word.value, begin);
      to_skip_ = top().unicode_skip;
      return;
    }
    flush();
    to_skip_ = 0;
    if (word.name == "bin") {
      at_ += std::min(static_cast<std::size_t>(std::max(0, word.value)), rtf_.size() - at_);
    } else if (apply_destination(word, star) || apply_state(word)) {
      return;
    } else {
      apply_sign(word, begin);
    }
  }

  // Bytes that wait belong before the character; a high half must go on waiting.
  void flush_bytes_only() {
    const std::uint32_t high = std::exchange(high_, 0);
    flush();
    high_ = high;
  }

  bool apply_destination(const Word& word, bool star) {
    if (word.name == "title" && top().skipped) {
      top().title = true;
    } else if (word.name == "author" && top().skipped) {
      top().author = true;
    } else if (word.name == "fonttbl") {
      top().skipped = top().font_table = true;
    } else if (std::find(kSkipped.begin(), kSkipped.end(), word.name) != kSkipped.end()) {
      if (word.name == "pict" || word.name == "object") ++embedded_;
      top().skipped = true;
      top().title = top().author = false;
    } else if (star && word.name != "shppict" && word.name != "shpinst") {
      top().skipped = true;
    } else {
      return false;
    }
    return true;
  }

  bool apply_state(const Word& word) {
    if (word.name == "ansicpg") {
      page_ = word.value;
    } else if (word.name == "mac") {
      page_ = 10000;
    } else if (word.name == "pc" || word.name == "pca") {
      page_ = word.name == "pc" ? 437 : 850;
    } else if (word.name == "uc") {
      top().unicode_skip = std::clamp(word.value, 0, 16);
    } else if (word.name == "f") {
      top().font = word.value;
    } else if (word.name == "fcharset" && top().font_table) {
      font_pages_[top().font] = page_of_charset(word.value);
    } else if (word.name == "cpg" && top().font_table) {
      font_pages_[top().font] = word.value;
    } else if (word.name == "deleted") {
      top().deleted = !word.has_value || word.value != 0;
      if (top().deleted) ++deleted_;
    } else if (word.name == "plain") {
      top().deleted = false;
    } else {
      return false;
    }
    return true;
  }

  void apply_sign(const Word& word, std::size_t begin) {
    struct Sign {
      std::string_view name;
      char32_t point;
    };
    constexpr std::array<Sign, 11> kSigns = {{{"emdash", 0x2014},
                                              {"endash", 0x2013},
                                              {"lquote", 0x2018},
                                              {"rquote", 0x2019},
                                              {"ldblquote", 0x201C},
                                              {"rdblquote", 0x201D},
                                              {"bullet", 0x2022},
                                              {"emspace", ' '},
                                              {"enspace", ' '},
                                              {"qmspace", ' '},
                                              {"tab", '\t'}}};
    for (const Sign& sign : kSigns) {
      if (word.name == sign.name) {
        put_point(sign.point, begin);
        return;
      }
    }
    if (top().skipped) return;
    if (word.name == "par" || word.name == "page" || word.name == "sect" || word.name == "row" ||
        word.name == "column" || word.name == "footnote" || word.name == "header" ||
        word.name == "footer") {
      builder_.paragraph();
    } else if (word.name == "line") {
      builder_.line();
    } else if (word.name == "cell" || word.name == "nestcell") {
      builder_.append("\t", {begin, at_, 0}, false);
    }
  }

 public:
  [[nodiscard]] std::size_t embedded() const { return embedded_; }
  [[nodiscard]] std::size_t deleted() const { return deleted_; }

 private:
  std::string_view rtf_;
  TextBuilder& builder_;
  model::Document& document_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  std::string pending_;
  std::size_t pending_begin_ = 0;
  std::size_t pending_end_ = 0;
  std::uint32_t high_ = 0;
  int to_skip_ = 0;
  int page_ = 1252;
  std::map<int, int> font_pages_;
  bool star_ = false;
  std::size_t embedded_ = 0;
  std::size_t deleted_ = 0;
};

}  // namespace

Result<model::Document> read_rtf(const RawFile& raw) {
  model::Document document;
  document.media_type = "application/rtf";
  TextBuilder builder(raw.limits.text_bytes);
  RtfReader reader(raw.bytes, builder, document);
  if (const Status status = reader.read(); !status) return status.error();
  builder.finish(document);
  if (!document.authors.empty() && document.authors[0].empty()) document.authors.clear();
  if (reader.deleted() > 0)
    note(document, "I020", std::to_string(reader.deleted()) + " tracked deletions were left out");
  if (reader.embedded() > 0) {
    note(document, "I022", std::to_string(reader.embedded()) + " embedded objects were not read");
  }
  if (document.text.empty()) note(document, "I006", "the file holds no text");
  return document;
}

}  // namespace plumbline::ingest
