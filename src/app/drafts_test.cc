// SPDX-License-Identifier: Apache-2.0

#include "app/drafts.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <stdlib.h>

#include "app/draft_internal.h"
#include "store/reader.h"
#include "store/writer.h"

namespace plumbline::app {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Form = model::DossierParagraph::Form;

// "Words. {0,2} | Next. {}" and "¶" between paragraphs.
std::string dump(const std::vector<OwnParagraph>& all) {
  std::string out;
  for (const OwnParagraph& paragraph : all) {
    out += out.empty() ? "" : " \u00B6 ";
    std::string line;
    for (const OwnSentence& sentence : paragraph) {
      line += line.empty() ? "" : " | ";
      line += sentence.words + " {";
      for (std::size_t i = 0; i < sentence.cites.size(); ++i)
        line += (i == 0 ? "" : ",") + std::to_string(sentence.cites[i]);
      line += "}";
    }
    out += line;
  }
  return out;
}

TEST(DraftText, IsReadAsSentencesWithTheirCitations) {
  const std::pair<const char*, const char*> rows[] = {
      {"The harbour is watched.", "The harbour is watched. {}"},
      {"The harbour is watched.[^1] Nobody says since when.",
       "The harbour is watched. {0} | Nobody says since when. {}"},
      {"The harbour is watched [^2]. So is the road.[^1][^2]",
       "The harbour is watched. {1} | So is the road. {0,1}"},
      {"Two reports[^1] say so, a third[^2] denies it.",
       "Two reports say so, a third denies it. {0,1}"},
      {"One line\nand another.\n\n \n\nA new paragraph.[^3]",
       "One line and another. {} \u00B6 A new paragraph. {2}"},
      {"[^1] First a mark.", "First a mark. {0}"},
      {"Twice[^1] the same[^1].", "Twice the same. {0}"},
      {"No mark: [1], [^], [^x], [^0].", "No mark: [1], [^], [^x], [^0]. {}"},
      {"  \n \n", ""},
      {"[^1]", ""},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(own_paragraphs(text)), expected) << text;
  EXPECT_EQ(most_cited("a[^2] b[^11] c[^3]"), 11U);
  EXPECT_EQ(most_cited("a [11]"), 0U);
}

TEST(DraftText, CitesAreReadAsTheyWereWritten) {
  const std::vector<DraftCite> cites = {{"ab12", 3, 9, "\u201Cwords\u201D"}, {"cd34", 0, 1, ""}};
  const std::vector<DraftCite> again = cites_of(json_of(cites));
  ASSERT_THAT(again, SizeIs(2));
  EXPECT_EQ(again[0].exact, cites[0].exact);
  EXPECT_EQ(again[0].end, 9U);
  EXPECT_EQ(again[1].document, "cd34");
  // A file that somebody else wrote.
  for (const char* odd : {"", "{", "{}", "[1]", R"([{"document":7,"start":"x","end":-1}])"}) {
    for (const DraftCite& cite : cites_of(odd)) EXPECT_EQ(cite.document, "") << odd;
  }
}

class DraftTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "plumbline_draft_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = store::Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    store::Writer writer = std::move(opened).take();
    model::Report report;
    report.document.id.value = "0123abcd";
    report.document.name = "paper.txt";
    report.document.text = "Nine men were freed; a court heard Lena Marsh, one of the victims.";
    report.withheld.spans = {text::make_span(35, 45)};
    report.withheld.words = {"lena", "marsh"};
    report.claims.emplace_back("c1", model::ClaimKind::Figure,
                               model::Passage(report.document.id, text::make_span(0, 19)));
    ASSERT_TRUE(writer.put(store::make_rows(report, {"original", 1, "e1", std::nullopt})));
    ASSERT_TRUE(writer.commit());
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] DraftEdit edit(const std::string& verb, const std::string& key) const {
    DraftEdit out;
    out.workspace = folder_;
    out.country = "Chad";
    out.draft = "final";
    out.who = "Ada";
    out.verb = verb;
    out.key = key;
    return out;
  }
  std::int64_t change(DraftEdit edit) {
    edit.seen = last_;
    const auto number = edit_draft(edit);
    EXPECT_TRUE(number) << number.error().message;
    last_ = number ? *number : last_;
    return last_;
  }
  std::int64_t leave_out(const std::string& key) {
    DraftEdit out = edit("leave-out", key);
    out.why = "not for this reader";
    return change(out);
  }
  std::int64_t insert(const std::string& behind, const std::string& text,
                      std::vector<DraftCite> cites = {}) {
    DraftEdit out = edit("insert", behind);
    out.section = "routes";
    out.text = text;
    out.cites = std::move(cites);
    return change(out);
  }
  std::int64_t reword(const std::string& key, const std::string& text) {
    DraftEdit out = edit("words", key);
    out.text = text;
    return change(out);
  }
  std::int64_t move(const std::string& key, const std::string& behind) {
    DraftEdit out = edit("move", key);
    out.text = behind;
    return change(out);
  }
  std::int64_t undo(std::int64_t number) {
    DraftEdit out = edit("undo", "");
    out.undoes = number;
    return change(out);
  }

  // A section of two sentences, a table of two routes with its map, and one item.
  static model::Dossier plain(const refdata::RefData& refdata) {
    model::Dossier out;
    out.words = dossier_words(refdata, "en").take();
    out.country = "TCD";
    model::DossierPassage passage(model::Passage({"0123abcd"}, {}));
    passage.exact = "Nine men were freed";
    passage.end = 19;
    passage.claim = "c1";
    out.passages = {passage};
    out.documents.emplace_back();
    out.documents.front().hash = "0123abcd";
    model::DossierTable table{"routes.table", "Routes", {{"Route", 1, false}}, {}};
    table.keys = {"out.SDN", "in.CMR"};
    table.rows = {{{"To Sudan", {0}}}, {{"From Cameroon", {}}}};
    model::RouteMap map;
    map.ways.push_back({{}, {}, "Sudan", model::RouteMap::Direction::Out, 1, true, 0, "out.SDN"});
    map.ways.push_back({{}, {}, "Cameroon", model::RouteMap::Direction::In, 1, true, 1, "in.CMR"});
    out.sections.push_back(
        {"routes",
         "Routes",
         {model::DossierParagraph{{{"routes.lead", "Two ways.", {0}}, {"routes.how", "How.", {}}}},
          map, table, model::DossierHeading{3, "More"},
          model::DossierParagraph{{{"routes.more", "One more.", {}}}, Form::Item}}});
    return out;
  }
  static const refdata::RefData& data() {
    static const refdata::RefData kData = refdata::RefData::load().take();
    return kData;
  }
  model::Dossier drafted() { return drafted(plain(data())); }
  model::Dossier drafted(model::Dossier out) {
    DossierPen pen(out);
    auto changes = store::draft_changes(folder_, "TCD", "final");
    EXPECT_TRUE(changes);
    const Status done = apply_draft(folder_, standing(std::move(changes).take()), pen, out);
    EXPECT_TRUE(done) << done.error().message;
    return out;
  }
  // "key: words" of all statements.
  static std::vector<std::string> told(const model::Dossier& dossier) {
    std::vector<std::string> out;
    for (const auto& statement : model::statements_of(dossier))
      out.push_back(statement.key + ": " + statement.words);
    return out;
  }

  std::string folder_;
  std::int64_t last_ = 0;
};

