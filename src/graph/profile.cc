// SPDX-License-Identifier: Apache-2.0

#include "graph/profile.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "graph/profile_line_internal.h"
#include "graph/profile_read_internal.h"
#include "text/phrase_table.h"
#include "text/token.h"

namespace plumbline::graph {
namespace {

constexpr int kFreshYears = 3;         // of which the newest is the newest that is told of
constexpr std::size_t kLongWords = 8;  // words that two do not write by chance

// Words of a passage without marks, case and blanks; of a short one also where it stands.
std::uint64_t words_hash(std::string_view exact, const std::string& document) {
  std::uint64_t hash = fast_hash("");
  std::size_t count = 0;
  for (const text::Token& token : text::tokenize(exact)) {
    if (token.kind != text::TokenKind::Word && token.kind != text::TokenKind::Number) continue;
    hash = fast_hash(text::fold(text::slice(exact, token.span)), hash);
    ++count;
  }
  return count < kLongWords ? fast_hash(document, hash) : hash;
}

// Whether the words are a list's row of this kind.
bool is_mute(std::string_view words, std::string_view kind, const refdata::RefData& refdata) {
  const std::vector<std::uint32_t> rows = refdata.wordlist("mute_names").lookup(words);
  const refdata::TableView table = refdata.table_view("wordlists/mute_names");
  return std::any_of(rows.begin(), rows.end(),
                     [&](std::uint32_t row) { return table.cell(row, 1) == kind; });
}

// "Labor Code", "Regulation of the Labor Law", "Worksite Number", "October": by the head of a name,
// what is no body and nobody, whatever was taken for its verb. People are called Law and May, and
// what publishes speaks, whatever it is called.
bool cannot_speak(const model::ChainLink& link, const std::string& publisher,
                  const refdata::RefData& refdata) {
  if (link.name == publisher) return false;
  const std::string folded = text::fold(link.name);
  const std::string_view name = folded;
  std::string_view phrase = name;  // "guide for the investigation of crimes": a guide
  for (const std::string_view joint : {" of ", " for ", " on ", " to "}) {
    phrase = phrase.substr(0, phrase.find(joint));
  }
  const std::string_view head = phrase.substr(phrase.rfind(' ') + 1);
  if (link.kind == model::SourceKind::Person) return head == "number";
  return is_mute(head, "head", refdata) ||
         is_mute(name.starts_with("the ") ? name.substr(4) : name, "alone", refdata);
}

bool speaks_for_itself(const model::ChainLink& link, const std::string& publisher,
                       const refdata::RefData& refdata) {
  const bool named =
      link.status == model::LinkStatus::Named || link.status == model::LinkStatus::Carried;
  return named && !link.name.empty() && !cannot_speak(link, publisher, refdata) &&
         link.kind != model::SourceKind::Survivor && link.kind != model::SourceKind::Group &&
         link.kind != model::SourceKind::Press;
}

// Whether all words of it are a name of a state.
bool is_bare_state(std::string_view words, const refdata::RefData& refdata) {
  const std::vector<text::Token> tokens = text::tokenize(words);
  const auto names = refdata.country_names().find_longest(tokens);
  return !names.empty() && names.front().tokens.size() == tokens.size();
}

// The house of a publisher: "US Department of State, Country Reports" and "U.S. Department of
// State" are one, and so is "World Factbook (2015 edition)". What stands behind a comma is the
// house's own only if a state is named before it: there are ministries of health in many. Of
// "Mexico, Ministry of Health" the state is not the house.
std::string house_of(const std::string& publisher, const refdata::RefData& refdata) {
  std::string name = publisher.substr(0, publisher.find(" ("));
  const std::string_view before = std::string_view(name).substr(0, name.find(", "));
  if (before.size() < name.size() && !is_bare_state(before, refdata) &&
      !refdata.country_names().find_longest(text::tokenize(before)).empty()) {
    name.resize(before.size());
  }
  std::erase(name, '.');
  return text::fold_loose(name);
}

// Who a claim comes from: the last of its chain who is named, else the publisher, else the
// document.
std::uint64_t origin_of(const model::Document& document, const model::Claim& claim,
                        const refdata::RefData& refdata) {
  const auto& links = claim.chain.links;
  if (links.size() > 1 && speaks_for_itself(links.back(), document.publisher, refdata)) {
    const model::ChainLink& last = links.back();
    const bool person = last.kind == model::SourceKind::Person && !last.organisation.empty();
    return fast_hash(text::fold_loose(person ? last.organisation : last.name));
  }
  const std::string& publisher = document.publisher;
  return fast_hash(publisher.empty() ? document.id.value : house_of(publisher, refdata));
}

std::size_t number_of(const std::string& claim) {
  std::size_t number = 0;
  if (claim.size() > 1) {
    std::from_chars(claim.data() + 1, claim.data() + claim.size(), number);
  }
  return number;
}

// The year that a claim tells of; 0: none. That of a law is when it was made, not when it holds;
// the number of a section, or the year of a convention, is no year of what happens today.
int year_of(const model::Claim& claim, int published) {
  constexpr int kLongAgo = 40;      // years before the document
  constexpr int kFirstYear = 1990;  // of an undated one
  if (claim.kind == model::ClaimKind::Law) return 0;
  const int year = claim.when.to.stated() ? claim.when.to.year : claim.when.from.year;
  return year < (published == 0 ? kFirstYear : published - kLongAgo) ? 0 : year;
}

// "2021 Findings": the last year that a title names; 0: none.
int title_year(std::string_view title) {
  int last = 0;
  for (const text::Token& token : text::tokenize(title)) {
    const std::string_view word = text::slice(title, token.span);
    int year = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), year);
    const bool whole = error == std::errc() && end == word.data() + word.size();
    if (whole && word.size() == 4 && year >= 1990 && year < 2100) last = std::max(last, year);
  }
  return last;
}

