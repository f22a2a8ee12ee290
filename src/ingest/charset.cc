// SPDX-License-Identifier: Apache-2.0

#include "ingest/charset.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{256} << 10U;  // enough for any guess
constexpr char32_t kReplacement = 0xFFFD;

std::string_view sample_of(std::string_view bytes) {
  return bytes.substr(0, kSampleBytes);
}

// Collects code points with the original bytes each came from, a run a line.
class LineRuns {
 public:
  explicit LineRuns(Converted& out) : out_(out) {}

  void add(char32_t point, std::size_t begin, std::size_t end) {
    const std::size_t before = out_.text.size();
    append_utf8(out_.text, point);
    const std::size_t written = out_.text.size() - before;
    if (point == kReplacement) ++out_.lost;
    if (!open_) start(before, begin);
    same_size_ = same_size_ && written == end - begin;
    last_ = before;
    raw_end_ = end;
    if (point == '\n') finish();
  }

  void finish() {
    if (!open_) return;
    open_ = false;
    const std::size_t size = out_.text.size() - text_begin_;
    if (!same_size_ && size == raw_end_ - raw_begin_ && last_ > text_begin_) {
      // Equal sizes would read as "byte for byte", which this line is not: two runs say so.
      push(text_begin_, last_);
      push(last_, out_.text.size());
      return;
    }
    if (same_size_ && !out_.map.empty() && exact_before_ && out_.map.back().end == raw_begin_) {
      out_.map.back().text.end = static_cast<std::uint32_t>(out_.text.size());
      out_.map.back().end = raw_end_;
      return;
    }
    push(text_begin_, out_.text.size());
    exact_before_ = same_size_;
  }

 private:
  void start(std::size_t text_begin, std::size_t raw_begin) {
    open_ = true;
    same_size_ = true;
    text_begin_ = text_begin;
    raw_begin_ = raw_begin;
  }
  void push(std::size_t begin, std::size_t end) {
    out_.map.push_back({text::make_span(begin, end), raw_begin_, raw_end_, 0});
    exact_before_ = false;
  }

  Converted& out_;
  bool open_ = false;
  bool same_size_ = true;
  bool exact_before_ = false;
  std::size_t text_begin_ = 0;
  std::size_t raw_begin_ = 0;
  std::size_t raw_end_ = 0;
  std::size_t last_ = 0;
};

// ARMSCII-8 (AST 34.005): signs, then capital and small letters in turn from 0xB2.
char32_t armscii_point(unsigned char byte) {
  constexpr std::array<char32_t, 16> kFromA2 = {0x587,  0x589, ')',   '(',  0xBB, 0xAB,
                                                0x2014, '.',   0x55D, ',',  '-',  0x58A,
                                                0x2026, 0x55C, 0x55B, 0x55E};
  if (byte <= 0xA0) return byte;
  if (byte == 0xA1) return 0x58D;
  if (byte < 0xB2) return kFromA2[byte - 0xA2U];
  if (byte == 0xFE) return 0x55A;
  if (byte == 0xFF) return kReplacement;
  const char32_t letter = static_cast<char32_t>(byte - 0xB2U) / 2;
  return (byte % 2 == 0 ? 0x531U : 0x561U) + letter;
}

Converted convert_armscii(std::string_view bytes, std::size_t shift) {
  Converted out;
  out.text.reserve(bytes.size() * 2);
  LineRuns runs(out);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    runs.add(armscii_point(static_cast<unsigned char>(bytes[at])), shift + at, shift + at + 1);
  }
  runs.finish();
  return out;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

constexpr std::size_t kUnits = 4096;

// One buffer of UTF-16 with the source offset of each unit; joins surrogates over buffer ends.
class Utf16Reader {
 public:
  explicit Utf16Reader(LineRuns& runs) : runs_(runs) {}

