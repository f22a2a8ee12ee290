// SPDX-License-Identifier: Apache-2.0

#include "language/frame.h"

#include <algorithm>
#include <array>

#include "language/frame_blocks_internal.h"
#include "language/frame_head.h"
#include "language/frame_head_forms.h"
#include "language/frame_lines.h"
#include "language/frame_page_internal.h"
#include "language/learned.h"
#include "language/publisher_choice.h"
#include "language/publisher_parts_internal.h"

namespace plumbline::language {
namespace {

using model::Block;
using model::BlockRole;

constexpr std::size_t kLongestHeading = 90;
constexpr std::size_t kHeadLines = 24;      // among which the head of an article ends
constexpr std::size_t kTitleLikeWords = 4;  // of a line that may be the title
constexpr std::size_t kSignedWords = 10;    // of a line with a date below a headline
constexpr std::size_t kSignOffLines = 3,
                      kQuestionLines = 8;  // in which a question may be the title
using Line = TextLine;

class Framer {
 public:
  // `learned` may be null; `publisher`: whom it is sure of.
  Framer(model::Document& document, const refdata::RefData& refdata, const Learned* learned,
         std::optional<text::Span> publisher = std::nullopt)
      : document_(document),
        refdata_(refdata),
        text_(document.text),
        names_(refdata),
        learned_(learned),
        guessed_(publisher) {}

  void run() {
    const std::size_t body = read_by_rules();
    const bool chooses = learned_ != nullptr && !site_ && document_.publisher.empty();
    if (chooses && choose_publisher(body)) return;
    keep_text_without_stops(std::span(lines_).subspan(body));
    const auto told = told_date(text_, running_from(body), facts_.publisher(), names_);
    if (told) facts_.add_date(*told);
    facts_.fill(document_);
    document_.blocks = blocks_of(document_, lines_, leads_, names_);
    if (document_.title.empty() && title_) {
      document_.title = std::string(text::slice(text_, *title_));
    }
    find_stated(document_);
  }

  // The candidates for its publisher, as they are weighed; of a document that names none yet.
  std::vector<PublisherCandidate> candidates() {
    const std::size_t body = read_by_rules();
    return candidates_from(body, learned_->read_frame(text_, stretches_from(body)));
  }

  HeadInputs head() {
    cut_lines();
    const std::size_t body = first_body();
    return {head_inputs(body), running_from(body)};
  }

  std::vector<text::Span> stretches() {
    cut_lines();
    return stretches_from(first_body());
  }

 private:
  std::size_t read_by_rules() {
    cut_lines();
    const std::size_t body = first_body();
    read_whole_head(body);
    const std::size_t others = others_from(body);
    for (std::size_t i = body; i < others; ++i) {
      const bool again = site_ && words(i) == text::slice(text_, *title_);
      if (again) lines_[i].role = BlockRole::Boilerplate;
      if (!again) body_line(i, i == body);
    }
    for (std::size_t i = others; i < lines_.size(); ++i) lines_[i].role = BlockRole::Boilerplate;
    return body;
  }

  [[nodiscard]] std::vector<PublisherCandidate> candidates_from(std::size_t body,
                                                                const FrameGuess& guess) const {
    const std::vector<text::Span> head = head_lines(body);
    return publisher_candidates(
        {text_, head, roles_, running_from(body), facts_.publisher(), title_}, guess, names_);
  }

  [[nodiscard]] std::vector<text::Span> head_lines(std::size_t body) const {
    std::vector<text::Span> lines;
    const std::size_t end = std::min({body, kHeadLines, lines_.size()});
    for (std::size_t i = 0; i < end; ++i) lines.push_back(lines_[i].text);
    return lines;
  }

  // What rules and engine together take for the publisher. True if the document has been read once
  // more with that. Where the engine could not go on, the rules stand.
  bool choose_publisher(std::size_t body) {
    const FrameGuess guess = learned_->read_frame(text_, stretches_from(body));
    if (guess.words.empty()) return false;
    const std::vector<text::Span> head = head_lines(body);
    const PublisherQuestion question{text_, head, roles_, running_from(body), facts_.publisher(),
                                     title_};
    const std::vector<PublisherCandidate> candidates =
        publisher_candidates(question, guess, names_);
    const auto chosen = chosen_publisher(candidates, PublisherWeights::of(refdata_));
    const bool author = is_below_author_label(question, names_);
    if (!chosen && (author || weighs_ruled(candidates))) facts_.drop_publisher();
    if (chosen && is_told_of(text_, question.running, text::slice(text_, chosen->text))) {
      facts_.drop_publisher();
      return false;
    }
    return chosen && chosen->text != facts_.publisher() && read_again(*chosen);
  }

