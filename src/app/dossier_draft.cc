// SPDX-License-Identifier: Apache-2.0
//
// A draft put into the dossier that it belongs to.

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "app/dossier_printed_internal.h"
#include "app/draft_internal.h"
#include "store/reader.h"
#include "store/workspace.h"

namespace plumbline::app {
namespace {

using Form = model::DossierParagraph::Form;
using store::DraftChange;

std::string own_key(std::int64_t change) {
  return "own." + std::to_string(change);
}

// The number of the change that wrote it; 0: it is no text of somebody's own.
std::int64_t own_text(const model::DossierBlock& block) {
  constexpr std::string_view kOwn = "own.";
  const auto* paragraph = std::get_if<model::DossierParagraph>(&block);
  if (paragraph == nullptr || paragraph->form != Form::Own || paragraph->statements.empty()) {
    return 0;
  }
  std::int64_t number = 0;
  const std::string& key = paragraph->statements.front().key;
  std::from_chars(key.data() + kOwn.size(), key.data() + key.size(), number);
  return number;
}

// Where a statement stands.
struct Place {
  std::size_t section = 0;
  std::size_t block = 0;
  std::optional<std::size_t> part;  // statement of a paragraph or row of a table; none: the block
};

class Drafting {
 public:
  Drafting(const std::string& workspace, const std::vector<DraftChange>& changes, DossierPen& pen,
           model::Dossier& dossier)
      : workspace_(workspace), changes_(changes), pen_(pen), dossier_(dossier) {}

  Status run() {
    for (const DraftChange& change : changes_) {
      if (change.verb == "words" && !change.key.starts_with("own.")) {
        if (Status done = reword(change); !done) return done;
      } else if (change.verb == "insert") {
        if (Status done = insert(change); !done) return done;
      } else if (change.verb == "move") {
        move(change);
      } else if (change.verb == "leave-out") {
        leave_out(change);
      }
    }
    drop_empty();
    return Done{};
  }

 private:
  void warn(std::string_view pattern, const DraftChange& change, const std::string& more = {}) {
    dossier_.draft_warnings.push_back(
        pen_.words(pattern, {{"key", change.key}, {"who", change.who}, {"more", more}}));
  }

  [[nodiscard]] std::optional<Place> find(const std::string& key) const {
    for (std::size_t s = 0; s < dossier_.sections.size(); ++s) {
      const auto& blocks = dossier_.sections[s].blocks;
      for (std::size_t b = 0; b < blocks.size(); ++b) {
        const std::optional<std::size_t> part = part_of(blocks[b], key);
        if (part) return Place{s, b, part};
        if (model::block_key(blocks[b]) == key) return Place{s, b, {}};
      }
    }
    return std::nullopt;
  }
  static std::optional<std::size_t> part_of(const model::DossierBlock& block,
                                            const std::string& key) {
    if (const auto* paragraph = std::get_if<model::DossierParagraph>(&block)) {
      for (std::size_t i = 0; i < paragraph->statements.size(); ++i) {
        const std::string& its = paragraph->statements[i].key;
        // Of an own text any sentence.
        if (its == key || (paragraph->form == Form::Own && its.starts_with(key + "."))) return i;
      }
    } else if (const auto* table = std::get_if<model::DossierTable>(&block)) {
      for (std::size_t row = 0; row < table->rows.size(); ++row) {
        if (model::row_key(*table, row) == key) return row;
      }
    }
    return std::nullopt;
  }
  model::DossierBlock& block_at(const Place& place) {
    return dossier_.sections[place.section].blocks[place.block];
  }

  [[nodiscard]] model::DossierHand hand_of(const DraftChange& change) const {
    model::DossierHand out;
    out.who = change.who;
    out.at = change.at;
    out.change = change.number;
    return out;
  }
  [[nodiscard]] text::MessageValues by(const DraftChange& change) const {
    return {{"who", change.who}, {"when", pen_.date(change.at.substr(0, 10))}};
  }

