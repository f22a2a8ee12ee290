// SPDX-License-Identifier: Apache-2.0

#include "resolve/telling.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

#include "base/hash.h"
#include "resolve/day_range_internal.h"
#include "resolve/telling_internal.h"
#include "text/align.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

constexpr double kSameWords = 0.8;         // of the shorter passage stand in the longer, in order
constexpr std::size_t kLeastAlike = 5;     // words of content that are no accident
constexpr double kPartlyAlike = 0.6;       // so many and one is unsure
constexpr std::size_t kMostContent = 400;  // words of a passage that are compared
constexpr std::size_t kShortWord = 2;

// The form under which "freed" and "frees", "workers" and "worker" are one word. Crude on purpose:
// it only has to be the same for both passages.
std::string stem(std::string word) {
  constexpr std::array<std::string_view, 7> kEndings = {"ies", "ing", "ed", "es", "s", "'s", "e"};
  if (word.ends_with("'s")) word.erase(word.size() - 2);
  for (const std::string_view ending : kEndings) {
    if (word.size() >= ending.size() + 3 && word.ends_with(ending)) {
      word.erase(word.size() - ending.size());
      break;
    }
  }
  return word;
}

// "1,078" and "1078" are one number; "23.5" stays.
std::string plain_number(std::string_view printed) {
  std::string out;
  for (const char letter : printed) {
    if (letter != ',' && letter != ' ') out += letter;
  }
  return out;
}

class PassageWords {
 public:
  PassageWords(std::string_view passage, const refdata::RefData& refdata)
      : passage_(passage),
        tokens_(text::tokenize(passage)),
        functions_(refdata.wordlist("function_words")),
        numbers_(refdata.wordlist("numbers")),
        number_rows_(refdata.table_view("wordlists/numbers")),
        negations_(refdata.wordlist("negations")),
        refdata_(refdata) {}

  ContentWords read() {
    for (std::uint32_t at = 0; at < tokens_.size() && out_.keys.size() < kMostContent;) {
      at += std::max(1U, word_at(at));
    }
    return std::move(out_);
  }

 private:
  // Tokens taken.
  std::uint32_t word_at(std::uint32_t at) {
    const text::Token& token = tokens_[at];
    const std::string_view printed = text::slice(passage_, token.span);
    if (token.kind == text::TokenKind::Number) {
      out_.numbers.push_back(plain_number(printed));
      return 1;
    }
    if (token.kind != text::TokenKind::Word) return 1;
    std::vector<std::uint32_t> values;
    if (negations_.match_at(tokens_, at, values) != 0) {
      out_.negated = !out_.negated;
      return 1;
    }
    if (const std::uint32_t size = numbers_.match_at(tokens_, at, values); size != 0) {
      out_.numbers.emplace_back(number_rows_.cell(values.front(), 1));
      return size;
    }
    if (const std::uint32_t size = country_at(at); size != 0) return size;
    const std::string word = text::fold_loose(printed);
    if (word.size() <= kShortWord || functions_.match_at(tokens_, at, values) != 0) return 1;
    add(stem(word), word);
    return 1;
  }

  // "Nepali", "Nepal" and "Nepalese" are one word.
  std::uint32_t country_at(std::uint32_t at) {
    if (tokens_[at].letters == text::LetterCase::Lower) return 0;
    std::vector<std::uint32_t> values;
    const std::uint32_t size = refdata_.country_names().match_at(tokens_, at, values);
    if (size == 0) return 0;
    const std::uint32_t index = refdata::name_value(values.front()).index;
    if (index >= refdata_.countries().size()) return 0;
    const text::Span span = text::cover(tokens_[at].span, tokens_[at + size - 1].span);
    add("country " + std::string(refdata_.countries()[index].alpha3),
        text::fold_loose(text::slice(passage_, span)));
    return size;
  }

  void add(const std::string& key, const std::string& printed) {
    out_.keys.push_back(fast_hash(key));
    out_.printed.push_back(printed);
  }

  std::string_view passage_;
  std::vector<text::Token> tokens_;
  const text::PhraseTable& functions_;
  const text::PhraseTable& numbers_;
  refdata::TableView number_rows_;
  const text::PhraseTable& negations_;
  const refdata::RefData& refdata_;
  ContentWords out_;
};

