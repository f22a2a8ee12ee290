// SPDX-License-Identifier: Apache-2.0

#include "store/writer.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "base/date.h"
#include "db/checkpointer.h"
#include "db/connection.h"
#include "store/alerts_internal.h"
#include "store/facets_internal.h"
#include "store/journal.h"
#include "store/reference_index.h"
#include "store/seed_writer_internal.h"

namespace plumbline::store {
namespace {

// Names of speakers seen lately with their ids; emptied when full, so that memory stays bounded.
constexpr std::size_t kMostCachedSpeakers = 20000;

constexpr const char* kForReferences = "PRAGMA cache_size=-98304";  // KiB
// Of 32 MB, as one commit of references has at least, and of 96 MB: a log that is begun anew soon
// stays in the memory of the system.
constexpr db::Checkpointer::Limits kCheckpoints{.least = 4000, .most = 12000};

enum Sql : std::size_t {
  kFindDocument,
  kAddOriginal,
  kAddDocument,
  kRenewDocument,
  kIndexText,
  kUnindexText,
  kAddReference,
  kFindReference,
  kForgetBlocks,
  kMarkWords,
  kDropVerdicts,
  kAddVerdict,
  kDropReading,
  kDropFacets,
  kDropSketch,
  kDropWithheld,
  kDropWithheldWords,
  kAddReading,
  kAddWithheld,
  kAddWithheldWord,
  kAddFacet,
  kAddSketch,
  kFindSpeaker,
  kAddSpeaker,
  kRecordFile,
  kAnnounceFile,
  kAddEntry,
  kSqlCount
};

constexpr std::array<std::string_view, kSqlCount> kSql = {
    "SELECT d.id, d.reader, d.engine, d.title, d.text, r.words FROM documents d LEFT JOIN "
    "reference_documents r ON r.document = d.id WHERE d.hash = ?1",
    "INSERT OR IGNORE INTO originals(hash, size, added) VALUES(?1, ?2, ?3)",
    "INSERT INTO documents(hash, original, name, media_type, url, publisher, authors, title, "
    "published, language, map, diagnostics, reader, engine, added, text) "
    "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16) ON CONFLICT(hash) DO NOTHING",
    "UPDATE documents SET media_type = ?4, url = ?5, publisher = ?6, authors = ?7, title = ?8, "
    "published = ?9, language = ?10, map = ?11, diagnostics = ?12, reader = ?13, engine = ?14, "
    "text = ?16 WHERE hash = ?1",
    "INSERT INTO fulltext(rowid, title, text) VALUES(?1, ?2, ?3)",
    "INSERT INTO fulltext(fulltext, rowid, title, text) VALUES('delete', ?1, ?2, ?3)",
    "INSERT INTO reference_documents(document, country, standard, edition, language, words) "
    "VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT(document) DO UPDATE SET country = excluded.country, "
    "standard = excluded.standard, edition = excluded.edition, language = excluded.language",
    "SELECT country, standard, edition, language FROM reference_documents WHERE document = ?1",
    "UPDATE reference_documents SET blocks = first_block + blocks, first_block = NULL WHERE "
    "document = ?1 AND first_block IS NOT NULL",
    "UPDATE reference_documents SET words = 1 WHERE document = ?1 AND words = 0",
    "DELETE FROM reference_verdicts WHERE document = ?1",
    "INSERT OR REPLACE INTO reference_verdicts(document, country, edition, tier, begin, end) "
    "VALUES(?1,?2,?3,?4,?5,?6)",
    "DELETE FROM readings WHERE document = ?1",
    "DELETE FROM facets WHERE document = ?1",
    "DELETE FROM sketches WHERE document = ?1",
    "DELETE FROM withheld WHERE document = ?1",
    "DELETE FROM withheld_words WHERE document = ?1",
    "INSERT INTO readings(document, claims, findings, json) VALUES(?1,?2,?3,?4)",
    "INSERT INTO withheld(document, spans) VALUES(?1, ?2)",
    "INSERT INTO withheld_words(word, document) VALUES(?1, ?2)",
    "INSERT INTO facets(document, facet, value) VALUES(?1, ?2, ?3)",
    "INSERT INTO sketches(document, form, sketch, credits) VALUES(?1, ?2, ?3, ?4)",
    "SELECT id FROM speakers WHERE key = ?1",
    "INSERT INTO speakers(key) VALUES(?1)",
    "INSERT INTO files(path, member, hash, size, state, reason, engine, role, documents, attempts, "
    "added, updated) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,1,?10,?10) ON CONFLICT(path, member) DO "
    "UPDATE SET hash = excluded.hash, size = excluded.size, state = excluded.state, reason = "
    "excluded.reason, engine = excluded.engine, role = excluded.role, documents = "
    "excluded.documents, attempts = attempts + 1, updated = excluded.updated "
    "WHERE files.state <> 'done' OR excluded.state <> 'done' OR files.hash <> excluded.hash OR "
    "files.engine <> excluded.engine OR files.role <> excluded.role",
    "INSERT OR IGNORE INTO files(path, member, hash, size, state, reason, engine, role, documents, "
    "attempts, added, updated) VALUES(?1,'','',0,'pending','','',?2,0,0,?3,?3)",
    kJournalInsert,
};

std::int64_t whole_number(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

// What the workspace holds of a document that comes again.
struct OldDocument {
  std::int64_t id = 0;
  std::string reader;
  std::string engine;
  std::string title;
  std::string text;
  bool searched = false;  // its words are in `fulltext`
};

OldDocument take_old(db::Statement& found) {
  OldDocument old;
  old.id = found.integer(0);
  old.reader = found.text(1);
  old.engine = found.text(2);
  old.title = found.text(3);
  old.text = found.text(4);
  old.searched = !old.engine.empty() || found.integer(5) == 1;
  found.reset();
  return old;
}

}  // namespace

struct Writer::State {
  explicit State(Workspace opened) : workspace(std::move(opened)) {}

