// SPDX-License-Identifier: Apache-2.0

#include "store/reader.h"

#include <algorithm>

#include "base/date.h"
#include "db/connection.h"
#include "model/json.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kShortestPrefix = 4;  // digits of a hash that are taken for one
constexpr std::int64_t kOpeningLetters = 300;

// Without the map, which only whole documents need.
constexpr const char* kDocumentCells =
    "d.hash, d.name, d.media_type, d.url, d.publisher, d.authors, d.title, d.published, "
    "d.language, d.text";

Result<model::Document> document_of(const db::Statement& row) {
  model::Document document;
  document.id.value = row.text(0);
  document.name = row.text(1);
  document.media_type = row.text(2);
  document.url = row.text(3);
  document.publisher = row.text(4);
  if (Status read = read_authors(row.text(5), document); !read) return std::move(read).error();
  document.title = row.text(6);
  document.published = parse_iso(row.text(7)).value_or(Date{});
  document.language = row.text(8);
  document.text = row.text(9);
  return document;
}

model::Severity severity_of(std::string_view word) {
  for (const model::Severity severity : {model::Severity::Grave, model::Severity::Warning}) {
    if (word == model::to_string(severity)) return severity;
  }
  return model::Severity::Notice;
}

// Findings of a document; `claim` empty: all of them.
class FindingReader {
 public:
  static Result<FindingReader> open(const Workspace& workspace) {
    PL_TRY(db::Statement rows,
           workspace.connection().prepare(
               "SELECT f.claim, f.code, f.severity, f.begin, f.end, f.words, f.expected, "
               "f.reference, f.explanation FROM findings f JOIN documents d ON d.id = f.document "
               "WHERE d.hash = ?1 AND (?2 = '' OR f.claim = ?2) ORDER BY f.position"));
    return FindingReader(std::move(rows));
  }

  Result<std::vector<model::Finding>> read(const model::DocumentId& document,
                                           std::string_view claim) {
    rows_.bind(1, document.value).bind(2, claim);
    std::vector<model::Finding> out;
    while (true) {
      PL_TRY(const bool row, rows_.step());
      if (!row) return out;
      const text::Span span{static_cast<std::uint32_t>(rows_.integer(3)),
                            static_cast<std::uint32_t>(rows_.integer(4))};
      if (!is_known_code(rows_.text(1))) continue;  // of an engine that knew other findings
      model::Finding finding(rows_.text(1), model::Passage(document, span));
      finding.claim = rows_.text(0);
      finding.severity = severity_of(rows_.text(2));
      finding.words = rows_.text(5);
      finding.expected = rows_.text(6);
      finding.reference = rows_.text(7);
      finding.explanation = rows_.text(8);
      out.push_back(std::move(finding));
    }
  }

 private:
  explicit FindingReader(db::Statement rows) : rows_(std::move(rows)) {}
  static bool is_known_code(std::string_view code) {
    return std::any_of(model::kFindingCodes.begin(), model::kFindingCodes.end(),
                       [code](const model::FindingCode& entry) { return entry.code == code; });
  }
  db::Statement rows_;
};

Result<std::vector<std::string>> hashes_of(db::Statement rows) {
  std::vector<std::string> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.emplace_back(rows.text(0));
  }
}

bool is_hash_prefix(const std::string& key) {
  return key.size() >= kShortestPrefix && key.size() <= 64 &&
         key.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Result<std::vector<std::string>> candidates_of(const Workspace& workspace, const std::string& key) {
  const db::Connection& connection = workspace.connection();
  if (is_hash_prefix(key)) {
    // 'g' follows every digit of a hash.
    const std::string end = key + "g";
    PL_TRY(db::Statement rows, connection.prepare("SELECT hash FROM documents WHERE hash >= ?1 AND "
                                                  "hash < ?2 ORDER BY hash LIMIT 6"));
    PL_TRY(std::vector<std::string> found, hashes_of(std::move(rows.bind(1, key).bind(2, end))));
    if (!found.empty()) return found;
  }
  PL_TRY(db::Statement named,
         connection.prepare("SELECT hash FROM documents WHERE name = ?1 ORDER BY hash LIMIT 6"));
  PL_TRY(std::vector<std::string> found, hashes_of(std::move(named.bind(1, key))));
  if (!found.empty()) return found;
  PL_TRY(db::Statement last_part,
         connection.prepare("SELECT hash FROM documents WHERE substr(name, -length(?1) - 1) IN "
                            "('/' || ?1, '!' || ?1) ORDER BY hash LIMIT 6"));
  return hashes_of(std::move(last_part.bind(1, key)));
}

std::string claims_sql(const ClaimFilter& filter) {
  std::string sql = std::string("SELECT ") + kDocumentCells +
                    ", c.claim, c.json FROM documents d JOIN claims c ON c.document = d.id "
                    "WHERE 1";
  if (!filter.document.empty()) sql += " AND d.hash = ?1";
  if (!filter.kind.empty()) sql += " AND c.kind = ?2";
  if (!filter.country.empty()) {
    sql += " AND EXISTS(SELECT 1 FROM claim_countries n WHERE n.claim = c.id AND n.country = ?3)";
  }
  if (!filter.speaker.empty()) {
    sql +=
        " AND c.id IN (SELECT l.claim FROM chain_links l JOIN sources s ON s.id = l.source WHERE "
        "instr(' ' || s.key || ' ', ?4) > 0)";
  }
  if (!filter.finding.empty()) {
    sql +=
        " AND EXISTS(SELECT 1 FROM findings f WHERE f.code = ?5 AND f.document = c.document AND "
        "f.claim = c.claim)";
  }
  return sql + " ORDER BY d.published DESC, d.hash, c.position LIMIT ?6";
}

}  // namespace

