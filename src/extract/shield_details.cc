// SPDX-License-Identifier: Apache-2.0
//
// What singles a victim out beside a name: how to reach or find her, papers, the day of birth, the
// village and the school, where they stand with somebody who is not to be known.

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string_view>
#include <utility>

#include "extract/shield_internal.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::size_t kCarried = 2;  // sentences behind one that tells of a victim

constexpr text::WordSet kHotlines{"hotline",   "helpline", "hotlines", "helplines",
                                  "toll-free", "tipline",  "hot-line", "help-line"};
constexpr text::WordSet kHelp{"call", "contact", "report", "tip", "tips", "ring", "phone"};
constexpr text::WordSet kAnyone{"anyone",  "anybody", "whoever",   "information", "everyone",
                                "public",  "readers", "witnesses", "those",       "people",
                                "victims", "police",  "confidence"};
constexpr text::WordSet kTelephones{"number", "phone", "telephone", "mobile", "cell", "cellphone"};
constexpr text::WordSet kOwners{"her", "his", "'s", "victim", "girl", "boy"};
constexpr text::WordSet kPapers{"passport",     "id",   "identity", "card",    "permit", "visa",
                                "registration", "case", "file",     "licence", "license"};
constexpr text::WordSet kNumber{"number", "no", "no.", "nr", "#", "\u2116"};
constexpr text::WordSet kStreets{"street",   "st",       "st.",     "avenue",    "ave",    "road",
                                 "rd",       "lane",     "alley",   "boulevard", "square", "drive",
                                 "prospekt", "prospect", "highway", "block",     "court"};
constexpr text::WordSet kDwellings{"apartment", "apt", "flat", "house", "room", "unit", "door"};
constexpr text::WordSet kSettlements{"village", "hamlet", "settlement", "commune", "farmstead"};
constexpr text::WordSet kSchools{"school",       "lyceum",  "gymnasium",      "orphanage",
                                 "kindergarten", "college", "boarding-school"};
constexpr text::WordSet kBorn{"born", "birth", "birthday"};
constexpr text::WordSet kPersonPronouns{"she", "he", "her", "him", "his", "hers"};
constexpr text::WordSet kSmall{"of", "no", "no.", "the", "number"};

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; }));
}

class Details {
 public:
  Details(std::string_view text, const language::Analysis& analysis, const ShieldWords& words,
          const std::vector<text::Span>& names)
      : text_(text), tokens_(analysis.tokens), analysis_(analysis), words_(words), names_(names) {}

  // What is told again elsewhere.
  [[nodiscard]] const std::vector<std::string>& printed() const { return printed_; }

  std::vector<text::Span> find() {
    std::size_t left = 0;  // sentences that still speak of the same person
    std::size_t paragraph = SIZE_MAX;
    for (const text::Sentence& sentence : analysis_.sentences) {
      if (sentence.paragraph != paragraph) left = 0;
      paragraph = sentence.paragraph;
      if (tells_of_one(sentence)) {
        left = kCarried + 1;
      } else if (!has(sentence, kPersonPronouns)) {
        left = 0;
      }
      if (left == 0) continue;
      --left;
      read(sentence);
    }
    return std::move(found_);
  }

