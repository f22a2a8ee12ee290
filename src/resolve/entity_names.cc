// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "resolve/entity_names_internal.h"
#include "text/romanise.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

constexpr std::array<std::string_view, 6> kSuffixes = {"jr", "sr", "junior", "senior", "ii", "iii"};
constexpr std::array<std::string_view, 9> kPatronymics = {"ovich", "evich", "ovna", "evna", "oglu",
                                                          "ogly",  "qizi",  "kyzy", "ovych"};
constexpr std::size_t kLongestAcronym = 8;
constexpr std::size_t kNearLetters = 6;  // a word as long as this may have one other letter
constexpr std::size_t kFarLetters = 10;  // and as long as this, two

template <std::size_t N>
bool any_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) out.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

NameWord word_of(std::string latin) {
  std::string sound = text::sound_of(latin);
  return {std::move(latin), std::move(sound)};
}

bool is_patronymic(std::string_view word) {
  return std::any_of(kPatronymics.begin(), kPatronymics.end(), [&](std::string_view end) {
    return word.size() > end.size() + 1 && word.ends_with(end);
  });
}

// Letters to change, add or drop, up to `most` + 1.
std::size_t distance(std::string_view one, std::string_view other, std::size_t most) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > most) return most + 1;
  std::vector<std::size_t> row(one.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= other.size(); ++j) {
    std::size_t corner = row[0];
    row[0] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
      const std::size_t changed = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
      corner = row[i];
      row[i] = std::min({changed, row[i] + 1, row[i - 1] + 1});
    }
  }
  return row[one.size()];
}

// "Ivanov" and "Ivanova", "Kowalski" and "Kowalska" are two people, "Mario" and "Maria" too.
bool differ_in_gender(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.starts_with(one) && other.size() == one.size() + 1) {
    return other.back() == 'a' || other.back() == 'o';
  }
  return one.size() == other.size() &&
         one.substr(0, one.size() - 1) == other.substr(0, one.size() - 1);
}

// "F.I.A." and "FIA", "ASTRA"; no ordinary word in capitals can be told from one, so short ones
// only.
std::string acronym_in(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '.') continue;
    if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) return {};
    out += c;
  }
  return out.size() >= 2 && out.size() <= kLongestAcronym ? out : std::string();
}

std::string capital(std::string_view word) {
  const char c = word.front();
  return {c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c};
}

void insert(std::vector<std::string>& into, std::string value) {
  if (std::find(into.begin(), into.end(), value) == into.end()) into.push_back(std::move(value));
}

}  // namespace

std::size_t PersonName::full_words() const {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const NameWord& w) { return !w.initial(); }));
}

Family family_of(model::SourceKind kind) {
  switch (kind) {
    case model::SourceKind::Person: return Family::Person;
    case model::SourceKind::Outlet:
    case model::SourceKind::Organisation:
    case model::SourceKind::Government:
    case model::SourceKind::International:
    case model::SourceKind::Court: return Family::Body;
    case model::SourceKind::Survivor:
    case model::SourceKind::Press:
    case model::SourceKind::Group:
    case model::SourceKind::Document:
    case model::SourceKind::Unknown: break;
  }
  return Family::None;
}

WordMatch match_words(const NameWord& one, const NameWord& other) {
  if (one.latin == other.latin) return WordMatch::Same;
  if (one.initial() || other.initial()) return WordMatch::Other;
  if (one.sound == other.sound) return WordMatch::Sound;
  if (differ_in_gender(one.sound, other.sound)) return WordMatch::Other;
  const std::size_t shorter = std::min(one.latin.size(), other.latin.size());
  if (shorter < kNearLetters) return WordMatch::Other;
  const std::size_t most = shorter >= kFarLetters ? 2 : 1;
  return distance(one.latin, other.latin, most) <= most ||
                 distance(one.sound, other.sound, most) <= most
             ? WordMatch::Near
             : WordMatch::Other;
}

NameReader::NameReader(const refdata::RefData& refdata)
    : refdata_(refdata),
      titles_(refdata.wordlist("titles")),
      variants_(refdata.wordlist("body_words")),
      variant_rows_(refdata.table_view("wordlists/body_words")),
      heads_(refdata.wordlist("organisation_heads")),
      given_(refdata.table_phrases("wordlists/given_names_alike")) {}

