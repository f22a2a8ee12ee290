// SPDX-License-Identifier: Apache-2.0

#include "store/reference_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "db/connection.h"
#include "store/seeds.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr int kListBits = 20;                // of the id of a list
constexpr std::size_t kMostPlaces = 40000;   // looked at; those of the rarest runs come first
constexpr std::uint32_t kGap = 8;            // blocks between runs of one place
constexpr std::uint32_t kLongest = 48;       // blocks of one place
constexpr std::uint32_t kWhole = 16U << 10;  // bytes; a shorter text is given as a whole
constexpr std::uint32_t kMostText = 1U << 20;
// Rare words, where runs are not enough.
constexpr std::size_t kFewRuns = 1;
constexpr std::size_t kMostWords = 32;
constexpr std::size_t kMostDocuments = 2000;  // a word that stands in more says nothing
constexpr double kByWords = 0.01;             // after what is found by runs

struct Placed {
  std::uint32_t first_block = 0;
  std::uint32_t blocks = 0;
  std::uint32_t number = 0;
};

// A run of the quotation in a block.
struct Hit {
  std::uint32_t block = 0;
  std::uint32_t run = 0;
};

struct Place {
  const Placed* of = nullptr;
  std::uint32_t begin = 0;  // blocks
  std::uint32_t end = 0;
  std::size_t runs = 0;
  double score = 0;
};

std::vector<std::string> distinct_words(std::string_view quotation) {
  std::vector<std::string> words;
  each_word(quotation, &words, [](void* to, std::string_view folded, std::size_t, std::size_t) {
    static_cast<std::vector<std::string>*>(to)->emplace_back(folded);
    return 0;
  });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

struct ReferenceIndex::State {
  State(db::Statement list, db::Statement with_word, db::Statement with_hash)
      : list_with(std::move(list)),
        holders_of(std::move(with_word)),
        text_of(std::move(with_hash)) {}

  Result<std::vector<std::uint32_t>> blocks_of_run(std::uint32_t key);
  Result<std::vector<Place>> places(std::string_view quotation);
  [[nodiscard]] std::vector<Place> gather(std::vector<Hit>& hits,
                                          const std::vector<double>& weights) const;
  Status add_by_words(std::string_view quotation, std::vector<Place>& places);
  [[nodiscard]] ReferenceMatch match_of(const Place& place) const;

  db::Statement list_with;
  db::Statement holders_of;
  db::Statement text_of;
  std::vector<std::pair<std::int64_t, int>> segments;  // id, bits
  std::vector<std::string> hashes;                     // sorted
  std::vector<Placed> placed;                          // by first block
  std::vector<Placed> whole;  // by number: what is told of a reference found by its words
  std::unordered_map<std::int64_t, std::uint32_t> number_of;
};

Result<std::vector<std::uint32_t>> ReferenceIndex::State::blocks_of_run(std::uint32_t key) {
  std::vector<std::uint32_t> blocks;
  for (const auto& [segment, bits] : segments) {
    const std::int64_t id = (segment << kListBits) + std::int64_t{list_of(key, bits)};
    PL_TRY(const bool there, list_with.bind(1, id).step());
    if (there) blocks_in(list_with.text(0), key, blocks);
    list_with.reset();
  }
  return blocks;
}

Result<std::vector<Place>> ReferenceIndex::State::places(std::string_view quotation) {
  std::vector<std::vector<std::uint32_t>> found;
  for (const std::uint32_t key : runs_of(quotation)) {
    PL_TRY(std::vector<std::uint32_t> blocks, blocks_of_run(key));
    if (!blocks.empty()) found.push_back(std::move(blocks));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const double all = placed.empty() ? 0 : placed.back().first_block + placed.back().blocks;
  std::vector<Hit> hits;
  std::vector<double> weights;
  for (const std::vector<std::uint32_t>& blocks : found) {
    if (!hits.empty() && hits.size() + blocks.size() > kMostPlaces) break;
    for (const std::uint32_t block : blocks) {
      hits.push_back({block, static_cast<std::uint32_t>(weights.size())});
    }
    weights.push_back(std::log(1.0 + all / static_cast<double>(blocks.size())));
  }
  return gather(hits, weights);
}

// Hits that lie near one another in one document become a place, in which each run counts once.
std::vector<Place> ReferenceIndex::State::gather(std::vector<Hit>& hits,
                                                 const std::vector<double>& weights) const {
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.block != b.block ? a.block < b.block : a.run < b.run;
  });
  std::vector<Place> places;
  std::vector<std::size_t> counted(weights.size(), std::numeric_limits<std::size_t>::max());
  auto document = placed.begin();
  for (const Hit& hit : hits) {
    while (document != placed.end() && document->first_block + document->blocks <= hit.block) {
      ++document;
    }
    if (document == placed.end()) break;
    if (hit.block < document->first_block) continue;  // of a text that is gone
    const bool near = !places.empty() && places.back().of == &*document &&
                      hit.block - places.back().end <= kGap &&
                      hit.block - places.back().begin <= kLongest;
    if (!near) places.push_back({&*document, hit.block, hit.block, 0, 0});
    Place& place = places.back();
    place.end = hit.block;
    if (counted[hit.run] == places.size()) continue;
    counted[hit.run] = places.size();
    ++place.runs;
    place.score += weights[hit.run];
  }
  return places;
}

