// SPDX-License-Identifier: Apache-2.0
//
// What is part of what: "98 victims, 66 of them women and 32 men". Parts must follow their whole
// in one sentence; what binds them is a mark of data/figure_marks.tsv, a colon, a bracket, or a
// comma alone if every part tells how it differs.

#include <algorithm>
#include <array>

#include "base/number_text.h"
#include "resolve/figures_internal.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

constexpr std::size_t kPartGap = 9;  // words between one part and the next

class Parts {
 public:
  Parts(const std::vector<ReportedFigure>& figures, const FigureSentence& sentence,
        std::vector<ReadFigure>& read)
      : figures_(figures), s_(sentence), read_(read) {}

  std::vector<PartList> find(const FigureSentence* before) {
    std::vector<PartList> out;
    if (before != nullptr && takes_up()) out = parts_of(*before);
    if (!out.empty()) return out;
    for (std::size_t i = 0; i + 1 < s_.figures.size();) {
      const std::optional<Bond> bond = is_counted(i) ? bond_behind(i) : std::nullopt;
      const std::size_t last = bond.has_value() ? last_part(i, *bond) : i;
      if (!bond.has_value() || last == i) {
        ++i;
        continue;
      }
      PartList list{s_.figures[i], {}, bond->all, bond->loose};
      for (std::size_t k = i + 1; k <= last; ++k) {
        inherit(s_.figures[i], s_.figures[k]);
        list.parts.push_back(s_.figures[k]);
      }
      out.push_back(std::move(list));
      i = last + 1;
    }
    return out;
  }

 private:
  struct Bond {
    bool all = false;
    bool loose = false;
    bool weak = false;  // a comma or a dash alone
  };

  // "Of these, 21 were in the service sector ...".
  [[nodiscard]] bool takes_up() const {
    constexpr std::uint32_t kOpening = 2;
    return s_.has_mark("whole-parts", 0, std::min<std::uint32_t>(kOpening, s_.at.front().first));
  }

