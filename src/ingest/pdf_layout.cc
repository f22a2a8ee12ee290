// SPDX-License-Identifier: Apache-2.0
//
// Words and places on pages, as pdftotext tells them, to paragraphs. A PDF knows no paragraphs:
// they are found from blocks, line widths and gaps. Words that a line end divides are joined again.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include <unicode/uchar.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"
#include "ingest/xml_scan.h"

namespace plumbline::ingest {
namespace {

struct PdfLine {
  std::string text;  // words divided by spaces
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
};

struct Block {
  std::vector<PdfLine> lines;
  double left = 0;
  double right = 0;
  std::uint32_t page = 0;
};

struct Layout {
  std::vector<Block> blocks;
  std::uint32_t pages = 0;
  std::vector<std::uint32_t> empty_pages;
  std::string title;
  std::string author;
  bool cut = false;
};

double number(const XmlScan& scan, const char* name) {
  return std::strtod(scan.attribute(name).c_str(), nullptr);
}

class LayoutReader {
 public:
  LayoutReader(std::string_view xml, std::size_t max_text) : scan_(xml), max_text_(max_text) {}

  Layout read() {
    while (scan_.next() != XmlScan::Kind::End && !layout_.cut) {
      if (scan_.kind() == XmlScan::Kind::Open) open();
      if (scan_.kind() == XmlScan::Kind::Close && scan_.name() == "page" && words_ == 0) {
        layout_.empty_pages.push_back(layout_.pages);
      }
    }
    return std::move(layout_);
  }

 private:
  void open() {
    const std::string_view name = scan_.name();
    if (name == "page") {
      ++layout_.pages;
      words_ = 0;
    } else if (name == "block") {
      layout_.blocks.emplace_back();
      layout_.blocks.back().left = number(scan_, "xMin");
      layout_.blocks.back().right = number(scan_, "xMax");
      layout_.blocks.back().page = layout_.pages;
    } else if (name == "line") {
      if (layout_.blocks.empty()) return;
      layout_.blocks.back().lines.push_back({{},
                                             number(scan_, "xMin"),
                                             number(scan_, "xMax"),
                                             number(scan_, "yMin"),
                                             number(scan_, "yMax")});
    } else if (name == "word") {
      add_word();
    } else if (name == "title") {
      if (scan_.next() == XmlScan::Kind::Text)
        layout_.title = repair_utf8(scan_.text().substr(0, 500));
    } else if (name == "meta" && scan_.attribute("name") == "Author") {
      layout_.author = repair_utf8(scan_.attribute("content").substr(0, 500));
    }
  }

  void add_word() {
    if (layout_.blocks.empty() || layout_.blocks.back().lines.empty()) return;
    if (scan_.next() != XmlScan::Kind::Text) return;
    ++words_;
    std::string& text = layout_.blocks.back().lines.back().text;
    if (!text.empty()) text.push_back(' ');
    text += is_valid_utf8(scan_.text()) ? std::string(scan_.text()) : repair_utf8(scan_.text());
    taken_ += scan_.text().size() + 1;
    layout_.cut = taken_ > max_text_;
  }

  XmlScan scan_;
  std::size_t max_text_;
  std::size_t taken_ = 0;
  std::size_t words_ = 0;
  Layout layout_;
};

bool is_letter_at(std::string_view text, std::size_t at, bool small) {
  const auto point = static_cast<UChar32>(decode_utf8(text, at).value);
  return small ? u_islower(point) != 0 : u_isalpha(point) != 0;
}

std::size_t last_border(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && !is_utf8_border(text, at)) --at;
  return at;
}

bool is_terminated(std::string_view text) {
  while (!text.empty()) {
    const std::size_t at = last_border(text);
    const auto point = static_cast<UChar32>(decode_utf8(text, at).value);
    const bool closing = point == '"' || point == '\'' || point == ')' || point == 0x201D ||
                         point == 0x2019 || point == 0xBB || (point >= '0' && point <= '9');
    if (!closing)
      return point == '.' || point == '!' || point == '?' || point == ':' || point == ';' ||
             point == 0x589;
    text = text.substr(0, at);
  }
  return false;
}

// Size of a hyphen at the end of `text` that follows a letter: '-', soft hyphen, U+2010; else 0.
std::size_t hyphen_at_end(std::string_view text) {
  for (const std::string_view sign : {"-", "\xC2\xAD", "\xE2\x80\x90"}) {
    if (!text.ends_with(sign) || text.size() <= sign.size()) continue;
    const std::string_view before = text.substr(0, text.size() - sign.size());
    return is_letter_at(before, last_border(before), false) ? sign.size() : 0;
  }
  return 0;
}

std::string_view last_word(std::string_view text) {
  return text.substr(text.rfind(' ') + 1);
}
std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find(' '));
}

