// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "verify/checks_internal.h"
#include "verify/quote_compare_internal.h"
#include "verify/verdict_context_internal.h"
#include "verify/verdict_doubt_internal.h"
#include "verify/verdict_reading_internal.h"
#include "verify/verdict_record_internal.h"

namespace plumbline::verify {
namespace {

using model::Compliance;
using model::Efforts;
using model::VerificationStatus;

// What a tier says on the two axes.
struct Axes {
  Compliance compliance = Compliance::Unstated;
  Efforts efforts = Efforts::Unstated;
};
Axes axes_of(std::string_view tier) {
  if (tier == "1") return {Compliance::Full, Efforts::Unstated};
  if (tier == "2" || tier == "2WL") return {Compliance::NotFull, Efforts::Significant};
  if (tier == "3") return {Compliance::NotFull, Efforts::NotSignificant};
  return {};
}

bool lists(std::string_view tiers, std::string_view tier) {
  while (!tiers.empty()) {
    const std::size_t blank = std::min(tiers.find(' '), tiers.size());
    if (tiers.substr(0, blank) == tier) return true;
    tiers.remove_prefix(std::min(blank + 1, tiers.size()));
  }
  return false;
}

// How a stated verdict fits a row of the table.
enum class Fit : std::uint8_t { Agrees, Loose, Contradicts };

Fit fit_axes(const model::Verdict& verdict, std::string_view tier, bool direct) {
  const Axes record = axes_of(tier);
  if (record.compliance == Compliance::Unstated) return Fit::Agrees;
  const bool efforts_differ = verdict.efforts != Efforts::Unstated &&
                              record.efforts != Efforts::Unstated &&
                              verdict.efforts != record.efforts;
  if (efforts_differ) return Fit::Contradicts;
  // Tier 1 states no efforts, but nobody on it makes none.
  if (record.compliance == Compliance::Full && verdict.efforts == Efforts::NotSignificant) {
    return Fit::Contradicts;
  }
  if (verdict.compliance == Compliance::Unstated || verdict.compliance == record.compliance) {
    return Fit::Agrees;
  }
  const bool flat = verdict.compliance == Compliance::NotAtAll;
  if (!flat || record.compliance == Compliance::Full) return Fit::Contradicts;
  // "does not meet" for "does not fully meet": in quotation marks it changes the verdict's class;
  // in an outlet's own words it is a coarse telling of the same half.
  return direct && tier != "3" ? Fit::Contradicts : Fit::Loose;
}

Fit fit(const model::Verdict& verdict, std::string_view tier, bool direct) {
  if (!verdict.tier.empty() && verdict.tier != tier) return Fit::Contradicts;
  return fit_axes(verdict, tier, direct);
}

class VerdictCheck {
 public:
  // `other_half`: the claim behind this one that ends the same verdict, or nullptr.
  VerdictCheck(Checking& checking, const VerdictContext& context, VerdictRecord& record,
               model::Claim& claim, model::Claim* other_half)
      : checking_(checking),
        context_(context),
        record_(record),
        claim_(claim),
        other_half_(other_half),
        verdict_(*claim.verdict),
        span_(claim.passages.front().span),
        doubt_(doubt_of(checking, claim)),
        edition_(edition_of(checking, context, claim)) {
    if (other_half == nullptr) return;
    verdict_.efforts = other_half->verdict->efforts;
    span_ = text::cover(span_, other_half->passages.front().span);
  }

  void run() {
    check();
    if (other_half_ == nullptr) return;
    other_half_->verification = claim_.verification;
  }

 private:
  void check() {
    claim_.verification.emplace();
    if (verdict_.fragment) return fragment_sentence();
    if (doubt_.unsaid) return unknown("The words do not say that a country stands on it.");
    find_countries();
    if (countries_.empty()) return unknown("The text names no country that this verdict is about.");
    if (edition_.year == 0) {
      return unknown("Neither the text nor its date says which edition of the report is meant.");
    }
    judge_countries();
    const bool split = rows_ == 0 && contradicts_own_tier();
    if (rows_ == 0 && !split) check_wording();
    if (rows_ == 0) {
      const bool early = edition_.year < kFirstEdition;
      unknown(early ? "The report did not exist in that year."
                    : "The tier table holds no placement of this country in that edition.");
    }
    tell_carried();
    check_fragment();
  }

