// SPDX-License-Identifier: Apache-2.0

#include "language/places.h"

#include <string>
#include <string_view>

#include "language/known_internal.h"
#include "language/name_links_internal.h"
#include "language/name_words_internal.h"
#include "language/place_choice_internal.h"

namespace plumbline::language {
namespace {

struct Short {
  std::string_view full;
  std::string_view cut;
};
constexpr Short kShorts[] = {
    {"Mount", "Mt."}, {"Mount", "Mt"},    {"Saint", "St."}, {"Saint", "St"}, {"Fort", "Ft."},
    {"Fort", "Ft"},   {"Point", "Pt."},   {"North", "N."},  {"South", "S."}, {"East", "E."},
    {"West", "W."},   {"Sainte", "Ste."}, {"Port", "Pt."}};

// What kind of place it is, and what part: "Readington Township", "downtown Springfield".
constexpr std::string_view kPlaceKinds[] = {
    "township", "twp.",     "city",   "town",    "village",     "island", "province", "state",
    "region",   "district", "county", "borough", "governorate", "oblast", "division"};
constexpr std::string_view kPlaceParts[] = {"the",     "northern", "southern", "eastern", "western",
                                            "central", "north",    "south",    "east",    "west",
                                            "greater", "downtown", "upper",    "lower"};

// What is a place by its looks alone ("Haven" may be a refuge) is no village of that name unless
// the text speaks of its country or of places near it.
constexpr double kLeastGain = 1;

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  const std::string folded = text::fold(word);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

// A name on one line, blanks single.
std::string on_one_line(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

// The name as printed, then as tables may have it.
std::vector<std::string> spellings_of(std::string_view printed) {
  std::vector<std::string> out = {on_one_line(printed)};
  const std::string whole = out.front();
  const std::size_t first = whole.find(' ');
  if (first == std::string::npos) return out;
  const std::string head = whole.substr(0, first);
  const std::string tail = whole.substr(first + 1);
  for (const auto& [full, cut] : kShorts) {
    if (head == cut) out.push_back(std::string(full) + " " + tail);
    if (head == full) out.push_back(std::string(cut) + " " + tail);
  }
  const std::size_t last = whole.rfind(' ');
  if (is_one_of(whole.substr(last + 1), kPlaceKinds)) out.push_back(whole.substr(0, last));
  if (is_one_of(head, kPlaceParts)) out.push_back(tail);
  constexpr std::string_view kOf = "of ";
  if (is_one_of(head, kPlaceKinds) && tail.compare(0, kOf.size(), kOf) == 0) {
    out.push_back(tail.substr(kOf.size()));
  }
  return out;
}

// What a name may be called: as a whole, else the known place inside it ("Lankaran Street").
std::vector<std::string> spellings_of(const model::Document& document, const Analysis& analysis,
                                      const refdata::RefData& refdata, const Name& name) {
  std::vector<std::string> out =
      spellings_of(text::slice(document.text, analysis.span(name.tokens)));
  std::vector<std::uint32_t> values;
  for (std::uint32_t at = name.tokens.begin; at < name.tokens.end; ++at) {
    const std::uint32_t length = refdata.place_names().match_at(analysis.tokens, at, values);
    if (length == 0 || at + length > name.tokens.end) continue;
    if (length == 1 && name.tokens.size() > 1 && kPlaceKindWords.has(analysis.tokens[at].key))
      continue;
    out.push_back(on_one_line(text::slice(document.text, analysis.span({at, at + length}))));
  }
  return out;
}

bool places_something(const Name& name) {
  return name.kind == NameKind::Place || (name.kind == NameKind::Nationality && name.is_country);
}

std::size_t add_name(PlaceChoice& choice, const model::Document& document, const Analysis& analysis,
                     const refdata::RefData& refdata, const Name& name) {
  const bool fixed = name.kind == NameKind::Nationality;
  return choice.add(analysis.span(name.tokens), spellings_of(document, analysis, refdata, name),
                    fixed ? std::string_view(name.country) : std::string_view{});
}

// Takes over what was chosen. A country's name that is a place of another country here ("Georgia"
// among counties) is no country any more.
// `printed`: its words.
void give_sense(const refdata::RefData& refdata, const PlaceSense& sense, std::string_view printed,
                Name& name) {
  if (name.kind != NameKind::Place) return;
  if (sense.country != kNone) {
    const refdata::Country& country = refdata.countries()[sense.country];
    if (!name.is_country && name.place != kNone) return;  // names.cc saw a town in it
    name.is_country = true;
    name.country = std::string(country.alpha3);
    return;
  }
  const refdata::PlaceRecord place = refdata.place(sense.place);
  if (name.is_country) name.canonical = std::string(place.name);
  // "La Rinconada" of one country and of another: with the place its country changes.
  const bool whole = text::fold_loose(place.name) == text::fold_loose(on_one_line(printed));
  if (name.is_country || name.tokens.size() == 1 || name.country.empty() || whole) {
    name.country = std::string(place.country);
  }
  name.is_country = false;
  name.is_region = place.kind == refdata::PlaceKind::WorldRegion;
  name.place = sense.place;
}

}  // namespace

void choose_places(Draft& draft) {
  PlaceChoice choice(draft.document, draft.out, draft.refdata);
  std::vector<std::size_t> mentions;
  for (const Name& name : draft.out.names) {
    const bool asked = places_something(name) && !name.is_region;
    mentions.push_back(asked ? add_name(choice, draft.document, draft.out, draft.refdata, name)
                             : kNone);
  }
  choice.settle();
  for (std::size_t n = 0; n < mentions.size(); ++n) {
    if (mentions[n] == kNone) continue;
    Name& name = draft.out.names[n];
    const bool known = name.place != kNone || name.is_country;
    if (const std::uint32_t country = choice.elsewhere(mentions[n]);
        country != kNone && !name.is_country) {
      name.place = kNone;
      name.canonical = on_one_line(text::slice(draft.document.text, draft.out.span(name.tokens)));
      name.country = std::string(draft.refdata.countries()[country].alpha3);
      continue;
    }
    if (const auto sense = choice.at(mentions[n], known ? 0 : kLeastGain)) {
      const std::string_view printed =
          text::slice(draft.document.text, draft.out.span(name.tokens));
      give_sense(draft.refdata, *sense, printed, name);
    }
  }
}

std::vector<std::optional<PlaceSense>> places_at(const model::Document& document,
                                                 const Analysis& analysis,
                                                 const refdata::RefData& refdata,
                                                 std::span<const text::Span> asked) {
  struct Entry {
    text::Span span;
    std::size_t asked = kNone;
    const Name* name = nullptr;
  };
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < asked.size(); ++i) entries.push_back({asked[i], i, nullptr});
  for (const Name& name : analysis.names) {
    const text::Span span = analysis.span(name.tokens);
    const bool context = places_something(name) && !name.is_region &&
                         std::none_of(asked.begin(), asked.end(),
                                      [&](const text::Span& each) { return each.overlaps(span); });
    if (context) entries.push_back({span, kNone, &name});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.span.begin < b.span.begin; });
  PlaceChoice choice(document, analysis, refdata);
  std::vector<std::size_t> mentions(asked.size());
  for (const Entry& entry : entries) {
    if (entry.name != nullptr) {
      (void)add_name(choice, document, analysis, refdata, *entry.name);
    } else {
      mentions[entry.asked] =
          choice.add(entry.span, spellings_of(text::slice(document.text, entry.span)));
    }
  }
  choice.settle();
  std::vector<std::optional<PlaceSense>> out;
  for (const std::size_t mention : mentions) out.push_back(choice.at(mention));
  return out;
}

}  // namespace plumbline::language