LaidClaim lay(const ClaimLines& reader, const refdata::RefData& refdata,
              const model::Document& document, const model::Claim& claim) {
  const model::Passage& first = claim.passages.front();
  LaidClaim out{{}, model::ProfilePassage(first), origin_of(document, claim, refdata)};
  model::ProfilePassage& passage = out.passage;
  passage.name = document.name;
  passage.title = document.title;
  passage.publisher = document.publisher;
  passage.published = to_iso(document.published);
  passage.claim = claim.id;
  if (first.span.end <= document.text.size()) {
    passage.exact = std::string(text::slice(document.text, first.span));
    passage.start = count_code_points(std::string_view(document.text).substr(0, first.span.begin));
    passage.end = passage.start + count_code_points(passage.exact);
  }
  passage.chain = model::describe(claim.chain);
  // "Cases", "the mandate": what cannot speak is no source.
  if (claim.chain.links.size() > 1 && claim.chain.links.back().kind != model::SourceKind::Unknown &&
      !cannot_speak(claim.chain.links.back(), document.publisher, refdata)) {
    passage.source = claim.chain.links.back().name;
    passage.source_named = speaks_for_itself(claim.chain.links.back(), document.publisher, refdata);
  }
  passage.modality = claim.modality;
  passage.denied = reader.is_denied(claim, passage.exact);
  passage.year = year_of(claim, document.published.year);
  // What is told of years to come is planned: it is known since the document. One without a date
  // that names a year in its title came out in the next at the latest.
  const int titled = title_year(document.title);
  const int published =
      document.published.stated() || titled == 0 ? document.published.year : titled + 1;
  if (published != 0 && passage.year > published) passage.year = 0;
  passage.year_told = passage.year != 0;
  if (!passage.year_told) passage.year = document.published.year;
  out.rank = {passage.denied,    passage.published,   passage.year,
              document.id.value, number_of(claim.id), words_hash(passage.exact, document.id.value)};
  return out;
}

// What a line is, and what is gathered on it.
struct Gathered {
  LineName name;
  ProfileLine line;
};

constexpr std::size_t kMostOfTie = 8;  // passages that a tie of two tellers leads to

// Who publishes claims and from whom they are, counted over all claims: of passages only the best
// are kept.
class Tellers {
 public:
  void take(const LaidClaim& claim) {
    const model::ProfilePassage& passage = claim.passage;
    const std::uint64_t document = fast_hash(claim.rank.document);
    publishers_[passage.publisher].take(document);
    if (passage.source.empty() || passage.source == passage.publisher) return;
    // "Government" at the beginning of a sentence is "the government" elsewhere.
    const std::string source = text::fold_loose(passage.source);
    Source& told = sources_[source];
    told.count.take(document);
    ++told.spellings[passage.source];
    told.named = told.named && passage.source_named && !names_nobody(passage.source);
    Tie& tie = ties_[{passage.publisher, source}];
    ++tie.claims;
    tie.kept.try_emplace(claim.rank, passage);
    if (tie.kept.size() > kMostOfTie) tie.kept.erase(std::prev(tie.kept.end()));
  }

  // Adds the passages that it leads to.
  void want(std::map<PassageRank, model::ProfilePassage>& wanted) const {
    for (const auto& [names, tie] : ties_) wanted.insert(tie.kept.begin(), tie.kept.end());
  }