 private:
  template <class Words>
  [[nodiscard]] bool has(const text::Sentence& sentence, const Words& words) const {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      if (words.has(tokens_[at].key)) return true;
    }
    return false;
  }

  [[nodiscard]] std::string_view word_at(std::uint32_t at) const {
    return text::slice(text_, tokens_[at].span);
  }

  [[nodiscard]] bool names_one(const text::Sentence& sentence) const {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const text::Span& span) { return sentence.span.contains(span); });
  }

  // A name that is withheld, "the victim", "the 16-year-old girl".
  [[nodiscard]] bool tells_of_one(const text::Sentence& sentence) const {
    if (names_one(sentence)) return true;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      const std::uint64_t key = tokens_[at].key;
      const std::string_view word = word_at(at);
      const bool one = words_.is(key, ShieldWord::Victim) && !word.ends_with('s');
      const bool aged = word.ends_with("-year-old");
      const bool young = words_.is(key, ShieldWord::Young) && at > sentence.tokens.begin &&
                         !word.ends_with('s') && is_article(at - 1);
      if (one || aged || young) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_article(std::uint32_t at) const {
    constexpr text::WordSet kArticles{"a", "an", "the", "one", "this"};
    return kArticles.has(tokens_[at].key);
  }

  // "Call the hotline on", "Anyone who saw her may call": whoever helps wants to be reached. But
  // "Friends may call her on".
  [[nodiscard]] bool offers_help(const text::Sentence& sentence) const {
    if (has(sentence, kHotlines)) return true;
    if (!has(sentence, kHelp)) return false;
    return has(sentence, kAnyone) || !(names_one(sentence) || has(sentence, kPersonPronouns));
  }

  // "her number, ...", "the girl's telephone is ...": hers, whatever else the sentence offers.
  [[nodiscard]] bool is_own(std::uint32_t at, const text::TokenRange& range) const {
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t back = 1; back <= kNear && at >= range.begin + back + 1; ++back) {
      if (!kTelephones.has(tokens_[at - back].key)) continue;
      const std::uint32_t owner = at - back - 1;
      if (kOwners.has(tokens_[owner].key)) return true;
      return owner > range.begin && kOwners.has(tokens_[owner - 1].key);  // "her mobile number"
    }
    return false;
  }

  void read(const text::Sentence& sentence) {
    const text::TokenRange& range = sentence.tokens;
    const bool help = offers_help(sentence);
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (!help || is_own(at, range)) {
        read_mail(at, range);
        read_telephone(at, range);
      }
      read_papers(at);
      read_address(at, range);
      read_home(at, range);
      read_birth(at, range);
    }
  }

  // `again`: the words tell the same wherever they stand.
  void hide(std::uint32_t begin, std::uint32_t end, bool again = true) {
    found_.push_back({tokens_[begin].span.begin, tokens_[end - 1].span.end});
    if (again) tell_again(begin, end);
  }

  void tell_again(std::uint32_t begin, std::uint32_t end) {
    constexpr std::size_t kLetters = 3;
    constexpr std::size_t kDigits = 4;  // "7" of "School No. 7" stands everywhere
    const text::Span span{tokens_[begin].span.begin, tokens_[end - 1].span.end};
    const std::string_view words = text::slice(text_, span);
    if (words.size() - digits_in(words) < kLetters && digits_in(words) < kDigits) return;
    printed_.emplace_back(words);
  }

  // An address of mail, "@name".
  void read_mail(std::uint32_t at, const text::TokenRange& range) {
    if (word_at(at).find('@') == std::string_view::npos) return;
    std::uint32_t begin = at;
    std::uint32_t end = at + 1;
    while (begin > range.begin && !tokens_[begin].space_before) --begin;
    while (end < range.end && !tokens_[end].space_before) ++end;
    while (end > begin + 1 && tokens_[end - 1].kind == TokenKind::Punctuation) --end;
    hide(begin, end);
  }

  // A telephone number of seven digits or more.
  void read_telephone(std::uint32_t at, const text::TokenRange& range) {
    const std::string_view word = word_at(at);
    if (tokens_[at].kind != TokenKind::Number && word != "+" && word != "(") return;
    std::uint32_t end = at;
    std::size_t digits = 0;
    std::size_t groups = 0;
    while (end < range.end) {
      const std::string_view part = word_at(end);
      const bool mark = part == "+" || part == "-" || part == "(" || part == ")" || part == "/";
      if (tokens_[end].kind != TokenKind::Number && !mark && digits_in(part) == 0) break;
      if (part.find(',') != std::string_view::npos) break;  // an amount
      digits += digits_in(part);
      groups += digits_in(part) > 0 ? 1U : 0U;
      ++end;
    }
    constexpr std::size_t kLeast = 7;
    constexpr std::size_t kMost = 15;
    if (digits < kLeast || digits > kMost || (groups < 2 && digits < kLeast + 2)) return;
    while (end > at + 1 && digits_in(word_at(end - 1)) == 0) --end;
    hide(at, end);
  }

  // "passport no. P1234567", "case file 22/1045". A full stop behind "no" may have ended the
  // sentence.
  void read_papers(std::uint32_t at) {
    constexpr std::uint32_t kNear = 6;
    if (!kPapers.has(tokens_[at].key)) return;
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    std::uint32_t next = at + 1;
    const auto leads_on = [&](std::uint32_t place) {
      const Token& token = tokens_[place];
      return kNumber.has(token.key) || kPapers.has(token.key) || kSmall.has(token.key) ||
             token.kind == TokenKind::Punctuation || token.kind == TokenKind::Symbol;
    };
    while (next < size && next < at + kNear && leads_on(next)) ++next;
    constexpr std::size_t kLeast = 4;
    if (next < size && digits_in(word_at(next)) >= kLeast) hide(next, next + 1);
  }

  // "14 Baker Street, flat 3", "Nizami Street 12".
  void read_address(std::uint32_t at, const text::TokenRange& range) {
    if (!kStreets.has(tokens_[at].key) || at == range.begin || !is_capital(tokens_[at - 1])) return;
    std::uint32_t begin = at;
    while (begin > range.begin && is_capital(tokens_[begin - 1])) --begin;
    std::uint32_t end = at + 1;
    const bool before = begin > range.begin && digits_in(word_at(begin - 1)) > 0;
    if (before) --begin;
    std::uint32_t next = end;
    if (next < range.end && word_at(next) == ",") ++next;
    const bool behind = next < range.end && tokens_[next].kind == TokenKind::Number;
    if (behind) end = next + 1;
    if (!before && !behind) return;
    next = end;
    if (next < range.end && word_at(next) == ",") ++next;
    if (next + 1 < range.end && kDwellings.has(tokens_[next].key) &&
        digits_in(word_at(next + 1)) > 0) {
      end = next + 2;
    }
    hide(begin, end);
    tell_again(before ? begin + 1 : begin, at + 1);
  }

  // "the village of Aral", "Aral village", "School No. 7", "pupil of Aral school".
  void read_home(std::uint32_t at, const text::TokenRange& range) {
    const bool settlement = kSettlements.has(tokens_[at].key);
    if (!settlement && !kSchools.has(tokens_[at].key)) return;
    std::uint32_t next = at + 1;
    while (next < range.end && kSmall.has(tokens_[next].key)) ++next;
    std::uint32_t end = next;
    while (end < range.end &&
           (is_capital(tokens_[end]) || (!settlement && tokens_[end].kind == TokenKind::Number))) {
      ++end;
    }
    // "High School 11th grader" tells no number of the school.
    constexpr text::WordSet kOrdinals{"th", "st", "nd", "rd"};
    if (end > next && end < range.end && kOrdinals.has(tokens_[end].key)) --end;
    const bool joined = next > at + 1 || (!settlement && end > next);
    if (joined && end > next) {
      hide_home(next, end, settlement);
      if (digits_in(word_at(end - 1)) > 0) tell_again(at, end);  // "School No. 7"
      return;
    }
    std::uint32_t begin = at;
    while (begin > range.begin && is_capital(tokens_[begin - 1])) --begin;
    const bool opens = begin == range.begin && at - begin < 2;  // "The village"
    if (begin < at && !opens) hide_home(begin, at, settlement);
  }

  // "a Bulgarian school" singles nobody out; the town of "a London school" may be told elsewhere.
  void hide_home(std::uint32_t begin, std::uint32_t end, bool settlement) {
    bool town = false;
    for (const language::Name& name : analysis_.names) {
      if (name.tokens.begin > begin || name.tokens.end < end) continue;
      if (name.is_country || name.is_region || name.kind == language::NameKind::Nationality ||
          name.kind == language::NameKind::Language) {
        return;
      }
      town = town || name.place != language::kNone;
    }
    hide(begin, end, settlement || !town);
  }

  // The day of birth, not the year: the year is an age, which a reader may know.
  void read_birth(std::uint32_t at, const text::TokenRange& range) {
    if (!kBorn.has(tokens_[at].key)) return;
    constexpr std::uint32_t kNear = 5;
    for (const language::TimeExpression& time : analysis_.times) {
      const bool day = time.period.from.day != 0 && time.period.from == time.period.to;
      const bool near =
          time.tokens.begin > at && time.tokens.begin <= at + kNear && time.tokens.end <= range.end;
      if (day && near) hide(time.tokens.begin, time.tokens.end);
    }
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const language::Analysis& analysis_;
  const ShieldWords& words_;
  const std::vector<text::Span>& names_;
  std::vector<text::Span> found_;
  std::vector<std::string> printed_;
};

