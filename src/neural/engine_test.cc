// SPDX-License-Identifier: Apache-2.0
//
// The shipped model, read from data/: that it opens, reads plain sentences right, and gives the
// same answers in any batch and on any thread; and that a damaged one is refused.

#include "neural/engine.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"

namespace plumbline::neural {
namespace {

using Sentence = std::vector<std::string_view>;

const std::string& model() {
  static const std::string bytes = read_file(PLUMBLINE_SOURCE "/data/engine.bin").take();
  return bytes;
}

const Engine& engine() {
  static const Engine opened = Engine::open(model()).take();
  return opened;
}

std::vector<Reading> read(const std::vector<Sentence>& sentences) {
  return engine().read(std::vector<Words>(sentences.begin(), sentences.end())).take();
}

bool same(const Reading& a, const Reading& b) {
  return a.tag == b.tag && a.fine_tag == b.fine_tag && a.head == b.head &&
         a.relation == b.relation && a.name == b.name && a.factual == b.factual &&
         a.attributions.size() == b.attributions.size() && a.events.size() == b.events.size();
}

const Sentence kPlain = {"The",   "ministry", "said",  "that", "officers", "had",
                         "freed", "twelve",   "women", "in",   "Lahore",   "."};

TEST(Engine, ReadsAPlainSentence) {
  const Reading reading = read({kPlain}).front();
  const auto relation = [&](std::size_t word) {
    return engine().labels("relations")[reading.relation[word]];
  };
  EXPECT_EQ(engine().labels("upos")[reading.tag[1]], "NOUN");
  EXPECT_EQ(engine().labels("xpos")[reading.fine_tag[6]], "VBN");
  EXPECT_EQ(reading.head[2], 0U);
  EXPECT_EQ(relation(1), "nsubj");
  EXPECT_EQ(reading.head[1], 3U);
  EXPECT_EQ(relation(6), "ccomp");
  EXPECT_EQ(reading.head[6], 3U);
  EXPECT_EQ(relation(8), "obj");
  EXPECT_EQ(engine().labels("names")[reading.name[10]], "B-LOC");
}

TEST(Engine, SaysWhoSaysWhat) {
  const Reading reading = read({kPlain}).front();
  ASSERT_EQ(reading.attributions.size(), 1U);
  EXPECT_EQ(reading.attributions[0].cue, (WordRange{2, 3}));
  EXPECT_EQ(reading.attributions[0].source, (WordRange{0, 2}));
  EXPECT_EQ(reading.attributions[0].content, (WordRange{4, 11}));
}

// "La Voz de Talca / Rosa Melo / 8 mayo 2023" under a headline; more lines than are read together.
TEST(Engine, SaysWhoPublishes) {
  const Sentence title = {"Three", "held", "after", "raid", "on", "farm"};
  const Sentence line = {"La", "Voz", "de", "Talca", "/", "Rosa", "Melo", "/", "8", "mayo", "2023"};
  const auto labels = engine().read_frame(std::vector<Words>{title, line}).take();
  ASSERT_EQ(labels.size(), 2U);
  ASSERT_EQ(labels[1].size(), line.size());
  EXPECT_EQ(engine().labels("frame")[labels[1][0].label], "B-PUBLISHER");
  EXPECT_EQ(engine().labels("frame")[labels[1][3].label], "I-PUBLISHER");
  EXPECT_GT(labels[1][0].lead, 0.0F);
  EXPECT_EQ(engine().labels("frame")[labels[1][4].label], "O");
  std::vector<Words> many(200, line);
  many.emplace_back();  // a line without words
  const auto all = engine().read_frame(many).take();
  ASSERT_EQ(all.size(), 201U);
  for (std::size_t i = 0; i < 200; ++i) EXPECT_EQ(all[i].size(), line.size());
  EXPECT_TRUE(all[200].empty());
  EXPECT_TRUE(engine().read_frame({}).take().empty());
}

TEST(Engine, SaysWhatHappensToWhom) {
  const Sentence sentence = {"On",  "Monday", "police", "arrested", "two",
                             "men", "in",     "Lahore", "."};
  const Reading reading = read({sentence}).front();
  ASSERT_EQ(reading.events.size(), 1U);
  const Told& told = reading.events[0];
  EXPECT_EQ(engine().labels("events")[told.kind], "arrest");
  EXPECT_EQ(engine().labels("modalities")[told.modality], "asserted");
  EXPECT_EQ(told.trigger, 3U);
  EXPECT_EQ(told.agent, (WordRange{2, 3}));
  EXPECT_EQ(told.patient.begin, 4U);
  EXPECT_EQ(told.place, (WordRange{7, 8}));
  EXPECT_EQ(told.time, (WordRange{0, 2}));
}

// Of these sentences of fourteen pieces nine fit in a stretch, and 150 fill several batches.
TEST(Engine, StretchesAreCutAlikeWhateverFollows) {
  const std::vector<Reading> nine = read(std::vector<Sentence>(9, kPlain));
  const std::vector<Reading> many = read(std::vector<Sentence>(150, kPlain));
  for (std::size_t i = 0; i < many.size() - many.size() % 9; ++i) {
    EXPECT_TRUE(same(many[i], nine[i % 9])) << i;
  }
}

TEST(Engine, ASentenceIsSeenAmongItsNeighbours) {
  const Sentence before = {"No", "one", "believed", "it", "."};
  EXPECT_FALSE(same(read({before, kPlain})[1], read({kPlain}).front()));
}

TEST(Engine, TheAnswerDoesNotDependOnTheThread) {
  const Reading alone = read({kPlain}).front();
  std::vector<Reading> found(4);
  std::vector<std::thread> threads;
  for (Reading& each : found) {
    threads.emplace_back([&each] { each = read({kPlain}).front(); });
  }
  for (std::thread& each : threads) each.join();
  for (const Reading& each : found) EXPECT_TRUE(same(each, alone));
}

TEST(Engine, LongSentencesAreReadInParts) {
  Sentence words;
  for (int i = 0; i < 90; ++i) words.insert(words.end(), kPlain.begin(), kPlain.end());
  const Reading reading = read({words}).front();
  ASSERT_EQ(reading.head.size(), words.size());
  EXPECT_EQ(std::count(reading.head.begin(), reading.head.end(), 0U), 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_LE(reading.head[i], words.size());
    EXPECT_NE(reading.head[i], i + 1);
  }
}

TEST(Engine, OddInputIsReadAllTheSame) {
  const std::string letters(100000, 'a');
  const std::vector<Sentence> odd = {{}, {""}, {letters}, {"\xEF\xBF\xBD", "\xE2\x80\x8B"}};
  const std::vector<Reading> readings = read(odd);
  ASSERT_EQ(readings.size(), odd.size());
  for (std::size_t i = 0; i < odd.size(); ++i) EXPECT_EQ(readings[i].tag.size(), odd[i].size());
}

TEST(Engine, ADamagedModelIsRefused) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{15}, std::size_t{300},
                                 std::size_t{5000}, model().size() / 2, model().size() - 1}) {
    const std::string cut = model().substr(0, size);
    Result<Engine> opened = Engine::open(cut);
    ASSERT_FALSE(opened.ok()) << size;
    EXPECT_THAT(std::move(opened).error().message, testing::HasSubstr("language model"));
  }
}

}  // namespace
}  // namespace plumbline::neural
