// SPDX-License-Identifier: Apache-2.0
//
// What the workspace holds: documents and their claims, newest first.
//
// "Newest" is the day a document was published; undated ones come last, equal days in the order of
// their hashes, so that answers do not depend on the order of adding.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/json.h"
#include "model/report.h"
#include "store/claim_judgements.h"
#include "store/records.h"
#include "store/workspace.h"

namespace plumbline::store {

// The hash of the one document that `key` means: its hash or the first 4 or more digits of it, the
// name it was added under, or that name's last part. NotFound, or Misuse listing the candidates.
[[nodiscard]] Result<std::string> find_document(const Workspace& workspace, const std::string& key);

// Whether names of victims stand in what is read. Only what is never shown may ask for them.
enum class Names : std::uint8_t { Withheld, Kept };

[[nodiscard]] Result<model::Document> read_document(const Workspace& workspace,
                                                    const std::string& hash,
                                                    Names names = Names::Withheld);

// Document, claims and findings, with what people corrected (corrections.h).
[[nodiscard]] Result<model::Report> read_report(const Workspace& workspace, const std::string& hash,
                                                Names names = Names::Withheld);
// As the machine read it, and with the claims that people added: what judgements are placed on.
// Claims have the same ids and order.
[[nodiscard]] Result<model::Report> read_uncorrected(const Workspace& workspace,
                                                     const std::string& hash,
                                                     Names names = Names::Withheld);

// The same with all judgements on it, oldest first, of one moment.
struct JudgedReport {
  model::Report report;
  std::vector<ClaimJudgement> judgements;
};
[[nodiscard]] Result<JudgedReport> read_judged(const Workspace& workspace, const std::string& hash,
                                               Names names = Names::Withheld);

// Of each claim of a document, in its order.
[[nodiscard]] Result<std::vector<Standing>> read_standings(const Workspace& workspace,
                                                           const model::Report& report);

struct DecidedClaims {
  std::size_t decided = 0;  // claims that people confirmed, rejected, corrected or added
  std::size_t added = 0;
};
// Of those of these documents on which people decided something, which are read for it.
[[nodiscard]] Result<std::map<std::string, DecidedClaims>> decided_claims(
    const Workspace& workspace, const std::vector<std::string>& documents);

// What must not be shown of a document; nothing of one that was not read for claims.
[[nodiscard]] Result<model::Withheld> read_withheld(const Workspace& workspace,
                                                    const std::string& hash);

struct ClaimFilter {
  std::string document;  // hash; empty: all
  std::string kind;
  std::string country;  // alpha-3
  std::string speaker;  // words of a name of any link of the chain
  std::string finding;  // code of a finding of the claim
  // Given: somebody in the chain has one of these names (speaker_key), in this document, if the
  // name is of one document only ("" otherwise). Empty: nobody has.
  std::optional<std::vector<std::pair<std::string, std::string>>> sources;
  // Given: only of these documents, by their ids, rising (search.h).
  std::optional<std::vector<std::int64_t>> among;
  std::vector<model::Content> contents;  // of which it holds one; empty: whatever
  std::size_t limit = 50;                // 0: all
};

struct StoredClaim {
  // Without its map, names of victims withheld; valid during the call.
  const model::Document* document = nullptr;
  model::Claim claim;
  std::vector<model::Finding> findings;  // none under Findings::Left
  Standing standing = Standing::Undecided;
};

enum class Findings : std::uint8_t { Read, Left };

// Claims, as people corrected them, that fit all of the filter, documents newest first, claims in
// reading order. Readings are
// made ready by a thread of its own while `sink` looks at those before; what waits is bounded.
using ClaimSink = std::function<void(StoredClaim&& claim)>;
[[nodiscard]] Status each_claim(const Workspace& workspace, const ClaimFilter& filter,
                                const ClaimSink& sink, Findings findings = Findings::Read);

// A document with all that was found in it, and which of its claims fit.
struct StoredReport {
  model::Report report;              // the document without its map
  std::vector<std::size_t> fitting;  // indices of claims
  std::vector<Standing> standings;   // of each claim
  std::string original;              // SHA-256 of the file it came from
  std::string added;                 // when that was kept, UTC
};
// Newest first, one at a time; an error of `sink` ends it. Without a condition on claims also
// documents that make none. The limit counts for nothing.
using ReportSink = std::function<Status(StoredReport report)>;
[[nodiscard]] Status each_report(const Workspace& workspace, const ClaimFilter& filter,
                                 const ReportSink& sink);

struct StoredRow;
class ReadingReader;

// A document that was read for claims, as it is kept: made ready by whoever wants some of it.
class KeptReading {
 public:
  KeptReading(const StoredRow& row, const ReadingReader& reader) : row_(row), reader_(reader) {}
  [[nodiscard]] std::int64_t row() const;
  // Its document, without the map, and what is asked for of its claims, as people corrected them;
  // of one on which somebody decided, all claims. `fitting` is left empty.
  [[nodiscard]] Result<StoredReport> read(const model::ReadingPart& part) const;

 private:
  const StoredRow& row_;
  const ReadingReader& reader_;
};

// Of these documents, which were read for claims, in any order and on all processors, so `work`
// writes to places of its own or locks them. Where some fail, the error of the first of `rows` that
// does comes back: all before it are done, of those behind it some. What waits is bounded.
using ReadingWork = std::function<Status(const KeptReading& reading)>;
[[nodiscard]] Status each_reading(const Workspace& workspace, std::span<const std::int64_t> rows,
                                  const ReadingWork& work);

// A file as it came, with one of the documents it holds.
struct OriginalRow {
  std::string hash;
  std::uint64_t size = 0;
  std::string added;  // UTC
  std::int64_t documents = 0;
  std::string name;  // of its first document, with what it is within the file
  std::string media_type;
  std::string url;
  std::string title;
};
// Of the documents with these hashes, of references too; in order of hash. Null: of all.
[[nodiscard]] Result<std::vector<OriginalRow>> list_originals(
    const Workspace& workspace, const std::vector<std::string>* documents);

// Documents with claims that tell incidents, and those of which a person corrected a claim, in
// order of hash: with all claims as the machine read them, without findings. Names of victims stand
// in them, since people are told apart by them.
using ReadingSink =
    std::function<void(model::Document document, std::string reading, model::Withheld withheld)>;
// `reading` is what model::read_reading takes.
[[nodiscard]] Status each_telling(const Workspace& workspace, const ReadingSink& sink);

// All documents that were read for claims, newest first: their hashes.
[[nodiscard]] Result<std::vector<std::string>> article_hashes(const Workspace& workspace);

struct ReferenceRow {
  std::string hash;
  std::string name;
  std::string title;
  std::string publisher;
  std::string opening;  // the first words of the text
  ReferenceDetails details;
};
// In order of hash.
[[nodiscard]] Result<std::vector<ReferenceRow>> list_references(const Workspace& workspace);

struct StoredVerdict {
  std::string hash;  // of the reference
  VerdictRow row;
};
// Of all references, in the order of country, edition and hash.
[[nodiscard]] Result<std::vector<StoredVerdict>> list_verdicts(const Workspace& workspace);

struct WorkspaceCounts {
  std::int64_t documents = 0;
  std::int64_t references = 0;
  std::int64_t claims = 0;
  std::int64_t findings = 0;
  std::int64_t originals = 0;
};
[[nodiscard]] Result<WorkspaceCounts> count_workspace(const Workspace& workspace);

}  // namespace plumbline::store
