// SPDX-License-Identifier: Apache-2.0

#include "ingest/gate.h"

#include <optional>
#include <string>

#include "base/utf8.h"
#include "ingest/decode.h"
#include "ingest/html_entities.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kLookedForZero = 4096;
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

bool is_soft_hyphen(char32_t point) {
  return point == 0x00AD || (point >= 0x200B && point <= 0x200D);
}

// A reference that stands for part of a word: a letter beyond ASCII, or what is not seen.
bool hides_word(const CharacterReference& reference) {
  return reference.size != 0 && (reference.value >= 0xC0 || reference.value == 0xAD) &&
         !(reference.value >= 0x2010 && reference.value <= 0x2063);
}

// The page with such references as they read and without soft hyphens; nothing if it has none.
std::optional<std::string> without_disguise(std::string_view page) {
  std::optional<std::string> out;
  std::size_t done = 0;
  const auto replace = [&](std::size_t at, std::size_t size, char32_t value) {
    if (!out) out.emplace();
    out->append(page, done, at - done);
    if (!is_soft_hyphen(value)) append_utf8(*out, value);
    done = at + size;
  };
  for (std::size_t at = page.find('&'); at != std::string_view::npos;) {
    const CharacterReference reference = read_reference(page, at);
    if (hides_word(reference)) replace(at, reference.size, reference.value);
    at = page.find('&', at + (reference.size > 1 ? reference.size : 1));
  }
  if (out) out->append(page, done);
  const std::string_view whole = out ? std::string_view(*out) : page;
  if (whole.find(kSoftHyphen) == std::string_view::npos) return out;
  std::string bare;
  std::size_t from = 0;
  for (std::size_t at = whole.find(kSoftHyphen); at != std::string_view::npos;
       at = whole.find(kSoftHyphen, from)) {
    bare.append(whole, from, at - from);
    from = at + kSoftHyphen.size();
  }
  bare.append(whole, from);
  return bare;
}

bool four_digits(std::string_view text, std::size_t at, char32_t& unit) {
  if (at + 4 > text.size()) return false;
  unit = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const unsigned char letter = c | 0x20U;
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (letter < 'a' || letter > 'f')) return false;
    unit = unit * 16 + (digit ? c - U'0' : letter - U'a' + 10U);
  }
  return true;
}

// The record with its escapes as they read, as far as words go.
std::string without_escapes(std::string_view record) {
  std::string out;
  out.reserve(record.size());
  std::size_t done = 0;
  for (std::size_t at = record.find('\\'); at != std::string_view::npos && at + 1 < record.size();
       at = record.find('\\', done)) {
    out.append(record, done, at - done);
    const char kind = record[at + 1];
    done = at + 2;
    char32_t unit = 0;
    if (kind == 'u' && four_digits(record, done, unit)) {
      done += 4;
      const bool letter = unit < 0xD800 || unit > 0xDFFF;  // none of ours is beyond U+FFFF
      if (!is_soft_hyphen(unit)) append_utf8(out, letter ? unit : U' ');
    } else {
      out += kind == '"' || kind == '\\' || kind == '/' ? kind : ' ';
    }
    if (done >= record.size()) break;
  }
  if (done < record.size()) out.append(record, done);
  return out;
}

}  // namespace

bool Gate::wants_json(std::string_view record) const {
  if (record.find("\\u") == std::string_view::npos) {
    return phrases_.any(record, text::ByteForm::Escaped);
  }
  return phrases_.any(without_escapes(record), text::ByteForm::Plain);
}

bool Gate::wants_html(std::string_view page) const {
  if (phrases_.any(page, text::ByteForm::Markup)) return true;
  const std::optional<std::string> plain = without_disguise(page);
  return plain && phrases_.any(*plain, text::ByteForm::Markup);
}

bool Gate::wants(GateForm form, std::string_view bytes, std::string_view charset) const {
  if (form == GateForm::Json) return wants_json(bytes);
  const bool zeros = bytes.substr(0, kLookedForZero).find('\0') != std::string_view::npos;
  const bool plain = !zeros && is_valid_utf8(bytes);
  const auto ask = [this, form](std::string_view text) {
    return form == GateForm::Html ? wants_html(text) : phrases_.any(text, text::ByteForm::Plain);
  };
  if (ask(bytes)) return true;
  return !plain && ask(decode_text(bytes, charset).text);
}

}  // namespace plumbline::ingest
