// SPDX-License-Identifier: Apache-2.0

#include "store/library.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "db/connection.h"
#include "store/claim_judgements.h"
#include "store/kept_rows_internal.h"
#include "store/ledger.h"
#include "store/newest_internal.h"
#include "store/reader.h"
#include "store/search.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

constexpr int kDocuments = 60;
const char* const kCountries[] = {"KEN", "PER", "FIN"};

// Day, countries and findings follow from the number, so that a plain loop can say what fits.
struct Made {
  explicit Made(int n) : number(n) {}
  int number;

  [[nodiscard]] Date published() const {
    if (number % 10 == 0) return {};
    return {static_cast<std::int16_t>(2000 + number % 4), static_cast<std::int8_t>(1 + number % 2),
            0};
  }
  [[nodiscard]] std::string hash() const {
    return "hash-" + std::to_string((number * 37) % 100 + 100);
  }
  [[nodiscard]] std::string country() const { return kCountries[number % 7 % 3]; }
  [[nodiscard]] bool has_figure() const { return number % 3 == 0; }
  [[nodiscard]] std::string kind() const { return has_figure() ? "figure" : "statement"; }
  [[nodiscard]] bool has_finding() const { return number % 5 == 0; }
  [[nodiscard]] std::string language() const { return number % 4 == 1 ? "hy" : "en"; }
  [[nodiscard]] std::string text() const {
    return std::string(number % 2 == 0 ? "Words of a text" : "Words of a long text") +
           (number % 10 == 0 ? ", undated" : "");
  }
};

class LibraryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_library_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    fill(0, kDocuments);
  }
  void TearDown() override {
    keep_readers(0);
    fs::remove_all(folder_);
  }

  void fill(int from, int to) const {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    for (int i = from; i < to; ++i) {
      ASSERT_TRUE(writer.put(make_rows(report_of(Made(i)), {"original", 1, "e1", std::nullopt})));
    }
    ASSERT_TRUE(writer.commit());
  }

  static model::Report report_of(const Made& made) {
    model::Report report;
    model::Document& document = report.document;
    document.id.value = made.hash();
    document.name = "n" + std::to_string(made.number);
    document.text = made.text();
    document.language = made.language();
    document.published = made.published();
    const model::Passage passage(document.id, text::Span{0, 5});
    model::Claim claim(
        "c1", made.has_figure() ? model::ClaimKind::Figure : model::ClaimKind::Statement, passage);
    claim.about = {made.country()};
    report.claims.push_back(std::move(claim));
    if (made.has_finding()) report.findings.emplace_back("source-unnamed", passage);
    return report;
  }

  // What fits, newest first, undated last, then by hash.
  static std::vector<std::string> expected(const DocumentFilter& filter,
                                           const std::string& word = {}) {
    std::vector<std::pair<std::string, std::string>> fits;
    for (int i = 0; i < kDocuments; ++i) {
      const Made made(i);
      if (!filter.country.empty() && made.country() != filter.country) continue;
      if (!filter.kind.empty() && filter.kind != made.kind()) continue;
      if (!filter.finding.empty() && !made.has_finding()) continue;
      if (filter.year != 0 && made.published().year != filter.year) continue;
      if (!filter.language.empty() && made.language() != filter.language) continue;
      if (made.text().find(word) == std::string::npos) continue;
      fits.emplace_back(to_iso(made.published()), made.hash());
    }
    std::sort(fits.begin(), fits.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::string> out;
    for (const auto& each : fits) out.push_back(each.second);
    return out;
  }

  // All pages of the list, one after the other.
  [[nodiscard]] std::vector<std::string> leafed_through(DocumentFilter filter) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(workspace);
    std::vector<std::string> out;
    for (bool more = true; more;) {
      const auto page = list_documents(*workspace, filter);
      EXPECT_TRUE(page) << page.error().message;
      if (!page || page->rows.empty()) break;
      for (const DocumentRow& row : page->rows) out.push_back(row.hash);
      filter.after = DocumentCursor{page->rows.back().published, page->rows.back().hash};
      more = page->more;
    }
    return out;
  }

  // All pages of a search for it.
  [[nodiscard]] std::vector<std::string> searched_through(DocumentFilter filter,
                                                          const std::string& word) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(workspace);
    std::vector<std::string> out;
    for (bool more = true; more;) {
      const auto page = search(*workspace, {.query = word, .limit = 7, .filter = filter});
      EXPECT_TRUE(page) << page.error().message;
      if (!page || page->hits.empty()) break;
      for (const SearchHit& hit : page->hits) out.push_back(hit.document);
      filter.after = DocumentCursor{page->hits.back().published, page->hits.back().document};
      more = page->more;
      if (!more) {
        EXPECT_EQ(out.size(), page->total);
      }
    }
    return out;
  }

  std::string folder_;
};

