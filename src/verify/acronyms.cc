// SPDX-License-Identifier: Apache-2.0
//
// "Federal Bureau of Ports (FBP)": do the letters fit the name, and is it the true name of that
// body? Acronyms of foreign names, of old names and of parts of a name fit no letters and are no
// fault; so an alarm needs either a known body whose name is nearly the printed one, or a single
// letter that fails where all others fit.

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "text/char_class.h"
#include "text/sentence.h"
#include "verify/acronym_fit_internal.h"
#include "verify/agency_index_internal.h"
#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::size_t kNameReach = 12;  // tokens before the bracket that may be the name
constexpr double kNearName = 0.6;       // share of words that makes a name nearly another
constexpr double kSomeWords = 1.0 / 3;  // share that makes it an attempt at that name
constexpr std::size_t kLongAcronym = 5;
constexpr std::size_t kLongName = 4;  // words, small ones included

class Acronyms {
 public:
  explicit Acronyms(Checking& checking)
      : checking_(checking), tokens_(checking.tokens), index_(AgencyIndex::of(checking.refdata)) {}

  void run() {
    for (std::size_t at = 1; at + 1 < tokens_.size(); ++at) {
      if (word(at - 1) != "(" || word(at + 1) != ")") continue;
      const std::string letters = acronym_letters(word(at));
      if (letters.size() >= kLeastLetters) check(at, letters);
    }
    for (std::size_t at = 0; at + 3 < tokens_.size(); ++at) {
      if (word(at + 1) != "(") continue;
      const std::string letters = acronym_letters(word(at));
      if (letters.size() >= kLeastLetters) check_behind(at, letters);
    }
  }

 private:
  static constexpr std::size_t kLeastLetters = 3;
  // Of a body nobody knows: with fewer, two letters fit a foreign acronym by chance (SNV, UPA).
  static constexpr std::size_t kLeastUnknown = 4;

  [[nodiscard]] std::string_view word(std::size_t at) const {
    return checking_.words(tokens_[at].span);
  }

  // The capitalised words before the bracket, small words between them included.
  [[nodiscard]] std::vector<std::size_t> name_before(std::size_t bracket) const {
    std::vector<std::size_t> name;
    for (std::size_t at = bracket; at-- > 0 && name.size() < kNameReach;) {
      const Token& token = tokens_[at];
      const bool stop = token.kind != TokenKind::Word || (token.starts_block && at + 1 == bracket);
      const bool capital = token.letters == text::LetterCase::Title ||
                           token.letters == text::LetterCase::Mixed ||
                           token.letters == text::LetterCase::Upper;
      const bool clitic = word(at) == "'s" || word(at) == "\u2019s" || word(at) == "'";
      const bool joined = token.kind == TokenKind::Symbol && word(at) == "&";
      if (!joined && !clitic && (stop || !(capital || is_small_word(word(at))))) break;
      name.push_back(at);
      if (token.starts_block) break;
    }
    while (!name.empty() && is_small_word(word(name.back()))) name.pop_back();
    std::reverse(name.begin(), name.end());
    return name;
  }

  void check(std::size_t at, const std::string& letters) {
    const std::vector<std::size_t> name = name_before(at - 1);
    check_name(name, letters, tokens_[at + 1].span.end);
  }

  // "IOM (International Office for Migration)": a bracket that holds a name and nothing else.
  void check_behind(std::size_t at, const std::string& letters) {
    std::size_t close = at + 2;
    while (close < tokens_.size() && close < at + 2 + kNameReach && word(close) != ")") ++close;
    if (close >= tokens_.size() || word(close) != ")") return;
    const std::vector<std::size_t> name = name_before(close);
    if (name.empty() || name.front() != at + 2) return;
    const std::size_t before = checking_.findings.size();
    check_name(name, letters, tokens_[close].span.end);
    if (checking_.findings.size() == before) return;
    model::Finding& finding = checking_.findings.back();
    finding.passage.span.begin = tokens_[at].span.begin;
    finding.words = std::string(checking_.words(finding.passage.span));
  }

