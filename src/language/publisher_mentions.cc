// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "language/frame_lines.h"
#include "language/publisher_mentions_internal.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

constexpr std::size_t kMostMentionWords = 9;  // of a name
constexpr std::size_t kImprint = 700;         // bytes of the end, where a body says what it is
constexpr std::size_t kMostOfForm = 6;        // mentions, of one form

struct Form {
  std::string_view words;
  TextMention kind;
};

// Before a name.
constexpr auto kBeforeName =
    std::to_array<Form>({{"told ", TextMention::Told},
                         {"said to ", TextMention::Told},
                         {"spoke to ", TextMention::Told},
                         {"spoke with ", TextMention::Told},
                         {"spoken with ", TextMention::Told},
                         {"shown to ", TextMention::Told},
                         {"seen by ", TextMention::Told},
                         {"obtained by ", TextMention::Told},
                         {"showed ", TextMention::Told},
                         {"our paper, ", TextMention::Own},
                         {"our newspaper, ", TextMention::Own},
                         {"our site, ", TextMention::Own},
                         {"our magazine, ", TextMention::Own},
                         {"my desk at ", TextMention::Own},
                         {"has written for ", TextMention::Own},
                         {"have written for ", TextMention::Own},
                         {"writes for ", TextMention::Own},
                         {"contributed to ", TextMention::Own},
                         {"column for ", TextMention::Own},
                         {"letter for ", TextMention::Own},
                         {"is a columnist for ", TextMention::Own},
                         {"is a columnist of ", TextMention::Own},
                         {"is a columnist at ", TextMention::Own},
                         {"are listening to ", TextMention::Own},
                         {"This is ", TextMention::Own},
                         {"investigation was produced by ", TextMention::Own},
                         {"story was produced by ", TextMention::Own},
                         {"article was published by ", TextMention::Own},
                         {"first published in ", TextMention::Own},
                         {"Published in ", TextMention::Own},
                         {"Published by ", TextMention::Own},
                         {"Download the ", TextMention::Own},
                         {"Subscribe to ", TextMention::Own},
                         {"Reporting for ", TextMention::Own},
                         {"About ", TextMention::Is},
                         {"n behalf of ", TextMention::Is},
                         {"ecretariat of ", TextMention::Is}});

// Behind a name.
constexpr auto kBehindName = std::to_array<Form>({{" has learned", TextMention::Own},
                                                  {" has learnt", TextMention::Own},
                                                  {" was told by", TextMention::Own},
                                                  {" was informed by", TextMention::Own},
                                                  {"'s correspondent", TextMention::Own},
                                                  {"’s correspondent", TextMention::Own},
                                                  {"'s reporter", TextMention::Own},
                                                  {"’s reporter", TextMention::Own},
                                                  {" can reveal", TextMention::Own},
                                                  {" has seen", TextMention::Own},
                                                  {" will not use", TextMention::Own},
                                                  {" will publish", TextMention::Own},
                                                  {" is a ", TextMention::Is},
                                                  {" is an ", TextMention::Is},
                                                  {" are a ", TextMention::Is},
                                                  {" brings together", TextMention::Is},
                                                  {" was founded", TextMention::Is},
                                                  {" writes ", TextMention::Writes},
                                                  {" has written", TextMention::Writes},
                                                  {" works ", TextMention::Writes},
                                                  {" lives ", TextMention::Writes},
                                                  {" teaches ", TextMention::Writes},
                                                  {" said", TextMention::Says},
                                                  {" says", TextMention::Says},
                                                  {" told", TextMention::Says}});

// Behind "is a": what persons are.
constexpr auto kTrades =
    std::to_array<std::string_view>({"journalist", "reporter", "writer", "columnist", "freelance",
                                     "researcher", "lawyer", "lecturer", "teacher", "professor",
                                     "nurse", "fellow", "editor", "physician", "poet", "trainer"});

constexpr auto kJoiners =
    std::to_array<std::string_view>({"of", "for", "and", "the", "de", "la", "del", "da", "do", "di",
                                     "du", "des", "et", "e", "y", "en", "on", "&"});

bool is_joiner(std::string_view word) {
  return std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end();
}

bool opens_name(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word.front());
  if (first < 0x80) return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
  return text::fold(word) != word;  // "Łódź"
}

// Bytes of the word at the beginning of `words`, without a possessive.
std::size_t word_size(std::string_view words) {
  std::size_t end = 0;
  while (end < words.size() &&
         std::string_view(" \n,;:()[]\"!?|/").find(words[end]) == std::string_view::npos) {
    ++end;
  }
  std::string_view word = words.substr(0, end);
  for (const std::string_view sign : {"“", "”", "«", "»", "—", "–"}) {
    word = word.substr(0, word.find(sign));
  }
  while (word.ends_with('.')) word.remove_suffix(1);
  return word.size();
}

