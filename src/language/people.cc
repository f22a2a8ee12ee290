// SPDX-License-Identifier: Apache-2.0

#include "language/name_words_internal.h"
#include "language/people_internal.h"

namespace plumbline::language {
namespace {

// Endings that family names have in many languages and other capitalised words seldom.
constexpr std::array<std::string_view, 26> kFamilyEndings = {
    "ova",  "eva",  "yan",   "ian",   "yants", "shvili",  "adze",  "idze", "odze",
    "zade", "oglu", "enko",  "chuk",  "sky",   "ski",     "skaya", "vich", "vic",
    "ov",   "ev",   "nejad", "zadeh", "pour",  "opoulos", "escu",  "sson"};

bool has_family_ending(std::string_view word) {
  constexpr std::size_t kShortest = 5;
  if (word.size() < kShortest) return false;
  const char last = word.back();
  return std::any_of(kFamilyEndings.begin(), kFamilyEndings.end(), [&](std::string_view ending) {
    return ending.back() == last && word.ends_with(ending);
  });
}

constexpr auto kMen = word_set("mr"_w, "mr."_w, "sir"_w, "lord"_w, "king"_w, "prince"_w, "father"_w,
                               "spokesman"_w, "chairman"_w, "congressman"_w, "imam"_w, "sheikh"_w,
                               "pope"_w, "sultan"_w, "patriarch"_w);
constexpr auto kWomen =
    word_set("ms"_w, "ms."_w, "mrs"_w, "mrs."_w, "miss"_w, "madam"_w, "lady"_w, "queen"_w,
             "princess"_w, "dame"_w, "baroness"_w, "sister"_w, "spokeswoman"_w, "chairwoman"_w,
             "congresswoman"_w, "ombudswoman"_w);

bool is_initial(std::string_view word) {
  return word.size() == 2 && word[1] == '.';
}

}  // namespace

People::People(const Draft& draft)
    : draft_(draft),
      first_names_(draft.refdata.wordlist("first_names")),
      common_words_(draft.refdata.wordlist("common_words")),
      rows_(draft.refdata.table_view("wordlists/first_names")),
      gender_column_(rows_.column("gender").value_or(rows_.columns())) {}

bool People::is_first_name(std::uint32_t at) const {
  if (!draft_.is_capital(at)) return false;
  values_.clear();
  return first_names_.match_at(draft_.out.tokens, at, values_) == 1;
}

std::string_view People::first_name_gender(std::uint32_t at) const {
  if (!is_first_name(at) || values_.empty()) return {};
  return rows_.cell(values_.front(), gender_column_);
}

bool People::follows_title(std::uint32_t at) const {
  if (at == 0 || draft_.sentence(at).begin == at) return false;
  return kTitles.has(draft_.key(at - 1));
}

bool People::could_be_person(const TokenRange& run) const {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const std::string_view word = draft_.word(i);
    if (is_initial(word) || kNameParticles.has(draft_.key(i))) continue;
    if (!draft_.is_capital(i) || draft_.is_all_capitals(i)) return false;
    for (const char c : word) {
      if (c >= '0' && c <= '9') return false;
    }
  }
  return !run.empty();
}

bool People::looks_like_person(const TokenRange& run) const {
  constexpr std::uint32_t kMostParts = 5;
  if (run.empty() || run.size() > kMostParts || !could_be_person(run)) return false;
  if (run.size() == 1) {
    const std::string_view word = draft_.word(run.begin);
    return has_family_ending(word) && draft_.pos(run.begin) == Pos::ProperNoun;
  }
  if (is_first_name(run.begin)) return true;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (is_initial(draft_.word(i))) return true;
  }
  return has_family_ending(draft_.word(run.end - 1));
}

bool People::is_ordinary(const TokenRange& run) const {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    values_.clear();
    if (common_words_.match_at(draft_.out.tokens, i, values_) != 1) return false;
  }
  return !run.empty();
}

Gender People::gender_of(const TokenRange& run) const {
  for (std::uint32_t i = run.begin; i > draft_.sentence(run.begin).begin && i + 3 > run.begin;
       --i) {
    if (kMen.has(draft_.key(i - 1))) return Gender::Male;
    if (kWomen.has(draft_.key(i - 1))) return Gender::Female;
  }
  const std::string_view gender = first_name_gender(run.begin);
  if (gender == "M") return Gender::Male;
  if (gender == "F") return Gender::Female;
  if (run.empty()) return Gender::Unknown;
  const std::string_view last = draft_.word(run.end - 1);
  const bool slavic_female =
      last.ends_with("ova") || last.ends_with("eva") || last.ends_with("skaya");
  return slavic_female ? Gender::Female : Gender::Unknown;
}

}  // namespace plumbline::language
