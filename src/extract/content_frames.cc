// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <mutex>
#include <span>

#include "extract/content_frames_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Pos;
using language::VerbForm;

constexpr std::array<std::string_view, kFamilies> kTables = {
    "frames/verdict", "frames/incident", "frames/move",   "frames/route",
    "frames/element", "frames/person",   "frames/unit",   "frames/status",
    "frames/trend",   "frames/response", "frames/target", "frames/opinion",
    "frames/law",     "frames/modality", "frames/actor",  "frames/deed"};

constexpr std::uint32_t kNoMatch = 0;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t cut = text.find(separator);
    const auto part = text.substr(0, cut);
    if (!part.empty()) parts.push_back(part);
    if (cut == std::string_view::npos) break;
    text.remove_prefix(cut + 1);
  }
  return parts;
}

// Taggers confuse participles with adjectives and names with nouns; the frames bear that.
bool has_tag(const language::Word& word, char tag) {
  switch (tag) {
    case 'v':
      return word.pos == Pos::Verb || word.pos == Pos::Auxiliary || word.form != VerbForm::None ||
             word.pos == Pos::Adjective;
    case 'n': return word.pos == Pos::Noun || word.pos == Pos::ProperNoun || word.pos == Pos::X;
    case 'a': return word.pos == Pos::Adjective || word.form == VerbForm::PastParticiple;
    default: return true;
  }
}

// Hits compete within their family; acts, means, purposes and people each for themselves: "force
// into marriage" is a means and a purpose.
constexpr std::size_t kSlots = kFamilies + 26;
std::size_t slot_of(const Frame& frame) {
  if (frame.family != Family::Element) return static_cast<std::size_t>(frame.family);
  return kFamilies + (static_cast<std::size_t>(frame.code.front() - 'A') % 26);
}

// A gap does not cross these: they end a clause or open another voice.
bool stops_gap(const language::Analysis& analysis, std::uint32_t at) {
  static constexpr text::WordSet kMarks{";", ":", ".", ","};
  const text::Token& token = analysis.tokens[at];
  return token.kind == text::TokenKind::Punctuation && kMarks.has(token.key);
}

// Of the sieve of all words that begin a pattern: it stays in the fastest cache.
constexpr std::size_t kSieveBits = 65536;

// One of 64 bits for a key: keys with different bits are different.
constexpr std::uint64_t bit_of(std::uint64_t key) {
  return std::uint64_t{1} << (key & 63U);
}

std::uint64_t bits_of(const language::Analysis& analysis, std::uint32_t at) {
  return bit_of(analysis.tokens[at].key) | bit_of(analysis.words[at].lemma);
}

constexpr std::uint8_t kFarthest = 12;  // tokens ahead that are looked at before a pattern is tried

// The bits of the tokens from `begin`, of so many as were asked for.
class Ahead {
 public:
  Ahead(const language::Analysis& analysis, std::uint32_t begin, std::uint32_t end)
      : analysis_(analysis), begin_(begin), end_(end) {
    bits_[0] = 0;
  }

  // Of the first `count` together, at most kFarthest.
  [[nodiscard]] std::uint64_t bits(std::uint8_t count) {
    for (; known_ < count; ++known_) {
      const std::uint32_t at = begin_ + known_;
      bits_[known_ + 1U] = bits_[known_] | (at < end_ ? bits_of(analysis_, at) : 0);
    }
    return bits_[count];
  }

 private:
  const language::Analysis& analysis_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint8_t known_ = 0;
  std::array<std::uint64_t, kFarthest + 1> bits_;  // NOLINT: [0, known_]
};

}  // namespace

void Frames::add(Frame frame, std::string_view pattern) {
  Pattern added;
  added.frame = static_cast<std::uint32_t>(frames_.size());
  added.first = static_cast<std::uint32_t>(elements_.size());
  for (std::string_view part : split(pattern, ' ')) {
    Element element;
    if (part.size() > 2 && part.substr(0, 2) == "..") {
      element.gap = static_cast<std::uint8_t>(part[2] - '0');
    } else {
      if (part.size() > 1 && part.back() == '?') {
        element.optional = true;
        part.remove_suffix(1);
      }
      if (part.size() > 2 && part[part.size() - 2] == '/') {
        element.tag = part.back();
        part.remove_suffix(2);
      }
      element.first_key = static_cast<std::uint32_t>(keys_.size());
      for (const auto word : split(part, '|')) {
        keys_.push_back(text::key_of(word));
        // A participle that is tagged as an adjective keeps its own form as lemma.
        if (element.tag == 'v') {
          keys_.push_back(text::key_of(std::string(word) + (word.back() == 'e' ? "d" : "ed")));
        }
      }
      element.key_count = static_cast<std::uint32_t>(keys_.size()) - element.first_key;
      for (std::uint32_t k = 0; k < element.key_count; ++k) {
        element.sieve |= bit_of(keys_[element.first_key + k]);
      }
    }
    elements_.push_back(element);
  }
  added.count = static_cast<std::uint32_t>(elements_.size()) - added.first;
  if (added.count == 0) return;
  frames_.push_back(std::move(frame));
  patterns_.push_back(added);
}