  [[nodiscard]] model::Verification& verification() { return *claim_.verification; }

  void unknown(const char* why) {
    verification().status = VerificationStatus::SourceMissing;
    verification().explanation = why;
  }

  // What the words themselves leave out and the text before them tells.
  void tell_carried() {
    if (verification().status == VerificationStatus::SourceMissing) return;
    std::string& explanation = verification().explanation;
    if (edition_.from == EditionFrom::Context) {
      explanation += " The edition is carried from elsewhere in the text.";
    }
    if (carried_country_) explanation += " The country is carried from before.";
  }

  // The countries judged: all the claim is about, but for the one that issues the report.
  void find_countries() {
    for (const std::string& alpha3 : claim_.about) {
      const refdata::Country* country = checking_.refdata.country(alpha3);
      if (country == nullptr || (alpha3 == kReporter && !judges_itself())) continue;
      countries_.push_back(country);
    }
    if (judges_itself()) return;  // whatever other country the paragraph names
    // "the country": the only one that the paragraph has named, rather than the document's own.
    const refdata::Country* carried = context_.country_near(span_);
    const bool named = std::any_of(
        countries_.begin(), countries_.end(),
        [this](const refdata::Country* country) { return context_.names(span_, *country); });
    if (carried != nullptr && (countries_.empty() || (!named && context_.paragraph_names(span_)))) {
      countries_ = {carried};
    }
    if (countries_.empty() && tells_own_country(checking_, span_)) {
      if (const refdata::Country* main = context_.main_country()) countries_ = {main};
    }
    // Further countries count only where the words are plural; else they are only mentioned.
    if (countries_.size() > 1 && !is_plural(checking_, span_)) countries_.resize(1);
    carried_country_ = !countries_.empty() && !context_.names(span_, *countries_.front());
  }

  [[nodiscard]] bool judges_itself() const {
    return claim_.about.size() == 1 && context_.judges_itself(span_);
  }

  // Whether edition and country are beyond doubt: without that no quotation is called reversed.
  [[nodiscard]] bool is_certain() const {
    const bool edition =
        edition_.from != EditionFrom::Document && edition_.from != EditionFrom::Nowhere;
    return edition && (!carried_country_ || context_.country_near(span_) == countries_.front());
  }

  void judge_countries() {
    std::vector<std::string> references;
    bool contradicted = false;
    for (const refdata::Country* country : countries_) {
      const Placement* placement = row_for(*country);
      if (placement == nullptr) continue;
      ++rows_;
      references.push_back(placement->reference);
      const refdata::TierRow* row = &placement->row;
      const Fit found = fit_to(*row);
      if (found == Fit::Contradicts && !contradicted) {
        contradicted = true;
        contradict(*country, *row);
      } else if (!contradicted) {
        agree(*country, *row, found);
      }
      if (placement->passage) verification().source_passage = placement->passage;
      verification().explanation += placement->note;
    }
    std::string joined;
    for (const std::string& part : references) joined += (joined.empty() ? "" : "; ") + part;
    verification().reference = joined;
    for (model::Finding& finding : checking_.findings) {
      if (finding.claim == claim_.id && finding.reference.empty()) finding.reference = joined;
    }
  }

  [[nodiscard]] Fit fit_to(const refdata::TierRow& row) const {
    // "left the Watch List behind and is on Tier 2" says where it stands now.
    const bool elsewhere = !verdict_.tier.empty() && verdict_.tier != doubt_.off;
    if (doubt_.off.empty() || elsewhere) return fit(verdict_, row.tier, claim_.direct_quote);
    return row.tier == doubt_.off ? Fit::Contradicts : Fit::Agrees;  // "taken off it"
  }

  // The row of the edition meant. Where only the document's date hints at the edition, or the words
  // look back, the edition before may be the one meant, if that one fits.
  [[nodiscard]] const Placement* row_for(const refdata::Country& country) {
    const Placement* row = record_.of(country, edition_.year);
    const bool looks_back = doubt_.past && edition_.from != EditionFrom::Claim;
    if (row != nullptr && edition_.from == EditionFrom::Context && !edition_.sure &&
        fit_to(row->row) == Fit::Contradicts) {
      // The year may be that of something else ("which hosted the games in 2024").
      const Placement* latest = record_.of(country, latest_edition(checking_));
      if (latest != nullptr && fit_to(latest->row) != Fit::Contradicts) return latest;
    }
    if (edition_.from != EditionFrom::Document && !looks_back) return row;
    if (row != nullptr && fit_to(row->row) != Fit::Contradicts) return row;
    const Placement* last = record_.of(country, edition_.year - 1);
    const bool fits = last != nullptr && fit_to(last->row) != Fit::Contradicts;
    return fits || row == nullptr ? last : row;
  }

