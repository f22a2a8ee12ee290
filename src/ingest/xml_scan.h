// SPDX-License-Identifier: Apache-2.0
//
// XML token by token, with the exact bytes each stands on, which no library at hand gives.
//
// For the XML inside office files and of pdftotext only: UTF-8, no document type (so no entities
// but the five and numbers), damage tolerated: a token is what it looks like.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plumbline::ingest {

class XmlScan {
 public:
  enum class Kind : std::uint8_t { Open, Close, Text, End };

  // `xml` is kept as a view.
  explicit XmlScan(std::string_view xml) : xml_(xml) {}

  // Moves to the next token. An empty element gives Open and then Close.
  Kind next();

  [[nodiscard]] Kind kind() const { return kind_; }
  // Open, Close: the element's name without its prefix, and with it.
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::string_view qualified() const { return name_; }
  // Open: an attribute by its name without prefix, entities resolved; empty if absent.
  [[nodiscard]] std::string attribute(std::string_view name) const;
  // Text: with entities resolved; valid until the next call.
  [[nodiscard]] std::string_view text() const { return text_; }
  // Bytes of the token in the XML.
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return at_; }

  // After Open: goes past the matching Close. Depth is counted, not recursed.
  void skip();

 private:
  void read_tag();
  void read_text();

  std::string_view xml_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  Kind kind_ = Kind::End;
  std::string_view name_;
  std::string_view attributes_;
  std::string_view text_;
  std::string resolved_;
  bool close_pending_ = false;
};

// "a &amp; b" to "a & b"; what is no entity stays. Invalid code points become U+FFFD.
[[nodiscard]] std::string resolve_entities(std::string_view text);

// Office files have no use for one; bombs and file thieves do.
[[nodiscard]] bool has_document_type(std::string_view xml);

}  // namespace plumbline::ingest