TEST_F(DraftTest, LeavesOutAndPutsBack) {
  const std::int64_t first = leave_out("routes.lead");
  leave_out("routes.table.out.SDN");
  leave_out("routes.more");
  model::Dossier out = drafted();
  EXPECT_THAT(told(out), ElementsAre("routes.how: How.", "routes.table.in.CMR: From Cameroon"));
  EXPECT_THAT(out.passages, IsEmpty()) << "what nothing cites stands in no appendix";
  EXPECT_THAT(out.documents, IsEmpty());
  EXPECT_THAT(out.left_out, SizeIs(3));
  EXPECT_EQ(out.left_out[0].words, "Two ways.");
  EXPECT_EQ(out.left_out[0].why, "not for this reader");
  const auto& map = std::get<model::RouteMap>(out.sections[0].blocks[1]);
  ASSERT_THAT(map.ways, SizeIs(1)) << "a route that is not told is not drawn";
  EXPECT_EQ(map.ways[0].partner, "Cameroon");
  EXPECT_THAT(map.words.instead, HasSubstr("Cameroon"));
  EXPECT_THAT(out.sections[0].blocks, SizeIs(3)) << "no heading over nothing";
  undo(first);
  out = drafted();
  EXPECT_EQ(told(out).front(), "routes.lead: Two ways.");
  EXPECT_THAT(out.passages, SizeIs(1));
}

