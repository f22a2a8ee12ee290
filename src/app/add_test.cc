// SPDX-License-Identifier: Apache-2.0

#include "app/add.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/pipeline.h"
#include "base/hash.h"
#include "model/json.h"
#include "store/health.h"
#include "store/journal.h"
#include "store/ledger.h"
#include "store/reader.h"
#include "store/reference_index.h"
#include "store/search.h"

namespace plumbline::app {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// A small pipeline: "---" parts a file into members, "BROKEN" cannot be read, each line is a claim
// said by its first word, and lines with a "?" are findings.
class LinePipeline final : public Pipeline {
 public:
  explicit LinePipeline(std::string version = "test-1") : version_(std::move(version)) {}

  void read(const std::string& name, std::string_view bytes, const Sink& sink) const override {
    if (bytes.find("\n---\n") == std::string_view::npos) {
      sink(name, document(name, bytes));
      return;
    }
    int number = 0;
    for (std::size_t begin = 0; begin <= bytes.size();) {
      const std::size_t end = std::min(bytes.find("\n---\n", begin), bytes.size());
      const std::string member = name + "!" + std::to_string(++number);
      sink(member, document(member, bytes.substr(begin, end - begin)));
      begin = end + 5;
    }
  }

  void state_frame(model::Document&) const override {}

  std::vector<std::string> credits(const model::Document&) const override { return {"AFP"}; }

  model::Report analyse(model::Document document, const verify::ReferenceLibrary*) const override {
    model::Report report;
    const std::string& text = document.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const model::Passage passage(document.id, text::make_span(begin, end));
      model::Claim claim("c" + std::to_string(report.claims.size() + 1),
                         model::ClaimKind::Statement, passage);
      model::ChainLink link;
      link.name = text.substr(begin, std::min(text.find(' ', begin), end) - begin);
      claim.chain.links.push_back(link);
      claim.about = {"AZE"};
      if (text.substr(begin, end - begin).find('?') != std::string::npos) {
        report.findings.emplace_back("source-unnamed", passage);
        report.findings.back().claim = claim.id;
      }
      report.claims.push_back(std::move(claim));
      begin = end + 1;
    }
    report.document = std::move(document);
    return report;
  }

  std::string country_of(const model::Document&) const override { return {}; }
  void verify(model::Report&, const verify::ReferenceLibrary*) const override {}
  std::string version() const override { return version_; }

 private:
  static Result<model::Document> document(const std::string& name, std::string_view bytes) {
    if (bytes.find("BROKEN") != std::string_view::npos) {
      return Error{ErrorCode::Malformed, name + ": it is broken"};
    }
    model::Document made;
    made.id.value = sha256_hex(bytes);
    made.name = name;
    made.media_type = "text/plain";
    made.text = std::string(bytes);
    made.published =
        bytes.find("old") != std::string_view::npos ? Date{2001, 2, 3} : Date{2024, 6, 0};
    made.map = {{text::make_span(0, bytes.size()), 0, bytes.size(), 0}};
    return made;
  }
  std::string version_;
};

class AddTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_add_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    options_.workspace = folder_ + "/ws";
    options_.paths = {folder_ + "/in"};
    options_.threads = 3;
    fs::create_directories(folder_ + "/in/deep");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void file(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ + "/in/" + name, std::ios::binary) << content;
  }

  AddProgress add(const Pipeline& pipeline = LinePipeline()) {
    outcomes_.clear();
    AddWatch watch;
    watch.outcome = [this](const AddOutcome& outcome) { outcomes_.push_back(outcome); };
    auto progress = add_with(pipeline, options_, watch);
    EXPECT_TRUE(progress) << progress.error().message;
    return progress ? *progress : AddProgress{};
  }

  [[nodiscard]] store::Workspace open() const {
    auto opened = store::Workspace::open(options_.workspace, store::Access::Read);
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(opened).take();
  }

  // Every answer that does not depend on the clock or on where the workspace lies.
  [[nodiscard]] std::string answers() const {
    const store::Workspace workspace = open();
    std::string out;
    const Status listed =
        store::each_claim(workspace, {}, [&out](const store::StoredClaim& stored) {
          out += stored.document->name.substr(stored.document->name.rfind('/')) + " " +
                 model::to_json(stored.claim, stored.document->text) +
                 std::to_string(stored.findings.size()) + "\n";
        });
    EXPECT_TRUE(listed);
    const auto found = store::search(workspace, {.query = "police OR ministry", .limit = 0});
    EXPECT_TRUE(found);
    for (const store::SearchHit& hit : found->hits) out += hit.document + hit.snippet_text + "\n";
    return out;
  }

  void expect_healthy() const {
    for (const store::HealthCheck& check : store::check_health(options_.workspace, true)) {
      EXPECT_TRUE(check.good) << check.name << ": " << check.detail;
    }
  }

  [[nodiscard]] std::map<std::string, int> states() const {
    std::map<std::string, int> out;
    for (const AddOutcome& outcome : outcomes_) ++out[outcome.state];
    return out;
  }

  std::string folder_;
  AddOptions options_;
  std::vector<AddOutcome> outcomes_;
};

TEST_F(AddTest, TakesFilesFoldersAndMembers) {
  file("a.txt", "police arrested two\nministry denied?");
  file("b.txt", "agency wrote\n---\nBROKEN\n---\nold police report");
  file("deep/c.txt", "BROKEN");
  const AddProgress progress = add();
  EXPECT_EQ(progress.files, 3U);
  EXPECT_EQ(progress.added, 3U);
  EXPECT_EQ(progress.failed, 2U);
  EXPECT_EQ(progress.claims, 4U);
  const store::Workspace workspace = open();
  const auto ledger = store::read_ledger(workspace, {});
  ASSERT_TRUE(ledger);
  std::string told;
  for (const store::FileRow& row : *ledger) {
    told += row.path.substr(row.path.rfind('/') + 1) + "|" + row.member + "|" +
            store::to_string(row.state) + "|" + row.reason.substr(row.reason.rfind(' ') + 1) + "\n";
  }
  EXPECT_EQ(told,
            "a.txt||done|\nb.txt||done|read\nb.txt|1|done|\nb.txt|2|failed|broken\n"
            "b.txt|3|done|\nc.txt||failed|broken\n");
  expect_healthy();
}

TEST_F(AddTest, TakesFilesThatComeAsBytes) {
  options_.paths.clear();
  options_.given = {{"a.txt", "police arrested two"}, {"b.txt", "BROKEN"}};
  AddProgress progress = add();
  EXPECT_EQ(progress.added, 1U);
  EXPECT_EQ(progress.failed, 1U);
  ASSERT_EQ(outcomes_.size(), 2U);
  EXPECT_EQ(outcomes_[0].path, "a.txt");
  const auto ledger = store::read_ledger(open(), {});
  ASSERT_TRUE(ledger);
  ASSERT_EQ(ledger->size(), 2U);
  for (const store::FileRow& row : *ledger) {
    EXPECT_EQ(row.path, "upload:" + row.hash.substr(0, 16) +
                            (row.state == store::FileState::Done ? "/a.txt" : "/b.txt"));
  }
  progress = add();
  EXPECT_EQ(progress.unchanged, 1U);
  EXPECT_EQ(progress.failed, 1U);
  expect_healthy();
}

TEST_F(AddTest, TwiceIsOnce) {
  file("a.txt", "police arrested two");
  file("b.txt", "one\n---\ntwo");
  add();
  const std::string before = answers();
  const auto entries = store::check_journal(open())->entries;
  const AddProgress again = add();
  EXPECT_EQ(again.added, 0U);
  EXPECT_EQ(again.unchanged, 2U);
  EXPECT_EQ(answers(), before);
  EXPECT_EQ(store::check_journal(open())->entries, entries);
}

