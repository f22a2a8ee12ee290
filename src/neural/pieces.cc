// SPDX-License-Identifier: Apache-2.0

#include "neural/pieces.h"

#include <algorithm>
#include <bit>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/hash.h"
#include "base/utf8.h"

namespace plumbline::neural {
namespace {

constexpr std::size_t kMostLetters = 100;  // of a run; a longer one is unknown

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
std::string plain_word(std::string_view word) {
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

Pieces::Pieces(std::string_view vocabulary) : vocabulary_(vocabulary) {
  const auto lines = std::count(vocabulary.begin(), vocabulary.end(), '\n') + 1;
  slots_.resize(std::bit_ceil(static_cast<std::size_t>(2 * lines + 1)));
  for (std::size_t at = 0; at < vocabulary.size();) {
    const std::size_t end = std::min(vocabulary.find('\n', at), vocabulary.size());
    const std::string_view piece = vocabulary.substr(at, end - at);
    longest_ = std::max(longest_, piece.size());
    const bool inside = piece.size() > 2 && piece.starts_with("##");
    add(inside, inside ? at + 2 : at, end, static_cast<PieceId>(size_++));
    at = end + 1;
  }
  const auto id_of = [&](std::string_view name) { return find(false, name).value_or(0); };
  unknown_ = id_of("[UNK]");
  begin_ = id_of("[CLS]");
  end_ = id_of("[SEP]");
}

// The slot of a piece, or the empty one where it belongs.
std::size_t Pieces::slot_of(bool inside, std::string_view piece) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (fast_hash(piece) + (inside ? 1U : 0U)) & mask;
  while (slots_[at].taken) {
    const Slot& slot = slots_[at];
    if (slot.inside == inside && vocabulary_.substr(slot.begin, slot.size) == piece) break;
    at = (at + 1) & mask;
  }
  return at;
}

// Of equal pieces the first counts.
void Pieces::add(bool inside, std::size_t begin, std::size_t end, PieceId id) {
  Slot& slot = slots_[slot_of(inside, vocabulary_.substr(begin, end - begin))];
  if (slot.taken) return;
  slot = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), id, true,
          inside};
}

std::optional<PieceId> Pieces::find(bool inside, std::string_view piece) const {
  const Slot& slot = slots_[slot_of(inside, piece)];
  return slot.taken ? std::optional(slot.id) : std::nullopt;
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
    std::optional<PieceId> found;
    for (; size > 0; --size) {
      if (!is_utf8_border(run, at + size)) continue;
      found = find(at > 0, run.substr(at, size));
      if (found) break;
    }
    if (!found) {
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
  const std::string text = plain_word(word);
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