std::vector<DocumentFilter> filters() {
  std::vector<DocumentFilter> out;
  for (const char* kind : {"", "figure", "statement"}) {
    for (const char* country : {"", "KEN"}) {
      for (const char* finding : {"", "source-unnamed"}) {
        for (const int year : {0, 2002}) {
          for (const char* language : {"", "hy"}) {
            DocumentFilter filter;
            filter.kind = kind;
            filter.country = country;
            filter.finding = finding;
            filter.year = year;
            filter.language = language;
            out.push_back(filter);
          }
        }
      }
    }
  }
  return out;
}

TEST_F(LibraryTest, RareAndFrequentWordsGiveTheSamePages) {
  for (const char* kind : {"", "figure"}) {
    for (const char* country : {"", "KEN", "FIN", "XXX"}) {
      for (const char* finding : {"", "source-unnamed"}) {
        for (const std::int64_t rare : {0, 10, 2000}) {
          DocumentFilter filter;
          filter.kind = kind;
          filter.country = country;
          filter.finding = finding;
          filter.rare = rare;
          filter.limit = 7;
          EXPECT_EQ(leafed_through(filter), expected(filter))
              << kind << ' ' << country << ' ' << finding << ' ' << rare;
        }
      }
    }
  }
}

TEST_F(LibraryTest, ListsAndSearchesAreSortedOutAlike) {
  for (DocumentFilter filter : filters()) {
    filter.limit = 7;
    EXPECT_EQ(leafed_through(filter), expected(filter)) << filter.year << filter.language;
    EXPECT_EQ(searched_through(filter, "words"), expected(filter));
    EXPECT_EQ(searched_through(filter, "long"), expected(filter, "long"));
  }
}

// A count is what the list has if one goes there, and every value that a document has is counted.
TEST_F(LibraryTest, CountsAreThoseOfTheLists) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  for (const std::string word : {"", "long"}) {
    for (const DocumentFilter& filter : filters()) {
      const auto counts = count_facets(*workspace, filter, word);
      ASSERT_TRUE(counts) << counts.error().message;
      const auto holds = [&](const std::vector<FacetCount>& facets,
                             std::initializer_list<const char*> values, auto set) {
        std::map<std::string, std::int64_t> told;
        for (const FacetCount& facet : facets) told.emplace(facet.value, facet.documents);
        EXPECT_EQ(told.size(), facets.size()) << "a value is told twice";
        std::map<std::string, std::int64_t> there;
        for (const char* value : values) {
          DocumentFilter only = filter;
          set(only, value);
          const auto documents = static_cast<std::int64_t>(expected(only, word).size());
          if (documents > 0) there.emplace(value, documents);
        }
        EXPECT_EQ(told, there);
      };
      holds(counts->kinds, {"figure", "statement"},
            [](auto& to, const char* value) { to.kind = value; });
      holds(counts->countries, {"KEN", "PER", "FIN"},
            [](auto& to, const char* value) { to.country = value; });
      holds(counts->findings, {"source-unnamed"},
            [](auto& to, const char* value) { to.finding = value; });
      holds(counts->years, {"2000", "2001", "2002", "2003"},
            [](auto& to, const char* value) { to.year = std::stoi(value); });
      holds(counts->languages, {"en", "hy"},
            [](auto& to, const char* value) { to.language = value; });
    }
  }
}

TEST_F(LibraryTest, AReaderThatIsKeptSeesWhatIsAddedAndWhatIsReplaced) {
  keep_readers(2);
  DocumentFilter filter;
  filter.limit = 500;
  EXPECT_EQ(leafed_through(filter).size(), static_cast<std::size_t>(kDocuments));
  fill(kDocuments, kDocuments + 5);
  EXPECT_EQ(leafed_through(filter).size(), static_cast<std::size_t>(kDocuments + 5));
  // Another workspace in the same place.
  fs::remove_all(folder_);
  fill(0, 3);
  EXPECT_EQ(leafed_through(filter).size(), 3U);
}

