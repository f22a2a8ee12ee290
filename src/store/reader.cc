// SPDX-License-Identifier: Apache-2.0

#include "store/reader.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <future>

#include "db/connection.h"
#include "model/json.h"
#include "model/person.h"
#include "store/corrections.h"
#include "store/read_once_internal.h"
#include "store/reading_reader_internal.h"
#include "store/withheld_internal.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kShortestPrefix = 4;  // digits of a hash that are taken for one
constexpr std::int64_t kOpeningLetters = 300;

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

// Documents with a claim that may fit: each part of the filter is met by one of their claims.
std::string documents_sql(const ClaimFilter& filter) {
  std::string sql = "SELECT d.id FROM documents d JOIN readings r ON r.document = d.id WHERE 1";
  const auto ask = [&sql](Facet facet, const char* value) {
    sql +=
        std::string(" AND EXISTS(SELECT 1 FROM facets f WHERE f.document = d.id AND f.facet = '") +
        to_string(facet) + "' AND f.value = " + value + ")";
  };
  if (!filter.document.empty()) sql += " AND d.hash = ?1";
  if (!filter.kind.empty()) ask(Facet::Kind, "?2");
  if (!filter.country.empty()) ask(Facet::Country, "?3");
  if (!filter.finding.empty()) ask(Facet::Finding, "?5");
  if (!filter.speaker.empty()) {
    sql +=
        " AND d.id IN (SELECT f.document FROM speakers s JOIN facets f ON f.facet = 'source' AND "
        "f.value = s.id WHERE instr(' ' || s.key || ' ', ?4) > 0)";
  }
  if (filter.sources) {
    sql +=
        " AND d.id IN (SELECT f.document FROM json_each(?6) j JOIN speakers s ON s.key = j.value "
        "JOIN facets f ON f.facet = 'source' AND f.value = s.id)";
  }
  return sql + " ORDER BY d.published DESC, d.hash";
}

bool names_a_source(const model::Claim& claim, const std::string& document,
                    const ClaimFilter& filter) {
  return std::any_of(
      claim.chain.links.begin(), claim.chain.links.end(), [&](const model::ChainLink& link) {
        const std::string key = speaker_key(link);
        return std::any_of(filter.sources->begin(), filter.sources->end(), [&](const auto& name) {
          return name.first == key && (name.second.empty() || name.second == document);
        });
      });
}

bool fits(const model::Claim& claim, const std::vector<model::Finding>& findings,
          const ClaimFilter& filter, const std::string& speaker) {
  if (!filter.kind.empty() && filter.kind != model::to_string(claim.kind)) return false;
  const auto holds = [](const auto& items, const auto& test) {
    return std::any_of(items.begin(), items.end(), test);
  };
  if (!filter.contents.empty() &&
      !holds(filter.contents, [&](model::Content each) { return model::holds(claim, each); })) {
    return false;
  }
  if (!filter.country.empty() &&
      !holds(claim.about, [&](const std::string& code) { return code == filter.country; })) {
    return false;
  }
  if (!filter.finding.empty() &&
      !holds(findings, [&](const model::Finding& each) { return each.code == filter.finding; })) {
    return false;
  }
  return filter.speaker.empty() || holds(claim.chain.links, [&](const model::ChainLink& link) {
           return (" " + speaker_key(link) + " ").find(speaker) != std::string::npos;
         });
}

// Reports of the rows of a query, in their order. While those of one batch are looked at, a thread
// makes those of the next; the database is asked by the thread that asks for reports.
class ReportStream {
 public:
  // Whether a document is asked for, by its id.
  using Asked = std::function<bool(std::int64_t)>;
  ReportStream(db::Statement& ids, ReadingReader& readings, model::ReadingPart part, Asked asked)
      : ids_(ids), readings_(readings), part_(std::move(part)), asked_(std::move(asked)) {}