Frames::Start Frames::start(std::uint64_t key, std::uint32_t index) const {
  const Pattern& pattern = patterns_[index];
  const Element& first = elements_[pattern.first];
  Start made{key, 0, index, 0, !first.optional, first.tag};
  if (first.optional) return made;
  std::uint64_t sieve = 0;
  std::uint8_t reach = 1;
  for (std::uint32_t i = 1; i < pattern.count && reach <= kFarthest; ++i) {
    const Element& element = elements_[pattern.first + i];
    reach = static_cast<std::uint8_t>(reach + element.gap);
    sieve |= element.sieve;
    if (element.gap > 0 || element.optional) continue;
    if (reach <= kFarthest) {
      made.sieve = sieve;
      made.reach = reach;
    }
    break;
  }
  return made;
}

void Frames::finish() {
  for (std::uint32_t index = 0; index < patterns_.size(); ++index) {
    // Every element that may come first: leading optional ones and the first required one.
    for (std::uint32_t i = 0; i < patterns_[index].count; ++i) {
      const Element& element = elements_[patterns_[index].first + i];
      for (std::uint32_t k = 0; k < element.key_count; ++k) {
        starts_.push_back(start(keys_[element.first_key + k], index));
      }
      if (!element.optional) break;
    }
  }
  const auto place = [](const Start& each) { return std::pair(each.key, each.pattern); };
  std::sort(starts_.begin(), starts_.end(),
            [&](const Start& a, const Start& b) { return place(a) < place(b); });
  const auto same = [&](const Start& a, const Start& b) { return place(a) == place(b); };
  starts_.erase(std::unique(starts_.begin(), starts_.end(), same), starts_.end());
  start_slots_.resize(std::bit_ceil(2 * starts_.size() + 1));
  start_sieve_.resize(kSieveBits / 64);
  for (std::uint32_t i = 0; i < starts_.size(); ++i) {
    const std::uint64_t key = starts_[i].key;
    if (i > 0 && starts_[i - 1].key == key) continue;
    start_sieve_[key % kSieveBits / 64] |= bit_of(key);
    std::size_t slot = key & (start_slots_.size() - 1);
    while (start_slots_[slot] != 0) slot = (slot + 1) & (start_slots_.size() - 1);
    start_slots_[slot] = i + 1;
  }
}

// The place of the first pattern in starts_ that `key` may begin; starts_.size() if there is none.
std::size_t Frames::start_of(std::uint64_t key) const {
  if ((start_sieve_[key % kSieveBits / 64] & bit_of(key)) == 0) return starts_.size();
  const std::size_t mask = start_slots_.size() - 1;
  for (std::size_t slot = key & mask; start_slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::size_t place = start_slots_[slot] - 1;
    if (starts_[place].key == key) return place;
  }
  return starts_.size();
}

const Frames& Frames::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, std::unique_ptr<const Frames>, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return *found->second;
  auto frames = std::make_unique<Frames>();
  for (std::size_t i = 0; i < kTables.size(); ++i) {
    const auto rows = refdata.table(kTables[i]);
    for (std::size_t r = 1; r < rows.size(); ++r) {
      const auto cell = [&](std::size_t column) {
        return column < rows[r].size() ? std::string(rows[r][column]) : std::string();
      };
      frames->add({static_cast<Family>(i), cell(0), cell(2), cell(3)}, cell(1));
    }
  }
  frames->finish();
  return *made.emplace(std::string(refdata.version()), std::move(frames)).first->second;
}

bool Frames::fits(const Element& element, const language::Analysis& analysis,
                  std::uint32_t at) const {
  const std::uint64_t form = analysis.tokens[at].key;
  const language::Word& word = analysis.words[at];
  if ((element.sieve & (bit_of(form) | bit_of(word.lemma))) == 0) return false;
  for (std::uint32_t k = 0; k < element.key_count; ++k) {
    const std::uint64_t key = keys_[element.first_key + k];
    if (key == form || key == word.lemma) return has_tag(word, element.tag);
  }
  return false;
}

// The longest end of elements [element, count) beginning at `at`; kNoMatch if they do not fit.
std::uint32_t Frames::match(const Pattern& pattern, std::uint32_t element,
                            const language::Analysis& analysis, std::uint32_t at,
                            std::uint32_t end) const {
  for (; element < pattern.count; ++element) {
    const Element& next = elements_[pattern.first + element];
    if (next.gap > 0) {
      for (std::uint32_t skipped = 0; skipped <= next.gap && at + skipped < end; ++skipped) {
        if (skipped > 0 && stops_gap(analysis, at + skipped - 1)) return kNoMatch;
        const std::uint32_t found = match(pattern, element + 1, analysis, at + skipped, end);
        if (found != kNoMatch) return found;
      }
      return kNoMatch;
    }
    if (at < end && fits(next, analysis, at)) {
      if (next.optional) {
        const std::uint32_t with = match(pattern, element + 1, analysis, at + 1, end);
        if (with != kNoMatch) return with;
        continue;
      }
      ++at;
      continue;
    }
    if (!next.optional) return kNoMatch;
  }
  return at;
}