PersonName NameReader::person(std::string_view name) const {
  PersonName out;
  const std::string_view bare = name.substr(0, std::min(name.find('('), name.size()));
  const std::vector<text::Token> tokens = text::tokenize(bare);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t at = 0; at < tokens.size();) {
    rows.clear();
    const std::uint32_t size = titles_.match_at(tokens, at, rows);
    if (size > 0 && at + size < tokens.size()) {
      at += size;
      continue;
    }
    for (std::string& word : split(text::romanise(text::slice(bare, tokens[at].span)))) {
      if (any_of(kSuffixes, word) && !out.words.empty()) {
        out.suffix = word.substr(0, 2);
      } else if (is_patronymic(word) && !out.words.empty()) {
        out.patronymics.push_back(word_of(std::move(word)));
      } else {
        out.words.push_back(word_of(std::move(word)));
      }
    }
    ++at;
  }
  return out;
}

BodyName NameReader::body(std::string_view name, std::string_view country) const {
  BodyName out;
  out.printed = name;
  out.acronym = acronym_in(name);
  for (const std::uint32_t value : refdata_.agency_names().lookup(name)) {
    const refdata::NameValue known = refdata::name_value(value);
    if (known.acronym && out.acronym.empty()) continue;
    const refdata::Agency& agency = refdata_.agencies()[known.index];
    if (!country.empty() && !agency.country.empty() && agency.country != country) continue;
    out.agencies.push_back(known.index);
  }
  std::sort(out.agencies.begin(), out.agencies.end());
  out.agencies.erase(std::unique(out.agencies.begin(), out.agencies.end()), out.agencies.end());
  const std::vector<text::Token> tokens = text::tokenize(name);
  std::string all;
  std::string content;
  std::string pieces;
  std::vector<std::uint32_t> values;
  for (std::uint32_t at = 0; at < tokens.size();) {
    values.clear();
    const std::uint32_t size = refdata_.country_names().match_at(tokens, at, values);
    if (size > 0 && size < tokens.size()) {
      const std::uint32_t index = refdata::name_value(values.front()).index;
      insert(out.countries, std::string(refdata_.countries()[index].alpha3));
      for (std::uint32_t i = at; i < at + size; ++i) {
        for (const std::string& word : split(text::romanise(text::slice(name, tokens[i].span)))) {
          all += capital(word);
          content += capital(word);
          pieces += capital(word);
        }
      }
      at += size;
      continue;
    }
    const std::string_view printed = text::slice(name, tokens[at].span);
    const std::vector<std::uint32_t> head = heads_.lookup(printed);
    const std::vector<std::string> words = split(text::romanise(printed));
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string word = words[i];
      pieces += capital(word);
      if (i == 0) all += capital(word);
      std::vector<std::uint32_t> rows = variants_.lookup(word);
      if (rows.empty() && word.size() > 3 && word.back() == 's') {
        word.pop_back();
        rows = variants_.lookup(word);
      }
      if (!rows.empty()) word = variant_rows_.cell(rows.front(), 1);
      if (word.empty()) continue;
      if (i == 0) content += capital(word);
      if (head.empty() && rows.empty()) out.own_name = true;
      out.words.push_back(word_of(std::move(word)));
    }
    ++at;
  }
  std::sort(out.countries.begin(), out.countries.end());
  std::sort(out.words.begin(), out.words.end(),
            [](const NameWord& one, const NameWord& other) { return one.sound < other.sound; });
  for (std::string* initials : {&all, &content, &pieces}) {
    if (initials->size() >= 2 && out.acronym.empty()) insert(out.initials, std::move(*initials));
  }
  return out;
}

ReadForm NameReader::read(const NameForm& form) const {
  ReadForm out;
  out.family = family_of(form.kind);
  out.kind = form.kind;
  out.country = form.country;
  if (out.family == Family::Person) {
    out.person = person(form.name);
    out.has_organisation = !form.organisation.empty();
    if (out.has_organisation) out.organisation = body(form.organisation, form.country);
    for (const std::string& office : form.offices) out.offices.push_back(text::fold_loose(office));
  } else if (out.family == Family::Body) {
    out.body = body(form.name, form.country);
  }
  return out;
}

bool NameReader::alike(const NameWord& one, const NameWord& other) const {
  const std::vector<std::uint32_t> groups = given_.lookup(one.latin);
  if (groups.empty()) return false;
  const std::vector<std::uint32_t> others = given_.lookup(other.latin);
  return std::any_of(groups.begin(), groups.end(), [&](std::uint32_t group) {
    return std::find(others.begin(), others.end(), group) != others.end();
  });
}

}  // namespace plumbline::resolve
