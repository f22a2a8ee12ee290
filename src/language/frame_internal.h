// SPDX-License-Identifier: Apache-2.0
//
// How the frame is found: lines (frame.cc) are cut into segments, each a date, a place, an outlet,
// a person or nothing of the kind (frame_names.cc); a line or opening all of such is frame
// (frame_segments.cc). Above the text they are read together (frame_head_lines.cc, frame_head.h).

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/document.h"
#include "refdata/refdata.h"
#include "text/token.h"

namespace plumbline::language {

// What a few words by themselves are.
enum class Sense : std::uint8_t {
  Nothing,  // running words
  Date,     // nothing but a date, whole or in part, perhaps with a time of day
  Section,  // "Society", "Press release"
  Post,     // "staff writer"
  Place,
  Outlet,  // known, or named as only outlets are
  Body,    // a ministry, an organisation
  Person,
  Name,  // capitalised words of which nothing is known
};

// The kinds of data/wordlists/frame_words.tsv.
enum class FrameWord : std::uint8_t {
  None,
  Month,
  Weekday,
  DateFiller,
  By,
  Author,
  Source,
  Publisher,
  Published,
  Updated,
  Title,
  Photo,
  Credit,
  Boilerplate,
  OtherArticles,
  Section,
  Post,
  Outlet,
  Question,
  Answer,
  Opening,
  Occasion,  // of no list: the date is that of a hearing or meeting, not of publication
};

struct WrittenDate {
  Date date;           // without a year: nothing is stated
  bool whole = false;  // at least month and year
  bool range = false;  // the last day of several: what they are the days of is not said
};

// A phrase of the frame words that opens a text.
struct Opening {
  FrameWord word = FrameWord::None;
  std::uint32_t size = 0;  // bytes of the text
  bool alone = false;      // it is one word
};

// What the rows of wordlists/frame_words.tsv mean. Made once for each version of the data; it lives
// as long as the program.
struct FrameWords {
  std::vector<FrameWord> kinds;
  std::vector<std::int8_t> values;  // a month's number
  [[nodiscard]] static const FrameWords& of(const refdata::RefData& refdata);
};

class HeadWords;  // these two: frame_head.h
struct HeadWeights;

// Looks names up. Cheap to make; remembers nothing but where its tables are.
class FrameNames {
 public:
  explicit FrameNames(const refdata::RefData& refdata);

  [[nodiscard]] Sense sense_of(std::string_view words) const;
  [[nodiscard]] Sense undated_sense_of(std::string_view words) const;  // of what is no date
  // Nothing unless all of `words` is a date ("Monday, 3 May 2024, 10:30 GMT") or two ("3-9 May").
  [[nodiscard]] std::optional<WrittenDate> date_in(std::string_view words) const;
  // The longest phrase that `text` begins with.
  [[nodiscard]] Opening opening_of(std::string_view text) const;
  // Two to five capitalised words: what may stand behind "By".
  [[nodiscard]] bool is_byline_name(std::string_view words) const;
  [[nodiscard]] bool is_ordinary(std::string_view words) const;  // all are common English words
  [[nodiscard]] bool is_titled(std::string_view words) const;    // "Dr Roe", "Judge Jane Roe"
  // A word in it names organisations: "foundation", "ministry".
  [[nodiscard]] bool names_organisation(std::string_view words) const;
  [[nodiscard]] const refdata::RefData& refdata() const { return refdata_; }
  [[nodiscard]] const HeadWords& head() const { return head_; }
  [[nodiscard]] const HeadWeights& head_weights() const { return head_weights_; }

 private:
  [[nodiscard]] FrameWord word_of(std::span<const text::Token> tokens) const;
  [[nodiscard]] std::optional<WrittenDate> one_date_in(std::string_view words) const;
  [[nodiscard]] Sense known_sense(std::string_view words,
                                  std::span<const text::Token> tokens) const;
  [[nodiscard]] bool opens_unknown(std::string_view words) const;
  [[nodiscard]] bool is_outlet_word(std::string_view word) const;
  [[nodiscard]] bool is_outlet_compound(std::string_view word) const;
  [[nodiscard]] bool names_outlet(std::string_view words) const;
  [[nodiscard]] bool names_person(std::string_view words) const;