  // What the sentence before counted, where only one of its figures can be meant; each stretch
  // between semicolons divides it anew.
  std::vector<PartList> parts_of(const FigureSentence& before) {
    const Bond bond{true, false, false};
    std::optional<std::size_t> whole;
    for (const std::size_t index : before.figures) {
      const bool counts = read_[index].counted && !read_[index].whole && !read_[index].unreal &&
                          read_[index].measure.family != "money" &&
                          read_[index].measure.family != "shares";
      const double value = figures_[index].figure.value;
      const bool holds = std::all_of(s_.figures.begin(), s_.figures.end(), [&](std::size_t part) {
        return figures_[part].figure.value <= value;
      });
      if (!counts || !holds) continue;
      if (whole) return {};
      whole = index;
    }
    if (!whole) return {};
    std::vector<PartList> out;
    for (std::size_t k = 0; k < s_.figures.size(); ++k) {
      if (!may_be_part(*whole, s_.figures[k], bond)) return {};
      // "Of these 33 girls, 27": the whole itself.
      if (k == 0 && figures_[s_.figures[k]].figure.value == figures_[*whole].figure.value)
        return {};
      const bool fresh = out.empty() || has_semicolon(s_.at[k - 1].second, s_.at[k].first);
      if (fresh) out.push_back({*whole, {}, true, false});
      out.back().parts.push_back(s_.figures[k]);
    }
    for (const std::size_t part : s_.figures) inherit(*whole, part);
    return out;
  }
  [[nodiscard]] bool has_semicolon(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at < end; ++at) {
      if (word(at) == ";") return true;
    }
    return false;
  }

  [[nodiscard]] const model::Figure& figure(std::size_t i) const {
    return figures_[s_.figures[i]].figure;
  }
  [[nodiscard]] const ReadFigure& read(std::size_t i) const { return read_[s_.figures[i]]; }
  [[nodiscard]] bool is_counted(std::size_t i) const {
    static constexpr text::WordSet kNot{"money", "share", "multiple", "penalty", "unstated"};
    return !kNot.has_folded(figure(i).unit_class) && read(i).counted && !read(i).unreal;
  }
  [[nodiscard]] std::string_view word(std::uint32_t at) const {
    return text::slice(s_.words, s_.tokens[at].span);
  }

  // How the figure at `i` is bound to the one behind it.
  [[nodiscard]] std::optional<Bond> bond_behind(std::size_t i) const {
    const std::uint32_t begin = s_.at[i].second;
    const std::uint32_t end = s_.at[i + 1].first;
    // "66 of whom were women": the mark stands behind the part's number.
    const std::uint32_t reach = std::min<std::uint32_t>(s_.begin_behind(i + 1), end + 6);
    if (end < begin || end - begin > 3 * kPartGap) return std::nullopt;
    if (s_.has_mark("some-parts", begin, end)) return Bond{false, true, false};
    if (s_.has_mark("whole-parts", begin, reach)) return Bond{true, false, false};
    if (begin == end) return std::nullopt;
    for (std::uint32_t at = begin; at < end; ++at) {
      if (word(at) == ":" || word(at) == "(") return Bond{true, false, false};
      if (word(at) == ";" || word(at) == ")") return std::nullopt;
    }
    // "three victims were found in 2019 - two of forced begging and ...".
    static constexpr std::array<std::string_view, 4> kDashes = {"-", "\u2013", "\u2014", "--"};
    const std::string_view last = word(end - 1);
    if (std::find(kDashes.begin(), kDashes.end(), last) != kDashes.end()) {
      return Bond{true, false, end - begin > 4};
    }
    if (last == "," && is_led_by_of(i)) return Bond{true, false, false};
    constexpr std::uint32_t kShort = 4;
    if (last == "," && end - begin <= kShort) return Bond{false, false, true};
    return std::nullopt;
  }

  // "Of 83 victims identified in 2018, 79 were ...".
  [[nodiscard]] bool is_led_by_of(std::size_t i) const {
    static constexpr text::WordSet kBetween{"the", "these", "those", "a", "total", "all"};
    std::uint32_t at = s_.at[i].first;
    while (at > 0 && kBetween.has(s_.tokens[at - 1].key)) --at;
    return at > 0 && text::fold(word(at - 1)) == "of" &&
           (at == 1 || s_.tokens[at - 2].kind == text::TokenKind::Punctuation);
  }

  // Whether one figure can be some of another.
  [[nodiscard]] bool may_be_part(std::size_t whole_index, std::size_t part_index,
                                 const Bond& bond) const {
    const ReadFigure& whole = read_[whole_index];
    const ReadFigure& part = read_[part_index];
    const model::Figure& figure = figures_[part_index].figure;
    static constexpr text::WordSet kPeople{"victims", "people", "accused", "deaths"};
    const bool people = kPeople.has_folded(whole.measure.family);
    const bool person = part.measure.family == "people" || part.measure.family == "deaths";
    const bool same =
        part.measure.family == whole.measure.family || figure.unit_class == "unstated" || part.bare;
    static constexpr text::WordSet kNot{"money", "share", "multiple", "penalty"};
    if (kNot.has_folded(figure.unit_class) || part.unreal) return false;
    if (!same && !(people && person)) return false;
    if (figure.upper || figure.value > figures_[whole_index].figure.value) return false;
    // Other times are other figures: "42 in 2022, 51 in 2023".
    if (part.measure.period.stated() && !(part.measure.period == whole.measure.period)) {
      return false;
    }
    if (!bond.weak) return true;
    return std::any_of(part.measure.scope.begin(), part.measure.scope.end(),
                       [](const std::string& facet) {
                         return facet.starts_with("sex=") || facet.starts_with("age=") ||
                                facet.starts_with("nationality=") || facet.starts_with("form=");
                       });
  }

  // The last of a run of parts behind `i`; `i` if there is none.
  [[nodiscard]] std::size_t last_part(std::size_t i, const Bond& bond) const {
    std::size_t last = i;
    for (std::size_t k = i + 1; k < s_.figures.size(); ++k) {
      if (!may_be_part(s_.figures[i], s_.figures[k], bond)) break;
      if (k > i + 1 && !follows_on(k)) break;
      last = k;
    }
    // A comma alone binds no single number: "12 victims, 5 women were convicted".
    if (bond.weak && last < i + 2) return i;
    return last;
  }

  // "..., and 32 men": few words, no stop, no verb of another deed between.
  [[nodiscard]] bool follows_on(std::size_t k) const {
    static constexpr text::WordSet kStops{";",        ")",    ".",    "while", "but", "whereas",
                                          "compared", "than", "from", "were",  "was", "had"};
    const std::uint32_t begin = s_.at[k - 1].second;
    const std::uint32_t end = s_.at[k].first;
    if (end < begin || end - begin > kPartGap) return false;
    bool joined = false;
    for (std::uint32_t at = begin; at < end; ++at) {
      if (kStops.has(s_.tokens[at].key) || word(at) == ";" || word(at) == ")") return false;
      joined = joined || word(at) == "," || word(at) == "and" || word(at) == "&";
    }
    return joined;
  }

  void inherit(std::size_t whole_index, std::size_t part_index) {
    const ReadFigure& whole = read_[whole_index];
    ReadFigure& part = read_[part_index];
    part.whole = whole_index;
    const Measure own = part.measure;
    part.counted = true;
    part.field = whole.field;
    part.measure.family = whole.measure.family;
    const bool plain = own.stage.empty() || own.family != whole.measure.family;
    part.measure.stage = plain ? whole.measure.stage : own.stage;
    std::set<std::string> scope(own.scope.begin(), own.scope.end());
    scope.insert(whole.measure.scope.begin(), whole.measure.scope.end());
    if (part.measure.family == "victims") scope.erase("topic=trafficking");
    part.measure.scope.assign(scope.begin(), scope.end());
    std::set<std::string> words(own.words.begin(), own.words.end());
    words.insert(whole.measure.words.begin(), whole.measure.words.end());
    part.measure.words.assign(words.begin(), words.end());
    if (!part.place_stated) {
      part.measure.country = whole.measure.country;
      part.measure.place = whole.measure.place;
      part.place_stated = whole.place_stated;
    }
    if (!own.period.stated()) {
      part.measure.period = whole.measure.period;
      part.measure.kind = whole.measure.kind;
    }
    if (part.measure.per.empty()) part.measure.per = whole.measure.per;
    if (part.doer.empty()) part.doer = whole.doer;
    part.context = whole.context;
  }

  const std::vector<ReportedFigure>& figures_;
  const FigureSentence& s_;
  std::vector<ReadFigure>& read_;
};

