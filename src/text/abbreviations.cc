// SPDX-License-Identifier: Apache-2.0

#include "text/abbreviations.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace plumbline::text {
namespace {

struct Row {
  std::string_view word;  // as printed: case counts, so that "may" and "sun" stay words
  Abbreviation kind;
};

using enum Abbreviation;

constexpr std::array kRows = {
    Row{"Mr", Title},
    Row{"Mrs", Title},
    Row{"Ms", Title},
    Row{"Mx", Title},
    Row{"Dr", Title},
    Row{"Prof", Title},
    Row{"Gen", Title},
    Row{"Col", Title},
    Row{"Maj", Title},
    Row{"Capt", Title},
    Row{"Cpt", Title},
    Row{"Lt", Title},
    Row{"Sgt", Title},
    Row{"Cpl", Title},
    Row{"Adm", Title},
    Row{"Cmdr", Title},
    Row{"Gov", Title},
    Row{"Sen", Title},
    Row{"Rep", Title},
    Row{"Reps", Title},
    Row{"Sens", Title},
    Row{"Rev", Title},
    Row{"Hon", Title},
    Row{"Pres", Title},
    Row{"Amb", Title},
    Row{"Supt", Title},
    Row{"Insp", Title},
    Row{"Det", Title},
    Row{"Atty", Title},
    Row{"Fr", Title},
    Row{"St", Title},
    Row{"Mt", Title},
    Row{"Ft", Title},
    Row{"Mme", Title},
    Row{"Mlle", Title},
    Row{"Lic", Title},
    Row{"Ing", Title},
    Row{"Abg", Title},
    Row{"Sra", Title},
    Row{"Dra", Title},
    Row{"Sr", MayEnd},
    Row{"Jr", MayEnd},
    Row{"Esq", MayEnd},
    Row{"Inc", MayEnd},
    Row{"Ltd", MayEnd},
    Row{"Co", MayEnd},
    Row{"Corp", MayEnd},
    Row{"Bros", MayEnd},
    Row{"Assn", MayEnd},
    Row{"Dept", MayEnd},
    Row{"Univ", MayEnd},
    Row{"Intl", MayEnd},
    Row{"Govt", MayEnd},
    Row{"Ave", MayEnd},
    Row{"Blvd", MayEnd},
    Row{"Rd", MayEnd},
    Row{"Calif", MayEnd},
    Row{"Fla", MayEnd},
    Row{"Ariz", MayEnd},
    Row{"Conn", MayEnd},
    Row{"Colo", MayEnd},
    Row{"Tex", MayEnd},
    Row{"Mich", MayEnd},
    Row{"Minn", MayEnd},
    Row{"Okla", MayEnd},
    Row{"Tenn", MayEnd},
    Row{"Wis", MayEnd},
    Row{"Nev", MayEnd},
    Row{"Ala", MayEnd},
    Row{"Va", MayEnd},
    Row{"Pa", MayEnd},
    Row{"Ga", MayEnd},
    Row{"Ky", MayEnd},
    Row{"Md", MayEnd},
    Row{"Neb", MayEnd},
    Row{"Kan", MayEnd},
    Row{"Jan", Month},
    Row{"Feb", Month},
    Row{"Mar", Month},
    Row{"Apr", Month},
    Row{"Jun", Month},
    Row{"Jul", Month},
    Row{"Aug", Month},
    Row{"Sep", Month},
    Row{"Sept", Month},
    Row{"Oct", Month},
    Row{"Nov", Month},
    Row{"Dec", Month},
    Row{"Mon", Month},
    Row{"Tue", Month},
    Row{"Tues", Month},
    Row{"Wed", Month},
    Row{"Thu", Month},
    Row{"Thurs", Month},
    Row{"Fri", Month},
    Row{"No", BeforeNumber},
    Row{"no", BeforeNumber},
    Row{"Nos", BeforeNumber},
    Row{"nos", BeforeNumber},
    Row{"NO", BeforeNumber},
    Row{"Art", BeforeNumber},
    Row{"art", BeforeNumber},
    Row{"Arts", BeforeNumber},
    Row{"arts", BeforeNumber},
    Row{"Sec", BeforeNumber},
    Row{"sec", BeforeNumber},
    Row{"Para", BeforeNumber},
    Row{"para", BeforeNumber},
    Row{"paras", BeforeNumber},
    Row{"Fig", BeforeNumber},
    Row{"fig", BeforeNumber},
    Row{"Figs", BeforeNumber},
    Row{"p", BeforeNumber},
    Row{"pp", BeforeNumber},
    Row{"Vol", BeforeNumber},
    Row{"vol", BeforeNumber},
    Row{"Ch", BeforeNumber},
    Row{"ch", BeforeNumber},
    Row{"Cap", BeforeNumber},
    Row{"ca", BeforeNumber},
    Row{"Stat", BeforeNumber},
    Row{"Reg", BeforeNumber},
    Row{"Rs", BeforeNumber},
    Row{"Tk", BeforeNumber},
    Row{"Rp", BeforeNumber},
    Row{"Ksh", BeforeNumber},
    Row{"KSh", BeforeNumber},
    Row{"al", MayEnd},
    Row{"approx", MayEnd},
    Row{"est", MayEnd},
    Row{"vs", MayEnd},
    Row{"cf", MayEnd},
    Row{"eds", MayEnd},
    Row{"incl", MayEnd},
    Row{"ibid", MayEnd},
    Row{"etc", OftenEnds},
    Row{"\u0433", MayEnd},
    Row{"\u0433\u0433", MayEnd},
    Row{"\u0443\u043B", MayEnd},
    Row{"\u0438\u043C", MayEnd},
    Row{"\u0442\u044B\u0441", MayEnd},
    Row{"\u043C\u043B\u043D", MayEnd},
    Row{"\u0440\u0443\u0431", MayEnd},
    Row{"\u0434\u0440", MayEnd},
    Row{"\u0441\u0442", MayEnd},
    Row{"\u0442", MayEnd},
};

constexpr std::array<std::string_view, 66> kStarters = {
    "the",       "a",       "an",    "this",  "that",     "these",    "those",     "it",
    "he",        "she",     "they",  "we",    "you",      "his",      "her",       "their",
    "its",       "our",     "in",    "on",    "at",       "by",       "for",       "from",
    "with",      "without", "as",    "after", "before",   "during",   "since",     "under",
    "while",     "when",    "where", "if",    "although", "though",   "because",   "but",
    "and",       "or",      "so",    "yet",   "however",  "moreover", "meanwhile", "nevertheless",
    "according", "there",   "here",  "some",  "many",     "most",     "several",   "all",
    "no",        "not",     "each",  "every", "both",     "what",     "who",       "how",
    "why",       "also",
};

constexpr std::array<std::string_view, 18> kSpeechVerbs = {
    "said",  "says",    "say",       "asked",     "asks",     "added",
    "told",  "wrote",   "replied",   "stated",    "noted",    "wondered",
    "cried", "shouted", "exclaimed", "explained", "insisted", "warned"};

template <std::size_t N>
constexpr auto sorted_keys(const std::array<std::string_view, N>& words) {
  std::array<std::uint64_t, N> keys{};
  for (std::size_t i = 0; i < N; ++i) keys[i] = fast_hash(words[i]);
  std::sort(keys.begin(), keys.end());
  return keys;
}

struct Slot {
  std::uint64_t key = 0;
  Abbreviation kind = None;
};
constexpr auto kTable = [] {
  std::array<Slot, kRows.size()> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = {fast_hash(kRows[i].word), kRows[i].kind};
  }
  std::sort(table.begin(), table.end(), [](const Slot& a, const Slot& b) { return a.key < b.key; });
  return table;
}();

constexpr auto kStarterKeys = sorted_keys(kStarters);
constexpr auto kSpeechKeys = sorted_keys(kSpeechVerbs);
constexpr std::size_t kLongest = 6;  // bytes of the longest row

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.empty() || word.size() > kLongest) return None;
  const std::uint64_t key = fast_hash(word);
  const auto* found =
      std::lower_bound(kTable.begin(), kTable.end(), key,
                       [](const Slot& slot, std::uint64_t wanted) { return slot.key < wanted; });
  return found != kTable.end() && found->key == key ? found->kind : None;
}

bool is_sentence_starter(std::uint64_t key) {
  return std::binary_search(kStarterKeys.begin(), kStarterKeys.end(), key);
}

bool is_speech_verb(std::uint64_t key) {
  return std::binary_search(kSpeechKeys.begin(), kSpeechKeys.end(), key);
}

}  // namespace plumbline::text