  const refdata::RefData& refdata_;
  const text::PhraseTable& words_;
  const text::PhraseTable& first_names_;
  const text::PhraseTable& common_words_;
  const text::PhraseTable& titles_;
  const HeadWords& head_;
  const HeadWeights& head_weights_;
  const std::vector<FrameWord>& kinds_;     // by row of frame_words
  const std::vector<std::int8_t>& values_;  // by row: a month's number
};

// One piece of a frame line.
struct Segment {
  text::Span text;  // of the document
  Sense sense = Sense::Nothing;
  FrameWord label = FrameWord::None;  // "Published:" and the like before it
  bool bracketed = false;             // in brackets or between slashes
  bool sure = false;                  // the form of the line leaves no doubt what it is
  std::optional<WrittenDate> date;
};

// A line, or what opens a paragraph, all of whose segments are frame.
struct FrameLine {
  text::Span text;  // with what divides it from the text behind it
  model::BlockRole role = model::BlockRole::Body;
  std::vector<Segment> segments;
};

// The whole of a short line; nothing if any part of it is running text.
[[nodiscard]] std::optional<FrameLine> read_frame_line(std::string_view text,
                                                       const text::Span& line,
                                                       const FrameNames& names);
// Below the head, a name alone is no masthead and a section no line of dates.
[[nodiscard]] bool tells_frame(const FrameLine& frame);
// The last words of a text, behind a dash or in brackets: "— HILL GAZETTE, Lagos, 3 May 2024".
[[nodiscard]] std::optional<FrameLine> read_sign_off(std::string_view text, const text::Span& line,
                                                     const FrameNames& names);
// What stands before the first sentence of a paragraph. `opens`: of the first paragraph of the
// text, where an outlet's name alone may stand ("Daily Post. The ...").
[[nodiscard]] std::optional<FrameLine> read_dateline(std::string_view text,
                                                     const text::Span& paragraph, bool opens,
                                                     const FrameNames& names);

// frame_head_lines.cc: a line above the text that says in words what it is. `index`: of the line.
[[nodiscard]] std::optional<FrameLine> read_head_line(std::string_view text, const text::Span& line,
                                                      std::size_t index, const FrameNames& names);

// Of the forms in which a line says what it is (frame_head_words.cc).
// The last word is what journals and briefings are about: "Himalayan Studies", "Kiln Labour".
[[nodiscard]] bool is_field(std::string_view name, const FrameNames& names);
// Bytes of "the blog of ", "Newsletter of ", "monthly magazine for " at the beginning of `words`;
// 0: it says nothing of the kind.
[[nodiscard]] std::size_t publication_size(std::string_view words, const FrameNames& names);
// Every word but small ones inside begins with a capital or a digit; no sign that ends a sentence.
[[nodiscard]] bool is_title_cased(std::string_view words, const FrameNames& names);
// A capitalised word of it names organisations: "Network against Trafficking".
[[nodiscard]] bool has_organisation_head(std::string_view words, const FrameNames& names);
[[nodiscard]] bool is_letter_end(std::string_view words);  // the last sign is a letter

// "Union Calls for Inquiry", "Bring Them Home Now": capitalised, yet no name.
[[nodiscard]] bool reads_as_headline(std::string_view line, const FrameNames& names);

// `text` without the blanks, quotation marks and brackets that it begins with.
[[nodiscard]] std::string_view past_openers(std::string_view text);
// A sentence may begin here: a capital, a digit, or a letter of a script without capitals.
[[nodiscard]] bool begins_sentence(std::string_view text);

// What frame lines state, best form first.
class FrameFacts {
 public:
  void add(const FrameLine& line, std::string_view text, const FrameNames& names);
  // "(c) Hill Gazette 2024"
  void add_rights(const text::Span& holder);
  // Whom a press release asks to contact.
  void add_credit(const text::Span& outlet);
  void add_person(const text::Span& author, std::string_view text) { add_author(author, text); }
  // What is chosen for the publisher: before all else; or none of what is named.
  void add_guess(const text::Span& publisher);
  void drop_publisher();
  // A date in a place where only dates of publication stand.
  void add_date(const Segment& segment);
  [[nodiscard]] const std::optional<text::Span>& publisher() const { return publisher_; }
  void fill(model::Document& document) const;  // only what it does not know yet

 private:
  // Smaller is better: a sure guess, the outlet's own line, its dateline, its copyright or
  // sign-off, whom it credits.
  enum class Rank : std::uint8_t { Guess, Own, Lead, Rights, Credit, None };
  void offer_publisher(const text::Span& at, Rank rank);
  void add_author(const text::Span& author, std::string_view text);
  void add_authors(const Segment& segment, std::string_view text, const FrameNames& names);

  std::optional<text::Span> publisher_;
  Rank rank_ = Rank::None;
  std::vector<text::Span> authors_;
  // Smaller is better: "Published: ...", a date without a label, "Updated: ...", a hearing's.
  enum class DateRank : std::uint8_t { Labelled, Plain, Updated, Occasion, None };
  [[nodiscard]] static DateRank date_rank(FrameWord label);
  std::optional<text::Span> published_at_;
  Date published_;
  DateRank date_rank_ = DateRank::None;
};

// Takes out a name that a program wrote for want of one ("Microsoft Office User"); done first.
void drop_stand_ins(model::Document& document, const refdata::RefData& refdata);

// Where the frame states what metadata said.
void find_stated(model::Document& document);

// frame_foot.cc.

// "Read also: ...", "Photo: ...", "Editing by ...", "(c) ..."; Body if nothing of the kind.
[[nodiscard]] model::BlockRole role_of_opening(std::string_view text, const FrameNames& names);

// "(c) Hill Gazette 2024"
void read_rights(std::string_view text, const text::Span& line, const FrameNames& names,
                 FrameFacts& facts);
// "Contact: press office, Hill Foundation, Lagos": a body, or what the `title` begins with
void read_contact(std::string_view text, const text::Span& line, std::string_view title,
                  const FrameNames& names, FrameFacts& facts);
// "This article first appeared in the Hill Review.", "This page was last edited on 5 June 2024."
// False if the line says nothing of the kind.
[[nodiscard]] bool read_foot(std::string_view text, const text::Span& line, const FrameNames& names,
                             FrameFacts& facts);
// The last sentences of a paragraph that are frame: "... Interview: Jane Roe. 3 May 2024."
[[nodiscard]] std::optional<FrameLine> read_paragraph_tail(std::string_view text,
                                                           const text::Span& paragraph,
                                                           const FrameNames& names);

// frame_turns.cc: questions and answers of an interview among `blocks`, which cover every line.
void find_turns(const model::Document& document, const FrameNames& names,
                std::vector<model::Block>& blocks);

}  // namespace plumbline::language