  // Nothing at the end.
  Result<std::optional<StoredReport>> next() {
    if (at_ == ready_.size()) {
      if (Status more = turn(); !more) return std::move(more).error();
    }
    if (at_ == ready_.size()) return std::optional<StoredReport>();
    PL_TRY(StoredReport report, std::move(ready_[at_++]));
    return std::optional(std::move(report));
  }

 private:
  using Batch = std::vector<Result<StoredReport>>;
  static constexpr std::size_t kMostDocuments = 64;
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

  Status turn() {
    at_ = 0;
    ready_.clear();
    if (!making_.valid()) {
      PL_TRY(std::vector<StoredRow> rows, fetch());
      ready_ = make(std::move(rows));
    } else {
      ready_ = making_.get();
    }
    if (ready_.empty()) return Done{};
    PL_TRY(coming_, fetch());
    // "deferred": where no thread is to be had, made by whoever asks for it. That works since
    // nothing is moved into what is given here: a thread that was not to be had would keep it.
    making_ = std::async(std::launch::async | std::launch::deferred,
                         [this] { return make(std::move(coming_)); });
    return Done{};
  }

  // Few at first: who asks for the newest claims has them in the first documents.
  Result<std::vector<StoredRow>> fetch() {
    std::vector<StoredRow> rows;
    std::size_t bytes = 0;
    while (rows.size() < most_ && bytes < kMostBytes && !done_) {
      PL_TRY(const bool row, ids_.step());
      done_ = !row;
      if (done_) break;
      if (!asked_(ids_.integer(0))) continue;
      PL_TRY(StoredRow fetched, readings_.fetch(ids_.integer(0)));
      bytes += fetched.bytes();
      rows.push_back(std::move(fetched));
    }
    most_ = std::min(most_ * 2, kMostDocuments);
    return rows;
  }

  [[nodiscard]] Batch make(std::vector<StoredRow> rows) const {
    Batch out;
    out.reserve(rows.size());
    for (StoredRow& row : rows) {
      model::Document document = std::move(row.document);
      out.push_back(readings_.make(row, std::move(document), part_));
    }
    return out;
  }

  db::Statement& ids_;
  ReadingReader& readings_;
  model::ReadingPart part_;
  Asked asked_;
  Batch ready_;
  std::size_t at_ = 0;
  std::size_t most_ = 2;
  bool done_ = false;
  std::vector<StoredRow> coming_;  // belongs to `making_` while that is at work
  std::future<Batch> making_;      // last, so that it is waited for while the rest is there
};

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

namespace {

Result<model::Document> document_as_kept(const Workspace& workspace, const std::string& hash) {
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

}  // namespace

Result<model::Withheld> read_withheld(const Workspace& workspace, const std::string& hash) {
  PL_TRY(db::Statement row,
         workspace.connection().prepare("SELECT w.spans FROM documents d JOIN withheld w ON "
                                        "w.document = d.id WHERE d.hash = ?1"));
  PL_TRY(const bool there, row.bind(1, hash).step());
  if (!there) return model::Withheld{};
  return withheld_of(row, 0);
}

Result<model::Document> read_document(const Workspace& workspace, const std::string& hash,
                                      Names names) {
  PL_TRY(model::Document document, document_as_kept(workspace, hash));
  if (names == Names::Kept) return document;
  PL_TRY(const model::Withheld withheld, read_withheld(workspace, hash));
  model::withhold(document, withheld);
  return document;
}

Result<JudgedReport> read_judged(const Workspace& workspace, const std::string& hash, Names names) {
  PL_TRY(const db::Snapshot snapshot, db::Snapshot::within(workspace.connection()));
  JudgedReport out;
  model::Report& report = out.report;
  PL_TRY(report.document, document_as_kept(workspace, hash));
  PL_TRY(report.withheld, read_withheld(workspace, hash));
  PL_TRY(out.judgements, claim_judgements(workspace, hash));
  PL_TRY(db::Statement row,
         workspace.connection().prepare("SELECT r.json FROM readings r JOIN documents d ON d.id = "
                                        "r.document WHERE d.hash = ?1"));
  PL_TRY(const bool there, row.bind(1, hash).step());
  if (!there) return out;
  if (Status read = model::read_reading(row.text(0), report); !read) {
    model::withhold(report);
    return std::move(read).error().within(report.document.name);
  }
  if (names == Names::Withheld) model::withhold(report);
  add_claims(report, out.judgements);
  return out;
}

Result<model::Report> read_uncorrected(const Workspace& workspace, const std::string& hash,
                                       Names names) {
  PL_TRY(JudgedReport read, read_judged(workspace, hash, names));
  return std::move(read.report);
}

Result<model::Report> read_report(const Workspace& workspace, const std::string& hash,
                                  Names names) {
  PL_TRY(JudgedReport read, read_judged(workspace, hash, names));
  correct(read.report, read.judgements);
  return std::move(read.report);
}

Result<std::vector<Standing>> read_standings(const Workspace& workspace,
                                             const model::Report& report) {
  const std::string& hash = report.document.id.value;
  PL_TRY(const auto judgements, claim_judgements(workspace, hash));
  if (judgements.empty()) {
    return std::vector<Standing>(report.claims.size(), Standing::Undecided);
  }
  PL_TRY(const model::Report read, read_uncorrected(workspace, hash));
  return standings_of(judgements, read);
}

namespace {

std::vector<model::Finding> findings_of(const model::Report& report, const model::Claim& claim) {
  std::vector<model::Finding> findings;
  for (const model::Finding& finding : report.findings) {
    if (finding.claim == claim.id) findings.push_back(finding);
  }
  return findings;
}

}  // namespace

namespace {

// A filter with what its statement is bound to, which must live as long as it is stepped.
struct Question {
  const ClaimFilter& filter;
  std::string speaker;
  std::string sources;