std::size_t shared_words(const ContentWords& a, const ContentWords& b) {
  const std::set<std::uint64_t> one(a.keys.begin(), a.keys.end());
  const std::set<std::uint64_t> two(b.keys.begin(), b.keys.end());
  return static_cast<std::size_t>(std::count_if(
      one.begin(), one.end(), [&](std::uint64_t key) { return two.count(key) != 0; }));
}

// Numbers of the shorter that the longer does not hold.
std::vector<std::string> missing_numbers(const ContentWords& shorter, const ContentWords& longer) {
  std::vector<std::string> rest = longer.numbers;
  std::vector<std::string> missing;
  for (const std::string& number : shorter.numbers) {
    const auto found = std::find(rest.begin(), rest.end(), number);
    if (found == rest.end()) {
      missing.push_back(number);
    } else {
      rest.erase(found);
    }
  }
  return missing;
}

bool denies(const model::Claim& claim) {
  return (claim.modality == model::Modality::Denied) !=
         (claim.polarity == model::Polarity::Negative);
}

// The same words in the same order, whatever else the longer one says.
Likeness like_words(const ContentWords& seed, const ContentWords& other) {
  const bool seed_shorter = seed.keys.size() <= other.keys.size();
  const ContentWords& shorter = seed_shorter ? seed : other;
  const ContentWords& longer = seed_shorter ? other : seed;
  if (shorter.keys.empty()) return {};
  const std::size_t in_order = text::align(shorter.keys, longer.keys).matches;
  const double share = static_cast<double>(in_order) / static_cast<double>(shorter.keys.size());
  if (in_order < kLeastAlike || share < kPartlyAlike) return {};
  Likeness found;
  found.sameness = Sameness::Unsure;
  const std::string counted =
      std::to_string(in_order) + " of " + std::to_string(shorter.keys.size());
  if (share < kSameWords) {
    found.grounds = {{Ground::SharedWords, std::to_string(in_order)}, {Ground::NotEnough, {}}};
    return found;
  }
  found.grounds.push_back({Ground::SameWords, counted});
  const std::vector<std::string> missing = missing_numbers(shorter, longer);
  if (!missing.empty()) {
    // A word for a number may stand for another one; the other passage shows which.
    const std::vector<std::string> instead = missing_numbers(longer, shorter);
    if (instead.empty()) {
      found.grounds.push_back({Ground::NotEnough, {}});
      return found;
    }
    const std::string& here = seed_shorter ? missing.front() : instead.front();
    const std::string& there = seed_shorter ? instead.front() : missing.front();
    found.sameness = Sameness::Otherwise;
    found.grounds.push_back({Ground::OtherNumber, there + " for " + here});
    return found;
  }
  if (seed.negated != other.negated) {
    found.sameness = Sameness::Otherwise;
    found.grounds.push_back({Ground::Denied, {}});
    return found;
  }
  // A seed that says more than the other is said only in part by it.
  const bool whole = seed_shorter || share * static_cast<double>(shorter.keys.size()) >=
                                         kSameWords * static_cast<double>(longer.keys.size());
  found.sameness = whole ? Sameness::Same : Sameness::Unsure;
  if (!whole) found.grounds.push_back({Ground::NotEnough, {}});
  return found;
}

std::int64_t days_between(const Date& a, const Date& b) {
  return a.day == 0 || b.day == 0 ? -1 : days_apart(day_range(a), day_range(b));
}

// "23 workers, not 32".
bool says_not(std::string_view words, double number) {
  const std::string wanted = shown_number(number);
  const std::vector<text::Token> tokens = text::tokenize(words);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].kind != text::TokenKind::Number || tokens[i - 1].key != text::key_of("not"))
      continue;
    if (plain_number(text::slice(words, tokens[i].span)) == wanted) return true;
  }
  return false;
}

std::vector<std::string> event_names(const model::Claim& claim, const refdata::RefData& refdata) {
  std::vector<std::string> names;
  const auto add = [&](const model::Incident& incident) {
    for (const std::string* words : {&incident.agent, &incident.patient}) {
      for (std::string& name : names_in(*words, refdata)) names.push_back(std::move(name));
    }
  };
  if (claim.incident) add(*claim.incident);
  std::sort(names.begin(), names.end());
  return names;
}

bool better_likeness(const Likeness& a, const Likeness& b) {
  return a.sameness > b.sameness;
}

}  // namespace

ContentWords content_words(std::string_view passage, const refdata::RefData& refdata) {
  return PassageWords(passage, refdata).read();
}

Comparison::Comparison(const Telling& seed, const refdata::RefData& refdata)
    : seed_(seed), refdata_(refdata), words_(content_words(seed.words, refdata)) {}

