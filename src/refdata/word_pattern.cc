// SPDX-License-Identifier: Apache-2.0

#include "refdata/word_pattern.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/token.h"

namespace plumbline::refdata {
namespace {

constexpr std::uint32_t kWidestGap = 30;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t at = text.find(mark);
    const std::string_view part = text.substr(0, at);
    if (!part.empty()) out.push_back(part);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

// A stem has two letters or more, so it and all words that begin with it share theirs.
std::uint16_t start_of(std::string_view word) {
  const auto letter = [&](std::size_t at) {
    return at < word.size() ? static_cast<unsigned char>(word[at]) : 0U;
  };
  return static_cast<std::uint16_t>((letter(0) * 37U + letter(1)) % WordStarts().size());
}

// The first eight bytes of a word as a number; `mask`: the bits that it fills. Those bits are the
// same in every word that begins so.
struct FirstLetters {
  std::uint64_t bits = 0;
  std::uint64_t mask = 0;
};

FirstLetters first_letters_of(std::string_view word) {
  FirstLetters out;
  for (std::size_t at = 0; at < std::min(word.size(), sizeof out.bits); ++at) {
    out.bits |= std::uint64_t{static_cast<unsigned char>(word[at])} << (8 * at);
    out.mask |= std::uint64_t{0xFFU} << (8 * at);
  }
  return out;
}

Error not_understood(std::string_view written, const char* mend) {
  return {ErrorCode::Malformed, "\"" + std::string(written) + "\" " + mend};
}

}  // namespace

PlainWords plain_words(std::string_view text) {
  return plain_words(text, text::tokenize(text));
}

PlainWords plain_words(std::string_view text, std::span<const text::Token> tokens) {
  PlainWords out;
  out.words.reserve(tokens.size());
  std::uint32_t at = 0;
  for (const text::Token& token : tokens) {
    const std::string_view printed = text::slice(text, token.span);
    const bool number = token.kind == text::TokenKind::Number;
    const bool breaks = printed == "." || printed == ";" || printed == "?" || printed == "!";
    if (token.kind == text::TokenKind::Word || number || breaks) {
      std::string folded = text::fold_loose(printed);
      const std::uint16_t start = start_of(folded);
      out.starts.set(start);
      out.numbers = out.numbers || number;
      const std::uint64_t first = first_letters_of(folded).bits;
      out.words.push_back({std::move(folded), number, breaks, at, start, first});
    }
    ++at;
  }
  return out;
}

Result<WordPattern::Element> WordPattern::parse_element(std::string_view written) {
  Element element;
  if (written.starts_with("..")) {
    const std::string_view digits = written.substr(2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), element.gap);
    if (error != std::errc() || end != digits.data() + digits.size() || element.gap == 0 ||
        element.gap > kWidestGap) {
      return not_understood(written, "is no gap; write ..1 to ..30");
    }
    return element;
  }
  std::string_view rest = written;
  if (rest.ends_with('?')) {
    element.optional = true;
    rest.remove_suffix(1);
  }
  for (std::string_view form : split(rest, '|')) {
    if (form == "#") {
      element.number = true;
      continue;
    }
    const bool stem = form.ends_with('*');
    if (stem) form.remove_suffix(1);
    if (form.find_first_of("*#?[](){}^$+") != std::string_view::npos ||
        form.size() < (stem ? 2 : 1)) {
      return not_understood(written, "is no word; only * at its end, ? behind it, | between words");
    }
    const std::string folded = text::fold_loose(form);
    if (text::tokenize(folded).size() != 1) {
      return not_understood(form, "is more than one word; write them apart (does n't, state 's)");
    }
    element.starts.set(start_of(folded));
    element.forms.push_back({folded, stem});
  }
  if (element.forms.empty() && !element.number) return not_understood(written, "holds no word");
  return element;
}

Result<WordPattern> WordPattern::parse(std::string_view cell) {
  WordPattern out;
  for (const std::string_view each : split(cell, ';')) {
    Way way;
    bool fixed = false;
    for (const std::string_view written : split(each, ' ')) {
      PL_TRY(Element element, parse_element(written));
      fixed = fixed || (element.gap == 0 && !element.optional);
      way.push_back(std::move(element));
    }
    if (!fixed)
      return not_understood(each, "is found everywhere; it needs a word that must be there");
    if (way.front().gap != 0 || way.back().gap != 0) {
      return not_understood(each, "begins or ends with a gap; take that away");
    }
    out.ways_.push_back(std::move(way));
  }
  return out;
}

