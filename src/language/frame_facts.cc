// SPDX-License-Identifier: Apache-2.0
//
// What frame lines state of their document.

#include <algorithm>
#include <array>

#include "language/frame_internal.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

bool names_publisher(Sense sense) {
  return sense == Sense::Outlet || sense == Sense::Body;
}

// "Views: 3418", "25/10/2019 (GMT+7)", "(PL / UA)", "(Human Rights Day)"
bool is_label_or_mark(const Segment& segment, std::string_view text, const FrameNames& names) {
  constexpr std::size_t kShortestName = 3;  // bytes of an outlet's initials
  const std::string_view name = text::slice(text, segment.text);
  const bool one_word = name.find(' ') == std::string_view::npos;
  const bool ordinary = names.is_ordinary(name);
  if (text.substr(segment.text.end).starts_with(":") && (one_word || ordinary)) return true;
  if (!segment.bracketed) return false;
  return name.size() < kShortestName || ordinary || name.find('+') != std::string_view::npos;
}

// Of names that nothing is known of, the one whose place in the line makes it the outlet: in
// brackets, else the only one in a line that has a date or an author, or nothing else.
const Segment* outlet_by_place(const FrameLine& line, bool byline, std::string_view text,
                               const FrameNames& known) {
  const Segment* best = nullptr;
  std::size_t names = 0;
  bool dated = false;
  for (const Segment& segment : line.segments) {
    if (segment.sense == Sense::Outlet || segment.sense == Sense::Body) return nullptr;
    if (segment.sense == Sense::Name && is_label_or_mark(segment, text, known)) continue;
    if (segment.bracketed && segment.sense == Sense::Name) return &segment;
    dated = dated || (segment.sense == Sense::Date && segment.label != FrameWord::Updated);
    if (segment.sense != Sense::Name || segment.label != FrameWord::None) continue;
    ++names;
    best = &segment;
  }
  const bool alone = line.role == BlockRole::Masthead;
  // "HORIZON NORD, Moundou. "
  const bool lead = line.role == BlockRole::Dateline && line.segments.size() == 2 &&
                    line.segments[1].sense == Sense::Place;
  return names == 1 && (dated || byline || alone || lead) ? best : nullptr;
}

}  // namespace

void FrameFacts::offer_publisher(const text::Span& at, Rank rank) {
  if (rank >= rank_) return;
  publisher_ = at;
  rank_ = rank;
}

void FrameFacts::add_author(const text::Span& author, std::string_view text) {
  const bool known = std::any_of(authors_.begin(), authors_.end(), [&](const text::Span& a) {
    return text::slice(text, a) == text::slice(text, author);
  });
  if (!known) authors_.push_back(author);
}

// "Jane Roe and Ari Lee in Lagos"
void FrameFacts::add_authors(const Segment& segment, std::string_view text,
                             const FrameNames& names) {
  if (segment.sure) return add_author(segment.text, text);
  const std::string_view words = text::slice(text, segment.text);
  const std::string_view people = words.substr(0, words.find(" in "));
  std::size_t at = 0;
  while (at < people.size()) {
    std::size_t end = std::min(people.find(" and ", at), people.find(" & ", at));
    end = std::min(end, people.size());
    if (names.is_byline_name(people.substr(at, end - at))) {
      add_author(text::make_span(segment.text.begin + at, segment.text.begin + end), text);
    }
    if (end == people.size()) break;
    at = people.find(' ', end + 1) + 1;
  }
}

FrameFacts::DateRank FrameFacts::date_rank(FrameWord label) {
  switch (label) {
    case FrameWord::Published: return DateRank::Labelled;
    case FrameWord::Updated: return DateRank::Updated;
    case FrameWord::Occasion: return DateRank::Occasion;
    default: return DateRank::Plain;
  }
}

void FrameFacts::add_date(const Segment& segment) {
  const DateRank rank = segment.date->range ? DateRank::Occasion : date_rank(segment.label);
  if (!segment.date->whole || rank >= date_rank_) return;
  date_rank_ = rank;
  published_at_ = segment.text;
  published_ = segment.date->date;
}

void FrameFacts::add(const FrameLine& line, std::string_view text, const FrameNames& names) {
  const auto any = [&line](auto test) {
    return std::any_of(line.segments.begin(), line.segments.end(), test);
  };
  const bool dated = any([](const Segment& s) { return s.sense == Sense::Date; });
  const bool certain = any([](const Segment& s) { return s.sense == Sense::Outlet; });
  const bool byline = any(
      [](const Segment& s) { return s.label == FrameWord::By || s.label == FrameWord::Author; });
  const Rank own = line.role == BlockRole::Dateline ? Rank::Lead
                   : line.role == BlockRole::Credit ? Rank::Rights
                                                    : Rank::Own;
  for (const Segment& segment : line.segments) {
    switch (segment.label) {
      case FrameWord::By:
      case FrameWord::Author:
        if (segment.sense == Sense::Person) add_authors(segment, text, names);
        continue;
      case FrameWord::Source:
      case FrameWord::Publisher:
        if (names_publisher(segment.sense) || segment.sense == Sense::Name) {
          offer_publisher(segment.text,
                          segment.label == FrameWord::Source ? Rank::Credit : Rank::Own);
        }
        continue;
      default: break;
    }
    const bool body = segment.bracketed || dated || byline || line.role == BlockRole::Masthead;
    if (segment.sense == Sense::Date) add_date(segment);
    if (segment.sense == Sense::Outlet) offer_publisher(segment.text, own);
    if (segment.sense == Sense::Body && body && !certain) offer_publisher(segment.text, own);
    if (segment.sense == Sense::Person && (dated || certain)) add_authors(segment, text, names);
  }
  if (const Segment* outlet = outlet_by_place(line, byline, text, names))
    offer_publisher(outlet->text, own);
}

