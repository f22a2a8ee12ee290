// SPDX-License-Identifier: Apache-2.0
//
// What the names that web designers give to elements (class, id, role, itemprop) say about their
// content. Names are a habit, not a rule: these are features for a judgement, never the judgement.

#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::ingest {

enum class HtmlHint : std::uint8_t {
  Article,
  Body,
  Content,
  Main,
  Post,
  Story,
  Text,
  Lead,
  Headline,
  Nav,
  Menu,
  Breadcrumb,
  Header,
  Footer,
  Sidebar,
  Widget,
  Related,
  Recommend,
  Teaser,
  Card,
  List,
  Grid,
  Comment,
  Reply,
  Share,
  Social,
  Follow,
  Newsletter,
  Subscribe,
  Login,
  Cookie,
  Consent,
  Popup,
  Banner,
  Ad,
  Sponsor,
  Promo,
  Author,
  Byline,
  Bio,
  Date,
  Meta,
  Tag,
  Category,
  Caption,
  Gallery,
  Video,
  Copyright,
  Legal,
  Hidden,
  Print,
  Search,
  Form,
  Button,
  Pager,
  Toc,
  Rating,
  Shop,
  Quote,
  Info,
  Bottom,
  Top,
  Page,
  Entry,
  Count,
};
static_assert(static_cast<int>(HtmlHint::Count) == 64);

[[nodiscard]] constexpr std::uint64_t hint_bit(HtmlHint hint) {
  return std::uint64_t{1} << static_cast<unsigned>(hint);
}

// The bits of hint_bit() that `name` (one attribute value, any case) speaks for. Cost grows with
// its size, of which at most 256 bytes are read.
[[nodiscard]] std::uint64_t read_hints(std::string_view name);

}  // namespace plumbline::ingest
