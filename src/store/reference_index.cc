// SPDX-License-Identifier: Apache-2.0

#include "store/reference_index.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "db/connection.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

// So many of a quotation's rarest words are followed. Common ones tell apart what rare ones leave
// equal: reports repeat whole sentences from year to year.
constexpr std::size_t kMostWords = 32;
constexpr std::size_t kMostDocuments = 20000;             // a word that stands in more says nothing
constexpr std::size_t kMostKept = std::size_t{4} << 20U;  // entries of lists in memory

// References by their number in the order of hashes; none if the word stands in too many.
using Holders = std::vector<std::uint32_t>;

struct Rare {
  const Holders* holders = nullptr;
  std::string_view word;
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
  State(db::Statement with_word, db::Statement with_hash)
      : holders_of(std::move(with_word)), text_of(std::move(with_hash)) {}

  Result<const Holders*> find(const std::string& word);
  Result<std::vector<Rare>> rarest(const std::vector<std::string>& words);
  void add(const Holders& holders);
  std::vector<ReferenceMatch> best(std::size_t limit);

  db::Statement holders_of;
  db::Statement text_of;
  std::vector<std::string> hashes;  // sorted
  std::unordered_map<std::int64_t, std::uint32_t> number_of;
  std::unordered_map<std::string, Holders> kept;
  std::size_t kept_entries = 0;
  std::vector<double> scores;  // all 0 between two calls
  std::vector<std::uint32_t> touched;
};

Result<const Holders*> ReferenceIndex::State::find(const std::string& word) {
  const auto [entry, fresh] = kept.try_emplace(word);
  Holders& found = entry->second;
  if (!fresh) return &found;
  const std::string expression = "\"" + word + "\"";
  holders_of.bind(1, expression).bind(2, static_cast<std::int64_t>(kMostDocuments + 1));
  while (true) {
    PL_TRY(const bool row, holders_of.step());
    if (!row) break;
    if (const auto number = number_of.find(holders_of.integer(0)); number != number_of.end()) {
      found.push_back(number->second);
    }
  }
  if (found.size() > kMostDocuments) Holders().swap(found);
  kept_entries += found.size();
  return &found;
}

Result<std::vector<Rare>> ReferenceIndex::State::rarest(const std::vector<std::string>& words) {
  std::vector<Rare> rare;
  for (const std::string& word : words) {
    PL_TRY(const Holders* holders, find(word));
    if (!holders->empty()) rare.push_back({holders, word});
  }
  std::sort(rare.begin(), rare.end(), [](const Rare& a, const Rare& b) {
    const std::size_t ours = a.holders->size();
    const std::size_t theirs = b.holders->size();
    return ours != theirs ? ours < theirs : a.word < b.word;
  });
  if (rare.size() > kMostWords) rare.resize(kMostWords);
  return rare;
}

void ReferenceIndex::State::add(const Holders& holders) {
  const double weight =
      std::log(1.0 + static_cast<double>(hashes.size() + 1) / static_cast<double>(holders.size()));
  for (const std::uint32_t reference : holders) {
    if (scores[reference] == 0) touched.push_back(reference);
    scores[reference] += weight;
  }
}

std::vector<ReferenceMatch> ReferenceIndex::State::best(std::size_t limit) {
  const std::size_t count = std::min(limit, touched.size());
  std::partial_sort(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(count),
                    touched.end(), [this](std::uint32_t a, std::uint32_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  std::vector<ReferenceMatch> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back({hashes[touched[i]], scores[touched[i]]});
  }
  for (const std::uint32_t reference : touched) scores[reference] = 0;
  touched.clear();
  return out;
}

ReferenceIndex::ReferenceIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReferenceIndex::ReferenceIndex(ReferenceIndex&&) noexcept = default;
ReferenceIndex::~ReferenceIndex() = default;

Result<ReferenceIndex> ReferenceIndex::open(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(db::Statement holders_of,
         connection.prepare(
             "SELECT rowid FROM reference_words WHERE reference_words MATCH ?1 LIMIT ?2"));
  PL_TRY(db::Statement text_of, connection.prepare("SELECT text FROM documents WHERE hash = ?1"));
  PL_TRY(db::Statement all,
         connection.prepare("SELECT r.document, d.hash FROM reference_documents r JOIN documents d "
                            "ON d.id = r.document ORDER BY d.hash"));
  auto state = std::make_unique<State>(std::move(holders_of), std::move(text_of));
  while (true) {
    PL_TRY(const bool row, all.step());
    if (!row) break;
    state->number_of.emplace(all.integer(0), static_cast<std::uint32_t>(state->hashes.size()));
    state->hashes.emplace_back(all.text(1));
  }
  state->scores.resize(state->hashes.size());
  return ReferenceIndex(std::move(state));
}

Result<std::vector<ReferenceMatch>> ReferenceIndex::match(std::string_view quotation,
                                                          std::size_t limit) const {
  if (state_->kept_entries > kMostKept) {
    state_->kept.clear();
    state_->kept_entries = 0;
  }
  const std::vector<std::string> words = distinct_words(quotation);
  PL_TRY(const std::vector<Rare> rare, state_->rarest(words));
  for (const Rare& each : rare) state_->add(*each.holders);
  return state_->best(limit);
}

Result<std::string> ReferenceIndex::text(const std::string& hash) const {
  PL_TRY(const bool there, state_->text_of.bind(1, hash).step());
  if (!there) return Error{ErrorCode::NotFound, "no reference document " + hash};
  std::string text(state_->text_of.text(0));
  state_->text_of.reset();
  return text;
}

}  // namespace plumbline::store
