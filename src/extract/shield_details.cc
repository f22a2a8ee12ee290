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

constexpr text::WordSet kHelp{"hotline",   "helpline", "hotlines", "helplines", "call",
                              "toll-free", "contact",  "report",   "tip",       "tips"};
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
constexpr text::WordSet kPronouns{"she", "he", "her", "him", "his", "hers"};
constexpr text::WordSet kSmall{"of", "no", "no.", "the", "number"};

bool is_capital(const Token& token) {
  return token.kind == TokenKind::Word &&
         (token.letters == text::LetterCase::Title || token.letters == text::LetterCase::Upper ||
          token.letters == text::LetterCase::Mixed);
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; }));
}

class Details {
 public:
  Details(std::string_view text, const language::Analysis& analysis, const ShieldWords& words,
          const std::vector<text::Span>& names)
      : text_(text), tokens_(analysis.tokens), analysis_(analysis), words_(words), names_(names) {}

  std::vector<text::Span> find() {
    std::size_t left = 0;  // sentences that still speak of the same person
    std::size_t paragraph = SIZE_MAX;
    for (const text::Sentence& sentence : analysis_.sentences) {
      if (sentence.paragraph != paragraph) left = 0;
      paragraph = sentence.paragraph;
      if (tells_of_one(sentence)) {
        left = kCarried + 1;
      } else if (!has(sentence, kPronouns)) {
        left = 0;
      }
      if (left == 0) continue;
      --left;
      read(sentence.tokens);
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

  [[nodiscard]] std::string_view printed(std::uint32_t at) const {
    return text::slice(text_, tokens_[at].span);
  }

  // A name that is withheld, "the victim", "the 16-year-old girl".
  [[nodiscard]] bool tells_of_one(const text::Sentence& sentence) const {
    const bool named = std::any_of(names_.begin(), names_.end(), [&](const text::Span& span) {
      return sentence.span.contains(span);
    });
    if (named) return true;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      const std::uint64_t key = tokens_[at].key;
      const std::string_view word = printed(at);
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

  void read(const text::TokenRange& range) {
    bool help = false;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      help = help || kHelp.has(tokens_[at].key);
    }
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (!help) read_reach(at, range);
      read_papers(at);
      read_address(at, range);
      read_home(at, range);
      read_birth(at, range);
    }
  }

  void hide(std::uint32_t begin, std::uint32_t end) {
    found_.push_back({tokens_[begin].span.begin, tokens_[end - 1].span.end});
  }

  // A telephone number of seven digits or more, an address of mail, "@name".
  void read_reach(std::uint32_t at, const text::TokenRange& range) {
    const std::string_view word = printed(at);
    if (word.find('@') != std::string_view::npos) {
      std::uint32_t begin = at;
      std::uint32_t end = at + 1;
      while (begin > range.begin && !tokens_[begin].space_before) --begin;
      while (end < range.end && !tokens_[end].space_before) ++end;
      while (end > begin + 1 && tokens_[end - 1].kind == TokenKind::Punctuation) --end;
      hide(begin, end);
      return;
    }
    if (tokens_[at].kind != TokenKind::Number && word != "+" && word != "(") return;
    std::uint32_t end = at;
    std::size_t digits = 0;
    std::size_t groups = 0;
    while (end < range.end) {
      const std::string_view part = printed(end);
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
    while (end > at + 1 && digits_in(printed(end - 1)) == 0) --end;
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
    if (next < size && digits_in(printed(next)) >= kLeast) hide(next, next + 1);
  }

  // "14 Baker Street, flat 3", "Nizami Street 12".
  void read_address(std::uint32_t at, const text::TokenRange& range) {
    if (!kStreets.has(tokens_[at].key) || at == range.begin || !is_capital(tokens_[at - 1])) return;
    std::uint32_t begin = at;
    while (begin > range.begin && is_capital(tokens_[begin - 1])) --begin;
    std::uint32_t end = at + 1;
    const bool before = begin > range.begin && digits_in(printed(begin - 1)) > 0;
    if (before) --begin;
    std::uint32_t next = end;
    if (next < range.end && printed(next) == ",") ++next;
    const bool behind = next < range.end && tokens_[next].kind == TokenKind::Number;
    if (behind) end = next + 1;
    if (!before && !behind) return;
    next = end;
    if (next < range.end && printed(next) == ",") ++next;
    if (next + 1 < range.end && kDwellings.has(tokens_[next].key) &&
        digits_in(printed(next + 1)) > 0) {
      end = next + 2;
    }
    hide(begin, end);
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
    const bool joined = next > at + 1 || (!settlement && end > next);
    if (joined && end > next) {
      hide(next, end);
      return;
    }
    std::uint32_t begin = at;
    while (begin > range.begin && is_capital(tokens_[begin - 1])) --begin;
    const bool opens = begin == range.begin && at - begin < 2;  // "The village"
    if (begin < at && !opens) hide(begin, at);
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
    for (std::string* text : {&each.unit, &each.place, &each.counted_by}) visit(*text);
  };
  if (claim.figure) figure(*claim.figure);
  for (model::Figure& each : claim.more_figures) figure(each);
  if (claim.response) {
    visit(claim.response->actor);
    visit(claim.response->action);
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

// False: nothing is left of it.
bool coarsen_place(model::Place& place, const std::vector<text::Span>& spans,
                   const refdata::RefData& refdata) {
  const bool hidden = place.passage && std::any_of(spans.begin(), spans.end(), [&](auto& span) {
                        return span.overlaps(place.passage->span);
                      });
  if (!hidden) return true;
  const refdata::Country* country = refdata.country(place.country);
  if (country == nullptr) return false;
  place.name = std::string(country->name);
  place.geonames_id = 0;
  return true;
}

}  // namespace

void Shield::coarsen(model::Claim& claim, const model::Document& document,
                     const model::Withheld& withheld, const std::vector<text::Span>& details,
                     const refdata::RefData& refdata) {
  if (withheld.spans.empty()) return;
  const auto incident = [&](model::Incident& each) {
    if (each.place && !coarsen_place(*each.place, withheld.spans, refdata)) each.place.reset();
  };
  if (claim.incident) incident(*claim.incident);
  for (model::Incident& each : claim.more_incidents) incident(each);
  if (claim.route) {
    std::erase_if(claim.route->stops, [&](model::RouteStop& stop) {
      return !coarsen_place(stop.place, withheld.spans, refdata);
    });
    if (claim.route->stops.empty()) claim.route.reset();
  }
  constexpr std::size_t kTelling = 5;  // bytes; shorter words stand anywhere
  each_text(claim, [&](std::string& text) {
    if (text.size() < kTelling) return;
    for (const text::Span& span : details) {
      const std::string_view words = text::slice(document.text, span);
      if (words.size() < kTelling) continue;
      for (std::size_t at = text.find(words); at != std::string::npos;
           at = text.find(words, at + words.size())) {
        text = model::put_out_of_sight(std::move(text), {text::make_span(at, at + words.size())});
      }
    }
  });
}

model::Withheld Shield::withheld(const model::Document& document,
                                 const language::Analysis& analysis,
                                 std::vector<text::Span>& details) const {
  model::Withheld out;
  out.spans = names_.places_in(document.text, analysis.tokens);
  out.spans.insert(out.spans.end(), covered_at_.begin(), covered_at_.end());
  details = Details(document.text, analysis, words_, out.spans).find();
  out.spans.insert(out.spans.end(), details.begin(), details.end());
  out.title = names_.places_in(document.title, text::tokenize(document.title));
  out.words = names_.all_words();
  model::settle(out);
  return out;
}

}  // namespace plumbline::extract
