// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "db/connection.h"
#include "db/migrate.h"
#include "store/health.h"
#include "store/ledger.h"
#include "store/library.h"
#include "store/reader.h"
#include "store/reference_index.h"
#include "store/saved_searches.h"
#include "store/schema_internal.h"
#include "store/word_backlog.h"
#include "store/workspace.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

// Two articles as the first form kept them: a row a claim, with selectors in its JSON. The second
// was read and says nothing; the third is a reference document.
constexpr const char* kFirstForm = R"sql(
INSERT INTO originals VALUES('f0', 30, '2026-01-01T00:00:00Z');
INSERT INTO documents VALUES
  (1, 'd1', 'f0', 'one.txt', 'text/plain', '', '', '[]', '', '2024-05', 'en', '[]', '[]', 'e1', 'e1',
   '2026-01-01T00:00:00Z', 'Police held two. Judges freed one.'),
  (2, 'd2', 'f0', 'two.txt', 'text/plain', '', '', '[]', '', '', 'en', '[]', '[]', 'e1', 'e1',
   '2026-01-01T00:00:00Z', 'Nothing.'),
  (3, 'd3', 'f0', 'law.txt', 'text/plain', '', '', '[]', '', '', 'en', '[]', '[]', 'e1', '',
   '2026-01-01T00:00:00Z', 'The law.');
INSERT INTO fulltext(rowid, title, text) SELECT id, title, text FROM documents;
INSERT INTO reference_words(rowid, text) SELECT id, text FROM documents WHERE id = 3;
INSERT INTO reference_documents VALUES(3, 'AZE', '', 0, 'en');
INSERT INTO claims VALUES
  (1, 1, 1, 'c2', 'response', 'asserted', 'positive', 0, 17, 34,
   '{"id":"c2","kind":"response","passages":[{"start":17,"end":34,"exact":"Judges freed one.","prefix":"","suffix":""}],"direct_quote":false,"chain":[],"modality":"asserted","polarity":"positive","about":[],"producers":[]}'),
  (2, 1, 0, 'c1', 'incident', 'asserted', 'positive', 0, 0, 16,
   '{"id":"c1","kind":"incident","passages":[{"start":0,"end":16,"exact":"Police held two.","prefix":"","suffix":""}],"direct_quote":false,"chain":[{"name":"Harbour Desk","kind":"outlet","status":"named","manner":"publishes"}],"modality":"asserted","polarity":"positive","about":["AZE"],"producers":[]}');
INSERT INTO claim_countries VALUES(2, 'AZE');
INSERT INTO passages VALUES(1, 0, 17, 34), (2, 0, 0, 16);
INSERT INTO sources VALUES(1, 'Harbour Desk', 'outlet', 'harbour desk'), (2, 'harbour desk', 'press', 'harbour desk');
INSERT INTO chain_links VALUES(2, 0, 1, 'named', 'publishes');
INSERT INTO findings VALUES(1, 1, 0, 'c1', 'figure-without-origin', 'warning', 12, 15, 'two', '', '', 'Who counted?');
INSERT INTO journal VALUES(1, 't', 'add-document', 'd1', '', '', ''), (2, 't', 'add-document', 'd2', '', '', ''),
  (3, 't', 'add-document', 'd3', '', '', '');
)sql";

class SchemaTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_schema_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string folder_;
};

