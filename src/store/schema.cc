// SPDX-License-Identifier: Apache-2.0

#include "db/migrate.h"
#include "store/schema_internal.h"

namespace plumbline::store {
namespace {

// Version 1. Rows are found by content hash; integer ids are internal and never shown. Times are
// UTC, ISO 8601. Texts that have to be found again by name carry a folded `key` (words.h).
constexpr const char* kVersion1 = R"sql(
CREATE TABLE originals(
  hash TEXT PRIMARY KEY,          -- SHA-256 of the bytes of originals/ab/cdef...
  size INTEGER NOT NULL,
  added TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents(
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,      -- of the part it was read from: model::DocumentId
  original TEXT NOT NULL REFERENCES originals(hash),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  url TEXT NOT NULL,
  publisher TEXT NOT NULL,
  authors TEXT NOT NULL,          -- JSON list
  title TEXT NOT NULL,
  published TEXT NOT NULL,        -- ISO date, '' if not stated
  language TEXT NOT NULL,
  map TEXT NOT NULL,              -- JSON list of [text begin, text end, begin, end, page]
  diagnostics TEXT NOT NULL,      -- JSON list of [code, message, begin, end]
  reader TEXT NOT NULL,           -- engine that read it
  engine TEXT NOT NULL,           -- engine that found its claims; '' if nobody looked for any
  added TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX documents_newest ON documents(published DESC, hash);
CREATE INDEX documents_name ON documents(name);

CREATE TABLE reference_documents(
  document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  country TEXT NOT NULL,
  standard TEXT NOT NULL,
  edition INTEGER NOT NULL,       -- year; 0 if not stated
  language TEXT NOT NULL
);

CREATE TABLE claims(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,      -- from 0, in reading order
  claim TEXT NOT NULL,            -- "c1"
  kind TEXT NOT NULL,
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  direct_quote INTEGER NOT NULL,
  begin INTEGER NOT NULL,         -- bytes of documents.text
  end INTEGER NOT NULL,
  json TEXT NOT NULL
);
CREATE UNIQUE INDEX claims_document ON claims(document, position);
CREATE INDEX claims_kind ON claims(kind, document);

CREATE TABLE claim_countries(
  claim INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
  country TEXT NOT NULL,
  PRIMARY KEY(claim, country)
) WITHOUT ROWID;
CREATE INDEX claim_countries_country ON claim_countries(country, claim);

CREATE TABLE passages(
  claim INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY(claim, position)
) WITHOUT ROWID;

CREATE TABLE sources(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE(name, kind)
);

CREATE TABLE chain_links(
  claim INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,      -- 0: the publisher
  source INTEGER NOT NULL REFERENCES sources(id),
  status TEXT NOT NULL,
  manner TEXT NOT NULL,
  PRIMARY KEY(claim, position)
) WITHOUT ROWID;
CREATE INDEX chain_links_source ON chain_links(source, claim);

CREATE TABLE findings(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,            -- '' if it concerns the document
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  words TEXT NOT NULL,
  expected TEXT NOT NULL,
  reference TEXT NOT NULL,
  explanation TEXT NOT NULL
);
CREATE UNIQUE INDEX findings_document ON findings(document, position);
CREATE INDEX findings_code ON findings(code, document);

CREATE TABLE files(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  member TEXT NOT NULL,           -- within the file; '' for the file itself
  hash TEXT NOT NULL,             -- '' if it could not be read
  size INTEGER NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('pending', 'done', 'failed', 'needs-you')),
  reason TEXT NOT NULL,
  engine TEXT NOT NULL,
  role TEXT NOT NULL,             -- 'article' or the details of a reference document
  documents INTEGER NOT NULL,     -- how many it held
  attempts INTEGER NOT NULL,
  added TEXT NOT NULL,
  updated TEXT NOT NULL,
  UNIQUE(path, member)
);
CREATE INDEX files_hash ON files(hash);
CREATE INDEX files_open ON files(state, path) WHERE state <> 'done';

CREATE TABLE journal(
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,         -- hash of the row before; '' for the first
  hash TEXT NOT NULL              -- SHA-256 of the row's other cells
);
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

CREATE TABLE judgements(
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  verb TEXT NOT NULL CHECK(verb IN ('confirm', 'reject', 'edit', 'same', 'different')),
  document TEXT NOT NULL,         -- hashes and claim passages, so that it outlives re-analysis
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  other TEXT NOT NULL,
  why TEXT NOT NULL
);
CREATE TRIGGER judgements_keep BEFORE UPDATE ON judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;

CREATE VIRTUAL TABLE fulltext USING fts5(title, text,
  content='documents', content_rowid='id', tokenize='plumbline');
CREATE VIRTUAL TABLE reference_words USING fts5(text,
  content='documents', content_rowid='id', tokenize='plumbline', detail='none');
CREATE VIRTUAL TABLE reference_terms USING fts5vocab(reference_words, 'row');
INSERT INTO fulltext(fulltext, rank) VALUES('hashsize', 16777216);
)sql";

// Version 2. What was found in a document is one row instead of some two hundred; what may be asked
// of it stands beside it, each value once a document.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE readings(
  document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  claims INTEGER NOT NULL,        -- how many
  findings INTEGER NOT NULL,
  json TEXT NOT NULL              -- model::reading_to_json
);
-- LIMIT -1 keeps SQLite from dropping the order of what is joined.
INSERT INTO readings SELECT d.id,
  (SELECT count(*) FROM claims c WHERE c.document = d.id),
  (SELECT count(*) FROM findings f WHERE f.document = d.id),
  '{"claims":[' || coalesce((SELECT group_concat(json, ',') FROM
    (SELECT json FROM claims c WHERE c.document = d.id ORDER BY position LIMIT -1)), '') ||
  '],"findings":[' || coalesce((SELECT group_concat(
    json_object('code', code, 'claim', claim, 'passage', json_array(begin, end), 'words', words,
      'expected', expected, 'reference', reference, 'explanation', explanation), ',') FROM
    (SELECT * FROM findings f WHERE f.document = d.id ORDER BY position LIMIT -1)), '') || ']}'
  FROM documents d WHERE d.engine <> '';

CREATE TABLE speakers(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE        -- folded name, " | ", folded organisation
);
INSERT OR IGNORE INTO speakers(key) SELECT key FROM sources ORDER BY id;

CREATE TABLE facets(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  facet TEXT NOT NULL CHECK(facet IN ('kind', 'country', 'finding', 'source')),
  value NOT NULL,                 -- of 'source' the id of the speaker, else the word
  PRIMARY KEY(document, facet, value)
) WITHOUT ROWID;
INSERT OR IGNORE INTO facets SELECT document, 'kind', kind FROM claims;
INSERT OR IGNORE INTO facets SELECT c.document, 'country', n.country
  FROM claims c JOIN claim_countries n ON n.claim = c.id;
INSERT OR IGNORE INTO facets SELECT document, 'finding', code FROM findings;
INSERT OR IGNORE INTO facets SELECT c.document, 'source', k.id FROM claims c
  JOIN chain_links l ON l.claim = c.id JOIN sources s ON s.id = l.source
  JOIN speakers k ON k.key = s.key;
CREATE INDEX facets_value ON facets(facet, value, document);

DROP TABLE findings;
DROP TABLE chain_links;
DROP TABLE sources;
DROP TABLE passages;
DROP TABLE claim_countries;
DROP TABLE claims;
)sql";