Result<std::string> find_document(const Workspace& workspace, const std::string& key) {
  PL_TRY(const std::vector<std::string> found, candidates_of(workspace, key));
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return Error{ErrorCode::NotFound, "no document '" + key + "' in the workspace " +
                                          workspace.folder() +
                                          "; give its name or the first digits of its hash"};
  }
  std::string message = "'" + key + "' may be several documents; give more digits of one:";
  for (const std::string& hash : found) message += " " + hash.substr(0, 12);
  return Error{ErrorCode::Misuse, message};
}

Result<model::Document> read_document(const Workspace& workspace, const std::string& hash) {
  PL_TRY(db::Statement row,
         workspace.connection().prepare(std::string("SELECT ") + kDocumentCells +
                                        ", d.map, d.diagnostics FROM documents d WHERE hash = ?1"));
  PL_TRY(const bool there, row.bind(1, hash).step());
  if (!there) return Error{ErrorCode::NotFound, "no document " + hash + " in the workspace"};
  PL_TRY(model::Document document, document_of(row));
  if (Status read = read_map(row.text(10), document); !read) return std::move(read).error();
  if (Status read = read_diagnostics(row.text(11), document); !read) {
    return std::move(read).error();
  }
  return document;
}

Result<model::Report> read_report(const Workspace& workspace, const std::string& hash) {
  model::Report report;
  PL_TRY(report.document, read_document(workspace, hash));
  PL_TRY(db::Statement rows,
         workspace.connection().prepare("SELECT c.json FROM claims c JOIN documents d ON d.id = "
                                        "c.document WHERE d.hash = ?1 ORDER BY c.position"));
  rows.bind(1, hash);
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) break;
    PL_TRY(model::Claim claim, model::claim_from_json(rows.text(0), report.document));
    report.claims.push_back(std::move(claim));
  }
  PL_TRY(FindingReader findings, FindingReader::open(workspace));
  PL_TRY(report.findings, findings.read(report.document.id, ""));
  return report;
}

Status each_claim(const Workspace& workspace, const ClaimFilter& filter, const ClaimSink& sink) {
  PL_TRY(db::Statement rows, workspace.connection().prepare(claims_sql(filter)));
  const std::string speaker = " " + fold_words(filter.speaker) + " ";
  if (!filter.document.empty()) rows.bind(1, filter.document);
  if (!filter.kind.empty()) rows.bind(2, filter.kind);
  if (!filter.country.empty()) rows.bind(3, filter.country);
  if (!filter.speaker.empty()) rows.bind(4, speaker);
  if (!filter.finding.empty()) rows.bind(5, filter.finding);
  rows.bind(6, filter.limit == 0 ? -1 : static_cast<std::int64_t>(filter.limit));
  PL_TRY(FindingReader findings, FindingReader::open(workspace));
  model::Document document;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return Done{};
    if (document.id.value != rows.text(0)) {
      PL_TRY(document, document_of(rows));
    }
    PL_TRY(model::Claim claim, model::claim_from_json(rows.text(11), document));
    PL_TRY(std::vector<model::Finding> found, findings.read(document.id, rows.text(10)));
    sink({&document, std::move(claim), std::move(found)});
  }
}

Result<std::vector<std::string>> article_hashes(const Workspace& workspace) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             "SELECT hash FROM documents WHERE engine <> '' ORDER BY published DESC, hash"));
  return hashes_of(std::move(rows));
}

Result<std::vector<ReferenceRow>> list_references(const Workspace& workspace) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             "SELECT d.hash, d.name, d.title, d.publisher, substr(d.text, 1, ?1), r.country, "
             "r.standard, r.edition, r.language FROM reference_documents r JOIN documents d ON "
             "d.id = r.document ORDER BY d.hash"));
  rows.bind(1, kOpeningLetters);
  std::vector<ReferenceRow> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    ReferenceRow entry;
    entry.hash = rows.text(0);
    entry.name = rows.text(1);
    entry.title = rows.text(2);
    entry.publisher = rows.text(3);
    entry.opening = rows.text(4);
    entry.details.country = rows.text(5);
    entry.details.standard = rows.text(6);
    entry.details.edition = static_cast<int>(rows.integer(7));
    entry.details.language = rows.text(8);
    out.push_back(std::move(entry));
  }
}

Result<WorkspaceCounts> count_workspace(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  WorkspaceCounts counts;
  PL_TRY(counts.documents, connection.number("SELECT count(*) FROM documents", 0));
  PL_TRY(counts.references, connection.number("SELECT count(*) FROM reference_documents", 0));
  PL_TRY(counts.claims, connection.number("SELECT count(*) FROM claims", 0));
  PL_TRY(counts.findings, connection.number("SELECT count(*) FROM findings", 0));
  PL_TRY(counts.originals, connection.number("SELECT count(*) FROM originals", 0));
  return counts;
}

}  // namespace plumbline::store
