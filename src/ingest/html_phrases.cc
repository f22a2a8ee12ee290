// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_phrases.h"

#include <algorithm>
#include <array>

namespace plumbline::ingest {
namespace {

struct Phrase {
  std::string_view text;  // lower case (ASCII letters); begins at the start of a word
  std::uint8_t kind;
};

// Sorted by kind; the first byte finds the row.
constexpr std::array kPhrases = {
    Phrase{"\xC2\xA9", 0},
    Phrase{"&copy", 0},
    Phrase{"copyright", 0},
    Phrase{"all rights reserved", 0},
    Phrase{"alle rechte vorbehalten", 0},
    Phrase{"derechos reservados", 0},
    Phrase{"tous droits", 0},
    Phrase{"may not be published", 0},
    Phrase{"reproduc", 0},
    Phrase{"prohibid", 0},
    Phrase{"newsletter", 1},
    Phrase{"subscri", 1},
    Phrase{"sign up", 1},
    Phrase{"sign in", 1},
    Phrase{"log in", 1},
    Phrase{"login", 1},
    Phrase{"register", 1},
    Phrase{"abonn", 1},
    Phrase{"suscri", 1},
    Phrase{"anmeld", 1},
    Phrase{"e-mail", 1},
    Phrase{"email", 1},
    Phrase{"download the", 1},
    Phrase{"whatsapp", 1},
    Phrase{"telegram", 1},
    Phrase{"read more", 2},
    Phrase{"read also", 2},
    Phrase{"also read", 2},
    Phrase{"related", 2},
    Phrase{"see also", 2},
    Phrase{"more on", 2},
    Phrase{"more from", 2},
    Phrase{"lire aussi", 2},
    Phrase{"lesen sie auch", 2},
    Phrase{"weiterlesen", 2},
    Phrase{"mehr zum thema", 2},
    Phrase{"auch interessant", 2},
    Phrase{"le puede interesar", 2},
    Phrase{"te puede interesar", 2},
    Phrase{"lea tambi", 2},
    Phrase{"leia tamb", 2},
    Phrase{"leggi anche", 2},
    Phrase{"czytaj", 2},
    Phrase{"weitere", 2},
    Phrase{"you may also", 2},
    Phrase{"you might", 2},
    Phrase{"next post", 2},
    Phrase{"previous", 2},
    Phrase{"mehr ", 2},
    Phrase{"zum artikel", 2},
    Phrase{"recommended", 2},
    Phrase{"share", 3},
    Phrase{"teilen", 3},
    Phrase{"compart", 3},
    Phrase{"partag", 3},
    Phrase{"facebook", 3},
    Phrase{"twitter", 3},
    Phrase{"tweet", 3},
    Phrase{"instagram", 3},
    Phrase{"follow ", 3},
    Phrase{"folge", 3},
    Phrase{"pinterest", 3},
    Phrase{"drucken", 3},
    Phrase{"comment", 4},
    Phrase{"kommentar", 4},
    Phrase{"coment", 4},
    Phrase{"reply", 4},
    Phrase{"antworten", 4},
    Phrase{"respond", 4},
    Phrase{"says:", 4},
    Phrase{"sagt:", 4},
    Phrase{"trackback", 4},
    Phrase{"permalink", 4},
    Phrase{"photo", 5},
    Phrase{"foto", 5},
    Phrase{"bild", 5},
    Phrase{"image", 5},
    Phrase{"getty", 5},
    Phrase{"shutterstock", 5},
    Phrase{"unsplash", 5},
    Phrase{"pixabay", 5},
    Phrase{"credit", 5},
    Phrase{"quelle:", 5},
    Phrase{"source:", 5},
    Phrase{"abbildung", 5},
    Phrase{"picture", 5},
    Phrase{"imagen", 5},
    Phrase{"video", 5},
    Phrase{"caption", 5},
    Phrase{"advert", 6},
    Phrase{"anzeige", 6},
    Phrase{"werbung", 6},
    Phrase{"sponsor", 6},
    Phrase{"affiliate", 6},
    Phrase{"publicidad", 6},
    Phrase{"publicit", 6},
    Phrase{"shop", 6},
    Phrase{"donat", 6},
    Phrase{"spenden", 6},
    Phrase{"buy ", 6},
    Phrase{"price", 6},
    Phrase{"by ", 7},
    Phrase{"author", 7},
    Phrase{"autor", 7},
    Phrase{"written by", 7},
    Phrase{"posted", 7},
    Phrase{"published", 7},
    Phrase{"updated", 7},
    Phrase{"ver\xC3\xB6"
           "ffentlicht",
           7},
    Phrase{"von ", 7},
    Phrase{"por ", 7},
    Phrase{"tags", 7},
    Phrase{"kategorie", 7},
    Phrase{"categor", 7},
    Phrase{"schlagw", 7},
    Phrase{"filed under", 7},
    Phrase{"cookie", 8},
    Phrase{"javascript", 8},
    Phrase{"browser", 8},
    Phrase{"loading", 8},
    Phrase{"warning:", 8},
    Phrase{"error", 8},
    Phrase{"privacy", 9},
    Phrase{"datenschutz", 9},
    Phrase{"impressum", 9},
    Phrase{"terms of", 9},
    Phrase{"agb", 9},
    Phrase{"contact", 9},
    Phrase{"kontakt", 9},
    Phrase{"disclaimer", 9},
    Phrase{"terms and", 9},
    Phrase{"rss", 9},
    Phrase{"about us", 9},
};

constexpr std::size_t kPhraseBytes = 400;

struct Index {
  std::array<std::uint8_t, 257> first{};
  std::array<std::uint8_t, kPhrases.size()> rows{};
};
constexpr Index build_index() {
  Index index;
  std::size_t next = 0;
  for (unsigned byte = 0; byte < 256; ++byte) {
    index.first[byte] = static_cast<std::uint8_t>(next);
    for (std::size_t row = 0; row < kPhrases.size(); ++row) {
      if (static_cast<unsigned char>(kPhrases[row].text[0]) == byte) {
        index.rows[next++] = static_cast<std::uint8_t>(row);
      }
    }
  }
  index.first[256] = static_cast<std::uint8_t>(next);
  return index;
}
static_assert(kPhrases.size() < 256);
constexpr Index kIndex = build_index();

bool is_word_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || c >= 0x80;
}

}  // namespace

std::uint32_t read_phrases(std::string_view raw) {
  std::array<char, kPhraseBytes> lower{};
  const std::size_t size = std::min(raw.size(), kPhraseBytes);
  for (std::size_t i = 0; i < size; ++i) {
    lower[i] = raw[i] >= 'A' && raw[i] <= 'Z' ? static_cast<char>(raw[i] + 32) : raw[i];
  }
  const std::string_view folded(lower.data(), size);
  std::uint32_t kinds = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < size; ++at) {
    const auto byte = static_cast<unsigned char>(folded[at]);
    const bool starts = !in_word || byte == 0xC2;
    in_word = is_word_byte(byte) && byte != 0xC2;
    if (!starts) continue;
    for (std::size_t i = kIndex.first[byte]; i < kIndex.first[byte + 1U]; ++i) {
      const Phrase& phrase = kPhrases[kIndex.rows[i]];
      if (folded.compare(at, phrase.text.size(), phrase.text) == 0) kinds |= 1U << phrase.kind;
    }
  }
  return kinds;
}

}  // namespace plumbline::ingest
