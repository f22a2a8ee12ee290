// SPDX-License-Identifier: Apache-2.0
//
// `incidents`: what happened, by all reports of a workspace held together? The same event in many
// reports is one incident, with what they say differently side by side. docs/reference/incidents.md
// describes the answer for programs.
//
// Nobody is named who was, or may have been, a victim: neither in descriptions nor in passages.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

// All that is given must fit; an incident fits if any of its happenings does.
struct IncidentsOptions {
  std::string workspace;
  std::string document;  // hash, first digits of it, or name: incidents it reports
  std::string country;   // code or name
  std::string type;      // "arrest"
  std::string since;     // ISO date or year: something happened, or was reported, then or later
  std::string until;
  bool events_only = false;  // those that are one: is_an_event()
  std::size_t limit = 20;    // 0: all
  std::string after = {};    // IncidentsAnswer::next of the page before
};

struct IncidentDocument {
  std::string hash;
  std::string name;
  std::string publisher;
  std::string title;
  std::string published;  // ISO; empty: not stated
};

// One event as one claim tells it.
struct IncidentTelling {
  std::string document;  // hash
  std::string claim;     // "c3"
  std::string type;
  std::string modality;  // asserted, alleged
  std::string said_by;   // the origin of the claim's chain; empty: the outlet itself
  std::string from;      // ISO; empty: not told
  std::string to;
  std::string place;
  std::string accused;  // as printed
  std::string victims;  // as printed, without names
  std::string authority;
  std::string penalty;
  bool taken_back = false;  // told only to be corrected
  std::string exact;        // the passage, names of victims withheld
  std::size_t start = 0;    // code points of the document's text, half-open
  std::size_t end = 0;
  std::size_t word_start = 0;  // likewise, of the word that tells it
  std::size_t word_end = 0;
};

struct DifferentValue {
  std::string value;
  std::vector<std::string> documents;  // hashes, each once
};
struct Difference {
  std::string field;  // day, people, accused, place, penalty
  std::vector<DifferentValue> values;
};

struct IncidentHappening {
  std::string kin;     // rescue
  std::string type;    // as most tell it
  std::string status;  // of the accused by it; may be empty
  std::string from;
  std::string to;
  std::string place;
  std::string people;  // of whom it is told: "23 Nepali workers"
  std::vector<IncidentTelling> tellings;
  std::vector<Difference> differences;
};

struct AccusedStanding {
  std::string status;
  std::string from;
  std::vector<std::string> documents;
};
struct AccusedPerson {
  std::string name;
  std::vector<std::string> spellings;
  std::vector<AccusedStanding> standings;
};

struct FieldAgreement {
  std::string field;
  double weight = 0;  // above 0: agrees; below: conflicts
  std::string detail;
};
struct IncidentReport {
  IncidentDocument document;
  std::string nearest;  // hash of the report it is most like; empty: it came first
  double likeness = 0;
  std::vector<FieldAgreement> fields;
  std::vector<std::string> silent;
};

struct IncidentMark {
  std::string document;
  std::string why;      // corrected, retracted, copy-of-corrected, cites-corrected
  std::string by;       // hash of the document with the notice
  std::string notice;   // its words
  std::string through;  // hash of the corrected report that it rests on; may be empty
};

struct IncidentShown {
  std::string id;
  std::string from;
  std::string to;
  std::string place;
  std::vector<std::string> countries;  // alpha-3
  std::string status;                  // how far it went for the accused; empty: not told
  std::vector<IncidentReport> reports;
  std::vector<IncidentHappening> happenings;
  std::vector<AccusedPerson> accused;
  std::vector<IncidentMark> marks;
  std::size_t families = 0;
  std::size_t origins = 0;
};

struct IncidentsAnswer {
  std::vector<IncidentShown> incidents;  // the latest first
  std::size_t all = 0;                   // that fit
  std::string next;                      // empty: this was the last page
  std::size_t documents = 0;             // with something told
  std::size_t left_out = 0;              // tellings of no one event
  std::size_t rejected = 0;              // tellings left out, for a person rejected their claims
  // Of all incidents of the workspace, also of those that do not fit or are beyond the limit:
  // document and why, without the notices.
  std::vector<IncidentMark> marks;
};

// "Children work in the mines", "officers identify children": what is told of no day, of no number
// of people and of nobody accused goes on, and is no event. Reads of the incident who is accused,
// and of its happenings kin, type, day and people.
[[nodiscard]] bool is_an_event(const IncidentShown& incident);

// NotFound if there is no such document or workspace; Misuse names the words that would do.
[[nodiscard]] Result<IncidentsAnswer> incidents(const IncidentsOptions& options);

}  // namespace plumbline::app
