// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

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
  std::string words;  // with the blank to the name
  TextMention kind = TextMention::Told;
  bool before = true;  // the name
};

struct MentionForms {
  std::vector<Form> forms;  // those before a name first, in the order of the data
  std::set<std::string, std::less<>> trades;
};

std::optional<TextMention> mention_called(std::string_view kind) {
  constexpr auto kNames =
      std::to_array<std::pair<std::string_view, TextMention>>({{"told", TextMention::Told},
                                                               {"own", TextMention::Own},
                                                               {"is", TextMention::Is},
                                                               {"writes", TextMention::Writes},
                                                               {"says", TextMention::Says}});
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [kind](const auto& n) { return n.first == kind; });
  return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

MentionForms read_forms(const refdata::RefData& refdata) {
  MentionForms out;
  const refdata::TableView table = refdata.table_view("wordlists/outlet_mentions");
  for (const std::string_view place : {"before", "behind"}) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.cell(row, 1) != place) continue;
      const std::optional<TextMention> kind = mention_called(table.cell(row, 2));
      const bool before = place == "before";
      const std::string_view all = table.cell(row, 0);
      for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('|', at), all.size());
        const std::string words(all.substr(at, end - at));
        at = end + 1;
        if (!kind) {
          out.trades.insert(words);
        } else if (before) {
          out.forms.push_back({words + " ", *kind, true});
        } else {
          // "the Courier's reporter": no blank
          const bool owned = words.starts_with('\'') || words.starts_with("\u2019");
          out.forms.push_back({owned ? words : " " + words, *kind, false});
        }
      }
    }
  }
  return out;
}

const MentionForms& forms_of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, MentionForms, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  return made[std::string(refdata.version())] = read_forms(refdata);
}

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

// "Monday", "4 May", "his farm" no.
bool opens_with_day(std::string_view words) {
  const std::string_view word = words.substr(0, word_size(words));
  return word.ends_with("day") || (!word.empty() && word.front() >= '0' && word.front() <= '9');
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
    if (word == "on" &&
        opens_with_day(words.substr(std::min(words.size(), at + word.size() + 1)))) {
      break;  // "told Reuters on Monday"
    }
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

// Whether a person's trade stands among the next words: "a freelance writer", not "a network of
// journalists".
bool names_trade(std::string_view behind, const MentionForms& forms) {
  constexpr std::size_t kReach = 40;
  const std::vector<text::Token> tokens = text::tokenize(behind.substr(0, kReach));
  for (const text::Token& token : tokens) {
    const std::string_view word = text::slice(behind, token.span);
    if (word == "of" || word == "." || word == ";") return false;
    if (forms.trades.contains(text::fold(word))) return true;
  }
  return false;
}

class Mentions {
 public:
  Mentions(std::string_view text, const text::Span& running, const MentionForms& forms)
      : text_(text.substr(0, running.end)), begin_(running.begin), forms_(forms) {}

  std::vector<MentionedName> all() {
    for (const Form& form : forms_.forms) each(form);
    return std::move(found_);
  }

 private:
  void each(const Form& form) {
    std::size_t count = 0;
    for (std::size_t at = text_.find(form.words, begin_);
         at != std::string_view::npos && count < kMostOfForm;
         at = text_.find(form.words, at + 1), ++count) {
      if (form.before) {
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
    const std::size_t next = end + form.words.size();  // "is a", not "is about"
    const bool inside =
        next < text_.size() && std::isalpha(static_cast<unsigned char>(text_[next])) != 0;
    if (inside && form.words.front() == ' ') return;
    const std::size_t begin = name_begin(text_, begin_, end);
    if (begin == end) return;
    TextMention kind = form.kind;
    if (kind == TextMention::Is && names_trade(text_.substr(end + form.words.size()), forms_)) {
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
  const MentionForms& forms_;
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

std::vector<MentionedName> mentioned_names(std::string_view text, const text::Span& running,
                                           const refdata::RefData& refdata) {
  return Mentions(text, running, forms_of(refdata)).all();
}

}  // namespace plumbline::language
