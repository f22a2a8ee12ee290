// SPDX-License-Identifier: Apache-2.0

#include "store/saved_searches.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "db/connection.h"
#include "store/claim_judgements.h"
#include "store/corrections.h"
#include "store/search.h"
#include "store/word_backlog.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

class SavedSearchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_saved_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    ASSERT_TRUE(Workspace::open(folder_, Access::Write));
  }
  void TearDown() override { fs::remove_all(folder_); }

  static model::Report report(const std::string& hash, const std::string& text) {
    model::Report report;
    report.document.id.value = hash;
    report.document.name = hash + ".txt";
    report.document.text = text;
    return report;
  }
  static void say(model::Report& report, model::ClaimKind kind, const std::string& country) {
    model::Claim claim("c" + std::to_string(report.claims.size() + 1), kind,
                       model::Passage(report.document.id, text::Span{0, 4}));
    claim.about = {country};
    report.claims.push_back(std::move(claim));
  }
  // `engine`: another one reads a known document anew.
  void add(model::Report report, const std::string& engine = "e1",
           const std::optional<ReferenceDetails>& as = std::nullopt) const {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {"original", 1, engine, as})));
    ASSERT_TRUE(writer.commit());
  }
  [[nodiscard]] std::int64_t save(const std::string& name, const std::string& query,
                                  const DocumentFilter& filter = {}) const {
    SavedSearch search;
    search.who = "Ada";
    search.name = name;
    search.query = query;
    search.filter = filter;
    const auto number = save_search(folder_, search);
    EXPECT_TRUE(number) << number.error().message;
    return number ? *number : 0;
  }
  // Hashes that were told, the newest alert first.
  [[nodiscard]] std::string told(std::int64_t search, AlertFilter filter = {}) const {
    filter.search = search;
    const auto workspace = Workspace::open(folder_, Access::Read);
    const auto page = list_alerts(*workspace, filter);
    if (!page) return page.error().message;
    std::string out = std::to_string(page->all) + ":";
    for (const Alert& alert : page->alerts) out += " " + alert.document;
    return out + (page->more ? " ..." : "");
  }
  [[nodiscard]] std::int64_t unseen(std::int64_t search) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    const auto all = saved_searches(*workspace, "Ada");
    for (const SavedSearch& each : *all) {
      if (each.number == search) return each.unseen;
    }
    return -1;
  }

  std::string folder_;
};

TEST_F(SavedSearchTest, TellsWhatComesAndNothingElse) {
  add(report("old", "A gang was held in Orlov."));
  const std::int64_t gang = save("gang", "gang*");
  const std::int64_t two = save("two", "\"in orlov\" -gang");
  EXPECT_EQ(told(gang), "0:");
  add(report("a", "Gangs fled."));
  add(report("b", "Nobody fled in Orlov."));
  add(report("a", "Gangs fled."));  // known
  EXPECT_EQ(told(gang), "1: a");
  EXPECT_EQ(told(two), "1: b");
}

// A person says that a claim is of another kind, and takes it back.
TEST_F(SavedSearchTest, ACorrectionTellsWhatDidNotMatchBefore) {
  model::Report read = report("a", "Nine men were freed.");
  say(read, model::ClaimKind::Figure, "PER");
  add(read);
  DocumentFilter incidents;
  incidents.kind = "incident";
  DocumentFilter figures;
  figures.kind = "figure";
  const std::int64_t incident = save("incidents", "", incidents);
  const std::int64_t figure = save("figures", "", figures);
  ClaimJudgement judgement;
  judgement.who = "Ada";
  judgement.verb = "correct-kind";
  judgement.document = "a";
  judgement.kind = "figure";
  judgement.span = {0, 4};
  judgement.words = "Nine";
  model::Claim made = read.claims.front();
  made.kind = model::ClaimKind::Incident;
  made.incident = model::Incident{.type = "rescue"};
  judgement.value = correction_value(read, made);
  const auto corrected = add_claim_judgement(folder_, judgement, 0);
  ASSERT_TRUE(corrected) << corrected.error().message;
  EXPECT_EQ(told(incident), "1: a");
  EXPECT_EQ(told(figure), "0:") << "it matched before the search was kept";
  judgement.verb = "undo";
  judgement.value.clear();
  judgement.undoes = *corrected;
  ASSERT_TRUE(add_claim_judgement(folder_, judgement, *corrected));
  EXPECT_EQ(told(incident), "1: a");
}

