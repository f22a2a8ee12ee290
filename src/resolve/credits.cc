// SPDX-License-Identifier: Apache-2.0

#include "resolve/credits.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/plain_text.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

constexpr std::size_t kCreditHead = 400;
constexpr std::size_t kFootBytes = 400;
constexpr std::size_t kNearName = 3;  // words between a word of giving and the name

constexpr std::array<std::string_view, 9> kWordsBefore = {
    "by", "from", "via", "source", "with", "courtesy", "copyright", "in", "through"};
constexpr std::array<std::string_view, 2> kWordsAfter = {"contributed", "contributing"};

// The agency that the tokens at `at` name as an outlet; nothing otherwise.
const refdata::Agency* outlet_at(const refdata::RefData& refdata, std::string_view text,
                                 const std::vector<text::Token>& tokens, std::uint32_t at,
                                 std::uint32_t& size) {
  std::vector<std::uint32_t> values;
  size = refdata.agency_names().match_at(tokens, at, values);
  for (const std::uint32_t value : values) {
    const refdata::NameValue name = refdata::name_value(value);
    if (name.index >= refdata.agencies().size()) continue;
    const refdata::Agency& agency = refdata.agencies()[name.index];
    if (agency.kind != "outlet") continue;
    const text::LetterCase letters = tokens[at].letters;
    const std::string_view printed = text::slice(text, tokens[at].span);
    if (name.acronym && letters != text::LetterCase::Upper) continue;
    if (letters == text::LetterCase::Lower && printed != agency.name) continue;
    return &agency;
  }
  return nullptr;
}

template <std::size_t N>
bool is_token_of(std::string_view text, const text::Token& token,
                 const std::array<std::string_view, N>& words) {
  const std::string word = text::fold(text::slice(text, token.span));
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_given(std::string_view text, const std::vector<text::Token>& tokens, std::size_t at,
              std::size_t size) {
  const auto mark = [&](std::size_t i, std::string_view is) {
    return i < tokens.size() && text::slice(text, tokens[i].span) == is;
  };
  if (at > 0 && mark(at - 1, "(") && mark(at + size, ")")) return true;
  for (std::size_t back = 1; back <= std::min(at, kNearName); ++back) {
    const text::Token& token = tokens[at - back];
    if (token.kind == text::TokenKind::Punctuation && !mark(at - back, ":")) break;
    if (is_token_of(text, token, kWordsBefore)) return true;
  }
  for (std::size_t i = at + size; i < tokens.size() && i < at + size + kNearName; ++i) {
    if (is_token_of(text, tokens[i], kWordsAfter)) return true;
  }
  return false;
}

// Whether the name is an ordinary word too.
bool is_common_word(const refdata::RefData& refdata, std::string_view text,
                    const text::Token& token) {
  const std::string word(text::slice(text, token.span));
  const std::vector<std::uint32_t> values = refdata.agency_names().lookup(word);
  return std::any_of(values.begin(), values.end(),
                     [](std::uint32_t value) { return refdata::name_value(value).common; });
}

// `all`: a byline, where the name alone is a credit.
void take_credits(const refdata::RefData& refdata, std::string_view text, bool all,
                  std::vector<std::string>& names) {
  const std::vector<text::Token> tokens = text::tokenize(text);
  for (std::uint32_t at = 0; at < tokens.size();) {
    std::uint32_t size = 0;
    const refdata::Agency* outlet = outlet_at(refdata, text, tokens, at, size);
    if (outlet != nullptr && !all && size == 1 && is_common_word(refdata, text, tokens[at])) {
      outlet = nullptr;  // "Scroll to the top", "From Time to time"
    }
    if (outlet != nullptr && (all || is_given(text, tokens, at, size))) {
      names.emplace_back(outlet->name);
    }
    at += std::max(size, 1U);
  }
}

}  // namespace

std::vector<std::string> credits_of(const model::Document& document,
                                    const refdata::RefData& refdata) {
  std::vector<std::string> names;
  for (const std::string& author : document.authors) take_credits(refdata, author, true, names);
  const std::string_view text = document.text;
  if (text.size() <= kCreditHead + kFootBytes) {
    take_credits(refdata, text, false, names);
  } else {
    take_credits(refdata, text.substr(0, next_border(text, kCreditHead)), false, names);
    take_credits(refdata, text.substr(next_border(text, text.size() - kFootBytes)), false, names);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> names_of_publisher(const std::string& publisher,
                                            const refdata::RefData& refdata) {
  std::vector<std::string> names;
  for (const std::uint32_t value : refdata.agency_names().lookup(publisher)) {
    const refdata::NameValue name = refdata::name_value(value);
    if (name.index >= refdata.agencies().size()) continue;
    const refdata::Agency& agency = refdata.agencies()[name.index];
    if (agency.kind != "outlet") continue;
    if (name.acronym && publisher != agency.acronym) continue;
    for (const std::string_view each : {agency.name, agency.acronym}) {
      if (!each.empty() && each != publisher) names.emplace_back(each);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace plumbline::resolve
