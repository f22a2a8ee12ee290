// SPDX-License-Identifier: Apache-2.0

#include "text/romanise.h"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace plumbline::text {
namespace {

struct Rewrite {
  std::string_view from;
  std::string_view to;
};

// Longer ones first where one begins another.
constexpr std::array kSounds = {
    Rewrite{"shch", "s"}, Rewrite{"tsch", "c"}, Rewrite{"sch", "s"}, Rewrite{"tch", "c"},
    Rewrite{"dzh", "j"},  Rewrite{"ch", "c"},   Rewrite{"sh", "s"},  Rewrite{"zh", "z"},
    Rewrite{"kh", "h"},   Rewrite{"gh", "g"},   Rewrite{"ph", "f"},  Rewrite{"th", "t"},
    Rewrite{"dj", "j"},   Rewrite{"dz", "j"},   Rewrite{"ck", "k"},  Rewrite{"ts", "c"},
    Rewrite{"tz", "c"},   Rewrite{"cz", "c"},   Rewrite{"ks", "x"},  Rewrite{"ou", "o"},
    Rewrite{"oo", "o"},   Rewrite{"ee", "i"},   Rewrite{"ei", "i"},  Rewrite{"ey", "i"},
    Rewrite{"ej", "i"},   Rewrite{"w", "v"},    Rewrite{"q", "k"},   Rewrite{"u", "o"},
    Rewrite{"e", "a"},
};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

// y, j and i before a vowel are the same half-vowel, which transcriptions put in or leave out;
// after a vowel or between consonants they are an i. An English j ("Jamal") begins a word.
void add_half_vowel(std::string_view word, std::size_t at, std::string& out) {
  const bool vowel_next = at + 1 < word.size() && is_vowel(word[at + 1]);
  if (word[at] == 'j' && (at == 0 || (!is_vowel(word[at - 1]) && vowel_next))) {
    out += 'j';
    return;
  }
  const bool glides = vowel_next && word[at + 1] != 'i' && word[at + 1] != 'y';
  if (!glides || (word[at] == 'i' && at == 0)) out += 'i';
}

constexpr std::array<char16_t, 8> kTurkic = {u'\u0259', u'\u018F', u'\u0131', u'\u0130',
                                             u'\u011F', u'\u011E', u'\u015F', u'\u015E'};

struct Letter {
  char16_t from;
  const char16_t* to;
};
constexpr std::array<Letter, 10> kTurkicSounds = {{{u'j', u"zh"},
                                                   {u'J', u"Zh"},
                                                   {u'c', u"j"},
                                                   {u'C', u"J"},
                                                   {u'\u00E7', u"ch"},
                                                   {u'\u00C7', u"Ch"},
                                                   {u'x', u"kh"},
                                                   {u'X', u"Kh"},
                                                   {u'q', u"g"},
                                                   {u'Q', u"G"}}};
// Letters that ICU leaves or writes by signs: Latin schwa, Cyrillic of Central Asia.
constexpr std::array<Letter, 18> kLeft = {{{u'\u0259', u"a"},
                                           {u'\u018F', u"A"},
                                           {u'\u04AF', u"u"},
                                           {u'\u04AE', u"U"},
                                           {u'\u04B1', u"u"},
                                           {u'\u04B0', u"U"},
                                           {u'\u04E9', u"o"},
                                           {u'\u04E8', u"O"},
                                           {u'\u04D9', u"a"},
                                           {u'\u04D8', u"A"},
                                           {u'\u04A3', u"n"},
                                           {u'\u049B', u"k"},
                                           {u'\u0493', u"g"},
                                           {u'\u04BB', u"h"},
                                           {u'\u04B3', u"h"},
                                           {u'\u04B7', u"j"},
                                           {u'\u04E3', u"i"},
                                           {u'\u04EF', u"u"}}};

template <std::size_t N>
void replace(icu::UnicodeString& wide, const std::array<Letter, N>& letters) {
  for (const Letter& letter : letters) {
    if (wide.indexOf(letter.from) < 0) continue;
    wide.findAndReplace(icu::UnicodeString(letter.from), icu::UnicodeString(letter.to));
  }
}

std::unique_ptr<icu::Transliterator> make_romaniser() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
      "Greek-Latin/UNGEGN; Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower",
      UTRANS_FORWARD, status));
  return U_FAILURE(status) != 0 ? nullptr : std::move(made);
}

icu::UnicodeString wide_of(std::string_view name) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
}

}  // namespace

bool is_turkic(std::string_view name) {
  const icu::UnicodeString wide = wide_of(name);
  return std::any_of(kTurkic.begin(), kTurkic.end(),
                     [&](char16_t letter) { return wide.indexOf(letter) >= 0; });
}

std::string romanise(std::string_view name) {
  return romanise(name, is_turkic(name));
}

std::string romanise(std::string_view name, bool turkic) {
  std::string latin(name);
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!plain || turkic) {
    // Making one takes milliseconds; using one is not for two threads at once.
    static std::mutex guard;
    static const std::unique_ptr<icu::Transliterator> kRomaniser = make_romaniser();
    icu::UnicodeString wide = wide_of(name);
    if (turkic) replace(wide, kTurkicSounds);
    replace(wide, kLeft);
    {
      const std::scoped_lock lock(guard);
      if (kRomaniser != nullptr) kRomaniser->transliterate(wide);
    }
    latin.clear();
    wide.toUTF8String(latin);
  }
  std::string out;
  bool apart = false;
  for (const char c : latin) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9')) {
      if (apart && !out.empty()) out += ' ';
      apart = false;
      out += low;
    } else if (low != '\'' && low != '`' && static_cast<unsigned char>(low) < 0x80) {
      apart = true;
    }
  }
  return out;
}

std::string sound_of(std::string_view romanised) {
  std::string out;
  for (std::size_t at = 0; at < romanised.size();) {
    const std::string_view rest = romanised.substr(at);
    const auto* rewrite = std::find_if(kSounds.begin(), kSounds.end(), [&](const Rewrite& each) {
      return rest.starts_with(each.from);
    });
    if (rewrite != kSounds.end()) {
      out += rewrite->to;
      at += rewrite->from.size();
      continue;
    }
    const char c = romanised[at];
    if (c == 'y' || c == 'j' || c == 'i') {
      add_half_vowel(romanised, at, out);
    } else if (c == 'x' && at == 0) {
      out += 'h';
    } else {
      out += c;
    }
    ++at;
  }
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace plumbline::text
