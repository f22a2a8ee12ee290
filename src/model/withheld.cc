// SPDX-License-Identifier: Apache-2.0

#include "model/withheld.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"
#include "model/report.h"
#include "text/token.h"

namespace plumbline::model {
namespace {

// Each is an X, by its bytes: Latin, Greek, fullwidth, mathematical.
constexpr std::array<std::string_view, 5> kCross = {"", "X", "\u03A7", "\uFF38", "\U0001D5B7"};
constexpr std::size_t kShortestWord = 2;  // bytes; initials tell nothing by themselves

void cross_out(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end;) {
    const std::size_t size = std::max<std::size_t>(decode_utf8(text, at).size, 1);
    text.replace(at, size, kCross[std::min(size, kCross.size() - 1)]);
    at += size;
  }
}

// "amina-bekova_17.txt": what stands between marks, digits and blanks.
bool is_part(char32_t value) {
  const bool latin = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  const bool marks = value <= 0xBF || (value >= 0x2000 && value <= 0x206F);
  return latin || (value > 0x7F && !marks);
}

bool is_hidden(std::string_view part, const std::vector<std::string>& words) {
  return std::binary_search(words.begin(), words.end(), part);
}

// "anamarsh": nothing but names, two or more of them.
bool is_joined(std::string_view part, const std::vector<std::string>& words) {
  constexpr std::size_t kLongest = 64;  // bytes; nobody is called so
  constexpr std::size_t kShortest = 3;  // "li" and "na" make many words
  if (part.size() > kLongest) return false;
  // How many names end at each byte, at best; 0: none does.
  std::vector<std::size_t> names(part.size() + 1);
  for (std::size_t end = 1; end <= part.size(); ++end) {
    for (std::size_t begin = 0; begin + kShortest <= end; ++begin) {
      if (begin > 0 && names[begin] == 0) continue;
      if (is_hidden(part.substr(begin, end - begin), words)) {
        names[end] = std::max(names[end], names[begin] + 1);
      }
    }
  }
  return names.back() > 1;
}

// Runs of letters of `text`: what stands between marks, digits and blanks.
std::vector<text::Span> parts_of(std::string_view text) {
  std::vector<text::Span> parts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size()) {
      const CodePoint point = decode_utf8(text, end);
      if (!is_part(point.value)) break;
      end += std::max<std::size_t>(point.size, 1);
    }
    if (end > at) {
      parts.push_back(text::make_span(at, end));
      at = end;
    } else {
      at += std::max<std::size_t>(decode_utf8(text, at).size, 1);
    }
  }
  return parts;
}

// Those that are names in a text of no sentences.
std::vector<text::Span> names_in(std::string_view text, const std::vector<std::string>& words) {
  std::vector<text::Span> found;
  for (const text::Span& part : parts_of(text)) {
    const std::string folded = text::fold_loose(text::slice(text, part));
    if (is_hidden(folded, words) || is_joined(folded, words)) found.push_back(part);
  }
  return found;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

constexpr std::size_t kTail = 7;  // digits by which a telephone is known, whatever stands before

bool is_telephone(std::string_view detail) {
  return digits_of(detail).size() >= kTail &&
         detail.find_first_not_of("0123456789 +-()/.") == std::string_view::npos;
}

// "+359 88 555 0142", "0885550142": each run of digits with the marks between them.
void find_telephones(std::string_view text, const std::vector<std::string>& tails,
                     std::vector<text::Span>& found) {
  if (tails.empty()) return;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    std::size_t end = at;  // behind the last digit
    for (std::size_t next = at; next < text.size() && next - end < 3; ++next) {
      if (is_digit(text[next])) {
        end = next + 1;
      } else if (std::string_view(" -()/.").find(text[next]) == std::string_view::npos) {
        break;
      }
    }
    const std::string digits = digits_of(text.substr(at, end - at));
    const bool known = std::any_of(tails.begin(), tails.end(), [&](const std::string& tail) {
      return digits.find(tail) != std::string::npos;
    });
    if (known) found.push_back(text::make_span(at, end));
    at = end;
  }
}

// A detail as the keys of its words and numbers.
struct Phrase {
  std::vector<std::uint64_t> keys;
  bool capital = false;  // it begins with a capital
};