  // False, and nothing is changed, if the name is a part of the title that no sign divides from it
  // ("Gulf Manpower case": the accused), or would leave no title.
  bool read_again(const ChosenPublisher& chosen) {
    const text::Span& publisher = chosen.text;
    const bool titled = title_ && title_->overlaps(publisher);
    const bool whole = titled && title_->size() == publisher.size();
    const std::optional<text::Span> rest =
        titled && !whole ? title_beside(text_, *title_, publisher) : title_;
    const bool heads = titled && !whole && !rest && heads_line(text_, *title_, publisher);
    if (titled && !whole && !rest && !heads) return false;
    model::Document copy = document_;
    Framer(copy, refdata_, nullptr, publisher).run();
    const bool same = titled && copy.title == text::slice(text_, *title_);
    if ((whole || heads) && copy.title.empty() && !chosen.sure) return false;
    if (heads && same) return false;
    if (rest && !whole && same) copy.title = std::string(text::slice(text_, *rest));
    document_ = std::move(copy);
    return true;
  }

  [[nodiscard]] std::vector<text::Span> stretches_from(std::size_t body) const {
    std::vector<text::Span> lines;
    for (const Line& line : std::span(lines_).first(others_from(body))) lines.push_back(line.text);
    const std::size_t head = std::min(body, kHeadLines);
    return frame_stretches(text_, std::span(lines).first(head), std::span(lines).subspan(body));
  }

  void cut_lines() { lines_ = cut_into_lines(document_, kHeadLines, names_); }

  [[nodiscard]] std::string_view words(std::size_t i) const {
    return text::slice(text_, lines_[i].text);
  }

  // A paragraph of running text.
  [[nodiscard]] bool is_running(std::size_t i) const {
    const Line& line = lines_[i];
    if (line.marked && line.role != BlockRole::ListItem) return false;
    const std::string_view text = words(i);
    if (text.size() > kShortLine) return opening_role(text) == BlockRole::Body;
    return is_sentence(text) && !is_placed_date(text_, line.text, names_) &&
           opening_role(text) == BlockRole::Body && !frame_at(i);
  }

  // Where the head of the article ends; all lines if there is no running text.
  [[nodiscard]] std::size_t first_body() const {
    for (std::size_t i = 0; i < lines_.size() && i < kHeadLines; ++i) {
      if (!is_running(i)) continue;
      // "Trafficking cases rise.\n\nBy Jane Roe": a sentence above a byline is the headline, and so
      // is a question, whatever stands above it.
      const bool asks = words(i).ends_with("?") && i < kQuestionLines;
      if (words(i).size() <= kShortLine && signed_below(i) && has_running_after(i + 1)) continue;
      const bool headline = i + 1 < lines_.size() && (asks || (i < 3 && !title_above(i))) &&
                            words(i).size() <= kShortLine &&
                            (framed_below(i, asks) || asks_alone(i)) && has_running_after(i + 1);
      if (!headline) return i;
    }
    // Nothing but short lines without full stops: none is a headline of anything.
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_running(i)) return i;
    }
    return 0;
  }

  // A line of the head that is frame; read once.
  [[nodiscard]] const std::optional<FrameLine>& frame_at(std::size_t i) const {
    if (frames_.size() <= i) frames_.resize(i + 1);
    if (!frames_[i].read) {
      frames_[i].read = true;
      frames_[i].line = read_head_line(text_, lines_[i].text, i, names_);
      if (!frames_[i].line) frames_[i].line = read_frame_line(text_, lines_[i].text, names_);
    }
    return frames_[i].line;
  }