TEST_F(SchemaTest, TheFirstFormIsBroughtUpToDate) {
  {
    auto connection = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
    ASSERT_TRUE(connection);
    db::Connection& old = **connection;
    ASSERT_TRUE(register_fulltext(old));
    ASSERT_TRUE(db::migrate(old, kApplicationId, schema_steps().first(1)));
    const Status filled = old.run(kFirstForm);
    ASSERT_TRUE(filled) << filled.error().message;
  }
  // Only who may write can change the form.
  const auto too_old = Workspace::open(folder_, Access::Read);
  ASSERT_FALSE(too_old);
  EXPECT_NE(too_old.error().message.find("older form"), std::string::npos);
  {
    const auto today = Workspace::open(folder_, Access::Write);
    ASSERT_TRUE(today) << today.error().message;
  }
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto counts = count_workspace(*workspace);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->claims, 2);
  EXPECT_EQ(counts->findings, 1);
  EXPECT_EQ(counts->references, 1);
  const auto report = read_report(*workspace, "d1");
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_EQ(report->claims.size(), 2U);
  EXPECT_EQ(report->claims[0].id, "c1");
  EXPECT_EQ(report->claims[1].passages[0].span, (text::Span{17, 34}));
  ASSERT_EQ(report->findings.size(), 1U);
  EXPECT_EQ(report->findings[0].explanation, "Who counted?");
  EXPECT_TRUE(read_report(*workspace, "d2")->claims.empty());
  std::string found;
  const Status asked = each_claim(
      *workspace,
      {.kind = "incident",
       .country = "AZE",
       .speaker = "Harbour",
       .finding = "figure-without-origin"},
      [&found](const StoredClaim& stored) { found += stored.document->name + stored.claim.id; });
  EXPECT_TRUE(asked);
  EXPECT_EQ(found, "one.txtc1");
  const auto articles = article_hashes(*workspace);
  ASSERT_TRUE(articles);
  EXPECT_EQ(*articles, (std::vector<std::string>{"d1", "d2"}));
}

// The second form's facets come over as they are, and their promises with them.
TEST_F(SchemaTest, TheSecondFormKeepsItsFacets) {
  const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
  ASSERT_TRUE(opened);
  db::Connection& connection = **opened;
  ASSERT_TRUE(register_fulltext(connection));
  ASSERT_TRUE(db::migrate(connection, kApplicationId, schema_steps().first(1)));
  ASSERT_TRUE(connection.run(kFirstForm));
  ASSERT_TRUE(db::migrate(connection, kApplicationId, schema_steps().first(2)));
  const std::string all =
      "SELECT group_concat(document || facet || value, ' ') FROM "
      "(SELECT * FROM facets ORDER BY document, facet, value)";
  const auto before = connection.word(all);
  ASSERT_TRUE(before);
  EXPECT_EQ(*before,
            "1countryAZE 1findingfigure-without-origin 1kindincident 1kindresponse 1source1");
  ASSERT_TRUE(bring_up_to_date(connection));
  EXPECT_EQ(*connection.word(all), *before);
  EXPECT_TRUE(connection.run("INSERT INTO facets VALUES(2, 'kind', 'figure')"));
  EXPECT_FALSE(connection.run("INSERT INTO facets VALUES(2, 'mood', 'glad')"));
  EXPECT_FALSE(
      connection.run("INSERT INTO facets VALUES(9, 'kind', 'figure')"));  // no such document
  EXPECT_TRUE(connection.run("DELETE FROM documents WHERE id = 1"));
  EXPECT_EQ(*connection.word("SELECT count(*) FROM facets WHERE document = 1"), "0");
}

// References of the fifth form have no seeds; whoever writes next makes them.
TEST_F(SchemaTest, TheFifthFormsReferencesGetTheirSeeds) {
  {
    const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
    ASSERT_TRUE(opened);
    db::Connection& old = **opened;
    ASSERT_TRUE(register_fulltext(old));
    ASSERT_TRUE(db::migrate(old, kApplicationId, schema_steps().first(5)));
    ASSERT_TRUE(old.run(R"sql(
INSERT INTO originals VALUES('f0', 30, '2026-01-01T00:00:00Z');
INSERT INTO documents VALUES
  (3, 'd3', 'f0', 'law.txt', 'text/plain', '', '', '[]', '', '', 'en', '[]', '[]', 'e1', '',
   '2026-01-01T00:00:00Z', 'The law of the harbour forbids all work at night.');
INSERT INTO fulltext(rowid, title, text) SELECT id, title, text FROM documents;
INSERT INTO reference_words(rowid, text) SELECT id, text FROM documents WHERE id = 3;
INSERT INTO reference_documents VALUES(3, 'AZE', '', 0, 'en');
)sql"));
  }
  {
    const auto writer = Writer::open(folder_);
    ASSERT_TRUE(writer) << writer.error().message;
  }
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto index = ReferenceIndex::open(*workspace);
  ASSERT_TRUE(index);
  const auto found = index->match("of the harbour forbids all work", 3);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().hash, "d3");
  EXPECT_FALSE(found->front().place.empty());  // by its runs, not by its words
}