std::string folded(std::string_view word) {
  while (!word.empty() &&
         std::string_view(".,;:!?\"')(").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  while (!word.empty() && std::string_view("\"'(").find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Which words this document uses inside lines: the witness for what a line end divided.
class Vocabulary {
 public:
  explicit Vocabulary(const Layout& layout) {
    for (const Block& block : layout.blocks) {
      for (const PdfLine& line : block.lines) add_line(line.text);
    }
  }

  // "traffick-" + "ing": false; "cross-" + "border": true if the document writes cross-border.
  [[nodiscard]] bool keeps_hyphen(std::string_view before, std::string_view after) const {
    constexpr std::array<std::string_view, 16> kPrefixes = {
        "anti",  "co",   "cross", "ex",   "self", "non",   "well",  "long",
        "short", "high", "low",   "post", "pre",  "multi", "third", "so"};
    const std::string head = folded(before);
    const std::string tail = folded(after);
    if (seen_.contains(fast_hash(head + tail))) return false;
    if (seen_.contains(fast_hash(head + "-" + tail))) return true;
    return std::find(kPrefixes.begin(), kPrefixes.end(), head) != kPrefixes.end();
  }

 private:
  void add_line(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (end < text.size() || hyphen_at_end(text) == 0)
        seen_.insert(fast_hash(folded(text.substr(at, end - at))));
      at = end + 1;
    }
  }

  std::unordered_set<std::uint64_t> seen_;  // only asked, never walked
};

class Paragraphs {
 public:
  Paragraphs(const Layout& layout, TextBuilder& builder)
      : vocabulary_(layout), builder_(builder), body_height_(usual_height(layout)) {}

  void add(const Block& block) {
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      const PdfLine& line = block.lines[i];
      if (line.text.empty()) continue;
      const bool large = is_large(line);
      const bool begins =
          large != large_ ||
          (i == 0 ? begins_paragraph(line) : is_new_paragraph(block, block.lines[i - 1], line));
      large_ = large;
      builder_.role(large ? model::BlockRole::Heading : model::BlockRole::Body);
      put(line, block.page, begins);
    }
  }

  [[nodiscard]] std::size_t repaired() const { return repaired_; }

 private:
  // The height of the lines that hold most of the characters.
  static double usual_height(const Layout& layout) {
    std::map<long, std::size_t> characters;  // by tenths of a point
    for (const Block& block : layout.blocks) {
      for (const PdfLine& line : block.lines) {
        characters[std::lround((line.bottom - line.top) * 10)] += line.text.size();
      }
    }
    const auto most =
        std::max_element(characters.begin(), characters.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == characters.end() ? 0 : static_cast<double>(most->first) / 10;
  }

  // Set larger than the running text: a heading.
  [[nodiscard]] bool is_large(const PdfLine& line) const {
    constexpr double kLarger = 1.2;  // pdftotext's boxes differ by a few percent within one size
    return body_height_ > 0 && line.bottom - line.top > kLarger * body_height_;
  }

  // The first line of a block goes on only if the sentence before it is plainly unfinished.
  [[nodiscard]] bool begins_paragraph(const PdfLine& line) const {
    if (before_.empty() || is_terminated(before_) || !is_letter_at(line.text, 0, true)) return true;
    return before_.size() < 40 && hyphen_at_end(before_) == 0;
  }

  static bool is_new_paragraph(const Block& block, const PdfLine& before, const PdfLine& line) {
    const double height = std::max(1.0, before.bottom - before.top);
    if (line.top - before.bottom > 0.8 * height) return true;
    if (!is_terminated(before.text)) return false;
    const bool short_before = before.right < block.right - 0.15 * (block.right - block.left);
    const bool indented =
        line.left > block.left + 0.6 * height && before.left < line.left - 0.3 * height;
    return short_before || indented;
  }

  void put(const PdfLine& line, std::uint32_t page, bool begins) {
    const Origin origin{0, 0, page};
    std::string_view text = line.text;
    const std::size_t hyphen = hyphen_at_end(before_);
    if (begins) {
      flush_hyphen();
      builder_.paragraph();
    } else if (hyphen > 0 && is_letter_at(text, 0, true)) {
      const std::string_view head =
          last_word(std::string_view(before_).substr(0, before_.size() - hyphen));
      const bool soft = !before_.ends_with('-');
      if (!soft && vocabulary_.keeps_hyphen(head, first_word(text))) {
        flush_hyphen();
      } else {
        held_.clear();
        ++repaired_;
      }
    } else {
      flush_hyphen();
      builder_.space();
    }
    before_ = line.text;
    // A hyphen at the end waits until the next line shows what it is.
    const std::size_t waits = hyphen_at_end(text);
    builder_.append(text.substr(0, text.size() - waits), origin);
    held_ = std::string(text.substr(text.size() - waits));
    held_page_ = page;
  }

 public:
  void flush_hyphen() {
    if (!held_.empty()) builder_.append(held_, {0, 0, held_page_});
    held_.clear();
  }

 private:
  Vocabulary vocabulary_;
  TextBuilder& builder_;
  std::string before_;
  std::string held_;
  std::uint32_t held_page_ = 0;
  std::size_t repaired_ = 0;
  double body_height_ = 0;
  bool large_ = false;  // the line before
};

// Writers put the name of a file or of themselves there.
bool is_title(std::string_view title) {
  for (const std::string_view sign : {"Microsoft Word", ".doc", ".pdf", ".indd", ".qxd", "ntitled",
                                      "PowerPoint", ".tex", ".dvi", ".rtf", ".odt"}) {
    if (title.find(sign) != std::string_view::npos) return false;
  }
  return title.find(' ') != std::string_view::npos;
}

std::string list_of(const std::vector<std::uint32_t>& pages) {
  std::string out;
  for (std::size_t i = 0; i < pages.size() && i < 10; ++i)
    out += (i > 0 ? ", " : "") + std::to_string(pages[i]);
  return pages.size() > 10 ? out + " and " + std::to_string(pages.size() - 10) + " more" : out;
}

}  // namespace

Result<model::Document> read_pdf_layout(const RawFile& raw) {
  const Layout layout = LayoutReader(raw.bytes, raw.limits.text_bytes).read();
  if (layout.pages == 0) return Error{ErrorCode::Malformed, "it has no pages that can be read"};
  if (layout.blocks.empty()) {
    return Error{ErrorCode::Unreadable, "its " + std::to_string(layout.pages) +
                                            " pages hold pictures and no text (a scan?); run OCR "
                                            "on it first, for example ocrmypdf"};
  }
  model::Document document;
  document.media_type = "application/pdf";
  TextBuilder builder(raw.limits.text_bytes);
  Paragraphs paragraphs(layout, builder);
  for (const Block& block : layout.blocks) paragraphs.add(block);
  paragraphs.flush_hyphen();
  builder.role(model::BlockRole::Body);
  builder.finish(document);
  if (is_title(layout.title)) document.title = layout.title;
  if (!layout.author.empty()) document.authors.push_back(layout.author);
  if (paragraphs.repaired() > 0)
    note(document, "I012",
         std::to_string(paragraphs.repaired()) + " words that a line end divided were joined");
  if (!layout.empty_pages.empty())
    note(document, "I013",
         "no text on page " + list_of(layout.empty_pages) + "; pictures are not read");
  if (layout.cut)
    note(document, "I005", "the text is longer than the limit; what follows was not read");
  return document;
}

}  // namespace plumbline::ingest