  // `numbers`: of the passages.
  void put(model::CountryProfile& profile,
           const std::map<PassageRank, std::size_t>& numbers) const {
    std::map<std::string, std::size_t> publishers;
    for (const auto& [name, count] : publishers_) {
      publishers[name] = profile.publishers.size();
      profile.publishers.push_back({name, !name.empty(), count.documents.size(), count.claims});
    }
    std::map<std::string, std::size_t> sources;
    for (const auto& [key, source] : sources_) {
      sources[key] = profile.sources.size();
      profile.sources.push_back(
          {source.spelling(), source.named, source.count.documents.size(), source.count.claims});
    }
    for (const auto& [names, tie] : ties_) {
      std::vector<std::size_t> passages;
      for (const auto& [rank, passage] : tie.kept) passages.push_back(numbers.at(rank));
      profile.ties.push_back(
          {publishers.at(names.first), sources.at(names.second), tie.claims, std::move(passages)});
    }
  }

 private:
  struct Count {
    std::set<std::uint64_t> documents;
    std::size_t claims = 0;
    void take(std::uint64_t document) {
      documents.insert(document);
      ++claims;
    }
  };
  struct Source {
    Count count;
    std::map<std::string, std::size_t> spellings;
    bool named = true;
    // As most write it.
    [[nodiscard]] std::string spelling() const {
      return std::max_element(
                 spellings.begin(), spellings.end(),
                 [](const auto& one, const auto& other) { return one.second < other.second; })
          ->first;
    }
  };

  // "national committee": a name has a capital somewhere, in scripts that know them.
  static bool names_nobody(const std::string& name) {
    const bool small = name.front() >= 'a' && name.front() <= 'z';
    return small &&
           std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  std::map<std::string, Count> publishers_;
  std::map<std::string, Source> sources_;  // by folded name
  struct Tie {
    std::size_t claims = 0;
    std::map<PassageRank, model::ProfilePassage> kept;
  };
  std::map<std::pair<std::string, std::string>, Tie> ties_;
};

bool better(const model::ProfileSupport& one, const model::ProfileSupport& other) {
  if (one.origins != other.origins) return one.origins > other.origins;
  if (one.documents != other.documents) return one.documents > other.documents;
  return one.claims > other.claims;
}

}  // namespace

struct ProfileBuilder::State {
  State(std::string code, ProfileYears asked, const refdata::RefData& data)
      : country(std::move(code)), years(asked), refdata(data), reader(country, data) {}

  std::string country;
  ProfileYears years;
  const refdata::RefData& refdata;
  ClaimLines reader;
  std::map<std::string, Gathered> lines;
  Tellers tellers;
  std::set<std::string> documents;
  std::set<std::pair<std::uint64_t, std::uint64_t>> origins;
  std::map<PassageRank, model::ProfilePassage> wanted;
  std::size_t claims = 0;
  std::string oldest;
  std::string newest;
  int last_year = 0;     // of what documents with a date tell
  int last_undated = 0;  // of the others: a plan "to 2025" may be told of as of now
};

ProfileBuilder::ProfileBuilder(std::string country, ProfileYears years,
                               const refdata::RefData& refdata)
    : state_(std::make_unique<State>(std::move(country), years, refdata)) {}
ProfileBuilder::ProfileBuilder(ProfileBuilder&&) noexcept = default;
ProfileBuilder::~ProfileBuilder() = default;

void ProfileBuilder::add(const model::Document& document, const model::Claim& claim) {
  State& state = *state_;
  const std::vector<LineName> names = state.reader.lines_of(document, claim);
  const bool about =
      std::find(claim.about.begin(), claim.about.end(), state.country) != claim.about.end();
  if (names.empty() && !about) return;
  const LaidClaim laid = lay(state.reader, state.refdata, document, claim);
  if (!state.years.hold(laid.passage.year)) return;
  state.documents.insert(document.id.value);
  state.tellers.take(laid);
  state.origins.emplace(laid.rank.words, laid.origin);
  ++state.claims;
  const bool dated = !laid.passage.published.empty();
  int& last = dated ? state.last_year : state.last_undated;
  last = std::max(last, laid.passage.year);
  const std::string& published = laid.passage.published;
  if (!published.empty()) {
    if (state.oldest.empty() || published < state.oldest) state.oldest = published;
    state.newest = std::max(state.newest, published);
  }
  for (const LineName& name : names) {
    const auto [at, fresh] = state.lines.try_emplace(name.key());
    if (fresh) at->second.name = name;
    at->second.line.add(laid);
  }
}

void ProfileBuilder::keep(const model::Document& document, const model::Claim& claim) {
  LaidClaim laid = lay(state_->reader, state_->refdata, document, claim);
  state_->wanted.emplace(std::move(laid.rank), std::move(laid.passage));
}