// Seeds of the ninth form hold no single words: whoever writes next makes them anew, and nobody
// looks a word up in the old ones. What was searched stays searched.
TEST_F(SchemaTest, TheNinthFormsSeedsAreMadeAnew) {
  {
    const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
    ASSERT_TRUE(opened);
    db::Connection& old = **opened;
    ASSERT_TRUE(register_fulltext(old));
    ASSERT_TRUE(db::migrate(old, kApplicationId, schema_steps().first(9)));
    const Status filled = old.run(R"sql(
INSERT INTO originals VALUES('f0', 30, '2026-01-01T00:00:00Z');
INSERT INTO documents VALUES
  (3, 'd3', 'f0', 'law.txt', 'text/plain', '', '', '[]', '', '', 'en', '[]', '[]', 'e1', '',
   '2026-01-01T00:00:00Z', 'The law of the harbour forbids all work at night.');
INSERT INTO fulltext(rowid, title, text) SELECT id, title, text FROM documents;
INSERT INTO reference_documents VALUES(3, 'AZE', '', 0, 'en', 40, 1);
INSERT INTO seed_segments VALUES(1, 0, 1);
INSERT INTO seed_lists VALUES(1048576, x'0000000028000000');
INSERT INTO reference_verdicts VALUES(3, 'AZE', 2024, '2', 0, 7);
)sql");
    ASSERT_TRUE(filled) << filled.error().message;
    ASSERT_TRUE(bring_up_to_date(old));
    EXPECT_EQ(*old.number("SELECT count(*) FROM seed_lists", -1), 0);
    EXPECT_EQ(*old.number("SELECT count(*) FROM seed_segments", -1), 0);
  }
  {
    const auto workspace = Workspace::open(folder_, Access::Read);
    ASSERT_TRUE(workspace);
    EXPECT_EQ(*count_seedless(*workspace), 1);
    EXPECT_EQ(*count_wordless(*workspace), 0);
  }
  ASSERT_TRUE(index_seeds(folder_));
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  EXPECT_EQ(*count_seedless(*workspace), 0);
  const auto index = ReferenceIndex::open(*workspace);
  ASSERT_TRUE(index);
  for (const char* words : {"of the harbour forbids all work", "tlie harhour forbids wcrk"}) {
    const auto found = index->match(words, 3);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1U) << words;
    EXPECT_EQ(found->front().place.begin, 0U) << words;
  }
  const auto verdicts = list_verdicts(*workspace);
  ASSERT_TRUE(verdicts);
  ASSERT_EQ(verdicts->size(), 1U);
  EXPECT_EQ(verdicts->front().row.tier, "2");
}

// Lists of seeds of the fifteenth form are not packed: nobody looks into them as if they were.
TEST_F(SchemaTest, TheFifteenthFormsSeedsAreMadeAnew) {
  {
    const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
    ASSERT_TRUE(opened);
    db::Connection& old = **opened;
    ASSERT_TRUE(register_fulltext(old));
    ASSERT_TRUE(db::migrate(old, kApplicationId, schema_steps().first(15)));
    const Status filled = old.run(R"sql(
INSERT INTO originals VALUES('f0', 30, '2026-01-01T00:00:00Z');
INSERT INTO documents VALUES
  (3, 'd3', 'f0', 'law.txt', 'text/plain', '', '', '[]', '', '', 'en', '[]', '[]', 'e1', '',
   '2026-01-01T00:00:00Z', 'The law of the harbour forbids all work at night.');
INSERT INTO reference_documents VALUES(3, 'AZE', '', 0, 'en', 40, 1, 0);
INSERT INTO seed_segments VALUES(1, 0, 1);
INSERT INTO seed_lists VALUES(1048576, x'0000000028000000');
)sql");
    ASSERT_TRUE(filled) << filled.error().message;
  }
  ASSERT_TRUE(index_seeds(folder_));
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  EXPECT_EQ(*workspace->connection().number("SELECT first_block FROM reference_documents", -1), 0);
  const auto index = ReferenceIndex::open(*workspace);
  ASSERT_TRUE(index);
  const auto found = index->match("of the harbour forbids all work", 3);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().hash, "d3");
}