// References by the rare words of the quotation; without a place in them.
Status ReferenceIndex::State::add_by_words(std::string_view quotation, std::vector<Place>& places) {
  std::vector<std::vector<std::uint32_t>> holders;
  for (const std::string& word : distinct_words(quotation)) {
    const std::string expression = "text : \"" + word + "\"";
    holders_of.bind(1, expression).bind(2, static_cast<std::int64_t>(kMostDocuments + 1));
    std::vector<std::uint32_t> numbers;
    while (true) {
      PL_TRY(const bool row, holders_of.step());
      if (!row) break;
      const auto number = number_of.find(holders_of.integer(0));
      if (number != number_of.end()) numbers.push_back(number->second);
    }
    if (!numbers.empty() && numbers.size() <= kMostDocuments) holders.push_back(std::move(numbers));
  }
  std::stable_sort(holders.begin(), holders.end(),
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  if (holders.size() > kMostWords) holders.resize(kMostWords);
  std::unordered_map<std::uint32_t, double> scores;
  for (const std::vector<std::uint32_t>& numbers : holders) {
    const double weight = std::log(1.0 + static_cast<double>(hashes.size() + 1) /
                                             static_cast<double>(numbers.size()));
    for (const std::uint32_t number : numbers) scores[number] += weight;
  }
  for (const Place& place : places) scores.erase(place.of->number);
  for (const auto& [number, score] : scores) {
    places.push_back({&whole[number], 0, 0, 0, score * kByWords});
  }
  return Done{};
}

ReferenceMatch ReferenceIndex::State::match_of(const Place& place) const {
  ReferenceMatch match{hashes[place.of->number], place.of->number, place.score, {}};
  if (place.runs > 0) {
    match.place = {(place.begin - place.of->first_block) * kBlockBytes,
                   (place.end + 1 - place.of->first_block) * kBlockBytes};
  }
  return match;
}

ReferenceIndex::ReferenceIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReferenceIndex::ReferenceIndex(ReferenceIndex&&) noexcept = default;
ReferenceIndex::~ReferenceIndex() = default;

Result<ReferenceIndex> ReferenceIndex::open(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(db::Statement list_with, connection.prepare("SELECT seeds FROM seed_lists WHERE id = ?1"));
  PL_TRY(db::Statement holders_of,
         connection.prepare("SELECT rowid FROM fulltext WHERE fulltext MATCH ?1 LIMIT ?2"));
  PL_TRY(db::Statement text_of,
         connection.prepare("SELECT CAST(text AS BLOB) FROM documents WHERE hash = ?1"));
  PL_TRY(db::Statement all,
         connection.prepare("SELECT r.document, d.hash, coalesce(r.first_block, -1), r.blocks FROM "
                            "reference_documents r JOIN documents d ON d.id = r.document ORDER BY "
                            "d.hash"));
  auto state =
      std::make_unique<State>(std::move(list_with), std::move(holders_of), std::move(text_of));
  while (true) {
    PL_TRY(const bool row, all.step());
    if (!row) break;
    const auto number = static_cast<std::uint32_t>(state->hashes.size());
    state->number_of.emplace(all.integer(0), number);
    state->hashes.emplace_back(all.text(1));
    state->whole.push_back({0, 0, number});
    if (all.integer(2) < 0) continue;
    state->placed.push_back({static_cast<std::uint32_t>(all.integer(2)),
                             static_cast<std::uint32_t>(all.integer(3)), number});
  }
  std::sort(state->placed.begin(), state->placed.end(),
            [](const Placed& a, const Placed& b) { return a.first_block < b.first_block; });
  PL_TRY(db::Statement segments,
         connection.prepare("SELECT id, bits FROM seed_segments ORDER BY id"));
  while (true) {
    PL_TRY(const bool row, segments.step());
    if (!row) break;
    state->segments.emplace_back(segments.integer(0), static_cast<int>(segments.integer(1)));
  }
  return ReferenceIndex(std::move(state));
}

Result<std::vector<ReferenceMatch>> ReferenceIndex::match(std::string_view quotation,
                                                          std::size_t limit,
                                                          const Kind& kind_of) const {
  PL_TRY(std::vector<Place> places, state_->places(quotation));
  const bool few = std::all_of(places.begin(), places.end(),
                               [](const Place& place) { return place.runs <= kFewRuns; });
  if (few) {
    if (Status added = state_->add_by_words(quotation, places); !added) {
      return std::move(added).error();
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.of->number != b.of->number ? a.of->number < b.of->number : a.begin < b.begin;
  });
  std::vector<ReferenceMatch> out;
  std::array<std::size_t, kKinds> counts{};
  for (const Place& place : places) {
    const std::size_t kind = kind_of ? std::min(kind_of(place.of->number), kKinds - 1) : 0;
    if (counts[kind]++ < limit) out.push_back(state_->match_of(place));
  }
  return out;
}

Result<Excerpt> ReferenceIndex::excerpt(const std::string& hash, const text::Span& place,
                                        std::uint32_t margin) const {
  PL_TRY(const bool there, state_->text_of.bind(1, hash).step());
  if (!there) return Error{ErrorCode::NotFound, "no reference document " + hash};
  const std::string_view text = state_->text_of.text(0);
  std::size_t begin = 0;
  std::size_t end = std::min<std::size_t>(text.size(), kMostText);
  if (text.size() > kWhole && !place.empty()) {
    begin = place.begin - std::min(place.begin, margin);
    end = std::min<std::size_t>(text.size(), std::size_t{place.end} + margin);
    begin = std::min(begin, end);
    while (begin > 0 && !is_utf8_border(text, begin)) --begin;
  }
  while (end < text.size() && !is_utf8_border(text, end)) --end;
  Excerpt excerpt{std::string(text.substr(begin, end - begin)), static_cast<std::uint32_t>(begin)};
  state_->text_of.reset();
  return excerpt;
}

}  // namespace plumbline::store