  // The tier that the text itself gives this country in this edition.
  [[nodiscard]] std::string told_tier() const {
    if (!verdict_.tier.empty()) return verdict_.tier;
    for (const model::Claim& other : checking_.claims) {
      if (&other == &claim_ || !other.verdict || other.verdict->tier.empty()) continue;
      const bool apart = other.about.empty() || claim_.about.empty() ||
                         other.about.front() != claim_.about.front() ||
                         !context_.same_paragraph(other.passages.front().span, span_);
      const VerdictDoubt doubt = doubt_of(checking_, other);
      if (apart || doubt.denied || doubt.unsaid || doubt.past || !doubt.off.empty()) continue;
      if (edition_of(checking_, context_, other).year != edition_.year) continue;
      return other.verdict->tier;
    }
    return {};
  }

  // No placement is at hand, but no edition gives such words to such a tier (22 USC 7107(b)(1)):
  // one of the two is wrong.
  bool contradicts_own_tier() {
    const std::string tier = axes_stated() && !doubt_.denied ? told_tier() : std::string();
    if (tier.empty() || fit_axes(verdict_, tier, claim_.direct_quote) != Fit::Contradicts) {
      return false;
    }
    model::Finding& finding = checking_.add("verdict-contradicts-record", claim_, span_);
    const refdata::Formula* own = formula(tier, edition_.year);
    finding.expected = own == nullptr ? tier_name(tier) : with_name(*own, *countries_.front());
    finding.explanation = "The text puts " + std::string(countries_.front()->name) + " on " +
                          tier_name(tier) + " in the " + std::to_string(edition_.year) +
                          " report. " + what_is_said(verdict_, doubt_.off, claim_.direct_quote) +
                          " One of the two is wrong.";
    return true;
  }

  // No placement is at hand: quoted words against that year's sentences for such a verdict.
  void check_wording() {
    const bool full = verdict_.compliance == Compliance::Full;
    const bool whole = full || verdict_.efforts != Efforts::Unstated;
    if (!claim_.direct_quote || verdict_.compliance == Compliance::Unstated || !whole) return;
    if (edition_.from >= EditionFrom::Document || edition_.year < kFirstEdition) return;
    const refdata::Country& country = *countries_.front();
    const refdata::Formula* own = nullptr;
    const refdata::Formula* other = nullptr;
    for (const refdata::Formula& row : checking_.refdata.formulas()) {
      if (!says(row, verdict_.compliance, verdict_.efforts)) continue;
      const bool then = row.first_year <= edition_.year && edition_.year <= row.last_year;
      if (then) own = &row;
      if (!then && repeats(with_name(row, country))) other = &row;
    }
    if (own == nullptr || repeats(with_name(*own, country))) return;
    const std::string words = with_name(*own, country);
    model::Finding& finding =
        checking_.add(other == nullptr ? "quote-altered" : "verdict-misdated", claim_, span_);
    finding.expected = words;
    finding.explanation =
        other == nullptr
            ? "The words in quotation marks are not those that the " +
                  std::to_string(edition_.year) + " report uses for such a verdict."
            : "This wording was used in the editions " + std::to_string(other->first_year) +
                  " to " + std::to_string(other->last_year) + ", not in " +
                  std::to_string(edition_.year) + ".";
  }

  // Whether the quotation has the very words of `formula_text`.
  [[nodiscard]] bool repeats(const std::string& formula_text) const {
    const std::string_view quote = quoted_words();
    const Comparable quoted = comparable(quote, true);
    const Comparable source = comparable(formula_text, false);
    return compare_quote({quote, quoted}, {formula_text, source}, checking_.changes).fidelity ==
           model::Fidelity::Verbatim;
  }

  [[nodiscard]] const refdata::Formula* formula(std::string_view tier, int year) const {
    for (const refdata::Formula& row : checking_.refdata.formulas()) {
      const bool whole = row.text.find("...") == std::string_view::npos;
      if (whole && lists(row.tiers, tier) && row.first_year <= year && year <= row.last_year) {
        return &row;
      }
    }
    return nullptr;
  }

