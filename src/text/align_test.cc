// SPDX-License-Identifier: Apache-2.0

#include "text/align.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "text/token.h"

namespace plumbline::text {
namespace {

struct Words {
  std::vector<std::string> words;
  std::vector<std::uint64_t> keys;
};

Words words_of(std::string_view text) {
  Words out;
  for (const Token& token : tokenize(text)) {
    out.words.emplace_back(slice(text, token.span));
    out.keys.push_back(out.words.back() == "..." ? kAnyWords : token.key);
  }
  return out;
}

// "a b -[c] +[d] {x}": same words, dropped, added, swallowed by an ellipsis.
std::string dump_aligned(std::string_view needle_text, std::string_view haystack_text) {
  const Words needle = words_of(needle_text);
  const Words haystack = words_of(haystack_text);
  std::string out;
  for (const AlignStep& step : align(needle.keys, haystack.keys).steps) {
    if (!out.empty()) out += ' ';
    if (step.same && needle.keys[*step.needle] == kAnyWords) {
      out += "{" + haystack.words[*step.haystack] + "}";
    } else if (step.same) {
      out += needle.words[*step.needle];
    } else {
      if (step.haystack) out += "-[" + haystack.words[*step.haystack] + "]";
      if (step.needle) out += "+[" + needle.words[*step.needle] + "]";
    }
  }
  return out;
}

TEST(Align, Table) {
  const struct {
    const char* needle;
    const char* haystack;
    const char* steps;
  } rows[] = {
      {"", "a b", ""},
      {"a b", "", "+[a] +[b]"},
      {"b c", "a b c d", "b c"},
      {"does not meet them", "it does not fully meet them now", "does not -[fully] meet them"},
      {"and is not making", "but is making", "-[but]+[and] is +[not] making"},
      {"a ... d", "a b c d e", "a {b} {c} d"},
      {"a ... b", "a b", "a b"},
      {"x b c", "a b c b c", "-[a]+[x] b c"},  // ties: the earliest place
  };
  for (const auto& row : rows)
    EXPECT_EQ(dump_aligned(row.needle, row.haystack), row.steps) << row.needle;
}

// The window search against the whole grid, on text long enough to need windows.
TEST(Align, FindsThePlaceInALongSource) {
  std::mt19937 random(5);
  std::vector<std::uint64_t> haystack(20000);
  for (auto& key : haystack) key = 1 + random() % 3000;
  for (int round = 0; round < 200; ++round) {
    const std::size_t at = random() % (haystack.size() - 60);
    std::vector<std::uint64_t> needle(haystack.begin() + static_cast<std::ptrdiff_t>(at),
                                      haystack.begin() + static_cast<std::ptrdiff_t>(at + 40));
    needle[7] = 77777;
    needle.erase(needle.begin() + 20);
    const Alignment found = align(needle, haystack);
    EXPECT_EQ(found.begin, at);
    EXPECT_EQ(found.end, at + 40);
    EXPECT_EQ(found.matches, 38U);
  }
}

TEST(Align, AlignsVeryLongNeedlesPartAfterPart) {
  std::vector<std::uint64_t> haystack(9000);
  for (std::size_t i = 0; i < haystack.size(); ++i) haystack[i] = i + 1;
  const std::vector<std::uint64_t> needle(haystack.begin() + 1000, haystack.begin() + 6000);
  const Alignment found = align(needle, haystack);
  EXPECT_EQ(found.matches, 5000U);
  EXPECT_EQ(found.begin, 1000U);
  EXPECT_EQ(found.end, 6000U);
  EXPECT_EQ(found.steps.size(), 5000U);
}

}  // namespace
}  // namespace plumbline::text
