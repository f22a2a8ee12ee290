// SPDX-License-Identifier: Apache-2.0

#include "extract/reference_entry.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/notes_internal.h"
#include "text/token.h"

namespace plumbline::extract {
namespace {

using model::ChainLink;
using model::SourceKind;

constexpr int kFirstYear = 1800;  // of a work
constexpr int kLastYear = 2099;

std::string_view without_marks(std::string_view text) {
  constexpr std::string_view kMarks = " \t\r\n.,;:";
  while (!text.empty() && kMarks.find(text.back()) != text.npos) text.remove_suffix(1);
  while (!text.empty() && kMarks.find(text.front()) != text.npos) text.remove_prefix(1);
  return text;
}

// One line, without addresses.
std::string plain(std::string_view entry) {
  std::string out;
  for (std::size_t at = 0; at < entry.size();) {
    const bool address =
        entry.substr(at).starts_with("http") || entry.substr(at).starts_with("www.");
    if (address &&
        (at == 0 || entry[at - 1] == ' ' || entry[at - 1] == '\n' || entry[at - 1] == '<')) {
      while (at < entry.size() && entry[at] != ' ' && entry[at] != '\n') ++at;
      continue;
    }
    const char c = entry[at] == '\n' || entry[at] == '\t' ? ' ' : entry[at];
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    ++at;
  }
  return out;
}

// A full stop behind an initial or a short form ends nothing: "U.S.", "J.", "No.", "St.".
bool ends_part(std::string_view text, std::size_t stop) {
  if (stop + 1 < text.size() && text[stop + 1] != ' ') return false;
  std::size_t begin = stop;
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  const std::string_view word = text.substr(begin, stop - begin);
  if (word.size() <= 1 || word.find('.') != word.npos) {
    // "U.S. Embassy" goes on; "Washington, D.C. June" too; "in the U.S. A report" is rare.
    return false;
  }
  constexpr std::array<std::string_view, 11> kShort = {"No",  "no",  "St",  "Dr", "Mr", "Mrs",
                                                       "Art", "art", "vol", "pp", "ed"};
  return std::find(kShort.begin(), kShort.end(), word) == kShort.end();
}

// The parts between full stops.
std::vector<std::string_view> parts_between_stops(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '.' || !ends_part(text, at)) continue;
    if (const std::string_view part = without_marks(text.substr(begin, at - begin));
        !part.empty()) {
      parts.push_back(part);
    }
    begin = at + 1;
  }
  if (begin < text.size()) {
    if (const std::string_view part = without_marks(text.substr(begin)); !part.empty()) {
      parts.push_back(part);
    }
  }
  return parts;
}

// "Report- 2019: Algeria" is of 2019, whatever day it came out; else the last year in it.
int year_in(std::string_view text, std::size_t from) {
  int last = 0;
  for (std::size_t at = from; at + 4 <= text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    const bool four = is_digit(text[at + 1]) && is_digit(text[at + 2]) && is_digit(text[at + 3]) &&
                      (at + 4 == text.size() || !is_digit(text[at + 4]));
    if (!four) continue;
    const int year = std::stoi(std::string(text.substr(at, 4)));
    if (year < kFirstYear || year > kLastYear) continue;
    last = year;
    if (from != 0) return last;
  }
  return last;
}

bool holds_phrase(std::string_view folded, std::string_view word) {
  for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
    const auto letter = [&](std::size_t i) {
      return i < folded.size() && (std::isalnum(static_cast<unsigned char>(folded[i])) != 0 ||
                                   static_cast<unsigned char>(folded[i]) >= 0x80);
    };
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return true;
  }
  return false;
}

SourceKind kind_of_source(std::string_view word) {
  if (word == "government") return SourceKind::Government;
  if (word == "international") return SourceKind::International;
  if (word == "court") return SourceKind::Court;
  if (word == "outlet") return SourceKind::Outlet;
  return word == "organisation" ? SourceKind::Organisation : SourceKind::Unknown;
}

class Entry {
 public:
  Entry(std::string_view entry, const refdata::RefData& refdata)
      : text_(plain(entry)),
        folded_(text::fold(text_)),
        refdata_(refdata),
        parts_(parts_between_stops(text_)) {}

  ChainLink read() {
    ChainLink link;
    link.manner = model::Manner::Cites;
    if (parts_.empty()) {
      link.status = model::LinkStatus::Unnamed;
      return link;
    }
    model::Work work;
    work.edition = year_in(text_, 0);
    if (!embassy(link, work) && !known_work(link, work)) {
      author(link, work);
      if (work.title.empty() && parts_.size() > 1) work.title = std::string(parts_[1]);
    }
    message(link, work);
    if (work.kind.empty()) work.kind = "report";
    link.work = std::move(work);
    return link;
  }