  // The formula with the country's name in place of its X.
  [[nodiscard]] static std::string with_name(const refdata::Formula& row,
                                             const refdata::Country& country) {
    std::string out(row.text);
    for (std::size_t at = out.find('X'); at != std::string::npos; at = out.find('X', at + 1)) {
      const bool alone = (at == 0 || out[at - 1] == ' ') &&
                         (at + 1 == out.size() || out[at + 1] == ' ' || out[at + 1] == '.');
      if (alone) return out.replace(at, 1, country.name);
    }
    return out;
  }

  [[nodiscard]] std::string expected(const refdata::Country& country,
                                     const refdata::TierRow& row) const {
    const refdata::Formula* found = formula(row.tier, row.year);
    return found == nullptr ? tier_name(row.tier) : with_name(*found, country);
  }

  // The words in quotation marks, where the claim leads up to them in words of its own.
  [[nodiscard]] std::string_view quoted_words() const {
    text::Span inner = span_;
    for (const text::Token& token : checking_.tokens_in(span_)) {
      if (token.kind == text::TokenKind::OpenQuote) inner.begin = token.span.end;
      if (token.kind == text::TokenKind::CloseQuote && token.span.begin > inner.begin) {
        inner.end = token.span.begin;
      }
    }
    return checking_.words(inner);
  }

  // The words that differ between the quotation and the formula of the record.
  void fill_edits(const std::string& formula_text) {
    const std::string_view quote = quoted_words();
    const Comparable quoted = comparable(quote, true);
    const Comparable source = comparable(formula_text, false);
    const model::QuoteCheck check =
        compare_quote({quote, quoted}, {formula_text, source}, checking_.changes);
    // A quotation that begins behind what denies it in the record.
    const std::string_view denial = denial_before(formula_text, check.source.begin);
    if (!denial.empty() && affirms_what_is_denied()) {
      verification().edits.push_back({"", std::string(denial), model::EditKind::Negation});
    }
    for (const model::Edit& edit : check.edits) {
      verification().edits.push_back({std::string(text::slice(quote, edit.quoted)),
                                      std::string(text::slice(formula_text, edit.source)),
                                      edit.kind});
    }
    fidelity_ = check.fidelity;
  }

  [[nodiscard]] bool affirms_what_is_denied() {
    if (verification().status != VerificationStatus::Contradicted) return false;
    return verdict_.compliance == Compliance::Full ||
           (verdict_.compliance == Compliance::Unstated &&
            verdict_.efforts == Efforts::Significant);
  }

  [[nodiscard]] bool axes_stated() const {
    return verdict_.compliance != Compliance::Unstated || verdict_.efforts != Efforts::Unstated;
  }

  void contradict(const refdata::Country& country, const refdata::TierRow& row) {
    if (doubt_.denied) return unknown("The text denies that the country stands there.");
    verification().status = VerificationStatus::Contradicted;
    verification().expected = expected(country, row);
    const std::string place = std::string(country.name) + " stands on " + tier_name(row.tier) +
                              " in the " + std::to_string(row.year) + " report";
    verification().explanation = place + "; the text says otherwise.";
    if (axes_stated()) fill_edits(verification().expected);
    const bool quoted = claim_.direct_quote && axes_stated() && is_certain() &&
                        fit_axes(verdict_, row.tier, true) == Fit::Contradicts;
    model::Finding& finding =
        checking_.add(quoted ? "quote-contradicted" : "verdict-contradicts-record", claim_, span_);
    finding.expected =
        verdict_.tier.empty() || axes_stated() ? verification().expected : tier_name(row.tier);
    finding.explanation = place + ". " + what_is_said(verdict_, doubt_.off, quoted);
    if (edition_.from == EditionFrom::Document) {
      finding.explanation += " The text names no edition; the date of the document was taken.";
    } else if (edition_.from == EditionFrom::Context) {
      finding.explanation += " The edition is carried from elsewhere in the text.";
    }
    if (carried_country_) finding.explanation += " The country is carried from before.";
    misdated_tier(country, row);
  }

