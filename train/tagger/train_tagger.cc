// SPDX-License-Identifier: Apache-2.0
//
// Trains the word tagger: a greedy averaged perceptron over hashed features (Collins 2002), its
// weights quantised to one byte. Reproducible: the same files and seed give the same bytes.
//
//   train_tagger OUT.bin [--rows LOG2] [--epochs N] --train FILE... --dev NAME FILE... [--dev ...]
//
// Files are CoNLL-U. Besides each sentence as annotated, training sees it with hyphenated words
// joined (as our tokenizer keeps them), and some in capitals or in title case (headlines).

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/tagger_internal.h"

namespace {

using namespace plumbline::language::tagging;

struct Item {
  std::string form;
  std::uint8_t gold = kX;
  int head = 0;
  std::string relation;
  bool space_after = true;
};
using Sentence = std::vector<Item>;

std::vector<std::string> split(const std::string& line, char mark) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, mark);) cells.push_back(cell);
  return cells;
}

std::uint8_t verb_class(const std::string& xpos) {
  if (xpos == "VBP") return kVerbPresent;
  if (xpos == "VBZ") return kVerbThird;
  if (xpos == "VBD") return kVerbPast;
  if (xpos == "VBN") return kVerbParticiple;
  if (xpos == "VBG" || xpos == "NN") return kVerbGerund;
  return kVerbBase;
}

std::uint8_t class_of(const std::vector<std::string>& cells) {
  static const std::map<std::string, std::uint8_t> kPlain = {
      {"X", kX},       {"INTJ", kIntj}, {"SYM", kSym},     {"ADP", kAdp},     {"ADJ", kAdj},
      {"ADV", kAdv},   {"AUX", kAux},   {"DET", kDet},     {"CCONJ", kCconj}, {"NUM", kNum},
      {"PART", kPart}, {"PRON", kPron}, {"SCONJ", kSconj}, {"PUNCT", kPunct}};
  const bool plural = cells[5].find("Number=Plur") != std::string::npos;
  if (cells[3] == "NOUN") return plural ? kNouns : kNoun;
  if (cells[3] == "PROPN") return plural ? kPropns : kPropn;
  if (cells[3] == "VERB") return verb_class(cells[4]);
  const auto found = kPlain.find(cells[3]);
  return found == kPlain.end() ? static_cast<std::uint8_t>(kX) : found->second;
}

std::vector<Sentence> read_conllu(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << "cannot read " << path << '\n';
    std::exit(2);
  }
  std::vector<Sentence> all;
  Sentence now;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() && !now.empty()) all.push_back(std::exchange(now, {}));
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() < 10 || cells[0].find_first_of("-.") != std::string::npos) continue;
    now.push_back({cells[1], class_of(cells), std::atoi(cells[6].c_str()), cells[7],
                   cells[9].find("SpaceAfter=No") == std::string::npos});
  }
  if (!now.empty()) all.push_back(now);
  return all;
}

// The class of a hyphenated word: that of its syntactic head, an adjective before a noun.
std::uint8_t joined_class(const Sentence& sentence, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto head = static_cast<std::size_t>(sentence[i].head);
    if (head > begin && head <= end) continue;
    if (sentence[i].relation == "amod") return kAdj;
    const bool verb = sentence[i].gold >= kVerbBase && sentence[i].gold <= kVerbGerund;
    if (verb && sentence[i].relation == "compound") return kAdj;
    return sentence[i].gold;
  }
  return sentence[end - 1].gold;
}

bool is_hyphen(const Item& item) {
  return item.form == "-" || item.form == "\xE2\x80\x90";
}

Sentence join_hyphens(const Sentence& sentence) {
  Sentence out;
  std::size_t i = 0;
  while (i < sentence.size()) {
    std::size_t end = i + 1;
    while (end + 1 < sentence.size() && !sentence[end - 1].space_after &&
           is_hyphen(sentence[end]) && !sentence[end].space_after &&
           !is_hyphen(sentence[end - 1])) {
      end += 2;
    }
    Item item = sentence[i];
    if (end > i + 1) {
      item.gold = joined_class(sentence, i, end);
      for (std::size_t k = i + 1; k < end; ++k) item.form += sentence[k].form;
    }
    out.push_back(item);
    i = end;
  }
  return out;
}

