// SPDX-License-Identifier: Apache-2.0
//
// `scan`: of very many documents pass on those about trafficking in persons.
//
// Bytes that hold no phrase of the lexicon are passed over unread; of the others the main text is
// taken, in the sandbox, and a linear model answers how likely it is about trafficking in persons.
// Many files are read at once; what is found comes in their order. Memory does not grow with the
// length of a stream.

#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace plumbline::app {

struct ScanOptions {
  std::vector<std::string> paths;   // files, folders, "-"
  std::optional<double> threshold;  // of the probability; not given: kScanThreshold
  std::optional<double> recall;     // a lower threshold, if it takes one to find such a share
  std::string model;                // what train_scan wrote; empty: the program's own
  unsigned threads = 0;             // 0: one a processor
};
constexpr double kScanThreshold = 0.5;

// A phrase that was found, once for all its places in a zone.
struct ScanMark {
  std::string phrase;  // as the text prints it first
  std::string label;   // concept of the lexicon, or what it is of (drugs, office ...)
  std::string where;   // title, lead, text, short-line
  std::size_t count = 0;
};

struct ScanFound {
  model::Document document;  // name: "crawl.warc.gz!12 https://..."
  double probability = 0;
  std::vector<std::string> also;  // smuggling, drugs, arms, wildlife, organs, goods
  std::vector<ScanMark> marks;    // in order of their first places, at most kMostMarks
};
constexpr std::size_t kMostMarks = 40;

struct ScanRefusal {
  std::string name;
  std::string reason;
};

struct ScanTally {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;                     // read
  std::uint64_t unpacked = 0;                  // what they unpacked to
  std::uint64_t records = 0;                   // pages, records and files
  std::uint64_t no_page = 0;                   // requests, notes, errors of servers, pictures
  std::uint64_t passed_over = 0;               // no phrase of the lexicon in them
  std::uint64_t judged = 0;                    // read and weighed
  std::uint64_t found = 0;                     // passed on
  std::uint64_t refused = 0;                   // could not be read
  std::map<std::string, std::uint64_t> other;  // judged, not passed on: by what they are about
  double threshold = 0;
  double expected_precision = 0;  // of this threshold, on the labels the model learned from
  double expected_recall = 0;
  bool stopped = false;
};

struct ScanWatch {
  std::function<void(const ScanFound&)> found;
  std::function<void(const ScanRefusal&)> refused;
  std::function<void(const ScanTally&)> progress;  // now and then
  const std::atomic<bool>* stop = nullptr;
};

// An error only for what stops everything: the reference data, the model. All of `watch` is called
// by the thread that called.
[[nodiscard]] Result<ScanTally> scan(const ScanOptions& options, const ScanWatch& watch);

}  // namespace plumbline::app