TEST_F(DraftTest, LeavesOutWholeTablesAndPictures) {
  leave_out("picture.routes");
  leave_out("routes.table");
  EXPECT_THAT(told(drafted()),
              ElementsAre("routes.lead: Two ways.", "routes.how: How.", "routes.more: One more."));
  leave_out("routes.lead");
  leave_out("routes.how");
  leave_out("routes.more");
  EXPECT_THAT(drafted().sections, IsEmpty());
}

TEST_F(DraftTest, DrawsNoRouteThatIsLeftOutWhereverTheMapStands) {
  leave_out("routes.table.out.SDN");
  leave_out("routes.table.in.CMR");
  // The map stands before the table, which moves up when nothing is drawn on it any more.
  model::Dossier whole = plain(data());
  model::DossierBlock map = whole.sections[0].blocks[1];
  whole.sections.push_back(
      {"annex", "Annex", {map, model::DossierParagraph{{{"annex.end", "End.", {}}}}}});
  const model::Dossier out = drafted(std::move(whole));
  EXPECT_THAT(told(out), ElementsAre("routes.lead: Two ways.", "routes.how: How.",
                                     "routes.more: One more.", "annex.end: End."));
  ASSERT_THAT(out.sections, SizeIs(2));
  EXPECT_THAT(out.sections[0].blocks, SizeIs(3)) << "no table without rows";
  EXPECT_THAT(out.sections[1].blocks, SizeIs(1)) << "nor another map with the route";
}

TEST_F(DraftTest, PutsASentenceInOtherWords) {
  reword("routes.lead", "There are two ways at least.");
  reword("routes.lead", "There are two ways. One is old.");
  model::Dossier out = drafted();
  const auto& paragraph = std::get<model::DossierParagraph>(out.sections[0].blocks[0]);
  const model::DossierStatement& statement = paragraph.statements[0];
  EXPECT_EQ(statement.words, "There are two ways. One is old.");
  ASSERT_TRUE(statement.hand);
  EXPECT_EQ(statement.hand->instead_of, "Two ways.");
  EXPECT_EQ(statement.hand->who, "Ada");
  EXPECT_TRUE(statement.hand->unsourced);
  EXPECT_THAT(statement.hand->tag, HasSubstr("no source is cited"));
  // The words of a row are values: they are taken out or left as they are.
  reword("routes.table.out.SDN", "To Sudan, they say.");
  reword("routes.gone", "Nothing.");
  out = drafted();
  EXPECT_THAT(out.draft_warnings, ElementsAre(HasSubstr("only sentences"), HasSubstr("any more")));
}

TEST_F(DraftTest, CitationsFollowAndAreChecked) {
  const DraftCite known{"0123abcd", 0, 19, ""};
  const DraftCite other{"0123", 21, 28, ""};
  insert("routes.how", "Nine were freed.[^1] A court sat.[^2]\n\nWho they are is open.",
         {known, other});
  const model::Dossier out = drafted();
  EXPECT_THAT(told(out),
              ElementsAre("routes.lead: Two ways.", "routes.how: How.", "own.1.1: Nine were freed.",
                          "own.1.2: A court sat.", "own.1.3: Who they are is open.",
                          "routes.table.out.SDN: To Sudan", "routes.table.in.CMR: From Cameroon",
                          "routes.more: One more."));
  const auto& first = std::get<model::DossierParagraph>(out.sections[0].blocks[1]);
  const auto& second = std::get<model::DossierParagraph>(out.sections[0].blocks[2]);
  EXPECT_EQ(first.form, Form::Own);
  EXPECT_THAT(first.label, HasSubstr("Written by Ada on "));
  ASSERT_THAT(first.statements[0].passages, ElementsAre(0U));
  ASSERT_THAT(first.statements[1].passages, ElementsAre(1U));
  EXPECT_EQ(out.passages[1].exact, "a court");
  EXPECT_EQ(out.passages[0].claim, "c1") << "a passage that is there is not told twice";
  EXPECT_FALSE(first.statements[0].hand->unsourced);
  EXPECT_TRUE(second.statements[0].hand->unsourced);
  EXPECT_EQ(second.statements[0].hand->tag, "no source is cited");

  DraftEdit wrong = edit("insert", "");
  wrong.section = "routes";
  wrong.text = "More.[^1]";
  EXPECT_EQ(edit_draft(wrong).error().code, ErrorCode::Misuse) << "a mark without a passage";
  wrong.cites = {{"0123abcd", 60, 600, ""}};
  EXPECT_EQ(edit_draft(wrong).error().code, ErrorCode::NotFound) << "beyond the text";
  wrong.cites = {{"ffff", 0, 4, ""}};
  EXPECT_EQ(edit_draft(wrong).error().code, ErrorCode::NotFound) << "no such document";
}