  void check_name(const std::vector<std::size_t>& name, const std::string& letters,
                  std::uint32_t end) {
    std::vector<std::string_view> words;
    for (const std::size_t i : name) words.push_back(word(i));
    if (words.size() < 2) return;
    const AcronymFit fit = fit_acronym(letters, words);
    const std::size_t first = name[std::min(fit.begin, name.size() - 1)];
    const text::Span span{tokens_[first].span.begin, end};
    const std::string printed(
        checking_.words({tokens_[first].span.begin, tokens_[name.back()].span.end}));
    const TellingWords telling = telling_words(words);
    const refdata::Agency* known = known_agency(letters, telling);
    const bool true_name = known != nullptr && is_true_name(*known, words);
    // The very name of one body with the acronym of another.
    if (const refdata::Agency* named = true_name ? nullptr : agency(index_.named(telling));
        named != nullptr && named->acronym != letters &&
        (is_known_acronym(letters) || is_turned_round(letters, *named))) {
      wrong_acronym(span, *named, letters);
      return;
    }
    // A long acronym of one body alone, before it a name that has some of that body's words.
    if (const refdata::Agency* only = known == nullptr ? only_bearer(letters) : nullptr;
        only != nullptr && words.size() >= kLongName && !is_true_name(*only, words) &&
        shared_words(words_of(*only), telling) >= kSomeWords) {
      mismatch(span, *only);
      return;
    }
    // Letters that fit are no proof of a true name, but two national bodies may share an acronym.
    if (fit.kind == AcronymFit::Fits) {
      if (known != nullptr && known->country.empty() && is_one_word_off(*known, words)) {
        mismatch(span, *known);
      } else if (const refdata::Agency* meant = meant_by(letters, telling, name);
                 meant != nullptr && !true_name && !is_true_name(*meant, words)) {
        mismatch(behind_article(name, span), *meant);
      }
      return;
    }
    if (known != nullptr) {
      if (!true_name) mismatch(span, *known);
      return;
    }
    if (const refdata::Agency* meant = meant_by(letters, telling, name); meant != nullptr) {
      mismatch(behind_article(name, span), *meant);
      return;
    }
    const bool enough = letters.size() >= kLeastUnknown;
    if (fit.kind != AcronymFit::OneOff || !enough || is_known_acronym(letters)) return;
    model::Finding& finding =
        checking_.findings.emplace_back("name-mismatch", checking_.passage(span));
    finding.words = std::string(checking_.words(span));
    finding.expected = "a name whose letters are " + letters;
    finding.explanation = "The letters of \"" + printed + "\" do not give " + letters + ".";
    attach(finding, span);
  }

  [[nodiscard]] const refdata::Agency* agency(std::uint32_t number) const {
    const auto agencies = checking_.refdata.agencies();
    return number < agencies.size() ? &agencies[number] : nullptr;
  }

  [[nodiscard]] const TellingWords& words_of(const refdata::Agency& agency) const {
    const auto number = &agency - checking_.refdata.agencies().data();
    return index_.words(static_cast<std::uint32_t>(number));
  }

  // The one body that has this acronym, if it is long enough to be nobody else's by chance.
  [[nodiscard]] const refdata::Agency* only_bearer(const std::string& letters) const {
    const auto bearers = index_.bearers(letters);
    if (letters.size() < kLongAcronym || bearers.size() != 1) return nullptr;
    return agency(bearers.front());
  }

  // "International Organization for Migrants": word by word the name, but for one that is another
  // word and no other spelling.
  [[nodiscard]] static bool is_one_word_off(const refdata::Agency& agency,
                                            const std::vector<std::string_view>& words) {
    // Small words tell nothing: "of Migration" is no other name.
    const auto telling = [](const std::vector<std::string_view>& all) {
      std::vector<std::string> kept;
      for (const std::string_view each : all) {
        if (!is_small_word(each)) kept.push_back(spelling(each));
      }
      return kept;
    };
    std::vector<std::string_view> own;
    for (const Token& token : text::tokenize(agency.name)) {
      own.push_back(text::slice(agency.name, token.span));
    }
    const std::vector<std::string> left = telling(own);
    const std::vector<std::string> right = telling(words);
    if (left.size() != right.size()) return false;
    std::size_t off = 0;
    for (std::size_t i = 0; i < left.size(); ++i) off += left[i] == right[i] ? 0U : 1U;
    return off == 1;
  }

  // One form for "Organisations", "organization", "Co-operation", "cooperation", "Labour", "labor".
  [[nodiscard]] static std::string spelling(std::string_view word) {
    std::string out;
    for (const char c : text::fold_loose(word)) {
      if (c != '-') out += c;
    }
    for (std::size_t at = out.find("isation"); at != std::string::npos; at = out.find("isation")) {
      out[at + 1] = 'z';
    }
    if (out.size() > 3 && out.back() == 's') out.pop_back();
    if (out == "labour") out = "labor";
    if (out == "programme") out = "program";
    return out;
  }