  // The passage of a citation as a number of the dossier; nothing if its words stand there no more.
  Result<std::optional<std::size_t>> passage_of(const DraftCite& cite) {
    for (std::size_t i = 0; i < dossier_.passages.size(); ++i) {
      const model::DossierPassage& one = dossier_.passages[i];
      if (one.start == cite.start && one.end == cite.end &&
          one.passage.document.value == cite.document) {
        return std::optional(i);
      }
    }
    PL_TRY(const store::Workspace workspace,
           store::Workspace::open(workspace_, store::Access::Read));
    const auto kept = store::read_report(workspace, cite.document, store::Names::Kept);
    if (!kept) {
      if (kept.error().code == ErrorCode::NotFound) return std::optional<std::size_t>();
      return Error(kept.error());
    }
    const std::string& text = kept->document.text;
    const auto span = bytes_of(text, cite.start, cite.end);
    if (!span) return std::optional<std::size_t>();
    const std::string hidden = model::put_out_of_sight(text, kept->withheld.spans);
    const std::string_view shown = text::slice(hidden, *span);
    if (printed(cite.exact, {text::slice(text, *span), shown, {}}) == Printed::No) {
      return std::optional<std::size_t>();
    }
    return std::optional(pen_.cite(model::Passage({cite.document}, *span), std::string(shown),
                                   cite.start, cite.end));
  }

  Result<std::vector<std::size_t>> passages_of(const OwnSentence& sentence,
                                               const DraftChange& change,
                                               const std::vector<DraftCite>& cites) {
    std::vector<std::size_t> out;
    for (const std::size_t index : sentence.cites) {
      std::optional<std::size_t> passage;
      if (index < cites.size()) {
        PL_TRY(passage, passage_of(cites[index]));
      }
      if (passage) {
        out.push_back(*passage);
      } else {
        warn("draft.no-passage", change, std::to_string(index + 1));
      }
    }
    return out;
  }

  // The program's sentence in a person's words: one statement, whatever is cited in it.
  Status reword(const DraftChange& change) {
    const std::optional<Place> place = find(change.key);
    if (!place) {
      warn("draft.no-statement", change);
      return Done{};
    }
    auto* paragraph = std::get_if<model::DossierParagraph>(&block_at(*place));
    if (paragraph == nullptr || !place->part) {
      warn("draft.no-words", change);
      return Done{};
    }
    OwnSentence whole;
    for (const OwnParagraph& each : own_paragraphs(change.text)) {
      for (const OwnSentence& sentence : each) {
        whole.words += (whole.words.empty() ? "" : " ") + sentence.words;
        for (const std::size_t cite : sentence.cites) {
          if (std::find(whole.cites.begin(), whole.cites.end(), cite) == whole.cites.end()) {
            whole.cites.push_back(cite);
          }
        }
      }
    }
    PL_TRY(std::vector<std::size_t> passages, passages_of(whole, change, cites_of(change.cites)));
    model::DossierStatement& statement = paragraph->statements[*place->part];
    model::DossierHand hand = hand_of(change);
    hand.instead_of = statement.hand ? statement.hand->instead_of : statement.words;
    if (!change.basis.empty() && change.basis != hand.instead_of) {
      warn("draft.basis-changed", change, hand.instead_of);
    }
    hand.unsourced = passages.empty();
    hand.tag = pen_.words(hand.unsourced ? "own.words.unsourced" : "own.words", by(change));
    statement.words = std::move(whole.words);
    statement.passages = std::move(passages);
    statement.hand = std::move(hand);
    return Done{};
  }

  // The text of an own paragraph as it was written last.
  [[nodiscard]] const DraftChange& latest(const DraftChange& insert) const {
    const DraftChange* out = &insert;
    for (const DraftChange& change : changes_) {
      if (change.verb == "words" && change.key == own_key(insert.number)) out = &change;
    }
    return *out;
  }