  // All lines above the text together: see frame_head.h.
  void read_whole_head(std::size_t body) {
    std::vector<HeadInput> head = head_inputs(body);
    if (!guessed_) take_site(head_lines(body + 2), head);
    if (guessed_ && !take_guess(text_, *guessed_, head)) facts_.add_guess(*guessed_);
    const HeadReading reading = read_head(text_, head, running_from(body), names_);
    roles_ = reading.roles;
    if (reading.publisher) {
      Segment publisher;
      publisher.text = *reading.publisher;
      publisher.sense = Sense::Outlet;
      facts_.add({publisher.text, BlockRole::Masthead, {publisher}}, text_, names_);
      add_dates(reading.behind_publisher);
    }
    for (std::size_t i = 0; i < head.size(); ++i) take_role(i, head[i], reading);
    for (std::size_t i = head.size(); i < body; ++i) late_head_line(i);
  }

  void take_site(const std::vector<text::Span>& lines, std::vector<HeadInput>& head) {
    const auto found = site_in_title(text_, lines, names_);
    if (!found) return;
    site_ = true;
    title_ = found->title;
    facts_.add_guess(found->site);
    // Of a title that a page repeats one is its headline.
    for (std::size_t i = 0; i < std::min(lines.size(), head.size()); ++i) {
      const bool headline = lines[i] == found->title;
      if (!headline && i != found->line && words(i) != text::slice(text_, found->title)) continue;
      head[i].frame.reset();
      head[i].fixed = headline ? HeadRole::Title : HeadRole::Other;
      if (!headline) lines_[i].role = BlockRole::Boilerplate;
    }
    if (found->line >= head.size()) lines_[found->line].role = BlockRole::Boilerplate;
  }

  std::vector<HeadInput> head_inputs(std::size_t body) {
    std::vector<HeadInput> head;
    for (std::size_t i = 0; i < body && i < kHeadLines; ++i) {
      head.push_back({lines_[i].text, lines_[i].first, std::nullopt, std::nullopt});
    }
    for (std::size_t i = 0; i < head.size(); ++i) {
      if (!head[i].fixed) fix_role(i, head);
    }
    if (!head.empty()) take_described(text_, head.front(), names_);
    return head;
  }

  [[nodiscard]] text::Span running_from(std::size_t body) const {
    const auto begin_of = [this](std::size_t line) {
      return line < lines_.size() ? lines_[line].text.begin : text_.size();
    };
    return text::make_span(begin_of(body), begin_of(others_from(body)));
  }

  // The line with which a list of other articles begins.
  [[nodiscard]] std::size_t others_from(std::size_t body) const {
    const auto line = [this](std::size_t i) { return words(i); };
    return where_others_begin(body, lines_.size(), line, names_);
  }

  // "Press release of the Hill Union, Bari, 3 May 2024"
  void add_dates(const text::Span& span) {
    const auto frame = read_frame_line(text_, span, names_);
    if (!frame) return;
    for (const Segment& segment : frame->segments) {
      if (segment.sense == Sense::Date) facts_.add_date(segment);
    }
  }

  // What a line is by itself, whatever stands beside it.
  void fix_role(std::size_t i, std::vector<HeadInput>& head) {
    Line& line = lines_[i];
    HeadInput& input = head[i];
    const std::string_view text = words(i);
    if (line.marked && line.role == BlockRole::Headline) {
      input.fixed = HeadRole::Title;
    } else if (const BlockRole role = opening_role(text); role != BlockRole::Body) {
      line.role = role;
      input.fixed = HeadRole::Credit;
    } else if (line.first && !line.marked && head_paragraph(i, head)) {
      return;
    } else if (frame_at(i)) {
      input.frame = frame_at(i);
      if (line.marked) input.fixed = HeadRole::Other;
    } else if (line.marked) {
      input.fixed = HeadRole::Other;
    } else if (const Opening opening = names_.opening_of(text);
               opening.word == FrameWord::Opening && opening.size == text.size()) {
      line.role = BlockRole::Heading;  // "Key points"
      input.fixed = HeadRole::Other;
    } else if (labelled_title(i) || (!document_.title.empty() && text == document_.title)) {
      input.fixed = HeadRole::Title;
    } else if (has_address(text)) {
      line.role = BlockRole::Boilerplate;
      input.fixed = HeadRole::Other;
    }
  }