TEST_F(DraftTest, WritesAnOwnTextAnewAndTakesItOut) {
  const std::int64_t own = insert("", "First thoughts.");
  insert("", "Second thoughts.");
  const std::string key = "own." + std::to_string(own);
  reword(key, "Better words.\n\nAnd more.");
  EXPECT_THAT(told(drafted()), testing::Contains("own.1.2: And more."));
  EXPECT_EQ(told(drafted()).front(), "own.1.1: Better words.");
  EXPECT_THAT(told(drafted())[2], "own.2.1: Second thoughts.");
  leave_out(key);
  EXPECT_EQ(told(drafted()).front(), "own.2.1: Second thoughts.");
}

TEST_F(DraftTest, Moves) {
  move("routes.table.in.CMR", "");
  move("routes.lead", "routes.how");
  move("routes.more", "");
  EXPECT_THAT(told(drafted()),
              ElementsAre("routes.more: One more.", "routes.how: How.", "routes.lead: Two ways.",
                          "routes.table.in.CMR: From Cameroon", "routes.table.out.SDN: To Sudan"));
}

TEST_F(DraftTest, MovesAnOwnTextAsAWhole) {
  insert("routes.how", "First part.\n\nSecond part.\n\nThird part.");
  const std::vector<std::string> own = {"own.1.1: First part.", "own.1.2: Second part.",
                                        "own.1.3: Third part."};
  const auto places = [&] {
    std::vector<std::string> out;
    for (const std::string& line : told(drafted())) out.push_back(line.substr(0, line.find(':')));
    return out;
  };
  move("own.1.1", "routes.table");
  EXPECT_THAT(places(),
              ElementsAre("routes.lead", "routes.how", "routes.table.out.SDN",
                          "routes.table.in.CMR", "own.1.1", "own.1.2", "own.1.3", "routes.more"));
  move("own.1.2", "");
  EXPECT_THAT(places(), ElementsAre("own.1.1", "own.1.2", "own.1.3", "routes.lead", "routes.how",
                                    "routes.table.out.SDN", "routes.table.in.CMR", "routes.more"));
  // Behind one of its paragraphs is behind all of it.
  move("routes.more", "own.1.1");
  EXPECT_THAT(places(), ElementsAre("own.1.1", "own.1.2", "own.1.3", "routes.more", "routes.lead",
                                    "routes.how", "routes.table.out.SDN", "routes.table.in.CMR"));
  move("own.1", "own.1.2");
  EXPECT_EQ(places().front(), "own.1.1") << "behind itself it stays where it is";
  EXPECT_EQ(told(drafted())[2], own[2]);
}