// Version 3. The same rows under a cheaper promise: for "IN (...)" SQLite builds a table anew for
// each row that is written, which took half the time of writing facets.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE facets3(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  facet TEXT NOT NULL
    CHECK(facet = 'source' OR facet = 'country' OR facet = 'kind' OR facet = 'finding'),
  value NOT NULL,                 -- of 'source' the id of the speaker, else the word
  PRIMARY KEY(document, facet, value)
) WITHOUT ROWID;
INSERT INTO facets3 SELECT document, facet, value FROM facets;
DROP TABLE facets;
ALTER TABLE facets3 RENAME TO facets;
CREATE INDEX facets_value ON facets(facet, value, document);
)sql";

// Version 4. What tells copies of an article from others, kept for each. Articles that were added
// before have no row: they are looked at anew whenever it is asked for.
constexpr const char* kVersion4 = R"sql(
CREATE TABLE sketches(
  document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  form INTEGER NOT NULL,          -- of the bytes
  sketch BLOB NOT NULL,           -- resolve::to_bytes
  credits TEXT NOT NULL           -- JSON list of names
);
)sql";

// Version 5. What was found when two articles were laid side by side. Rows may be lost or stale: a
// question holds `basis` against what it knows, and finds anew what does not fit.
constexpr const char* kVersion5 = R"sql(
CREATE TABLE laid(
  one INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,  -- the higher
  basis INTEGER NOT NULL,         -- resolve::Laid
  found BLOB NOT NULL,
  PRIMARY KEY(one, other)
) WITHOUT ROWID;
)sql";