  // "UNDOC" for UNODC: the letters of an international body in another order. Its name in other
  // languages may have that order, where the list has no alias: so only those of its English name.
  [[nodiscard]] static bool is_turned_round(std::string letters, const refdata::Agency& agency) {
    std::string own(agency.acronym);
    if (!agency.country.empty() || own.size() < kLeastUnknown) return false;
    std::sort(letters.begin(), letters.end());
    std::sort(own.begin(), own.end());
    return letters == own;
  }

  void wrong_acronym(const text::Span& span, const refdata::Agency& agency,
                     const std::string& letters) {
    model::Finding& finding =
        checking_.findings.emplace_back("name-mismatch", checking_.passage(span));
    finding.words = std::string(checking_.words(span));
    finding.expected = std::string(agency.name) + " (" + std::string(agency.acronym) + ")";
    finding.reference = "Plumbline's list of agencies";
    finding.explanation = std::string(agency.name) + " is " + std::string(agency.acronym) +
                          (is_known_acronym(letters) ? "; " + letters + " is another body."
                                                     : ", not " + letters + ".");
    attach(finding, span);
  }

  // "In Nepal the | National ...": the name begins behind its article.
  [[nodiscard]] text::Span behind_article(const std::vector<std::size_t>& name,
                                          text::Span span) const {
    for (std::size_t i = name.size(); i-- > 1;) {
      const bool article = text::fold(word(name[i - 1])) == "the";
      if (!article || (i > 1 && is_small_word(word(name[i - 2])))) continue;
      span.begin = std::max(span.begin, tokens_[name[i]].span.begin);
      break;
    }
    return span;
  }

  // The only bearer of a long acronym, one of whose words is another; or "National Prosecution
  // Agency (NPA)" in a paragraph on South Africa or beside another body of it: that of the only
  // country of the text that has this acronym, called an agency instead of an authority. Another
  // word than that
  // ("State Medical Service" for "State Migration Service") may be another body.
  [[nodiscard]] const refdata::Agency* meant_by(const std::string& letters,
                                                const TellingWords& printed,
                                                const std::vector<std::size_t>& name) const {
    const auto bearers = index_.bearers(letters);
    const bool only = bearers.size() == 1 && letters.size() >= kLongAcronym;
    const refdata::Agency* meant = nullptr;
    std::string_view land;  // of the bearers, the one that the text names
    for (const std::uint32_t bearer : bearers) {
      const refdata::Agency& each = *agency(bearer);
      const refdata::Country* country = checking_.refdata.country(each.country);
      if (country == nullptr || (!only && !is_named(*country, {0, token_count()}))) continue;
      if (!land.empty() && land != each.country) return nullptr;
      land = each.country;
      const TellingWords own = telling_words(country->name);
      const auto replaced =
          replaced_word(without(index_.words(bearer), own), without(printed, own));
      if (!replaced || (!only && !is_kind_of_body(*replaced))) continue;
      if (only || is_named(*country, paragraph_of(name.front())) || tells_of_bodies(each)) {
        meant = &each;
      }
    }
    return meant;
  }

  // Whether the text names another body of the same country, and of no other.
  [[nodiscard]] bool tells_of_bodies(const refdata::Agency& one) const {
    const auto agencies = checking_.refdata.agencies();
    const auto matches = checking_.refdata.agency_names().find_longest(tokens_);
    const auto country_of = [&](const text::PhraseMatch& match) {
      const std::uint32_t index = refdata::name_value(match.value).index;
      return index < agencies.size() ? agencies[index].country : std::string_view();
    };
    return std::any_of(matches.begin(), matches.end(), [&](const text::PhraseMatch& match) {
      const std::uint32_t index = refdata::name_value(match.value).index;
      const bool printed = tokens_[match.tokens.begin].letters != text::LetterCase::Lower;
      if (!printed || country_of(match) != one.country || &agencies[index] == &one) return false;
      return std::all_of(matches.begin(), matches.end(), [&](const text::PhraseMatch& other) {
        return other.tokens != match.tokens || country_of(other) == one.country;
      });
    });
  }

  // "Agency" for "Authority".
  [[nodiscard]] static bool is_kind_of_body(const ReplacedWord& replaced) {
    static const TellingWords kBodies = telling_words(
        "agency authority commission committee council office bureau service department board "
        "directorate inspectorate unit centre center institute ministry administration secretariat "
        "organisation organization union association federation force division");
    const auto has = [&](std::uint64_t word) {
      return std::find(kBodies.begin(), kBodies.end(), word) != kBodies.end();
    };
    return has(replaced.name) && has(replaced.printed);
  }

