// SPDX-License-Identifier: Apache-2.0

#include "assess/evidence.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "text/title_case.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::assess {
namespace {

using model::Bearing;
using model::Modality;
using refdata::ClaimField;
using refdata::Condition;
using refdata::PlainWords;

using Names = Mapper::Shared::Names;

// Words of data/standards that have a name: what a sentence is about, what a passage says.
struct NamedWords {
  std::string name;
  refdata::WordPattern words;
  std::size_t pattern = 0;  // number of these in the sieve
};

std::vector<NamedWords> read_named(const refdata::RefData& refdata, std::string_view name,
                                   refdata::PatternSieve& sieve) {
  const refdata::TableView table = refdata.table_view(name);
  std::vector<NamedWords> out;
  for (std::size_t i = 0; i < table.rows() && out.size() < kMostNames; ++i) {
    Result<refdata::WordPattern> words = refdata::WordPattern::parse(table.cell(i, 1));
    if (!words) continue;
    const std::size_t pattern = sieve.add(*words);
    out.push_back({std::string(table.cell(i, 0)), std::move(words).take(), pattern});
  }
  return out;
}

struct Vocabulary {
  std::vector<NamedWords> topics;
  std::vector<NamedWords> says;
};

bool holds(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool begins(const std::vector<model::Element>& elements, const std::vector<std::string>& codes) {
  return std::any_of(elements.begin(), elements.end(), [&](const model::Element& element) {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const std::string& code) { return element.code.starts_with(code); });
  });
}

const std::vector<model::Element>* elements_of(const model::Claim& claim, ClaimField field) {
  if (!claim.elements) return nullptr;
  if (field == ClaimField::Act) return &claim.elements->acts;
  return field == ClaimField::Means ? &claim.elements->means : &claim.elements->purposes;
}

// "9" of "22 USC 7106(b)(9)"; "none" if the action maps to no criterion.
std::string response_number(const model::Response& response) {
  const std::size_t open = response.criterion.rfind('(');
  if (open == std::string::npos || !response.criterion.ends_with(')')) return "none";
  return response.criterion.substr(open + 1, response.criterion.size() - open - 2);
}

bool is_figure_field(ClaimField field) {
  return field == ClaimField::Unit || field == ClaimField::Status || field == ClaimField::Value;
}

bool fits_figure(const model::Figure& figure, const Condition& condition) {
  bool fits = false;
  switch (condition.field) {
    case ClaimField::Unit: fits = holds(condition.values, figure.unit_class); break;
    case ClaimField::Status: fits = holds(condition.values, figure.status); break;
    default:
      fits = holds(condition.values, figure.value == 0 && !figure.upper ? "zero" : "some");
      break;
  }
  return fits != condition.negated;
}

// Contents without which a condition does not hold.
using Needs = std::uint8_t;
constexpr Needs kResponse = 1U << 0U;
constexpr Needs kIncident = 1U << 1U;
constexpr Needs kFigure = 1U << 2U;
constexpr Needs kTrend = 1U << 3U;
constexpr Needs kElements = 1U << 4U;
constexpr Needs kRoute = 1U << 5U;
constexpr Needs kVerdict = 1U << 6U;

std::uint8_t needed_by(const Condition& condition) {
  if (is_figure_field(condition.field)) return kFigure;
  if (condition.negated) return 0;
  switch (condition.field) {
    case ClaimField::Response:
    case ClaimField::Direction: return kResponse;
    case ClaimField::Event: return kIncident;
    case ClaimField::Trend: return kTrend;
    case ClaimField::Act:
    case ClaimField::Means:
    case ClaimField::Purpose: return kElements;
    case ClaimField::Role: return kRoute;
    case ClaimField::Compliance:
    case ClaimField::Efforts:
    case ClaimField::Tier:
    case ClaimField::Move: return kVerdict;
    default: return 0;
  }
}

