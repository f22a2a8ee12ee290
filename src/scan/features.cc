// SPDX-License-Identifier: Apache-2.0

#include "scan/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "base/plain_text.h"
#include "text/token.h"

namespace plumbline::scan {
namespace {

constexpr std::size_t kProseBytes = 80;        // a line of that length is running text,
constexpr std::size_t kShortProseBytes = 40;   // of this one if it ends as a sentence does
constexpr std::size_t kLeadBytes = 1200;       // of running text that is the lead
constexpr std::size_t kBriefBytes = 1500;      // a text of fewer is a brief
constexpr std::size_t kReadBytes = 1U << 18U;  // of a body; what follows is not looked at
constexpr std::size_t kBeside = 2;             // words on each side of a core phrase
constexpr float kWordWeight = 0.7F;            // of all words of a zone together
constexpr std::array<std::size_t, 4> kSteps = {1, 2, 4, 10};  // a count has passed

// Stable for ever: it decides what the weights of a stored model mean (FNV-1a, folded).
class FeatureHash {
 public:
  FeatureHash& add(std::string_view bytes) {
    for (const char c : bytes) step(static_cast<unsigned char>(c));
    step(0);
    return *this;
  }
  [[nodiscard]] std::uint32_t within(std::uint32_t size) const {
    std::uint64_t value = state_;
    value ^= value >> 29U;
    value *= 0xBF58476D1CE4E5B9ULL;
    value ^= value >> 32U;
    return static_cast<std::uint32_t>(value % size);
  }

 private:
  void step(unsigned byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

bool ends_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 9> kEnds = {".",      "!",      "?",      "\"",    ")",
                                                     "\u201D", "\u2026", "\u06D4", "\u0589"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [line](std::string_view end) { return line.ends_with(end); });
}

bool is_prose(std::string_view line) {
  return line.size() >= kProseBytes || (line.size() >= kShortProseBytes && ends_sentence(line));
}

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  Zone zone = Zone::Short;
};

std::vector<Line> lines_of(std::string_view title, std::string_view body) {
  std::vector<Line> lines;
  std::size_t lead = 0;
  bool titled = !title.empty();
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = trimmed(body.substr(at, end - at));
    Zone zone = Zone::Short;
    if (!line.empty() && (!titled || line == title || line.starts_with(title))) {
      zone = Zone::Title;  // repeated, or the first line of a text without one
      titled = true;
      if (title.empty()) title = line;
      if (line.size() > title.size() + kProseBytes) zone = Zone::Lead;
    } else if (is_prose(line)) {
      zone = lead < kLeadBytes ? Zone::Lead : Zone::Prose;
      lead += line.size();
    }
    lines.push_back({at, end, zone});
    at = end + 1;
  }
  return lines;
}

class Features {
 public:
  void concept_named(std::string_view what, std::string_view name, std::string_view zone,
                     std::size_t step = 0) {
    const std::string number = std::to_string(step);
    add(FeatureHash().add(what).add(name).add(zone).add(number).within(kConceptFeatures), 1.0F);
  }
  // Each word of a zone weighs the less, the more there are.
  void words(std::string_view zone, const std::set<std::string>& words) {
    if (words.empty()) return;
    const float value =
        kWordWeight / std::sqrt(static_cast<float>(std::max<std::size_t>(words.size(), 16)));
    for (const std::string& word : words) {
      const auto index =
          FeatureHash().add("word").add(zone).add(word).within(kFeatures - kConceptFeatures);
      add(kConceptFeatures + index, value);
    }
  }
  std::vector<Feature> take() {
    std::vector<Feature> out;
    for (const auto& [index, value] : values_) out.push_back({index, value});
    return out;
  }