// All words of a claim that are told as text.
template <class Visit>
void each_text(model::Claim& claim, const Visit& visit) {
  const auto link = [&](model::ChainLink& each) {
    for (std::string* text : {&each.name, &each.office, &each.organisation, &each.cue}) {
      visit(*text);
    }
    if (each.work) visit(each.work->title);
    for (std::string& candidate : each.candidates) visit(candidate);
  };
  for (model::ChainLink& each : claim.chain.links) link(each);
  for (model::ChainLink& each : claim.cited) link(each);
  const auto incident = [&](model::Incident& each) {
    for (std::string* text : {&each.agent, &each.patient, &each.penalty}) visit(*text);
  };
  if (claim.incident) incident(*claim.incident);
  for (model::Incident& each : claim.more_incidents) incident(each);
  const auto figure = [&](model::Figure& each) {
    for (std::string* text : {&each.unit, &each.status, &each.place, &each.counted_by}) {
      visit(*text);
    }
  };
  if (claim.figure) figure(*claim.figure);
  for (model::Figure& each : claim.more_figures) figure(each);
  if (claim.response) {
    visit(claim.response->actor);
    visit(claim.response->action);
  }
  if (claim.trend) {
    for (std::string& moved : claim.trend->of) visit(moved);
  }
  if (!claim.elements) return;
  model::Elements& elements = *claim.elements;
  for (std::string* text :
       {&elements.victims, &elements.perpetrators, &elements.facilitators, &elements.payment}) {
    visit(*text);
  }
  for (auto* list : {&elements.acts, &elements.means, &elements.purposes}) {
    for (model::Element& element : *list) visit(element.words);
  }
}