  // Behind what stands there, and behind what people wrote there before.
  std::optional<Place> place_for(const DraftChange& change) {
    const auto& sections = dossier_.sections;
    const auto section = std::find_if(sections.begin(), sections.end(),
                                      [&](const auto& one) { return one.id == change.section; });
    if (section == sections.end()) return std::nullopt;
    Place out{static_cast<std::size_t>(section - sections.begin()), 0, {}};
    if (!change.key.empty()) {
      const std::optional<Place> behind = find(change.key);
      const bool here = behind && behind->section == out.section;
      if (!here) warn("draft.no-place", change);
      out.block = here ? behind->block + 1 : section->blocks.size();
    }
    while (out.block < section->blocks.size()) {
      const auto* one = std::get_if<model::DossierParagraph>(&section->blocks[out.block]);
      if (one == nullptr || one->form != Form::Own) break;
      ++out.block;
    }
    return out;
  }

  Status insert(const DraftChange& first) {
    const DraftChange& change = latest(first);
    const std::vector<DraftCite> cites = cites_of(change.cites);
    std::optional<Place> place = place_for(first);
    if (!place) {
      warn("draft.no-section", first, first.section);
      return Done{};
    }
    std::size_t number = 0;
    for (const OwnParagraph& each : own_paragraphs(change.text)) {
      model::DossierParagraph out;
      out.form = Form::Own;
      out.label = pen_.words("own.label", by(change));
      for (const OwnSentence& sentence : each) {
        PL_TRY(std::vector<std::size_t> passages, passages_of(sentence, change, cites));
        model::DossierHand hand = hand_of(change);
        hand.unsourced = passages.empty();
        if (hand.unsourced) hand.tag = pen_.words("own.unsourced");
        out.statements.push_back({fmt::format("{}.{}", own_key(first.number), ++number),
                                  sentence.words, std::move(passages), std::move(hand)});
      }
      auto& blocks = dossier_.sections[place->section].blocks;
      blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(place->block++), std::move(out));
    }
    return Done{};
  }

  template <class List>
  static void shift(List& list, std::size_t from, std::size_t to) {
    const auto at = [&](std::size_t index) {
      return list.begin() + static_cast<std::ptrdiff_t>(index);
    };
    if (from < to) {
      std::rotate(at(from), at(from + 1), at(to + 1));
    } else {
      std::rotate(at(to), at(from), at(from + 1));
    }
  }

  // The paragraphs of one text of somebody's own, which stay together; of all else one block.
  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;  // blocks, half-open
  };
  [[nodiscard]] Run run_of(const Place& place) const {
    const auto& blocks = dossier_.sections[place.section].blocks;
    const std::int64_t text = own_text(blocks[place.block]);
    Run run{place.block, place.block + 1};
    if (text == 0) return run;
    while (run.begin > 0 && own_text(blocks[run.begin - 1]) == text) --run.begin;
    while (run.end < blocks.size() && own_text(blocks[run.end]) == text) ++run.end;
    return run;
  }
  // What stands behind a text of somebody's own stands behind all of it.
  [[nodiscard]] std::optional<Place> last_of(std::optional<Place> place) const {
    if (place && own_text(dossier_.sections[place->section].blocks[place->block]) != 0) {
      place->block = run_of(*place).end - 1;
    }
    return place;
  }

  // Where something goes that shall stand behind `behind`, an index of the same list; nothing: it
  // goes to the front.
  static std::size_t target(std::size_t from, std::optional<std::size_t> behind) {
    if (!behind) return 0;
    return *behind < from ? *behind + 1 : *behind;
  }

