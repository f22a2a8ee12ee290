// SPDX-License-Identifier: Apache-2.0

#include "store/reference_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "base/utf8.h"
#include "db/connection.h"
#include "store/seeds.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

constexpr int kIndexListBits = 20;           // of the id of a list
constexpr std::size_t kMostHits = 12000;     // looked at; those of the rarest runs come first
constexpr std::uint32_t kWhole = 16U << 10;  // bytes; a shorter text is given as a whole
constexpr std::uint32_t kMostText = 1U << 20;
// Rare words, where runs are not enough.
constexpr std::size_t kFewRuns = 1;
constexpr std::size_t kMostWordHits = 6000;
constexpr double kByWords = 0.01;    // after what is found by runs
constexpr double kBesideRuns = 0.5;  // of a run as rare, where runs leave open which place it is

constexpr double kAsGood = 0.9;  // of the best

// How far apart the hits of one place may lie, and from its first to its last, in blocks.
struct Reach {
  std::uint32_t gap = 0;
  std::uint32_t longest = 0;
};
constexpr Reach kRunReach{8, 48};
// A word is told once a stretch, so it may stand a whole stretch away from its neighbours.
constexpr Reach kWordReach{kStretchBlocks, 2 * kStretchBlocks};

struct PlacedReference {
  std::uint32_t first_block = 0;
  std::uint32_t blocks = 0;
  std::uint32_t number = 0;
};

struct Segment {
  std::int64_t id = 0;
  int bits = 0;
  std::uint32_t base = 0;
};

struct Place {
  const PlacedReference* of = nullptr;
  std::uint32_t begin = 0;  // blocks
  std::uint32_t end = 0;
  std::size_t runs = 0;
  double score = 0;
  bool by_words = false;
};

}  // namespace

struct ReferenceIndex::State {
  State(db::Snapshot begun, db::Statement list, db::Statement with_hash)
      : snapshot(std::move(begun)), list_with(std::move(list)), text_of(std::move(with_hash)) {}

  Result<std::vector<std::uint32_t>> blocks_of_key(std::uint32_t key);
  Result<std::vector<Place>> places_of(const std::vector<std::uint32_t>& keys, std::size_t most,
                                       const Reach& reach);
  [[nodiscard]] std::vector<Place> gather(std::vector<std::uint64_t>& hits,
                                          const std::vector<double>& weights,
                                          const Reach& reach) const;
  Status add_by_words(std::string_view quotation, std::vector<Place>& places);
  Status weigh_by_words(std::string_view quotation, std::vector<Place>& places);
  [[nodiscard]] ReferenceMatch match_of(const Place& place) const;

  db::Snapshot snapshot;  // first: statements end before it does
  db::Statement list_with;
  db::Statement text_of;
  std::vector<Segment> segments;
  std::vector<std::string> hashes;      // sorted
  std::vector<PlacedReference> placed;  // by first block
  std::vector<std::uint32_t> waiting;
};

// Where a run or a word stands; nowhere if it is a word that stands nearly everywhere.
Result<std::vector<std::uint32_t>> ReferenceIndex::State::blocks_of_key(std::uint32_t key) {
  std::vector<std::uint32_t> blocks;
  for (const Segment& segment : segments) {
    const std::int64_t id =
        (segment.id << kIndexListBits) + std::int64_t{list_of(key, segment.bits)};
    PL_TRY(const bool there, list_with.bind(1, id).step());
    const std::size_t before = blocks.size();
    const bool read = !there || blocks_in(list_with.text(0), segment.bits, key, blocks);
    list_with.reset();
    if (!read) return Error{ErrorCode::Malformed, "a list of seeds is malformed"};
    for (std::size_t i = before; i < blocks.size(); ++i) {
      if (blocks[i] != kTooMany) blocks[i] += segment.base;
    }
    const bool common = !blocks.empty() && blocks.back() == kTooMany;
    if (is_word(key) && (common || blocks.size() > kMostOfWord))
      return std::vector<std::uint32_t>();
  }
  return blocks;
}