// The ledger of the seventeenth form is made anew with every row as it was.
TEST_F(SchemaTest, TheSeventeenthFormsLedgerComesOver) {
  const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
  ASSERT_TRUE(opened);
  db::Connection& connection = **opened;
  ASSERT_TRUE(register_fulltext(connection));
  ASSERT_TRUE(db::migrate(connection, kApplicationId, schema_steps().first(17)));
  ASSERT_TRUE(connection.run(R"sql(
INSERT INTO files VALUES
  (3, 'a.zip', 'b.txt', 'h1', 30, 'done', '', 'e1', 'article', 1, 2, 't1', 't2'),
  (9, 'c.txt', '', '', 7, 'failed', 'why', 'e1', 'reference|AZE||2024|en', 0, 1, 't3', 't4');
)sql"));
  const std::string all =
      "SELECT group_concat(id || path || member || hash || size || state || reason || engine || "
      "role || documents || attempts || added || updated, ' ') FROM files ORDER BY id";
  const auto before = connection.word(all);
  ASSERT_TRUE(before);
  ASSERT_TRUE(bring_up_to_date(connection));
  EXPECT_EQ(*connection.word(all), *before);
  for (const char* state : {"done", "pending", "failed", "needs-you", "else"}) {
    const std::string row = "INSERT INTO files VALUES(NULL, '" + std::string(state) +
                            "', '', '', 0, '" + state + "', '', '', '', 0, 0, '', '')";
    EXPECT_EQ(static_cast<bool>(connection.run(row)), std::string(state) != "else") << state;
  }
}

// By their hash files are looked up, not members of them: the index holds no others.
TEST_F(SchemaTest, TheIndexOfHashesHoldsFilesAlone) {
  const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
  ASSERT_TRUE(opened);
  db::Connection& connection = **opened;
  ASSERT_TRUE(register_fulltext(connection));
  ASSERT_TRUE(db::migrate(connection, kApplicationId, schema_steps().first(18)));
  ASSERT_TRUE(connection.run(R"sql(
INSERT INTO originals VALUES('h0', 30, 't1');
INSERT INTO files VALUES
  (3, 'a.jsonl', '', 'h0', 30, 'done', '', 'e1', 'article', 2, 1, 't1', 't1'),
  (4, 'a.jsonl', '1', 'h1', 7, 'done', '', 'e1', 'article', 1, 1, 't1', 't1'),
  (5, 'b.txt', '', 'h2', 7, 'failed', 'why', 'e1', 'article', 0, 1, 't1', 't1');
)sql"));
  ASSERT_TRUE(bring_up_to_date(connection));
  const auto indexed = connection.word(
      "SELECT group_concat(id) FROM files INDEXED BY files_hash WHERE member = '' AND hash > ''");
  ASSERT_TRUE(indexed) << indexed.error().message;
  EXPECT_EQ(*indexed, "3,5");
  EXPECT_FALSE(connection.word("SELECT id FROM files INDEXED BY files_hash WHERE hash > ''"));
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  auto opened_files = KnownFiles::open(*workspace);
  ASSERT_TRUE(opened_files);
  KnownFiles known = std::move(opened_files).take();
  EXPECT_TRUE(known.look_up("h0", "e1", "article")->current);
  EXPECT_FALSE(known.look_up("h1", "e1", "article")->current) << "a member is no file";
  EXPECT_EQ(known.look_up("h2", "e1", "article")->failure, "why");
}

// The thirteenth form knew no corrections: what was decided under it comes over row by row.
TEST_F(SchemaTest, TheThirteenthFormsDecisionsComeOver) {
  const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
  ASSERT_TRUE(opened);
  db::Connection& connection = **opened;
  ASSERT_TRUE(register_fulltext(connection));
  ASSERT_TRUE(db::migrate(connection, kApplicationId, schema_steps().first(13)));
  ASSERT_TRUE(connection.run(R"sql(
INSERT INTO claim_judgements VALUES
  (3, 't3', 'Ada', 'reject', 'd1', 'figure', 0, 9, 1, 'some words', 0, 'no'),
  (7, 't7', 'Bob', 'undo', 'd1', 'figure', 0, 9, 1, 'some words', 3, '');
)sql"));
  const std::string all =
      "SELECT group_concat(number || at || who || verb || document || kind || begin || end || twin "
      "|| words || undoes || why, ' ') FROM claim_judgements ORDER BY number";
  const auto before = connection.word(all);
  ASSERT_TRUE(before);
  ASSERT_TRUE(bring_up_to_date(connection));
  EXPECT_EQ(*connection.word(all), *before);
  EXPECT_EQ(*connection.number("SELECT count(*) FROM claim_judgements WHERE value = ''", 0), 2);
  EXPECT_FALSE(connection.run("DELETE FROM claim_judgements"));
  EXPECT_FALSE(connection.run("UPDATE claim_judgements SET why = 'x'"));
  EXPECT_TRUE(
      connection.run("INSERT INTO claim_judgements VALUES(NULL, 't', 'Ada', 'correct-kind',"
                     " 'd1', 'figure', 0, 9, 1, 'some words', 0, '', '{}')"));
  EXPECT_EQ(connection.last_id(), 8) << "numbers go on";
  EXPECT_FALSE(
      connection.run("INSERT INTO claim_judgements VALUES(NULL, 't', 'Ada', 'guess',"
                     " 'd1', 'figure', 0, 9, 1, 'some words', 0, '', '')"));
}

// Documents of the thirteenth form are no news to searches that are kept in the fourteenth.
TEST_F(SchemaTest, TheThirteenthFormKeepsSearchesFromNowOn) {
  {
    const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
    ASSERT_TRUE(opened);
    db::Connection& old = **opened;
    ASSERT_TRUE(register_fulltext(old));
    ASSERT_TRUE(db::migrate(old, kApplicationId, schema_steps().first(13)));
    const Status filled = old.run(R"sql(
INSERT INTO originals VALUES('f0', 30, '2026-01-01T00:00:00Z');
INSERT INTO documents VALUES
  (1, 'd1', 'f0', 'one.txt', 'text/plain', '', '', '[]', '', '2024-05', 'en', '[]', '[]', 'e1', 'e1',
   '2026-01-01T00:00:00Z', 'Police held two.');
INSERT INTO fulltext(rowid, title, text) SELECT id, title, text FROM documents;
INSERT INTO facets VALUES(1, 'kind', 'incident');
)sql");
    ASSERT_TRUE(filled) << filled.error().message;
  }
  EXPECT_FALSE(Workspace::open(folder_, Access::Read)) << "only who may write changes the form";
  SavedSearch search;
  search.who = "Ada";
  search.name = "held";
  search.query = "held";
  search.filter.kind = "incident";
  const auto number = save_search(folder_, search);
  ASSERT_TRUE(number) << number.error().message;
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  EXPECT_EQ(list_alerts(*workspace, {.search = *number})->all, 0);
  EXPECT_EQ(*workspace->connection().number("SELECT count(*) FROM search_matches", -1), 1);
  const auto counts = count_facets(*workspace);
  ASSERT_TRUE(counts);
  ASSERT_EQ(counts->languages.size(), 1U);
  EXPECT_EQ(counts->languages.front().documents, 1);
  EXPECT_EQ(counts->years.front().value, "2024");
}

// What people decided cannot be changed, only undone by another decision.
TEST_F(SchemaTest, DecisionsStay) {
  const auto opened = db::Connection::open(folder_ + "/plumbline.db", db::Mode::Create);
  ASSERT_TRUE(opened);
  db::Connection& connection = **opened;
  ASSERT_TRUE(register_fulltext(connection));
  ASSERT_TRUE(bring_up_to_date(connection));
  ASSERT_TRUE(connection.run(R"sql(
INSERT INTO claim_judgements(number, at, who, verb, document, kind, begin, end, twin, words,
    undoes, why)
  VALUES(1, 't', 'Ada', 'confirm', 'd1', 'figure', 0, 9, 0, 'some words', 0, 'seen');
INSERT INTO criterion_judgements
  VALUES(1, 't', 'Ada', 'AZE', 'us-minimum', 2024, 'a', 'met', 'seen', 'b');
)sql"));
  for (const char* table : {"claim_judgements", "criterion_judgements"}) {
    EXPECT_FALSE(connection.run("UPDATE " + std::string(table) + " SET why = ''")) << table;
    EXPECT_FALSE(connection.run("DELETE FROM " + std::string(table))) << table;
    EXPECT_EQ(*connection.number("SELECT count(*) FROM " + std::string(table), 0), 1) << table;
  }
}

}  // namespace
}  // namespace plumbline::store