  // Within its table, its paragraph or its section; elsewhere it would say something else.
  void move(const DraftChange& change) {
    const std::optional<Place> what = find(change.key);
    const std::optional<Place> behind =
        change.text.empty() ? std::optional<Place>() : last_of(find(change.text));
    const bool told = change.text.empty() || behind;
    if (!what || !told || (behind && behind->section != what->section)) {
      warn("draft.no-place", change);
      return;
    }
    const bool same = behind && behind->block == what->block;
    auto& blocks = dossier_.sections[what->section].blocks;
    if (auto* table = std::get_if<model::DossierTable>(&blocks[what->block]);
        table != nullptr && what->part && (same || !behind)) {
      const std::size_t to = target(*what->part, same ? behind->part : std::nullopt);
      if (table->keys.size() == table->rows.size()) shift(table->keys, *what->part, to);
      shift(table->rows, *what->part, to);
      return;
    }
    auto* paragraph = std::get_if<model::DossierParagraph>(&blocks[what->block]);
    if (paragraph != nullptr && paragraph->form != Form::Own && what->part &&
        paragraph->statements.size() > 1 && (same || !behind)) {
      shift(paragraph->statements, *what->part,
            target(*what->part, same ? behind->part : std::nullopt));
      return;
    }
    shift_blocks(blocks, run_of(*what), behind ? behind->block + 1 : 0);
  }

  // Blocks [begin, end) go to where `to` is now, if that is not among them.
  static void shift_blocks(std::vector<model::DossierBlock>& blocks, const Run& run,
                           std::size_t to) {
    const auto at = [&](std::size_t index) {
      return blocks.begin() + static_cast<std::ptrdiff_t>(index);
    };
    if (to < run.begin) std::rotate(at(to), at(run.begin), at(run.end));
    if (to > run.end) std::rotate(at(run.begin), at(run.end), at(to));
  }

  void note(const Place& place, const DraftChange& change, std::string key, std::string words) {
    dossier_.left_out.push_back({dossier_.sections[place.section].id, std::move(key),
                                 std::move(words), change.who, change.at, change.why,
                                 change.number});
  }

  void leave_out(const DraftChange& change) {
    std::optional<Place> place = find(change.key);
    if (!place) {
      warn("draft.no-statement", change);
      return;
    }
    // A text of somebody's own may be several paragraphs.
    for (; place; place = change.key.starts_with("own.") ? find(change.key) : std::nullopt) {
      take_out(*place, change);
    }
  }