std::uint8_t contents_of(const model::Claim& claim) {
  std::uint8_t out = 0;
  const auto put = [&](bool there, Needs content) {
    if (there) out = static_cast<std::uint8_t>(out | content);
  };
  put(claim.response.has_value(), kResponse);
  put(claim.incident.has_value() || !claim.more_incidents.empty(), kIncident);
  put(claim.figure.has_value() || !claim.more_figures.empty(), kFigure);
  put(claim.trend.has_value(), kTrend);
  put(claim.elements.has_value(), kElements);
  put(claim.route.has_value(), kRoute);
  put(claim.verdict.has_value(), kVerdict);
  return out;
}

// Values of a closed vocabulary that fit a rule, a bit each.
using Values = std::bitset<16>;

template <class Value>
Values values_of(const Condition& condition, Value last) {
  Values out;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    out.set(i, holds(condition.values, to_string(static_cast<Value>(i))) != condition.negated);
  }
  return out;
}

template <class Value>
bool is_among(const Values& values, Value value) {
  return values.test(static_cast<std::size_t>(value));
}

// A rule of the standard made ready for thousands of claims: what little decides of most of them
// whether it fits.
struct ReadyRule {
  const Rule* rule = nullptr;
  std::size_t pattern = 0;      // number of its words in the sieve
  std::size_t not_pattern = 0;  // of the words it must not have
  std::size_t answers = 0;      // equal numbers: the same question of a criterion
  Values kinds = Values().set();
  Values modalities = Values().set();
  Values polarities = Values().set();
  Values actors = Values().set();
  std::uint8_t needs = 0;
  bool wide = false;                     // its words are looked for in the whole sentence
  std::vector<const Condition*> others;  // on contents and on who tells it
  std::optional<Names> topics;           // one of these, if any is asked for
  bool other_topic = false;              // none of these
  struct Said {
    Names names;
    bool negated = false;
  };
  std::vector<Said> says;
};

Names rows_of(const std::vector<NamedWords>& all, const Condition& condition) {
  Names out;
  for (std::size_t i = 0; i < all.size(); ++i) out.set(i, holds(condition.values, all[i].name));
  return out;
}

void take_condition(const Condition& condition, const Vocabulary& vocabulary, ReadyRule& out) {
  out.needs = static_cast<std::uint8_t>(out.needs | needed_by(condition));
  switch (condition.field) {
    case ClaimField::Kind: out.kinds &= values_of(condition, model::ClaimKind::Statement); break;
    case ClaimField::Modality: out.modalities &= values_of(condition, Modality::Opinion); break;
    case ClaimField::Polarity:
      out.polarities &= values_of(condition, model::Polarity::Negative);
      break;
    case ClaimField::Actor: out.actors &= values_of(condition, Actor::Private); break;
    case ClaimField::Topic:
      if (out.topics) break;
      out.topics = rows_of(vocabulary.topics, condition);
      out.other_topic = condition.negated;
      break;
    case ClaimField::Says:
      out.says.push_back({rows_of(vocabulary.says, condition), condition.negated});
      break;
    case ClaimField::Words: out.wide = out.wide || holds(condition.values, "sentence"); break;
    default:
      if (!is_figure_field(condition.field)) out.others.push_back(&condition);
      break;
  }
}

const Condition* condition_on(const Rule& rule, ClaimField field) {
  for (const Condition& condition : rule.when) {
    if (condition.field == field) return &condition;
  }
  return nullptr;
}

ReadyRule ready(const Rule& rule, const Vocabulary& vocabulary, refdata::PatternSieve& sieve) {
  ReadyRule out;
  out.rule = &rule;
  out.pattern = sieve.add(rule.words);
  out.not_pattern = sieve.add(rule.unless);
  for (const Condition& condition : rule.when) take_condition(condition, vocabulary, out);
  const auto strike = [&](ClaimField field, Values& values, auto value) {
    if (condition_on(rule, field) == nullptr) values.reset(static_cast<std::size_t>(value));
  };
  strike(ClaimField::Polarity, out.polarities, model::Polarity::Negative);
  strike(ClaimField::Modality, out.modalities, Modality::Denied);
  strike(ClaimField::Actor, out.actors, Actor::OtherState);
  return out;
}

