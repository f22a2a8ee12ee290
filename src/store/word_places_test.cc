// SPDX-License-Identifier: Apache-2.0

#include "store/word_places.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "db/connection.h"
#include "store/schema_internal.h"
#include "store/search_query.h"

namespace plumbline::store {
namespace {

struct WordPlaceCase {
  const char* name;
  const char* query;
  const char* phrases;  // "one two|three*"; "none": not plain
};

class PlainPhrasesTest : public testing::TestWithParam<WordPlaceCase> {};

TEST_P(PlainPhrasesTest, AreThoseThatMustAllBeThere) {
  const auto expression = to_fts5(GetParam().query);
  ASSERT_TRUE(expression) << expression.error().message;
  const auto phrases = plain_phrases(*expression);
  std::string told = phrases ? "" : "none";
  for (const SoughtPhrase& phrase : phrases.value_or(std::vector<SoughtPhrase>())) {
    told += told.empty() ? "" : "|";
    for (const std::string& word : phrase.words)
      told += (told.ends_with("|") || told.empty() ? "" : " ") + word;
    told += phrase.prefix ? "*" : "";
  }
  EXPECT_EQ(told, GetParam().phrases) << *expression;
}

INSTANTIATE_TEST_SUITE_P(
    Queries, PlainPhrasesTest,
    testing::Values(WordPlaceCase{"Word", "Gang", "gang"},
                    WordPlaceCase{"Words", "gang visa", "gang|visa"},
                    WordPlaceCase{"Phrase", "\"Minimum Standards\"", "minimum standards"},
                    WordPlaceCase{"HyphenIsAPhrase", "co-author", "co author"},
                    WordPlaceCase{"Prefix", "traffick*", "traffick*"},
                    WordPlaceCase{"PrefixOfAPhrase", "\"forced lab\"* visa", "forced lab*|visa"},
                    WordPlaceCase{"Brackets", "(gang AND (visa))", "gang|visa"},
                    WordPlaceCase{"Quoted", "\"AND\" \"OR\" x", "and|or|x"},
                    WordPlaceCase{"Or", "gang OR visa", "none"},
                    WordPlaceCase{"Not", "gang -visa", "none"},
                    WordPlaceCase{"Near", "NEAR(gang visa, 5)", "none"},
                    WordPlaceCase{"Column", "title:gang", "none"}),
    [](const auto& each) { return each.param.name; });

// What FTS5 says of the same.
class Index {
 public:
  Index() : connection_(db::Connection::open(":memory:", db::Mode::Create).take()) {
    EXPECT_TRUE(register_fulltext(*connection_));
    EXPECT_TRUE(connection_->run(
        "CREATE VIRTUAL TABLE fulltext USING fts5(title, text, tokenize='plumbline')"));
  }
  std::vector<text::Span> places(const std::string& text, const std::string& expression) {
    EXPECT_TRUE(connection_->run("DELETE FROM fulltext"));
    db::Statement put =
        connection_->prepare("INSERT INTO fulltext(title, text) VALUES('', ?1)").take();
    EXPECT_TRUE(put.bind(1, text).run());
    db::Statement ask =
        connection_->prepare("SELECT match_offsets(fulltext) FROM fulltext WHERE fulltext MATCH ?1")
            .take();
    std::vector<text::Span> out;
    if (!*ask.bind(1, expression).step()) return out;
    std::string list(ask.text(0));
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(' ', at), list.size());
      const std::size_t first = list.find(':', at) + 1;
      const std::size_t second = list.find(':', first) + 1;
      out.push_back({static_cast<std::uint32_t>(std::stoul(list.substr(first))),
                     static_cast<std::uint32_t>(std::stoul(list.substr(second)))});
      at = end + 1;
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  std::unique_ptr<db::Connection> connection_;
};

TEST(FindPlacesTest, FindsWhatTheIndexFinds) {
  constexpr const char* kWords[] = {
      "gang", "Gang", "g\u00e4ng", "ga\u00adng", "visa", "Visas",      "vis\u00e9", "12", "\u5973",
      "a",    "aa",   "aaa",       "co-op",      "it's", "\u200bvisa", "co",        "op", "end"};
  constexpr const char* kBetween[] = {" ", ", ", "\n\n", ". ", " \u2014 ", "-", "\u201c"};
  constexpr const char* kQueries[] = {
      "gang",         "visa*",  "\"gang visa\"", "gang visa",   "co-op", "\"a a\"",
      "\"a aa\"* 12", "\u5973", "gang a* co",    "\"aa a aa\"", "vise",  "\"co op end\""};
  constexpr std::uint32_t kWindow = 40;
  Index index;
  std::minstd_rand random(7);
  const auto any = [&](const auto& list) { return list[random() % std::size(list)]; };
  int met = 0;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t words = 1 + random() % 40; words > 0; --words) {
      text += std::string(any(kWords)) + any(kBetween);
    }
    const char* query = any(kQueries);
    const auto expression = to_fts5(query);
    ASSERT_TRUE(expression);
    auto wanted = index.places(text, *expression);
    EXPECT_EQ(hold_all({""}, {text}, *plain_phrases(*expression)), !wanted.empty())
        << query << " in: " << text;
    if (wanted.empty()) continue;
    ++met;
    if (wanted.size() == 64) continue;  // it tells no more
    const std::uint32_t end = wanted.front().begin + kWindow;
    std::erase_if(wanted, [&](const text::Span& each) { return each.begin >= end; });
    EXPECT_EQ(find_places(text, *plain_phrases(*expression), kWindow), wanted)
        << query << " in: " << text;
  }
  EXPECT_GT(met, 50);
}

