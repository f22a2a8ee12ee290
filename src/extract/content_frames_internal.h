// SPDX-License-Identifier: Apache-2.0
//
// Frames: the words of data/frames/*.tsv as patterns over tokens, all found in one pass.
//
// A pattern is a line of elements: a word or alternatives ("arrest|detain", compared with a
// token's form and its lemma), "/v" or "/n" behind them for verbs or nouns only, "?" for
// "may be missing", "..3" for up to three tokens of anything within the clause.
// docs/reference/frames.md describes the files.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

// One for each file of data/frames.
enum class Family : std::uint8_t {
  Verdict,
  Incident,
  Move,
  Route,
  Element,
  Person,
  Unit,
  Status,
  Trend,
  Response,
  Target,
  Opinion,
  Law,
  Modality,
  Actor,
  Deed,
};
constexpr std::size_t kFamilies = 16;

// One row; what code, use and value mean is said on top of each file.
struct Frame {
  Family family = Family::Verdict;
  std::string code;
  std::string use;
  std::string value;
};

struct Hit {
  const Frame* frame = nullptr;
  text::TokenRange tokens;
};

// A pattern that fits, before hits of its family have competed.
struct FrameMatch {
  std::uint32_t pattern = 0;
  text::TokenRange tokens;
};

class Frames {
 public:
  // Reads the tables of `refdata` once for each of its versions; later calls give the same object.
  // Safe from any thread; the object lives as long as the program.
  [[nodiscard]] static const Frames& of(const refdata::RefData& refdata);

  // All hits inside `range`, by place, longer first. Of one family only hits that do not lie
  // inside a longer one are kept.
  [[nodiscard]] std::vector<Hit> scan(const language::Analysis& analysis,
                                      const text::TokenRange& range) const;

  // The two halves of scan(): all that fits, by place, longer first, and what of it stays.
  [[nodiscard]] std::vector<FrameMatch> matches(const language::Analysis& analysis,
                                                const text::TokenRange& range) const;
  [[nodiscard]] std::vector<Hit> settled(const std::vector<FrameMatch>& matches) const;
  // The same pattern from the same token, but not beyond `end`; empty if it does not fit there.
  [[nodiscard]] text::TokenRange shortened(const language::Analysis& analysis,
                                           const FrameMatch& match, std::uint32_t end) const;
  void put_in_order(std::vector<FrameMatch>& matches) const;

  // Adds a pattern; the format is that of the files. Used by of() and by tests.
  void add(Frame frame, std::string_view pattern);
  void finish();

 private:
  struct Element {
    std::uint32_t first_key = 0;  // range in keys_
    std::uint32_t key_count = 0;
    std::uint64_t sieve = 0;  // the bits of its keys: most words that do not fit fall through
    std::uint8_t gap = 0;     // > 0: up to so many tokens of anything, and no keys
    char tag = 0;             // 'v', 'n', 'a' or 0
    bool optional = false;
  };
  struct Pattern {
    std::uint32_t frame = 0;
    std::uint32_t first = 0;  // range in elements_
    std::uint32_t count = 0;
  };
  // A pattern under a word that may begin it.
  struct Start {
    std::uint64_t key = 0;
    // One of the next `reach` tokens must have a bit of this sieve: that of the second element, or
    // of those of which the second may be. 0: the pattern has no such element.
    std::uint64_t sieve = 0;
    std::uint32_t pattern = 0;
    std::uint8_t reach = 0;
    bool begun = false;  // the word is the first element's, which may not be missing
    char tag = 0;        // of the first element
  };

  [[nodiscard]] bool fits(const Element& element, const language::Analysis& analysis,
                          std::uint32_t at) const;
  [[nodiscard]] std::uint32_t match(const Pattern& pattern, std::uint32_t element,
                                    const language::Analysis& analysis, std::uint32_t at,
                                    std::uint32_t end) const;
  [[nodiscard]] Start start(std::uint64_t key, std::uint32_t index) const;
  [[nodiscard]] std::size_t start_of(std::uint64_t key) const;
  void try_patterns(std::uint64_t key, const language::Analysis& analysis, std::uint32_t at,
                    std::uint32_t end, std::vector<FrameMatch>& out) const;

  std::vector<Frame> frames_;
  std::vector<Pattern> patterns_;
  std::vector<Element> elements_;
  std::vector<std::uint64_t> keys_;
  std::vector<Start> starts_;               // sorted by key and pattern
  std::vector<std::uint32_t> start_slots_;  // by key, open addressing: index in starts_ plus 1
  std::vector<std::uint64_t> start_sieve_;  // one bit for the keys: most words begin nothing
};

// The frames of one document, looked for once a sentence however many ranges of it are asked for:
// each of its propositions, and the whole of it for what it counts. For one thread.
class DocumentFrames {
 public:
  // Both must outlive it.
  DocumentFrames(const Frames& frames, const language::Analysis& analysis);

  // What frames.scan(analysis, range) gives.
  [[nodiscard]] std::vector<Hit> scan(const text::TokenRange& range);

 private:
  const Frames& frames_;
  const language::Analysis& analysis_;
  std::vector<std::vector<FrameMatch>> of_sentence_;
  std::vector<bool> known_;
};

}  // namespace plumbline::extract
