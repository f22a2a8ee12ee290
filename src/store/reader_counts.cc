// SPDX-License-Identifier: Apache-2.0
//
// What is counted of the workspace and of its documents. A process that is asked often keeps it as
// long as nothing changes that it was counted from (number_to_keep_by).

#include <algorithm>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "db/connection.h"
#include "model/person.h"
#include "store/corrections.h"
#include "store/reader.h"

namespace plumbline::store {
namespace {

// Safe for many threads. Holds what was counted of so many things at most; then it begins anew.
template <class Count>
class KeptCounts {
 public:
  explicit KeptCounts(std::size_t most) : most_(most) {}

  std::optional<Count> find(const std::string& what, std::int64_t number, std::int64_t judgement) {
    const std::scoped_lock lock(mutex_);
    const auto found = entries_.find(what);
    if (found == entries_.end() || found->second.number != number ||
        found->second.judgement != judgement) {
      return std::nullopt;
    }
    return found->second.count;
  }
  void keep(const std::string& what, std::int64_t number, std::int64_t judgement,
            const Count& count) {
    const std::scoped_lock lock(mutex_);
    if (entries_.size() >= most_ && !entries_.contains(what)) entries_.clear();
    entries_[what] = {number, judgement, count};
  }

 private:
  struct Entry {
    std::int64_t number = 0;     // number_to_keep_by()
    std::int64_t judgement = 0;  // the last one on it
    Count count;
  };
  std::mutex mutex_;
  std::size_t most_;
  std::unordered_map<std::string, Entry> entries_;
};

constexpr std::size_t kMostDecided = 20000;
constexpr std::size_t kMostWorkspaces = 16;

struct LastJudged {
  std::string document;
  std::int64_t last = 0;  // number of its last judgement
};

Result<std::vector<LastJudged>> judged_among(const Workspace& workspace,
                                             const std::vector<std::string>& documents) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             "SELECT document, max(number) FROM claim_judgements WHERE document IN (SELECT value "
             "FROM json_each(?1)) GROUP BY document"));
  const std::string wanted = names_cell(documents);
  rows.bind(1, wanted);
  std::vector<LastJudged> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({std::string(rows.text(0)), rows.integer(1)});
  }
}

DecidedClaims count_in(const model::Report& report, const std::vector<ClaimJudgement>& judgements) {
  DecidedClaims count;
  count.decided = count_decided(judgements, report);
  const model::Producer added{model::kPersonStage, std::string(kAddVerb)};
  for (const model::Claim& claim : report.claims) {
    const auto& made = claim.producers;
    if (std::find(made.begin(), made.end(), added) != made.end()) ++count.added;
  }
  return count;
}

Result<WorkspaceCounts> counted(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  WorkspaceCounts counts;
  PL_TRY(counts.documents, connection.number("SELECT count(*) FROM documents", 0));
  PL_TRY(counts.references, connection.number("SELECT count(*) FROM reference_documents", 0));
  PL_TRY(db::Statement held, connection.prepare("SELECT sum(claims), sum(findings) FROM readings"));
  PL_TRY(const bool row, held.step());
  counts.claims = row ? held.integer(0) : 0;
  counts.findings = row ? held.integer(1) : 0;
  PL_TRY(counts.originals, connection.number("SELECT count(*) FROM originals", 0));
  return counts;
}

}  // namespace

Result<std::map<std::string, DecidedClaims>> decided_claims(
    const Workspace& workspace, const std::vector<std::string>& documents) {
  static KeptCounts<DecidedClaims> kept(kMostDecided);
  PL_TRY(const std::optional<std::int64_t> number, number_to_keep_by(workspace));
  PL_TRY(const std::vector<LastJudged> judged, judged_among(workspace, documents));
  std::map<std::string, DecidedClaims> out;
  for (const LastJudged& each : judged) {
    const std::string what = workspace.folder() + "\n" + each.document;
    if (number) {
      if (const auto count = kept.find(what, *number, each.last)) {
        out.emplace(each.document, *count);
        continue;
      }
    }
    PL_TRY(const JudgedReport read, read_judged(workspace, each.document));
    const DecidedClaims count = count_in(read.report, read.judgements);
    if (number && !read.judgements.empty()) {
      kept.keep(what, *number, read.judgements.back().number, count);
    }
    out.emplace(each.document, count);
  }
  return out;
}

Result<WorkspaceCounts> count_workspace(const Workspace& workspace) {
  static KeptCounts<WorkspaceCounts> kept(kMostWorkspaces);
  PL_TRY(const std::optional<std::int64_t> number, number_to_keep_by(workspace));
  if (number) {
    if (auto counts = kept.find(workspace.folder(), *number, 0)) return *counts;
  }
  PL_TRY(const WorkspaceCounts counts, counted(workspace));
  if (number) kept.keep(workspace.folder(), *number, 0, counts);
  return counts;
}

}  // namespace plumbline::store
