// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "resolve/entity_names_internal.h"
#include "text/char_class.h"
#include "text/romanise.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

constexpr std::array<std::string_view, 6> kSuffixes = {"jr", "sr", "junior", "senior", "ii", "iii"};
constexpr std::array<std::string_view, 9> kPatronymics = {"ovich", "evich", "ovna", "evna", "oglu",
                                                          "ogly",  "qizi",  "kyzy", "ovych"};
constexpr std::array<std::string_view, 18> kNameParticles = {
    "de",  "la",  "dela", "del", "dos", "da", "do", "di",   "van",
    "von", "der", "den",  "bin", "ibn", "al", "el", "uulu", "kyzy"};
constexpr std::array<std::string_view, 12> kEnglishSmall = {
    "the", "of", "and", "for", "on", "in", "to", "with", "against", "affairs", "s", "republic"};
constexpr std::array<std::string_view, 16> kLocal = {
    "district", "county",  "city", "municipal",  "local",   "regional", "magistrate", "session",
    "crown",    "sheriff", "town", "provincial", "borough", "precinct", "squad",      "probation"};
constexpr std::uint32_t kTownPeople = 50'000;  // people; below, too many words are names of places
constexpr std::size_t kLongestAcronym = 8;
constexpr std::size_t kLongEnough = 5;      // that another spelling is no other name
constexpr std::size_t kMostNameWords = 10;  // of a person's name
constexpr std::size_t kNearLetters = 6;     // a word as long as this may have one other letter
constexpr std::size_t kFarLetters = 10;     // and as long as this, two

template <std::size_t N>
bool any_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> split_words(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) out.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

bool is_abjad(std::string_view printed) {
  for (std::size_t at = 0; at < printed.size();) {
    const text::Char c = text::char_at(printed, at);
    if ((c.point >= 0x0590 && c.point <= 0x06FF) || (c.point >= 0xFB50 && c.point <= 0xFEFF)) {
      return true;
    }
    at += std::max(c.size, 1U);
  }
  return false;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_latin(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Char c = text::char_at(text, at);
    const bool letter = text::is_letter(c.kind) || c.kind == text::CharClass::Ideograph;
    const bool latin = c.point <= 0x036F || (c.point >= 0x1E00 && c.point <= 0x1EFF);
    if (letter && !latin) return false;  // up to 0x036F with the marks
    at += std::max(c.size, 1U);
  }
  return true;
}

NameWord word_of(std::string latin, std::string_view printed) {
  NameWord out;
  out.sound = text::sound_of(latin);
  out.latin = std::move(latin);
  out.printed = text::fold(printed);
  out.abjad = is_abjad(printed);
  return out;
}

std::string without_vowels(std::string_view sound) {
  std::string out;
  for (const char c : sound) {
    if (std::string_view("aeiouyv").find(c) == std::string_view::npos) out += c;
  }
  return out;
}

// "Józef" and "Jozef" are one name, "Hùng" and "Hưng" are two.
bool differ_in_marks(const NameWord& one, const NameWord& other) {
  return one.printed != other.printed && !is_ascii(one.printed) && !is_ascii(other.printed) &&
         is_latin(one.printed) && is_latin(other.printed);
}

bool is_patronymic(std::string_view word) {
  return std::any_of(kPatronymics.begin(), kPatronymics.end(), [&](std::string_view end) {
    return word.size() > end.size() + 1 && word.ends_with(end);
  });
}

// Letters to change, add or drop, up to `most` + 1.
std::size_t letters_apart(std::string_view one, std::string_view other, std::size_t most) {
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

// "HASSAN Ali", "Hassan, Ali"; other scripts and Vietnamese have orders of their own.
static bool tells_order(std::string_view name, const std::vector<NameWord>& words) {
  if (name.find(',') != std::string_view::npos || !is_ascii(name)) return true;
  const std::vector<text::Token> tokens = text::tokenize(name);
  const auto capitals = std::count_if(tokens.begin(), tokens.end(), [](const text::Token& token) {
    return token.letters == text::LetterCase::Upper && token.span.size() > 2;
  });
  return capitals > 0 && static_cast<std::size_t>(capitals) < words.size();
}

std::size_t PersonName::full_words() const {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const NameWord& w) { return !w.initial(); }));
}

Bearer bearer_of(model::SourceKind kind) {
  switch (kind) {
    case model::SourceKind::Person: return Bearer::Person;
    case model::SourceKind::Outlet:
    case model::SourceKind::Organisation:
    case model::SourceKind::Government:
    case model::SourceKind::International:
    case model::SourceKind::Court: return Bearer::Body;
    case model::SourceKind::Survivor:
    case model::SourceKind::Press:
    case model::SourceKind::Group:
    case model::SourceKind::Document:
    case model::SourceKind::Unknown: break;
  }
  return Bearer::None;
}