bool overlaps_any(const std::vector<text::Span>& spans, const text::Span& span) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const text::Span& each) { return each.overlaps(span); });
}

// False: nothing is left of it.
bool coarsen_place(model::Place& place, const ShieldedDetails& hidden,
                   const refdata::RefData& refdata) {
  const bool known = place.geonames_id != 0 &&
                     std::any_of(hidden.homes.begin(), hidden.homes.end(),
                                 [&](auto& home) { return home.geonames_id == place.geonames_id; });
  const bool printed = place.passage && overlaps_any(hidden.withheld.spans, place.passage->span);
  if (!known && !printed) return true;
  const refdata::Country* country = refdata.country(place.country);
  if (country == nullptr) return false;
  place.name = std::string(country->name);
  place.geonames_id = 0;
  return true;
}

// "Oran, Algeria", whatever the text calls it.
void coarsen_figure(model::Figure& figure, const ShieldedDetails& hidden) {
  const std::string_view town = std::string_view(figure.place).substr(0, figure.place.find(','));
  for (const ShieldedDetails::Home& home : hidden.homes) {
    if (town != home.name) continue;
    figure.place = home.country;
    return;
  }
}

// A day of birth becomes its year.
void coarsen_period(Period& period, const std::vector<Date>& days) {
  for (const Date& day : days) {
    if (period.from != day && period.to != day) continue;
    period.from = {day.year, 0, 0};
    period.to = period.from;
    return;
  }
}

// An outlet is told as the publisher of the document is.
void hide_outlet(model::ChainLink& link, const model::Withheld& withheld) {
  if (link.kind != model::SourceKind::Outlet) return;
  model::Document shown;
  shown.publisher = std::move(link.name);
  model::withhold(shown, withheld);
  link.name = std::move(shown.publisher);
}

}  // namespace

void Shield::coarsen(model::Claim& claim, const ShieldedDetails& hidden,
                     const refdata::RefData& refdata) {
  if (hidden.withheld.empty()) return;
  for (model::ChainLink& link : claim.chain.links) hide_outlet(link, hidden.withheld);
  coarsen_period(claim.when, hidden.days);
  const auto incident = [&](model::Incident& each) {
    coarsen_period(each.when, hidden.days);
    if (each.place && !coarsen_place(*each.place, hidden, refdata)) each.place.reset();
  };
  if (claim.incident) incident(*claim.incident);
  for (model::Incident& each : claim.more_incidents) incident(each);
  const auto figure = [&](model::Figure& each) {
    coarsen_period(each.period, hidden.days);
    coarsen_figure(each, hidden);
  };
  if (claim.figure) figure(*claim.figure);
  for (model::Figure& each : claim.more_figures) figure(each);
  if (claim.route) {
    std::erase_if(claim.route->stops, [&](model::RouteStop& stop) {
      return !coarsen_place(stop.place, hidden, refdata);
    });
    if (claim.route->stops.empty()) claim.route.reset();
  }
  each_text(claim, [&](std::string& text) {
    const std::vector<text::Span> told = model::places_of(text, hidden.withheld.details);
    if (!told.empty()) text = model::put_out_of_sight(std::move(text), told);
  });
}