std::string_view without_possessive(std::string_view name) {
  for (const std::string_view end : {"'s", "’s"}) {
    if (name.ends_with(end)) name.remove_suffix(end.size());
  }
  return name;
}

// Bytes of the name that `words` begins with; 0: none.
std::size_t name_size(std::string_view words) {
  std::size_t size = 0;
  std::size_t at = 0;
  for (std::size_t count = 0; count < kMostMentionWords; ++count) {
    const std::string_view word = words.substr(at, word_size(words.substr(at)));
    if (word.empty()) break;
    const bool joins = is_joiner(word);
    if (!opens_name(word) && (size == 0 || !joins)) break;
    if (!joins) size = at + without_possessive(word).size();
    at += word.size();
    if (!joins && at != size) break;  // a possessive ends it
    if (at >= words.size() || words[at] != ' ') break;
    ++at;
  }
  return size;
}

// Where the name that ends at `end` begins; `end`: there is none.
std::size_t name_begin(std::string_view text, std::size_t least, std::size_t end) {
  std::size_t begin = end;
  std::size_t at = end;
  for (std::size_t count = 0; count < kMostMentionWords && at > least; ++count) {
    std::size_t first = at;
    while (first > least && text[first - 1] != ' ' && text[first - 1] != '\n') --first;
    const std::string_view word = text.substr(first, at - first);
    if (count > 0 && word_size(word) != word.size()) break;
    const std::string_view bare =
        word.substr(std::min(word.find_first_not_of("\"(["), word.size()));
    if (!opens_name(bare) && !is_joiner(bare)) break;
    if (opens_name(bare)) begin = at - bare.size();
    if (bare.size() != word.size() || first == least || text[first - 1] == '\n') break;
    at = first - 1;
  }
  return begin;
}

bool names_trade(std::string_view behind) {
  behind = behind.substr(0, 40);
  return std::any_of(kTrades.begin(), kTrades.end(), [behind](std::string_view trade) {
    return behind.find(trade) != std::string_view::npos;
  });
}

class Mentions {
 public:
  Mentions(std::string_view text, const text::Span& running)
      : text_(text.substr(0, running.end)), begin_(running.begin) {}

  std::vector<MentionedName> all() {
    for (const Form& form : kBeforeName) each(form, true);
    for (const Form& form : kBehindName) each(form, false);
    return std::move(found_);
  }

 private:
  void each(const Form& form, bool before) {
    std::size_t count = 0;
    for (std::size_t at = text_.find(form.words, begin_);
         at != std::string_view::npos && count < kMostOfForm;
         at = text_.find(form.words, at + 1), ++count) {
      if (before) {
        push_behind(at + form.words.size(), form.kind);
      } else {
        push_before(at, form);
      }
    }
  }

  void push_behind(std::size_t at, TextMention kind) {
    if (text_.substr(at).starts_with("the ")) at += 4;
    const std::size_t size = name_size(text_.substr(at));
    if (size > 0) push(at, at + size, kind);
  }

  void push_before(std::size_t end, const Form& form) {
    const std::size_t begin = name_begin(text_, begin_, end);
    if (begin == end) return;
    TextMention kind = form.kind;
    if (kind == TextMention::Is && names_trade(text_.substr(end + form.words.size()))) {
      kind = TextMention::Writes;
    }
    // "The Hill Network is a union of 11 groups": not a body that the text speaks of in passing.
    if (kind == TextMention::Is && !opens_line(begin)) return;
    push(begin, end, kind);
    if (text_.substr(begin, end - begin).starts_with("The ")) push(begin + 4, end, kind);
  }

  // "1. The Hill Network is ...", too
  [[nodiscard]] bool opens_line(std::size_t begin) const {
    const std::size_t end = text_.rfind('\n', begin);
    const std::size_t line = end == std::string_view::npos ? 0 : end + 1;
    return line == begin || bullet_size(text_.substr(line)) == begin - line;
  }

  void push(std::size_t begin, std::size_t end, TextMention kind) {
    std::string letters = letters_of(text_.substr(begin, end - begin));
    if (letters.starts_with("the") && text_[begin + 3] == ' ') letters.erase(0, 3);
    if (letters.size() < 3) return;
    if (kind == TextMention::Is && begin + kImprint < text_.size()) return;
    found_.push_back({text::make_span(begin, end), kind, std::move(letters)});
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  std::vector<MentionedName> found_;
};

}  // namespace

std::string letters_of(std::string_view words) {
  std::string all;
  for (const char c : text::fold(words)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (letter) all += c;
  }
  return all;
}

std::vector<MentionedName> mentioned_names(std::string_view text, const text::Span& running) {
  return Mentions(text, running).all();
}

}  // namespace plumbline::language