void to_capitals(Sentence& sentence, bool only_first) {
  for (Item& item : sentence) {
    for (std::size_t i = 0; i < item.form.size(); ++i) {
      char& c = item.form[i];
      if (c >= 'a' && c <= 'z' && (i == 0 || !only_first)) c = static_cast<char>(c - 32);
    }
  }
}

std::vector<Facts> facts_of_sentence(const Sentence& sentence) {
  std::vector<Facts> facts(sentence.size() + 4);
  bool first = true;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    facts[i + 2] = facts_of(sentence[i].form, first);
    if (sentence[i].gold != kPunct) first = false;
  }
  return facts;
}

Window window_at(const std::vector<Facts>& facts, std::size_t i, std::uint8_t one,
                 std::uint8_t two) {
  return {&facts[i], &facts[i + 1], &facts[i + 2], &facts[i + 3], &facts[i + 4], one, two};
}

constexpr unsigned kSeldom = 2;  // features seen less often are left out
constexpr double kRange = 20.0;  // average weights of this size become 127

class Trainer {
 public:
  explicit Trainer(unsigned log_rows)
      : mask_((std::uint64_t{1} << log_rows) - 1),
        weights_((mask_ + 1) * kClasses),
        totals_(weights_.size()),
        stamps_(weights_.size()) {}

  // Counts features under the right classes: what is seen too seldom is not learnt (below), so that
  // it neither overfits nor adds noise to the rows that it shares.
  void count(const Sentence& sentence) {
    const std::vector<Facts> facts = facts_of_sentence(sentence);
    std::uint8_t one = kOutside;
    std::uint8_t two = kOutside;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      for (const std::uint64_t feature : features_of(window_at(facts, i, one, two)))
        ++seen_[feature];
      two = std::exchange(one, sentence[i].gold);
    }
  }

  std::size_t learn(const Sentence& sentence) {
    const std::vector<Facts> facts = facts_of_sentence(sentence);
    std::uint8_t one = kOutside;
    std::uint8_t two = kOutside;
    std::size_t right = 0;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const Features features = features_of(window_at(facts, i, one, two));
      const std::uint8_t guess = best(features);
      ++time_;
      if (guess == sentence[i].gold) ++right;
      if (guess != sentence[i].gold) {
        for (const std::uint64_t feature : features) {
          const auto found = seen_.find(feature);
          if (found == seen_.end() || found->second < kSeldom) continue;
          bump((feature & mask_) * kClasses + sentence[i].gold, 1);
          bump((feature & mask_) * kClasses + guess, -1);
        }
      }
      two = one;
      one = guess;
    }
    return right;
  }

  // Average, then one byte a weight: what is over the range is cut, which costs nothing measurable.
  std::vector<std::int8_t> quantised() {
    std::vector<std::int8_t> out(weights_.size());
    for (std::size_t k = 0; k < weights_.size(); ++k) {
      bump(k, 0);
      const double average = static_cast<double>(totals_[k]) / static_cast<double>(time_);
      const double scaled = average * 127.0 / kRange;
      out[k] = static_cast<std::int8_t>(
          std::max(-127.0, std::min(127.0, scaled < 0 ? scaled - 0.5 : scaled + 0.5)));
    }
    return out;
  }
  std::uint64_t mask() const { return mask_; }

 private:
  std::uint8_t best(const Features& features) const {
    std::array<int, kClasses> score{};
    for (const std::uint64_t feature : features) {
      const int* row = &weights_[(feature & mask_) * kClasses];
      for (std::size_t c = 0; c < kClasses; ++c) score[c] += row[c];
    }
    return static_cast<std::uint8_t>(std::max_element(score.begin(), score.end()) - score.begin());
  }
  void bump(std::size_t at, int by) {
    totals_[at] += static_cast<std::int64_t>(weights_[at]) * (time_ - stamps_[at]);
    stamps_[at] = time_;
    weights_[at] += by;
  }

  std::unordered_map<std::uint64_t, unsigned> seen_;
  std::uint64_t mask_;
  std::int64_t time_ = 0;
  std::vector<int> weights_;
  std::vector<std::int64_t> totals_;
  std::vector<std::int64_t> stamps_;
};

