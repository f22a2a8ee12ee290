// SPDX-License-Identifier: Apache-2.0

#include "app/shelf.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "store/words.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

// Who publishes under a standard, in the folded words that any of its names holds.
struct StandardOwner {
  std::string_view standard;
  std::vector<std::string_view> words;
};
const std::vector<StandardOwner>& standard_owners() {
  static const std::vector<StandardOwner> kOwners = {
      {"us-tvpa", {"state", "department"}},
  };
  return kOwners;
}

// True if the words of `part` stand side by side in `whole`; both folded.
bool holds_words(const std::string& whole, const std::string& part) {
  return !part.empty() && (" " + whole + " ").find(" " + part + " ") != std::string::npos;
}

bool holds_all(const std::string& folded, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&folded](std::string_view word) {
    return holds_words(folded, std::string(word));
  });
}

// A year in a title: "Review of the year 2023". 0 if there is none or there are several.
int year_in(const std::string& folded) {
  int year = 0;
  for (std::size_t at = 0; at + 4 <= folded.size(); ++at) {
    const bool starts = at == 0 || folded[at - 1] == ' ';
    const bool ends = at + 4 == folded.size() || folded[at + 4] == ' ';
    const std::string word = folded.substr(at, 4);
    const bool digits = word.find_first_not_of("0123456789") == std::string::npos;
    if (!starts || !ends || !digits || (word[0] != '1' && word[0] != '2')) continue;
    if (year != 0 && year != std::stoi(word)) return 0;
    year = std::stoi(word);
  }
  return year;
}

template <class Sink>
void each_word_of(std::string_view folded, const Sink& sink) {
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    sink(folded.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::vector<std::string_view> split(std::string_view folded) {
  std::vector<std::string_view> words;
  each_word_of(folded, [&](std::string_view word) { words.push_back(word); });
  return words;
}

constexpr std::size_t kBuckets = std::size_t{1} << 20U;

std::uint32_t bucket_of(std::string_view word) {
  return static_cast<std::uint32_t>(fast_hash(word) % kBuckets);
}

std::string without_years(const std::string& folded) {
  std::string out;
  for (const std::string_view word : split(folded)) {
    const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits && word.size() == 4) continue;
    out += (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

std::string_view publisher_of(const Shelved& shelved) {
  return std::string_view(shelved.series).substr(0, shelved.series.find(" | "));
}

}  // namespace

Shelved shelve(std::string_view publisher, std::string_view title, std::string_view opening,
               std::string_view standard, int edition) {
  const std::string folded = store::fold_words(title);
  const std::string by = store::fold_words(publisher);
  return {by + " | " + folded + " | " + store::fold_words(opening),
          std::string(standard),
          edition != 0 ? edition : year_in(folded),
          by + " | " + without_years(folded),
          {}};
}

bool is_edition_of(const Shelved& shelved, const Shelved& found, const verify::Sought& sought) {
  if (sought.edition != 0 && shelved.edition != sought.edition) return false;
  const bool of_country = sought.countries.empty() || shelved.country.empty() ||
                          std::find(sought.countries.begin(), sought.countries.end(),
                                    shelved.country) != sought.countries.end();
  if (!of_country) return false;
  // On another country it has another title: the publisher and what is asked for must do.
  return shelved.series == found.series ||
         (shelved.country != found.country && publisher_of(shelved) == publisher_of(found));
}

bool belongs(const Shelved& shelved, const model::ChainLink& origin) {
  const std::string name = store::fold_words(origin.name);
  if (holds_words(shelved.names, name)) return true;
  if (holds_words(shelved.names, store::fold_words(origin.organisation))) return true;
  if (origin.work && holds_words(shelved.names, store::fold_words(origin.work->title))) return true;
  return std::any_of(standard_owners().begin(), standard_owners().end(),
                     [&](const StandardOwner& owner) {
                       return owner.standard == shelved.standard && holds_all(name, owner.words);
                     });
}

bool fits_edition(const Shelved& shelved, const model::ChainLink& origin) {
  return !origin.work || origin.work->edition == 0 || shelved.edition == 0 ||
         origin.work->edition == shelved.edition;
}

void Shelf::put(Shelved shelved) {
  const auto number = static_cast<std::uint32_t>(shelved_.size());
  firsts_.clear();
  by_series_[shelved.series].push_back(number);
  if (!shelved.standard.empty()) by_standard_[shelved.standard].push_back(number);
  shelved_.push_back(std::move(shelved));
}

std::vector<std::uint32_t> Shelf::of(const model::ChainLink& origin) const {
  Numbers out;
  const std::string name = store::fold_words(origin.name);
  add_named(name, out);
  add_named(store::fold_words(origin.organisation), out);
  if (origin.work) add_named(store::fold_words(origin.work->title), out);
  for (const StandardOwner& owner : standard_owners()) {
    const auto of_standard = by_standard_.find(std::string(owner.standard));
    if (of_standard == by_standard_.end() || !holds_all(name, owner.words)) continue;
    out.insert(out.end(), of_standard->second.begin(), of_standard->second.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool Shelf::holds_edition(const Shelved& found, const verify::Sought& sought) const {
  const auto any = [&](const Numbers& numbers) {
    return std::any_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) {
      return is_edition_of(shelved_[number], found, sought);
    });
  };
  if (const auto series = by_series_.find(found.series); series != by_series_.end()) {
    if (any(series->second)) return true;
  }
  return std::any_of(shelved_.begin(), shelved_.end(),
                     [&](const Shelved& shelved) { return is_edition_of(shelved, found, sought); });
}

void Shelf::enter_words() const {
  std::vector<std::uint32_t> buckets;  // of all words, one document after the other
  std::vector<std::size_t> ends;       // of each document among them
  ends.reserve(shelved_.size());
  firsts_.assign(kBuckets + 1, 0);
  for (const Shelved& shelved : shelved_) {
    each_word_of(shelved.names, [&](std::string_view word) {
      buckets.push_back(bucket_of(word));
      ++firsts_[buckets.back() + 1];
    });
    ends.push_back(buckets.size());
  }
  std::partial_sum(firsts_.begin(), firsts_.end(), firsts_.begin());
  std::vector<std::uint32_t> next(firsts_.begin(), firsts_.end() - 1);
  by_word_.resize(buckets.size());
  std::size_t at = 0;
  for (std::uint32_t number = 0; number < ends.size(); ++number) {
    for (; at < ends[number]; ++at) by_word_[next[buckets[at]]++] = number;
  }
}

std::span<const std::uint32_t> Shelf::holders(std::string_view word) const {
  if (firsts_.empty()) enter_words();
  const std::uint32_t bucket = bucket_of(word);
  return std::span(by_word_).subspan(firsts_[bucket], firsts_[bucket + 1] - firsts_[bucket]);
}

// Those whose names hold the words of `folded` side by side: among those with its rarest word.
void Shelf::add_named(const std::string& folded, Numbers& out) const {
  std::optional<std::span<const std::uint32_t>> fewest;
  for (const std::string_view word : split(folded)) {
    const auto having = holders(word);
    if (having.empty()) return;
    if (!fewest || having.size() < fewest->size()) fewest = having;
  }
  if (!fewest) return;
  for (const std::uint32_t number : *fewest) {
    if (holds_words(shelved_[number].names, folded)) out.push_back(number);
  }
}

}  // namespace plumbline::app
