// SPDX-License-Identifier: Apache-2.0
//
// The elements of HTML that decide how a page reads, and how each behaves.

#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::ingest {

enum class HtmlTag : std::uint8_t {
  Other,  // unknown or without influence: b, em, custom elements ...
  A,
  Address,
  Area,
  Article,
  Aside,
  Audio,
  Base,
  Blockquote,
  Body,
  Br,
  Button,
  Canvas,
  Caption,
  Center,
  Col,
  Colgroup,
  Dd,
  Details,
  Dialog,
  Div,
  Dl,
  Dt,
  Embed,
  Fieldset,
  Figcaption,
  Figure,
  Footer,
  Form,
  Frame,
  Frameset,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Head,
  Header,
  Hgroup,
  Hr,
  Html,
  Iframe,
  Img,
  Input,
  Label,
  Legend,
  Li,
  Link,
  Main,
  Math,
  Menu,
  Meta,
  Nav,
  Noembed,
  Noframes,
  Noscript,
  Ol,
  Optgroup,
  Option,
  P,
  Param,
  Plaintext,
  Pre,
  Script,
  Search,
  Section,
  Select,
  Source,
  Span,
  Style,
  Summary,
  Svg,
  Table,
  Tbody,
  Td,
  Template,
  Textarea,
  Tfoot,
  Th,
  Thead,
  Time,
  Title,
  Tr,
  Track,
  Ul,
  Video,
  Wbr,
  Xmp,
  Count,
};

// How an element behaves; bits.
inline constexpr std::uint8_t kBlock = 1;     // starts and ends a paragraph
inline constexpr std::uint8_t kVoid = 2;      // has no content and no end tag
inline constexpr std::uint8_t kUnseen = 4;    // its content is never shown as text
inline constexpr std::uint8_t kRaw = 8;       // not markup inside; ends at its own end tag only
inline constexpr std::uint8_t kClosesP = 16;  // its start tag ends an open p
inline constexpr std::uint8_t kBorder =
    32;  // an end tag inside reaches nothing outside (table cells)

[[nodiscard]] HtmlTag html_tag(std::string_view name);  // any case
[[nodiscard]] std::uint8_t html_traits(HtmlTag tag);
[[nodiscard]] std::string_view html_tag_name(HtmlTag tag);  // lower case; "" for Other

[[nodiscard]] inline bool is_heading(HtmlTag tag) {
  return tag >= HtmlTag::H1 && tag <= HtmlTag::H6;
}

}  // namespace plumbline::ingest