// Version 6. The register of sources: names by document, as they were gathered from its claims, and
// what people decided about names.
constexpr const char* kVersion6 = R"sql(
CREATE TABLE source_forms(
  document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  engine TEXT NOT NULL,           -- documents.engine when they were gathered
  forms TEXT NOT NULL             -- JSON list of [name, kind, organisation, country, office, placed, claims]
);
CREATE TABLE source_judgements(
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  verb TEXT NOT NULL CHECK(verb = 'merge' OR verb = 'split' OR verb = 'alias' OR verb = 'undo'),
  subject TEXT NOT NULL,          -- as a reader is told
  pairs TEXT NOT NULL,            -- JSON list of pairs of keys of forms
  alias TEXT NOT NULL,            -- a form, as above; '' if none
  undoes INTEGER NOT NULL,        -- number of another; 0: none
  why TEXT NOT NULL
);
CREATE TRIGGER source_judgements_keep BEFORE UPDATE ON source_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER source_judgements_stay BEFORE DELETE ON source_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
)sql";

// Version 7. Quotations find their place among the references by seeds (seeds.h), no longer by the
// rare words of whole documents. References without seeds get them when the workspace is next
// written.
constexpr const char* kVersion7 = R"sql(
DROP TABLE reference_terms;
DROP TABLE reference_words;
ALTER TABLE reference_documents ADD COLUMN first_block INTEGER;  -- NULL: no seeds of this text yet
-- How many; without a first_block the end of those of its text before, which stay taken.
ALTER TABLE reference_documents ADD COLUMN blocks INTEGER;
CREATE INDEX reference_documents_block ON reference_documents(first_block);
CREATE TABLE seed_segments(
  id INTEGER PRIMARY KEY,
  bits INTEGER NOT NULL,          -- SeedLists
  seeds INTEGER NOT NULL          -- how many
);
CREATE TABLE seed_lists(
  id INTEGER PRIMARY KEY,         -- segment * 2^20 + number of the list
  seeds BLOB NOT NULL
);
)sql";

// Version 8. What references say of the placement of countries, taken out of them when they are
// added. References of before have none until they are added again.
constexpr const char* kVersion8 = R"sql(
CREATE TABLE reference_verdicts(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  country TEXT NOT NULL,
  edition INTEGER NOT NULL,
  tier TEXT NOT NULL,
  begin INTEGER NOT NULL,         -- bytes of documents.text
  end INTEGER NOT NULL,
  PRIMARY KEY(country, edition, document, begin)
) WITHOUT ROWID;
CREATE INDEX reference_verdicts_document ON reference_verdicts(document);
)sql";

// Version 9. What people decided on criteria of standards.
constexpr const char* kVersion9 = R"sql(
CREATE TABLE criterion_judgements(
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  country TEXT NOT NULL,
  standard TEXT NOT NULL,
  year INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  finding TEXT NOT NULL CHECK(finding = 'met' OR finding = 'partly' OR finding = 'not-met' OR
                              finding = 'contested' OR finding = 'cannot-tell'),
  why TEXT NOT NULL,
  basis TEXT NOT NULL             -- SHA-256 of the evidence it was made on
);
CREATE TRIGGER criterion_judgements_keep BEFORE UPDATE ON criterion_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER criterion_judgements_stay BEFORE DELETE ON criterion_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
)sql";

// Version 10. Seeds hold single words, too: those of before are dropped, and every reference gets
// new ones when the workspace is next written. The words of references come into `fulltext` when
// somebody searches (word_backlog.h), no longer while they are added.
constexpr const char* kVersion10 = R"sql(
DELETE FROM seed_lists;
DELETE FROM seed_segments;
UPDATE reference_documents SET first_block = NULL, blocks = NULL;
ALTER TABLE reference_documents ADD COLUMN words INTEGER NOT NULL DEFAULT 0;  -- 1: in fulltext
UPDATE reference_documents SET words = 1;
CREATE INDEX reference_documents_wordless ON reference_documents(document) WHERE words = 0;
)sql";

