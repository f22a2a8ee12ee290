// SPDX-License-Identifier: Apache-2.0
//
// Which articles are copies of others, in whole or in part, and who copied whom?
//
// True reprints share only some 30 % of their runs of three words (Silcock et al., NEWS-COPY 2023),
// so likeness of whole texts finds the wrong ones. Here: exact copies by hash; candidates by what
// their sketches share, however long the rest is; each confirmed by laying the words side by side.
// What two reports of one event share without copying does not count: words in quotation marks,
// and formulas, which articles of one publisher repeat or those of many over months.
//
// Pure: the same articles give the same answer in any order. Nothing is deleted or merged: a
// family lists its members, each with what it took and why we say so.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "resolve/sketch.h"
#include "text/span.h"

namespace plumbline::resolve {

struct Article {
  std::string id;  // unique; the hash of its bytes, so that ties are decided by content
  std::string publisher;
  std::vector<std::string> names;  // further names of the publisher: "AP"
  Date published;
  std::vector<std::string> credits;  // whom byline, dateline or last lines give it to (credits.h)
  Sketch sketch;
  std::string reader;  // what made its text out of its bytes: another may have put words elsewhere
};

// Why one article is held to have taken words from another.
enum class Reason : std::uint8_t {
  Identical,     // the same words from the first to the last
  Credits,       // its byline, first or last lines name the other's publisher
  Cites,         // it names the other's publisher further inside
  Later,         // it was published on a later day
  Excerpt,       // all but a little of it stands in the other, which is longer
  Compiles,      // it also holds words of a third article that the other has nothing of
  Fuller,        // three or more others share more words with the other than with it
  CommonCredit,  // both give a third as their source: which of them came first is left open
};
[[nodiscard]] const char* to_string(Reason reason);

enum class Direction : std::uint8_t {
  Stated,  // one of the two says so
  Dated,   // by the days they were published
  Likely,  // by what stands in what
  Open,    // they share words; who took them from whom is not known
};
[[nodiscard]] const char* to_string(Direction direction);

// Words that stand in both.
struct Stretch {
  text::Span here;          // bytes of the text of the one who took
  text::Span there;         // bytes of the text it took from
  std::uint32_t words = 0;  // the same in both
};

struct Taken {
  std::size_t from = 0;  // index of the article
  Direction direction = Direction::Open;
  std::vector<Reason> reasons;
  std::vector<Stretch> stretches;  // in reading order
  std::uint32_t words = 0;         // the sum of theirs
  double share = 0;                // of its own words, 0 to 1
};

struct Member {
  std::size_t article = 0;
  // Within the family from whom it took most, then one article of each other family that it took
  // words from. Empty for the origin.
  std::vector<Taken> taken;
};

struct Family {
  std::vector<Member> members;       // the likely origin first, then by day and id; two or more
  std::vector<std::string> credits;  // outside the family, by number of members that give them
};

struct Reprints {
  std::vector<Family> families;  // the largest first, then by the origin's id
  std::size_t articles = 0;      // with words
  std::size_t origins = 0;       // families and articles without one
};

// The text of articles[index]; asked some few times for each article that may be a copy.
using TextOf = std::function<Result<std::string>(std::size_t index)>;

// What was found when two articles were laid side by side, to be found again.
struct Laid {
  std::uint64_t basis = 0;  // a hash of all that it rests on; of another basis it is of no use
  std::string found;        // opaque
};

// Keeps what was found, so that of articles that come later only pairs with them are laid side by
// side. Whatever it has lost or holds of other days, the answer is the same.
class LaidBefore {
 public:
  LaidBefore() = default;
  LaidBefore(const LaidBefore&) = delete;
  LaidBefore& operator=(const LaidBefore&) = delete;
  virtual ~LaidBefore() = default;
  // Of the articles of these indices, in either order.
  [[nodiscard]] virtual Result<std::optional<Laid>> find(std::size_t one, std::size_t other) = 0;
  [[nodiscard]] virtual Status keep(std::size_t one, std::size_t other, Laid laid) = 0;
};

// Memory: 12 bytes a mark (4 in its sketch, 8 to look it up); some 100 bytes a pair of copies;
// texts of a third of a million words as a rule and a million at most, 20 to 60 MB, that may be
// compared again, or one pair if that is longer. `before` may be null. The only errors are those of
// the two.
[[nodiscard]] Result<Reprints> find_reprints(std::span<const Article> articles,
                                             const TextOf& text_of, LaidBefore* before = nullptr);

// What is told of a member: all, or who took from whom without the places of the words.
enum class Detail : bool { All, Kin };

// The families that hold one of `concerned` (indices of articles), the same as find_reprints tells
// them; `articles` and `origins` count only those and the concerned. Only what may be of one family
// with them is laid side by side: what is left of the time is linear in the number of marks.
[[nodiscard]] Result<Reprints> find_families(std::span<const Article> articles,
                                             std::span<const std::size_t> concerned,
                                             const TextOf& text_of, LaidBefore* before = nullptr,
                                             Detail detail = Detail::All);

}  // namespace plumbline::resolve