  void take_role(std::size_t i, const HeadInput& input, const HeadReading& reading) {
    Line& line = lines_[i];
    const HeadRole role = reading.roles[i];
    if (line.role == BlockRole::Credit && !input.frame) {
      read_rights(text_, line.text, names_, facts_);
    }
    const bool genre = input.frame || role == HeadRole::Label;
    press_release_ =
        press_release_ || (genre && names_.head().find_in(words(i), HeadWord::OwnVoice).size > 0);
    if (input.frame && (line.marked || tells_more(role, i, reading))) {
      if (reading.publisher_line != i)
        add_frame(*input.frame, input.fixed ? HeadRole::Masthead : role,
                  reading.title && i > *reading.title);
      if (line.marked || line.role == BlockRole::Body) line.role = input.frame->role;
    }
    if (reading.title == i || role == HeadRole::Title) return take_title(i);
    const bool told = input.frame &&
                      (input.frame->role == BlockRole::Byline || role != HeadRole::Byline) &&
                      !season_in(text_, line.text, names_);
    if (!input.fixed && !told) take_facts(i, role);
    if (line.marked || line.role != BlockRole::Body) return;
    line.role = block_role_of(role, may_be_headline(words(i)));
  }

  // Who wrote and when, of a line that is not frame as a whole.
  void take_facts(std::size_t i, HeadRole role) {
    if (role == HeadRole::Byline) {
      for (const text::Span& person : people_in(text_, lines_[i].text, names_).people) {
        facts_.add_person(person, text_);
      }
    }
    const std::size_t kind = publication_size(text::slice(text_, lines_[i].text), names_);
    if (role == HeadRole::Greeting || (role == HeadRole::Standfirst && kind == 0)) return;
    auto date = date_of_line(text_, lines_[i].text, running_from(i + 1), names_);
    if (!date) date = season_in(text_, lines_[i].text, names_);
    if (!date) return;
    const bool plain = role == HeadRole::DateLine || role == HeadRole::Byline ||
                       role == HeadRole::Masthead || date->label != FrameWord::None;
    if (!plain) date->label = FrameWord::Occasion;
    facts_.add_date(*date);
  }

  // A name that nothing is known of above a date, both below the title, may be whoever wrote the
  // text as well as an outlet: it states nothing.
  void add_frame(FrameLine frame, HeadRole role, bool below_title) {
    if (role != HeadRole::Masthead && unknown_name(text_, frame) != nullptr) {
      std::erase_if(frame.segments, [](const Segment& s) { return s.sense == Sense::Name; });
    }
    const auto other = [](const Segment& segment) {
      return segment.label != FrameWord::None ||
             (segment.sense != Sense::Name && segment.sense != Sense::Date);
    };
    const bool lines = text::slice(text_, frame.text).find('\n') != std::string_view::npos;
    if (below_title && lines && std::none_of(frame.segments.begin(), frame.segments.end(), other)) {
      std::erase_if(frame.segments, [](const Segment& s) { return s.sense == Sense::Name; });
    }
    facts_.add(frame, text_, names_);
  }

  // Whether what a line of frame states holds, now that the others have been read: a name alone
  // that is no masthead states nothing.
  [[nodiscard]] static bool tells_more(HeadRole role, std::size_t i, const HeadReading& reading) {
    return role == HeadRole::Byline || role == HeadRole::DateLine || role == HeadRole::Credit ||
           role == HeadRole::Other || reading.publisher_line == i;
  }

  // Lines of a document that begins with many short ones.
  void late_head_line(std::size_t i) {
    Line& line = lines_[i];
    if (line.marked && line.role == BlockRole::Headline) return take_title(i);
    if (const BlockRole role = opening_role(words(i)); role != BlockRole::Body) {
      line.role = role;
    } else if (const auto& frame = frame_at(i)) {
      line.role = frame->role;
      facts_.add(*frame, text_, names_);
    } else if (!line.marked) {
      line.role = may_be_headline(words(i)) ? BlockRole::Headline : BlockRole::Heading;
    }
  }

  // A byline or a date stands one or two lines below, before the text goes on: what stands above
  // is no paragraph of it.
  [[nodiscard]] bool signed_below(std::size_t i) const {
    for (std::size_t k = i + 1; k < lines_.size() && k <= i + 2; ++k) {
      const std::string_view line = words(k);
      if (lines_[k].marked || line.size() > kLongestHeading) return false;
      const auto& frame = frame_at(k);
      if (frame && frame->role == BlockRole::Byline) return true;
      const auto date = date_inside(text_, lines_[k].text, names_);
      if (date && count_words(line) <= kSignedWords) return true;
      const NamedPeople named = people_in(text_, lines_[k].text, names_);
      if (!named.people.empty() && (named.by || named.known)) return true;
      if (is_running(k)) return false;
    }
    return false;
  }