void Frames::try_patterns(std::uint64_t key, const language::Analysis& analysis, std::uint32_t at,
                          std::uint32_t end, std::vector<FrameMatch>& out) const {
  std::size_t i = start_of(key);
  if (i == starts_.size()) return;
  Ahead ahead(analysis, at + 1, end);
  for (; i < starts_.size() && starts_[i].key == key; ++i) {
    const Start& start = starts_[i];
    if (start.reach > 0 && (start.sieve & ahead.bits(start.reach)) == 0) continue;
    if (start.begun && !has_tag(analysis.words[at], start.tag)) continue;
    const Pattern& pattern = patterns_[start.pattern];
    const std::uint32_t stop = start.begun ? match(pattern, 1, analysis, at + 1, end)
                                           : match(pattern, 0, analysis, at, end);
    if (stop > at) out.push_back({start.pattern, {at, stop}});
  }
}

std::vector<Hit> Frames::scan(const language::Analysis& analysis,
                              const text::TokenRange& range) const {
  return settled(matches(analysis, range));
}

std::vector<FrameMatch> Frames::matches(const language::Analysis& analysis,
                                        const text::TokenRange& range) const {
  std::vector<FrameMatch> found;
  found.reserve(range.size());
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::uint64_t form = analysis.tokens[at].key;
    const std::uint64_t lemma = analysis.words[at].lemma;
    try_patterns(form, analysis, at, range.end, found);
    if (lemma != form) try_patterns(lemma, analysis, at, range.end, found);
  }
  put_in_order(found);
  return found;
}

void Frames::put_in_order(std::vector<FrameMatch>& matches) const {
  std::sort(matches.begin(), matches.end(), [this](const FrameMatch& a, const FrameMatch& b) {
    if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
    if (a.tokens.end != b.tokens.end) return a.tokens.end > b.tokens.end;
    return patterns_[a.pattern].frame < patterns_[b.pattern].frame;
  });
}

text::TokenRange Frames::shortened(const language::Analysis& analysis, const FrameMatch& match,
                                   std::uint32_t end) const {
  const std::uint32_t at = match.tokens.begin;
  const std::uint32_t stop = this->match(patterns_[match.pattern], 0, analysis, at, end);
  return stop > at ? text::TokenRange{at, stop} : text::TokenRange{};
}

// Within a family the longest hit that begins first wins the tokens it covers; two frames with one
// pattern ("debt bondage": means and purpose) both stay.
std::vector<Hit> Frames::settled(const std::vector<FrameMatch>& matches) const {
  std::array<text::TokenRange, kSlots> last{};
  std::vector<Hit> kept;
  kept.reserve(matches.size());
  for (const FrameMatch& match : matches) {
    const Hit hit{&frames_[patterns_[match.pattern].frame], match.tokens};
    text::TokenRange& before = last[slot_of(*hit.frame)];
    if (!kept.empty() && kept.back().frame == hit.frame && kept.back().tokens == hit.tokens) {
      continue;
    }
    if (hit.tokens.end <= before.end && !(hit.tokens == before)) continue;
    before = hit.tokens;
    kept.push_back(hit);
  }
  return kept;
}

DocumentFrames::DocumentFrames(const Frames& frames, const language::Analysis& analysis)
    : frames_(frames),
      analysis_(analysis),
      of_sentence_(analysis.sentences.size()),
      known_(analysis.sentences.size()) {}

std::vector<Hit> DocumentFrames::scan(const text::TokenRange& range) {
  if (range.empty()) return {};
  const std::uint32_t sentence = analysis_.sentence_of[range.begin];
  const text::TokenRange whole = analysis_.sentences[sentence].tokens;
  if (range.end > whole.end) return frames_.scan(analysis_, range);
  if (!known_[sentence]) {
    of_sentence_[sentence] = frames_.matches(analysis_, whole);
    known_[sentence] = true;
  }
  const std::vector<FrameMatch>& all = of_sentence_[sentence];
  if (range == whole) return frames_.settled(all);
  // What fits within less fits within more, by the same words if those lie within: only a match
  // that leaves the range has to be looked for again.
  std::vector<FrameMatch> inside;
  inside.reserve(all.size());
  bool moved = false;
  for (const FrameMatch& match : all) {
    if (match.tokens.begin < range.begin) continue;
    if (match.tokens.begin >= range.end) break;
    if (match.tokens.end <= range.end) {
      inside.push_back(match);
      continue;
    }
    const text::TokenRange shorter = frames_.shortened(analysis_, match, range.end);
    if (shorter.empty()) continue;
    inside.push_back({match.pattern, shorter});
    moved = true;
  }
  if (moved) frames_.put_in_order(inside);
  return frames_.settled(inside);
}

}  // namespace plumbline::extract
