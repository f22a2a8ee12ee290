// SPDX-License-Identifier: Apache-2.0

#include "publish/wording.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/number_text.h"

namespace plumbline::publish {
namespace {

using model::VerificationStatus;

std::string joined(const std::vector<std::string>& parts, const char* between) {
  return fmt::format("{}", fmt::join(parts, between));
}

std::string period_words(const Period& period) {
  const std::string from = to_iso(period.from);
  std::string to = to_iso(period.to);
  if (!from.empty() && to.empty()) return "since " + from;
  if (from.empty() || from == to) return to;
  return from + " to " + to;
}

std::string element_words(const std::vector<model::Element>& elements) {
  std::vector<std::string> parts;
  for (const model::Element& element : elements) {
    parts.push_back(element.words);
  }
  return joined(parts, ", ");
}

class Lines {
 public:
  void add(const char* label, const std::string& value) {
    if (!value.empty()) lines_.push_back({label, value});
  }
  std::vector<Line> take() { return std::move(lines_); }

 private:
  std::vector<Line> lines_;
};

void add_verdict(Lines& lines, const model::Verdict& verdict) {
  std::vector<std::string> parts;
  if (verdict.compliance != model::Compliance::Unstated && !verdict.fragment) {
    constexpr std::array<const char*, 4> kWords = {"", "fully meets the standards",
                                                   "does not fully meet the standards",
                                                   "does not meet the standards at all"};
    parts.emplace_back(kWords[static_cast<std::size_t>(verdict.compliance)]);
  }
  if (verdict.efforts != model::Efforts::Unstated) {
    parts.emplace_back(verdict.efforts == model::Efforts::Significant
                           ? "makes significant efforts"
                           : "makes no significant efforts");
  }
  if (!verdict.tier.empty()) {
    parts.push_back("Tier " + (verdict.tier == "2WL" ? std::string("2 Watch List") : verdict.tier));
  }
  if (!verdict.move.empty()) parts.push_back(verdict.move);
  if (verdict.edition != 0) parts.push_back(fmt::format("edition {}", verdict.edition));
  if (verdict.fragment) parts.emplace_back("no verdict, but part of a longer sentence");
  lines.add("verdict", joined(parts, "; "));
}

void add_figure(Lines& lines, const model::Figure& figure) {
  std::string value = figure.approximator.empty() ? "" : figure.approximator + " ";
  value += grouped(figure.value);
  if (figure.upper) value += " to " + grouped(*figure.upper);
  if (!figure.unit.empty()) value += " " + figure.unit;
  std::vector<std::string> parts{value};
  if (!figure.status.empty()) parts.push_back(figure.status);
  if (!figure.place.empty()) parts.push_back(figure.place);
  if (figure.period.stated()) parts.push_back(period_words(figure.period));
  lines.add("figure", joined(parts, "; "));
}

void add_incident(Lines& lines, const model::Incident& incident, model::Modality of_claim) {
  const bool apart = incident.modality != of_claim;
  lines.add("incident",
            incident.type + (apart ? fmt::format(" ({})", to_string(incident.modality)) : ""));
  lines.add("by", incident.agent);
  lines.add("to", incident.patient);
  lines.add("penalty", incident.penalty);
  if (incident.place) lines.add("where", incident.place->name);
  lines.add("when", period_words(incident.when));
}

void add_route(Lines& lines, const model::Route& route) {
  std::vector<std::string> parts;
  for (const model::RouteStop& stop : route.stops) {
    parts.push_back(fmt::format("{} ({})", stop.place.name, to_string(stop.role)));
  }
  lines.add("route", joined(parts, " > ") + (route.internal ? "; inside one country" : ""));
}

void add_elements(Lines& lines, const model::Elements& elements) {
  lines.add("act", element_words(elements.acts));
  lines.add("means", element_words(elements.means));
  lines.add("purpose", element_words(elements.purposes));
  lines.add("victims", elements.victims);
  lines.add("perpetrators", elements.perpetrators);
  lines.add("facilitators", elements.facilitators);
  lines.add("payment", elements.payment);
}

std::string effect_words(const std::string& direction) {
  if (direction == "supports") return "helps against trafficking";
  if (direction == "hinders") return "hinders the fight against trafficking";
  return direction;
}

std::string in_quotes(const std::string& words) {
  return "\u201C" + words + "\u201D";
}

}  // namespace

const char* kind_label(model::ClaimKind kind) {
  switch (kind) {
    case model::ClaimKind::Verdict: return "Verdict";
    case model::ClaimKind::Incident: return "Incident";
    case model::ClaimKind::Route: return "Route";
    case model::ClaimKind::Figure: return "Figure";
    case model::ClaimKind::Law: return "Law";
    case model::ClaimKind::Response: return "Response";
    case model::ClaimKind::Trend: return "Trend";
    case model::ClaimKind::Opinion: return "Opinion";
    case model::ClaimKind::Statement: return "Statement";
  }
  return "Statement";
}

std::string link_words(const model::ChainLink& link) {
  const bool publisher = link.manner == model::Manner::Publishes;
  std::string words = !link.name.empty() ? link.name : publisher ? "this document" : "nobody named";
  std::vector<std::string> asides;
  // "deputy minister": the office is all that is told.
  const bool told = !link.office.empty() && link.name.find(link.office) != std::string::npos;
  if (told) {
    if (!link.organisation.empty() && link.name.find(link.organisation) == std::string::npos) {
      asides.push_back(link.organisation);
    }
  } else if (!link.office.empty() && !link.organisation.empty()) {
    asides.push_back(link.office + ", " + link.organisation);
  } else if (!link.office.empty() || !link.organisation.empty()) {
    asides.push_back(link.office + link.organisation);
  }
  if (link.work) {
    const std::string year = link.work->edition == 0 ? "" : fmt::format("{} ", link.work->edition);
    if (!year.empty() || link.work->kind != link.name) asides.push_back(year + link.work->kind);
  }
  switch (link.status) {
    case model::LinkStatus::Named: break;
    case model::LinkStatus::Carried: asides.emplace_back("carried from before"); break;
    case model::LinkStatus::Unnamed:
      // An institution that speaks as such is not a source that hides.
      if (!link.name.empty() && !publisher && link.kind != model::SourceKind::Government &&
          link.kind != model::SourceKind::Court && link.kind != model::SourceKind::International) {
        asides.emplace_back("unnamed");
      }
      break;
    case model::LinkStatus::Ambiguous:
      asides.push_back(link.candidates.size() > 1
                           ? "not clear which: " + joined(link.candidates, " or ")
                           : std::string("not clear"));
      break;
  }
  if (!asides.empty()) words += " (" + joined(asides, "; ") + ")";
  return words;
}

std::string chain_words(const model::AttributionChain& chain) {
  std::vector<std::string> parts;
  for (const model::ChainLink& link : chain.links) parts.push_back(link_words(link));
  return joined(parts, " \u2039 ");
}

std::vector<Line> content_lines(const model::Claim& claim) {
  Lines lines;
  std::vector<std::string> cited;
  for (const model::ChainLink& work : claim.cited) cited.push_back(link_words(work));
  lines.add("cites", joined(cited, "; "));
  if (claim.verdict) add_verdict(lines, *claim.verdict);
  if (claim.incident) add_incident(lines, *claim.incident, claim.modality);
  for (const model::Incident& more : claim.more_incidents) {
    add_incident(lines, more, claim.modality);
  }
  if (claim.route) add_route(lines, *claim.route);
  if (claim.figure) add_figure(lines, *claim.figure);
  for (const model::Figure& more : claim.more_figures) add_figure(lines, more);
  // Of one event the doer is told already.
  if (claim.figure && claim.kind == model::ClaimKind::Figure) {
    lines.add("counted by", claim.figure->counted_by);
  }
  if (claim.response) {
    lines.add("response", claim.response->action);
    lines.add("by", claim.response->actor);
    lines.add("effect", effect_words(claim.response->direction));
    lines.add("criterion", claim.response->criterion);
  }
  if (claim.trend) {
    const std::string of = claim.trend->of.empty() ? "" : ": " + joined(claim.trend->of, ", ");
    lines.add("trend", claim.trend->direction + of);
  }
  if (claim.elements) add_elements(lines, *claim.elements);
  if (!claim.incident && claim.when.stated()) lines.add("when", period_words(claim.when));
  return lines.take();
}

const char* verification_words(VerificationStatus status) {
  switch (status) {
    case VerificationStatus::Verbatim: return "verbatim in its source";
    case VerificationStatus::Altered: return "words changed against its source";
    case VerificationStatus::Reversed: return "says the opposite of its source";
    case VerificationStatus::Absent: return "not found in its source";
    case VerificationStatus::SourceMissing: return "no reference at hand to compare with";
    case VerificationStatus::Agrees: return "agrees with the record";
    case VerificationStatus::Contradicted: return "contradicted by the record";
  }
  return "";
}

bool verification_alarms(VerificationStatus status) {
  return status == VerificationStatus::Altered || status == VerificationStatus::Reversed ||
         status == VerificationStatus::Absent || status == VerificationStatus::Contradicted;
}

namespace {

// "Title (edition of 2022)", unless the title says so itself.
std::string with_edition(const std::string& title, int edition) {
  const std::string year = std::to_string(edition);
  if (edition == 0 || title.find(year) != std::string::npos) return title;
  return title + " (edition of " + year + ")";
}

}  // namespace

std::string reference_words(const model::Verification& check) {
  return check.reference.empty() ? std::string() : with_edition(check.reference, check.edition);
}

std::string found_words(const model::FoundIn& found) {
  return with_edition(found.reference, found.edition);
}

std::string edit_words(const model::WordEdit& edit) {
  std::string words;
  if (edit.source.empty()) {
    words = in_quotes(edit.quoted) + " was added";
  } else if (edit.quoted.empty()) {
    words = in_quotes(edit.source) + " was dropped";
  } else {
    words = in_quotes(edit.quoted) + " stands for " + in_quotes(edit.source);
  }
  if (edit.kind != model::EditKind::Wording) {
    words += fmt::format(" ({})", in_words(edit.kind));
  }
  return words;
}

std::vector<ToldOnce> told_once(const std::vector<model::Finding>& findings) {
  std::vector<ToldOnce> out;
  for (const model::Finding& finding : findings) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const ToldOnce& told) {
      return told.first->code == finding.code && told.first->expected == finding.expected &&
             told.first->reference == finding.reference &&
             told.first->explanation == finding.explanation;
    });
    if (same == out.end()) {
      out.push_back({&finding, {&finding}});
    } else {
      same->all.push_back(&finding);
    }
  }
  return out;
}