// What all claims of a country are read with.
struct Common {
  const ActorReader& actors;
  const Vocabulary& vocabulary;
  const refdata::PatternSieve& sieve;
  const std::string& country;
};

}  // namespace

// Everything that conditions ask of one claim, found when it is first asked for.
class Facts {
 public:
  using Shared = Mapper::Shared;

  Facts(const ClaimAtHand& at_hand, const DocumentAtHand& document, const Common& common,
        Shared& shared)
      : at_hand_(at_hand), document_(document), common_(common), shared_(shared) {
    if (shared_.sentence_ != at_hand.sentence) {
      shared_.sentence_ = at_hand.sentence;
      shared_.said_.reset();
      shared_.topics_.reset();
    }
    if (shared_.before_ != at_hand.before) {
      shared_.before_ = at_hand.before;
      shared_.topics_before_.reset();
    }
  }

  [[nodiscard]] const model::Claim& claim() const { return *at_hand_.claim; }

  // Good until words of another text are asked for.
  const PlainWords& passage() { return words_read(false).words; }
  const PlainWords& sentence() { return words_read(true).words; }
  // Whether the words of this number may be found in the passage, or in the whole sentence.
  bool may_hold(std::size_t pattern, bool wide) { return held_by(wide)[pattern]; }
  Actor actor() {
    if (!actor_) actor_ = common_.actors.read(claim(), at_hand_.passage);
    return *actor_;
  }
  std::string_view teller() {
    if (!teller_) teller_ = common_.actors.teller(claim());
    return *teller_;
  }
  // Of the sentence; where it names none, of what stands before it, then of title and opening.
  const Names& topics() {
    if (!shared_.topics_) {
      shared_.topics_ = named_in(common_.vocabulary.topics, sentence(), held_by(true));
    }
    if (shared_.topics_->any()) return *shared_.topics_;
    const Names& before = topics_in(at_hand_.before, shared_.topics_before_);
    if (before.any()) return before;
    const Names& title = topics_in(document_.title, shared_.topics_title_);
    if (title.any()) return title;
    return topics_in(document_.opening, shared_.topics_opening_);
  }
  // Of the passage, or of the whole sentence.
  const Names& says(bool wide) {
    std::optional<Names>& found = wide ? shared_.said_ : said_;
    if (!found) {
      const PlainWords& words = wide ? sentence() : passage();
      found = named_in(common_.vocabulary.says, words, held_by(wide));
    }
    return *found;
  }
  [[nodiscard]] std::vector<std::string> roles() const {
    std::vector<std::string> out;
    const Boxed<model::Route>& route = claim().route;
    if (!route) return out;
    for (const model::RouteStop& stop : route->stops) {
      if (stop.place.country == common_.country) out.emplace_back(model::to_string(stop.role));
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> events() const {
    std::vector<std::string> out;
    const auto add = [&](const model::Incident& incident) {
      if (incident.modality == Modality::Asserted) out.push_back(incident.type);
    };
    if (const auto& incident = claim().incident; incident) add(*incident);
    for (const model::Incident& incident : claim().more_incidents) add(incident);
    return out;
  }

 private:
  // Of the passage, or of the whole sentence: which patterns it may hold.
  const std::vector<bool>& held_by(bool wide) {
    Shared::ReadWords& read = words_read(wide);
    if (!read.held) read.held = common_.sieve.held_by(read.words);
    return *read.held;
  }
  Shared::ReadWords& words_read(bool wide) {
    Shared::ReadWords*& known = wide ? sentence_read_ : passage_read_;
    if (known == nullptr) known = read_words(wide);
    return *known;
  }
  // What is both the passage of one claim and the sentence of another is read once.
  Shared::ReadWords* read_words(bool wide) {
    const std::string& text = wide ? at_hand_.sentence : at_hand_.passage;
    for (Shared::ReadWords* read : {&shared_.passage_, &shared_.whole_}) {
      if (read->read && read->text == text) return read;
    }
    Shared::ReadWords* read = wide ? &shared_.whole_ : &shared_.passage_;
    Shared::ReadWords*& other = wide ? passage_read_ : sentence_read_;
    if (other == read) other = nullptr;
    *read = {text, true, refdata::plain_words(text), std::nullopt};
    return read;
  }
  static Names named_in(const std::vector<NamedWords>& all, const PlainWords& words,
                        const std::vector<bool>& held) {
    Names out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      out.set(i, held[all[i].pattern] && all[i].words.found_in(words));
    }
    return out;
  }
  const Names& topics_in(const std::string& text, std::optional<Names>& found) const {
    if (!found) {
      const PlainWords words = refdata::plain_words(text);
      found = named_in(common_.vocabulary.topics, words, common_.sieve.held_by(words));
    }
    return *found;
  }

  const ClaimAtHand& at_hand_;
  const DocumentAtHand& document_;
  const Common common_;
  Shared& shared_;
  Shared::ReadWords* passage_read_ = nullptr;  // of `shared_`, once it is asked for
  Shared::ReadWords* sentence_read_ = nullptr;
  std::optional<Actor> actor_;
  std::optional<std::string_view> teller_;
  std::optional<Names> said_;
};

namespace {

template <class Values>
bool shares(const Values& found, const std::vector<std::string>& wanted) {
  return std::any_of(found.begin(), found.end(),
                     [&](const std::string& each) { return holds(wanted, each); });
}

bool fits_verdict(const model::Claim& claim, const Condition& condition) {
  if (!claim.verdict) return false;
  const model::Verdict& verdict = *claim.verdict;
  switch (condition.field) {
    case ClaimField::Compliance: return holds(condition.values, to_string(verdict.compliance));
    case ClaimField::Efforts: return holds(condition.values, to_string(verdict.efforts));
    case ClaimField::Tier: return holds(condition.values, verdict.tier);
    default: return holds(condition.values, verdict.move);
  }
}

bool fits_content(Facts& facts, const Condition& condition) {
  const model::Claim& claim = facts.claim();
  switch (condition.field) {
    case ClaimField::Response:
      return claim.response && holds(condition.values, response_number(*claim.response));
    case ClaimField::Direction:
      return claim.response && holds(condition.values, claim.response->direction);
    case ClaimField::Event: return shares(facts.events(), condition.values);
    case ClaimField::Trend: return claim.trend && holds(condition.values, claim.trend->direction);
    case ClaimField::Act:
    case ClaimField::Means:
    case ClaimField::Purpose: {
      const auto* elements = elements_of(claim, condition.field);
      return elements != nullptr && begins(*elements, condition.values);
    }
    case ClaimField::Role: return shares(facts.roles(), condition.values);
    case ClaimField::Teller: return holds(condition.values, facts.teller());
    default: return fits_verdict(claim, condition);
  }
}

// All conditions on figures hold of one and the same figure.
bool fits_figures(const model::Claim& claim, const Rule& rule) {
  const auto all = [&](const model::Figure& figure) {
    return std::all_of(rule.when.begin(), rule.when.end(), [&](const Condition& condition) {
      return !is_figure_field(condition.field) || fits_figure(figure, condition);
    });
  };
  return (claim.figure && all(*claim.figure)) ||
         std::any_of(claim.more_figures.begin(), claim.more_figures.end(), all);
}

bool fits_words(Facts& facts, const ReadyRule& ready) {
  const Rule& rule = *ready.rule;
  const auto found = [&](const refdata::WordPattern& pattern, std::size_t number) {
    return !pattern.empty() && facts.may_hold(number, ready.wide) &&
           pattern.found_in(ready.wide ? facts.sentence() : facts.passage());
  };
  if (!rule.words.empty() && !found(rule.words, ready.pattern)) return false;
  if (found(rule.unless, ready.not_pattern)) return false;
  return std::all_of(ready.says.begin(), ready.says.end(), [&](const ReadyRule::Said& said) {
    return (facts.says(ready.wide) & said.names).any() != said.negated;
  });
}

// Kind, modality and polarity of a claim as one number.
constexpr std::size_t kKinds = static_cast<std::size_t>(model::ClaimKind::Statement) + 1;
constexpr std::size_t kModalityCount = static_cast<std::size_t>(Modality::Opinion) + 1;
constexpr std::size_t kPolarityCount = static_cast<std::size_t>(model::Polarity::Negative) + 1;
constexpr std::size_t kHeads = kKinds * kModalityCount * kPolarityCount;

std::size_t head_number(model::ClaimKind kind, Modality modality, model::Polarity polarity) {
  return (static_cast<std::size_t>(kind) * kModalityCount + static_cast<std::size_t>(modality)) *
             kPolarityCount +
         static_cast<std::size_t>(polarity);
}

// What claim and passage decide for little.
bool may_fit(Facts& facts, const ReadyRule& ready) {
  if (!ready.wide && !ready.rule->words.empty() && !facts.may_hold(ready.pattern, false)) {
    return false;
  }
  for (const Condition* condition : ready.others) {
    if (fits_content(facts, *condition) == condition->negated) return false;
  }
  return (ready.needs & kFigure) == 0 || fits_figures(facts.claim(), *ready.rule);
}

// The rest. The topics of a sentence are found once for all its claims and rules; who acts is read
// out of words, and of few claims all else fits.
bool fits_wholly(Facts& facts, const ReadyRule& ready) {
  if (ready.topics && (facts.topics() & *ready.topics).any() == ready.other_topic) return false;
  return fits_words(facts, ready) && is_among(ready.actors, facts.actor());
}

Mapped mapped(Facts& facts, std::size_t claim, std::size_t index, const Rule& rule) {
  Mapped out;
  out.claim = claim;
  out.rule = index;
  out.bearing = rule.bearing;
  out.teller = std::string(facts.teller());
  const Modality modality = facts.claim().modality;
  out.alleged = modality != Modality::Asserted && modality != Modality::Opinion;
  out.promised = modality == Modality::Predicted || modality == Modality::Conditional;
  if (out.promised && condition_on(rule, ClaimField::Modality) == nullptr) {
    out.bearing = Bearing::Context;
  } else {
    out.promised = false;
  }
  return out;
}

// "Prohibition of Forced Labor Minimum Age for Work": heads of a table. "Ensure that the law
// prohibits slavery": what should be so. Neither says that it is.
bool states_nothing(std::string_view passage) {
  static constexpr text::WordSet kAsked{
      "ensure",  "enact",    "amend",     "adopt",   "establish", "ratify", "criminalize",
      "require", "prohibit", "raise",     "expand",  "increase",  "create", "strengthen",
      "publish", "collect",  "implement", "develop", "conduct",   "provide"};
  const std::vector<text::Token> tokens = text::tokenize(passage);
  const bool asked = !tokens.empty() && tokens.front().span.begin == 0 &&
                     tokens.front().letters != text::LetterCase::Lower &&
                     kAsked.has(tokens.front().key);
  return asked || text::is_title_case(tokens);
}

bool is_about(const model::Claim& claim, const std::string& country) {
  return std::find(claim.about.begin(), claim.about.end(), country) != claim.about.end();
}

}  // namespace

struct Mapper::State {
  State(const Standard& standard, std::string of, const refdata::RefData& refdata)
      : country(std::move(of)),
        actors(refdata, country),
        vocabulary{read_named(refdata, "standards/topics", sieve),
                   read_named(refdata, "standards/says", sieve)} {
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> questions;
    for (const Rule& rule : standard.rules) {
      ReadyRule& ready = rules.emplace_back(assess::ready(rule, vocabulary, sieve));
      ready.answers =
          questions.try_emplace({rule.criterion, rule.question}, questions.size()).first->second;
    }
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      for (std::size_t modality = 0; modality < kModalityCount; ++modality) {
        for (std::size_t polarity = 0; polarity < kPolarityCount; ++polarity) {
          enter_head(kind, modality, polarity);
        }
      }
    }
  }

