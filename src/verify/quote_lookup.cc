// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "verify/edition_named_internal.h"
#include "verify/quote_compare_internal.h"
#include "verify/quote_lookup_internal.h"

namespace plumbline::verify {
namespace {

using model::EditKind;
using model::Fidelity;
using model::VerificationStatus;

constexpr std::size_t kLeastWords = 4;     // a term in quotation marks is no quotation to look up
constexpr std::size_t kMostTold = 3;       // changes told in a sentence
constexpr std::size_t kManyMoreEdits = 3;  // more of them, and twice as many: another sentence

VerificationStatus status_of(Fidelity fidelity) {
  switch (fidelity) {
    case Fidelity::Verbatim: return VerificationStatus::Verbatim;
    case Fidelity::Altered: return VerificationStatus::Altered;
    case Fidelity::Reversed: return VerificationStatus::Reversed;
    case Fidelity::Absent: return VerificationStatus::Absent;
  }
  return VerificationStatus::Absent;
}

bool turns(EditKind kind) {
  return kind == EditKind::Negation || kind == EditKind::Class || kind == EditKind::Opposite ||
         kind == EditKind::Comparison || kind == EditKind::Order;
}

struct Compared {
  model::QuoteCheck check;
  const Candidate* candidate = nullptr;

  [[nodiscard]] bool found() const {
    return candidate != nullptr && check.fidelity != Fidelity::Absent;
  }
  [[nodiscard]] bool verbatim() const { return check.fidelity == Fidelity::Verbatim; }
  // Nearer to the quotation: fewer changed words.
  [[nodiscard]] bool nearer_than(const Compared& other) const {
    if (!found() || !other.found()) return found();
    return check.edits.size() < other.check.edits.size();
  }
};

class LookUp {
 public:
  LookUp(const Checking& checking, const model::Claim& claim, const text::Span& span)
      : checking_(checking),
        span_(span),
        quote_(checking.words(span)),
        words_(comparable(quote_, true)),
        sought_{claim.chain, edition_named(checking, claim.chain, span),
                countries_named(checking, span)} {}

  [[nodiscard]] bool too_short() const { return words_.keys.size() < kLeastWords; }

  LookedUp run() {
    candidates_ = checking_.library->candidates(quote_, sought_);
    for (const Candidate& candidate : candidates_) compare(candidate);
    const bool verbatim = named_.found() && named_.verbatim();
    if (!verbatim && checking_.library->waits(sought_)) {
      LookedUp unknown;
      unknown.verification.explanation =
          "A reference that may be the source is still being added and cannot be searched yet.";
      return unknown;
    }
    const bool elsewhere = other_.found() && !is_told_by(named_);
    if (named_.found() && !elsewhere) return answer(named_);
    if (other_.found() && (!named_.found() || !other_.verbatim())) return answer_elsewhere();
    if (named_.found()) return misplaced(named_);
    LookedUp nothing;
    if (checking_.library->holds_source(sought_.chain)) {
      nothing.verification.status = VerificationStatus::Absent;
      nothing.verification.explanation = words_of(nothing.verification);
    } else {
      nothing.verification.explanation = "No reference document of this source is at hand.";
    }
    return nothing;
  }

 private:
  void compare(const Candidate& candidate) {
    Compared& best = fits(candidate) ? named_ : other_;
    if (best.found() && best.verbatim()) return;  // nothing is nearer
    const SourceText& source = *candidate.source;
    Compared now{
        compare_quote({quote_, words_}, {source.text(), source.words()}, checking_.changes),
        &candidate};
    if (best.candidate == nullptr || now.nearer_than(best)) best = std::move(now);
  }

  // Whether it is of the edition and the country that the text names, as far as both tell.
  [[nodiscard]] bool fits(const Candidate& candidate) const {
    const bool edition =
        sought_.edition == 0 || candidate.edition == 0 || sought_.edition == candidate.edition;
    return edition && fits_country(candidate);
  }
  [[nodiscard]] bool fits_country(const Candidate& candidate) const {
    const auto& countries = sought_.countries;
    return countries.empty() || candidate.country.empty() ||
           std::find(countries.begin(), countries.end(), candidate.country) != countries.end();
  }