namespace {

// The one formula that is told of every country: "does not fully meet the minimum standards". What
// other claims are about is too often left to be understood to tell them apart by it.
bool of_other_countries(const model::Claim& one, const model::Claim& two) {
  if (!one.verdict || !two.verdict || one.about.empty() || two.about.empty()) return false;
  return std::none_of(one.about.begin(), one.about.end(), [&](const std::string& country) {
    return std::find(two.about.begin(), two.about.end(), country) != two.about.end();
  });
}

// What was read out of both.
Likeness like_content(const Beside& beside) {
  const model::Claim& one = beside.seed;
  const model::Claim& two = beside.other;
  Likeness best;
  const auto take = [&](const Likeness& found) {
    if (better_likeness(found, best)) best = found;
  };
  if (one.verdict) take(like_verdict(one, two));
  if (one.incident) {
    if (two.incident) take(like_event(*one.incident, *two.incident, beside));
    for (const model::Incident& more : two.more_incidents) {
      take(like_event(*one.incident, more, beside));
    }
  }
  // A figure stands for its claim where the claim tells of nothing else than what it counts.
  const bool counts =
      one.figure && (!one.incident || status_of_event(one.incident->type) == one.figure->status);
  if (!counts) return best;
  if (two.figure) take(like_figure(*one.figure, *two.figure, beside));
  for (const model::Figure& more : two.more_figures) take(like_figure(*one.figure, more, beside));
  return best;
}

// What is the same, but is denied or taken back by one of the two.
void unsay(const Telling& seed, const Telling& other, Likeness& best) {
  if (best.sameness != Sameness::Same) return;
  const model::Claim& one = *seed.claim;
  std::optional<Reasoned> reason;
  if (denies(one) != denies(*other.claim)) reason = Reasoned{Ground::Denied, {}};
  if (one.figure &&
      (says_not(other.words, one.figure->value) || says_not(seed.words, one.figure->value))) {
    reason = Reasoned{Ground::Denied, shown_number(one.figure->value)};
  }
  if (other.taken_back != seed.taken_back) reason = Reasoned{Ground::TakenBack, {}};
  if (!reason) return;
  best.sameness = Sameness::Otherwise;
  best.grounds.push_back(*reason);
}

}  // namespace

Likeness Comparison::with(const Telling& other) const {
  const ContentWords words = content_words(other.words, refdata_);
  Beside beside{*seed_.claim, *other.claim,
                refdata_,     shared_words(words_, words),
                {},           days_between(seed_.published, other.published)};
  const std::vector<std::string> ours = event_names(*seed_.claim, refdata_);
  const std::vector<std::string> theirs = event_names(*other.claim, refdata_);
  std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                        std::back_inserter(beside.names));
  Likeness best = like_words(words_, words);
  if (best.sameness >= Sameness::Otherwise && of_other_countries(*seed_.claim, *other.claim)) {
    best = {};
  }
  // The same sentence with the number of another year is no contradiction.
  if (best.sameness == Sameness::Otherwise && !may_count_one_thing(beside)) best = {};
  if (const Likeness content = like_content(beside); better_likeness(content, best)) best = content;
  unsay(seed_, other, best);
  return best;
}

const char* to_string(Sameness sameness) {
  switch (sameness) {
    case Sameness::Other: return "other";
    case Sameness::Unsure: return "unsure";
    case Sameness::Otherwise: return "otherwise";
    case Sameness::Same: return "same";
  }
  return "other";
}

const char* to_string(Ground ground) {
  switch (ground) {
    case Ground::SameWords: return "same-words";
    case Ground::SameFigure: return "same-figure";
    case Ground::SameEvent: return "same-event";
    case Ground::SameVerdict: return "same-verdict";
    case Ground::SamePlace: return "same-place";
    case Ground::SameTime: return "same-time";
    case Ground::SameNames: return "same-names";
    case Ground::SharedWords: return "shared-words";
    case Ground::OtherNumber: return "other-number";
    case Ground::OtherTime: return "other-time";
    case Ground::OtherVerdict: return "other-verdict";
    case Ground::Denied: return "denied";
    case Ground::NotEnough: return "not-enough";
    case Ground::NoEdition: return "no-edition";
    case Ground::OtherStatus: return "other-status";
    case Ground::NoNumber: return "no-number";
    case Ground::TakenBack: return "taken-back";
  }
  return "not-enough";
}

}  // namespace plumbline::resolve