TEST_F(LibraryTest, ReadersAreKeptOnlyWhereAskedFor) {
  const auto connection_of = [&] {
    const auto workspace = Workspace::open(folder_, Access::Read);
    return &workspace->connection();
  };
  keep_readers(1);
  const auto* const first = connection_of();
  EXPECT_EQ(connection_of(), first);
  {
    // An open transaction must not be handed on.
    const auto workspace = Workspace::open(folder_, Access::Read);
    ASSERT_EQ(&workspace->connection(), first);
    ASSERT_TRUE(workspace->connection().run("BEGIN; SELECT count(*) FROM documents"));
  }
  {
    const auto workspace = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(workspace->connection().run("BEGIN")) << "no transaction is open";
  }
}

TEST_F(LibraryTest, ASearchGivesTheNewestHoweverTheyAreFound) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto everything = expected({});
  // All match, so that the newest are soon met; those without a date come last, behind all others.
  const std::vector<std::string> undated(everything.end() - kDocuments / 10, everything.end());
  for (const auto& [query, wanted] : {std::pair{"words", everything}, {"undated", undated}}) {
    for (const std::size_t limit : {1U, 3U, 5U, 6U, 50U, 0U}) {
      SearchOptions options;
      options.query = query;
      options.limit = limit;
      const auto answer = search(*workspace, options);
      ASSERT_TRUE(answer);
      EXPECT_EQ(answer->total, wanted.size());
      std::vector<std::string> found;
      for (const SearchHit& hit : answer->hits) found.push_back(hit.document);
      const std::size_t most = limit == 0 ? wanted.size() : std::min(limit, wanted.size());
      EXPECT_EQ(found, std::vector<std::string>(wanted.data(), wanted.data() + most))
          << query << ' ' << limit;
    }
  }
}

TEST_F(LibraryTest, ACommitIsSeenByWhoeverAsksForItsNumber) {
  EXPECT_FALSE(commit_number(folder_ + "/nowhere"));
  const auto number = [&] {
    const auto told = commit_number(folder_);
    EXPECT_TRUE(told);
    return told ? *told : -1;
  };
  const std::int64_t before = number();
  EXPECT_EQ(number(), before);
  fill(kDocuments, kDocuments + 1);
  const std::int64_t added = number();
  EXPECT_GT(added, before);
  {
    // What is written without an entry in the journal, and not yet.
    const auto workspace = Workspace::open(folder_, Access::Write);
    auto transaction = db::Transaction::begin(workspace->connection());
    ASSERT_TRUE(workspace->connection().run("UPDATE documents SET language = 'x'"));
    EXPECT_EQ(number(), added);
    ASSERT_TRUE(std::move(transaction).take().commit());
    EXPECT_GT(number(), added);
  }
  const std::int64_t late = number();
  fs::remove_all(folder_);
  fill(0, 3);
  EXPECT_GT(number(), late);
}

TEST_F(LibraryTest, OnlyWhatMakesDocumentsOthersCountsForTheirNumber) {
  EXPECT_FALSE(document_number(folder_ + "/nowhere"));
  const auto number = [&] {
    const auto told = document_number(folder_);
    EXPECT_TRUE(told);
    return told ? *told : -1;
  };
  ClaimJudgement judgement;
  judgement.who = "Ada";
  judgement.document = Made(1).hash();
  judgement.kind = Made(1).kind();
  judgement.span = {0, 5};
  judgement.words = "Words";
  const auto judge = [&](const char* verb, std::int64_t undoes = 0) {
    judgement.verb = verb;
    judgement.undoes = undoes;
    const auto made = add_claim_judgement(folder_, judgement, 1000);
    EXPECT_TRUE(made) << made.error().message;
  };
  const std::int64_t first = number();
  for (const char* verb : {"confirm", "reject", "note"}) judge(verb);
  EXPECT_EQ(number(), first);
  judge("undo", 1);  // it may have been a correction
  const std::int64_t undone = number();
  EXPECT_GT(undone, first);
  judge("confirm");
  fill(kDocuments, kDocuments + 1);
  judge("confirm");
  const std::int64_t added = number();
  EXPECT_GT(added, undone) << "among others";
  EXPECT_EQ(number(), added);
  fs::remove_all(folder_);
  fill(0, 3);
  EXPECT_GT(number(), added);
}