  // Whether what stands where the text says is near enough to be what was quoted.
  [[nodiscard]] bool is_told_by(const Compared& named) const {
    if (!named.found()) return false;
    if (named.verbatim()) return true;
    if (other_.verbatim()) return false;
    return named.check.edits.size() <= 2 * other_.check.edits.size() + kManyMoreEdits;
  }

  [[nodiscard]] LookedUp answer(const Compared& best) const {
    LookedUp out;
    model::Verification& told = out.verification;
    told.status = status_of(best.check.fidelity);
    const SourceText& source = *best.candidate->source;
    told.reference = best.candidate->title;
    told.edition = best.candidate->edition;
    told.expected = std::string(text::slice(source.text(), best.check.source));
    told.source_passage =
        model::Passage{best.candidate->document, source.in_whole(best.check.source)};
    out.source = *best.candidate;
    for (model::Edit edit : best.check.edits) {
      told.edits.push_back({std::string(text::slice(quote_, edit.quoted)),
                            std::string(text::slice(source.text(), edit.source)), edit.kind});
      edit.quoted.begin += span_.begin;
      edit.quoted.end += span_.begin;
      out.edits.push_back(edit);
    }
    told.explanation = words_of(told);
    return out;
  }

  // What the text names is not at hand, or has another sentence.
  [[nodiscard]] LookedUp answer_elsewhere() const {
    const Candidate& candidate = *other_.candidate;
    const bool named_at_hand = checking_.library->holds_edition(candidate, sought_);
    LookedUp out = answer(other_);
    out.elsewhere = true;
    if (named_at_hand) {
      if (other_.verbatim()) out.verification.status = VerificationStatus::Absent;
      mark_misplaced(out);
      return out;
    }
    out.verification.explanation += " " + place_of(candidate) + ".";
    if (sought_.edition != 0 && candidate.edition != 0 && candidate.edition != sought_.edition) {
      out.verification.explanation +=
          " The edition of " + std::to_string(sought_.edition) + " is not at hand.";
    }
    return out;
  }

  // The very words stand elsewhere; what stands where the text says is told with its changes.
  [[nodiscard]] LookedUp misplaced(const Compared& named) const {
    Compared whole = named;
    const SourceText& source = *named.candidate->source;
    const std::vector<model::Edit> beside = left_beside(
        {quote_, words_}, {source.text(), source.words()}, whole.check.source, checking_.changes);
    whole.check.edits.insert(whole.check.edits.end(), beside.begin(), beside.end());
    LookedUp out = answer(whole);
    mark_misplaced(out);
    return out;
  }

  void mark_misplaced(LookedUp& out) const {
    const Candidate& candidate = *other_.candidate;
    out.misplaced = true;
    out.verification.found_in = model::FoundIn{
        candidate.title, candidate.edition, candidate.country,
        model::Passage{candidate.document, candidate.source->in_whole(other_.check.source)}};
    std::string words = place_of(candidate) + ", not in ";
    if (candidate.edition != 0 && sought_.edition != 0 && candidate.edition != sought_.edition) {
      words += "that of " + std::to_string(sought_.edition);
    } else {
      words += "what it says of the country that the text names";
    }
    out.verification.explanation = words + ".";
  }

  // "These words stand in the edition of 2022 (Title)".
  [[nodiscard]] static std::string place_of(const Candidate& candidate) {
    if (candidate.edition == 0) return "These words stand in \"" + candidate.title + "\"";
    return "These words stand in the edition of " + std::to_string(candidate.edition) + " (\"" +
           candidate.title + "\")";
  }

