// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace plumbline::ingest {
namespace {

struct TagRow {
  std::string_view name;
  HtmlTag tag;
  std::uint8_t traits;
};

constexpr std::uint8_t kPara = kBlock | kClosesP;  // most of flow content
constexpr std::uint8_t kUnseenRaw = kUnseen | kRaw;

// Sorted by name.
constexpr std::array kTagRows = {
    TagRow{"a", HtmlTag::A, 0},
    TagRow{"address", HtmlTag::Address, kPara},
    TagRow{"area", HtmlTag::Area, kVoid},
    TagRow{"article", HtmlTag::Article, kPara},
    TagRow{"aside", HtmlTag::Aside, kPara},
    TagRow{"audio", HtmlTag::Audio, kUnseen},
    TagRow{"base", HtmlTag::Base, kVoid},
    TagRow{"blockquote", HtmlTag::Blockquote, kPara},
    TagRow{"body", HtmlTag::Body, kBlock},
    TagRow{"br", HtmlTag::Br, kVoid},
    TagRow{"button", HtmlTag::Button, 0},
    TagRow{"canvas", HtmlTag::Canvas, kUnseen},
    TagRow{"caption", HtmlTag::Caption, kBlock},
    TagRow{"center", HtmlTag::Center, kPara},
    TagRow{"col", HtmlTag::Col, kVoid},
    TagRow{"colgroup", HtmlTag::Colgroup, 0},
    TagRow{"dd", HtmlTag::Dd, kPara},
    TagRow{"details", HtmlTag::Details, kPara},
    TagRow{"dialog", HtmlTag::Dialog, kPara},
    TagRow{"div", HtmlTag::Div, kPara},
    TagRow{"dl", HtmlTag::Dl, kPara},
    TagRow{"dt", HtmlTag::Dt, kPara},
    TagRow{"embed", HtmlTag::Embed, kVoid},
    TagRow{"fieldset", HtmlTag::Fieldset, kPara},
    TagRow{"figcaption", HtmlTag::Figcaption, kPara},
    TagRow{"figure", HtmlTag::Figure, kPara},
    TagRow{"footer", HtmlTag::Footer, kPara},
    TagRow{"form", HtmlTag::Form, kPara},
    TagRow{"frame", HtmlTag::Frame, kVoid},
    TagRow{"frameset", HtmlTag::Frameset, kBlock},
    TagRow{"h1", HtmlTag::H1, kPara},
    TagRow{"h2", HtmlTag::H2, kPara},
    TagRow{"h3", HtmlTag::H3, kPara},
    TagRow{"h4", HtmlTag::H4, kPara},
    TagRow{"h5", HtmlTag::H5, kPara},
    TagRow{"h6", HtmlTag::H6, kPara},
    TagRow{"head", HtmlTag::Head, 0},
    TagRow{"header", HtmlTag::Header, kPara},
    TagRow{"hgroup", HtmlTag::Hgroup, kPara},
    TagRow{"hr", HtmlTag::Hr, kPara | kVoid},
    TagRow{"html", HtmlTag::Html, 0},
    TagRow{"iframe", HtmlTag::Iframe, kUnseenRaw},
    TagRow{"img", HtmlTag::Img, kVoid},
    TagRow{"input", HtmlTag::Input, kVoid},
    TagRow{"label", HtmlTag::Label, 0},
    TagRow{"legend", HtmlTag::Legend, kBlock},
    TagRow{"li", HtmlTag::Li, kPara},
    TagRow{"link", HtmlTag::Link, kVoid},
    TagRow{"main", HtmlTag::Main, kPara},
    TagRow{"math", HtmlTag::Math, 0},
    TagRow{"menu", HtmlTag::Menu, kPara},
    TagRow{"meta", HtmlTag::Meta, kVoid},
    TagRow{"nav", HtmlTag::Nav, kPara},
    TagRow{"noembed", HtmlTag::Noembed, kUnseenRaw},
    TagRow{"noframes", HtmlTag::Noframes, kBlock},
    TagRow{"noscript", HtmlTag::Noscript, kUnseen},
    TagRow{"ol", HtmlTag::Ol, kPara},
    TagRow{"optgroup", HtmlTag::Optgroup, kUnseen},
    TagRow{"option", HtmlTag::Option, kUnseen},
    TagRow{"p", HtmlTag::P, kPara},
    TagRow{"param", HtmlTag::Param, kVoid},
    TagRow{"plaintext", HtmlTag::Plaintext, kPara},
    TagRow{"pre", HtmlTag::Pre, kPara},
    TagRow{"script", HtmlTag::Script, kUnseenRaw},
    TagRow{"search", HtmlTag::Search, kPara},
    TagRow{"section", HtmlTag::Section, kPara},
    TagRow{"select", HtmlTag::Select, kUnseen},
    TagRow{"source", HtmlTag::Source, kVoid},
    TagRow{"span", HtmlTag::Span, 0},
    TagRow{"style", HtmlTag::Style, kUnseenRaw},
    TagRow{"summary", HtmlTag::Summary, kPara},
    TagRow{"svg", HtmlTag::Svg, kUnseen},
    TagRow{"table", HtmlTag::Table, kBlock | kBorder},
    TagRow{"tbody", HtmlTag::Tbody, kBlock},
    TagRow{"td", HtmlTag::Td, kBlock | kBorder},
    TagRow{"template", HtmlTag::Template, kUnseen},
    TagRow{"textarea", HtmlTag::Textarea, kUnseenRaw},
    TagRow{"tfoot", HtmlTag::Tfoot, kBlock},
    TagRow{"th", HtmlTag::Th, kBlock | kBorder},
    TagRow{"thead", HtmlTag::Thead, kBlock},
    TagRow{"time", HtmlTag::Time, 0},
    TagRow{"title", HtmlTag::Title, kUnseenRaw},
    TagRow{"tr", HtmlTag::Tr, kBlock},
    TagRow{"track", HtmlTag::Track, kVoid},
    TagRow{"ul", HtmlTag::Ul, kPara},
    TagRow{"video", HtmlTag::Video, kUnseen},
    TagRow{"wbr", HtmlTag::Wbr, kVoid},
    TagRow{"xmp", HtmlTag::Xmp, kPara},
};

constexpr std::size_t kLongest = 10;  // "blockquote", "figcaption"
constexpr std::size_t kTagBuckets = 256;

constexpr std::size_t bucket_of(std::string_view lower) {
  const auto at = [lower](std::size_t i) { return static_cast<std::size_t>(lower[i]); };
  return (at(0) * 7 + at(lower.size() - 1) * 31 + at(lower.size() / 2) * 3 + lower.size() * 59) %
         kTagBuckets;
}

// Open addressing, built by the compiler; 0 is empty, else row + 1.
constexpr std::array<std::uint8_t, kTagBuckets> build_table() {
  std::array<std::uint8_t, kTagBuckets> table{};
  for (std::size_t row = 0; row < kTagRows.size(); ++row) {
    std::size_t slot = bucket_of(kTagRows[row].name);
    while (table[slot] != 0) slot = (slot + 1) % kTagBuckets;
    table[slot] = static_cast<std::uint8_t>(row + 1);
  }
  return table;
}
constexpr std::array<std::uint8_t, kTagBuckets> kTable = build_table();

constexpr std::array<std::uint8_t, static_cast<std::size_t>(HtmlTag::Count)> build_rows() {
  std::array<std::uint8_t, static_cast<std::size_t>(HtmlTag::Count)> rows{};
  for (std::size_t row = 0; row < kTagRows.size(); ++row) {
    rows[static_cast<std::size_t>(kTagRows[row].tag)] = static_cast<std::uint8_t>(row + 1);
  }
  return rows;
}
constexpr auto kRowOf = build_rows();

}  // namespace

HtmlTag html_tag(std::string_view name) {
  if (name.empty() || name.size() > kLongest) return HtmlTag::Other;
  std::array<char, kLongest> lower{};
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (static_cast<unsigned char>(c) >= 0x80) return HtmlTag::Other;
    lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const std::string_view key(lower.data(), name.size());
  for (std::size_t slot = bucket_of(key); kTable[slot] != 0; slot = (slot + 1) % kTagBuckets) {
    const TagRow& row = kTagRows[kTable[slot] - 1U];
    if (row.name == key) return row.tag;
  }
  return HtmlTag::Other;
}

std::uint8_t html_traits(HtmlTag tag) {
  const std::uint8_t row = kRowOf[static_cast<std::size_t>(tag)];
  return row == 0 ? std::uint8_t{0} : kTagRows[row - 1U].traits;
}

std::string_view html_tag_name(HtmlTag tag) {
  const std::uint8_t row = kRowOf[static_cast<std::size_t>(tag)];
  return row == 0 ? std::string_view() : kTagRows[row - 1U].name;
}

}  // namespace plumbline::ingest