  [[nodiscard]] Common common() const { return {actors, vocabulary, sieve, country}; }
  // The rules that may fit it, by its head alone.
  [[nodiscard]] const std::vector<std::uint32_t>& fitting(const model::Claim& claim) const {
    return by_head[head_number(claim.kind, claim.modality, claim.polarity)];
  }

  void enter_head(std::size_t kind, std::size_t modality, std::size_t polarity) {
    std::vector<std::uint32_t>& fitting =
        by_head[head_number(static_cast<model::ClaimKind>(kind), static_cast<Modality>(modality),
                            static_cast<model::Polarity>(polarity))];
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool fits = rules[i].kinds.test(kind) && rules[i].modalities.test(modality) &&
                        rules[i].polarities.test(polarity);
      if (fits) fitting.push_back(static_cast<std::uint32_t>(i));
    }
  }

  std::string country;
  ActorReader actors;
  refdata::PatternSieve sieve;  // before what enters its words there
  Vocabulary vocabulary;
  std::vector<ReadyRule> rules;
  std::array<std::vector<std::uint32_t>, kHeads> by_head;  // which may fit such a claim
};

Mapper::Mapper(const Standard& standard, const std::string& country,
               const refdata::RefData& refdata)
    : state_(std::make_unique<State>(standard, country, refdata)) {}
