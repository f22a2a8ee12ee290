// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "language/frame_internal.h"
#include "language/frame_lines.h"
#include "language/frame_page_internal.h"
#include "text/word_set.h"

namespace plumbline::language {
namespace {

// "Sign up to receive our newsletter.", "You can unsubscribe at any time.": of the page, not of a
// text.
bool is_of_forms(std::string_view line) {
  static constexpr text::WordSet kForms{"unsubscribe", "newsletter", "newsletters", "cookies",
                                        "javascript",  "captcha",    "inbox",       "subscribers"};
  if (line.find("leave this field") != std::string_view::npos) return true;
  const std::vector<text::Token> tokens = text::tokenize(line);
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const text::Token& token) { return kForms.has(token.key); });
}

bool is_told_in_sentences(std::string_view line) {
  constexpr std::size_t kSentence = 8;  // words; "Name*", "Two held." and dates have fewer
  return ends_sentence(line) && count_words(line) >= kSentence && !is_of_forms(line);
}

bool opens_others(std::string_view line, const FrameNames& names) {
  const Opening opening = names.opening_of(line);
  return opening.word == FrameWord::OtherArticles &&
         line.substr(opening.size).find_first_not_of(" .:!\u2026") == std::string_view::npos;
}

// Where the name begins behind the sign that divides it from a title; 0: no such sign, no name.
std::size_t name_behind_sign(std::string_view line, std::size_t title) {
  constexpr std::array<std::string_view, 7> kSigns = {" - ",  " \u2013 ", " \u2014 ", " | ",
                                                      " :: ", " \u00BB ", " \u00B7 "};
  for (const std::string_view sign : kSigns) {
    if (line.substr(title).starts_with(sign)) return title + sign.size();
  }
  return 0;
}

// "Office of the District Attorney"; not "what we know".
bool is_name_like_site(std::string_view words) {
  static constexpr text::WordSet kSmall{"of", "the", "and", "for", "in", "on",  "de",
                                        "la", "du",  "des", "der", "di", "del", "el"};
  constexpr std::size_t kMost = 8;  // words
  const std::vector<text::Token> tokens = text::tokenize(words);
  if (tokens.empty() || tokens.size() > kMost || ends_sentence(words)) return false;
  if (tokens.front().letters == text::LetterCase::Lower) return false;
  return std::all_of(tokens.begin(), tokens.end(), [](const text::Token& token) {
    return token.kind != text::TokenKind::Number &&
           (token.letters != text::LetterCase::Lower || kSmall.has(token.key));
  });
}

// A body, known or by its form; of few words only one that is known or says so.
bool is_name_of_site(std::string_view words, const FrameNames& names) {
  constexpr std::size_t kTelling = 3;  // words
  if (!is_name_like_site(words)) return false;
  const Sense sense = names.sense_of(words);
  if (sense == Sense::Outlet || names.names_organisation(words)) return true;
  return (sense == Sense::Nothing || sense == Sense::Name) && count_words(words) >= kTelling &&
         !names.is_byline_name(words);
}

}  // namespace

std::optional<text::Span> title_behind_label(std::string_view text, const text::Span& line,
                                             const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const Opening opening = names.opening_of(words);
  if (opening.word != FrameWord::Title || !words.substr(opening.size).starts_with(":")) {
    return std::nullopt;
  }
  text::Span title = line;
  title.begin += static_cast<std::uint32_t>(opening.size) + 1;
  while (!title.empty() && is_space(text[title.begin])) ++title.begin;
  return title;
}

std::optional<SiteTitle> site_in_title(std::string_view text, std::span<const text::Span> head,
                                       const FrameNames& names) {
  constexpr std::size_t kTitleWords = 2;
  for (const text::Span& title : head) {
    const std::string_view words = text::slice(text, title);
    // "Human Rights Watch - Kenya": the site before what of it.
    if (count_words(words) < kTitleWords || names.sense_of(words) == Sense::Outlet ||
        names.names_organisation(words)) {
      continue;
    }
    for (std::size_t i = 0; i < head.size(); ++i) {
      const text::Span& other = head[i];
      const std::string_view line = text::slice(text, other);
      if (line.size() <= words.size() || !line.starts_with(words)) continue;
      const std::size_t name = name_behind_sign(line, words.size());
      if (name == 0 || !is_name_of_site(line.substr(name), names)) continue;
      return SiteTitle{i, title, text::make_span(other.begin + name, other.end)};
    }
  }
  return std::nullopt;
}

std::size_t where_others_begin(std::size_t body, std::size_t count,
                               const std::function<std::string_view(std::size_t)>& line,
                               const FrameNames& names) {
  std::size_t begin = count;
  for (std::size_t i = count; i-- > body + 1;) {
    if (is_told_in_sentences(line(i))) break;
    if (opens_others(line(i), names)) begin = i;
  }
  return begin;
}

}  // namespace plumbline::language