// The places of the rarest keys, as many as there is time to look at.
Result<std::vector<Place>> ReferenceIndex::State::places_of(const std::vector<std::uint32_t>& keys,
                                                            std::size_t most, const Reach& reach) {
  std::vector<std::vector<std::uint32_t>> found;
  for (const std::uint32_t key : keys) {
    PL_TRY(std::vector<std::uint32_t> blocks, blocks_of_key(key));
    if (!blocks.empty()) found.push_back(std::move(blocks));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const double all = placed.empty() ? 0 : placed.back().first_block + placed.back().blocks;
  std::vector<std::uint64_t> hits;  // block, number of the key
  std::vector<double> weights;
  for (const std::vector<std::uint32_t>& blocks : found) {
    if (!hits.empty() && hits.size() + blocks.size() > most) break;
    for (const std::uint32_t block : blocks) {
      hits.push_back(std::uint64_t{block} << 32U | weights.size());
    }
    weights.push_back(std::log(1.0 + all / static_cast<double>(blocks.size())));
  }
  return gather(hits, weights, reach);
}

// Hits that lie near one another in one document become a place, in which each key counts once.
std::vector<Place> ReferenceIndex::State::gather(std::vector<std::uint64_t>& hits,
                                                 const std::vector<double>& weights,
                                                 const Reach& reach) const {
  sort_wholes(hits);
  std::vector<Place> places;
  std::vector<std::size_t> counted(weights.size(), std::numeric_limits<std::size_t>::max());
  auto document = placed.begin();
  const auto ends_before = [](const PlacedReference& at, std::uint32_t block) {
    return at.first_block + at.blocks <= block;
  };
  for (const std::uint64_t hit : hits) {
    const auto block = static_cast<std::uint32_t>(hit >> 32U);
    const auto key = static_cast<std::uint32_t>(hit);
    if (document != placed.end() && ends_before(*document, block)) {
      document = std::lower_bound(document, placed.end(), block, ends_before);
    }
    if (document == placed.end()) break;
    if (block < document->first_block) continue;  // of a text that is gone
    const bool near = !places.empty() && places.back().of == &*document &&
                      block - places.back().end <= reach.gap &&
                      block - places.back().begin <= reach.longest;
    if (!near) places.push_back({&*document, block, block, 0, 0, false});
    Place& place = places.back();
    place.end = block;
    if (counted[key] == places.size()) continue;
    counted[key] = places.size();
    ++place.runs;
    place.score += weights[key];
  }
  return places;
}

// Places by the rare words of the quotation, in references that are not found already.
Status ReferenceIndex::State::add_by_words(std::string_view quotation, std::vector<Place>& places) {
  PL_TRY(std::vector<Place> more, places_of(words_of(quotation), kMostWordHits, kWordReach));
  std::vector<std::uint32_t> known;
  for (const Place& place : places) known.push_back(place.of->number);
  std::sort(known.begin(), known.end());
  for (Place& place : more) {
    if (std::binary_search(known.begin(), known.end(), place.of->number)) continue;
    place.score *= kByWords;
    place.by_words = true;
    places.push_back(place);
  }
  return Done{};
}

// Sentences that are printed again and again with other numbers in them share all runs that happen
// to be in the sample. Then rare words beside the runs tell one place from another.
Status ReferenceIndex::State::weigh_by_words(std::string_view quotation,
                                             std::vector<Place>& places) {
  PL_TRY(const std::vector<Place> words, places_of(words_of(quotation), kMostWordHits, kWordReach));
  for (Place& place : places) {
    // Both are in the order of their blocks.
    auto word =
        std::lower_bound(words.begin(), words.end(), place.of->first_block,
                         [](const Place& each, std::uint32_t block) { return each.end < block; });
    double most = 0;
    for (; word != words.end() && word->of == place.of; ++word) {
      const bool near =
          word->begin <= place.end + kWordReach.gap && place.begin <= word->end + kWordReach.gap;
      if (near) most = std::max(most, word->score);
    }
    place.score += kBesideRuns * most;
  }
  return Done{};
}

ReferenceMatch ReferenceIndex::State::match_of(const Place& place) const {
  return {hashes[place.of->number],
          place.of->number,
          place.score,
          {(place.begin - place.of->first_block) * kBlockBytes,
           (place.end + 1 - place.of->first_block) * kBlockBytes},
          place.by_words};
}

ReferenceIndex::ReferenceIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReferenceIndex::ReferenceIndex(ReferenceIndex&&) noexcept = default;
ReferenceIndex::~ReferenceIndex() = default;

Result<std::int64_t> count_seedless(const Workspace& workspace) {
  return workspace.connection().number(
      "SELECT count(*) FROM reference_documents WHERE first_block IS NULL", 0);
}

Status index_seeds(const std::string& folder) {
  PL_TRY([[maybe_unused]] const Writer writer, Writer::open(folder));
  return Done{};
}

Result<ReferenceIndex> ReferenceIndex::open(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(db::Snapshot snapshot, db::Snapshot::begin(connection));
  PL_TRY(db::Statement list_with, connection.prepare("SELECT seeds FROM seed_lists WHERE id = ?1"));
  PL_TRY(db::Statement text_of,
         connection.prepare("SELECT CAST(text AS BLOB) FROM documents WHERE hash = ?1"));
  PL_TRY(db::Statement all,
         connection.prepare("SELECT d.hash, coalesce(r.first_block, -1), r.blocks FROM "
                            "reference_documents r JOIN documents d ON d.id = r.document ORDER BY "
                            "d.hash"));
  auto state =
      std::make_unique<State>(std::move(snapshot), std::move(list_with), std::move(text_of));
  while (true) {
    PL_TRY(const bool row, all.step());
    if (!row) break;
    const auto number = static_cast<std::uint32_t>(state->hashes.size());
    state->hashes.emplace_back(all.text(0));
    if (all.integer(1) < 0) {
      state->waiting.push_back(number);
      continue;
    }
    state->placed.push_back({static_cast<std::uint32_t>(all.integer(1)),
                             static_cast<std::uint32_t>(all.integer(2)), number});
  }
  std::sort(state->placed.begin(), state->placed.end(),
            [](const PlacedReference& a, const PlacedReference& b) {
              return a.first_block < b.first_block;
            });
  PL_TRY(db::Statement segments,
         connection.prepare("SELECT id, bits, base FROM seed_segments ORDER BY id"));
  while (true) {
    PL_TRY(const bool row, segments.step());
    if (!row) break;
    state->segments.push_back({segments.integer(0), static_cast<int>(segments.integer(1)),
                               static_cast<std::uint32_t>(segments.integer(2))});
  }
  return ReferenceIndex(std::move(state));
}

const std::vector<std::uint32_t>& ReferenceIndex::waiting() const {
  return state_->waiting;
}

namespace {

bool is_better(const Place* a, const Place* b) {
  if (a->score != b->score) return a->score > b->score;
  return a->of->number != b->of->number ? a->of->number < b->of->number : a->begin < b->begin;
}

// So many of each kind, best first. Of thousands of places only these are put in order.
std::vector<const Place*> best_of(const std::vector<Place>& places, std::size_t limit,
                                  const ReferenceIndex::Kind& kind_of) {
  constexpr std::size_t kKinds = ReferenceIndex::kKinds;
  std::array<std::vector<const Place*>, kKinds> kinds;
  for (const Place& place : places) {
    const std::size_t kind = kind_of ? std::min(kind_of(place.of->number), kKinds - 1) : 0;
    kinds[kind].push_back(&place);
  }
  std::vector<const Place*> out;
  for (auto& kind : kinds) {
    const auto end = kind.begin() + static_cast<std::ptrdiff_t>(std::min(limit, kind.size()));
    std::partial_sort(kind.begin(), end, kind.end(), is_better);
    out.insert(out.end(), kind.begin(), end);
  }
  std::sort(out.begin(), out.end(), is_better);
  return out;
}

// Whether more places are as good as the best than will be looked at.
bool is_level(const std::vector<Place>& places, std::size_t limit) {
  double best = 0;
  for (const Place& place : places) best = std::max(best, place.score);
  const auto as_good = std::count_if(places.begin(), places.end(), [&](const Place& place) {
    return place.score >= kAsGood * best;
  });
  return static_cast<std::size_t>(as_good) > limit;
}

}  // namespace

Result<std::vector<ReferenceMatch>> ReferenceIndex::match(std::string_view quotation,
                                                          std::size_t limit,
                                                          const Kind& kind_of) const {
  PL_TRY(std::vector<Place> places, state_->places_of(runs_of(quotation), kMostHits, kRunReach));
  const bool few = std::all_of(places.begin(), places.end(),
                               [](const Place& place) { return place.runs <= kFewRuns; });
  if (few) {
    if (Status added = state_->add_by_words(quotation, places); !added) {
      return std::move(added).error();
    }
  } else if (is_level(places, limit)) {
    if (Status weighed = state_->weigh_by_words(quotation, places); !weighed) {
      return std::move(weighed).error();
    }
  }
  std::vector<ReferenceMatch> out;
  for (const Place* place : best_of(places, limit, kind_of)) {
    out.push_back(state_->match_of(*place));
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