WordMatch match_words(const NameWord& one, const NameWord& other) {
  if (one.latin == other.latin) {
    return differ_in_marks(one, other) ? WordMatch::Near : WordMatch::Same;
  }
  if (one.initial() || other.initial()) return WordMatch::Other;
  const bool written = is_ascii(one.printed) && is_ascii(other.printed);
  if (one.sound == other.sound) {
    // "Jennifer Li" is no other spelling of "Jennifer Lee" where nobody has transcribed anything.
    if (!written) return WordMatch::Sound;
    return std::min(one.latin.size(), other.latin.size()) >= kLongEnough ? WordMatch::Near
                                                                         : WordMatch::Other;
  }
  if (one.abjad != other.abjad) {  // with the article or without
    const std::string bones = without_vowels(one.sound);
    const std::string others = without_vowels(other.sound);
    const bool same = bones == others || bones == "l" + others || others == "l" + bones;
    return same && std::min(bones.size(), others.size()) >= 2 ? WordMatch::Sound : WordMatch::Other;
  }
  if (differ_in_gender(one.sound, other.sound)) return WordMatch::Other;
  const std::size_t shorter = std::min(one.latin.size(), other.latin.size());
  if (one.common || other.common) return WordMatch::Other;  // "immigration" is not "emigration"
  if (shorter < kNearLetters) return WordMatch::Other;
  const std::size_t most = shorter >= kFarLetters ? 2 : 1;
  return letters_apart(one.latin, other.latin, most) <= most ||
                 letters_apart(one.sound, other.sound, most) <= most
             ? WordMatch::Near
             : WordMatch::Other;
}

NameReader::NameReader(const refdata::RefData& refdata)
    : refdata_(refdata),
      titles_(refdata.wordlist("titles")),
      variants_(refdata.wordlist("body_words")),
      variant_rows_(refdata.table_view("wordlists/body_words")),
      heads_(refdata.wordlist("organisation_heads")) {}

// "Prosecutor General's Office" of no country is not Armenia's for being known as such, and "MIA"
// may be that of two states.
void NameReader::drop_guessed(BodyName& name) const {
  const bool placed = name.own_name || !name.countries.empty();
  if (name.acronym.empty() ? placed : name.agencies.size() < 2) return;
  std::erase_if(name.agencies, [&](std::uint32_t index) {
    return !refdata_.agencies()[index].country.empty() || !name.acronym.empty();
  });
}

PersonName NameReader::person(std::string_view name) const {
  PersonName out;
  const std::string_view bare = name.substr(0, std::min(name.find('('), name.size()));
  const std::vector<text::Token> tokens = text::tokenize(bare);
  const bool turkic = text::is_turkic(bare);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t at = 0; at < tokens.size();) {
    rows.clear();
    std::uint32_t size = titles_.match_at(tokens, at, rows);
    const std::string_view printed = text::slice(bare, tokens[at].span);
    if (size == 0 && printed.ends_with('.')) {  // "Dr." is one token, and in the list "Dr"
      size = titles_.lookup(printed.substr(0, printed.size() - 1)).empty() ? 0 : 1;
    }
    if (size > 0 && at + size < tokens.size()) {
      at += size;
      continue;
    }
    for (std::string& word :
         split_words(text::romanise(text::slice(bare, tokens[at].span), turkic))) {
      if (any_of(kSuffixes, word) && !out.words.empty()) {
        out.suffix = word.substr(0, 2);
      } else if (!any_of(kNameParticles, word)) {
        out.words.push_back(word_of(std::move(word), text::slice(bare, tokens[at].span)));
      }
    }
    ++at;
  }
  if (out.words.size() > kMostNameWords) out.words.resize(kMostNameWords);
  out.told_order = tells_order(bare, out.words);
  // "Sergei Ivanovich Volkov"; of "Aigul Nurlankyzy" it is all there is.
  for (std::size_t i = 1; i < out.words.size() && out.full_words() > 2;) {
    if (!is_patronymic(out.words[i].latin)) {
      ++i;
      continue;
    }
    out.patronymics.push_back(std::move(out.words[i]));
    out.words.erase(out.words.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return out;
}

bool NameReader::is_town(std::string_view printed) const {
  for (const std::uint32_t value : refdata_.place_names().lookup(printed)) {
    const refdata::NameValue name = refdata::name_value(value);
    const refdata::PlaceKind kind = refdata_.place(name.index).kind;
    const bool city = kind == refdata::PlaceKind::City || kind == refdata::PlaceKind::Capital;
    if (city && !name.common && refdata_.place(name.index).population >= kTownPeople) return true;
  }
  return false;
}

// Letters of the words of a body, from which acronyms are made.
struct Initials {
  std::string all;      // of every word
  std::string content;  // but small ones
  std::string pieces;   // also of the parts of "Anti-Slavery"
};

// "Focus on Labour Exploitation (FLEX)": takes FLEX out of the name.
std::string take_given_acronym(std::string_view& name) {
  if (!name.ends_with(')') || name.find('(') == std::string_view::npos) return {};
  const std::size_t open = name.rfind('(');
  std::string letters = acronym_in(name.substr(open + 1, name.size() - open - 2));
  if (letters.empty()) return letters;
  name = name.substr(0, open);
  while (name.ends_with(' ')) name.remove_suffix(1);
  return letters;
}

void NameReader::take_agencies(std::string_view name, std::string_view country,
                               BodyName& out) const {
  for (const std::uint32_t value : refdata_.agency_names().lookup(name)) {
    const refdata::NameValue known = refdata::name_value(value);
    if (known.acronym && out.acronym.empty()) continue;
    const refdata::Agency& agency = refdata_.agencies()[known.index];
    if (!country.empty() && !agency.country.empty() && agency.country != country) continue;
    out.agencies.push_back(known.index);
  }
  std::sort(out.agencies.begin(), out.agencies.end());
  out.agencies.erase(std::unique(out.agencies.begin(), out.agencies.end()), out.agencies.end());
}

void NameReader::take_word(std::string_view printed, BodyName& out, Initials& initials) const {
  const bool head = !heads_.lookup(printed).empty();
  const std::vector<std::string> words = split_words(text::romanise(printed));
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = words[i];
    initials.pieces += capital(word);
    if (i == 0) initials.all += capital(word);
    std::vector<std::uint32_t> rows = variants_.lookup(word);
    if (rows.empty() && word.size() > 3 && word.back() == 's') {
      word.pop_back();
      rows = variants_.lookup(word);
    }
    if (!rows.empty()) word = variant_rows_.cell(rows.front(), 1);
    out.foreign = out.foreign || (word.empty() && !any_of(kEnglishSmall, words[i]));
    if (word.empty()) continue;
    if (i == 0) initials.content += capital(word);
    const bool common = head || !rows.empty();
    out.own_name = out.own_name || !common;
    out.english = out.english || common;
    out.local = out.local || any_of(kLocal, word);
    out.words.push_back(word_of(std::move(word), printed));
    out.words.back().common = common;
    out.words.back().town = !common && words.size() == 1 && is_town(printed);
  }
}

