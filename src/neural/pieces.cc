// SPDX-License-Identifier: Apache-2.0

#include "neural/pieces.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace plumbline::neural {
namespace {

constexpr std::size_t kMostLetters = 100;  // of a run; a longer one is unknown

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_mark(char32_t point) {
  if (point < 0x80) {
    return (point >= 33 && point <= 47) || (point >= 58 && point <= 64) ||
           (point >= 91 && point <= 96) || (point >= 123 && point <= 126);
  }
  return u_ispunct(static_cast<UChar32>(point)) != 0;
}

bool stands_alone(char32_t point) {
  return is_mark(point) || (point >= 0x4E00 && point <= 0x9FFF);
}

// Lower case, decomposed, without combining marks.
std::string plain(std::string_view word) {
  std::string out;
  if (is_ascii(word)) {
    out.resize(word.size());
    std::transform(word.begin(), word.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
  }
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  text.toLower(icu::Locale::getRoot());
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_SUCCESS(status)) text = nfd->normalize(text, status);
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 point = text.char32At(at);
    if (u_charType(point) != U_NON_SPACING_MARK) append_utf8(out, static_cast<char32_t>(point));
  }
  return out;
}

bool is_dropped(char32_t point) {
  if (point < 0x80) return point <= 32 || point == 127;
  const auto value = static_cast<UChar32>(point);
  const auto type = u_charType(value);
  return u_isUWhiteSpace(value) != 0 || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR;
}

}  // namespace

WordShape shape_of(std::string_view word) {
  std::uint32_t letters = 0, upper = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word, at);
    at += point.size;
    const auto value = static_cast<UChar32>(point.value);
    if (u_isalpha(value) == 0) continue;
    const bool is_upper = u_isupper(value) != 0;
    if (letters == 0) first_upper = is_upper;
    ++letters;
    upper += is_upper ? 1 : 0;
  }
  if (letters == 0) return WordShape::None;
  if (upper == 0) return WordShape::Lower;
  if (letters == 1) return WordShape::SingleUpper;
  if (upper == letters) return WordShape::Upper;
  return first_upper && upper == 1 ? WordShape::Title : WordShape::Mixed;
}

Pieces::Pieces(std::string_view vocabulary) {
  starting_.reserve(30000);
  inside_.reserve(8000);
  while (!vocabulary.empty()) {
    const std::size_t end = vocabulary.find('\n');
    const std::string_view piece = vocabulary.substr(0, end);
    vocabulary.remove_prefix(end == std::string_view::npos ? vocabulary.size() : end + 1);
    const auto id = static_cast<PieceId>(size_++);
    longest_ = std::max(longest_, piece.size());
    if (piece.size() > 2 && piece.starts_with("##")) {
      inside_.emplace(piece.substr(2), id);
    } else {
      starting_.emplace(piece, id);
    }
  }
  const auto id_of = [&](std::string_view name) {
    const auto found = starting_.find(name);
    return found == starting_.end() ? PieceId{0} : found->second;
  };
  unknown_ = id_of("[UNK]");
  begin_ = id_of("[CLS]");
  end_ = id_of("[SEP]");
}

const PieceId* Pieces::find(bool inside, std::string_view piece) const {
  const auto& table = inside ? inside_ : starting_;
  const auto found = table.find(piece);
  return found == table.end() ? nullptr : &found->second;
}

// Longest match first; a run with an unknown rest is unknown as a whole.
void Pieces::match(std::string_view run, std::vector<PieceId>& out) const {
  const std::size_t before = out.size();
  if (count_code_points(run) > kMostLetters) {
    out.push_back(unknown_);
    return;
  }
  for (std::size_t at = 0; at < run.size();) {
    std::size_t size = std::min(run.size() - at, longest_);
    const PieceId* found = nullptr;
    for (; size > 0; --size) {
      if (!is_utf8_border(run, at + size)) continue;
      found = find(at > 0, run.substr(at, size));
      if (found != nullptr) break;
    }
    if (found == nullptr) {
      out.resize(before);
      out.push_back(unknown_);
      return;
    }
    out.push_back(*found);
    at += size;
  }
}

void Pieces::append(std::string_view word, std::vector<PieceId>& out) const {
  const std::size_t before = out.size();
  const std::string text = plain(word);
  std::string run;
  const auto close = [&] {
    if (!run.empty()) match(run, out);
    run.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const std::string_view bytes = std::string_view(text).substr(at, point.size);
    at += point.size;
    if (stands_alone(point.value)) {
      close();
      match(bytes, out);
    } else if (!is_dropped(point.value)) {
      run += bytes;
    }
  }
  close();
  if (out.size() == before) out.push_back(unknown_);
}

}  // namespace plumbline::neural