 private:
  void add(std::uint32_t index, float value) { values_.emplace(index, value); }
  std::map<std::uint32_t, float> values_;
};

bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// Words of a zone, two and two. Of running text those in small letters alone: names of persons
// must not become weights.
class ZoneWords {
 public:
  void add(std::string_view line, bool names_too) {
    std::string before;
    for (const text::Token& token : text::tokenize(line)) {
      const std::string_view word = text::slice(line, token.span);
      const bool written = token.kind == text::TokenKind::Word && word.size() > 1 &&
                           (names_too || token.letters == text::LetterCase::Lower ||
                            token.letters == text::LetterCase::None);
      if (!written || is_number(word)) {
        before.clear();
        continue;
      }
      const std::string folded = text::fold(word);
      words.insert(folded);
      if (!before.empty()) words.insert(before + " " + folded);
      before = folded;
    }
  }
  std::set<std::string> words;
};

// "16-year-old": whoever is under age stands in the text.
bool tells_minor_age(std::string_view text) {
  for (std::size_t at = text.find("-year-old"); at != std::string_view::npos;
       at = text.find("-year-old", at + 1)) {
    if (at < 2) continue;
    const std::string_view digits = text.substr(at - 2, 2);
    const bool two = digits[0] == '1' && digits[1] >= '0' && digits[1] <= '7';
    const bool longer = at > 2 && text[at - 3] >= '0' && text[at - 3] <= '9';
    if (two && !longer) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(const Vocabulary& vocabulary, std::string_view title, std::string_view body)
      : vocabulary_(vocabulary),
        title_(trimmed(title)),
        body_(body.substr(0, kReadBytes)),
        lines_(lines_of(title_, body_)) {
    if (title_.empty()) {
      const auto first = std::find_if(lines_.begin(), lines_.end(),
                                      [](const Line& line) { return line.zone == Zone::Title; });
      if (first != lines_.end()) title_ = trimmed(slice(*first));
      own_title_ = false;
    }
  }

  Reading read() {
    place_marks();
    name_concepts();
    tell_beside();
    tell_shape();
    tell_words();
    reading_.features = features_.take();
    return std::move(reading_);
  }

 private:
  [[nodiscard]] std::string_view slice(const Line& line) const {
    return body_.substr(line.begin, line.end - line.begin);
  }

  void place_marks() {
    if (own_title_) {
      for (const Mark& mark : vocabulary_.find(title_)) {
        reading_.marks.push_back({mark, Zone::Title});
      }
    }
    reading_.title_marks = reading_.marks.size();
    auto line = lines_.begin();
    for (const Mark& mark : vocabulary_.find(body_)) {
      while (line != lines_.end() && line->end <= mark.begin) ++line;
      const Zone zone = line == lines_.end() ? Zone::Short : line->zone;
      reading_.marks.push_back({mark, zone});
    }
  }

  // "trafficking" alone may be of drugs or arms.
  static std::string_view name_of(const PlacedMark& placed) {
    return placed.mark.label == "TIP" && !placed.mark.core ? "TRAFFICKING" : placed.mark.label;
  }

  // A mark of the title proper, not of a line of the body that repeats it.
  [[nodiscard]] bool in_title(const PlacedMark& placed) const {
    return static_cast<std::size_t>(&placed - reading_.marks.data()) < reading_.title_marks;
  }

  void name_concepts() {
    std::map<std::pair<std::string_view, Zone>, std::size_t> counts;
    std::map<std::string_view, std::size_t> running;
    for (const PlacedMark& placed : reading_.marks) {
      const std::string_view name = name_of(placed);
      ++counts[{name, placed.zone}];
      if (placed.mark.core) ++counts[{"core", placed.zone}];
      if (placed.zone == Zone::Lead || placed.zone == Zone::Prose) ++running[name];
    }
    for (const auto& [key, count] : counts) {
      for (std::size_t step = 0; step < kSteps.size(); ++step) {
        if (count < kSteps[step] || (step > 0 && key.second == Zone::Title)) break;
        features_.concept_named("concept", key.first, to_string(key.second), step);
      }
    }
    // The title and the text agree, or the title stands alone.
    for (const std::string_view name : {"TIP", "SEXTRAFF", "LABTRAFF", "CHILDTRAFF"}) {
      const bool titled = counts.contains({name, Zone::Title});
      if (titled) features_.concept_named("titled", name, running.contains(name) ? "too" : "alone");
    }
  }

  // The words beside what names trafficking: "human ... task force", "drug ...".
  void tell_beside() {
    for (const PlacedMark& placed : reading_.marks) {
      if (placed.zone == Zone::Short) continue;
      if (!placed.mark.core && name_of(placed) != "TRAFFICKING") continue;
      const std::string_view text = in_title(placed) ? title_ : body_;
      const std::string before = lower_ascii(last_word(text.substr(0, placed.mark.begin)));
      const std::string after = lower_ascii(first_words(text.substr(placed.mark.end)));
      const std::string_view zone = to_string(placed.zone);
      if (!before.empty()) features_.concept_named("before", before, zone);
      if (!after.empty()) features_.concept_named("after", after, zone);
    }
  }
  static std::string last_word(std::string_view text) {
    text = text.substr(text.size() - std::min<std::size_t>(text.size(), 60));
    text = text.substr(text.find_last_of('\n') + 1);
    std::string word;
    for (const text::Token& token : text::tokenize(text)) {
      word = token.kind == text::TokenKind::Word ? std::string(text::slice(text, token.span)) : "";
    }
    return word;
  }
  static std::string first_words(std::string_view text) {
    text = text.substr(0, std::min<std::size_t>(text.find('\n'), 60));
    std::string words;
    std::size_t count = 0;
    for (const text::Token& token : text::tokenize(text)) {
      if (token.kind != text::TokenKind::Word || count++ == kBeside) break;
      words += (words.empty() ? "" : " ") + std::string(text::slice(text, token.span));
      if (count == 1 && words.size() > 3) break;
    }
    return words;
  }

  void tell_shape() {
    std::size_t prose = 0;
    std::size_t core = 0;
    std::size_t first = body_.size();
    for (const Line& line : lines_) {
      if (line.zone == Zone::Lead || line.zone == Zone::Prose) prose += line.end - line.begin;
    }
    for (const PlacedMark& placed : reading_.marks) {
      if (!placed.mark.core || (placed.zone != Zone::Lead && placed.zone != Zone::Prose)) continue;
      ++core;
      first = std::min(first, placed.mark.begin);
    }
    constexpr std::string_view kNone;
    features_.concept_named("length", kNone, kNone,
                            static_cast<std::size_t>(std::log2(static_cast<double>(prose) + 64)));
    const double density = 1000.0 * static_cast<double>(core) / static_cast<double>(prose + 200);
    for (std::size_t step = 1; step <= 5; ++step) {
      if (density >= 0.25 * std::exp2(static_cast<double>(step))) {
        features_.concept_named("density", kNone, kNone, step);
      }
    }
    // In a brief of a paragraph or two what is named is what it is about.
    const bool leads =
        std::any_of(reading_.marks.begin(), reading_.marks.end(), [](const PlacedMark& placed) {
          return placed.mark.core && (placed.zone == Zone::Lead || placed.zone == Zone::Title);
        });
    if (leads) {
      features_.concept_named("leads", kNone, body_.size() < kBriefBytes ? "brief" : "long");
    }
    if (core > 0) {
      features_.concept_named("first", kNone, kNone,
                              std::min<std::size_t>(4 * first / (body_.size() + 1), 3));
    }
    if (tells_minor_age(lower_ascii(title_))) features_.concept_named("minor", kNone, "title");
    for (const Line& line : lines_) {
      if (line.zone == Zone::Lead && tells_minor_age(slice(line))) {
        features_.concept_named("minor", kNone, "lead");
      }
    }
  }

  void tell_words() {
    std::array<ZoneWords, kZones> zones;
    zones[0].add(title_, true);
    for (const Line& line : lines_) {
      if (line.zone == Zone::Lead || line.zone == Zone::Prose) {
        zones[line.zone == Zone::Lead ? 1 : 2].add(slice(line), false);
      }
    }
    for (std::size_t i = 0; i < 3; ++i) {
      features_.words(to_string(static_cast<Zone>(i)), zones[i].words);
    }
  }

  const Vocabulary& vocabulary_;
  std::string_view title_;
  std::string_view body_;
  std::vector<Line> lines_;
  bool own_title_ = true;
  Features features_;
  Reading reading_;
};

}  // namespace

std::string_view to_string(Zone zone) {
  constexpr std::array<std::string_view, kZones> kNames = {"title", "lead", "text", "short-line"};
  return kNames[static_cast<std::size_t>(zone)];
}

Reading read_features(const Vocabulary& vocabulary, std::string_view title, std::string_view body) {
  return Reader(vocabulary, title, body).read();
}

}  // namespace plumbline::scan