  // A question in a paragraph of its own, with nothing but frame above.
  [[nodiscard]] bool asks_alone(std::size_t i) const {
    return words(i).ends_with("?") && lines_[i].first && lines_[i + 1].first && !title_above(i);
  }

  // The next line is frame; below a question, a tagline or name may stand between.
  [[nodiscard]] bool framed_below(std::size_t i, bool asks) const {
    if (frame_at(i + 1)) return true;
    return asks && i + 2 < lines_.size() && !is_running(i + 1) && frame_at(i + 2).has_value();
  }

  [[nodiscard]] bool has_running_after(std::size_t i) const {
    for (std::size_t k = i + 1; k < lines_.size() && k < i + kHeadLines; ++k) {
      if (is_running(k)) return true;
    }
    return false;
  }

  [[nodiscard]] bool title_above(std::size_t i) const {
    for (std::size_t k = 0; k < i; ++k) {
      if (!frame_at(k)) return true;
    }
    return false;
  }

  [[nodiscard]] BlockRole opening_role(std::string_view text) const {
    return role_of_opening(text, names_);
  }

  // Lines of one paragraph that all are frame: "By Jane Roe\nThe Hill Record\n3 May 2024".
  bool head_paragraph(std::size_t i, std::vector<HeadInput>& head) {
    std::size_t end = i + 1;
    while (end < head.size() && !lines_[end].first && lines_[end].role == BlockRole::Body) ++end;
    if (end == i + 1 || (end < head.size() && !lines_[end].first)) return false;
    for (std::size_t k = i; k < end; ++k) {
      if (count_words(words(k)) >= kTitleLikeWords && !frame_at(k)) return false;
      const std::string_view opening = words(k).substr(0, words(k).find(" | "));
      if (is_genre(opening, names_.head()) || is_numbered_genre(opening, names_.head()) ||
          read_head_line(text_, lines_[k].text, k, names_)) {
        return false;
      }
    }
    const text::Span span = text::cover(lines_[i].text, lines_[end - 1].text);
    auto frame = read_frame_line(text_, span, names_);
    if (!frame) return false;
    const bool headline =
        std::any_of(frame->segments.begin(), frame->segments.end(), [this](const Segment& segment) {
          return segment.sense == Sense::Name &&
                 reads_as_headline(text::slice(text_, segment.text), names_);
        });
    if (headline) return false;
    const HeadRole role = frame->role == BlockRole::Byline ? HeadRole::Byline : HeadRole::DateLine;
    for (std::size_t k = i; k < end; ++k) {
      lines_[k].role = frame->role;
      head[k].fixed = role;
    }
    head[i].frame = std::move(frame);
    return true;
  }

  bool labelled_title(std::size_t i) {
    const auto title = title_behind_label(text_, lines_[i].text, names_);
    if (title) lines_[i].role = BlockRole::Headline;
    if (title && !title_ && !title->empty()) title_ = title;
    return title.has_value();
  }

  // The first is the title, what follows it a standfirst.
  void take_title(std::size_t i) {
    lines_[i].role = BlockRole::Headline;
    if (!title_) title_ = lines_[i].text;
  }