TEST_F(AddTest, AnyOrderAndAnyThreadsGiveTheSameAnswers) {
  constexpr int kFiles = 60;
  for (int i = 0; i < kFiles; ++i) {
    file("f" + std::to_string(i) + ".txt",
         "police " + std::to_string(i) + (i % 3 == 0 ? " old" : "") +
             (i % 5 == 0 ? "\n---\nmember " + std::to_string(i) + " ministry?" : ""));
  }
  options_.threads = 1;
  add();
  const std::string forwards = answers();
  const std::vector<AddOutcome> order = outcomes_;
  options_.workspace = folder_ + "/ws8";
  options_.threads = 8;
  add();
  EXPECT_EQ(answers(), forwards);
  ASSERT_EQ(outcomes_.size(), order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    EXPECT_EQ(outcomes_[i].document, order[i].document);
  options_.workspace = folder_ + "/ws_backwards";
  options_.paths.clear();
  for (int i = kFiles - 1; i >= 0; --i) {
    options_.paths.push_back(folder_ + "/in/f" + std::to_string(i) + ".txt");
  }
  add();
  EXPECT_EQ(answers(), forwards);
}

TEST_F(AddTest, AnotherEngineReadsAgain) {
  file("a.txt", "police arrested two");
  add();
  const AddProgress renewed = add(LinePipeline("test-2"));
  EXPECT_EQ(renewed.renewed, 1U);
  EXPECT_EQ(add(LinePipeline("test-2")).unchanged, 1U);
  EXPECT_EQ(store::count_workspace(open())->claims, 1);
  expect_healthy();
}

TEST_F(AddTest, FailuresAreNotTriedAgainUnlessAsked) {
  file("a.txt", "BROKEN");
  add();
  add();
  EXPECT_THAT(outcomes_.at(0).reason, HasSubstr("--retry-failed"));
  options_.retry_failed = true;
  options_.paths.clear();
  file("a.txt", "police mended it");
  const AddProgress mended = add();
  EXPECT_EQ(mended.added, 1U);
  EXPECT_EQ(store::count_ledger(open())->failed, 0);
}

TEST_F(AddTest, ReferencesHaveWordsAndNoClaims) {
  file("r.txt", "The courts have never ordered compensation to a victim");
  options_.reference = ReferenceRequest{"AZE", "us-tvpa", 2024, "en"};
  add();
  const store::Workspace workspace = open();
  EXPECT_EQ(store::count_workspace(workspace)->claims, 0);
  EXPECT_EQ(store::list_references(workspace)->at(0).details.edition, 2024);
  const auto index = store::ReferenceIndex::open(workspace);
  ASSERT_TRUE(index);
  const auto match = index->match("never ordered any compensation", 3);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->size(), 1U);
  // The same content as an article keeps its place among the references.
  options_.reference.reset();
  EXPECT_EQ(add().renewed, 1U);
  EXPECT_EQ(store::count_workspace(open())->claims, 1);
  EXPECT_EQ(store::count_workspace(open())->references, 1);
  expect_healthy();
}

TEST_F(AddTest, SameContentTwiceIsOneDocument) {
  file("a.txt", "police arrested two");
  file("b.txt", "police arrested two");
  add();
  EXPECT_EQ(store::count_workspace(open())->documents, 1);
  EXPECT_EQ(store::count_ledger(open())->done, 2);
  EXPECT_THAT(store::read_document(open(), outcomes_.at(0).document)->name, HasSubstr("a.txt"));
}

TEST_F(AddTest, ManyPartsOfManyFilesDoNotBlockOneAnother) {
  for (int i = 0; i < 6; ++i) {
    std::string parts = "first " + std::to_string(i);
    for (int part = 0; part < 900; ++part) {
      parts += "\n---\npart " + std::to_string(part) + " of " + std::to_string(i);
    }
    file("m" + std::to_string(i), parts);
  }
  EXPECT_EQ(add().added, 6U * 901U);
  EXPECT_EQ(states()["added"], 6 * 901);
}

