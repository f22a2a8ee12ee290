// SPDX-License-Identifier: Apache-2.0
//
// The written names of the closed vocabularies: JSON, terminal and store all use these.

#include "model/assessment.h"
#include "model/block.h"
#include "model/chain.h"
#include "model/claim.h"
#include "model/finding.h"
#include "model/quote_check.h"
#include "model/report.h"

namespace plumbline::model {

const char* to_string(BlockRole role) {
  switch (role) {
    case BlockRole::Body: return "body";
    case BlockRole::Headline: return "headline";
    case BlockRole::Masthead: return "masthead";
    case BlockRole::Byline: return "byline";
    case BlockRole::DateLine: return "date-line";
    case BlockRole::Dateline: return "dateline";
    case BlockRole::Credit: return "credit";
    case BlockRole::Heading: return "heading";
    case BlockRole::ListItem: return "list-item";
    case BlockRole::Caption: return "caption";
    case BlockRole::Table: return "table";
    case BlockRole::Question: return "question";
    case BlockRole::Answer: return "answer";
    case BlockRole::Label: return "label";
    case BlockRole::Boilerplate: return "boilerplate";
  }
  return "body";
}

const char* to_string(SourceKind kind) {
  switch (kind) {
    case SourceKind::Outlet: return "outlet";
    case SourceKind::Organisation: return "organisation";
    case SourceKind::Government: return "government";
    case SourceKind::International: return "international";
    case SourceKind::Court: return "court";
    case SourceKind::Person: return "person";
    case SourceKind::Survivor: return "survivor";
    case SourceKind::Press: return "press";
    case SourceKind::Group: return "group";
    case SourceKind::Document: return "document";
    case SourceKind::Unknown: return "unknown";
  }
  return "unknown";
}

const char* to_string(LinkStatus status) {
  switch (status) {
    case LinkStatus::Named: return "named";
    case LinkStatus::Carried: return "carried";
    case LinkStatus::Unnamed: return "unnamed";
    case LinkStatus::Ambiguous: return "ambiguous";
  }
  return "unnamed";
}

const char* to_string(Manner manner) {
  switch (manner) {
    case Manner::Publishes: return "publishes";
    case Manner::Says: return "says";
    case Manner::Cites: return "cites";
    case Manner::Quotes: return "quotes";
    case Manner::Denies: return "denies";
    case Manner::Alleges: return "alleges";
    case Manner::Finds: return "finds";
    case Manner::Hopes: return "hopes";
  }
  return "says";
}

const char* to_string(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::Verdict: return "verdict";
    case ClaimKind::Incident: return "incident";
    case ClaimKind::Route: return "route";
    case ClaimKind::Figure: return "figure";
    case ClaimKind::Law: return "law";
    case ClaimKind::Response: return "response";
    case ClaimKind::Trend: return "trend";
    case ClaimKind::Opinion: return "opinion";
    case ClaimKind::Statement: return "statement";
  }
  return "statement";
}

const char* to_string(Modality modality) {
  switch (modality) {
    case Modality::Asserted: return "asserted";
    case Modality::Alleged: return "alleged";
    case Modality::Denied: return "denied";
    case Modality::Conditional: return "conditional";
    case Modality::Predicted: return "predicted";
    case Modality::Opinion: return "opinion";
  }
  return "asserted";
}

const char* to_string(Polarity polarity) {
  return polarity == Polarity::Positive ? "positive" : "negative";
}

const char* to_string(PlaceRole role) {
  switch (role) {
    case PlaceRole::Origin: return "origin";
    case PlaceRole::Transit: return "transit";
    case PlaceRole::Destination: return "destination";
    case PlaceRole::Internal: return "internal";
    case PlaceRole::Location: return "location";
  }
  return "location";
}

const char* to_string(Compliance compliance) {
  switch (compliance) {
    case Compliance::Unstated: return "unstated";
    case Compliance::Full: return "full";
    case Compliance::NotFull: return "not-full";
    case Compliance::NotAtAll: return "not-at-all";
  }
  return "unstated";
}