  void take_out(const Place& place, const DraftChange& change) {
    model::DossierBlock& block = block_at(place);
    auto* paragraph = std::get_if<model::DossierParagraph>(&block);
    auto* table = std::get_if<model::DossierTable>(&block);
    if (paragraph != nullptr && place.part) {
      const auto at = paragraph->statements.begin() + static_cast<std::ptrdiff_t>(*place.part);
      note(place, change, change.key, at->words);
      paragraph->statements.erase(at);
      if (!paragraph->statements.empty()) return;
    } else if (table != nullptr && place.part) {
      const std::string key = model::row_key(*table, *place.part);
      note(place, change, change.key, model::statement_of(*table, *place.part).words);
      take_row(*table, *place.part);
      const bool bare = table->rows.empty();
      // Behind a map that goes the table moves up: from here on `table` is another block.
      drop_ways(std::string(table->key), key);
      if (!bare) return;
    } else {
      note(place, change, change.key,
           table != nullptr ? table->caption : pen_.words("own.picture"));
    }
    auto& blocks = dossier_.sections[place.section].blocks;
    // A way may have taken the map before it with it.
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const auto& one) {
      const auto* rows = std::get_if<model::DossierTable>(&one);
      const auto* sentences = std::get_if<model::DossierParagraph>(&one);
      return model::block_key(one) == change.key || (rows != nullptr && rows->rows.empty()) ||
             (sentences != nullptr && sentences->statements.empty());
    });
    if (found != blocks.end()) blocks.erase(found);
  }

  static void take_row(model::DossierTable& table, std::size_t row) {
    const auto at = static_cast<std::ptrdiff_t>(row);
    if (table.keys.size() == table.rows.size()) table.keys.erase(table.keys.begin() + at);
    table.rows.erase(table.rows.begin() + at);
  }

  // A route that is not told is not drawn either.
  void drop_ways(const std::string& table, const std::string& row) {
    for (model::DossierSection& section : dossier_.sections) {
      std::erase_if(section.blocks, [&](model::DossierBlock& block) {
        auto* map = std::get_if<model::RouteMap>(&block);
        if (map == nullptr) return false;
        const std::size_t before = map->ways.size();
        std::erase_if(map->ways, [&](const auto& way) { return table + "." + way.key == row; });
        if (map->ways.size() != before) map->words.instead = ways_in_words(*map, pen_);
        return map->ways.empty();
      });
    }
  }

  // Headings over nothing, and sections without anything.
  void drop_empty() {
    for (model::DossierSection& section : dossier_.sections) {
      auto& blocks = section.blocks;
      for (std::size_t i = blocks.size(); i-- > 0;) {
        const auto* heading = std::get_if<model::DossierHeading>(&blocks[i]);
        if (heading == nullptr) continue;
        const auto* next =
            i + 1 < blocks.size() ? std::get_if<model::DossierHeading>(&blocks[i + 1]) : nullptr;
        const bool bare =
            i + 1 >= blocks.size() || (next != nullptr && next->level <= heading->level);
        if (bare) blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
    std::erase_if(dossier_.sections, [](const auto& section) { return section.blocks.empty(); });
  }

  const std::string& workspace_;
  const std::vector<DraftChange>& changes_;
  DossierPen& pen_;
  model::Dossier& dossier_;
};

// "Maria (29 November 2026) and Jonas (1 December 2026)": everybody with the day of the last
// change.
std::string editors(const std::vector<DraftChange>& changes, const DossierPen& pen) {
  std::vector<std::pair<std::string, std::string>> last;
  for (const DraftChange& change : changes) {
    const auto known = std::find_if(last.begin(), last.end(),
                                    [&](const auto& one) { return one.first == change.who; });
    if (known == last.end()) {
      last.emplace_back(change.who, change.at);
    } else {
      known->second = change.at;
    }
  }
  std::vector<std::string> out;
  for (const auto& [who, at] : last) {
    out.push_back(pen.words("own.editor", {{"who", who}, {"when", pen.date(at.substr(0, 10))}}));
  }
  return pen.list(out);
}

struct Counts {
  double words = 0;
  double own = 0;
  double unsourced = 0;
};

Counts count(const model::Dossier& dossier) {
  Counts out;
  for (const model::DossierStatement& statement : model::statements_of(dossier)) {
    if (!statement.hand) continue;
    ++(statement.hand->instead_of.empty() ? out.own : out.words);
    if (statement.hand->unsourced) ++out.unsourced;
  }
  return out;
}

// A reader is told what people did to it, whichever of the limits were taken out.
void tell_limits(const DossierPen& pen, model::Dossier& dossier) {
  const auto limits = std::find_if(dossier.sections.begin(), dossier.sections.end(),
                                   [](const auto& section) { return section.id == "limits"; });
  if (limits == dossier.sections.end()) return;
  const Counts counts = count(dossier);
  limits->blocks.emplace_back(
      model::DossierParagraph{{pen.say("limits.edited", "limits.edited",
                                       {{"who", dossier.edited},
                                        {"words", counts.words},
                                        {"own", counts.own},
                                        {"unsourced", counts.unsourced},
                                        {"left", static_cast<double>(dossier.left_out.size())}})},
                              Form::Item});
}

}  // namespace

Status apply_draft(const std::string& workspace, const std::vector<DraftChange>& standing,
                   DossierPen& pen, model::Dossier& dossier) {
  if (Status done = Drafting(workspace, standing, pen, dossier).run(); !done) return done;
  dossier.edited = editors(standing, pen);
  tell_limits(pen, dossier);
  model::number_passages(dossier);
  return Done{};
}

}  // namespace plumbline::app
