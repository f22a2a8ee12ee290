// SPDX-License-Identifier: Apache-2.0
//
// Where something was counted or done: the place phrase nearest to the number, else whose
// institutions did it ("Moldovan authorities"), else what its neighbours or the sentence before
// have. The nationality of the counted people is no place, nor is where they were going.

#include <algorithm>

#include "extract/counts_scope_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Name;
using language::NameKind;

// How a place is bound to what is told, the closest first.
enum class Bond : std::uint8_t { In, Owner, Bare, From };

struct Spot {
  TokenRange tokens;  // with its preposition
  TokenRange name;
  Bond bond = Bond::In;
  bool narrow = false;  // less than a country
  bool known = true;    // reference data has it
  std::string country;
  std::string place;
  std::uint32_t owner = kNone;
};

constexpr text::WordSet kInside{"in",   "within", "across", "throughout", "inside", "at",
                                "near", "around", "on",     "outside",    "off",    "along"};
constexpr text::WordSet kLeadsAway{"to",      "for",  "into", "towards", "toward",
                                   "against", "with", "than", "like",    "via"};
class CountPlaces {
 public:
  explicit CountPlaces(CountedSentence& sentence)
      : s_(sentence), view_(sentence.view), headed_(heading_country(sentence.view.scene)) {}

