// SPDX-License-Identifier: Apache-2.0
//
// HTML bytes to tags and text, in one pass, with the place of each in the input. Which tags make
// paragraphs is html_tree.h; nothing here allocates or copies, so a 100 MB attribute costs one
// search for its closing quote.
//
// Follows the WHATWG tokenisation rules where they decide what is text: comments and their odd
// ends, script data with its escapes, raw and escapable raw text, bogus comments.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/html_tags.h"

namespace plumbline::ingest {

struct HtmlAttribute {
  std::string_view name;   // as written; compare with same_name()
  std::string_view value;  // raw: character references are not decoded
};

enum class HtmlTokenKind : std::uint8_t {
  Text,   // character data; references not decoded
  Start,  // <div class="x">
  End,    // </div>
  Raw,    // the content of script, style, title ...: follows its Start; no End comes
  Eof,
};

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::Eof;
  HtmlTag tag = HtmlTag::Other;
  std::size_t begin = 0;  // of the text, or of the whole tag
  std::size_t end = 0;
};

class HtmlScanner {
 public:
  // `html` must outlive the scanner; UTF-8 or any superset of ASCII.
  explicit HtmlScanner(std::string_view html) : html_(html) {}

  [[nodiscard]] HtmlToken next();

  // Of the last Start token, at most kMaxAttributes; later ones are skipped.
  [[nodiscard]] std::span<const HtmlAttribute> attributes() const {
    return {attributes_.data(), attribute_count_};
  }
  // The value of `name` (lower case) in the last Start token; nullptr data if it is not there.
  [[nodiscard]] std::string_view attribute(std::string_view name) const;
  [[nodiscard]] bool has_attribute(std::string_view name) const {
    return attribute(name).data() != nullptr;
  }

 private:
  static constexpr std::size_t kMaxAttributes = 48;

  HtmlToken text_until(std::size_t end);
  HtmlToken start_tag(std::size_t begin);
  HtmlToken end_tag(std::size_t begin);
  HtmlToken raw_content();
  std::size_t skip_markup(std::size_t begin);  // comment, doctype, bogus comment
  std::size_t read_attributes(std::size_t at);
  std::string_view read_value(std::size_t& at) const;
  [[nodiscard]] std::size_t end_of_script(std::size_t at) const;
  [[nodiscard]] std::size_t end_of_raw(std::size_t at, std::string_view name) const;

  std::string_view html_;
  std::size_t at_ = 0;
  HtmlTag raw_ = HtmlTag::Other;  // a raw text element is open
  std::array<HtmlAttribute, kMaxAttributes> attributes_;
  std::size_t attribute_count_ = 0;
};

// ASCII case-insensitive equality; `lower` is already lower case.
[[nodiscard]] bool same_name(std::string_view name, std::string_view lower);

}  // namespace plumbline::ingest