const char* to_string(Efforts efforts) {
  switch (efforts) {
    case Efforts::Unstated: return "unstated";
    case Efforts::Significant: return "significant";
    case Efforts::NotSignificant: return "not-significant";
  }
  return "unstated";
}

const char* to_string(Fidelity fidelity) {
  switch (fidelity) {
    case Fidelity::Verbatim: return "verbatim";
    case Fidelity::Altered: return "altered";
    case Fidelity::Reversed: return "reversed";
    case Fidelity::Absent: return "absent";
  }
  return "absent";
}

const char* to_string(EditKind kind) {
  switch (kind) {
    case EditKind::Wording: return "wording";
    case EditKind::Negation: return "negation";
    case EditKind::Class: return "class";
    case EditKind::Number: return "number";
    case EditKind::Scope: return "scope";
    case EditKind::Name: return "name";
    case EditKind::Opposite: return "opposite";
    case EditKind::Hedge: return "hedge";
    case EditKind::Date: return "date";
    case EditKind::Comparison: return "comparison";
    case EditKind::Unit: return "unit";
    case EditKind::Tense: return "tense";
    case EditKind::Degree: return "degree";
    case EditKind::Actor: return "actor";
    case EditKind::Order: return "order";
    case EditKind::Joined: return "joined";
  }
  return "wording";
}

const char* in_words(EditKind kind) {
  switch (kind) {
    case EditKind::Wording: return "the wording";
    case EditKind::Negation: return "a negation";
    case EditKind::Class: return "the class of the verdict";
    case EditKind::Number: return "a number";
    case EditKind::Scope: return "of how many or how often it holds";
    case EditKind::Name: return "a name";
    case EditKind::Opposite: return "a word for its opposite";
    case EditKind::Hedge: return "how sure it is";
    case EditKind::Date: return "a date";
    case EditKind::Comparison: return "a comparison or the bound of a figure";
    case EditKind::Unit: return "a unit";
    case EditKind::Tense: return "when it holds, or whether it must";
    case EditKind::Degree: return "how strong it is";
    case EditKind::Actor: return "who does it, or to whom";
    case EditKind::Order: return "the order, and so who does what to whom";
    case EditKind::Joined: return "words of two places run together";
  }
  return "the wording";
}

const char* to_string(VerificationStatus status) {
  switch (status) {
    case VerificationStatus::Verbatim: return "verbatim";
    case VerificationStatus::Altered: return "altered";
    case VerificationStatus::Reversed: return "reversed";
    case VerificationStatus::Absent: return "absent";
    case VerificationStatus::SourceMissing: return "source-missing";
    case VerificationStatus::Agrees: return "agrees";
    case VerificationStatus::Contradicted: return "contradicted";
  }
  return "source-missing";
}

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::Grave: return "grave";
    case Severity::Warning: return "warning";
    case Severity::Notice: return "notice";
  }
  return "notice";
}

const char* engine_version() {
  return "0.1.0";
}

const char* to_string(Bearing bearing) {
  switch (bearing) {
    case Bearing::For: return "for";
    case Bearing::Against: return "against";
    case Bearing::Absent: return "absent";
    case Bearing::Context: return "context";
  }
  return "context";
}

const char* to_string(CriterionFinding finding) {
  switch (finding) {
    case CriterionFinding::Met: return "met";
    case CriterionFinding::Partly: return "partly";
    case CriterionFinding::NotMet: return "not-met";
    case CriterionFinding::Contested: return "contested";
    case CriterionFinding::CannotTell: return "cannot-tell";
  }
  return "cannot-tell";
}

const char* to_string(Verified verified) {
  switch (verified) {
    case Verified::TwoCopies: return "two-copies";
    case Verified::OneCopy: return "one-copy";
    case Verified::Partly: return "partly";
    case Verified::Recollection: return "recollection";
  }
  return "recollection";
}

}  // namespace plumbline::model