  explicit Question(const ClaimFilter& asked)
      : filter(asked), speaker(" " + fold_words(asked.speaker) + " ") {
    if (!filter.sources) return;
    std::vector<std::string> keys;
    for (const auto& [key, document] : *filter.sources) keys.push_back(key);
    sources = names_cell(keys);
  }

  void bind(db::Statement& rows) const {
    if (!filter.document.empty()) rows.bind(1, filter.document);
    if (!filter.kind.empty()) rows.bind(2, filter.kind);
    if (!filter.country.empty()) rows.bind(3, filter.country);
    if (!filter.speaker.empty()) rows.bind(4, speaker);
    if (!filter.finding.empty()) rows.bind(5, filter.finding);
    if (filter.sources) rows.bind(6, sources);
  }

  [[nodiscard]] bool asks_for(std::int64_t document) const {
    return !filter.among ||
           std::binary_search(filter.among->begin(), filter.among->end(), document);
  }

  [[nodiscard]] bool asks_for_claims() const {
    return !filter.kind.empty() || !filter.country.empty() || !filter.speaker.empty() ||
           !filter.finding.empty() || filter.sources;
  }

  [[nodiscard]] bool fits(const model::Report& report, const model::Claim& claim,
                          const std::vector<model::Finding>& findings) const {
    if (!store::fits(claim, findings, filter, speaker)) return false;
    return !filter.sources || names_a_source(claim, report.document.id.value, filter);
  }
};

}  // namespace

Status each_claim(const Workspace& workspace, const ClaimFilter& filter, const ClaimSink& sink,
                  Findings findings) {
  PL_TRY(db::Statement rows, workspace.connection().prepare(documents_sql(filter)));
  const Question question(filter);
  question.bind(rows);
  PL_TRY(ReadingReader readings, ReadingReader::open(workspace));
  const bool read = findings == Findings::Read || !filter.finding.empty();
  ReportStream reports(rows, readings, {filter.kind, filter.country, filter.contents, read},
                       [&](std::int64_t document) { return question.asks_for(document); });
  std::size_t left = filter.limit == 0 ? SIZE_MAX : filter.limit;
  while (left > 0) {
    PL_TRY(std::optional<StoredReport> stored, reports.next());
    if (!stored) return Done{};
    for (std::size_t i = 0; i < stored->report.claims.size() && left > 0; ++i) {
      model::Claim& claim = stored->report.claims[i];
      std::vector<model::Finding> of_claim = findings_of(stored->report, claim);
      if (!question.fits(stored->report, claim, of_claim)) continue;
      sink({&stored->report.document, std::move(claim), std::move(of_claim), stored->standings[i]});
      --left;
    }
  }
  return Done{};
}

Status each_report(const Workspace& workspace, const ClaimFilter& filter, const ReportSink& sink) {
  PL_TRY(db::Statement rows, workspace.connection().prepare(documents_sql(filter)));
  const Question question(filter);
  question.bind(rows);
  PL_TRY(ReadingReader readings, ReadingReader::open(workspace));
  ReportStream reports(rows, readings, {},
                       [&](std::int64_t document) { return question.asks_for(document); });
  while (true) {
    PL_TRY(std::optional<StoredReport> stored, reports.next());
    if (!stored) return Done{};
    const std::vector<model::Claim>& claims = stored->report.claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (question.fits(stored->report, claims[i], findings_of(stored->report, claims[i]))) {
        stored->fitting.push_back(i);
      }
    }
    if (stored->fitting.empty() && question.asks_for_claims()) continue;
    if (Status taken = sink(*std::move(stored)); !taken) return taken;
  }
}

