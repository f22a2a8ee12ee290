// SPDX-License-Identifier: Apache-2.0
//
// Interviews: who asks and who answers. Recognised by labels ("Q:", "Jane Roe:", the outlet's own
// name) that return, or, in a text that is an interview, by paragraphs that are nothing but a
// question; labels and such paragraphs may be mixed, as where only the first turns are labelled.

#include <algorithm>
#include <cctype>
#include <map>

#include "language/frame_head.h"

namespace plumbline::language {
namespace {

using model::Block;
using model::BlockRole;

constexpr std::size_t kLongestLabel = 48;  // bytes of "Jane Roe, Open Door Shelter:"
constexpr std::size_t kLongestQuestion = 400;
constexpr std::size_t kLongestRemark = 160;  // of the interviewer, in the place of a question
constexpr std::size_t kFewestTurns = 2;      // labelled turns of each side
constexpr std::size_t kFewestQuestions = 2;  // without labels
constexpr std::size_t kFewestInTurn = 4;     // that show how strictly turns alternate
constexpr std::string_view kDash = "–";      // as long as "—"
constexpr std::size_t kIntroduction = 2000;  // bytes in which the text says that it is an interview

enum class Side : std::uint8_t { None, Asks, Answers, Named };

struct Turn {
  std::size_t block = 0;
  Side side = Side::None;
  text::Span label;  // without the colon
  std::uint32_t rest = 0;
  bool own = false;  // the label is the outlet's name or an author's
};

bool is_question(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == ' ' || text.back() == '*')) {
    text.remove_suffix(1);
  }
  return text.size() <= kLongestQuestion &&
         (text.ends_with("?") || text.ends_with("՞") || text.ends_with("؟"));
}

class Turns {
 public:
  Turns(const model::Document& document, const FrameNames& names, std::vector<Block>& blocks)
      : document_(document),
        text_(document.text),
        names_(names),
        blocks_(blocks),
        turn_of_(blocks.size(), kNoTurn) {}

