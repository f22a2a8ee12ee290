// SPDX-License-Identifier: Apache-2.0

#include "neural/pieces.h"

#include <gtest/gtest.h>

namespace plumbline::neural {
namespace {

constexpr std::string_view kVocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\ntraffic\n##k\n##ing\nu\n.\ns\nnakhchivan\nsaid\n-"
    "\nanti\n\xE4\xB8\xAD";

std::vector<PieceId> cut(std::string_view word) {
  static const Pieces pieces(kVocabulary);
  std::vector<PieceId> out;
  pieces.append(word, out);
  return out;
}

using Ids = std::vector<PieceId>;

TEST(Pieces, LongestMatchFirst) {
  EXPECT_EQ(cut("trafficking"), (Ids{4, 5, 6}));
  EXPECT_EQ(cut("Trafficking"), (Ids{4, 5, 6}));
  EXPECT_EQ(cut("anti-trafficking"), (Ids{13, 12, 4, 5, 6}));
}

TEST(Pieces, MarksStandAlone) {
  EXPECT_EQ(cut("U.S."), (Ids{7, 8, 9, 8}));
  EXPECT_EQ(cut("\xE4\xB8\xAD"), (Ids{14}));  // a Chinese sign
}

TEST(Pieces, AccentsAndCapitalsAreDropped) {
  EXPECT_EQ(cut("Nakhch\xC4\xB1van"), (Ids{1}));          // a dotless i is a letter of its own
  EXPECT_EQ(cut("N\xC3\xA1khchiv\xC3\xA1n"), (Ids{10}));  // Nákhchiván
  EXPECT_EQ(cut("SA\xC3\x8F"
                "D"),
            (Ids{11}));  // SAÏD
}

TEST(Pieces, AnUnknownRestMakesTheRunUnknown) {
  EXPECT_EQ(cut("trafficq"), (Ids{1}));
  EXPECT_EQ(cut(std::string(200, 's')), (Ids{1}));
  EXPECT_EQ(cut("s.q"), (Ids{9, 8, 1}));
}

TEST(Pieces, AWordHasAlwaysAPiece) {
  EXPECT_EQ(cut(""), (Ids{1}));
  EXPECT_EQ(cut("\xC2\xAD"), (Ids{1}));      // a soft hyphen
  EXPECT_EQ(cut("\xEF\xBF\xBD"), (Ids{1}));  // the replacement character
}

TEST(Shape, TellsOfCapitals) {
  EXPECT_EQ(shape_of("said"), WordShape::Lower);
  EXPECT_EQ(shape_of("Said"), WordShape::Title);
  EXPECT_EQ(shape_of("UN"), WordShape::Upper);
  EXPECT_EQ(shape_of("I"), WordShape::SingleUpper);
  EXPECT_EQ(shape_of("McKay"), WordShape::Mixed);
  EXPECT_EQ(shape_of("e-Mail"), WordShape::Mixed);
  EXPECT_EQ(shape_of("2024"), WordShape::None);
  EXPECT_EQ(shape_of("\xD0\x9C\xD0\xB8\xD1\x80"), WordShape::Title);  // Cyrillic
}

}  // namespace
}  // namespace plumbline::neural
