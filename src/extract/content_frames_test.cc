// SPDX-License-Identifier: Apache-2.0
//
// Patterns over words: what they find, and above all what the sieves before them must let through.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extract/content_frames_internal.h"
#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

struct PatternCase {
  const char* name;
  std::string_view pattern;
  std::string_view sentence;
  std::string_view want;  // the words of each hit, a bar between two
};

constexpr PatternCase kPatterns[] = {
    {"Lemma", "arrest", "Police arrested two men.", "arrested"},
    {"RightBehind", "red cross", "The red cross came.", "red cross"},
    {"NotRightBehind", "red cross", "The red old cross came.", ""},
    {"NothingBehind", "red cross", "They were all in red", ""},
    {"Twice", "red cross", "One red cross and one red cross.", "red cross|red cross"},
    {"Alternatives", "red|blue cross|moon", "The blue moon rose.", "blue moon"},
    {"Gap", "from ..3 to", "He moved from the old town to the coast.", "from the old town to"},
    {"GapOfNothing", "from ..3 to", "He came from to.", "from to"},
    {"GapTooWide", "from ..1 to", "He moved from the old town to the coast.", ""},
    {"GapEndsAtAMark", "from ..3 to", "He came from there, to work.", ""},
    {"GapEndsAtTheSentence", "from ..9 to", "He came from there.", ""},
    {"FartherThanTheSieveLooks", "from ..9 ..9 to",
     "He went from a b c d e f g h i j k l m n to x.", "from a b c d e f g h i j k l m n to"},
    {"OptionalThere", "take the? oath", "They take the oath.", "take the oath"},
    {"OptionalMissing", "take the? oath", "They take oath.", "take oath"},
    {"OptionalLast", "step down?", "They step back.", "step"},
    {"OptionalFirst", "very? odd", "It is odd.", "odd"},
    {"OptionalFirstThere", "very? odd", "It is very odd.", "very odd"},
    {"OptionalBehindAGap", "from ..2 the? west to", "It came from far in west to us.",
     "from far in west to"},
};

std::string hits_of(const PatternCase& c) {
  Frames frames;
  frames.add({Family::Incident, "TEST", "", ""}, c.pattern);
  frames.finish();
  model::Document document;
  document.text = c.sentence;
  const language::Analysis analysis = language::analyse(document, test_refdata());
  const text::TokenRange all{0, static_cast<std::uint32_t>(analysis.tokens.size())};
  std::string found;
  for (const Hit& hit : frames.scan(analysis, all)) {
    if (!found.empty()) found += '|';
    found += text::slice(document.text, text::span_of(analysis.tokens, hit.tokens));
  }
  return found;
}

TEST(FramesTest, FindPatterns) {
  for (const PatternCase& c : kPatterns) EXPECT_EQ(hits_of(c), c.want) << c.name;
}

bool same(const std::vector<Hit>& a, const std::vector<Hit>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Hit& one, const Hit& other) {
    return one.frame == other.frame && one.tokens == other.tokens;
  });
}

// Also of patterns whose words go on behind the range, or may be missing there.
TEST(FramesTest, EveryRangeOfADocumentHasTheFramesItHasAlone) {
  Frames frames;
  for (const char* pattern : {"from ..3 to", "to the? coast?", "coast|town", "take ..2 oath",
                              "oath", "old town ..4 coast|oath", "the? old? town", "very? odd"}) {
    frames.add({Family::Incident, pattern, "", ""}, pattern);
    frames.add({Family::Element, pattern, "", ""}, pattern);
  }
  frames.finish();
  model::Document document;
  document.text =
      "He moved from the old town to the coast to take the very odd oath. They take from the old "
      "town the oath to the coast, and from the coast to town.";
  const language::Analysis analysis = language::analyse(document, test_refdata());
  const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
  DocumentFrames of_document(frames, analysis);
  for (std::uint32_t begin = 0; begin <= size; ++begin) {
    for (std::uint32_t end = begin; end <= size; ++end) {
      const text::TokenRange range{begin, end};
      EXPECT_TRUE(same(of_document.scan(range), frames.scan(analysis, range)))
          << begin << ".." << end;
    }
  }
}

}  // namespace
}  // namespace plumbline::extract
