// SPDX-License-Identifier: Apache-2.0
//
// The visible text of a page, all of it, until article extraction takes this file's place.

#include <algorithm>
#include <array>
#include <string>

#include "ingest/decode.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"
#include "ingest/xml_scan.h"

namespace plumbline::ingest {
namespace {

constexpr std::array<std::string_view, 6> kHidden = {"script",   "style", "noscript",
                                                     "template", "svg",   "iframe"};
constexpr std::array<std::string_view, 12> kInline = {"a", "b",   "i",   "em",   "strong", "span",
                                                      "u", "sup", "sub", "font", "small",  "abbr"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

void append_words(TextBuilder& builder, const XmlScan& scan, const Decoded& decoded) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::string_view text = scan.text();
  const OriginalRange range = original_range(decoded, scan.begin(), scan.end());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = text.find_first_not_of(kBlank, at);
    if (begin != at) builder.space();
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(text.find_first_of(kBlank, begin), text.size());
    builder.append(text.substr(begin, end - begin), {range.begin, range.end, 0}, false);
    at = end;
  }
}

}  // namespace

Result<model::Document> read_html(const RawFile& raw, HtmlScope scope) {
  Decoded decoded = decode_text(raw.bytes.substr(0, raw.limits.text_bytes), raw.charset);
  model::Document document;
  document.media_type = "text/html";
  document.diagnostics = std::move(decoded.diagnostics);
  if (scope == HtmlScope::Article) {
    document.diagnostics.push_back({"I060", "menus and page furniture were kept", std::nullopt});
  }
  TextBuilder builder(raw.limits.text_bytes);
  XmlScan scan(decoded.text);
  while (scan.next() != XmlScan::Kind::End && !builder.full()) {
    if (scan.kind() == XmlScan::Kind::Text) {
      append_words(builder, scan, decoded);
    } else if (scan.kind() == XmlScan::Kind::Open && is_one_of(scan.name(), kHidden)) {
      scan.skip();
    } else if (scan.kind() == XmlScan::Kind::Open && scan.name() == "title") {
      if (scan.next() == XmlScan::Kind::Text) document.title = std::string(scan.text());
    } else if (!is_one_of(scan.name(), kInline)) {
      builder.paragraph();
    }
  }
  builder.finish(document);
  return document;
}

}  // namespace plumbline::ingest