  void unit(char16_t value, std::size_t offset) {
    if (pending_) flush(offset);
    if (high_ != 0 && value >= 0xDC00 && value <= 0xDFFF) {
      point_ = 0x10000U + ((static_cast<char32_t>(high_) - 0xD800U) << 10U) + (value - 0xDC00U);
      high_ = 0;
      pending_ = true;
      return;
    }
    if (high_ != 0) {  // a surrogate without its other half
      runs_.add(kReplacement, begin_, std::max(begin_, offset));
      high_ = 0;
    }
    begin_ = offset;
    if (value >= 0xD800 && value <= 0xDBFF) {
      high_ = value;
      return;
    }
    point_ = value >= 0xDC00 && value <= 0xDFFF ? kReplacement : value;
    pending_ = true;
  }

  void finish(std::size_t end) {
    if (pending_) flush(end);
    if (high_ != 0) runs_.add(kReplacement, begin_, end);
  }

 private:
  void flush(std::size_t end) {
    runs_.add(point_, begin_, std::max(begin_, end));
    pending_ = false;
  }
  LineRuns& runs_;
  char16_t high_ = 0;
  char32_t point_ = 0;
  bool pending_ = false;
  std::size_t begin_ = 0;
};

std::optional<Converted> convert_icu(std::string_view bytes, const std::string& encoding,
                                     std::size_t shift) {
  const Converter converter = open_converter(encoding);
  if (!converter) return std::nullopt;
  Converted out;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  LineRuns runs(out);
  Utf16Reader reader(runs);
  std::array<UChar, kUnits> units{};
  std::array<std::int32_t, kUnits> offsets{};
  const char* source = bytes.data();
  const char* const limit = bytes.data() + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  std::size_t last = shift;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    const std::size_t base = shift + static_cast<std::size_t>(source - bytes.data());
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, limit,
                   offsets.data(), 1, &status);
    const auto count = static_cast<std::size_t>(target - units.data());
    for (std::size_t i = 0; i < count; ++i) {
      // A unit kept from the call before has no offset in this one.
      if (offsets[i] >= 0) last = std::max(last, base + static_cast<std::size_t>(offsets[i]));
      reader.unit(units[i], last);
    }
  }
  reader.finish(shift + bytes.size());
  runs.finish();
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

// Small Armenian letters are the odd bytes from 0xB3: in no other 8-bit text are nearly all high
// bytes odd and in that range.
bool looks_armscii(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t small = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0xB2) continue;
    ++high;
    small += byte % 2 == 1 && byte <= 0xFD ? 1 : 0;
  }
  return high >= 40 && small * 100 >= high * 88;
}

std::string uchardet_guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// Only quotation marks, dashes and currency signs, which all Windows pages keep in one place: no
// statistics of letters can be right about them.
bool only_typographic(std::string_view bytes) {
  constexpr std::string_view kSigns =
      "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xBB";
  return std::all_of(bytes.begin(), bytes.end(), [&](char c) {
    return (static_cast<unsigned char>(c) & 0x80U) == 0 || kSigns.find(c) != std::string_view::npos;
  });
}

// How much a decoding reads like text: letters of one script next to each other, no controls.
double plausibility(std::string_view bytes, const std::string& encoding) {
  const std::optional<Converted> converted = convert(bytes.substr(0, 16384), encoding, 0);
  if (!converted || converted->text.empty()) return -1;
  std::size_t bad = converted->lost * 4;
  std::size_t signs = 0;
  const std::string_view text = converted->text;
  char32_t before = ' ';
  const auto letter = [](char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    const char32_t c = point.value;
    if (c < 0x80) {
      before = c;
      continue;
    }
    ++signs;
    const bool control = c < 0xA0;
    const bool drawing = c >= 0x2500 && c <= 0x259F;
    const bool sign_in_word = c >= 0xA1 && c < 0xC0 && letter(before);
    const bool capital_after_small = c >= 0xC0 && c <= 0xDE && before >= 'a' && before <= 'z';
    bad += control || drawing || sign_in_word || capital_after_small ? 1 : 0;
    before = c;
  }
  return signs == 0 ? 0 : 1.0 - static_cast<double>(bad) / static_cast<double>(signs);
}

}  // namespace