bool is_counted(const text::Token& token) {
  return token.kind == text::TokenKind::Word || token.kind == text::TokenKind::Number;
}

Phrase phrase_of(std::string_view detail) {
  Phrase phrase;
  for (const text::Token& token : text::tokenize(detail)) {
    if (!is_counted(token)) continue;
    if (phrase.keys.empty()) {
      phrase.capital = token.kind == text::TokenKind::Word &&
                       token.letters != text::LetterCase::Lower &&
                       token.letters != text::LetterCase::None;
    }
    phrase.keys.push_back(token.key);
  }
  return phrase;
}

void find_phrase(const std::vector<text::Token>& counted, const Phrase& phrase,
                 std::vector<text::Span>& found) {
  const std::size_t size = phrase.keys.size();
  if (size == 0) return;
  for (std::size_t at = 0; at + size <= counted.size(); ++at) {
    if (counted[at].key != phrase.keys.front()) continue;
    if (phrase.capital && counted[at].letters == text::LetterCase::Lower) continue;
    std::size_t same = 1;
    while (same < size && counted[at + same].key == phrase.keys[same]) ++same;
    if (same == size) found.push_back({counted[at].span.begin, counted[at + size - 1].span.end});
  }
}

// "Hill Echo" stays where "Echo" is part of a name; what names somebody in full, or is nothing but
// her name, does not.
std::string put_publisher_out_of_sight(std::string publisher,
                                       const std::vector<std::string>& words) {
  const std::vector<text::Span> found = names_in(publisher, words);
  if (found.size() < 2 && found.size() != parts_of(publisher).size()) return publisher;
  return put_out_of_sight(std::move(publisher), found);
}

// A changed word may be no more than a part of what singles somebody out.
std::string put_edit_out_of_sight(std::string edit, const Withheld& withheld) {
  constexpr std::size_t kTelling = 4;  // bytes; shorter ones stand in any detail
  const bool small = edit.size() < kTelling || text::fold(edit) == edit;
  const bool number = digits_of(edit).size() >= kTelling;
  const bool part =
      (!small || number) &&
      std::any_of(withheld.details.begin(), withheld.details.end(), [&](const std::string& detail) {
        return detail.find(edit) != std::string::npos;
      });
  if (!part) return put_names_out_of_sight(std::move(edit), withheld);
  const auto whole = text::make_span(0, edit.size());
  return put_out_of_sight(std::move(edit), {whole});
}

void withhold(Verification& check, const Withheld& withheld) {
  check.expected = put_names_out_of_sight(std::move(check.expected), withheld);
  check.explanation = put_names_out_of_sight(std::move(check.explanation), withheld);
  for (WordEdit& edit : check.edits) {
    edit.quoted = put_edit_out_of_sight(std::move(edit.quoted), withheld);
    edit.source = put_edit_out_of_sight(std::move(edit.source), withheld);
  }
}

}  // namespace

void add(Withheld& to, const Withheld& other, std::uint32_t by) {
  for (const text::Span& span : other.spans) to.spans.push_back({span.begin + by, span.end + by});
  to.title.insert(to.title.end(), other.title.begin(), other.title.end());
  to.words.insert(to.words.end(), other.words.begin(), other.words.end());
  to.details.insert(to.details.end(), other.details.begin(), other.details.end());
}