TEST_F(AddTest, StoppingLeavesTheRestForLater) {
  for (int i = 0; i < 800; ++i) file("f" + std::to_string(i), "police " + std::to_string(i));
  const std::atomic<bool> stop{true};
  AddWatch watch;
  watch.stop = &stop;
  const LinePipeline pipeline;
  const auto stopped = add_with(pipeline, options_, watch);
  ASSERT_TRUE(stopped);
  EXPECT_TRUE(stopped->stopped);
  EXPECT_LT(stopped->files, 800U);
  EXPECT_EQ(add().files, 800U);
  EXPECT_EQ(store::count_workspace(open())->documents, 800);
}

TEST_F(AddTest, TwoAddersAtOnce) {
  for (int i = 0; i < 300; ++i) file("f" + std::to_string(i), "police " + std::to_string(i));
  const pid_t child = ::fork();
  if (child == 0) {
    const auto other = add_with(LinePipeline(), options_, {});
    ::_exit(other ? 0 : 1);
  }
  add();
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(store::count_workspace(open())->documents, 300);
  expect_healthy();
}

// Larger than what is held in memory: read from a copy in the workspace.
TEST_F(AddTest, ALongListIsReadFromItsCopy) {
  std::string list = "{\"text\": \"police\"}\n---\n";
  for (int i = 0; list.size() < (std::size_t{9} << 20U); ++i) {
    list += "police " + std::to_string(i) + std::string(2000, ' ') + "\n---\n";
  }
  file("long.jsonl", list);
  const AddProgress progress = add();
  EXPECT_GT(progress.added, 4000U);
  EXPECT_EQ(progress.failed, 0U);
  EXPECT_EQ(add().unchanged, 1U);
  EXPECT_TRUE(fs::is_empty(options_.workspace + "/originals/part"));
  expect_healthy();
}

TEST_F(AddTest, MissingFilesAreInTheLedger) {
  options_.paths = {folder_ + "/nowhere.txt"};
  EXPECT_EQ(add().failed, 1U);
  EXPECT_THAT(outcomes_.at(0).reason, HasSubstr("nowhere.txt"));
  EXPECT_EQ(store::count_ledger(open())->failed, 1);
}

TEST_F(AddTest, AChangedJournalIsFound) {
  file("a.txt", "police arrested two");
  add();
  const std::string command = "sqlite3 '" + options_.workspace +
                              "/plumbline.db' \"DROP TRIGGER journal_keeps; UPDATE journal SET "
                              "detail = 'x' WHERE sequence = 1\"";
  if (std::system(command.c_str()) != 0) GTEST_SKIP() << "the sqlite3 program is not installed";
  EXPECT_THAT(store::check_journal(open())->fault, HasSubstr("was changed"));
}

TEST_F(AddTest, FullDiskSaysSoAndLosesNothing) {
  for (int i = 0; i < 400; ++i) {
    file("f" + std::to_string(i), "police " + std::to_string(i) + std::string(20000, 'x'));
  }
  const std::string disk = folder_ + "/disk";
  fs::create_directories(disk);
  const std::string mount = "mount -t tmpfs -o size=6m tmpfs '" + disk + "' 2>/dev/null";
  if (std::system(mount.c_str()) != 0) GTEST_SKIP() << "no right to mount a small disk";
  options_.workspace = disk + "/ws";
  const auto full = add_with(LinePipeline(), options_, {});
  EXPECT_FALSE(full);
  if (!full) {
    EXPECT_EQ(full.error().code, ErrorCode::LimitReached) << full.error().message;
    EXPECT_THAT(full.error().message, HasSubstr("free some space"));
  }
  const std::string grow = "mount -o remount,size=200m '" + disk + "'";
  EXPECT_EQ(std::system(grow.c_str()), 0);
  EXPECT_EQ(add().failed, 0U);
  EXPECT_EQ(store::count_workspace(open())->documents, 400);
  expect_healthy();
  const std::string unmount = "umount '" + disk + "'";
  EXPECT_EQ(std::system(unmount.c_str()), 0);
}

}  // namespace
}  // namespace plumbline::app