TEST_F(LibraryTest, WhatIsKeptIsForgottenWhenDocumentsChange) {
  keep_readers(2);
  const auto documents = [&] {
    const auto workspace = Workspace::open(folder_, Access::Read);
    const auto counts = count_workspace(*workspace);
    EXPECT_TRUE(counts);
    return counts ? counts->documents : -1;
  };
  for (const std::int64_t rare : {0, 2000}) {
    DocumentFilter filter;
    filter.country = "KEN";
    filter.rare = rare;
    EXPECT_EQ(leafed_through(filter), expected(filter)) << rare;
    EXPECT_EQ(leafed_through(filter), expected(filter)) << rare << ", once more";
  }
  EXPECT_EQ(documents(), kDocuments);
  EXPECT_EQ(documents(), kDocuments);
  fill(kDocuments, kDocuments + 30);
  EXPECT_EQ(documents(), kDocuments + 30);
  DocumentFilter filter;
  filter.kind = "figure";
  EXPECT_EQ(leafed_through(filter).size(), static_cast<std::size_t>((kDocuments + 30) / 3));
}

// All ways to the newest: by the order of all, by one that is too old, by walking, by sorting.
TEST_F(LibraryTest, TheNewestAreTheSameByAnyOrder) {
  keep_readers(2);
  const auto opened = [&] { return Workspace::open(folder_, Access::Read); };
  const auto before = NewestOrder::of(*opened());
  ASSERT_TRUE(before && *before != nullptr);
  fill(kDocuments, kDocuments + 20);
  const auto workspace = opened();
  const auto after = NewestOrder::of(*workspace);
  ASSERT_TRUE(after);
  EXPECT_NE(*after, *before);
  EXPECT_EQ(*NewestOrder::of(*workspace), *after) << "kept";
  Ids all;
  Ids few;
  for (std::int64_t id = 1; id <= kDocuments + 20; ++id) all.push_back(id);
  for (std::int64_t id = 3; id <= kDocuments + 20; id += 7) few.push_back(id);
  const db::Connection& connection = workspace->connection();
  for (const Ids& rows : {all, few, Ids()}) {
    for (const std::size_t limit : {1U, 5U, 500U}) {
      for (const auto& cursor :
           {std::optional<DocumentCursor>(), std::optional(DocumentCursor{"2002-01", "hash-150"}),
            std::optional(DocumentCursor{"", "hash-999"})}) {
        const auto plain = newest_of(connection, nullptr, rows, cursor, limit);
        ASSERT_TRUE(plain);
        EXPECT_EQ(*newest_of(connection, after->get(), rows, cursor, limit), *plain);
        EXPECT_EQ(*newest_of(connection, before->get(), rows, cursor, limit), *plain);
      }
    }
  }
  const auto snapshot = db::Snapshot::begin(connection);
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(*NewestOrder::of(*workspace), nullptr) << "it may see less than others";
}

// Rows, the order and sets of documents are kept while the same is asked again and again
// (kept_rows_internal.h).
TEST_F(LibraryTest, ListsAreTheSameOutOfMemory) {
  constexpr int kRounds = 3;
  keep_readers(2);
  for (int round = 0; round < kRounds; ++round) {
    for (DocumentFilter filter : filters()) {
      filter.limit = 7;
      EXPECT_EQ(leafed_through(filter), expected(filter)) << round << filter.kind << filter.year;
      EXPECT_EQ(searched_through(filter, "long"), expected(filter, "long")) << round;
    }
  }
  const auto rows = [&] {
    std::vector<std::string> out;
    const auto page = list_documents(*Workspace::open(folder_, Access::Read), {.limit = 500});
    EXPECT_TRUE(page);
    for (const DocumentRow& row : page->rows) {
      out.push_back(row.hash + row.name + row.title + row.publisher + row.published + row.language +
                    std::to_string(row.claims) + std::to_string(row.reference));
      for (const std::string& code : row.findings) out.back() += code;
    }
    return out;
  };
  const std::vector<std::string> kept = rows();
  keep_readers(0);
  EXPECT_EQ(rows(), kept);
  keep_readers(2);
  fill(kDocuments, kDocuments + 30);
  DocumentFilter filter;
  filter.kind = "figure";
  EXPECT_EQ(leafed_through(filter).size(), static_cast<std::size_t>((kDocuments + 30) / 3));
  EXPECT_EQ(rows().size(), static_cast<std::size_t>(kDocuments + 30));
}