void settle(Withheld& withheld) {
  for (std::vector<text::Span>* spans : {&withheld.spans, &withheld.title}) {
    std::sort(spans->begin(), spans->end());
    std::vector<text::Span> joined;
    for (const text::Span& span : *spans) {
      if (span.begin >= span.end) continue;
      if (!joined.empty() && span.begin <= joined.back().end) {
        joined.back().end = std::max(joined.back().end, span.end);
      } else {
        joined.push_back(span);
      }
    }
    *spans = std::move(joined);
  }
  std::vector<std::string>& words = withheld.words;
  std::erase_if(words, [](const std::string& word) { return word.size() < kShortestWord; });
  for (std::vector<std::string>* list : {&words, &withheld.details}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
}

std::vector<text::Span> places_of(std::string_view text, const std::vector<std::string>& details) {
  std::vector<text::Span> found;
  if (details.empty() || text.empty()) return found;
  std::vector<text::Token> counted = text::tokenize(text);
  std::erase_if(counted, [](const text::Token& token) { return !is_counted(token); });
  std::vector<std::string> tails;
  for (const std::string& detail : details) {
    if (is_telephone(detail)) {
      const std::string digits = digits_of(detail);
      tails.push_back(digits.substr(digits.size() - kTail));
    }
    find_phrase(counted, phrase_of(detail), found);
  }
  find_telephones(text, tails, found);
  std::sort(found.begin(), found.end());
  return found;
}

std::string put_out_of_sight(std::string text, const std::vector<text::Span>& spans) {
  for (const text::Span& span : spans) {
    if (span.begin >= span.end || span.end > text.size()) continue;
    if (!is_utf8_border(text, span.begin) || !is_utf8_border(text, span.end)) continue;
    cross_out(text, span.begin, span.end);
  }
  return text;
}

std::string put_words_out_of_sight(std::string text, const std::vector<std::string>& words) {
  if (words.empty()) return text;
  const std::vector<text::Span> found = names_in(text, words);
  return put_out_of_sight(std::move(text), found);
}

std::string put_address_out_of_sight(std::string url, const std::vector<std::string>& words) {
  if (words.empty()) return url;
  const auto digit = [&](std::size_t at) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const char c = at < url.size() ? url[at] : ' ';
    return kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  };
  std::string plain;
  std::vector<std::uint32_t> at;  // of each byte of `plain`, and the end
  for (std::size_t i = 0; i < url.size();) {
    at.push_back(static_cast<std::uint32_t>(i));
    const bool escape = url[i] == '%' && digit(i + 1) != std::string_view::npos &&
                        digit(i + 2) != std::string_view::npos;
    plain += escape ? static_cast<char>(digit(i + 1) * 16 + digit(i + 2)) : url[i];
    i += escape ? 3 : 1;
  }
  at.push_back(static_cast<std::uint32_t>(url.size()));
  std::vector<text::Span> found = names_in(plain, words);
  for (text::Span& span : found) span = {at[span.begin], at[span.end]};
  return put_out_of_sight(std::move(url), found);
}

std::string put_names_out_of_sight(std::string text, const Withheld& withheld) {
  if (text.empty() || (withheld.words.empty() && withheld.details.empty())) return text;
  std::vector<text::Span> found = places_of(text, withheld.details);
  std::vector<text::Span> small;
  for (const text::Span& part : parts_of(text)) {
    const std::string_view printed = text::slice(text, part);
    if (!is_hidden(text::fold_loose(printed), withheld.words)) continue;
    (text::fold(printed) == printed ? small : found).push_back(part);
  }
  for (std::size_t i = 0; i + 1 < small.size(); ++i) {
    if (small[i + 1].begin - small[i].end == 1) {
      found.push_back({small[i].begin, small[i + 1].end});  // "ana.marsh", "ana marsh"
    }
  }
  return put_out_of_sight(std::move(text), found);
}

void withhold(Document& document, const Withheld& withheld) {
  if (withheld.empty()) return;
  document.text = put_out_of_sight(std::move(document.text), withheld.spans);
  document.title = put_out_of_sight(std::move(document.title), withheld.title);
  document.name = put_words_out_of_sight(std::move(document.name), withheld.words);
  document.url = put_address_out_of_sight(std::move(document.url), withheld.words);
  document.publisher = put_publisher_out_of_sight(std::move(document.publisher), withheld.words);
  for (std::string& author : document.authors) {
    author = put_words_out_of_sight(std::move(author), withheld.words);
  }
  for (Diagnostic& diagnostic : document.diagnostics) {
    diagnostic.message = put_words_out_of_sight(std::move(diagnostic.message), withheld.words);
  }
}

void withhold(Report& report) {
  const Withheld& withheld = report.withheld;
  withhold(report.document, withheld);
  if (withheld.empty()) return;
  for (Claim& claim : report.claims) {
    if (claim.verification) withhold(*claim.verification, withheld);
  }
  for (Quotation& quotation : report.quotations) withhold(quotation.verification, withheld);
  for (Finding& finding : report.findings) {
    for (std::string* text : {&finding.words, &finding.expected, &finding.explanation}) {
      *text = put_names_out_of_sight(std::move(*text), withheld);
    }
  }
}

}  // namespace plumbline::model