std::string_view upos(std::uint8_t tag) {
  static constexpr std::array<std::string_view, kClasses> kNames = {
      "X",     "INTJ", "SYM",  "ADP",  "ADJ",  "ADV",  "AUX",   "CCONJ",
      "DET",   "NOUN", "NOUN", "NUM",  "PART", "PRON", "PROPN", "PROPN",
      "SCONJ", "VERB", "VERB", "VERB", "VERB", "VERB", "VERB",  "PUNCT"};
  return kNames[tag];
}

void measure(const std::string& name, const std::vector<Sentence>& dev,
             const std::vector<std::int8_t>& weights, std::uint64_t mask) {
  std::size_t total = 0;
  std::size_t same_upos = 0;
  std::size_t same_class = 0;
  for (const Sentence& sentence : dev) {
    const std::vector<Facts> facts = facts_of_sentence(sentence);
    std::uint8_t one = kOutside;
    std::uint8_t two = kOutside;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      std::array<int, kClasses> score{};
      for (const std::uint64_t feature : features_of(window_at(facts, i, one, two))) {
        const std::int8_t* row = &weights[(feature & mask) * kClasses];
        for (std::size_t c = 0; c < kClasses; ++c) score[c] += row[c];
      }
      const auto guess =
          static_cast<std::uint8_t>(std::max_element(score.begin(), score.end()) - score.begin());
      ++total;
      same_class += guess == sentence[i].gold ? 1U : 0U;
      same_upos += upos(guess) == upos(sentence[i].gold) ? 1U : 0U;
      two = one;
      one = guess;
    }
  }
  std::printf("%s: %zu words, UPOS %.2f %%, with verb forms and number %.2f %%\n", name.c_str(),
              total, 100.0 * static_cast<double>(same_upos) / static_cast<double>(total),
              100.0 * static_cast<double>(same_class) / static_cast<double>(total));
}

void write(const std::string& path, unsigned log_rows, const std::vector<std::int8_t>& weights) {
  std::ofstream out(path, std::ios::binary);
  const std::array<std::uint32_t, 4> head = {kMagic, log_rows, kClasses, kFeatures};
  out.write(reinterpret_cast<const char*>(head.data()), sizeof(head));
  out.write(reinterpret_cast<const char*>(weights.data()),
            static_cast<std::streamsize>(weights.size()));
}

}  // namespace

int main(int argc, char** argv) {
  std::string out;
  unsigned log_rows = 17;
  int epochs = 10;
  std::vector<Sentence> train;
  std::vector<std::pair<std::string, std::vector<Sentence>>> devs;
  int mode = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--rows")
      log_rows = static_cast<unsigned>(std::atoi(argv[++i]));
    else if (arg == "--epochs")
      epochs = std::atoi(argv[++i]);
    else if (arg == "--train")
      mode = 1;
    else if (arg == "--dev") {
      mode = 2;
      devs.emplace_back(argv[++i], std::vector<Sentence>{});
    } else if (mode == 0)
      out = arg;
    else {
      auto& into = mode == 1 ? train : devs.back().second;
      for (Sentence& sentence : read_conllu(arg)) into.push_back(std::move(sentence));
    }
  }
  const std::size_t plain = train.size();
  for (std::size_t i = 0; i < plain; ++i) {
    Sentence joined = join_hyphens(train[i]);
    if (joined.size() != train[i].size()) train.push_back(std::move(joined));
  }
  std::printf("%zu sentences, %zu more with joined words\n", plain, train.size() - plain);
  Trainer trainer(log_rows);
  std::mt19937 random(20260101);  // mt19937 and our own shuffle: the same on every platform
  for (const Sentence& sentence : train) trainer.count(sentence);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::size_t right = 0;
    std::size_t total = 0;
    for (std::size_t i = train.size() - 1; i > 0; --i)
      std::swap(train[i], train[random() % (i + 1)]);
    for (const Sentence& sentence : train) {
      const unsigned dice = random() % 100;
      if (dice < 4) {
        Sentence loud = sentence;
        to_capitals(loud, dice < 2);
        (void)trainer.learn(loud);
      }
      right += trainer.learn(sentence);
      total += sentence.size();
    }
    std::printf("epoch %d: %.2f %%\n", epoch + 1,
                100.0 * static_cast<double>(right) / static_cast<double>(total));
    std::fflush(stdout);
  }
  const std::vector<std::int8_t> weights = trainer.quantised();
  for (const auto& [name, dev] : devs) measure(name, dev, weights, trainer.mask());
  write(out, log_rows, weights);
  return 0;
}