  // The tier stated is that of the edition before or after the one named.
  void misdated_tier(const refdata::Country& country, const refdata::TierRow& row) {
    if (verdict_.tier.empty() || edition_.from >= EditionFrom::Context) return;
    for (const int year : {row.year - 1, row.year + 1}) {
      const Placement* other = record_.of(country, year);
      if (other == nullptr || other->row.tier != verdict_.tier || !is_out(checking_, year)) {
        continue;
      }
      model::Finding& finding = checking_.add("verdict-misdated", claim_, span_);
      finding.expected = tier_name(row.tier);
      finding.explanation = tier_name(verdict_.tier) + " is the placement of the " +
                            std::to_string(year) + " edition, not of " + std::to_string(row.year) +
                            ".";
      return;
    }
  }

  void agree(const refdata::Country& country, const refdata::TierRow& row, Fit found) {
    verification().status = VerificationStatus::Agrees;
    verification().expected = expected(country, row);
    verification().explanation = std::string(country.name) + " stands on " + tier_name(row.tier) +
                                 " in the " + std::to_string(row.year) + " report.";
    if (found == Fit::Loose) verification().explanation += " The text leaves out \"fully\".";
    loose_ = loose_ || found == Fit::Loose;
    record_efforts_ = axes_of(row.tier).efforts;
    if (!claim_.direct_quote || !axes_stated()) return;
    fill_edits(verification().expected);
    if (fidelity_ == model::Fidelity::Altered || fidelity_ == model::Fidelity::Reversed) {
      if (!misdated_wording(country, row)) altered();
    }
  }

  void altered() {
    model::Finding& finding = checking_.add("quote-altered", claim_, span_);
    finding.expected = verification().expected;
    finding.explanation =
        "The verdict agrees with the record, but the words in quotation marks are not those of the "
        "report.";
  }

  // Words of the same verdict in editions of other years.
  bool misdated_wording(const refdata::Country& country, const refdata::TierRow& row) {
    const std::string_view quote = quoted_words();
    const Comparable quoted = comparable(quote, true);
    for (const refdata::Formula& other : checking_.refdata.formulas()) {
      if (!lists(other.tiers, row.tier) ||
          (other.first_year <= row.year && row.year <= other.last_year)) {
        continue;
      }
      const std::string formula_text = with_name(other, country);
      const Comparable source = comparable(formula_text, false);
      const model::QuoteCheck check =
          compare_quote({quote, quoted}, {formula_text, source}, checking_.changes);
      if (check.fidelity != model::Fidelity::Verbatim) continue;
      model::Finding& finding = checking_.add("verdict-misdated", claim_, span_);
      finding.expected = verification().expected;
      finding.explanation =
          "This wording was used in the editions " + std::to_string(other.first_year) + " to " +
          std::to_string(other.last_year) + ", not in " + std::to_string(row.year) + ".";
      return true;
    }
    return false;
  }

  // "did not meet the minimum standards in several key areas": true, but not the verdict.
  void fragment_sentence() {
    verification().explanation =
        "This sentence opens a list of gaps in the report's narrative; it is not its verdict.";
    if (told_elsewhere()) return;
    model::Finding& finding = checking_.add("verdict-fragment", claim_, span_);
    finding.explanation =
        "The report says this of countries it places on Tier 2 as well: alone, it reads like a "
        "verdict that was never given.";
  }

  // The first half of the verdict without the second.
  void check_fragment() {
    const bool untold =
        claim_.direct_quote && verdict_.efforts == Efforts::Unstated && verdict_.tier.empty();
    const bool piece = untold && verdict_.compliance == Compliance::NotAtAll;
    if (piece && rows_ == 0 && !told_here()) {
      checking_.add("verdict-fragment", claim_, span_).explanation =
          "No verdict of the report says \"does not meet\" without \"fully\": these words are a "
          "piece of a longer sentence.";
      return;
    }
    const bool first_half = untold && verdict_.compliance == Compliance::NotFull;
    if (first_half && rows_ == 0 && edition_.year >= kFirstEdition && !told_elsewhere()) {
      checking_.add("verdict-fragment", claim_, span_).explanation =
          "Only the first half of the verdict is told; the second half says whether the "
          "government is making significant efforts.";
      return;
    }
    const bool half = verdict_.tier.empty() && verdict_.efforts == Efforts::Unstated &&
                      (verdict_.compliance == Compliance::NotFull || loose_);
    const bool agrees = verification().status == VerificationStatus::Agrees;
    if (!half || !agrees || record_efforts_ != Efforts::Significant || told_elsewhere()) return;
    model::Finding& finding = checking_.add("verdict-fragment", claim_, span_);
    finding.expected = verification().expected;
    finding.reference = verification().reference;
    finding.explanation =
        "Only the first half of the verdict is told; the second half says that the government is "
        "making significant efforts.";
  }