std::optional<Converted> convert(std::string_view bytes, const std::string& encoding,
                                 std::size_t shift) {
  if (encoding == "ARMSCII-8") return convert_armscii(bytes, shift);
  return convert_icu(bytes, encoding, shift);
}

std::string known_encoding(std::string_view label) {
  std::string name;
  for (const char c : label.substr(0, 64)) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == ':' || c == '.') {
      name.push_back(static_cast<char>(std::tolower(byte)));
    }
  }
  if (name.empty()) return {};
  if (name == "armscii-8" || name == "armscii8" || name == "armscii") return "ARMSCII-8";
  if (name == "us-ascii" || name == "ascii" || name == "iso-8859-1" || name == "iso8859-1" ||
      name == "latin1" || name == "latin-1" || name == "iso-ir-100") {
    return "windows-1252";
  }
  // What mailers and the web call these, under the name ICU has.
  if (name == "ks_c_5601-1987" || name == "ks_c_5601" || name == "cp949") return "windows-949";
  if (name == "utf8") return "UTF-8";
  UErrorCode status = U_ZERO_ERROR;
  for (const char* standard : {"MIME", "IANA"}) {
    const char* canonical = ucnv_getStandardName(name.c_str(), standard, &status);
    if (U_FAILURE(status) || canonical == nullptr) continue;
    const std::string found = canonical;
    return found == "ISO-8859-9" ? "windows-1254" : found;
  }
  return open_converter(name) ? name : std::string{};
}

std::string wide_encoding(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes).substr(0, 4096);
  // Without a zero byte it is none of these: nearly always.
  if (sample.size() < 4 || sample.find('\0') == std::string_view::npos) return {};
  std::array<std::size_t, 4> zeros{};
  for (std::size_t at = 0; at < sample.size(); ++at) zeros[at % 4] += sample[at] == 0 ? 1U : 0U;
  const std::size_t quads = sample.size() / 4;
  const auto most = [quads](std::size_t n) { return n * 10 >= quads * 9; };
  const auto few = [quads](std::size_t n) { return n * 10 <= quads * 2; };
  if (bytes.size() % 4 == 0) {
    if (most(zeros[3]) && most(zeros[2]) && few(zeros[0])) return "UTF-32LE";
    if (most(zeros[0]) && most(zeros[1]) && few(zeros[3])) return "UTF-32BE";
  }
  if (bytes.size() % 2 != 0) return {};
  const std::size_t even = zeros[0] + zeros[2];
  const std::size_t odd = zeros[1] + zeros[3];
  const std::size_t pairs = sample.size() / 2;
  // A stray NUL or two in a short page is damage, not an encoding.
  constexpr std::size_t kLeastZeros = 4;
  if (even + odd < kLeastZeros) return {};
  // Spaces, digits and line ends have a zero half even where the letters are not Latin.
  if (odd * 20 >= pairs && even * 50 <= pairs) return "UTF-16LE";
  if (even * 20 >= pairs && odd * 50 <= pairs) return "UTF-16BE";
  return {};
}

std::string guess_encoding(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  if (only_typographic(sample)) return "windows-1252";
  if (looks_armscii(sample)) return "ARMSCII-8";
  std::string guess = known_encoding(uchardet_guess(sample));
  if (guess.empty() || guess == "UTF-8") return "windows-1252";
  if (guess == "windows-1252") return guess;
  // The statistics of a few high bytes (a euro sign, curly quotes) often name an exotic page.
  std::size_t high = 0;
  for (const char c : sample) high += (static_cast<unsigned char>(c) & 0x80U) != 0 ? 1 : 0;
  const bool sparse = high * 50 < sample.size();
  const bool multibyte =
      guess.find("125") == std::string::npos && guess.find("8859") == std::string::npos;
  if (sparse && !multibyte && plausibility(sample, "windows-1252") >= plausibility(sample, guess)) {
    return "windows-1252";
  }
  return guess;
}

}  // namespace plumbline::ingest
