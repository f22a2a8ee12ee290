// SPDX-License-Identifier: Apache-2.0
//
// What the evidence of a workspace says of a country under one standard: criterion by criterion,
// what speaks for and against, how independently, how fresh, and what is missing.
//
// There is no score. A finding is proposed by rules that are data, with the steps that led to it;
// a person decides, and the decision stands beside the proposal.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/passage.h"

namespace plumbline::model {

// What a piece of evidence says of a criterion.
enum class Bearing : std::uint8_t {
  For,      // the criterion is met by it
  Against,  // the criterion is failed by it
  Absent,   // somebody states that there is nothing: "did not report any convictions"
  Context,  // belongs to the criterion and speaks neither way
};

enum class CriterionFinding : std::uint8_t { Met, Partly, NotMet, Contested, CannotTell };

// How well a paragraph of a standard was checked against the official text (shared by all data on
// law): seen in two copies, seen in one, seen in part, from recollection and not read again.
enum class Verified : std::uint8_t { TwoCopies, OneCopy, Partly, Recollection };

// One claim as evidence on one criterion.
struct CriterionEvidence {
  explicit CriterionEvidence(Passage at) : passage(std::move(at)) {}

  Passage passage;
  std::string document;   // name, as a reader knows it
  std::string publisher;  // empty: not stated
  std::string title;
  std::string published;  // ISO; empty: not stated
  std::string claim;      // "c12"
  std::string exact;      // the words of the passage; names of victims withheld
  std::size_t start = 0;  // of the passage, in code points of the document, half-open
  std::size_t end = 0;
  Bearing bearing = Bearing::Context;
  std::string rule;      // id of the rule of data/standards that mapped it
  std::string reason;    // in words: "a conviction under the trafficking law is enforcement"
  std::string chain;     // describe(chain)
  std::string question;  // id of the question it answers; empty: none in particular
  std::string source;  // its last link as told: "Ministry of Interior"; empty: the publisher itself
  bool source_named = false;
  bool own_word = false;   // told by the government that is assessed, and by nobody else
  bool alleged = false;    // alleged, denied, conditional or predicted: weighs less than asserted
  bool stale = false;      // of a period before the one assessed
  Period when;             // what it tells of; of the document's date where it states none
  std::size_t origin = 0;  // equal numbers: one origin (copies, credits, one source)
  bool operator==(const CriterionEvidence&) const = default;
};

// A question of the standard (data/standards) and the evidence that answers it.
struct CriterionQuestion {
  std::string id;
  std::string words;
  bool needed = false;                // without an answer the criterion is not proposed as met
  std::vector<std::size_t> evidence;  // indices of `CriterionAssessment::evidence`; empty: missing
  bool operator==(const CriterionQuestion&) const = default;
};

// A step of the explanation, down to the evidence it rests on.
struct ExplanationStep {
  std::string words;                  // "two origins tell of convictions, none denies them"
  std::vector<std::size_t> evidence;  // indices of `CriterionAssessment::evidence`
  std::vector<ExplanationStep> because;
  bool operator==(const ExplanationStep&) const = default;
};

// What a person decided; the newest stands, all are kept.
struct CriterionJudgement {
  std::int64_t number = 0;
  std::string at;  // UTC
  std::string who;
  CriterionFinding finding = CriterionFinding::CannotTell;
  std::string why;
  bool outdated = false;  // the evidence that it was made on has changed since
  bool operator==(const CriterionJudgement&) const = default;
};

struct CriterionAssessment {
  std::string id;      // "7106(b)(1)"
  std::string parent;  // id of the standard it belongs under; empty: none
  std::string law;     // "22 USC 7106(b)(1)"
  std::string title;
  std::string text;       // our paraphrase
  std::string group;      // prosecution, protection, prevention, partnership, trend, context
  std::string reference;  // where the paragraph was read
  Verified verified = Verified::Recollection;
  std::vector<CriterionEvidence> evidence;  // for, against, absent, context; newest first in each
  std::vector<CriterionQuestion> questions;
  std::size_t origins_for = 0;  // independent origins, of evidence that is not stale
  std::size_t origins_against = 0;
  std::size_t stale = 0;  // pieces of evidence that are
  CriterionFinding proposed = CriterionFinding::CannotTell;
  bool presumed = false;  // proposed because the standard presumes it, as the explanation says
  ExplanationStep explanation;
  std::optional<CriterionJudgement> decided;
  // Of the year compared with, if one was asked for.
  std::optional<CriterionFinding> before;
  bool operator==(const CriterionAssessment&) const = default;
};

struct Assessment {
  std::string country;  // alpha-3
  std::string country_name;
  std::string standard;  // "us-tvpa"
  std::string standard_title;
  std::string version;    // of the standard that was in force: "as amended by P.L. 115-427 (2019)"
  int year = 0;           // of the edition assessed; its period is `from` to `to`
  int compared_with = 0;  // 0: none
  Date from;              // the reporting period that counts, both days included
  Date to;
  std::vector<CriterionAssessment> criteria;  // in order of the standard
  std::size_t documents = 0;                  // about the country, read for it
  std::size_t claims = 0;
  std::size_t rejected = 0;  // claims left out, for a person rejected them
  std::size_t later = 0;     // pieces of evidence left out: they tell of what came after the period
  Verified verified = Verified::Recollection;  // the standard as a whole
  std::string note;                            // what the standard is and is not for
  bool operator==(const Assessment&) const = default;
};

[[nodiscard]] const char* to_string(Bearing bearing);
[[nodiscard]] const char* to_string(CriterionFinding finding);
[[nodiscard]] const char* to_string(Verified verified);

}  // namespace plumbline::model