TEST_F(DraftTest, ThePageOfTheEditorNamesNobody) {
  // Cited before it was known that she is a victim; the words lie in the draft as they were shown.
  insert("routes.how", "Lena Marsh spoke.[^1]", {{"0123abcd", 21, 28, ""}});
  DraftEdit odd = edit("leave-out", "routes.Marsh");
  odd.section = "Marsh";
  odd.why = "Marsh asked for it";
  change(odd);
  auto changes = store::draft_changes(folder_, "TCD", "final");
  ASSERT_TRUE(changes);
  store::DraftChange cited = changes->front();
  cited.cites = json_of({{"0123abcd", 21, 45, "a court heard Lena Marsh"}});
  ASSERT_TRUE(store::add_draft_change(folder_, cited, last_));
  model::Dossier whole = drafted();
  whole.draft_change = last_ + 1;
  whole.withheld = {{{}, {}, {"lena", "marsh"}, {}}};
  const auto outline = draft_outline(folder_, whole, "final");
  ASSERT_TRUE(outline) << outline.error().message;
  const auto json = nlohmann::json::parse(*outline);
  for (const char* part : {"changes", "warnings"}) {
    EXPECT_THAT(json[part].dump(), testing::Not(HasSubstr("Marsh"))) << part;
    EXPECT_THAT(json[part].dump(), testing::Not(HasSubstr("Lena"))) << part;
  }
  EXPECT_EQ(json["changes"][2]["cites"][0]["exact"], "a court heard XXXX XXXXX");
  EXPECT_EQ(json["changes"][0]["cites"][0]["exact"], "a court");
}

TEST_F(DraftTest, NobodyIsOverruledUnawares) {
  const std::int64_t seen = leave_out("routes.more");
  DraftEdit other = edit("words", "routes.more");
  other.text = "Other words.";
  other.who = "Bob";
  other.seen = 0;
  const auto refused = edit_draft(other);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
  EXPECT_THAT(refused.error().message, HasSubstr("changed meanwhile by Ada"));
  other.key = "routes.lead";
  EXPECT_TRUE(edit_draft(other)) << "another statement";
  DraftEdit back = edit("undo", "");
  back.undoes = seen;
  back.seen = seen;
  EXPECT_TRUE(edit_draft(back));
  EXPECT_EQ(edit_draft(back).error().code, ErrorCode::Conflict) << "taken back already";
  back.undoes = 77;
  EXPECT_EQ(edit_draft(back).error().code, ErrorCode::NotFound);
}

TEST_F(DraftTest, RefusesWhatItCannotKeep) {
  const auto refused = [&](DraftEdit one) { return edit_draft(one).error().code; };
  EXPECT_EQ(refused(edit("leave-out", "routes.more")), ErrorCode::Misuse) << "no reason";
  EXPECT_EQ(refused(edit("rewrite", "routes.more")), ErrorCode::Misuse);
  DraftEdit one = edit("words", "routes.more");
  one.text = "[^1]";
  EXPECT_EQ(refused(one), ErrorCode::Misuse) << "no sentence";
  one.text = "Turned \u202Earound.";
  EXPECT_EQ(refused(one), ErrorCode::Misuse);
  one.text = std::string(30000, 'a');
  EXPECT_EQ(refused(one), ErrorCode::LimitReached);
  one.text = "Fine.";
  one.draft = "a/b";
  EXPECT_EQ(refused(one), ErrorCode::Misuse);
  one.draft = "final";
  one.country = "Atlantis";
  EXPECT_FALSE(edit_draft(one));
  one.country = "Chad";
  one.workspace = folder_ + "/none";
  EXPECT_EQ(refused(one), ErrorCode::NotFound);
  EXPECT_FALSE(fs::exists(folder_ + "/none"));
  DraftEdit order = edit("sections", "");
  order.text = "routes,nonsense";
  EXPECT_EQ(refused(order), ErrorCode::Misuse);
  EXPECT_FALSE(fs::exists(folder_ + "/drafts.db")) << "nothing was changed";
}

TEST_F(DraftTest, IsListedAndKeepsItsOrder) {
  DraftEdit order = edit("sections", "");
  order.text = "limits,routes";
  change(order);
  leave_out("routes.more");
  const auto all = list_drafts(folder_, "TCD");
  ASSERT_TRUE(all);
  ASSERT_THAT(*all, SizeIs(1));
  EXPECT_EQ(all->front().name, "final");
  EXPECT_EQ(all->front().changes, 2);
  EXPECT_THAT(*list_drafts(folder_, "KEN"), IsEmpty());
  const auto changes = store::draft_changes(folder_, "TCD", "final");
  EXPECT_THAT(sections_of(*changes), ElementsAre("limits", "routes"));
  EXPECT_THAT(*store::draft_changes(folder_, "TCD", "final", 1), SizeIs(1));
  EXPECT_EQ(*store::drafts_version(folder_), 2);
}

}  // namespace
}  // namespace plumbline::app