void FrameFacts::add_rights(const text::Span& holder) {
  offer_publisher(holder, Rank::Rights);
}

void FrameFacts::add_credit(const text::Span& outlet) {
  offer_publisher(outlet, Rank::Credit);
}

void FrameFacts::add_guess(const text::Span& publisher) {
  offer_publisher(publisher, Rank::Guess);
}

void FrameFacts::drop_publisher() {
  publisher_.reset();
  rank_ = Rank::None;
}

namespace {

// "U. S. Department of Labor" as the author of a file: a body that publishes, and no person.
bool is_body(std::string_view author) {
  constexpr std::array<std::string_view, 22> kBodies = {
      "department", "ministry",   "office",     "agency",       "bureau",       "commission",
      "committee",  "council",    "parliament", "organization", "organisation", "foundation",
      "institute",  "university", "service",    "embassy",      "government",   "nations",
      "centre",     "center",     "union",      "association"};
  const std::vector<text::Token> tokens = text::tokenize(author);
  return std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& token) {
    const std::string word = text::fold(text::slice(author, token.span));
    return std::find(kBodies.begin(), kBodies.end(), word) != kBodies.end();
  });
}

// Whoever writes "U. S." means "U.S.".
std::string closed_up(std::string name) {
  for (std::size_t at = name.find(". "); at != std::string::npos; at = name.find(". ", at + 1)) {
    const bool letter = at > 0 && name[at - 1] >= 'A' && name[at - 1] <= 'Z' &&
                        (at == 1 || name[at - 2] == ' ' || name[at - 2] == '.');
    const bool next = at + 3 < name.size() && name[at + 3] == '.';
    if (letter && next) name.erase(at + 1, 1);
  }
  return name;
}

// What a file says of itself goes before what its first lines may say; of a printed page these are
// heads and cells of tables as well. A date behind its first pages is one of its notes.
constexpr std::size_t kHeadOfPages = 4000;  // bytes

}  // namespace

void FrameFacts::fill(model::Document& document) const {
  const std::string_view text = document.text;
  const bool pages = document.media_type == "application/pdf";
  if (pages && document.publisher.empty() && document.authors.size() == 1 &&
      is_body(document.authors.front())) {
    document.publisher = closed_up(std::move(document.authors.front()));
    document.authors.clear();
    document.authors_at.clear();
  }
  if (document.publisher.empty() && publisher_) {
    document.publisher = std::string(text::slice(text, *publisher_));
    document.publisher_at = publisher_;
  }
  if (document.authors.empty() && !authors_.empty()) {
    document.authors_at.clear();
    for (const text::Span& author : authors_) {
      document.authors.emplace_back(text::slice(text, author));
      document.authors_at.emplace_back(author);
    }
  }
  const bool noted = pages && published_at_ && published_at_->begin > kHeadOfPages;
  if (!document.published.stated() && published_at_ && !noted) {
    document.published = published_;
    document.published_at = published_at_;
  }
}

void drop_stand_ins(model::Document& document, const refdata::RefData& refdata) {
  const text::PhraseTable& stand_ins = refdata.wordlist("stand_in_names");
  const auto is_stand_in = [&](std::string_view name) {
    std::vector<text::Token> tokens = text::tokenize(name);
    while (!tokens.empty() && tokens.back().kind != text::TokenKind::Word)
      tokens.pop_back();  // "2"
    std::vector<std::uint32_t> rows;
    return !tokens.empty() && stand_ins.match_at(tokens, 0, rows) == tokens.size();
  };
  if (!document.publisher_at && is_stand_in(document.publisher)) document.publisher.clear();
  for (std::size_t at = document.authors.size(); at-- > 0;) {
    if (!is_stand_in(document.authors[at])) continue;
    const auto place = static_cast<std::ptrdiff_t>(at);
    document.authors.erase(document.authors.begin() + place);
    if (at < document.authors_at.size())
      document.authors_at.erase(document.authors_at.begin() + place);
  }
}

void find_stated(model::Document& document) {
  const auto find = [&](const std::string& value) -> std::optional<text::Span> {
    if (value.size() < 3) return std::nullopt;
    for (const model::Block& block : document.blocks) {
      if (model::is_running(block.role)) continue;
      const std::size_t at = text::slice(document.text, block.text).find(value);
      if (at == std::string_view::npos) continue;
      return text::make_span(block.text.begin + at, block.text.begin + at + value.size());
    }
    return std::nullopt;
  };
  if (!document.publisher_at) document.publisher_at = find(document.publisher);
  if (!document.title_at) document.title_at = find(document.title);
  if (document.authors_at.empty()) {
    for (const std::string& author : document.authors) document.authors_at.push_back(find(author));
  }
}

}  // namespace plumbline::language
