// SPDX-License-Identifier: Apache-2.0

#include "resolve/voices.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

Teller teller(const std::string& document, const std::string& publisher) {
  Teller out;
  out.document = document;
  out.name = document;
  out.publisher = publisher;
  return out;
}

Taken taken(std::size_t from, std::vector<Stretch> stretches) {
  Taken out;
  out.from = from;
  out.direction = Direction::Stated;
  out.stretches = std::move(stretches);
  return out;
}

struct VoiceRow {
  const char* name;
  std::vector<Stretch> from_ferry;  // what "wharf" took of the claim from "ferry"
  const char* voice;
};

// "ferry" has bytes 500 to 600 from "lamp"; "wharf" makes a claim of its bytes 0 to 100.
const VoiceRow kVoiceRows[] = {
    {"NothingTaken", {}, "Wharf News"},
    {"HalfIsItsOwn", {{{0, 50}, {500, 550}, 9}}, "Wharf News"},
    {"TakenFromTwo", {{{0, 100}, {500, 600}, 20}}, "Lamp Agency"},
    {"TheOthersOwnWords", {{{0, 100}, {0, 100}, 20}}, "Ferry Times"},
    // Most of it decides, not what comes last.
    {"MostDecides", {{{0, 80}, {500, 580}, 16}, {{80, 100}, {0, 20}, 4}}, "Lamp Agency"},
    {"MostDecidesBehind", {{{0, 20}, {500, 520}, 4}, {{20, 100}, {0, 80}, 16}}, "Ferry Times"},
};

TEST(Voices, WordsAreFollowedToTheirFirstTeller) {
  const refdata::RefData data = refdata::RefData::load().take();
  const std::vector<Teller> tellers = {
      teller("lamp", "Lamp Agency"), teller("ferry", "Ferry Times"), teller("wharf", "Wharf News")};
  const std::vector<Spoken> said = {{2, "c1", text::make_span(0, 100), nullptr}};
  for (const VoiceRow& row : kVoiceRows) {
    const std::vector<std::vector<Taken>> all = {
        {},
        {taken(0, {{{500, 600}, {0, 100}, 20}})},
        row.from_ferry.empty() ? std::vector<Taken>{}
                               : std::vector<Taken>{taken(1, row.from_ferry)}};
    const auto voices = find_voices(tellers, said, all, {{}, {}, data});
    ASSERT_EQ(voices.size(), 1U) << row.name;
    EXPECT_EQ(voices[0].name, row.voice) << row.name;
  }
}

}  // namespace
}  // namespace plumbline::resolve
