// SPDX-License-Identifier: Apache-2.0

#include "publish/wording.h"

#include <array>

#include <fmt/format.h>

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

std::string number_words(double value) {
  // Whole numbers as the field prints them, with thousands separators.
  if (value == static_cast<double>(static_cast<long long>(value))) {
    std::string digits = fmt::format("{}", static_cast<long long>(value));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (value < 0 ? 1 : 0);
         at -= 3) {
      digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
  }
  return fmt::format("{:g}", value);
}

std::string element_words(const std::vector<model::Element>& elements) {
  std::vector<std::string> parts;
  for (const model::Element& element : elements) {
    parts.push_back(fmt::format("{} ({})", element.words, element.code));
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
  if (verdict.compliance != model::Compliance::Unstated) {
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
  if (verdict.fragment) parts.emplace_back("part of a longer sentence");
  lines.add("verdict", joined(parts, "; "));
}

void add_figure(Lines& lines, const model::Figure& figure) {
  std::string value = figure.approximator.empty() ? "" : figure.approximator + " ";
  value += number_words(figure.value);
  if (figure.upper) value += " to " + number_words(*figure.upper);
  if (!figure.unit.empty()) value += " " + figure.unit;
  std::vector<std::string> parts{value};
  if (!figure.status.empty()) parts.push_back(figure.status);
  if (!figure.place.empty()) parts.push_back(figure.place);
  if (figure.period.stated()) parts.push_back(period_words(figure.period));
  lines.add("figure", joined(parts, "; "));
}

void add_incident(Lines& lines, const model::Incident& incident) {
  lines.add("incident", incident.type);
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

std::string quoted(const std::string& words) {
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
  std::string words = link.name.empty() ? "nobody named" : link.name;
  std::vector<std::string> asides;
  if (!link.office.empty() && !link.organisation.empty()) {
    asides.push_back(link.office + ", " + link.organisation);
  } else if (!link.office.empty() || !link.organisation.empty()) {
    asides.push_back(link.office + link.organisation);
  }
  if (link.work) {
    const std::string year = link.work->edition == 0 ? "" : fmt::format("{} ", link.work->edition);
    asides.push_back(year + link.work->kind);
  }
  switch (link.status) {
    case model::LinkStatus::Named: break;
    case model::LinkStatus::Carried: asides.emplace_back("carried from before"); break;
    case model::LinkStatus::Unnamed:
      if (!link.name.empty()) asides.emplace_back("unnamed");
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
  if (claim.verdict) add_verdict(lines, *claim.verdict);
  if (claim.incident) add_incident(lines, *claim.incident);
  if (claim.route) add_route(lines, *claim.route);
  if (claim.figure) add_figure(lines, *claim.figure);
  if (claim.response) {
    lines.add("response", claim.response->action);
    lines.add("by", claim.response->actor);
    lines.add("effect", claim.response->direction);
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

std::string edit_words(const model::WordEdit& edit) {
  std::string words;
  if (edit.source.empty()) {
    words = quoted(edit.quoted) + " was added";
  } else if (edit.quoted.empty()) {
    words = quoted(edit.source) + " was dropped";
  } else {
    words = quoted(edit.quoted) + " stands for " + quoted(edit.source);
  }
  if (edit.kind != model::EditKind::Wording) {
    words += fmt::format(" ({})", to_string(edit.kind));
  }
  return words;
}

std::string finding_summary(const std::vector<model::Finding>& findings) {
  std::array<int, 3> counts{};
  for (const model::Finding& finding : findings) {
    ++counts[static_cast<std::size_t>(finding.severity)];
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