// Version 11. What people decided about claims. The table of version 1 was never written.
constexpr const char* kVersion11 = R"sql(
DROP TABLE IF EXISTS judgements;
CREATE TABLE claim_judgements(
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  verb TEXT NOT NULL CHECK(verb = 'confirm' OR verb = 'reject' OR verb = 'note' OR verb = 'undo'),
  document TEXT NOT NULL,         -- hash
  kind TEXT NOT NULL,             -- of the claim
  begin INTEGER NOT NULL,         -- its first passage, in bytes of documents.text
  end INTEGER NOT NULL,
  twin INTEGER NOT NULL,          -- claims of that kind and place that come before it
  words TEXT NOT NULL,            -- under them, as they were shown
  undoes INTEGER NOT NULL,        -- number of another; 0: none
  why TEXT NOT NULL
);
CREATE INDEX claim_judgements_document ON claim_judgements(document, number);
CREATE TRIGGER claim_judgements_keep BEFORE UPDATE ON claim_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER claim_judgements_stay BEFORE DELETE ON claim_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
)sql";

// Version 12. What of a document must not be shown. Documents of before have none until they are
// read again.
constexpr const char* kVersion12 = R"sql(
CREATE TABLE withheld(
  document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  spans TEXT NOT NULL             -- model::withheld_to_json
);
-- The words of `fulltext` that stand there: by them nobody finds the document.
CREATE TABLE IF NOT EXISTS withheld_words(
  word TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  PRIMARY KEY(word, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS withheld_words_document ON withheld_words(document);
)sql";

// Version 13. How many claims and findings there are, without a look at the claims.
constexpr const char* kVersion13 = R"sql(
CREATE INDEX readings_counts ON readings(claims, findings);
)sql";

// Version 14. Searches that people keep, what matches each of them or ever did, and what of that
// came after the search was kept. Languages can be sorted out by.
constexpr const char* kVersion14 = R"sql(
CREATE TABLE saved_searches(
  number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given again
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,            -- as it was typed; '' if only sorted out
  expression TEXT NOT NULL,       -- the same for FTS5, so that it means tomorrow what it meant
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  finding TEXT NOT NULL,
  language TEXT NOT NULL,
  year INTEGER NOT NULL,          -- 0: any
  reference INTEGER,              -- 1, 0, NULL: either
  made TEXT NOT NULL,
  seen INTEGER NOT NULL,          -- number of the last alert that was seen
  UNIQUE(who, name)
);
CREATE TABLE search_matches(
  search INTEGER NOT NULL REFERENCES saved_searches(number) ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  PRIMARY KEY(search, document)
) WITHOUT ROWID;
CREATE INDEX search_matches_document ON search_matches(document);
CREATE TABLE search_alerts(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  search INTEGER NOT NULL REFERENCES saved_searches(number) ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  UNIQUE(search, document)
);
CREATE INDEX search_alerts_document ON search_alerts(document);
CREATE INDEX documents_language ON documents(language, published DESC, hash);
)sql";

// Version 15. People correct claims, too: judgements have a value. A condition on a column cannot
// be changed, so the table is made anew, with every row as it was.
constexpr const char* kVersion15 = R"sql(
CREATE TABLE claim_judgements15(
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  verb TEXT NOT NULL CHECK(verb = 'confirm' OR verb = 'reject' OR verb = 'note' OR verb = 'undo' OR
    verb = 'correct-span' OR verb = 'correct-kind' OR verb = 'correct-source' OR verb = 'add'),
  document TEXT NOT NULL,         -- hash
  kind TEXT NOT NULL,             -- of the claim, as the machine read it
  begin INTEGER NOT NULL,         -- its first passage, in bytes of documents.text
  end INTEGER NOT NULL,
  twin INTEGER NOT NULL,          -- claims of that kind and place that come before it
  words TEXT NOT NULL,            -- under them, as they were shown
  undoes INTEGER NOT NULL,        -- number of another; 0: none
  why TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT ''  -- store/corrections.h; '' of the other verbs
);
INSERT INTO claim_judgements15 SELECT number, at, who, verb, document, kind, begin, end, twin,
  words, undoes, why, '' FROM claim_judgements;
DROP TABLE claim_judgements;
ALTER TABLE claim_judgements15 RENAME TO claim_judgements;
CREATE INDEX claim_judgements_document ON claim_judgements(document, number);
CREATE TRIGGER claim_judgements_keep BEFORE UPDATE ON claim_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER claim_judgements_stay BEFORE DELETE ON claim_judgements
  BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
)sql";