Mapper::Mapper(Mapper&&) noexcept = default;
Mapper::~Mapper() = default;

bool Mapper::may_bear(const model::Claim& claim, std::string_view passage, Shared& shared) const {
  const std::vector<std::uint32_t>& rules = state_->fitting(claim);
  if (rules.empty() || !is_about(claim, state_->country)) return false;
  const ClaimAtHand alone{&claim, 0, std::string(passage), shared.sentence_, shared.before_};
  const DocumentAtHand nowhere;
  Facts facts(alone, nowhere, state_->common(), shared);
  const std::uint8_t contents = contents_of(claim);
  return std::any_of(rules.begin(), rules.end(), [&](std::uint32_t i) {
    const ReadyRule& ready = state_->rules[i];
    return (ready.needs & ~contents) == 0 && may_fit(facts, ready);
  });
}

std::vector<Mapped> Mapper::map(const ClaimAtHand& at_hand, const DocumentAtHand& document,
                                std::size_t index, Shared& shared) const {
  std::vector<Mapped> out;
  const model::Claim& claim = *at_hand.claim;
  if (!is_about(claim, state_->country)) return out;
  Facts facts(at_hand, document, state_->common(), shared);
  std::vector<std::size_t> answered;  // few
  std::optional<bool> silent;
  const std::uint8_t contents = contents_of(claim);
  for (const std::uint32_t i : state_->fitting(claim)) {
    const ReadyRule& ready = state_->rules[i];
    const Rule& rule = *ready.rule;
    if ((ready.needs & ~contents) != 0) continue;
    if (std::find(answered.begin(), answered.end(), ready.answers) != answered.end()) continue;
    if (!may_fit(facts, ready) || !fits_wholly(facts, ready)) continue;
    if (!silent) silent = states_nothing(at_hand.passage);
    if (*silent && rule.bearing == Bearing::For) continue;
    answered.push_back(ready.answers);
    out.push_back(mapped(facts, index, i, rule));
  }
  return out;
}

std::vector<Mapped> map_claims(const Standard& standard,
                               const std::vector<DocumentAtHand>& documents,
                               const std::vector<ClaimAtHand>& claims, const std::string& country,
                               const refdata::RefData& refdata) {
  const Mapper mapper(standard, country, refdata);
  std::vector<Mapper::Shared> shared(documents.size());
  std::vector<Mapped> out;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::size_t document = claims[i].document;
    for (Mapped& each : mapper.map(claims[i], documents[document], i, shared[document])) {
      out.push_back(std::move(each));
    }
  }
  return out;
}

}  // namespace plumbline::assess