TEST(FindPlacesTest, PhrasesStandInTitleOrTextButNotInBoth) {
  const std::vector<SoughtPhrase> words = {{{"gang"}, false}, {{"visa"}, false}};
  EXPECT_TRUE(hold_all({"A gang"}, {"and visas, a visa"}, words));
  EXPECT_FALSE(hold_all({"A gang"}, {"and visas"}, words));
  EXPECT_FALSE(hold_all({"A gang"}, {"visa"}, {{{"gang", "visa"}, false}}));
  EXPECT_FALSE(hold_all({""}, {""}, words));
}

TEST(FindPlacesTest, HiddenWordsAreNoneAndPartTheirNeighbours) {
  const std::vector<SoughtPhrase> pair = {{{"police", "came"}, false}};
  const std::string_view text = "The police Velna came.";
  const std::vector<text::Span> velna = {{11, 16}};
  const std::vector<text::Span> part = {{12, 13}};
  const std::vector<text::Span> blank = {{10, 11}};
  EXPECT_FALSE(hold_all({""}, {text, velna}, {{{"velna"}, false}}));
  EXPECT_FALSE(hold_all({""}, {text, part}, {{{"velna"}, false}})) << "any byte of it";
  EXPECT_TRUE(hold_all({""}, {text, blank}, {{{"police", "velna"}, false}})) << "no word";
  EXPECT_FALSE(hold_all({""}, {text, velna}, pair)) << "something stands between";
  EXPECT_FALSE(hold_all({""}, {text, velna}, {{{"police", "velna"}, false}}));
  EXPECT_FALSE(hold_all({text, velna}, {""}, {{{"v"}, true}}));
  EXPECT_TRUE(hold_all({text, velna}, {"Police came"}, pair));
  EXPECT_TRUE(hold_all({""}, {"police Velna police came", std::vector<text::Span>{{7, 12}}}, pair));
}

TEST(FindPlacesTest, NothingInATextWithoutThem) {
  EXPECT_TRUE(find_places("", {{{"gang"}, false}}, 10).empty());
  EXPECT_TRUE(find_places("a gan g", {{{"gang"}, false}}, 10).empty());
  EXPECT_TRUE(find_places("gang visa", {{{"visa", "gang"}, false}}, 10).empty());
}

}  // namespace
}  // namespace plumbline::store
