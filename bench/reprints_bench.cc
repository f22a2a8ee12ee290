// SPDX-License-Identifier: Apache-2.0
//
// How fast are copies found? Articles as JSONL ("id", "publisher", "date", "text") from standard
// input, COPIES times over (each time under other ids, its words made its own by a number), on one
// thread. Prints articles a second for sketching, for finding candidates, for all with the
// alignments, for asking again with what was found at hand, and then with a hundredth of the
// articles new; and what is kept of an article. eval/reprints/score.py drives it.
// Usage: reprints_bench [COPIES]

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "base/result.h"
#include "resolve/candidates_internal.h"
#include "resolve/reprints.h"
#include "resolve/sketch.h"

namespace {

using plumbline::resolve::Article;

// Processor time, so that what else the machine does is not counted.
double since(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Words of one round are unlike those of another.
std::string made_own(const std::string& text, int round) {
  if (round == 0) return text;
  std::string out;
  const std::string mark = std::to_string(round);
  bool in_word = false;
  for (const char c : text) {
    const bool ends = c == ' ' || c == '\n';
    if (ends && in_word) out += mark;
    in_word = !ends;
    out += c;
  }
  if (in_word) out += mark;
  return out;
}

// What was found, in memory.
class Kept final : public plumbline::resolve::LaidBefore {
 public:
  using Laid = plumbline::resolve::Laid;
  plumbline::Result<std::optional<Laid>> find(std::size_t one, std::size_t other) override {
    const auto found = pairs_.find(key(one, other));
    return found == pairs_.end() ? std::optional<Laid>{} : std::optional<Laid>(found->second);
  }
  plumbline::Status keep(std::size_t one, std::size_t other, Laid laid) override {
    bytes_ += 24 + laid.found.size();
    pairs_.insert_or_assign(key(one, other), std::move(laid));
    return plumbline::Done{};
  }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  static std::uint64_t key(std::size_t one, std::size_t other) {
    return std::uint64_t{std::min(one, other)} << 32U | std::max(one, other);
  }
  std::unordered_map<std::uint64_t, Laid> pairs_;
  std::size_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1;
  std::vector<std::string> texts;
  std::vector<Article> articles;
  std::size_t bytes = 0;
  std::vector<nlohmann::json> records;
  for (std::string line; std::getline(std::cin, line);) {
    records.push_back(nlohmann::json::parse(line));
  }
  for (int round = 0; round < rounds; ++round) {
    for (const nlohmann::json& record : records) {
      texts.push_back(made_own(record["text"].get<std::string>(), round));
      bytes += texts.back().size();
      Article article;
      article.id = record["id"].get<std::string>() + "-" + std::to_string(round);
      article.publisher = record.value("publisher", "");
      article.published =
          plumbline::parse_iso(record.value("date", "")).value_or(plumbline::Date{});
      articles.push_back(std::move(article));
    }
  }
  const auto count = static_cast<double>(texts.size());
  const auto begin = std::clock();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    articles[i].sketch = plumbline::resolve::sketch_of(texts[i]);
    kept += 12 + 4 * articles[i].sketch.marks.size();
  }
  const double sketched = since(begin);
  std::vector<const Article*> all;
  for (const Article& article : articles) all.push_back(&article);
  const auto looked = std::clock();
  const auto candidates = plumbline::resolve::candidates_of(all);
  const double found = since(looked);
  Kept before;
  const auto text_of = [&](std::size_t i) -> plumbline::Result<std::string> { return texts[i]; };
  const auto ask = [&](std::size_t many) {
    const auto asked = std::clock();
    const auto answer =
        plumbline::resolve::find_reprints(std::span(articles).first(many), text_of, &before);
    return std::pair{answer ? answer->families.size() : 0, since(asked)};
  };
  const auto [some, whole] = ask(texts.size() - texts.size() / 100);
  const auto [families, later] = ask(texts.size());
  const auto [same, again] = ask(texts.size());
  if (some == 0 || families != same) return 3;
  std::cout << texts.size() << " articles of " << static_cast<double>(bytes) / count << " bytes, "
            << families << " families\n"
            << "sketch " << count / sketched << "/s ("
            << static_cast<double>(bytes) / 1e6 / sketched << " MB/s), lookup " << count / found
            << "/s (" << candidates.pairs.size() << " pairs, " << candidates.formulas.size()
            << " formulas), both " << count / (sketched + found) << "/s, with alignment "
            << count / (sketched + whole) << "/s, the last hundredth " << later << " s, again "
            << again << " s\n"
            << static_cast<double>(kept) / count << " bytes kept an article, "
            << static_cast<double>(before.bytes()) / count << " of its pairs\n";
  return 0;
}