  void body_line(std::size_t i, bool opens) {
    Line& line = lines_[i];
    const std::string_view text = words(i);
    if (const BlockRole role = opening_role(text); role != BlockRole::Body && !opens) {
      if (!line.marked || role == BlockRole::Boilerplate) line.role = role;
      if (role == BlockRole::Credit) read_rights(text_, line.text, names_, facts_);
      if (role == BlockRole::Boilerplate && press_release_) {
        const std::string_view title = title_ ? text::slice(text_, *title_) : std::string_view();
        read_contact(text_, line.text, title, names_, facts_);
      }
      return;
    }
    if (line.marked && line.role != BlockRole::ListItem && line.role != BlockRole::Byline) return;
    if (!opens && text.size() <= kShortLine) {
      if (const auto frame = read_frame_line(text_, line.text, names_);
          frame && tells_frame(*frame)) {
        line.role = frame->role;
        facts_.add(*frame, text_, names_);
        return;
      }
    }
    if (line.marked && line.role == BlockRole::Byline) return;
    if (!opens && i + kSignOffLines >= lines_.size()) {
      if (const auto frame = read_sign_off(text_, line.text, names_)) {
        line.role = frame->role;
        facts_.add(*frame, text_, names_);
        return;
      }
      if (text.size() <= kShortLine && read_foot(text_, line.text, names_, facts_)) {
        line.role = BlockRole::Credit;
        return;
      }
    }
    if (line.marked) return read_item(i);
    if (bullet_size(text) > 0) {
      line.role = BlockRole::ListItem;
      return read_item(i);
    }
    if (!opens && is_contact(text)) {
      line.role = BlockRole::Boilerplate;
    } else if (!opens && is_heading(i)) {
      line.role = BlockRole::Heading;
    } else if (line.first) {
      if (const auto lead = read_dateline(text_, line.text, opens, names_)) {
        leads_.push_back({lead->text, lead->role, std::nullopt});
        if (opens) facts_.add(*lead, text_, names_);
      }
      if (opens) read_description(i);
      if (opens) read_tail(i);
    }
  }

  // "... Interview: Jane Roe. 3 May 2024." at the end of the first paragraph
  void read_tail(std::size_t i) {
    const auto tail = read_paragraph_tail(text_, lines_[i].text, names_);
    if (!tail || (!leads_.empty() && leads_.back().text.end > tail->text.begin)) return;
    facts_.add(*tail, text_, names_);
    leads_.push_back({tail->text, BlockRole::Credit, std::nullopt});
  }

  void read_description(std::size_t i) {
    text::Span span = lines_[i].text;
    if (!leads_.empty()) span.begin = std::max(span.begin, leads_.back().text.end);
    const auto dated = read_dated_list(text_, span, names_);
    if (!dated) return;
    facts_.add_date(dated->date);
    leads_.push_back({dated->text, BlockRole::DateLine, std::nullopt});
  }

  void read_item(std::size_t i) {
    const std::size_t bullet = bullet_size(words(i));
    if (bullet == 0) return;
    leads_.push_back({text::make_span(lines_[i].text.begin, lines_[i].text.begin + bullet),
                      BlockRole::Label, std::nullopt});
    while (is_space(text_[leads_.back().text.end - 1])) --leads_.back().text.end;
  }

  // A short line without a full stop, with longer text below.
  [[nodiscard]] bool is_heading(std::size_t i) const {
    const std::string_view text = words(i);
    if (text.size() > kLongestHeading || !may_be_heading(text)) return false;
    if (i + 1 >= lines_.size()) return false;
    const bool paragraph = lines_[i].first && lines_[i + 1].first;
    if (!paragraph) return false;
    return words(i + 1).size() > text.size() || bullet_size(words(i + 1)) > 0;
  }

  model::Document& document_;
  const refdata::RefData& refdata_;
  std::string_view text_;
  FrameNames names_;
  const Learned* learned_;
  std::optional<text::Span> guessed_;
  FrameFacts facts_;
  std::vector<Line> lines_;
  struct ReadFrame {
    bool read = false;
    std::optional<FrameLine> line;
  };
  std::vector<HeadRole> roles_;            // of lines of the head
  mutable std::vector<ReadFrame> frames_;  // of lines of the head, by frame_at()
  std::vector<Block> leads_;  // datelines, bullets: what stands before the text of a line
  std::optional<text::Span> title_;
  bool press_release_ = false;
  bool site_ = false;  // the title says whose page it is
};

}  // namespace

void state_frame(model::Document& document, const refdata::RefData& refdata,
                 const Learned* learned) {
  drop_stand_ins(document, refdata);
  Framer(document, refdata, learned).run();
}

std::vector<text::Span> frame_stretches(const model::Document& document,
                                        const refdata::RefData& refdata) {
  model::Document copy = document;
  return Framer(copy, refdata, nullptr).stretches();
}

std::vector<PublisherCandidate> publisher_candidates(const model::Document& document,
                                                     const refdata::RefData& refdata,
                                                     const Learned& learned) {
  model::Document copy = document;
  return Framer(copy, refdata, &learned).candidates();
}

HeadInputs head_inputs(const model::Document& document, const refdata::RefData& refdata) {
  model::Document copy = document;
  return Framer(copy, refdata, nullptr).head();
}

}  // namespace plumbline::language
