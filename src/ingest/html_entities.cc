// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_entities.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"
#include "ingest/digits.h"

namespace plumbline::ingest {
namespace {

struct NamedPoint {
  std::string_view name;
  char16_t value;
};

// What libxml2's table (HTML 4) lacks and pages use. Sorted by name in byte order.
constexpr std::array kHtml5Names = {
    NamedPoint{"Abreve", 0x102},  NamedPoint{"Aogon", 0x104},   NamedPoint{"Cacute", 0x106},
    NamedPoint{"Ccaron", 0x10C},  NamedPoint{"Dcaron", 0x10E},  NamedPoint{"Dstrok", 0x110},
    NamedPoint{"Ecaron", 0x11A},  NamedPoint{"Eogon", 0x118},   NamedPoint{"Gbreve", 0x11E},
    NamedPoint{"Hat", '^'},       NamedPoint{"Idot", 0x130},    NamedPoint{"Lstrok", 0x141},
    NamedPoint{"Nacute", 0x143},  NamedPoint{"Ncaron", 0x147},  NamedPoint{"NewLine", '\n'},
    NamedPoint{"Odblac", 0x150},  NamedPoint{"Rcaron", 0x158},  NamedPoint{"Sacute", 0x15A},
    NamedPoint{"Scedil", 0x15E},  NamedPoint{"Tab", '\t'},      NamedPoint{"Tcaron", 0x164},
    NamedPoint{"Tcedil", 0x162},  NamedPoint{"Udblac", 0x170},  NamedPoint{"Uring", 0x16E},
    NamedPoint{"Zacute", 0x179},  NamedPoint{"Zcaron", 0x17D},  NamedPoint{"Zdot", 0x17B},
    NamedPoint{"abreve", 0x103},  NamedPoint{"aogon", 0x105},   NamedPoint{"apos", '\''},
    NamedPoint{"ast", '*'},       NamedPoint{"bsol", '\\'},     NamedPoint{"cacute", 0x107},
    NamedPoint{"ccaron", 0x10D},  NamedPoint{"check", 0x2713},  NamedPoint{"colon", ':'},
    NamedPoint{"comma", ','},     NamedPoint{"commat", '@'},    NamedPoint{"dash", 0x2010},
    NamedPoint{"dcaron", 0x10F},  NamedPoint{"dollar", '$'},    NamedPoint{"dstrok", 0x111},
    NamedPoint{"ecaron", 0x11B},  NamedPoint{"eogon", 0x119},   NamedPoint{"equals", '='},
    NamedPoint{"excl", '!'},      NamedPoint{"gbreve", 0x11F},  NamedPoint{"grave", '`'},
    NamedPoint{"horbar", 0x2015}, NamedPoint{"hyphen", 0x2010}, NamedPoint{"imath", 0x131},
    NamedPoint{"inodot", 0x131},  NamedPoint{"lbrace", '{'},    NamedPoint{"lbrack", '['},
    NamedPoint{"lcub", '{'},      NamedPoint{"lowbar", '_'},    NamedPoint{"lpar", '('},
    NamedPoint{"lsqb", '['},      NamedPoint{"lstrok", 0x142},  NamedPoint{"nacute", 0x144},
    NamedPoint{"ncaron", 0x148},  NamedPoint{"num", '#'},       NamedPoint{"numsp", 0x2007},
    NamedPoint{"odblac", 0x151},  NamedPoint{"percnt", '%'},    NamedPoint{"period", '.'},
    NamedPoint{"plus", '+'},      NamedPoint{"quest", '?'},     NamedPoint{"rbrace", '}'},
    NamedPoint{"rbrack", ']'},    NamedPoint{"rcaron", 0x159},  NamedPoint{"rcub", '}'},
    NamedPoint{"rpar", ')'},      NamedPoint{"rsqb", ']'},      NamedPoint{"sacute", 0x15B},
    NamedPoint{"scedil", 0x15F},  NamedPoint{"semi", ';'},      NamedPoint{"sol", '/'},
    NamedPoint{"tcaron", 0x165},  NamedPoint{"tcedil", 0x163},  NamedPoint{"udblac", 0x171},
    NamedPoint{"uring", 0x16F},   NamedPoint{"verbar", '|'},    NamedPoint{"vert", '|'},
    NamedPoint{"zacute", 0x17A},  NamedPoint{"zcaron", 0x17E},  NamedPoint{"zdot", 0x17C},
};

constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

constexpr std::size_t kMaxEntityBytes = 32;
constexpr char32_t kLast = 0x10FFFF;

bool is_alnum(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char32_t lookup(std::string_view name) {
  const auto* const row = std::lower_bound(
      kHtml5Names.begin(), kHtml5Names.end(), name,
      [](const NamedPoint& point, std::string_view key) { return point.name < key; });
  if (row != kHtml5Names.end() && row->name == name) return row->value;
  const std::string key(name);
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  return entity == nullptr ? 0 : entity->value;
}

CharacterReference read_number(std::string_view html, std::size_t at) {
  std::size_t next = at + 2;
  const bool hex = next < html.size() && (html[next] == 'x' || html[next] == 'X');
  if (hex) ++next;
  const std::size_t first = next;
  char32_t value = 0;
  for (; next < html.size(); ++next) {
    const int digit = hex_value(html[next]);
    if (digit < 0 || (!hex && digit > 9)) break;
    value = std::min<char32_t>(value * (hex ? 16U : 10U) + static_cast<char32_t>(digit), kLast + 1);
  }
  if (next == first) return {};
  if (next < html.size() && html[next] == ';') ++next;
  if (value == 0 || value > kLast || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  if (value >= 0x80 && value < 0xA0) value = kWindows1252[value - 0x80];
  return {value, next - at};
}

}  // namespace

CharacterReference read_reference(std::string_view html, std::size_t at) {
  if (at + 1 < html.size() && html[at + 1] == '#') return read_number(html, at);
  const std::size_t first = at + 1;
  std::size_t end = first;
  while (end < html.size() && end - first < kMaxEntityBytes && is_alnum(html[end])) ++end;
  if (end == first) return {};
  if (end < html.size() && html[end] == ';') {
    const char32_t value = lookup(html.substr(first, end - first));
    return value == 0 ? CharacterReference{} : CharacterReference{value, end + 1 - at};
  }
  // Without a semicolon only the names that HTML 2 knew count, and the longest of them.
  for (std::size_t size = std::min<std::size_t>(end - first, 6); size >= 2; --size) {
    const char32_t value = lookup(html.substr(first, size));
    if (value == '"' || value == '&' || value == '<' || value == '>' ||
        (value >= 0xA0 && value <= 0xFF)) {
      return {value, size + 1};
    }
  }
  return {};
}

std::string plain_text(std::string_view raw) {
  std::string out;
  bool space = false;
  const auto add = [&](char32_t point) {
    if (point <= ' ' || point == 0xA0) {
      space = true;
      return;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    append_utf8(out, point);
  };
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '&') {
      const CharacterReference reference = read_reference(raw, at);
      add(reference.size == 0 ? U'&' : reference.value);
      at += std::max<std::size_t>(reference.size, 1);
      continue;
    }
    const CodePoint point = decode_utf8(raw, at);
    add(point.value);
    at += point.size;
  }
  return out;
}

}  // namespace plumbline::ingest
