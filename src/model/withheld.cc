// SPDX-License-Identifier: Apache-2.0

#include "model/withheld.h"

#include <algorithm>
#include <array>

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

void withhold(Verification& check, const std::vector<std::string>& words) {
  check.expected = put_words_out_of_sight(std::move(check.expected), words);
  check.explanation = put_words_out_of_sight(std::move(check.explanation), words);
  for (WordEdit& edit : check.edits) {
    edit.quoted = put_words_out_of_sight(std::move(edit.quoted), words);
    edit.source = put_words_out_of_sight(std::move(edit.source), words);
  }
}

}  // namespace

void add(Withheld& to, const Withheld& other, std::uint32_t by) {
  for (const text::Span& span : other.spans) to.spans.push_back({span.begin + by, span.end + by});
  to.title.insert(to.title.end(), other.title.begin(), other.title.end());
  to.words.insert(to.words.end(), other.words.begin(), other.words.end());
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
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
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
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint first = decode_utf8(text, at);
    if (!is_part(first.value)) {
      at += std::max<std::size_t>(first.size, 1);
      continue;
    }
    std::size_t end = at;
    while (end < text.size()) {
      const CodePoint point = decode_utf8(text, end);
      if (!is_part(point.value)) break;
      end += std::max<std::size_t>(point.size, 1);
    }
    const std::string folded = text::fold_loose(std::string_view(text).substr(at, end - at));
    if (std::binary_search(words.begin(), words.end(), folded)) cross_out(text, at, end);
    at = end;
  }
  return text;
}

void withhold(Document& document, const Withheld& withheld) {
  if (withheld.empty()) return;
  document.text = put_out_of_sight(std::move(document.text), withheld.spans);
  document.title = put_out_of_sight(std::move(document.title), withheld.title);
  document.name = put_words_out_of_sight(std::move(document.name), withheld.words);
  document.url = put_words_out_of_sight(std::move(document.url), withheld.words);
  for (std::string& author : document.authors) {
    author = put_words_out_of_sight(std::move(author), withheld.words);
  }
  for (Diagnostic& diagnostic : document.diagnostics) {
    diagnostic.message = put_words_out_of_sight(std::move(diagnostic.message), withheld.words);
  }
}

void withhold(Report& report) {
  const std::vector<std::string>& words = report.withheld.words;
  withhold(report.document, report.withheld);
  if (words.empty()) return;
  for (Claim& claim : report.claims) {
    if (claim.verification) withhold(*claim.verification, words);
  }
  for (Quotation& quotation : report.quotations) withhold(quotation.verification, words);
  for (Finding& finding : report.findings) {
    for (std::string* text : {&finding.words, &finding.expected, &finding.explanation}) {
      *text = put_words_out_of_sight(std::move(*text), words);
    }
  }
}

}  // namespace plumbline::model