  void run() {
    if (read_sitting()) return write_labelled();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (may_turn(i)) labelled(i);
    }
    settle_names();
    const std::size_t asking = count(Side::Asks);
    const std::size_t questions = count_questions();
    if (asking >= kFewestTurns && count(Side::Answers) >= kFewestTurns && questions <= asking) {
      settle_lone();
      return write_labelled();
    }
    if (questions + asking < kFewestQuestions || !(owns_questions() || says_interview())) return;
    settle_single();
    write_mixed();
  }

 private:
  [[nodiscard]] bool may_turn(std::size_t i) const {
    return blocks_[i].role == BlockRole::Body || blocks_[i].role == BlockRole::Heading;
  }

  [[nodiscard]] std::string_view words(std::size_t i) const {
    return text::slice(text_, blocks_[i].text);
  }

  [[nodiscard]] std::size_t count(Side side) const {
    return static_cast<std::size_t>(std::count_if(
        turns_.begin(), turns_.end(), [side](const Turn& turn) { return turn.side == side; }));
  }

  [[nodiscard]] std::string_view label_of(const Turn& turn) const {
    return text::slice(text_, turn.label);
  }

  // "Q: ...", "Question. ...", "Jane Roe: ...", "J.R.: ..."
  void labelled(std::size_t i) {
    const std::string_view text = words(i);
    const std::string_view opening = text.substr(0, kLongestLabel);
    std::size_t end = opening.find(':');
    const std::size_t stop = opening.find(". ");
    const bool titled = end != std::string_view::npos && names_.is_titled(opening.substr(0, end));
    if (stop < end && !titled) end = stop;
    if (end == std::string_view::npos || end == 0 || end + 1 >= text.size()) return;
    if (text[end + 1] != ' ') return;
    Turn turn;
    turn.block = i;
    turn.label = text::make_span(blocks_[i].text.begin, blocks_[i].text.begin + end);
    turn.rest = blocks_[i].text.begin + static_cast<std::uint32_t>(end) + 2;
    turn.side = side_of(text.substr(0, end), text[end] == ':');
    if (turn.side == Side::Named && is_own(text.substr(0, end))) {
      turn.side = Side::Asks;
      turn.own = true;
    }
    if (turn.side == Side::None) return;
    if (turn.side == Side::Named) {  // "LENA (translated)"
      const std::size_t note = text.substr(0, end).find(" (");
      if (note != std::string_view::npos) {
        turn.label.end = turn.label.begin + static_cast<std::uint32_t>(note);
      }
    }
    turn_of_[i] = turns_.size();
    turns_.push_back(turn);
  }

  // Where the dash of "HON. A. RUIZ.– Madam Speaker, ..." stands: right behind a full stop.
  [[nodiscard]] static std::size_t dash_behind_label(std::string_view text) {
    for (const std::string_view dash : {".–", ".—"}) {
      if (const std::size_t at = text.find(dash); at != std::string_view::npos) return at + 1;
    }
    return std::string_view::npos;
  }

  // Minutes of a house: "The Hon. Ana Ruiz: ...", "Reply by the Minister:", "The Speaker: ...".
  // Nobody is interviewed: questions are what a member says, as answers are.
  bool read_sitting() {
    std::size_t members = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!may_turn(i)) continue;
      const std::optional<Turn> turn = turn_of_member(i);
      if (!turn) continue;
      members += is_of_house(label_of(*turn)) ? 1U : 0U;
      turn_of_[i] = turns_.size();
      turns_.push_back(*turn);
    }
    if (members >= kFewestInTurn) return true;
    turns_.clear();
    turn_of_.assign(blocks_.size(), kNoTurn);
    return false;
  }

  [[nodiscard]] bool is_of_house(std::string_view label) const {
    if (label.starts_with("The ") || label.starts_with("the ")) label.remove_prefix(4);
    const bool capital = !label.empty() && label.front() >= 'A' && label.front() <= 'Z';
    return capital && names_.head().opening_of(label, HeadWord::HouseMember) > 0;
  }

  [[nodiscard]] std::optional<Turn> turn_of_member(std::size_t i) const {
    const std::string_view text = words(i);
    std::size_t colon = text.substr(0, 2 * kLongestLabel).find(':');
    const std::size_t dash = dash_behind_label(text.substr(0, 2 * kLongestLabel));
    const bool dashed = dash < colon;
    if (dashed) colon = dash;
    const bool whole = text.ends_with(':') && text.size() <= kLongestRemark;
    if (whole) colon = text.size() - 1;
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    std::string_view label = text.substr(0, dashed ? colon - 1 : colon);
    const std::size_t lead = names_.head().opening_of(label, HeadWord::ReplyBy);
    const std::size_t begin = lead == 0 ? 0 : lead + 1;
    label = label.substr(0, label.find(" ("));
    const std::size_t verb = names_.head().find_in(label, HeadWord::MemberVerb).at;
    if (verb != std::string_view::npos) label = label.substr(0, verb == 0 ? 0 : verb - 1);
    if (label.size() <= begin || label.size() - begin > kLongestLabel) return std::nullopt;
    const std::string_view name = label.substr(begin);
    if (!is_of_house(name) && !names_.is_titled(name)) return std::nullopt;
    Turn turn;
    turn.block = i;
    turn.side = Side::Answers;
    const std::uint32_t at = blocks_[i].text.begin;
    turn.label = text::make_span(at + begin, at + label.size());
    const std::size_t sign = dashed ? kDash.size() : 1;
    turn.rest = whole ? blocks_[i].text.end : at + static_cast<std::uint32_t>(colon + sign);
    while (turn.rest < blocks_[i].text.end && text_[turn.rest] == ' ') ++turn.rest;
    return turn;
  }

  [[nodiscard]] Side side_of(std::string_view label, bool colon) const {
    label = label.substr(0, label.find(" ("));  // "HOST (Jane Roe)"
    const Opening opening = names_.opening_of(label);
    if (opening.size == label.size()) {
      if (opening.word == FrameWord::Question) return Side::Asks;
      if (opening.word == FrameWord::Answer) return Side::Answers;
    }
    if (!colon) return Side::None;
    const std::size_t comma = label.rfind(", ");  // "JANE ROE, HOST"
    if (comma != std::string_view::npos) {
      const std::string_view office = label.substr(comma + 2);
      const Opening role = names_.opening_of(office);
      if (role.word == FrameWord::Question && role.size == office.size()) return Side::Asks;
    }
    if (is_surname(label)) return Side::Named;
    // A surname may be a place's name too.
    const Sense sense = names_.sense_of(label.substr(0, label.find(',')));
    if (sense == Sense::Date || sense == Sense::Section) return Side::None;
    if (sense == Sense::Nothing && !names_.is_titled(label)) return Side::None;
    return Side::Named;
  }

  // "ROE", where the text names somebody "Jane Roe".
  [[nodiscard]] bool is_surname(std::string_view label) const {
    constexpr std::size_t kShortest = 3;
    if (label.size() < kShortest || label.find(' ') != std::string_view::npos) return false;
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!std::all_of(label.begin(), label.end(), capital)) return false;
    std::string name = " " + text::fold(label);
    name[1] = label[0];
    for (std::size_t at = text_.find(name); at != std::string_view::npos;
         at = text_.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      const bool whole =
          end == text_.size() || std::isalpha(static_cast<unsigned char>(text_[end])) == 0;
      std::size_t begin = at;  // of the word before
      while (begin > 0 && std::isalpha(static_cast<unsigned char>(text_[begin - 1])) != 0) --begin;
      if (whole && begin < at && capital(text_[begin])) return true;
    }
    return false;
  }

  // The outlet asks, or whoever writes for it.
  [[nodiscard]] bool is_own(std::string_view label) const {
    const std::string asked = text::fold(label);
    const auto same = [&asked](const std::string& name) {
      const std::string folded = text::fold(name);
      if (folded == asked) return true;
      for (const std::string_view the : {"the ", "la ", "le ", "el "}) {
        if (folded.starts_with(the) && std::string_view(folded).substr(the.size()) == asked) {
          return true;
        }
      }
      return false;
    };
    return same(document_.publisher) ||
           std::any_of(document_.authors.begin(), document_.authors.end(), same);
  }

  // Of names, the one half of whose turns are questions asks; others that return answer.
  void settle_names() {
    std::map<std::string_view, std::pair<std::size_t, std::size_t>> seen;  // turns, questions
    for (const Turn& turn : turns_) {
      if (turn.side != Side::Named) continue;
      auto& [all, asked] = seen[label_of(turn)];
      ++all;
      const Block& block = blocks_[turn.block];
      asked += is_question(text_.substr(turn.rest, block.text.end - turn.rest)) ? 1U : 0U;
    }
    for (Turn& turn : turns_) {
      if (turn.side != Side::Named) continue;
      const auto& [all, asked] = seen[label_of(turn)];
      if (all < kFewestTurns) continue;
      turn.side = asked > 0 && asked * 2 >= all ? Side::Asks : Side::Answers;
    }
  }

  // Where turns are labelled, a label in capitals that stands once is one, too: "ROE:" of somebody
  // whom the text names, "LENA (translated):".
  void settle_lone() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (turn_at(i) == nullptr && may_turn(i)) labelled_in_capitals(i);
    }
    for (Turn& turn : turns_) {
      const bool lone = turn.side == Side::Named && is_in_capitals(label_of(turn));
      if (lone) turn.side = Side::Answers;
    }
  }

  static bool is_in_capitals(std::string_view label) {
    return std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  void labelled_in_capitals(std::size_t i) {
    const std::string_view text = words(i);
    const std::size_t colon = text.substr(0, kLongestLabel).find(": ");
    const std::size_t end = std::min(colon, text.find(" ("));
    if (colon == std::string_view::npos || end < 3) return;
    const std::string_view label = text.substr(0, end);
    if (!std::all_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
      return;
    }
    std::string name = text::fold(label);
    name[0] = label[0];
    const std::size_t told = text_.find(" " + name);
    if (told == std::string_view::npos || told > blocks_[i].text.begin) return;
    Turn turn;
    turn.block = i;
    turn.side = Side::Answers;
    const std::uint32_t begin = blocks_[i].text.begin;
    turn.label = text::make_span(begin, begin + end);
    turn.rest = begin + static_cast<std::uint32_t>(colon) + 2;
    turn_of_[i] = turns_.size();
    turns_.push_back(turn);
  }

  // A name that labels one turn only answers if that turn follows a question and the text above has
  // told of that person.
  void settle_single() {
    const std::string_view above = text_.substr(0, first_question());
    for (Turn& turn : turns_) {
      if (turn.side != Side::Named) continue;
      const bool told = above.find(label_of(turn)) != std::string_view::npos;
      const bool follows = turn.block > 0 && is_asked(turn.block - 1);
      turn.side = told && follows ? Side::Answers : Side::None;
    }
  }

  [[nodiscard]] const Turn* turn_at(std::size_t block) const {
    return turn_of_[block] == kNoTurn ? nullptr : &turns_[turn_of_[block]];
  }

  // A question by its label or its form.
  [[nodiscard]] bool is_asked(std::size_t i) const {
    const Turn* turn = turn_at(i);
    if (turn != nullptr && turn->side == Side::Asks) return true;
    return (turn == nullptr || turn->side != Side::Answers) && asks(i);
  }

  [[nodiscard]] std::uint32_t first_question() const {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (may_turn(i) && is_asked(i)) return blocks_[i].text.begin;
    }
    return 0;
  }

  // "Jane Roe, 44, is a lawyer": the paragraph, near the end, in which whoever was introduced above
  // the questions is introduced once more. Nobody answers so; from there on the outlet speaks.
  [[nodiscard]] std::size_t afterword() const {
    constexpr std::size_t kLast = 3;  // paragraphs
    const std::string_view above = text_.substr(0, first_question());
    for (std::size_t i = blocks_.size() - std::min(blocks_.size(), kLast); i < blocks_.size();
         ++i) {
      if (!may_turn(i) || turn_at(i) != nullptr) continue;
      const std::string_view name = words(i).substr(0, introduced_size(words(i)));
      if (!name.empty() && introduces(above, name)) return i;
    }
    return blocks_.size();
  }

  // "Jane Roe, who runs the clinic", "Jane Roe is", "Lena Brandt runs the clinic": not only spoken
  // of, as in "the women whom Ivan Rill sold".
  [[nodiscard]] static bool introduces(std::string_view above, std::string_view name) {
    for (std::size_t at = above.find(name); at != std::string_view::npos;
         at = above.find(name, at + 1)) {
      const bool first = at == 0 || above[at - 1] == '\n' ||
                         (at > 1 && above[at - 1] == ' ' && above[at - 2] == '.');
      const std::string_view rest = above.substr(at + name.size());
      if (first && (rest.starts_with(", ") || rest.starts_with(" "))) return true;
    }
    return false;
  }

  // Bytes of the name in "Jane Roe, 44," or "Jane Roe is the head of"; 0: no such words.
  [[nodiscard]] std::size_t introduced_size(std::string_view text) const {
    for (std::size_t at = text.find(' '); at != std::string_view::npos && at <= kLongestLabel;
         at = text.find(' ', at + 1)) {
      const bool comma = text[at - 1] == ',';
      const std::string_view rest = text.substr(at + 1);
      const bool age = !rest.empty() && rest[0] >= '1' && rest[0] <= '9';
      bool told = comma && age;
      for (const std::string_view word : {"a ", "an ", "the "})
        told |= comma && rest.starts_with(word);
      for (const std::string_view word : {"is a ", "is an ", "is the ", "was a ", "was the "}) {
        told |= !comma && rest.starts_with(word);
      }
      const std::string_view name = text.substr(0, comma ? at - 1 : at);
      if (!told || name.find(' ') == std::string_view::npos) continue;
      return is_title_cased(name, names_) ? name.size() : 0;
    }
    return 0;
  }

  // Paragraphs without a label go on with the turn above them.
  void write_labelled() {
    std::vector<Block> out;
    const Turn* open = nullptr;
    const std::size_t after = afterword();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i == after) open = nullptr;
      Block block = blocks_[i];
      if (const Turn* turn = turn_at(i); turn != nullptr && settled(*turn)) {
        open = turn;
        out.push_back(
            {text::make_span(block.text.begin, label_end(*turn)), BlockRole::Label, std::nullopt});
        block.text.begin = turn->rest;
        block.role = BlockRole::Body;
      } else if (open != nullptr && open->side == Side::Asks && opens_with_dash(i)) {
        block.role = BlockRole::Answer;  // "– I would say so": one of them
        out.push_back(block);
        continue;
      }
      if (block.role == BlockRole::Headline || block.role == BlockRole::Credit) open = nullptr;
      if (open != nullptr && block.role == BlockRole::Body && !block.text.empty()) {
        const bool asks = open->side == Side::Asks;
        block.role = asks ? BlockRole::Question : BlockRole::Answer;
        block.speaker = speaker_of(*open);
      }
      if (!block.text.empty()) out.push_back(block);
    }
    blocks_ = std::move(out);
  }

  // What names the speaker, with the colon and without the blank behind it.
  [[nodiscard]] std::uint32_t label_end(const Turn& turn) const {
    std::uint32_t end = turn.rest;
    while (end > turn.label.end && text_[end - 1] == ' ') --end;
    return end;
  }

  // A list item of one is what a dash before an answer looks like.
  [[nodiscard]] bool opens_with_dash(std::size_t i) const {
    const std::string_view text = words(i);
    const BlockRole role = blocks_[i].role;
    return role == BlockRole::ListItem ||
           (role == BlockRole::Body && (text.starts_with("– ") || text.starts_with("— ")));
  }

  [[nodiscard]] static bool settled(const Turn& turn) {
    return turn.side == Side::Asks || turn.side == Side::Answers;
  }

  [[nodiscard]] Block as_label(const Turn& turn) const {
    return {text::make_span(turn.label.begin, label_end(turn)), BlockRole::Label, std::nullopt};
  }

  [[nodiscard]] bool is_answer_word(const Turn& turn) const {
    return names_.opening_of(label_of(turn)).word == FrameWord::Answer;
  }

  // Whom a label names as answering; nobody if it is "A:".
  [[nodiscard]] std::optional<text::Span> speaker_of(const Turn& turn) const {
    if (turn.side == Side::Asks || is_answer_word(turn)) return std::nullopt;
    return turn.label;
  }

  // Questions by form or label, answers between them. Where all answers that are labelled have the
  // same label, the others are that person's too.
  void write_mixed() {
    const std::vector<bool> remarks = remarks_in_turn();
    const std::optional<text::Span> one = only_speaker();
    const std::size_t after = afterword();
    std::vector<Block> out;
    bool open = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i == after) open = false;
      Block block = blocks_[i];
      const bool turns = may_turn(i);
      const Turn* turn = turn_at(i);
      const bool asked = turns && (is_asked(i) || remarks[i]) && answered(i, open);
      if (turn != nullptr && settled(*turn)) {
        out.push_back(as_label(*turn));
        block.text.begin = turn->rest;
      }
      if (asked) {
        block.role = BlockRole::Question;
        open = true;
      } else if (open && (block.role == BlockRole::Body || (turn != nullptr && settled(*turn)))) {
        block.role = BlockRole::Answer;
        block.speaker = turn != nullptr && settled(*turn) ? speaker_of(*turn) : std::nullopt;
        if (!block.speaker) block.speaker = one;
      }
      if (!block.text.empty()) out.push_back(block);
    }
    blocks_ = std::move(out);
  }

  // Something follows that may answer it.
  [[nodiscard]] bool answered(std::size_t i, bool open) const {
    if (i + 1 >= blocks_.size()) return false;
    return open || !is_asked(i + 1) || turn_at(i) != nullptr;
  }

  [[nodiscard]] std::optional<text::Span> only_speaker() const {
    std::optional<text::Span> found;
    for (const Turn& turn : turns_) {
      if (turn.side != Side::Answers || is_answer_word(turn)) continue;
      if (found && text::slice(text_, *found) != label_of(turn)) return std::nullopt;
      if (!found) found = turn.label;
    }
    return found;
  }

  // Where questions and answers are single paragraphs in strict turn, a short sentence in the place
  // of a question is the interviewer's: "The ministry denies that."
  [[nodiscard]] std::vector<bool> remarks_in_turn() const {
    std::vector<bool> remarks(blocks_.size(), false);
    std::vector<std::size_t> turns;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (may_turn(i) && (!turns.empty() || is_asked(i))) turns.push_back(i);
    }
    std::size_t asked = 0;
    for (std::size_t k = 0; k < turns.size(); ++k) {
      const bool question = is_asked(turns[k]);
      const bool place = k % 2 == 0;
      if (question && !place) return remarks;
      if (place && !question && !is_remark(turns[k])) return remarks;
      asked += question ? 1U : 0U;
    }
    if (asked < kFewestInTurn || turns.size() % 2 != 0) return remarks;
    for (std::size_t k = 0; k < turns.size(); k += 2) remarks[turns[k]] = true;
    return remarks;
  }

  // One short sentence that nobody's name labels.
  [[nodiscard]] bool is_remark(std::size_t i) const {
    const Turn* turn = turn_at(i);
    const std::string_view text = words(i);
    return text.size() <= kLongestRemark && text.find(". ") == std::string_view::npos &&
           (turn == nullptr || turn->side != Side::Answers);
  }

  // The outlet's own name labels a turn that asks.
  [[nodiscard]] bool owns_questions() const {
    return std::any_of(turns_.begin(), turns_.end(), [this](const Turn& turn) {
      return turn.own && is_question(words(turn.block));
    });
  }

  [[nodiscard]] bool says_interview() const {
    std::size_t size = std::min(text_.size(), kIntroduction);
    while (size > 0 && size < text_.size() && text_[size] != ' ') --size;
    return names_.head().find_in(text_.substr(0, size), HeadWord::Interview).size > 0;
  }

  [[nodiscard]] bool asks(std::size_t i) const { return may_turn(i) && is_question(words(i)); }

  // Questions that no label tells.
  [[nodiscard]] std::size_t count_questions() const {
    std::size_t questions = 0;
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      questions += turn_at(i) == nullptr && asks(i) && !asks(i + 1) ? 1U : 0U;
    }
    return questions;
  }

  const model::Document& document_;
  std::string_view text_;
  const FrameNames& names_;
  std::vector<Block>& blocks_;
  static constexpr std::size_t kNoTurn = static_cast<std::size_t>(-1);
  std::vector<Turn> turns_;
  std::vector<std::size_t> turn_of_;  // by block
};

}  // namespace

void find_turns(const model::Document& document, const FrameNames& names,
                std::vector<model::Block>& blocks) {
  Turns(document, names, blocks).run();
}

}  // namespace plumbline::language