  void find() {
    for (const Name* name : names_in(view_.analysis(), s_.tokens)) {
      if (name->tokens.end <= s_.tokens.end) add(*name);
    }
    join_lists();
    for (Spot& spot : spots_) spot.owner = owner(spot);
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) settle(i);
    for (std::size_t i = s_.counts.size(); i-- > 1;) share_back(i);
    for (Count& count : s_.counts) {
      if (count.place.empty()) count.place = only_place(count);
    }
    for (Count& count : s_.counts) {
      if (count.place.empty() && is_of_world(s_, count)) continue;
      if (count.place.empty()) count.place = left_from();
      if (count.place.empty()) inherit_place(s_, count, headed_);
    }
  }

 private:
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return s_.tokens.contains(at) && view_.is(at, keys);
  }

  // "Romania, with 71 victims, ahead of Hungary | (38)": of the number in brackets.
  [[nodiscard]] std::uint32_t owner(const Spot& spot) const {
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
      const bool beside = s_.counts[i].tokens.begin == spot.name.end + 1;
      if (beside && is(spot.name.end, {key("(")})) return i;
    }
    return owner_of(s_, spot.tokens);
  }

  void add(const Name& name) {
    Spot spot;
    spot.name = name.tokens;
    spot.country = name.country;
    if (name.kind == NameKind::Place) {
      if (count_at(s_, name.tokens.begin) != nullptr || is_no_place(s_, name)) return;
      if (is_residence(view_, name.tokens.begin) || names_money(view_.analysis(), name.tokens)) {
        return;
      }
      spot.narrow = !name.is_country;
      spot.place =
          name.is_country && !name.country.empty() ? name.country : place_of(view_, name).name;
    } else if (name.kind == NameKind::Other && is_site_behind(name)) {
      spot.narrow = true;
    } else if (!name.country.empty() &&
               ((name.kind == NameKind::Nationality && !is_of_their_papers(name)) ||
                (name.kind == NameKind::Organisation && is_of_state(name)))) {
      spot.place = name.country;
    } else {
      return;
    }
    // "from Cusco | and Puno": what holds for the one before holds for both.
    const std::uint32_t joint = name.tokens.begin - 1;
    // "to Kosubosu | in Nigeria": where the goal lies.
    const bool beside = last_end_ == joint;
    const bool listed = beside && is(joint, {key("and"), key("or"), key(",")});
    last_end_ = name.tokens.end;
    if ((listed && last_away_) || (beside && last_goal_ && is(joint, {key("in")}))) return;
    const bool bound = bind(name, spot);
    const std::uint32_t lead = phrase_begin(name) - 1;
    last_goal_ = !bound && s_.tokens.contains(lead) && kLeadsAway.has(view_.form(lead));
    last_away_ = !bound || spot.bond == Bond::From;
    if (!bound) return;
    // Of a place that no list knows only "in" tells that it is one, or the place it is listed with.
    spot.known =
        !spot.country.empty() || name.is_region || name.place != kNone || is_site_behind(name);
    if (!spot.known && spot.bond != Bond::In && !is_listed_behind_place(name)) return;
    name_site(name, spot);
    // "in the Choiseul Province", of which another state has one too.
    if (!headed_.empty() && spot.narrow && spot.country != headed_ && names_area(name)) {
      spot.place = words_of(view_.scene, name.tokens);
    }
    spots_.push_back(std::move(spot));
  }
  // "in Sindh and | Tharparkar", "in Sindh, Punjab, and | Tharparkar districts".
  [[nodiscard]] bool is_listed_behind_place(const Name& name) const {
    if (spots_.empty() || name.kind != NameKind::Place) return false;
    std::uint32_t end = name.tokens.begin;
    if (is(end - 1, {key("and"), key("or")})) --end;
    if (is(end - 1, {key(",")})) --end;
    return end < name.tokens.begin && spots_.back().name.end == end &&
           spots_.back().bond == Bond::In;
  }
  // "Lungi airport", "Dornogovi province", "Greater Manila": the words tell which place is meant.
  [[nodiscard]] bool is_site_behind(const Name& name) const {
    static constexpr text::WordSet kSites{"airport", "province",    "district",   "region",
                                          "county",  "governorate", "prefecture", "camp",
                                          "island",  "port",        "station",    "border"};
    const std::uint32_t next = name.tokens.end;
    return s_.tokens.contains(next) && kSites.has(view_.form(next)) && !name.is_country;
  }
  [[nodiscard]] bool names_area(const Name& name) const {
    static constexpr text::WordSet kAreas{"province",   "district",    "region",    "county",
                                          "department", "governorate", "prefecture"};
    const auto area = [&](std::uint32_t at) {
      return s_.tokens.contains(at) && kAreas.has(view_.form(at));
    };
    return area(name.tokens.end - 1) || area(name.tokens.end);
  }
  // "his Ruritanian passport": whose it is.
  [[nodiscard]] bool is_of_their_papers(const Name& name) const {
    static constexpr text::WordSet kPapers{"passport", "passports", "card",     "cards",
                                           "papers",   "visa",      "visas",    "documents",
                                           "licence",  "licences",  "license",  "citizenship",
                                           "plates",   "currency",  "accounts", "account"};
    return kPapers.has(view_.form(phrase_head(view_, name)));
  }
  void name_site(const Name& name, Spot& spot) const {
    const bool greater = is(name.tokens.begin - 1, {key("greater")});
    const bool site = is_site_behind(name);
    if (!spot.narrow || (!greater && !site) || name.kind == NameKind::Nationality) return;
    spot.place = words_of(
        view_.scene, {name.tokens.begin - (greater ? 1U : 0U), name.tokens.end + (site ? 1U : 0U)});
  }
  // "Swedish Migration Agency", "Togo's police": named after its country, or known to be its.
  [[nodiscard]] bool is_of_state(const Name& name) const {
    // Who reports on other states is no place of what it reports.
    const std::string words = words_of(view_.scene, name.tokens);
    const bool reporter = words.find("State Department") != std::string::npos ||
                          words.find("Department of State") != std::string::npos;
    if (reporter && view_.leading != "USA") return false;
    // "the Department of Labor" in a report on Malaysia, of which the United States have one too.
    if (!headed_.empty() && name.agency != kNone && name.country != headed_) return false;
    if (name.agency == kNone) return true;
    const std::string_view kind = view_.scene.refdata.agencies()[name.agency].kind;
    return kind == "government" || kind == "court";
  }

  [[nodiscard]] std::uint32_t phrase_begin(const Name& name) const {
    const std::uint32_t chunk = chunk_at(view_.analysis(), name.tokens.begin);
    std::uint32_t begin = name.tokens.begin;
    if (is_noun_phrase(view_.analysis(), chunk)) {
      begin = std::max(s_.tokens.begin, view_.analysis().chunks[chunk].tokens.begin);
    }
    for (std::uint32_t at = name.tokens.begin; at-- > begin;) {
      if (count_at(s_, at) != nullptr || is(at, {key("'s"), key(","), key("and")})) return at + 1;
    }
    return begin;
  }
  // People who are counted or suffer; officials and institutions act for their country.
  [[nodiscard]] bool is_victim(std::uint32_t head) const {
    if (is_official(head)) return false;
    for (const Count& count : s_.counts) {
      if (!count.none && count.unit.contains(head)) return true;
    }
    for (const Hit* hit : view_.find(Family::Person, {head, head + 1})) {
      const std::string& code = hit->frame->code;
      if (code != "official" && code != "thing") return true;
    }
    return false;
  }
  [[nodiscard]] bool is_official(std::uint32_t head) const {
    return view_.has(Family::Person, "official", {head, head + 1});
  }

  // How the place of a name belongs to what is told; false if it does not.
  bool bind(const Name& name, Spot& spot) const {
    if (acts_with_others(name)) return false;
    const std::uint32_t begin = phrase_begin(name);
    const std::uint32_t head = phrase_head(view_, name);
    spot.tokens = {begin, name.tokens.end};
    spot.bond = Bond::Owner;
    if (name.kind == NameKind::Nationality) return acts_by_nationality(name, head);
    const bool owns = is(name.tokens.end, {key("'s"), key("'")});
    if (owns || name.kind == NameKind::Organisation) {
      // "in Mongolia's Dornogovi province" has its own name; "in Georgia's capital" is in Georgia.
      return !(owns && is(begin - 1, {key("to"), key("for"), key("against")}));
    }
    if (begin == s_.tokens.begin) {
      take_government(name, head, spot);
      return true;
    }
    return bind_by_preposition(name, begin, head, spot);
  }

  [[nodiscard]] const Name* state_at(std::uint32_t at) const {
    for (const Name* name : names_in(view_.analysis(), {at, at + 1})) {
      const bool state = name->kind == NameKind::Nationality || name->is_country ||
                         name->kind == NameKind::Organisation;
      if (state && !name->country.empty()) return name;
    }
    return nullptr;
  }
  // "UK, Irish and Dutch police", "Irish and Dutch police": where several are at work is not told.
  [[nodiscard]] bool acts_with_others(const Name& name) const {
    const std::uint32_t begin = name.tokens.begin;
    const std::uint32_t end = name.tokens.end;
    if (name.kind == NameKind::Place && (!name.is_country || begin != s_.tokens.begin))
      return false;
    const bool last =
        begin > s_.tokens.begin + 1 && is(begin - 1, {key("and")}) && name.kind != NameKind::Place;
    if (last) {
      const Name* before = state_at(begin - 2);
      if (before != nullptr && before->kind != NameKind::Organisation) return true;
    }
    if (!is(end, {key("and"), key(",")}) || name.kind == NameKind::Organisation) return false;
    const Name* next = state_at(end + 1);
    if (next == nullptr || next->kind == NameKind::Place) return false;
    return is(end, {key("and")}) || is(next->tokens.end, {key("and"), key(",")});
  }

  // "Moldovan authorities"; not "Filipinos", "seven Nepali men", "Libyan dinars", "held Hungarian
  // passports".
  [[nodiscard]] bool acts_by_nationality(const Name& name, std::uint32_t head) const {
    const bool alone = is(name.tokens.end, {key("'s"), key("'")}) || head < name.tokens.end;
    if (alone || is_victim(head) || count_at(s_, head) != nullptr) return false;
    return !view_.word(name.tokens.end - 1).plural &&
           !s_.tree.is(head, {language::Relation::Object});
  }

  // "Ottawa gave 2.9 million dollars"
  void take_government(const Name& name, std::uint32_t head, Spot& spot) const {
    if (!spot.narrow || head >= name.tokens.end || !stands_for_government(view_, name)) return;
    spot.place = name.country;
    spot.narrow = false;
  }

  bool bind_by_preposition(const Name& name, std::uint32_t begin, std::uint32_t head,
                           Spot& spot) const {
    const std::uint32_t before = begin - 1;
    const std::uint64_t form = view_.form(before);
    spot.tokens.begin = before;
    if (is_where_told(s_, before)) return false;
    if (kInside.has(form) || (form == key("for") && is_of_figure(before))) {
      spot.bond = Bond::In;
      return true;
    }
    if (form == key("from")) {
      // "21 of them from Chad", "of whom were from Romania": whose they are.
      if (is(before - 1, {key("them"), key("whom"), key("were"), key("was"), key("are"),
                          key("came"), key("come")})) {
        return false;
      }
      spot.bond = Bond::From;
      return true;
    }
    if (kLeadsAway.has(form)) return opens_sentence(name, before);
    if (form == key("by")) return true;
    if (form == key("of")) return bind_by_of(name, before, spot);
    spot.tokens.begin = begin;
    const bool last = head < name.tokens.end;
    const bool subject = is_verb(view_, head + 1) || is(head + 1, {key(":"), key("alone")});
    if (last && !subject) spot.bond = Bond::Bare;
    if (spot.bond == Bond::Bare && name.is_region) return is_listed_behind_place(name);
    return last || !is_victim(head);
  }

  // "the 2022 figure for Kenya"
  [[nodiscard]] bool is_of_figure(std::uint32_t preposition) const {
    return is(preposition - 1, {key("figure"), key("figures"), key("number"), key("total"),
                                key("data"), key("rate")});
  }

  // "For Kenya, the office counted ..."
  [[nodiscard]] bool opens_sentence(const Name& name, std::uint32_t preposition) const {
    return preposition == s_.tokens.begin && is(preposition, {key("for")}) &&
           is(name.tokens.end, {key(",")});
  }

  // "the authorities of Burkina Faso", "in the mines of Haut-Katanga"; not "citizens of", "to the
  // centre of".
  bool bind_by_of(const Name& name, std::uint32_t of, Spot& spot) const {
    const std::uint64_t outer = outer_preposition(of);
    if (outer == key("from")) {
      spot.bond = Bond::From;  // "from the county of Tulcea"
      return true;
    }
    if (spot.narrow && (kInside.has(outer) || name.country.empty())) spot.bond = Bond::In;
    const bool victims = of > s_.tokens.begin && is_victim(of - 1);
    return !victims && !(kLeadsAway.has(outer) && outer != key("with"));
  }
  // "in the mines | of Haut-Katanga", "to the centre | of Lomé": what leads the phrase before "of".
  [[nodiscard]] std::uint64_t outer_preposition(std::uint32_t of) const {
    if (of == s_.tokens.begin) return 0;
    const std::uint32_t chunk = chunk_at(view_.analysis(), of - 1);
    if (!is_noun_phrase(view_.analysis(), chunk)) return 0;
    const std::uint32_t begin = view_.analysis().chunks[chunk].tokens.begin;
    return begin > s_.tokens.begin && s_.tokens.contains(begin - 1) ? view_.form(begin - 1) : 0;
  }

  // "Cambodia and Laos", "Sofia, Burgas and Varna"; "Lagos, Nigeria" is Lagos.
  void join_lists() {
    for (std::size_t i = 0; i + 1 < spots_.size();) {
      Spot& left = spots_[i];
      const Spot& right = spots_[i + 1];
      const std::uint32_t gap = right.name.begin - left.name.end;
      const bool and_or = gap == 1 && is(left.name.end, {key("and"), key("or")});
      const bool comma = gap == 1 && is(left.name.end, {key(",")});
      const bool both =
          gap == 2 && is(left.name.end, {key(",")}) && is(left.name.end + 1, {key("and")});
      const bool same =
          left.bond == Bond::In ||
          (left.bond == Bond::Owner && right.bond == Bond::Owner && !left.narrow && !right.narrow);
      const bool listed = same &&
                          view_.analysis().tokens[right.name.begin].kind == text::TokenKind::Word &&
                          (and_or || both || (comma && list_goes_on(i + 1)));
      if (comma && left.narrow && !right.narrow && left.country == right.country) {
        left.tokens.end = right.tokens.end;
        spots_.erase(spots_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        continue;
      }
      if (!listed) {
        ++i;
        continue;
      }
      left.name.end = right.name.end;
      left.tokens.end = right.tokens.end;
      left.narrow = true;
      left.place = words_of(view_.scene, left.name);
      if (left.country != right.country) left.country.clear();
      spots_.erase(spots_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }
  [[nodiscard]] bool list_goes_on(std::size_t i) const {
    if (i + 1 >= spots_.size()) return false;
    const std::uint32_t end = spots_[i].name.end;
    return spots_[i + 1].name.begin <= end + 2 && is(end, {key("and"), key(","), key("or")});
  }

  [[nodiscard]] std::uint32_t distance(const Spot& spot, const Count& count) const {
    return spot.tokens.begin < count.tokens.begin ? count.tokens.begin - spot.tokens.begin
                                                  : spot.tokens.begin - count.tokens.begin;
  }
  [[nodiscard]] bool better(const Spot& a, const Spot& b, const Count& count) const {
    if (a.known != b.known && a.bond == b.bond) return a.known;
    if (count.kind == CountKind::Money && a.bond != b.bond &&
        (gives(a, count) || gives(b, count))) {
      return gives(a, count);  // "the French government gave 3 million euros to shelters in Mali"
    }
    if (a.bond != b.bond) return a.bond < b.bond;
    if (a.narrow != b.narrow && a.country == b.country) return a.narrow;
    return distance(a, count) < distance(b, count);
  }

  [[nodiscard]] static bool gives(const Spot& spot, const Count& count) {
    return spot.bond == Bond::Owner && spot.tokens.end <= count.tokens.begin;
  }

  // "brought home from Myanmar": there it was done.
  [[nodiscard]] bool brought_from(const Spot& spot) const {
    // "three returnees from Iraq" says where they come from.
    const std::uint32_t above = s_.tree.head(spot.name.end - 1);
    const bool of_noun = above != kNone && is_noun(view_, above) && above < spot.tokens.begin;
    const Count* count = spot.owner < s_.counts.size() ? &s_.counts[spot.owner] : nullptr;
    const bool taker = count != nullptr && is(count->tokens.begin - 1, {key("to")});
    if (of_noun &&
        (taker || count == nullptr || (!count->unit.empty() && !count->unit.contains(above))))
      return false;
    if (spot.country.empty()) return false;
    for (const Hit* hit : view_.find(Family::Status, s_.tokens)) {
      const std::string& code = hit->frame->code;
      if (hit->tokens.begin < spot.tokens.begin && (code == "repatriated" || code == "rescued"))
        return true;
    }
    return false;
  }

  // "17 victims, since it counts Riga port apart": why somebody counts so is no place of it.
  [[nodiscard]] bool is_reason(const Spot& spot, const Count& count) const {
    for (std::uint32_t at = count.tokens.end; at < spot.tokens.begin; ++at) {
      if (is(at, {key("since"), key("because"), key("although"), key("though")}) &&
          !is_in_time(view_, at)) {
        return true;
      }
    }
    return false;
  }

  // "41 victims, among them 23 who were freed in Burgas": where some of them were is not where all
  // were. Without "who" it may be: "arrested 12, among them three women, in Lagos".
  [[nodiscard]] bool is_of_part(const Spot& spot, const Count& count) const {
    for (std::uint32_t at = count.tokens.end; at + 1 < spot.tokens.begin; ++at) {
      const bool some = is(at, {key("among"), key("of")}) &&
                        is(at + 1, {key("them"), key("whom"), key("these"), key("which")});
      if ((some || is(at, {key("including")})) && count_between(at, spot)) return true;
    }
    return false;
  }
  [[nodiscard]] bool count_between(std::uint32_t at, const Spot& spot) const {
    return std::any_of(s_.counts.begin(), s_.counts.end(), [&](const Count& each) {
      if (each.tokens.begin <= at || each.tokens.end > spot.tokens.begin) return false;
      for (std::uint32_t k = each.tokens.end; k < spot.tokens.begin; ++k) {
        if (is(k, {key("who"), key("that")})) return true;
      }
      return false;
    });
  }

  // "Qatar | (1,204)", "Oman was named most often | (5,130 calls)": the place told last before the
  // brackets, where several numbers are told so.
  [[nodiscard]] const Spot* before_brackets(const Count& count) const {
    if (!is(count.tokens.begin - 1, {key("(")})) return nullptr;
    const Spot* last = nullptr;
    for (const Spot& spot : spots_) {
      if (spot.name.end < count.tokens.begin) last = &spot;
    }
    const bool beside = last != nullptr && last->name.end + 1 == count.tokens.begin;
    const bool opens = last != nullptr && last == spots_.data() &&
                       last->name.begin == s_.tokens.begin && &count == s_.counts.data();
    return beside || opens ? last : nullptr;
  }

  // "Uzbek | (88), Tajik | (40)": whose people they are; nothing if no such word stands there.
  [[nodiscard]] std::string people_before_brackets(const Count& count) const {
    if (!is(count.tokens.begin - 1, {key("(")})) return {};
    for (const Name* name :
         names_in(view_.analysis(), {count.tokens.begin - 2, count.tokens.begin - 1})) {
      if (name->kind == NameKind::Nationality && name->tokens.end + 1 == count.tokens.begin) {
        return name->country;
      }
    }
    return {};
  }

  void settle(std::uint32_t index) {
    Count& count = s_.counts[index];
    if (std::string own = people_before_brackets(count); !own.empty()) {
      count.place = std::move(own);
      return;
    }
    if (const Spot* own = before_brackets(count); own != nullptr) {
      count.place = own->place;
      return;
    }
    const Spot* best = nullptr;
    for (const Spot& spot : spots_) {
      if (spot.owner != index || is_aside(s_, spot.tokens, count) || is_reason(spot, count))
        continue;
      // A report on one country strings what it tells of it together with semicolons.
      if (!headed_.empty() && is_elsewhere(spot, count)) continue;
      if (spot.bond == Bond::From) {
        if (!spot.narrow && brought_from(spot)) {
          count.place = spot.place;
          return;
        }
        if (!brought_from(spot)) continue;
      }
      if (best == nullptr || better(spot, *best, count)) best = &spot;
    }
    if (best != nullptr && (best->bond <= Bond::Owner || index == 0)) {
      count.place = best->place;
    } else if (index > 0 && !is_aside(s_, s_.counts[index - 1].tokens, count) &&
               (headed_.empty() || !stops_between(s_.counts[index - 1].tokens, count.tokens))) {
      count.place = s_.counts[index - 1].place;
    }
  }

  // In a report on one country: the place is told behind a semicolon, or with another deed
  // ("opened an office in Filadelfia, and the ministry trained | 12", "12 men | , whose bodies were
  // found in Puno").
  [[nodiscard]] bool is_elsewhere(const Spot& spot, const Count& count) const {
    if (stops_between(spot.tokens, count.tokens) || stops_between(count.tokens, spot.tokens)) {
      return true;
    }
    const bool behind = spot.tokens.begin >= count.tokens.end;
    const std::uint32_t from =
        behind ? std::max(count.tokens.end, count.beside ? count.unit.end : 0) : spot.tokens.end;
    const std::uint32_t to = behind ? spot.tokens.begin : count.tokens.begin;
    bool parted = false;
    bool verb_before = behind;
    for (std::uint32_t at = s_.tokens.begin; !behind && at < spot.tokens.begin; ++at) {
      if (is(at, {key(";")})) verb_before = false;
      verb_before = verb_before || is_verb(view_, at);
    }
    for (std::uint32_t at = from; at < to; ++at) {
      const bool comma = is(at - 1, {key(",")});
      parted = parted || is(at, {key("and"), key("but"), key("while")}) ||
               (comma && is(at, {key("which"), key("who"), key("whose"), key("where")}));
      if (parted && verb_before && is_verb(view_, at)) return true;
    }
    return false;
  }

  // "49 Angolan and 16 Congolese victims in Lunda Norte": a place told after both.
  void share_back(std::size_t index) {
    if (!linked(s_, index - 1)) return;
    const Spot* last = nullptr;
    for (const Spot& spot : spots_) {
      if (spot.owner == index && spot.bond == Bond::In &&
          spot.tokens.begin > s_.counts[index].tokens.begin &&
          !is_of_part(spot, s_.counts[index - 1]))
        last = &spot;
      if (spot.owner == index - 1 && spot.bond == Bond::In) return;
    }
    if (last != nullptr && last->place == s_.counts[index].place)
      s_.counts[index - 1].place = last->place;
  }

  // Of a number at the start whose place follows with a later one: only where there is just one.
  [[nodiscard]] std::string only_place(const Count& count) const {
    std::string found;
    for (const Spot& spot : spots_) {
      if (spot.bond == Bond::From || stops_between(count.tokens, spot.tokens)) continue;
      if (is(spot.name.end, {key("alone")})) continue;  // "2,114 calls, Kuwait alone 812"
      if (!headed_.empty() && is_elsewhere(spot, count)) continue;
      if (is_aside(s_, spot.tokens, count) || is_reason(spot, count) || is_of_part(spot, count)) {
        continue;
      }
      if (!found.empty() && found != spot.place) return {};
      found = spot.place;
    }
    return found;
  }

  // "trafficked from Moldova", "were taken from Kandi": where it began, if no other place is told.
  [[nodiscard]] std::string left_from() const {
    for (const Spot& spot : spots_) {
      if (spot.bond != Bond::From || spot.tokens.begin == s_.tokens.begin) continue;
      const std::uint32_t group = verb_group_at(view_, spot.tokens.begin - 1);
      if (group != kNone && is_passive(view_, group, spot.tokens.begin - 1)) return spot.place;
    }
    return {};
  }

  [[nodiscard]] bool stops_between(const TokenRange& left, const TokenRange& right) const {
    for (std::uint32_t at = left.end; at < right.begin; ++at) {
      if (is(at, {key(";")})) return true;
    }
    return false;
  }

  CountedSentence& s_;
  const View& view_;
  std::string headed_;  // the country that the document's title says it is on
  std::vector<Spot> spots_;
  std::uint32_t last_end_ = kNone;  // where the place before ended; below: a goal or source
  bool last_away_ = false;
  bool last_goal_ = false;
};

}  // namespace

void find_places(CountedSentence& sentence) {
  CountPlaces(sentence).find();
}

}  // namespace plumbline::extract