  const Checking& checking_;
  text::Span span_;
  std::string_view quote_;
  Comparable words_;
  Sought sought_;
  std::vector<Candidate> candidates_;
  Compared named_;  // the nearest that fits what the text names
  Compared other_;  // the nearest that does not
};

// How much a kind tells: what turns the statement first, other words last.
int weight(EditKind kind) {
  if (kind == EditKind::Wording) return 2;
  return turns(kind) ? 0 : 1;
}

// The "did" of "did not".
bool carries_not(const model::WordEdit& edit) {
  const std::string& word = edit.quoted.empty() ? edit.source : edit.quoted;
  return word == "do" || word == "does" || word == "did";
}

// " Changed: a negation ("not" was added); a number ("14" for "12")."
std::string changes_in_words(const std::vector<model::WordEdit>& edits) {
  std::vector<const model::WordEdit*> told;  // the first of each kind
  for (const model::WordEdit& edit : edits) {
    const auto known = std::find_if(told.begin(), told.end(), [&](const model::WordEdit* other) {
      return other->kind == edit.kind;
    });
    if (known == told.end()) {
      told.push_back(&edit);
    } else if (carries_not(**known)) {
      *known = &edit;
    }
  }
  std::stable_sort(told.begin(), told.end(),
                   [](const model::WordEdit* a, const model::WordEdit* b) {
                     return weight(a->kind) < weight(b->kind);
                   });
  if (told.size() > kMostTold) told.resize(kMostTold);
  std::string out;
  for (const model::WordEdit* edit : told) {
    out += (out.empty() ? " Changed: " : "; ") + std::string(model::in_words(edit->kind)) + " (";
    if (edit->source.empty()) {
      out += "\"" + edit->quoted + "\" was added)";
    } else if (edit->quoted.empty()) {
      out += "\"" + edit->source + "\" was dropped)";
    } else {
      out += "\"" + edit->quoted + "\" for \"" + edit->source + "\")";
    }
  }
  return out.empty() ? out : out + ".";
}

bool touches(const text::Span& edit, const text::Span& part) {
  return edit.empty() ? edit.begin > part.begin && edit.begin < part.end : edit.overlaps(part);
}

}  // namespace

std::optional<LookedUp> look_up(const Checking& checking, const model::Claim& claim,
                                const text::Span& span) {
  LookUp look(checking, claim, span);
  if (look.too_short()) return std::nullopt;
  return look.run();
}

model::Verification part_of(const Checking& checking, const LookedUp& whole, const text::Span& span,
                            const text::Span& turned) {
  if (whole.misplaced || !whole.source) return whole.verification;
  model::Verification part = whole.verification;
  part.edits.clear();
  part.status = VerificationStatus::Verbatim;
  const bool reversed = whole.verification.status == VerificationStatus::Reversed;
  for (std::size_t i = 0; i < whole.edits.size(); ++i) {
    const model::Edit& edit = whole.edits[i];
    const bool turning = reversed && turns(edit.kind);
    if (!touches(edit.quoted, span) && !(turning && touches(edit.quoted, turned))) continue;
    part.edits.push_back(whole.verification.edits[i]);
    part.status =
        std::max(part.status, turning ? VerificationStatus::Reversed : VerificationStatus::Altered);
  }
  part.explanation = words_of(part);
  const std::string_view quote = checking.words(span);
  const Comparable words = comparable(quote, true);
  const SourceText& source = *whole.source->source;
  const model::QuoteCheck own =
      compare_quote({quote, words}, {source.text(), source.words()}, checking.changes);
  if (own.fidelity != Fidelity::Absent) {
    part.expected = std::string(text::slice(source.text(), own.source));
    part.source_passage = model::Passage{whole.source->document, source.in_whole(own.source)};
  }
  return part;
}

std::string_view code_of(const model::Verification& verification) {
  if (verification.found_in) return "quote-misplaced";
  switch (verification.status) {
    case VerificationStatus::Reversed: return "quote-contradicted";
    case VerificationStatus::Altered: return "quote-altered";
    case VerificationStatus::Absent: return "quote-not-in-source";
    default: return "";
  }
}

std::string words_of(const model::Verification& verification) {
  switch (verification.status) {
    case VerificationStatus::Reversed:
      return "The source says the opposite." + changes_in_words(verification.edits);
    case VerificationStatus::Altered:
      return "The source has other words in places." + changes_in_words(verification.edits);
    case VerificationStatus::Absent:
      return "The reference library holds the source that is named, and nothing close to these "
             "words stands in it.";
    case VerificationStatus::Verbatim: return "The source has these very words.";
    default: return verification.explanation;
  }
}

}  // namespace plumbline::verify