  // Whether the same paragraph gives the other half or the tier.
  [[nodiscard]] bool told_here() const {
    return std::any_of(
        checking_.claims.begin(), checking_.claims.end(), [this](const model::Claim& other) {
          return &other != &claim_ && other.verdict && (verdict_.fragment || same_country(other)) &&
                 context_.same_paragraph(other.passages.front().span, span_) && settles(other);
        });
  }

  // Whether the same speaker, or the same paragraph, gives the other half or the tier.
  [[nodiscard]] bool told_elsewhere() const {
    if (told_here()) return true;
    return std::any_of(checking_.claims.begin(), checking_.claims.end(),
                       [this](const model::Claim& other) {
                         return &other != &claim_ && other.verdict && same_country(other) &&
                                same_speaker(other) && settles(other);
                       });
  }

  // What this one leaves out; of a piece, a tier beside it.
  [[nodiscard]] bool settles(const model::Claim& other) const {
    const text::Span there = checking_.sentence_of(other.passages.front().span);
    const text::Span here = checking_.sentence_of(span_);
    const bool beside = there == here || (there.end < here.begin && here.begin <= there.end + 2);
    return other.verdict->efforts != Efforts::Unstated ||
           (tells_true_tier(other) && (!verdict_.fragment || !claim_.direct_quote || beside));
  }

  // A tier that the record gives another country or edition sets nothing right.
  [[nodiscard]] static bool tells_true_tier(const model::Claim& other) {
    const bool contradicted =
        other.verification && other.verification->status == VerificationStatus::Contradicted;
    return !other.verdict->tier.empty() && !contradicted;
  }

  [[nodiscard]] bool same_country(const model::Claim& other) const {
    if (claim_.about.empty() || other.about.empty()) return true;
    return other.about.front() == claim_.about.front();
  }

  [[nodiscard]] bool same_speaker(const model::Claim& other) const {
    const auto first = [](const model::Claim& claim) {
      if (claim.chain.links.size() < 2) return std::string();
      const model::ChainLink& link = claim.chain.links[1];
      // The report itself, told by the publisher.
      const bool report = claim.chain.links.size() == 2 &&
                          (link.kind == model::SourceKind::Document || link.country == kReporter ||
                           (link.work && link.work->edition != 0));
      return report ? std::string() : text::fold(link.name);
    };
    return first(other) == first(claim_);
  }

  Checking& checking_;
  const VerdictContext& context_;
  VerdictRecord& record_;
  model::Claim& claim_;
  model::Claim* other_half_;
  model::Verdict verdict_;
  text::Span span_;
  VerdictDoubt doubt_;
  Edition edition_;
  std::vector<const refdata::Country*> countries_;
  std::size_t rows_ = 0;
  model::Fidelity fidelity_ = model::Fidelity::Absent;
  Efforts record_efforts_ = Efforts::Unstated;
  bool loose_ = false;
  bool carried_country_ = false;
};

}  // namespace

void check_verdicts(Checking& checking) {
  const VerdictContext context(checking);
  VerdictRecord record(checking);
  std::vector<bool> done(checking.claims.size());
  // Pieces of the narrative last: what else is told of the verdict decides about them.
  for (const bool pieces : {false, true}) {
    for (std::size_t i = 0; i < checking.claims.size(); ++i) {
      model::Claim& claim = checking.claims[i];
      if (done[i] || !claim.verdict || claim.verdict->standard != "us-tvpa") continue;
      if (claim.verdict->fragment != pieces) continue;
      const std::size_t next = i + 1;  // may be the other half of this one, a piece or not
      const bool two = next < checking.claims.size() && !done[next] &&
                       ends_verdict(claim, checking.claims[next]);
      VerdictCheck(checking, context, record, claim, two ? &checking.claims[next] : nullptr).run();
      done[i] = true;
      if (two) done[next] = true;
    }
  }
}

}  // namespace plumbline::verify
