// SPDX-License-Identifier: Apache-2.0

#include "language/publisher_choice.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.h"
#include "language/frame_lines.h"
#include "language/publisher_mentions_internal.h"
#include "language/publisher_parts_internal.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

using P = PublisherFeature;

constexpr float kLowest = -6;
constexpr float kHighest = 4;
constexpr std::size_t kMostNameWords = 12;  // of a name
constexpr std::size_t kOpeningBytes = 140;  // of the text, in which a name may open it
constexpr std::size_t kOpeningWords = 9;

P plus(P first, std::size_t offset) {
  return static_cast<P>(static_cast<std::size_t>(first) + offset);
}

bool is_host_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

// The names of hosts that a text writes, without what all share: "baylight" of
// "www.bay-light.example/news".
std::vector<std::string> hosts_in(std::string_view text) {
  std::vector<std::string> hosts;
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos;
       dot = text.find('.', dot + 1)) {
    std::size_t begin = dot;
    std::size_t end = dot + 1;
    while (begin > 0 && is_host_letter(text[begin - 1])) --begin;
    while (end < text.size() && is_host_letter(text[end])) ++end;
    const std::string label = letters_of(text.substr(begin, dot - begin));
    if (end < dot + 3 || label.size() < 3 || label == "www") continue;
    hosts.push_back(label);
  }
  return hosts;
}

