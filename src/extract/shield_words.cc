// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "extract/shield_words_internal.h"
#include "text/token.h"

namespace plumbline::extract {
namespace {

constexpr std::array<std::string_view, 21> kShieldWordKinds = {
    "victim", "child-victim", "trafficking", "sale",   "deed",   "context",      "ordeal",
    "escape", "accused",      "charged",     "gang",   "office", "no-office",    "kin",
    "young",  "adult",        "speech",      "naming", "alias",  "organisation", "adjectival"};

constexpr std::uint32_t bit(ShieldWord kind) {
  return 1U << static_cast<unsigned>(kind);
}

// What stands between marks of `between`, one after the other.
template <class Each>
void each_part(std::string_view all, char between, const Each& each) {
  for (std::size_t at = 0; at <= all.size();) {
    const std::size_t end = std::min(all.find(between, at), all.size());
    each(all.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace

const ShieldWords& ShieldWords::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, ShieldWords, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  ShieldWords& words = made[std::string(refdata.version())];
  words.add_list(refdata);
  words.add_offices(refdata);
  words.add_names(refdata);
  words.fill_sieve();
  return words;
}

void ShieldWords::add_list(const refdata::RefData& refdata) {
  const refdata::TableView table = refdata.table_view("wordlists/shield");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto* const kind =
        std::find(kShieldWordKinds.begin(), kShieldWordKinds.end(), table.cell(row, 1));
    if (kind == kShieldWordKinds.end()) continue;
    each_part(table.cell(row, 0), '|', [&](std::string_view word) {
      kinds_[text::key_of(word)] |= 1U << (kind - kShieldWordKinds.begin());
    });
  }
}

void ShieldWords::add_offices(const refdata::RefData& refdata) {
  const refdata::TableView titles = refdata.table_view("wordlists/titles");
  for (std::size_t row = 0; row < titles.rows(); ++row) {
    const std::string_view kind = titles.cell(row, 1);
    const std::string_view word = titles.cell(row, 0);
    if (kind == "honorific" || kind == "case" || word.find(' ') != std::string_view::npos) continue;
    std::uint32_t& kinds = kinds_[text::key_of(word)];
    if ((kinds & bit(ShieldWord::NoOffice)) == 0) kinds |= bit(ShieldWord::Office);
  }
  const refdata::TableView heads = refdata.table_view("wordlists/organisation_heads");
  for (std::size_t row = 0; row < heads.rows(); ++row) {
    kinds_[text::key_of(heads.cell(row, 0))] |= bit(ShieldWord::Organisation);
  }
}

void ShieldWords::add_names(const refdata::RefData& refdata) {
  const refdata::TableView alike = refdata.table_view("wordlists/given_names_alike");
  for (std::size_t row = 0; row < alike.rows(); ++row) {
    each_part(alike.cell(row, 0), '|',
              [&](std::string_view name) { alike_[text::fold_loose(name)].push_back(row); });
  }
}

void ShieldWords::fill_sieve() {
  for (const auto& [word, kinds] : kinds_) {
    sieve_[word % kSieve / 64] |= std::uint64_t{1} << (word % 64);
  }
}

bool ShieldWords::tells(std::uint64_t word) const {
  constexpr std::uint32_t kTelling = bit(ShieldWord::Victim) | bit(ShieldWord::ChildVictim) |
                                     bit(ShieldWord::Trafficking) | bit(ShieldWord::Sale) |
                                     bit(ShieldWord::Context) | bit(ShieldWord::Alias) |
                                     bit(ShieldWord::Ordeal) | bit(ShieldWord::Escape) |
                                     bit(ShieldWord::Young) | bit(ShieldWord::Deed);
  return (kinds(word) & kTelling) != 0;
}

bool ShieldWords::is_joined_victim(std::string_view word) const {
  std::vector<std::uint64_t> parts;
  each_part(word, '-', [&](std::string_view part) { parts.push_back(text::key_of(part)); });
  if (parts.size() < 2) return false;
  if (is(parts.back(), ShieldWord::Victim)) return true;
  if (!is(parts.front(), ShieldWord::Victim)) return false;
  return parts[1] == text::key_of("turned") || is(parts.back(), ShieldWord::Office);
}

bool ShieldWords::are_alike(const std::string& one, const std::string& other) const {
  const auto a = alike_.find(one);
  const auto b = alike_.find(other);
  if (a == alike_.end() || b == alike_.end()) return false;
  return std::any_of(a->second.begin(), a->second.end(), [&](std::size_t row) {
    return std::find(b->second.begin(), b->second.end(), row) != b->second.end();
  });
}

}  // namespace plumbline::extract
