// SPDX-License-Identifier: Apache-2.0
//
// `standards`: which standards are held, in which words of which time, and how well each paragraph
// was checked against the official text.

#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/assessment.h"

namespace plumbline::app {

struct StandardEntry {
  std::string id;
  std::string title;
  std::string issuer;
  std::string kind;     // law, treaty, indicators, statistics, codes
  std::string version;  // the newest: "as amended by ..."
  std::string note;
  std::string source;
  model::Verified verified = model::Verified::Recollection;
  std::size_t paragraphs = 0;
  std::size_t rules = 0;
  std::size_t recollected = 0;  // paragraphs from recollection, not read again
  bool assesses = false;        // plumbline assess takes it
};
[[nodiscard]] Result<std::vector<StandardEntry>> list_standards();

struct StandardParagraph {
  std::string id;
  std::string parent;
  std::string kind;
  std::string group;
  std::string law;
  std::string title;
  std::string text;
  std::string from;  // ISO; empty: open
  std::string to;
  std::string presumption;  // data, met, not-met; empty: none
  model::Verified verified = model::Verified::Recollection;
  std::string source;
  std::vector<std::string> questions;
};

struct StandardRule {
  std::string id;
  std::string criterion;
  std::string question;
  model::Bearing bearing = model::Bearing::Context;
  bool lasting = false;
  std::string reason;
  std::string when;  // conditions, words and exceptions as the table has them
  std::string words;
  std::string unless;
};

struct StandardShown {
  StandardEntry entry;
  std::vector<StandardParagraph> paragraphs;  // in order of the file
  std::vector<StandardRule> rules;
};

// `year`: only the words in force at the end of what that edition tells of; 0: all words of all
// times. NotFound lists the standards there are.
[[nodiscard]] Result<StandardShown> show_standard(const std::string& id, int year);

}  // namespace plumbline::app