  Workspace workspace;
  std::vector<db::Statement> statements;
  std::optional<db::Transaction> transaction;
  JournalTail journal;
  std::string now;
  bool wrote_original = false;
  std::string last_original;
  std::unordered_map<std::string, std::int64_t> speakers;
  Ids brought;  // documents since the last commit that are new or may match what they did not
  std::optional<SeedWriter> seeds;
  std::unique_ptr<db::Checkpointer> checkpointer;  // where much is written

  db::Statement& sql(Sql which) { return statements[which]; }
  db::Connection& connection() { return workspace.connection(); }

  Status begin();
  Status enter(std::string_view action, std::string_view subject, std::string_view detail);
  void bind_document(db::Statement& statement, const DocumentRows& rows, std::string& published);
  Result<std::optional<std::int64_t>> add_document(const DocumentRows& rows);
  Result<Put> renew_document(DocumentRows& rows);
  Status reindex(const OldDocument& old, const DocumentRows& rows, bool moved);
  Result<bool> keep_reference(std::int64_t id, DocumentRows& rows, bool searched, bool fresh);
  Status keep_verdicts(std::int64_t id, const DocumentRows& rows);
  Status drop_derived(std::int64_t id);
  Status write_derived(std::int64_t id, const DocumentRows& rows);
  Result<std::int64_t> speaker_id(const std::string& key);
};

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer::~Writer() = default;

Result<Writer> Writer::open(const std::string& folder, Expected expected) {
  PL_TRY(Workspace workspace, Workspace::open(folder, Access::Write));
  auto state = std::make_unique<State>(std::move(workspace));
  if (expected == Expected::References) {
    if (Status set = state->connection().run(kForReferences); !set) return std::move(set).error();
    PL_TRY(state->checkpointer, db::Checkpointer::begin(state->connection(), kCheckpoints));
  }
  for (const std::string_view sql : kSql) {
    PL_TRY(db::Statement statement, state->connection().prepare(sql));
    state->statements.push_back(std::move(statement));
  }
  PL_TRY(SeedWriter seeds, SeedWriter::open(state->connection()));
  state->seeds.emplace(std::move(seeds));
  PL_TRY(const std::int64_t without, count_seedless(state->workspace));
  Writer writer(std::move(state));
  if (without > 0) {
    if (Status begun = writer.state_->begin(); !begun) return std::move(begun).error();
    if (Status done = writer.state_->seeds->catch_up(); !done) return std::move(done).error();
    if (Status done = writer.commit(); !done) return std::move(done).error();
  }
  return writer;
}

Status Writer::State::begin() {
  if (transaction) return Done{};
  PL_TRY(db::Transaction begun, db::Transaction::begin(connection()));
  transaction.emplace(std::move(begun));
  PL_TRY(journal, JournalTail::at_end(connection()));
  now = now_utc();
  return Done{};
}

Status Writer::State::enter(std::string_view action, std::string_view subject,
                            std::string_view detail) {
  return journal.append(sql(kAddEntry), {now, action, subject, detail});
}

void Writer::State::bind_document(db::Statement& statement, const DocumentRows& rows_of,
                                  std::string& published) {
  const model::Document& document = rows_of.document;
  published = to_iso(document.published);
  statement.bind(1, document.id.value)
      .bind(2, rows_of.original)
      .bind(3, document.name)
      .bind(4, document.media_type)
      .bind(5, document.url)
      .bind(6, document.publisher)
      .bind(7, rows_of.authors)
      .bind(8, document.title)
      .bind(9, published)
      .bind(10, document.language)
      .bind(11, rows_of.map)
      .bind(12, rows_of.diagnostics)
      .bind(13, rows_of.reader)
      .bind(14, rows_of.engine)
      .bind(15, now)
      .bind(16, document.text);
}

// Its id; nothing if its content is there already.
Result<std::optional<std::int64_t>> Writer::State::add_document(const DocumentRows& rows_of) {
  const model::Document& document = rows_of.document;
  std::string published;
  // Members of one archive share an original, which the first of them entered and made safe.
  if (rows_of.original != last_original) {
    sql(kAddOriginal)
        .bind(1, rows_of.original)
        .bind(2, static_cast<std::int64_t>(rows_of.original_size))
        .bind(3, now);
    if (Status kept = sql(kAddOriginal).run(); !kept) return std::move(kept).error();
    wrote_original = true;
    last_original = rows_of.original;
  }
  bind_document(sql(kAddDocument), rows_of, published);
  if (Status added = sql(kAddDocument).run(); !added) return std::move(added).error();
  if (connection().changes() == 0) return std::optional<std::int64_t>();
  const std::int64_t id = connection().last_id();
  // The words of references wait until somebody searches (word_backlog.h).
  if (!rows_of.engine.empty()) {
    sql(kIndexText).bind(1, id).bind(2, document.title).bind(3, document.text);
    if (Status indexed = sql(kIndexText).run(); !indexed) return std::move(indexed).error();
  }
  if (Status entered = enter("add-document", document.id.value, document.name); !entered) {
    return std::move(entered).error();
  }
  return std::optional(id);
}

// A document that was read before: by an engine of another version, or in another role.
Result<Put> Writer::State::renew_document(DocumentRows& rows_of) {
  const OldDocument old = take_old(sql(kFindDocument));
  const bool reread = old.reader != rows_of.reader;
  const bool current = rows_of.reference.has_value() || old.engine == rows_of.engine;
  const bool moved =
      reread && (old.title != rows_of.document.title || old.text != rows_of.document.text);
  if (Status done = reindex(old, rows_of, moved); !done) return std::move(done).error();
  PL_TRY(const bool reference_changed,
         keep_reference(old.id, rows_of, old.searched || !rows_of.engine.empty(), false));
  if (reference_changed || reread || !current) brought.push_back(old.id);
  if (!reread && current) return reference_changed ? Put::Renewed : Put::Unchanged;
  std::string published;
  bind_document(sql(kRenewDocument), rows_of, published);
  // Read again only as a reference: its claims, if it had any, stay those of the older engine
  // unless the words under them moved.
  if (current && !moved) sql(kRenewDocument).bind(14, old.engine);
  if (Status done = sql(kRenewDocument).run(); !done) return std::move(done).error();
  if (!current || moved) {
    if (Status done = drop_derived(old.id); !done) return std::move(done).error();
    if (Status done = write_derived(old.id, rows_of); !done) return std::move(done).error();
    if (Status done = enter_corrected_facets(workspace, rows_of.document.id.value); !done) {
      return std::move(done).error();
    }
  }
  if (Status done = enter("renew-document", rows_of.document.id.value, rows_of.reader); !done) {
    return std::move(done).error();
  }
  return Put::Renewed;
}

// The index of words holds no text of its own: it must be told what to forget.
Status Writer::State::reindex(const OldDocument& old, const DocumentRows& rows_of, bool moved) {
  const model::Document& document = rows_of.document;
  Status done = Done{};
  if (moved && old.searched) {
    done = sql(kUnindexText).bind(1, old.id).bind(2, old.title).bind(3, old.text).run();
    if (!done) return done;
  }
  const bool first = !old.searched && !rows_of.engine.empty();
  if (first || (moved && old.searched)) {
    sql(kIndexText).bind(1, old.id).bind(2, document.title).bind(3, document.text);
    if (done = sql(kIndexText).run(); !done) return done;
  }
  if (first) {
    if (done = sql(kMarkWords).bind(1, old.id).run(); !done) return done;
  }
  if (!moved) return Done{};
  PL_TRY(const bool reference, sql(kFindReference).bind(1, old.id).step());
  sql(kFindReference).reset();
  if (!reference) return Done{};
  // The blocks of the old text belong to nobody from now on, even if a kill keeps the new seeds
  // from being written with the others.
  if (done = sql(kForgetBlocks).bind(1, old.id).run(); !done) return done;
  seeds->add(old.id, document.text.size(), seeds_of(document.text));
  return Done{};
}

// Enters the document among the references, if it is to be one; true if that is new.
Result<bool> Writer::State::keep_reference(std::int64_t id, DocumentRows& rows_of, bool searched,
                                           bool fresh) {
  if (!rows_of.reference) return false;
  const ReferenceDetails& details = *rows_of.reference;
  bool known = false;
  if (!fresh) {
    db::Statement& old = sql(kFindReference);
    PL_TRY(known, old.bind(1, id).step());
    const bool same = known && old.text(0) == details.country && old.text(1) == details.standard &&
                      old.integer(2) == details.edition && old.text(3) == details.language;
    old.reset();
    if (Status done = sql(kDropVerdicts).bind(1, id).run(); !done) return std::move(done).error();
    if (Status done = keep_verdicts(id, rows_of); !done) return std::move(done).error();
    if (same) return false;
  } else if (Status done = keep_verdicts(id, rows_of); !done) {
    return std::move(done).error();
  }
  sql(kAddReference)
      .bind(1, id)
      .bind(2, details.country)
      .bind(3, details.standard)
      .bind(4, std::int64_t{details.edition})
      .bind(5, details.language)
      .bind(6, std::int64_t{searched ? 1 : 0});
  if (Status done = sql(kAddReference).run(); !done) return std::move(done).error();
  if (!known) seeds->add(id, rows_of.document.text.size(), std::move(rows_of.seeds));
  const std::string role = role_text(rows_of.reference);
  if (Status done = enter("add-reference", rows_of.document.id.value, role); !done) {
    return std::move(done).error();
  }
  return true;
}

Status Writer::State::keep_verdicts(std::int64_t id, const DocumentRows& rows_of) {
  for (const VerdictRow& row : rows_of.verdicts) {
    sql(kAddVerdict)
        .bind(1, id)
        .bind(2, row.country)
        .bind(3, std::int64_t{row.edition})
        .bind(4, row.tier)
        .bind(5, std::int64_t{row.span.begin})
        .bind(6, std::int64_t{row.span.end});
    if (Status done = sql(kAddVerdict).run(); !done) return done;
  }
  return Done{};
}

Status Writer::State::drop_derived(std::int64_t id) {
  if (Status done = sql(kDropReading).bind(1, id).run(); !done) return done;
  if (Status done = sql(kDropSketch).bind(1, id).run(); !done) return done;
  if (Status done = sql(kDropWithheld).bind(1, id).run(); !done) return done;
  if (Status done = sql(kDropWithheldWords).bind(1, id).run(); !done) return done;
  return sql(kDropFacets).bind(1, id).run();
}

Status Writer::State::write_derived(std::int64_t id, const DocumentRows& rows_of) {
  if (rows_of.engine.empty()) return Done{};  // nobody looked
  sql(kAddReading)
      .bind(1, id)
      .bind(2, whole_number(rows_of.claims))
      .bind(3, whole_number(rows_of.findings));
  if (Status done = sql(kAddReading).bind(4, rows_of.reading).run(); !done) return done;
  if (!rows_of.withheld.empty()) {
    sql(kAddWithheld).bind(1, id).bind(2, rows_of.withheld);
    if (Status done = sql(kAddWithheld).run(); !done) return done;
  }
  for (const std::string& word : rows_of.withheld_words) {
    if (Status done = sql(kAddWithheldWord).bind(1, word).bind(2, id).run(); !done) return done;
  }
  if (rows_of.sketch) {
    const SketchRow& row = *rows_of.sketch;
    const std::string credits = names_cell(row.credits);
    sql(kAddSketch).bind(1, id).bind(2, std::int64_t{row.form}).bind_bytes(3, row.sketch);
    if (Status done = sql(kAddSketch).bind(4, credits).run(); !done) return done;
  }
  for (const FacetRow& row : rows_of.facets) {
    sql(kAddFacet).bind(1, id).bind(2, std::string_view(to_string(row.facet))).bind(3, row.value);
    if (row.facet == Facet::Source) {
      PL_TRY(const std::int64_t speaker, speaker_id(row.value));
      sql(kAddFacet).bind(3, speaker);
    }
    if (Status done = sql(kAddFacet).run(); !done) return done;
  }
  return Done{};
}

Result<std::int64_t> Writer::State::speaker_id(const std::string& key) {
  if (const auto cached = speakers.find(key); cached != speakers.end()) return cached->second;
  if (speakers.size() >= kMostCachedSpeakers) speakers.clear();
  PL_TRY(const bool known, sql(kFindSpeaker).bind(1, key).step());
  std::int64_t id = known ? sql(kFindSpeaker).integer(0) : 0;
  sql(kFindSpeaker).reset();
  if (!known) {
    if (Status done = sql(kAddSpeaker).bind(1, key).run(); !done) return std::move(done).error();
    id = connection().last_id();
  }
  speakers.emplace(key, id);
  return id;
}

Result<Put> Writer::put(DocumentRows rows) {
  if (Status begun = state_->begin(); !begun) return std::move(begun).error();
  // Its original is entered only with a document that is new. Where it stands there already, the
  // document is not looked up first: entering it tells whether it is known.
  std::optional<std::int64_t> id;
  if (rows.original == state_->last_original) {
    PL_TRY(id, state_->add_document(rows));
  }
  if (!id) {
    PL_TRY(const bool known, state_->sql(kFindDocument).bind(1, rows.document.id.value).step());
    if (known) return state_->renew_document(rows);
    PL_TRY(id, state_->add_document(rows));
    PL_CHECK(id.has_value());
  }
  PL_TRY([[maybe_unused]] const bool reference,
         state_->keep_reference(*id, rows, !rows.engine.empty(), true));
  if (Status done = state_->write_derived(*id, rows); !done) return std::move(done).error();
  state_->brought.push_back(*id);
  return Put::Added;
}

Status Writer::record(const FileRow& row) {
  if (Status begun = state_->begin(); !begun) return begun;
  return state_->sql(kRecordFile)
      .bind(1, row.path)
      .bind(2, row.member)
      .bind(3, row.hash)
      .bind(4, static_cast<std::int64_t>(row.size))
      .bind(5, std::string_view(to_string(row.state)))
      .bind(6, row.reason)
      .bind(7, row.engine)
      .bind(8, row.role)
      .bind(9, row.documents)
      .bind(10, state_->now)
      .run();
}

Status Writer::announce(const std::string& path, const std::string& role) {
  if (Status begun = state_->begin(); !begun) return begun;
  return state_->sql(kAnnounceFile).bind(1, path).bind(2, role).bind(3, state_->now).run();
}

Status Writer::commit(More more) {
  SeedWriter& seeds = *state_->seeds;
  const bool last = more == More::No;
  const bool due = last ? seeds.waiting() : seeds.ready();
  if (!state_->transaction && !due) return Done{};
  if (due) {
    if (Status begun = state_->begin(); !begun) return begun;
    if (Status written = last ? seeds.flush() : seeds.write_ready(); !written) return written;
  }
  // Rows may only speak of originals that a power cut cannot take back. One sync of the file system
  // is cheaper than one of each file.
  if (state_->wrote_original) {
    const int folder = ::open(state_->workspace.folder().c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::syncfs(folder) == 0;
    const int reason = errno;
    if (folder >= 0) ::close(folder);
    if (!synced) {
      return Error{ErrorCode::Unreadable,
                   "cannot sync " + state_->workspace.folder() + ": " + std::strerror(reason)};
    }
  }
  Status told =
      tell_searches(state_->connection(), std::exchange(state_->brought, {}), state_->now);
  if (!told) return told;
  if (Status committed = state_->transaction->commit(); !committed) return committed;
  state_->transaction.reset();
  state_->wrote_original = false;
  return Done{};
}

}  // namespace plumbline::store