 private:
  // "U.S. Embassy- Algiers. Reporting.", "US Embassy in Algiers official", "Embassy of France".
  bool embassy(ChainLink& link, model::Work& work) const {
    constexpr std::array<std::string_view, 4> kMissions = {"embassy", "consulate general",
                                                           "consulate", "mission to"};
    const std::string first = text::fold(parts_.front());
    const bool american = first.starts_with("u.s") || first.starts_with("us ") ||
                          first.starts_with("united states ") ||
                          first.starts_with("american embassy");
    if (!american) return false;
    for (const std::string_view mission : kMissions) {
      const std::size_t at = first.find(mission);
      if (at > 20) continue;  // not found, or too far behind
      std::string_view place = without_marks(parts_.front().substr(at + mission.size()));
      while (!place.empty() && (place.front() == '-' || place.front() == ' '))
        place.remove_prefix(1);
      if (place.starts_with("in ")) place.remove_prefix(3);
      for (const std::string_view role : {" official", " officials", " representative", " staff"}) {
        if (place.ends_with(role)) place.remove_suffix(role.size());
      }
      link.name = "US Embassy in " + std::string(place);
      if (place.empty()) link.name = "US Embassy";
      link.kind = SourceKind::Government;
      link.country = "USA";
      work.kind = "reporting";
      return true;
    }
    return false;
  }

  bool known_work(ChainLink& link, model::Work& work) const {
    for (const KnownWork& known : known_works_in(text_, folded_, refdata_)) {
      if (is_about(known.at)) continue;
      link.name = known.author.name;
      link.kind = known.author.kind;
      link.country = known.author.country;
      work.kind = known.kind;
      work.title = known.title;
      const int edition = near_year(known.at, known.size);
      if (edition != 0) work.edition = edition;
      return true;
    }
    return false;
  }
  // The year that stands with the title: "Report- 2019: Algeria", "2021 Trafficking in Persons".
  [[nodiscard]] int near_year(std::size_t at, std::size_t size) const {
    if (folded_.size() != text_.size()) return 0;
    constexpr std::size_t kNear = 8;
    const std::size_t end = std::min(text_.size(), at + size + kNear);
    const int after = year_in(std::string_view(text_).substr(0, end), at + size);
    if (after != 0) return after;
    const std::size_t begin = at > kNear ? at - kNear : 0;
    return begin == 0 ? 0 : year_in(std::string_view(text_).substr(0, at), begin);
  }
  // "Written Response to Trafficking in Persons Report": not that report.
  [[nodiscard]] bool is_about(std::size_t at) const {
    const std::string_view before = std::string_view(folded_).substr(0, at);
    for (const std::string_view about : {" response to ", " comments on ", " response to the ",
                                         " comments on the ", " questionnaire for the "}) {
      if (before.ends_with(about)) return true;
    }
    return false;
  }

  void author(ChainLink& link, model::Work& work) const {
    const std::string_view first = parts_.front();
    link.name = std::string(first);
    if (by_agency(link, first)) return;
    if (by_words(link, work, first)) return;
    if (is_person(first)) {
      link.kind = SourceKind::Person;
      // "Lee, Ann. Two men held. Hill Times, June 5, 2017."
      for (std::size_t i = 2; i < parts_.size(); ++i) {
        ChainLink house;
        if (!by_agency(house, parts_[i].substr(0, parts_[i].find(',')))) continue;
        if (house.kind == SourceKind::Outlet) work.kind = "article";
        link.organisation = house.name;
        break;
      }
      return;
    }
    if (is_acronym_author(first)) link.kind = SourceKind::Organisation;
  }

  // "ILO Committee of Experts", "UNICEF and partners": the first words name a body that is known.
  bool by_agency(ChainLink& link, std::string_view name) const {
    const std::vector<text::Token> tokens = text::tokenize(name);
    std::vector<std::uint32_t> values;
    for (std::uint32_t at = 0; at < std::min<std::size_t>(tokens.size(), 2); ++at) {
      if (at == 1 && text::fold(text::slice(name, tokens[0].span)) != "the") break;
      const std::uint32_t size = refdata_.agency_names().match_at(tokens, at, values);
      if (size == 0) continue;
      std::vector<const refdata::Agency*> fitting;
      for (const std::uint32_t value : values) {
        const refdata::NameValue read = refdata::name_value(value);
        if (read.index >= refdata_.agencies().size()) continue;
        const refdata::Agency& agency = refdata_.agencies()[read.index];
        const bool whole = at + size == tokens.size();
        if ((read.common || agency.kind == "outlet") && !whole) continue;
        if (read.acronym && tokens[at].letters != text::LetterCase::Upper) continue;
        const bool met = std::any_of(fitting.begin(), fitting.end(),
                                     [&](const auto* each) { return each->name == agency.name; });
        if (!met) fitting.push_back(&agency);
      }
      if (fitting.size() == 1) {
        link.name = std::string(fitting.front()->name);
        link.kind = kind_of_source(fitting.front()->kind);
        link.country = std::string(fitting.front()->country);
      } else if (!fitting.empty()) {  // "AFP": of Paris or of Canberra
        link.status = model::LinkStatus::Ambiguous;
        for (const refdata::Agency* each : fitting) link.candidates.emplace_back(each->name);
      }
      if (!fitting.empty()) return true;
    }
    return false;
  }