// Sex and age of people as four cells: women, girls, men, boys.
constexpr unsigned kWomen = 1, kGirls = 2, kMen = 4, kBoys = 8;
unsigned cells_of(const std::vector<std::string>& facets, bool& other) {
  unsigned cells = kWomen | kGirls | kMen | kBoys;
  bool any = false;
  for (const std::string& facet : facets) {
    unsigned own = 0;
    if (facet == "sex=female") own = kWomen | kGirls;
    if (facet == "sex=male") own = kMen | kBoys;
    if (facet == "age=adult") own = kWomen | kMen;
    if (facet == "age=child") own = kGirls | kBoys;
    other = other || own == 0;
    any = any || own != 0;
    if (own != 0) cells &= own;
  }
  return any ? cells : 0;
}

bool is_exact(const model::Figure& figure) {
  return !figure.upper && figure.approximator.empty();
}

// Of the facets of a part those that its whole has not.
std::vector<std::string> own_facets(const ReadFigure& part, const ReadFigure& whole) {
  std::vector<std::string> out;
  std::set_difference(part.measure.scope.begin(), part.measure.scope.end(),
                      whole.measure.scope.begin(), whole.measure.scope.end(),
                      std::back_inserter(out));
  return out;
}

// How parts stand to each other.
struct Split {
  bool apart = true;      // nobody is counted in two of them
  bool complete = false;  // nobody is left out
};
std::optional<Split> split_of(const std::vector<ReadFigure>& read, const PartList& list) {
  unsigned all = 0;
  Split split;
  std::set<std::string> names;
  bool people = true;
  for (const std::size_t part : list.parts) {
    bool other = false;
    const std::vector<std::string> facets = own_facets(read[part], read[list.whole]);
    const unsigned cells = cells_of(facets, other);
    if (cells == 0 || other) people = false;
    if ((all & cells) != 0) split.apart = false;
    all |= cells;
    std::string name;
    for (const std::string& facet : facets) name += facet + " ";
    for (const std::string& each : read[part].measure.words) name += each + " ";
    if (!names.insert(name).second) split.apart = false;
  }
  split.complete = people && all == (kWomen | kGirls | kMen | kBoys);
  if (people) return split;
  // Other things than sex and age: only a list that says it is the whole can be added up.
  if (!list.all) return std::nullopt;
  return split;
}

std::string list_of(const std::vector<ReportedFigure>& figures, const PartList& list) {
  std::string out;
  for (std::size_t i = 0; i < list.parts.size(); ++i) {
    if (i != 0) out += i + 1 == list.parts.size() ? " and " : ", ";
    out += grouped(figures[list.parts[i]].figure.value);
  }
  return out;
}

}  // namespace

std::vector<PartList> find_parts(const std::vector<ReportedFigure>& figures,
                                 const FigureSentence& sentence, const FigureSentence* before,
                                 std::vector<ReadFigure>& read) {
  return Parts(figures, sentence, read).find(before);
}

std::optional<SumCheck> check_sum(const std::vector<ReportedFigure>& figures,
                                  const std::vector<ReadFigure>& read, const PartList& list) {
  if (list.parts.size() < 2 || list.loose || !is_exact(figures[list.whole].figure)) {
    return std::nullopt;
  }
  SumCheck check;
  check.whole = list.whole;
  check.parts = list.parts;
  for (const std::size_t part : list.parts) {
    if (!is_exact(figures[part].figure)) return std::nullopt;
    check.sum += figures[part].figure.value;
  }
  const std::optional<Split> split = split_of(read, list);
  if (!split) return std::nullopt;
  const double whole = figures[list.whole].figure.value;
  const std::string sum = list_of(figures, list) + " make " + grouped(check.sum);
  if (check.sum == whole) {
    check.result = SumResult::Adds;
    check.words = sum + ", as the total says.";
    return check;
  }
  if (!split->apart) return std::nullopt;
  if (check.sum > whole) {
    check.result = SumResult::Over;
    check.words = sum + ", more than the total of " + grouped(whole) + ".";
  } else {
    check.result = split->complete ? SumResult::Short : SumResult::Rest;
    check.words = sum + " of " + grouped(whole) + "; " + grouped(whole - check.sum) +
                  (split->complete ? " are missing, though nobody else can be left."
                                   : " are not accounted for in the passage.");
  }
  return check;
}

const char* to_string(SumResult result) {
  switch (result) {
    case SumResult::Adds: return "adds";
    case SumResult::Short: return "short";
    case SumResult::Over: return "over";
    case SumResult::Rest: return "rest";
  }
  return "";
}

}  // namespace plumbline::resolve