namespace {

struct Phrase {
  std::string_view code;
  const char* expected;
  const char* advice;
};
constexpr std::array<Phrase, 18> kPhrases = {{
    {"quote-contradicted", "record says",
     "Print the words of the record. Ask the outlet where it has its own from."},
    {"verdict-contradicts-record", "record says",
     "Check country and edition, then go by the record."},
    {"quote-altered", "source says", "Quote the source, not this text."},
    {"quote-misplaced", "named one",
     "Name the edition and country in which the words stand, or quote the one that is meant."},
    {"quote-not-in-source", "source says",
     "Check whether another document or edition is meant before you use it."},
    {"verdict-fragment", "in full", "Read the whole sentence before you repeat this part of it."},
    {"verdict-misdated", "that year", "Find out which edition was really quoted."},
    {"name-mismatch", "should be", "Use the true name."},
    {"speaker-ambiguous", "either", "Decide with the original at hand, or name both."},
    {"figure-without-origin", "missing",
     "Ask who counted. Do not put it in a series before you know."},
    {"figure-conflict", "other figure", "Show both, each with its source."},
    {"smuggling-or-trafficking", "missing", "Do not count it as trafficking before more is known."},
    {"circular-sourcing", "missing", "Count it as one source."},
    {"date-conflict", "expected", "Check the dates in the original."},
    {"source-unnamed", "missing", "Ask who it is, or weigh it as hearsay."},
    {"single-origin", "missing", "Do not take these claims as confirming each other."},
    {"opinion-as-fact", "missing", "Read it as the outlet's own opinion."},
    {"unbalanced-quotation", "expected", "Look up where the quotation begins and ends."},
}};

const Phrase* phrase_of(std::string_view code) {
  const auto found = std::find_if(kPhrases.begin(), kPhrases.end(),
                                  [&](const Phrase& phrase) { return phrase.code == code; });
  return found == kPhrases.end() ? nullptr : found;
}

}  // namespace

const char* expected_label(const model::Finding& finding) {
  const Phrase* phrase = phrase_of(finding.code);
  return phrase == nullptr ? "expected" : phrase->expected;
}

const char* advice(const model::Finding& finding) {
  const Phrase* phrase = phrase_of(finding.code);
  return phrase == nullptr ? "" : phrase->advice;
}

std::string finding_summary(const std::vector<model::Finding>& findings) {
  std::array<int, 3> counts{};
  for (const ToldOnce& told : told_once(findings)) {
    ++counts[static_cast<std::size_t>(told.first->severity)];
  }
  std::vector<std::string> parts;
  if (counts[0] != 0) parts.push_back(fmt::format("{} grave", counts[0]));
  if (counts[1] != 0)
    parts.push_back(fmt::format("{} warning{}", counts[1], counts[1] == 1 ? "" : "s"));
  if (counts[2] != 0)
    parts.push_back(fmt::format("{} notice{}", counts[2], counts[2] == 1 ? "" : "s"));
  return parts.empty() ? "no findings" : joined(parts, ", ");
}

}  // namespace plumbline::publish