TEST_F(SavedSearchTest, ReadingAnewTellsWhatDidNotMatchBefore) {
  add(report("a", "Tired men."));
  add(report("b", "Tired men."));
  DocumentFilter routes;
  routes.kind = "route";
  const std::int64_t kind = save("routes", "", routes);
  const std::int64_t words = save("men", "men");
  model::Report again = report("a", "Tired men.");
  say(again, model::ClaimKind::Route, "PER");
  add(again, "e2");
  EXPECT_EQ(told(kind), "1: a");
  EXPECT_EQ(told(words), "0:") << "it matched when the search was kept";
  add(report("a", "Tired men."), "e3");  // no route any more
  add(again, "e4");                      // and again
  EXPECT_EQ(told(kind), "1: a") << "told once";
}

TEST_F(SavedSearchTest, FiltersAreThoseOfTheLibrary) {
  DocumentFilter figures;
  figures.kind = "figure";
  figures.country = "KEN";
  DocumentFilter year;
  year.year = 2024;
  DocumentFilter language;
  language.language = "hy";
  DocumentFilter references;
  references.reference = true;
  const std::int64_t both = save("both", "", figures);
  const std::int64_t dated = save("dated", "men", year);
  const std::int64_t spoken = save("spoken", "", language);
  const std::int64_t kept = save("kept", "", references);
  model::Report a = report("a", "Some men.");
  say(a, model::ClaimKind::Figure, "KEN");
  a.document.published = {2024, 5, 1};
  model::Report b = report("b", "Some men.");
  say(b, model::ClaimKind::Figure, "PER");
  b.document.published = {2023, 12, 31};
  b.document.language = "hy";
  add(a);
  add(b);
  add(report("law", "Some law."), "e1", ReferenceDetails{"KEN", "", 2020, "en"});
  EXPECT_EQ(told(both), "1: a");
  EXPECT_EQ(told(dated), "1: a");
  EXPECT_EQ(told(spoken), "1: b");
  EXPECT_EQ(told(kept), "1: law");
}

// The words of references are entered late; kept searches hear of them at once, and only once.
TEST_F(SavedSearchTest, ReferencesAreToldBeforeTheirWordsAreEntered) {
  const ReferenceDetails details{"KEN", "", 2020, "en"};
  add(report("early", "The harbour act."), "e1", details);
  const std::int64_t act = save("act", "harbour");
  add(report("late", "Another harbour act."), "e1", details);
  EXPECT_EQ(told(act), "1: late");
  ASSERT_TRUE(index_words(folder_));
  EXPECT_EQ(told(act), "1: late");
}

TEST_F(SavedSearchTest, NobodyIsToldByWhatIsWithheld) {
  const std::int64_t name = save("name", "velna");
  const std::int64_t without = save("without", "police -velna");
  const std::int64_t letters = save("letters", "xxxxx");
  const std::int64_t across = save("across", "\"freed in\"");
  model::Report secret = report("s", "Police freed Velna in Orlov.");
  secret.withheld = {{{13, 18}}, {}, {"velna"}, {}};
  add(secret);
  EXPECT_EQ(told(name), "0:");
  EXPECT_EQ(told(without), "1: s");
  EXPECT_EQ(told(letters), "0:");
  EXPECT_EQ(told(across), "0:");
}

TEST_F(SavedSearchTest, WhatWasSeenIsUpToAPlace) {
  const std::int64_t men = save("men", "men");
  for (const char* hash : {"a", "b", "c"}) add(report(hash, "Men."));
  EXPECT_EQ(unseen(men), 3);
  AlertFilter two;
  two.limit = 2;
  EXPECT_EQ(told(men, two), "3: c b ...");
  const auto workspace = Workspace::open(folder_, Access::Read);
  two.search = men;
  const auto page = list_alerts(*workspace, two);
  ASSERT_TRUE(page);
  two.before = page->alerts.back().number;
  EXPECT_EQ(told(men, two), "3: a");
  const std::int64_t last = page->alerts.front().number;
  add(report("d", "Men."));  // came after the look
  ASSERT_TRUE(mark_seen(folder_, "Ada", men, last));
  EXPECT_EQ(unseen(men), 1);
  AlertFilter fresh;
  fresh.unseen = true;
  EXPECT_EQ(told(men, fresh), "1: d");
  ASSERT_TRUE(mark_seen(folder_, "Ada", men, INT64_MAX));
  ASSERT_TRUE(mark_seen(folder_, "Ada", men, last)) << "an earlier place";
  EXPECT_EQ(unseen(men), 0);
  add(report("e", "Men."));
  EXPECT_EQ(unseen(men), 1) << "nobody sees what is to come";
  AlertFilter later;
  later.since = "2999-01-01";
  EXPECT_EQ(told(men, later), "0:");
}