// Version 16. What documents say of one state under one standard (grounds.h). Rows may be lost or
// stale: one that was made by or for something else is made anew.
constexpr const char* kVersion16 = R"sql(
CREATE TABLE grounds(
  country TEXT NOT NULL,
  standard TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  basis TEXT NOT NULL,            -- program and rules that made it
  reader TEXT NOT NULL,           -- of documents, when it was made
  engine TEXT NOT NULL,
  judgement INTEGER NOT NULL,     -- the last of claim_judgements on the document; 0: there is none
  found BLOB NOT NULL,
  PRIMARY KEY(country, standard, document)
) WITHOUT ROWID;
-- As `laid`, of papers that hold evidence: of one state and standard beside those of another.
CREATE TABLE laid_evidence(
  country TEXT NOT NULL,
  standard TEXT NOT NULL,
  one INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,  -- the higher
  basis INTEGER NOT NULL,
  found BLOB NOT NULL,
  PRIMARY KEY(country, standard, one, other)
) WITHOUT ROWID;
DELETE FROM laid WHERE one > other;  -- where they stood, those of all states in one place
)sql";

// Version 17. Lists of seeds are packed, with blocks that count from the first of their segment.
// Every reference gets new ones when the workspace is next written.
constexpr const char* kVersion17 = R"sql(
DROP TABLE seed_lists;
DROP TABLE seed_segments;
UPDATE reference_documents SET first_block = NULL, blocks = NULL;
CREATE TABLE seed_segments(
  id INTEGER PRIMARY KEY,
  bits INTEGER NOT NULL,          -- SeedLists
  seeds INTEGER NOT NULL,         -- how many
  base INTEGER NOT NULL           -- block of all references from which its own count
);
CREATE TABLE seed_lists(
  id INTEGER PRIMARY KEY,         -- segment * 2^20 + number of the list
  seeds BLOB NOT NULL
);
)sql";

// Version 18. What is cheaper for each file and reference that is entered: a promise of the ledger
// without "IN (...)", as of facets (version 3), and of references an index of those alone that have
// no seeds.
constexpr const char* kVersion18 = R"sql(
CREATE TABLE files18(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  member TEXT NOT NULL,           -- within the file; '' for the file itself
  hash TEXT NOT NULL,             -- '' if it could not be read
  size INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK(state = 'done' OR state = 'pending' OR state = 'failed' OR state = 'needs-you'),
  reason TEXT NOT NULL,
  engine TEXT NOT NULL,
  role TEXT NOT NULL,             -- 'article' or the details of a reference document
  documents INTEGER NOT NULL,     -- how many it held
  attempts INTEGER NOT NULL,
  added TEXT NOT NULL,
  updated TEXT NOT NULL,
  UNIQUE(path, member)
);
INSERT INTO files18 SELECT id, path, member, hash, size, state, reason, engine, role, documents,
  attempts, added, updated FROM files ORDER BY id;
DROP TABLE files;
ALTER TABLE files18 RENAME TO files;
CREATE INDEX files_hash ON files(hash);
CREATE INDEX files_open ON files(state, path) WHERE state <> 'done';
DROP INDEX reference_documents_block;
CREATE INDEX reference_documents_seedless ON reference_documents(document)
  WHERE first_block IS NULL;
)sql";

// Version 19. By its hash only a file itself is looked up: of members of a list an index of hashes
// was a page of its own, at random, for nearly each that is entered.
constexpr const char* kVersion19 = R"sql(
DROP INDEX files_hash;
CREATE INDEX files_hash ON files(hash) WHERE member = '';
)sql";

constexpr db::Migration kSchemaSteps[] = {
    {1, kVersion1},   {2, kVersion2},   {3, kVersion3},   {4, kVersion4},   {5, kVersion5},
    {6, kVersion6},   {7, kVersion7},   {8, kVersion8},   {9, kVersion9},   {10, kVersion10},
    {11, kVersion11}, {12, kVersion12}, {13, kVersion13}, {14, kVersion14}, {15, kVersion15},
    {16, kVersion16}, {17, kVersion17}, {18, kVersion18}, {19, kVersion19}};

}  // namespace

std::span<const db::Migration> schema_steps() {
  return kSchemaSteps;
}

Status bring_up_to_date(db::Connection& connection) {
  return db::migrate(connection, kApplicationId, kSchemaSteps);
}

Status require_today(const db::Connection& connection) {
  return db::require_current(connection, kApplicationId, kSchemaSteps);
}

}  // namespace plumbline::store
