// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "ingest/decode.h"
#include "ingest/html_entities.h"
#include "ingest/html_meta.h"
#include "ingest/html_scan.h"
#include "ingest/html_select.h"
#include "ingest/html_text.h"
#include "ingest/readers.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kDeclarationBytes = std::size_t{64} << 10U;  // browsers look at 1,024

// "text/html; charset=windows-1251" -> "windows-1251"
std::string_view charset_in(std::string_view content) {
  for (std::size_t at = 0; at + 8 <= content.size(); ++at) {
    if (!same_name(content.substr(at, 7), "charset")) continue;
    std::size_t begin = content.find('=', at + 7);
    if (begin == std::string_view::npos) return {};
    begin = content.find_first_not_of(" \t\"'", begin + 1);
    if (begin == std::string_view::npos) return {};
    return content.substr(begin, content.find_first_of(" \t\"';,", begin) - begin);
  }
  return {};
}

// The encoding that the page declares in a meta tag or an XML declaration.
std::string_view declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  if (head.starts_with("<?xml")) {
    const std::string_view line = head.substr(0, head.find('>'));
    if (const std::size_t at = line.find("encoding="); at != std::string_view::npos) {
      const std::string_view rest = line.substr(std::min(at + 10, line.size()));
      return rest.substr(0, rest.find_first_of("\"'"));
    }
  }
  HtmlScanner scanner(head);
  for (HtmlToken token = scanner.next(); token.kind != HtmlTokenKind::Eof; token = scanner.next()) {
    if (token.kind != HtmlTokenKind::Start) continue;
    if (token.tag == HtmlTag::Body) break;
    if (token.tag != HtmlTag::Meta) continue;
    if (const auto charset = scanner.attribute("charset"); !charset.empty()) return charset;
    if (same_name(scanner.attribute("http-equiv"), "content-type")) {
      if (const auto charset = charset_in(scanner.attribute("content")); !charset.empty()) {
        return charset;
      }
    }
  }
  return {};
}

void note_losses(model::Document& document, const HtmlTree& tree, const HtmlText& text) {
  if (tree.too_deep) {
    note(document, "I070", "elements nested deeper than 512 were read as if they were flat");
  }
  if (tree.too_many || text.cut) {
    note(document, "I071", "the page shows more text than the limit; the rest was left out");
  }
  if (tree.facts.frames) {
    note(document, "I072", "the page is made of frames; their text is in other files");
  }
  if (document.text.empty()) {
    note(document, "I073", "the page shows no text without running its scripts");
  }
}

}  // namespace

Result<model::Document> read_html(const RawFile& raw, HtmlScope scope) {
  const Decoded page =
      decode_text(raw.bytes, raw.charset.empty() ? declared_charset(raw.bytes) : raw.charset);
  if (page.text.size() >= 0xFFFFFFF0U) {
    return Error{ErrorCode::LimitReached, "the page is larger than 4 GiB"};
  }
  const HtmlTree tree = build_html_tree(page.text);
  std::vector<bool> keep(tree.blocks.size(), true);
  if (scope == HtmlScope::Article) keep = select_article(tree, page.text);
  HtmlText text = write_html_text(tree, keep, page, raw.limits.text_bytes);
  HtmlMetadata metadata = read_metadata(tree, page.text, keep);
  model::Document document;
  document.media_type = "text/html";
  document.url = std::move(metadata.url);
  document.publisher = std::move(metadata.publisher);
  document.authors = std::move(metadata.authors);
  document.title = std::move(metadata.title);
  document.published = metadata.published;
  document.language = std::move(metadata.language);
  document.text = std::move(text.text);
  document.map = std::move(text.map);
  document.blocks = std::move(text.blocks);
  document.diagnostics = page.diagnostics;
  note_losses(document, tree, text);
  return document;
}

}  // namespace plumbline::ingest