TEST_F(SavedSearchTest, IsTheirs) {
  const std::int64_t men = save("men", "men");
  EXPECT_FALSE(mark_seen(folder_, "Ben", men, 9));
  EXPECT_FALSE(remove_search(folder_, "Ben", men));
  const auto workspace = Workspace::open(folder_, Access::Read);
  EXPECT_TRUE(saved_searches(*workspace, "Ben")->empty());
  EXPECT_EQ(saved_searches(*workspace, "")->size(), 1U);
  SavedSearch again;
  again.who = "Ada";
  again.name = "men";
  again.query = "women";
  EXPECT_EQ(save_search(folder_, again).error().code, ErrorCode::Conflict);
  again.who = "Ben";
  EXPECT_TRUE(save_search(folder_, again));
  for (const char* nothing : {"", "-", "*", "\"\""}) {
    again.name = std::string("n") + nothing;
    again.query = nothing;
    const auto refused = save_search(folder_, again);
    ASSERT_FALSE(refused) << nothing;
    EXPECT_EQ(refused.error().code, ErrorCode::Misuse) << nothing;
  }
  ASSERT_TRUE(remove_search(folder_, "Ada", men));
  EXPECT_FALSE(remove_search(folder_, "Ada", men));
  const std::int64_t next = save("men", "men");
  EXPECT_GT(next, men) << "a number is given once";
}

TEST_F(SavedSearchTest, OnePersonKeepsNotTooMany) {
  for (std::int64_t i = 0; i < kMostSavedSearches; ++i) {
    ASSERT_GT(save("s" + std::to_string(i), "men"), 0);
  }
  SavedSearch more;
  more.who = "Ada";
  more.name = "more";
  more.query = "men";
  EXPECT_EQ(save_search(folder_, more).error().code, ErrorCode::LimitReached);
}

// What a batch that was never committed brought is told to nobody.
TEST_F(SavedSearchTest, WhatIsNotKeptIsNotTold) {
  const std::int64_t men = save("men", "men");
  {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    ASSERT_TRUE(writer.put(make_rows(report("a", "Men."), {"o", 1, "e1", std::nullopt})));
  }
  EXPECT_EQ(told(men), "0:");
  add(report("a", "Men."));
  EXPECT_EQ(told(men), "1: a");
}

// Documents in random batches, read anew now and then, searches kept and removed, writers that stop
// before they commit: what was told is what a plain recomputation says.
class RandomOrderTest : public SavedSearchTest, public ::testing::WithParamInterface<unsigned> {
 protected:
  struct Kept {
    std::string text;
    std::string country;
    int engine = 0;
  };
  struct Search {
    std::string query;
    DocumentFilter filter;
    std::set<std::string> ever;
    std::vector<std::string> told;
  };

  std::size_t pick(std::size_t most) { return static_cast<std::size_t>(random_() % most); }