TEST_F(LibraryTest, WithinASnapshotNothingIsKept) {
  keep_readers(2);
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  EXPECT_TRUE(KeptRows::of(*workspace)->number());
  const auto snapshot = db::Snapshot::begin(workspace->connection());
  ASSERT_TRUE(snapshot);
  EXPECT_FALSE(KeptRows::of(*workspace)->number()) << "it may see less than others";
}

// Enough that what is found is kept (kept_matches_internal.h).
TEST_F(LibraryTest, ASearchThatIsKeptSeesWhatComes) {
  constexpr int kMany = 1200;
  keep_readers(2);
  int made = kDocuments;
  const auto put = [&](int count, const char* text) {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    for (; count > 0; --count, ++made) {
      model::Report report = report_of(Made(1));
      report.document.id.value = "more-" + std::to_string(made);
      report.document.text = text;
      ASSERT_TRUE(writer.put(make_rows(report, {"original", 1, "e1", std::nullopt})));
    }
    ASSERT_TRUE(writer.commit());
  };
  const auto total = [&](const char* query) {
    const auto workspace = Workspace::open(folder_, Access::Read);
    const auto answer = search(*workspace, {.query = query});
    EXPECT_TRUE(answer);
    const auto all = matching_documents(*workspace, query);
    EXPECT_TRUE(all);
    EXPECT_EQ(answer->total, all->size());
    return static_cast<int>(answer->total);
  };
  put(kMany, "Words of kelp");
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(total("kelp"), kMany + round);
    EXPECT_EQ(total("kelp"), kMany + round) << "once more";
    EXPECT_EQ(total("\"words of\""), made);
    put(1, "Words of more kelp");
  }
  // A snapshot that is older than what is kept.
  const auto workspace = Workspace::open(folder_, Access::Read);
  SearchOptions options{.query = "kelp"};
  const auto snapshot = db::Snapshot::begin(workspace->connection());
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(search(*workspace, options)->total, static_cast<std::size_t>(kMany + 3));
  put(1, "Words of more kelp");
  EXPECT_EQ(total("kelp"), kMany + 4);
  EXPECT_EQ(search(*workspace, options)->total, static_cast<std::size_t>(kMany + 3))
      << "it reads what was there";
}

TEST_F(LibraryTest, CountriesAreCountedWithTheirDays) {
  std::map<std::string, std::vector<std::string>> days;
  for (int i = 0; i < kDocuments; ++i)
    days[Made(i).country()].push_back(to_iso(Made(i).published()));
  const auto workspace = Workspace::open(folder_, Access::Read);
  const auto counts = count_countries(*workspace);
  ASSERT_TRUE(counts);
  ASSERT_EQ(counts->size(), days.size());
  for (const CountryCount& each : *counts) {
    std::vector<std::string>& of = days[each.country];
    EXPECT_EQ(each.documents, std::ssize(of)) << each.country;
    std::erase(of, "");
    EXPECT_EQ(each.oldest, *std::min_element(of.begin(), of.end())) << each.country;
    EXPECT_EQ(each.newest, *std::max_element(of.begin(), of.end())) << each.country;
  }
  const auto more = [](const CountryCount& a, const CountryCount& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.country < b.country;
  };
  EXPECT_TRUE(std::is_sorted(counts->begin(), counts->end(), more));
}

TEST_F(LibraryTest, CountsAreThoseOfTheRows) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  const auto counts = count_workspace(*workspace);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->documents, kDocuments);
  EXPECT_EQ(counts->claims, kDocuments);
  EXPECT_EQ(counts->findings, kDocuments / 5);
}

}  // namespace
}  // namespace plumbline::store