  bool by_words(ChainLink& link, model::Work& work, std::string_view name) const {
    const std::string folded = text::fold(name);
    const refdata::TableView table = refdata_.table_view("reference_authors");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string phrase = text::fold(table.cell(row, 0));
      const bool begins = folded.starts_with(phrase) &&
                          (folded.size() == phrase.size() ||
                           std::isalnum(static_cast<unsigned char>(folded[phrase.size()])) == 0);
      if (table.cell(row, 1) == "begin" ? !begins : !holds_phrase(folded, phrase)) continue;
      link.kind = kind_of_source(table.cell(row, 2));
      work.kind = std::string(table.cell(row, 3));
      if (link.kind == SourceKind::Government) link.country = country_in(name);
      return true;
    }
    return false;
  }

  [[nodiscard]] std::string country_in(std::string_view name) const {
    const std::vector<text::Token> tokens = text::tokenize(name);
    for (const text::PhraseMatch& match : refdata_.country_names().find_longest(tokens)) {
      const std::uint32_t index = refdata::name_value(match.value).index;
      if (index < refdata_.countries().size()) {
        return std::string(refdata_.countries()[index].alpha3);
      }
    }
    return {};
  }

  // "Loucif, A.", "Becker, Jo", "Lee, Ann and Roe, J.".
  static bool is_person(std::string_view name) {
    const std::size_t comma = name.find(',');
    if (comma == name.npos || comma == 0 || comma + 2 >= name.size()) return false;
    const std::string_view family = name.substr(0, comma);
    const std::string_view given = without_marks(name.substr(comma + 1));
    const auto words = [](std::string_view text) {
      return 1 + std::count(text.begin(), text.end(), ' ');
    };
    return words(family) <= 3 && !given.empty() && words(given) <= 4 &&
           std::isupper(static_cast<unsigned char>(given.front())) != 0;
  }
  static bool is_acronym_author(std::string_view name) {
    return name.size() >= 2 && name.size() <= 8 &&
           std::all_of(name.begin(), name.end(), [](char c) {
             return std::isupper(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '&';
           });
  }

  // What the entry calls itself: "Interview with ...", "E-mail communication to ...".
  void message(const ChainLink& link, model::Work& work) const {
    if (holds_phrase(folded_, "interview with") || holds_phrase(folded_, "interview by")) {
      work.kind = "interview";
    } else if (holds_phrase(folded_, "communication to") ||
               holds_phrase(folded_, "communication with") ||
               holds_phrase(folded_, "personal communication") ||
               holds_phrase(folded_, "letter to")) {
      work.kind = "communication";
    } else {
      return;
    }
    if (link.kind != SourceKind::Unknown) work.title.clear();
  }

  std::string text_;
  std::string folded_;
  const refdata::RefData& refdata_;
  std::vector<std::string_view> parts_;  // of text_
};

}  // namespace

std::vector<KnownWork> known_works_in(std::string_view printed, std::string_view folded,
                                      const refdata::RefData& refdata) {
  const refdata::TableView table = refdata.table_view("reference_works");
  std::vector<KnownWork> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view printed_title = table.cell(row, 0);
    const std::string title = text::fold(printed_title);
    const std::size_t at = folded.find(title);
    if (at == folded.npos) continue;
    const std::string_view whole = table.cell(row, 5);
    const std::string_view letters = printed_title.substr(0, printed_title.find(' '));
    if (!whole.empty() && !holds_phrase(printed, letters)) continue;
    KnownWork known;
    known.author.name = std::string(table.cell(row, 1));
    known.author.kind = kind_of_source(table.cell(row, 2));
    known.author.country = std::string(table.cell(row, 3));
    known.kind = std::string(table.cell(row, 4));
    known.title = std::string(whole.empty() ? printed_title : whole);
    known.at = at;
    known.size = title.size();
    out.push_back(std::move(known));
  }
  return out;
}

ChainLink read_reference(std::string_view entry, const refdata::RefData& refdata) {
  return Entry(entry, refdata).read();
}

}  // namespace plumbline::extract