  // A plain reading of the queries below.
  static bool holds(const std::string& text, const std::string& query) {
    const std::string all = " " + text + " ";
    const bool gang = all.find(" gang ") != std::string::npos;
    const bool police = all.find(" police ") != std::string::npos;
    if (query == "gang") return gang;
    if (query == "gang*") return all.find(" gang") != std::string::npos;
    if (query == "\"gang held\"") return all.find(" gang held ") != std::string::npos;
    if (query == "gang OR police") return gang || police;
    if (query == "NEAR(gang police, 2)") return near(text);
    return query.empty();
  }
  static bool near(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      words.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = 0; j < words.size(); ++j) {
        const std::size_t apart = i < j ? j - i : i - j;
        if (words[i] == "gang" && words[j] == "police" && apart <= 3) return true;
      }
    }
    return false;
  }
  static bool matches(const Kept& kept, const Search& search) {
    const std::string& country = search.filter.country;
    return (country.empty() || country == kept.country) && holds(kept.text, search.query);
  }

  void keep_one(int step) {
    constexpr const char* kQueries[] = {"gang",           "gang*", "\"gang held\"",
                                        "gang OR police", "",      "NEAR(gang police, 2)"};
    Search search;
    search.query = kQueries[pick(std::size(kQueries))];
    search.filter.country = kCountries[pick(std::size(kCountries))];
    if (search.query.empty() && search.filter.country.empty()) return;
    for (const auto& [hash, kept] : documents_) {
      if (matches(kept, search)) search.ever.insert(hash);
    }
    searches_[save("s" + std::to_string(step), search.query, search.filter)] = search;
  }

  void remove_one() {
    if (searches_.empty()) return;
    const auto gone = std::next(searches_.begin(), static_cast<long>(pick(searches_.size())));
    ASSERT_TRUE(remove_search(folder_, "Ada", gone->first));
    searches_.erase(gone);
  }

  // A document that is new, or known and read anew to other words.
  std::pair<std::string, Kept> one() {
    constexpr const char* kWords[] = {"gang", "gangs", "held", "police", "in", "orlov"};
    const std::string hash = "h" + std::to_string(pick(40));
    Kept kept;
    if (const auto known = documents_.find(hash); known != documents_.end()) kept = known->second;
    ++kept.engine;
    kept.text.clear();
    for (int word = 0; word < 5; ++word) {
      kept.text += (kept.text.empty() ? "" : " ") + std::string(kWords[pick(std::size(kWords))]);
    }
    kept.country = kCountries[pick(std::size(kCountries))];
    return {hash, kept};
  }

  void add_some() {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    const bool killed = pick(4) == 0;
    std::map<std::string, Kept> brought;
    for (std::size_t i = 0, count = 1 + pick(4); i < count; ++i) {
      const auto [hash, kept] = one();
      if (brought.contains(hash)) continue;
      model::Report made = report(hash, kept.text);
      if (!kept.country.empty()) say(made, model::ClaimKind::Figure, kept.country);
      ASSERT_TRUE(writer.put(
          make_rows(std::move(made), {"o", 1, "e" + std::to_string(kept.engine), std::nullopt})));
      brought[hash] = kept;
    }
    if (killed) return;
    ASSERT_TRUE(writer.commit());
    for (const auto& [hash, kept] : brought) {
      documents_[hash] = kept;
      for (auto& [number, search] : searches_) {
        if (matches(kept, search) && search.ever.insert(hash).second) search.told.push_back(hash);
      }
    }
  }

  [[nodiscard]] std::vector<std::string> told_in_order(std::int64_t search) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    AlertFilter all;
    all.search = search;
    all.limit = 0;
    const auto page = list_alerts(*workspace, all);
    std::vector<std::string> out;
    if (!page) return out;
    for (const Alert& alert : page->alerts) out.push_back(alert.document);
    std::sort(out.begin(), out.end());
    return out;
  }

  static constexpr const char* kCountries[] = {"", "KEN", "PER"};
  std::mt19937 random_;
  std::map<std::string, Kept> documents_;
  std::map<std::int64_t, Search> searches_;
};

TEST_P(RandomOrderTest, TellsWhatARecomputationDoes) {
  random_.seed(GetParam());
  for (int step = 0; step < 80; ++step) {
    const std::size_t what = pick(10);
    if (what < 2) {
      keep_one(step);
    } else if (what == 2) {
      remove_one();
    } else {
      add_some();
    }
  }
  std::size_t alerts = 0;
  for (auto& [number, search] : searches_) {
    std::sort(search.told.begin(), search.told.end());
    EXPECT_EQ(told_in_order(number), search.told) << search.query << " " << search.filter.country;
    alerts += search.told.size();
  }
  EXPECT_GT(alerts, 0U) << "nothing is told, and so nothing is tried";
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomOrderTest, ::testing::Values(1U, 2U, 3U, 4U));

}  // namespace
}  // namespace plumbline::store