namespace {

// What is told again anywhere, of this stretch and of others.
std::vector<std::string> told_again(const std::vector<std::string>& printed,
                                    const refdata::RefData& refdata, const Shielded* known) {
  std::vector<std::string> out = printed;
  // "High" of "High School" stands in other names as well.
  std::erase_if(out, [&](const std::string& detail) {
    return !refdata.wordlist("common_words").lookup(text::fold_loose(detail)).empty();
  });
  if (known != nullptr) {
    out.insert(out.end(), known->withheld.details.begin(), known->withheld.details.end());
  }
  return out;
}

// Those that are a word by themselves, for "ostrelnik.html".
void add_words(const std::vector<std::string>& details, std::vector<std::string>& words) {
  for (const std::string& detail : details) {
    const std::vector<Token> printed = text::tokenize(detail);
    const bool word = printed.size() == 1 && printed.front().kind == TokenKind::Word;
    if (word && digits_in(detail) == 0) words.push_back(text::fold_loose(detail));
  }
}

// Days and places that stand in `found`; the same day in other words ("14/08/2005") is added there.
void read_found(const language::Analysis& analysis, const refdata::RefData& refdata,
                std::vector<text::Span>& found, ShieldedDetails& out) {
  for (const language::TimeExpression& time : analysis.times) {
    const Period& period = time.period;
    const bool day = period.from.day != 0 && period.from == period.to;
    if (day && overlaps_any(found, analysis.span(time.tokens))) out.days.push_back(period.from);
  }
  for (const language::TimeExpression& time : analysis.times) {
    const auto same = std::find(out.days.begin(), out.days.end(), time.period.from);
    if (same != out.days.end()) found.push_back(analysis.span(time.tokens));
  }
  for (const language::Name& name : analysis.names) {
    if (name.place == language::kNone || !overlaps_any(found, analysis.span(name.tokens))) continue;
    const refdata::PlaceRecord place = refdata.place(name.place);
    out.homes.push_back({place.geonames_id, std::string(place.name), std::string(place.country)});
  }
}

void append(std::vector<text::Span>& to, const std::vector<text::Span>& spans) {
  to.insert(to.end(), spans.begin(), spans.end());
}

}  // namespace

ShieldedDetails Shield::withheld(const model::Document& document,
                                 const language::Analysis& analysis,
                                 const refdata::RefData& refdata, const Shielded* known) const {
  ShieldedDetails out;
  model::Withheld& withheld = out.withheld;
  withheld.spans = names_.places_in(document.text, analysis.tokens);
  append(withheld.spans, covered_at_);
  withheld.words = names_.all_words(document.text, analysis.tokens, withheld.spans);
  Details details(document.text, analysis, words_, withheld.spans);
  std::vector<text::Span> found = details.find();
  withheld.details = told_again(details.printed(), refdata, known);
  add_words(withheld.details, withheld.words);
  append(found, model::places_of(document.text, withheld.details));
  read_found(analysis, refdata, found, out);
  append(withheld.spans, found);
  withheld.title = names_.places_in(document.title, text::tokenize(document.title));
  append(withheld.title, model::places_of(document.title, withheld.details));
  model::settle(withheld);
  return out;
}

std::vector<ShieldedName> Shield::told() const {
  std::vector<ShieldedName> out;
  for (const ShieldedNames::Covered& covered : names_.covered()) {
    const auto bearer = bearers_.find(covered.words);
    const bool called =
        bearer != bearers_.end() && bearer->second.mark.victim == VictimMark::Called;
    out.push_back({covered.words, called, covered.relative});
  }
  return out;
}

}  // namespace plumbline::extract