bool WordPattern::fits(const Form& form, const PlainWords::Word& word) {
  return form.stem ? word.folded.starts_with(form.word) : word.folded == form.word;
}

bool WordPattern::fits(const Element& element, const PlainWords::Word& word) {
  if (word.breaks) return false;
  if (element.number && word.number) return true;
  if (!element.starts.test(word.start)) return false;
  return std::any_of(element.forms.begin(), element.forms.end(),
                     [&](const Form& form) { return fits(form, word); });
}

bool WordPattern::matches(const Way& way, std::size_t element, const PlainWords& passage,
                          std::size_t at) {
  if (element == way.size()) return true;
  const Element& wanted = way[element];
  if (wanted.gap != 0) {
    for (std::size_t skipped = 0; skipped <= wanted.gap && at <= passage.words.size(); ++skipped) {
      if (matches(way, element + 1, passage, at)) return true;
      if (at == passage.words.size() || passage.words[at].breaks) return false;
      ++at;
    }
    return false;
  }
  if (at < passage.words.size() && fits(wanted, passage.words[at]) &&
      matches(way, element + 1, passage, at + 1)) {
    return true;
  }
  return wanted.optional && matches(way, element + 1, passage, at);
}

// Whether each word that must be there may be there.
bool WordPattern::may_match(const Way& way, const PlainWords& passage) {
  return std::all_of(way.begin(), way.end(), [&](const Element& element) {
    return element.gap != 0 || element.optional || (element.number && passage.numbers) ||
           (element.starts & passage.starts).any();
  });
}

std::optional<std::size_t> WordPattern::find_in(const PlainWords& passage) const {
  std::optional<std::size_t> found;
  for (const Way& way : ways_) {
    if (!may_match(way, passage)) continue;
    const Element& first = way.front();
    const std::size_t end = found.value_or(passage.words.size());
    for (std::size_t at = 0; at < end; ++at) {
      if (!first.optional && !fits(first, passage.words[at])) continue;
      if (!matches(way, 0, passage, at)) continue;
      found = at;
      break;
    }
  }
  return found;
}

std::size_t PatternSieve::add(const WordPattern& pattern) {
  const auto number = static_cast<std::uint32_t>(patterns_++);
  for (const WordPattern::Way& way : pattern.ways_) {
    const WordPattern::Element* rarest = nullptr;  // each way has a word that must be there
    for (const WordPattern::Element& element : way) {
      if (element.gap != 0 || element.optional) continue;
      const auto ways_to_be = [](const WordPattern::Element& each) {
        return each.starts.count() + (each.number ? 1 : 0);
      };
      if (rarest == nullptr || ways_to_be(element) < ways_to_be(*rarest)) rarest = &element;
    }
    if (rarest->number) by_number_.push_back(number);
    for (const WordPattern::Form& form : rarest->forms) need(form, number);
  }
  return number;
}

void PatternSieve::need(const WordPattern::Form& form, std::uint32_t pattern) {
  std::vector<NeededForm>& there = by_start_[start_of(form.word)];
  auto known = std::find_if(there.begin(), there.end(),
                            [&](const NeededForm& needed) { return needed.form == form; });
  if (known == there.end()) {
    const FirstLetters first = first_letters_of(form.word);
    known = there.insert(known, {first.bits, first.mask, form, {}});
  }
  known->patterns.push_back(pattern);
}

std::vector<bool> PatternSieve::held_by(const PlainWords& passage) const {
  std::vector<bool> held(patterns_);
  for (const PlainWords::Word& word : passage.words) {
    if (word.breaks) continue;
    for (const NeededForm& needed : by_start_[word.start]) {
      if ((word.first_letters & needed.mask) != needed.first_letters) continue;  // most of them
      if (!WordPattern::fits(needed.form, word)) continue;
      for (const std::uint32_t number : needed.patterns) held[number] = true;
    }
  }
  if (passage.numbers) {
    for (const std::uint32_t number : by_number_) held[number] = true;
  }
  return held;
}

}  // namespace plumbline::refdata