  [[nodiscard]] std::uint32_t token_count() const {
    return static_cast<std::uint32_t>(tokens_.size());
  }
  [[nodiscard]] text::TokenRange paragraph_of(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && !tokens_[begin].starts_block) --begin;
    std::size_t end = at + 1;
    while (end < tokens_.size() && !tokens_[end].starts_block) ++end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] bool is_named(const refdata::Country& country,
                              const text::TokenRange& where) const {
    const auto tokens = std::span(tokens_).subspan(where.begin, where.size());
    const auto matches = checking_.refdata.country_names().find_longest(tokens);
    return std::any_of(matches.begin(), matches.end(), [&](const text::PhraseMatch& match) {
      const auto index = refdata::name_value(match.value).index;
      return tokens[match.tokens.begin].letters != text::LetterCase::Lower &&
             checking_.refdata.countries()[index].alpha3 == country.alpha3;
    });
  }

  // A body with this acronym whose name is nearly the printed one.
  [[nodiscard]] const refdata::Agency* known_agency(const std::string& letters,
                                                    const TellingWords& printed) const {
    const refdata::Agency* best = nullptr;
    double most = 0;
    for (const std::uint32_t bearer : index_.bearers(letters)) {
      const double share = shared_words(index_.words(bearer), printed);
      if (share >= kNearName && share > most) {
        most = share;
        best = agency(bearer);
      }
    }
    return best;
  }

  [[nodiscard]] bool is_known_acronym(const std::string& letters) const {
    return !index_.bearers(letters).empty();
  }

  // The printed words hold a name of the body that the reference data accepts.
  [[nodiscard]] bool is_true_name(const refdata::Agency& agency,
                                  const std::vector<std::string_view>& words) const {
    std::string printed;
    for (const std::string_view part : words)
      printed += (printed.empty() ? "" : " ") + std::string(part);
    const std::vector<Token> tokens = text::tokenize(printed);
    const auto agencies = checking_.refdata.agencies();
    for (const text::PhraseMatch& match : checking_.refdata.agency_names().find_longest(tokens)) {
      const refdata::NameValue value = refdata::name_value(match.value);
      if (value.index < agencies.size() && &agencies[value.index] == &agency && !value.acronym) {
        return true;
      }
    }
    // The name with more around it, or a short form of it ("... of Russia" left out).
    const TellingWords telling = telling_words(words);
    const TellingWords& name = words_of(agency);
    if (shared_words(name, telling) == 1.0 || adds_nothing(name, telling)) return true;
    // "Human Trafficking" and "Trafficking in Persons" name one thing.
    std::vector<std::string_view> matter;
    for (const std::string_view part : words) {
      if (!kPeople.has(text::key_of(part))) matter.push_back(part);
    }
    const TellingWords rest = telling_words(matter);
    return matter.size() < words.size() && adds_nothing(name, rest) &&
           shared_words(telling_words(without_people(agency.name)), rest) == 1.0;
  }

  static constexpr text::WordSet kPeople{"human", "persons", "beings", "people", "person"};
  [[nodiscard]] static std::string without_people(std::string_view name) {
    std::string out;
    for (const Token& token : text::tokenize(name)) {
      const std::string_view printed = text::slice(name, token.span);
      if (kPeople.has(text::key_of(printed))) continue;
      out += (out.empty() ? "" : " ") + std::string(printed);
    }
    return out;
  }

  void mismatch(const text::Span& span, const refdata::Agency& agency) {
    model::Finding& finding =
        checking_.findings.emplace_back("name-mismatch", checking_.passage(span));
    finding.words = std::string(checking_.words(span));
    finding.expected = std::string(agency.name) + " (" + std::string(agency.acronym) + ")";
    finding.reference = "Plumbline's list of agencies";
    finding.explanation = std::string(agency.acronym) + " stands for " + std::string(agency.name) +
                          "; the text gives it another name.";
    attach(finding, span);
  }

  void attach(model::Finding& finding, const text::Span& span) const {
    if (const model::Claim* claim = claim_at(checking_, span)) finding.claim = claim->id;
  }

  Checking& checking_;
  const std::vector<Token>& tokens_;
  const AgencyIndex& index_;
};

}  // namespace

void check_acronyms(Checking& checking) {
  Acronyms(checking).run();
}

}  // namespace plumbline::verify
