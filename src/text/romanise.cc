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
  } else if (!vowel_next || word[at + 1] == 'i' || word[at + 1] == 'y') {
    out += 'i';
  } else if (word[at] == 'i' && at == 0) {
    out += 'i';
  }
}

std::unique_ptr<icu::Transliterator> make_romaniser() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
      "Greek-Latin/UNGEGN; Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower",
      UTRANS_FORWARD, status));
  return U_FAILURE(status) != 0 ? nullptr : std::move(made);
}

}  // namespace

std::string romanise(std::string_view name) {
  std::string latin(name);
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!plain) {
    // Making one takes milliseconds; using one is not for two threads at once.
    static std::mutex guard;
    static const std::unique_ptr<icu::Transliterator> romaniser = make_romaniser();
    auto wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    // A mark of its own that ICU would drop or double.
    wide.findAndReplace(icu::UnicodeString(char16_t{0x0259}), icu::UnicodeString(u'a'));
    wide.findAndReplace(icu::UnicodeString(char16_t{0x018F}), icu::UnicodeString(u'A'));
    {
      const std::scoped_lock lock(guard);
      if (romaniser != nullptr) romaniser->transliterate(wide);
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