std::size_t count_signs(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// A line that says "Author" and nothing else: a person stands below it.
bool is_author_label(std::string_view label, const FrameNames& names) {
  const auto opening = names.opening_of(label);
  const bool author = opening.word == FrameWord::Author || opening.word == FrameWord::By;
  return author && opening.size > 0 && opening.size + 1 >= label.size();
}

class Describer {
 public:
  Describer(const PublisherQuestion& question, const FrameGuess& guess, const FrameNames& names)
      : question_(question),
        guess_(guess),
        names_(names),
        hosts_(hosts_in(question.text)),
        mentions_(mentioned_names(question.text, question.running, names.refdata())) {
    for (const auto& line : guess.words) {
      for (const FrameGuess::Named& word : line) words_.push_back({word.text, word.lead, &line});
    }
  }

  std::vector<PublisherCandidate> all() {
    for (std::size_t i = 0; i < question_.head.size(); ++i) line(question_.head[i], i);
    if (!question_.running.empty()) opening();
    foot();
    for (const FrameGuess::Named& each : guess_.publishers) add_found(each.text);
    if (question_.ruled) add_found(*question_.ruled);
    in_text();
    compare();
    return std::move(found_);
  }

 private:
  struct Word {
    text::Span text;
    float lead = 0;
    const void* line = nullptr;
  };

  // Where a part stands.
  struct Place {
    P region = P::Head;
    text::Span line;
    std::size_t index = 0;  // of a line of the head, or from the end
  };

  [[nodiscard]] std::string_view words(const text::Span& span) const {
    return text::slice(question_.text, span);
  }

  void line(const text::Span& span, std::size_t i) {
    if (i > 0 && is_author_label(words(question_.head[i - 1]), names_)) return;
    for (const LinePart& part : parts_of(question_.text, span)) {
      add(part, {P::Head, span, i});
    }
  }

  // "(Bay Light)", "BAY LIGHT. ", "Lagos/Bay Light -" before the first sentence
  void opening() {
    const std::size_t end =
        std::min<std::size_t>(question_.running.begin + kOpeningBytes, question_.running.end);
    text::Span span = text::make_span(question_.running.begin, end);
    span.end = static_cast<std::uint32_t>(
        std::min<std::size_t>(span.end, question_.text.find('\n', span.begin)));
    for (const LinePart& part : parts_of(question_.text, span)) {
      const bool opens = part.before == PartBorder::Edge;
      const bool inside = part.before == PartBorder::Bracket || part.before == PartBorder::Slash;
      const bool speaks = part.behind == PartBorder::Verb;
      if (part.behind == PartBorder::Edge || (!opens && !inside && !speaks)) continue;
      if (count_words(words(part.text)) > kOpeningWords) continue;
      add(part, {P::Opening, span, 0});
    }
  }

  // "... told the Kazan Courier", "the Hill Network is a union of"
  void in_text() {
    std::set<std::string> known;
    for (const PublisherCandidate& each : found_) known.insert(letters_of(words(each.text)));
    for (const MentionedName& each : mentions_) {
      const bool own = each.kind == TextMention::Told || each.kind == TextMention::Own ||
                       each.kind == TextMention::Is;
      if (!own || !known.insert(letters_of(words(each.text))).second) continue;
      add({each.text, PartBorder::None, PartBorder::None, {}}, {P::InText, each.text, 0});
    }
  }

  // The lines that the engine read of the foot, the last first.
  void foot() {
    std::vector<text::Span> lines;
    for (const auto& each : guess_.words) {
      if (each.empty()) continue;
      const text::Span span = text::cover(each.front().text, each.back().text);
      if (span.begin > question_.running.begin) lines.push_back(span);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const LinePart& part : parts_of(question_.text, lines[i])) {
        if (count_words(words(part.text)) > kMostNameWords) continue;
        add(part, {P::Foot, lines[i], lines.size() - 1 - i});
      }
    }
  }

  // A name that the rules or the engine found, if no part is the same.
  void add_found(const text::Span& span) {
    const bool known = std::any_of(found_.begin(), found_.end(),
                                   [&](const auto& each) { return each.text == span; });
    if (known) return;
    Place place{P::Opening, span, 0};
    for (std::size_t i = 0; i < question_.head.size(); ++i) {
      const text::Span& line = question_.head[i];
      if (line.begin > span.begin || span.end > line.end) continue;
      if (i > 0 && is_author_label(words(question_.head[i - 1]), names_)) return;
      place = {P::Head, line, i};
    }
    if (place.region != P::Head && span.begin > question_.running.begin + kOpeningBytes) {
      place.region = P::Foot;
    }
    const bool head = place.region == P::Head;
    const bool opens = head && place.line.begin == span.begin;
    const bool closes = head && place.line.end == span.end;
    add({span,
         opens ? PartBorder::Edge : PartBorder::None,
         closes ? PartBorder::Edge : PartBorder::None,
         {}},
        place);
  }

  // What only all candidates together tell.
  void compare() {
    float top = kLowest;
    const auto at = [](P feature) { return static_cast<std::size_t>(feature); };
    for (const PublisherCandidate& each : found_) {
      top = std::max(top, each.features[at(P::MeanLead)]);
    }
    std::vector<std::string> initials;
    for (const PublisherCandidate& each : found_) initials.push_back(initials_of(words(each.text)));
    for (PublisherCandidate& each : found_) {
      here_ = &each;
      set(P::TopLead, top > kLowest && each.features[at(P::MeanLead)] == top);
      const std::string_view name = words(each.text);
      const bool short_form = name.size() > 1 && name.find(' ') == std::string_view::npos;
      set(P::IsInitials,
          short_form && std::find(initials.begin(), initials.end(), name) != initials.end());
    }
  }

  // "HG" of "Hill Gazette"; nothing of one word.
  static std::string initials_of(std::string_view name) {
    std::string all;
    bool starts = true;
    for (const char c : name) {
      if (starts && c >= 'A' && c <= 'Z') all += c;
      starts = c == ' ' || c == '-';
    }
    return all.size() > 1 ? all : std::string();
  }

  void add(const LinePart& part, const Place& place) {
    const std::string_view name = words(part.text);
    const std::size_t size = count_words(name);
    if (size == 0 || size > kMostNameWords || !begins_sentence(past_openers(name))) return;
    if (name.find_first_not_of("0123456789 .,:/-") == std::string_view::npos) return;
    const Sense sense = names_.sense_of(name);
    if (sense == Sense::Date) return;
    PublisherCandidate candidate;
    candidate.text = part.text;
    here_ = &candidate;
    set(P::Any);
    set(plus(P::SenseNothing, static_cast<std::size_t>(sense)));
    describe_findings();
    set(P::RuledOutlet, is(P::Ruled) && sense == Sense::Outlet);
    set(P::RuledOpening, is(P::Ruled) && place.region == P::Opening);
    describe_engine();
    describe_place(part, place);
    describe_neighbours(place);
    describe_beside(place);
    describe_lines(place);
    describe_borders(part);
    describe_form(name, size);
    describe_text(name, place);
    describe_mentions(name);
    describe_crossed(part, place);
    found_.push_back(candidate);
  }

  void set(P feature, bool on = true) { set_to(feature, on ? 1.0F : 0.0F); }
  void set_to(P feature, float value) {
    here_->features[static_cast<std::size_t>(feature)] = value;
  }

  [[nodiscard]] bool is(P feature) const {
    return here_->features[static_cast<std::size_t>(feature)] != 0;
  }

  // What the line says before and behind it.
  void describe_neighbours(const Place& place) {
    const text::Span& span = here_->text;
    const std::string_view before = words(text::make_span(place.line.begin, span.begin));
    const std::size_t organ = publication_size(before, names_);
    set(P::BehindOrgan,
        organ > 0 && before.substr(organ).find_first_not_of(" the") == std::string_view::npos);
    std::string_view behind = words(text::make_span(span.end, place.line.end));
    while (!behind.empty() &&
           std::string_view(" ,|").find(behind.front()) != std::string_view::npos) {
      behind.remove_prefix(1);
    }
    for (const std::string_view dash : {"– ", "— ", "- ", "· "}) {
      if (behind.starts_with(dash)) behind.remove_prefix(dash.size());
    }
    for (const std::string_view article : {"the ", "THE ", "a ", "A "}) {
      if (behind.starts_with(article)) behind.remove_prefix(article.size());
    }
    const std::string_view first = behind.substr(0, behind.find(' '));
    const std::string_view rest = behind.substr(std::min(first.size() + 1, behind.size()));
    const std::string second = text::fold(rest.substr(0, rest.find(' ')));
    const bool kind = names_.head().is(first, HeadWord::BodyKind) &&
                      (second == "of" || second == "for" || second == "against");
    set(P::KindBehind, kind || publication_size(behind, names_) > 0);
  }

  // The parts of the line next to it.
  void describe_beside(const Place& place) {
    const text::Span& span = here_->text;
    const std::string_view behind = words(text::make_span(span.end, place.line.end));
    const std::string_view next = first_part(behind);
    if (!next.empty()) {
      set(P::NumberBehind, opens_number(next));
      set(P::PlaceBehind, names_.sense_of(next) == Sense::Place);
    }
    const std::string_view last = last_part(words(text::make_span(place.line.begin, span.begin)));
    if (!last.empty()) {
      const Sense sense = names_.sense_of(last);
      set(P::PersonBefore,
          sense == Sense::Person || (sense != Sense::Place && names_.is_byline_name(last)));
    }
    const std::string_view name = words(span);
    for (const std::string_view sign : {", ", " – ", " - ", " — "}) {
      const std::size_t at = name.rfind(sign);
      if (at == std::string_view::npos) continue;
      set(P::PlaceLast, names_.sense_of(name.substr(at + sign.size())) == Sense::Place);
      break;
    }
  }

  // The lines of the head around its line.
  void describe_lines(const Place& place) {
    if (place.region != P::Head) return;
    const std::size_t i = place.index;
    const auto role = [this](std::size_t line) {
      return line < question_.roles.size() ? question_.roles[line] : HeadRole::Other;
    };
    set(P::NextLabel, role(i + 1) == HeadRole::Rubric || role(i + 1) == HeadRole::Label);
    set(P::PreviousByline, i > 0 && role(i - 1) == HeadRole::Byline);
    const auto capitals =
        std::count_if(question_.head.begin(), question_.head.end(),
                      [this](const text::Span& line) { return all_capitals(words(line)); });
    set(P::OnlyCapitals, capitals == 1 && all_capitals(words(place.line)));
  }

  void describe_mentions(std::string_view name) {
    std::string letters = letters_of(name);
    if (letters.starts_with("the") && name.size() > 3 && name[3] == ' ') letters.erase(0, 3);
    const bool several = name.find(' ') != std::string_view::npos;
    for (const MentionedName& each : mentions_) {
      const bool tail = several && each.letters.size() > 4 && letters.ends_with(each.letters) &&
                        each.kind != TextMention::Is;
      if (each.letters != letters && !tail) continue;
      set(plus(P::MentionTold, static_cast<std::size_t>(each.kind)));
    }
    const std::string initials = initials_of(name);
    if (initials.empty()) return;
    const std::string_view opening =
        question_.text.substr(0, question_.running.begin + kOpeningBytes);
    for (const std::string& form :
         {"(" + initials, "/" + initials, initials + ".", initials + " "}) {
      if (opening.find(form) != std::string_view::npos) set(P::InitialsAround);
    }
  }

  // Two things at once, which weights for each alone cannot say.
  void describe_crossed(const LinePart& part, const Place& place) {
    const bool opens = part.before == PartBorder::Edge;
    const bool closes = part.behind == PartBorder::Edge;
    set(P::FirstWhole, is(P::FirstLine) && opens && closes);
    if (place.region == P::Foot) {
      set(P::FootWhole, opens && closes);
      set(P::FootOpens, opens && !closes);
    }
    const bool masthead = std::find(question_.roles.begin(), question_.roles.end(),
                                    HeadRole::Masthead) != question_.roles.end();
    set(P::TextOutlet, place.region == P::InText && is(P::SenseOutlet));
    set(P::Inside, place.region == P::Opening && part.before == PartBorder::None &&
                       part.behind == PartBorder::None &&
                       here_->text.begin > question_.running.begin);
    set(P::FootAlone, place.region == P::Foot && !masthead);
    const std::vector<std::string_view> parts = blank_divided(words(here_->text));
    set(P::ShortWords,
        parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view word) {
          return count_signs(word) <= 3;
        }));
    if (place.region != P::Opening) return;
    set(P::OpeningOpens, opens);
    const bool signs = part.behind == PartBorder::Bracket || part.behind == PartBorder::Slash;
    std::string_view behind = words(text::make_span(here_->text.end, place.line.end));
    while (!behind.empty() &&
           std::string_view(" )/]").find(behind.front()) != std::string_view::npos) {
      behind.remove_prefix(1);
    }
    set(P::Dateline, signs && (behind.starts_with("-") || behind.starts_with("–") ||
                               behind.starts_with("—") || behind.starts_with(":")));
  }

  void describe_findings() {
    const text::Span& span = here_->text;
    if (question_.ruled) {
      const bool same = *question_.ruled == span;
      const bool part = !same && question_.ruled->overlaps(span);
      const bool alike =
          !same && !part && letters_of(words(*question_.ruled)) == letters_of(words(span));
      set(P::Ruled, same);
      set(P::RuledPart, part);
      set(P::RuledAlike, alike);
      set(P::RuledOther, !same && !part && !alike);
    }
    if (question_.title) {
      const bool same = *question_.title == span;
      set(P::IsTitle, same);
      set(P::InTitle,
          !same && question_.title->overlaps(span) && span.begin > question_.title->begin);
      set(P::OfTitle,
          !same && question_.title->overlaps(span) && span.begin <= question_.title->begin);
    }
    if (guess_.publishers.empty()) return;
    const FrameGuess::Named& best = guess_.publishers.front();
    set(P::GuessBest, best.text == span);
    set(P::Guess,
        best.text != span && std::any_of(guess_.publishers.begin(), guess_.publishers.end(),
                                         [&](const auto& each) { return each.text == span; }));
    if (!best.text.overlaps(span)) set_to(P::GuessOther, std::clamp(best.lead, 0.0F, kHighest));
  }

  void describe_engine() {
    const text::Span& span = here_->text;
    const auto low = [](float lead) { return std::clamp(lead, kLowest, kHighest); };
    float least = kHighest, sum = 0, before = kLowest, behind = kLowest;
    std::size_t count = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].text.overlaps(span)) continue;
      if (count == 0 && i > 0 && words_[i - 1].line == words_[i].line)
        before = low(words_[i - 1].lead);
      if (i + 1 < words_.size() && words_[i + 1].line == words_[i].line) {
        behind = low(words_[i + 1].lead);
      } else {
        behind = kLowest;
      }
      least = std::min(least, low(words_[i].lead));
      sum += low(words_[i].lead);
      ++count;
    }
    if (count == 0) least = kLowest;
    set_to(P::LeastLead, least);
    set_to(P::LeastAbove, std::max(0.0F, least));
    set_to(P::MeanLead, count == 0 ? kLowest : sum / static_cast<float>(count));
    set_to(P::LeadBefore, before);
    set_to(P::LeadBehind, behind);
  }

  void describe_place(const LinePart& part, const Place& place) {
    set(place.region);
    if (place.region == P::Head) {
      constexpr std::array<P, 4> kLines = {P::FirstLine, P::SecondLine, P::ThirdLine, P::LaterLine};
      set(kLines[std::min<std::size_t>(place.index, 3)]);
      set(P::LastOfHead, place.index + 1 == question_.head.size());
      if (place.index < question_.roles.size()) {
        set(plus(P::RoleMasthead, static_cast<std::size_t>(question_.roles[place.index])));
      }
      set(P::LineHoldsDate, date_inside(question_.text, place.line, names_).has_value());
    }
    if (place.region == P::Foot) {
      set(P::LastLine, place.index == 0);
      set(P::LastButOne, place.index == 1);
    }
    const bool opens = part.before == PartBorder::Edge;
    const bool closes = part.behind == PartBorder::Edge;
    set(P::Whole, opens && closes);
    set(P::Opens, opens && !closes);
    set(P::Closes, closes && !opens);
  }

  void describe_borders(const LinePart& part) {
    const auto by_sign = [this](P first, PartBorder border) {
      if (border < PartBorder::Bar || border > PartBorder::Stop) return;
      const auto offset =
          static_cast<std::size_t>(border) - static_cast<std::size_t>(PartBorder::Bar);
      set(plus(first, offset));
    };
    set(P::BeforeVerb, part.behind == PartBorder::Verb);
    set(P::BeforeTail, part.behind == PartBorder::Tail);
    by_sign(P::BeforeBar, part.behind);
    by_sign(P::BehindBar, part.before);
    for (const PartBorder border : part.inside) by_sign(P::JoinsBar, border);
    set(P::InBrackets, part.before == PartBorder::Bracket && part.behind == PartBorder::Bracket);
    set(P::Rights, part.before == PartBorder::Rights);
    set(P::BehindBy, part.before == PartBorder::By);
  }

  void describe_form(std::string_view name, std::size_t size) {
    set(size == 1   ? P::OneWord
        : size <= 3 ? P::ThreeWords
        : size <= 6 ? P::SixWords
                    : P::MoreWords);
    set(P::Organisation, has_organisation_head(name, names_));
    set(P::Capitals, all_capitals(name));
    set(P::Ordinary, names_.is_ordinary(name));
    set(P::TitleCased, is_title_cased(name, names_));
    set(P::Headline, reads_as_headline(name, names_));
    set(P::Genre, is_genre(name, names_.head()) || is_numbered_genre(name, names_.head()));
    set(P::Navigation, names_.head().any_in(name, HeadWord::Navigation));
    const std::size_t dot = name.find('.');
    set(P::Domain, size == 1 && dot != std::string_view::npos && dot > 1 && dot + 2 < name.size());
    set(P::The, name.starts_with("The ") || name.starts_with("THE "));
    set(P::Digits, has_digit(name));
  }

  // "Saturday Magazine", "Weekend pages": a part of a paper
  [[nodiscard]] bool is_supplement(std::span<const std::string_view> parts) const {
    constexpr auto kParts =
        std::to_array<std::string_view>({"magazine", "supplement", "review", "reader", "section",
                                         "pages", "page", "edition", "extra", "column", "reading"});
    if (parts.size() < 2 || parts.size() > 3) return false;
    const std::string last = text::fold(parts.back());
    const bool days = names_.opening_of(parts.front()).word == FrameWord::Weekday ||
                      text::fold(parts.front()) == "weekend";
    return days && std::find(kParts.begin(), kParts.end(), last) != kParts.end();
  }

  void describe_text(std::string_view name, const Place& place) {
    const std::string letters = letters_of(name);
    const bool host = std::find(hosts_.begin(), hosts_.end(), letters) != hosts_.end() ||
                      (letters.starts_with("the") &&
                       std::find(hosts_.begin(), hosts_.end(), letters.substr(3)) != hosts_.end());
    set(P::DomainMatches, host);
    std::size_t places = 0;
    for (const std::size_t at : places_of_name(question_.text, question_.running, name)) {
      const std::size_t begin = question_.running.begin + at;
      if (begin < here_->text.end && here_->text.begin < begin + name.size()) continue;
      ++places;
    }
    set(P::RecursOnce, places == 1);
    set(P::RecursMore, places > 1);
    bool again = false;
    for (const text::Span& line : question_.head) {
      again = again || (line != place.line && words(line).find(name) != std::string_view::npos);
    }
    set(P::AgainAround, again);
    const std::string_view running = words(question_.running);
    const std::size_t blank = name.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? name : name.substr(blank + 1);
    const std::vector<std::string_view> parts = blank_divided(name);
    const auto holds = [&](HeadWord kind) { return names_.head().any_in(name, kind); };
    set(P::Supplement, is_supplement(parts));
    set(P::TwoWords, parts.size() == 2 && !is(P::Organisation) && !has_digit(name));
    set(P::PaperWord, holds(HeadWord::PaperWord));
    set(P::BodyWord, holds(HeadWord::BodyWord));
    set(P::Told, running.find("told " + std::string(name)) != std::string_view::npos ||
                     running.find("told the " + std::string(last)) != std::string_view::npos);
  }

  const PublisherQuestion& question_;
  const FrameGuess& guess_;
  const FrameNames& names_;
  std::vector<std::string> hosts_;
  std::vector<MentionedName> mentions_;
  std::vector<Word> words_;
  std::vector<PublisherCandidate> found_;
  PublisherCandidate* here_ = nullptr;
};

}  // namespace

std::vector<PublisherCandidate> publisher_candidates(const PublisherQuestion& question,
                                                     const FrameGuess& guess,
                                                     const FrameNames& names) {
  return Describer(question, guess, names).all();
}

bool is_below_author_label(const PublisherQuestion& question, const FrameNames& names) {
  for (std::size_t i = 1; question.ruled && i < question.head.size(); ++i) {
    if (!question.head[i].overlaps(*question.ruled)) continue;
    return is_author_label(text::slice(question.text, question.head[i - 1]), names);
  }
  return false;
}

}  // namespace plumbline::language