Result<std::vector<OriginalRow>> list_originals(const Workspace& workspace,
                                                const std::vector<std::string>* documents) {
  // SQLite gives the other cells of the row that holds the least: the first document.
  std::string sql =
      "SELECT o.hash, o.size, o.added, count(*), min(d.id), d.name, d.media_type, d.url, d.title "
      "FROM originals o JOIN documents d ON d.original = o.hash";
  if (documents != nullptr) sql += " WHERE d.hash IN (SELECT value FROM json_each(?1))";
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(sql + " GROUP BY o.hash ORDER BY o.hash"));
  const std::string wanted = documents == nullptr ? std::string() : names_cell(*documents);
  if (documents != nullptr) rows.bind(1, wanted);
  std::vector<OriginalRow> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    OriginalRow entry;
    entry.hash = rows.text(0);
    entry.size = static_cast<std::uint64_t>(rows.integer(1));
    entry.added = rows.text(2);
    entry.documents = rows.integer(3);
    entry.name = rows.text(5);
    entry.media_type = rows.text(6);
    entry.url = rows.text(7);
    entry.title = rows.text(8);
    out.push_back(std::move(entry));
  }
}

Status each_telling(const Workspace& workspace, const ReadingSink& sink) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             std::string("SELECT ") + kDocumentCells + ", r.json, " + kWithheldCell +
             " FROM documents d JOIN readings r ON r.document = d.id" + kWithheldJoin +
             "WHERE instr(r.json, '\"incident\":') > 0 OR EXISTS(SELECT 1 FROM claim_judgements j "
             "WHERE j.document = d.hash AND j.value <> '') ORDER BY d.hash"));
  ReadOnce once(workspace.connection());
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return Done{};
    PL_TRY(model::Document document, document_of(rows));
    PL_TRY(model::Withheld withheld, withheld_of(rows, 11));
    std::string reading(rows.text(10));
    once.read(document.text.size() + reading.size());
    sink(std::move(document), std::move(reading), std::move(withheld));
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

Result<std::vector<StoredVerdict>> list_verdicts(const Workspace& workspace) {
  PL_TRY(
      db::Statement rows,
      workspace.connection().prepare(
          "SELECT d.hash, v.country, v.edition, v.tier, v.begin, v.end FROM reference_verdicts v "
          "JOIN documents d ON d.id = v.document ORDER BY v.country, v.edition, d.hash, v.begin"));
  std::vector<StoredVerdict> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({std::string(rows.text(0)),
                   {std::string(rows.text(1)),
                    static_cast<int>(rows.integer(2)),
                    std::string(rows.text(3)),
                    {static_cast<std::uint32_t>(rows.integer(4)),
                     static_cast<std::uint32_t>(rows.integer(5))}}});
  }
}

}  // namespace plumbline::store