BodyName NameReader::body(std::string_view name, std::string_view country) const {
  BodyName out;
  out.printed = name;
  out.latin = is_latin(name);
  out.foreign = !is_ascii(name);
  out.given_acronym = take_given_acronym(name);
  out.acronym = acronym_in(name);
  take_agencies(name, country, out);
  const std::vector<text::Token> tokens = text::tokenize(name);
  Initials initials;
  std::vector<std::uint32_t> values;
  for (std::uint32_t at = 0; at < tokens.size();) {
    values.clear();
    const std::uint32_t size = refdata_.country_names().match_at(tokens, at, values);
    if (size == 0 || size == tokens.size()) {
      take_word(text::slice(name, tokens[at].span), out, initials);
      ++at;
      continue;
    }
    const std::uint32_t index = refdata::name_value(values.front()).index;
    insert(out.countries, std::string(refdata_.countries()[index].alpha3));
    for (const std::uint32_t end = at + size; at < end; ++at) {
      for (const std::string& word :
           split_words(text::romanise(text::slice(name, tokens[at].span)))) {
        for (std::string* letters : {&initials.all, &initials.content, &initials.pieces}) {
          *letters += capital(word);
        }
      }
    }
  }
  if (country.empty()) drop_guessed(out);
  std::sort(out.countries.begin(), out.countries.end());
  std::sort(out.words.begin(), out.words.end(),
            [](const NameWord& one, const NameWord& other) { return one.sound < other.sound; });
  for (std::string* letters : {&initials.all, &initials.content, &initials.pieces}) {
    if (letters->size() >= 2 && out.acronym.empty()) insert(out.initials, std::move(*letters));
  }
  return out;
}

ReadForm NameReader::read(const NameForm& form) const {
  ReadForm out;
  out.bearer = bearer_of(form.kind);
  out.kind = form.kind;
  out.country = form.country;
  out.country_of_document = form.country_of_document;
  out.only_in = form.only_in;
  if (out.bearer == Bearer::Person) {
    out.person = person(form.name);
    out.has_organisation = !form.organisation.empty();
    if (out.has_organisation) out.organisation = body(form.organisation, form.country);
    for (const std::string& office : form.offices) out.offices.push_back(text::fold_loose(office));
  } else if (out.bearer == Bearer::Body) {
    out.body = body(form.name, form.country);
    // "NGOs" names nobody.
    const bool nameless = out.body.words.empty() && out.body.acronym.empty();
    if (nameless && out.body.countries.empty()) out.bearer = Bearer::None;
  }
  return out;
}

bool NameReader::alike(const NameWord& one, const NameWord& other) const {
  if (given_.empty()) {
    const refdata::TableView rows = refdata_.table_view("wordlists/given_names_alike");
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      std::string names(rows.cell(row, 0));
      std::replace(names.begin(), names.end(), '|', ' ');
      for (const std::string& name : split_words(names)) given_.emplace(text::sound_of(name), row);
    }
  }
  const auto [first, last] = given_.equal_range(one.sound);
  const auto [begin, end] = given_.equal_range(other.sound);
  return std::any_of(first, last, [&, from = begin, to = end](const auto& group) {
    return std::any_of(from, to, [&](const auto& each) { return each.second == group.second; });
  });
}

}  // namespace plumbline::resolve