namespace {

// Numbers the passages of all lines as one list.
class Passages {
 public:
  explicit Passages(std::map<PassageRank, model::ProfilePassage> wanted)
      : all_(std::move(wanted)) {}

  // The best telling of the same words stands for all of them, and says how many there are.
  void take(const ProfileLine& line) {
    for (const auto& [rank, passage] : line.kept()) {
      model::ProfilePassage& told = all_.try_emplace(rank, passage).first->second;
      const std::size_t repeats = line.repeats(rank.words);
      if (repeats <= told.repeats) continue;
      told.repeats = repeats;
      told.repeated_since = line.oldest(rank.words);
    }
  }

  void number(model::CountryProfile& profile) {
    for (auto& [rank, passage] : all_) {
      numbers_[rank] = profile.passages.size();
      profile.passages.push_back(std::move(passage));
    }
  }

  [[nodiscard]] std::vector<std::size_t> of(const ProfileLine& line) const {
    std::vector<std::size_t> out;
    for (const auto& [rank, passage] : line.kept()) out.push_back(numbers_.at(rank));
    return out;
  }
  [[nodiscard]] const std::map<PassageRank, std::size_t>& numbers() const { return numbers_; }

 private:
  std::map<PassageRank, model::ProfilePassage> all_;
  std::map<PassageRank, std::size_t> numbers_;
};

template <class Line>
void sort_best(std::vector<Line>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const Line& one, const Line& other) {
    return better(one.support, other.support);
  });
}

std::size_t place_among(std::initializer_list<std::string_view> words, std::string_view word) {
  const auto* at = std::find(words.begin(), words.end(), word);
  return static_cast<std::size_t>(at - words.begin());
}

void sort_lines(model::CountryProfile& out) {
  sort_best(out.routes);
  std::stable_sort(out.routes.begin(), out.routes.end(), [](const auto& one, const auto& other) {
    const auto place = [](const model::ProfileRoute& route) {
      return place_among({"out", "in", "through", "internal"}, route.direction);
    };
    return place(one) < place(other);
  });
  for (auto* groups :
       {&out.forms, &out.sectors, &out.victims, &out.nationalities, &out.perpetrators}) {
    sort_best(*groups);
  }
  sort_best(out.responses);
  std::stable_sort(
      out.responses.begin(), out.responses.end(), [](const auto& one, const auto& other) {
        const auto place = [](const model::ProfileResponse& response) {
          return place_among({"prosecution", "protection", "prevention", "partnership"},
                             response.group);
        };
        return place(one) < place(other);
      });
}

void put_line(const LineName& name, model::ProfileSupport support, model::CountryProfile& out) {
  const auto group = [&](std::vector<model::ProfileGroup>& list) {
    list.push_back({name.code, name.words, std::move(support)});
  };
  switch (name.section) {
    case Section::Route:
      out.routes.push_back({name.code, name.partner, name.words, name.detail, std::move(support)});
      return;
    case Section::Response:
      out.responses.push_back({name.group, name.code, name.words, name.detail, std::move(support)});
      return;
    case Section::Form: group(out.forms); return;
    case Section::Sector: group(out.sectors); return;
    case Section::Victims: group(out.victims); return;
    case Section::Nationality: group(out.nationalities); return;
    case Section::Perpetrators: group(out.perpetrators); return;
    case Section::Unreported: break;
  }
  std::vector<std::size_t> passages = std::move(support.passages);
  out.questions.push_back({"not-reported", name.words, std::move(passages), name.code});
}

}  // namespace

model::CountryProfile ProfileBuilder::finish() {
  State& state = *state_;
  model::CountryProfile out;
  out.country = state.country;
  const refdata::Country* country = state.refdata.country(state.country);
  out.name = country == nullptr ? state.country : std::string(country->name);
  out.since = state.years.since;
  out.until = state.years.until;
  out.documents = state.documents.size();
  out.claims = state.claims;
  out.origins = count_groups(state.origins);
  out.oldest = state.oldest;
  out.newest = state.newest;
  const int last = state.last_year != 0 ? state.last_year : state.last_undated;
  if (last != 0) out.old_before = last - kFreshYears + 1;
  state.tellers.want(state.wanted);
  Passages passages(std::move(state.wanted));
  for (const auto& [key, gathered] : state.lines) passages.take(gathered.line);
  passages.number(out);
  for (const auto& [key, gathered] : state.lines) {
    model::ProfileSupport support = gathered.line.support();
    support.passages = passages.of(gathered.line);
    support.old = support.last_year != 0 && support.last_year < out.old_before;
    put_line(gathered.name, std::move(support), out);
  }
  state.tellers.put(out, passages.numbers());
  sort_lines(out);
  return out;
}

}  // namespace plumbline::graph
