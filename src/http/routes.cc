// SPDX-License-Identifier: Apache-2.0
//
// The table of routes.

#include <array>

#include "http/api_internal.h"
#include "http/cases_internal.h"
#include "http/country_internal.h"
#include "http/ledger_internal.h"
#include "http/permissions_internal.h"
#include "http/route.h"
#include "http/routes_internal.h"
#include "http/searches_internal.h"
#include "http/team_internal.h"

namespace plumbline::http {
namespace {

using accounts::Right;

constexpr Parameter kListing[] = {
    {"kind", "query", "has a claim of this kind: verdict, figure, route ..."},
    {"country", "query", "has a claim about this country: code or name"},
    {"finding", "query", "has a finding of this code: quote-altered ..."},
    {"year", "query", "published in this year"},
    {"language", "query", "written in this language: en, hy ..."},
    {"reference", "query", "true: references only; false: articles only"},
    {"after", "query", "`next` of the page before"},
    {"limit", "query", "documents of a page, 1 to 500 (50)"},
};
constexpr Parameter kCounting[] = {
    {"q", "query", "only documents that a search for this finds"},
    {"kind", "query", "as of /api/documents"},
    {"country", "query", "as of /api/documents"},
    {"finding", "query", "as of /api/documents"},
    {"year", "query", "as of /api/documents"},
    {"language", "query", "as of /api/documents"},
    {"reference", "query", "as of /api/documents"},
};
constexpr Parameter kAdding[] = {
    {"name", "query", "of the file, which also tells of what kind it may be: report.pdf"},
};
constexpr Parameter kSearching[] = {
    {"q", "query", "words, \"a phrase\", AND OR NOT, NEAR(a b, 5), word*, title:word"},
    {"ranked", "query", "true: best first instead of newest first"},
    {"kind", "query", "has a claim of this kind: verdict, figure, route ..."},
    {"country", "query", "has a claim about this country: code or name"},
    {"finding", "query", "has a finding of this code: quote-altered ..."},
    {"year", "query", "published in this year"},
    {"language", "query", "written in this language: en, hy ..."},
    {"reference", "query", "true: references only; false: articles only"},
    {"after", "query", "`next` of the page before; newest first only"},
    {"limit", "query", "documents of a page, 1 to 500 (50)"},
};
constexpr Parameter kLedger[] = {
    {"state", "query", "pending, done, failed or needs-you; all if none is given"},
    {"before", "query", "`next` of the page before"},
    {"limit", "query", "files of a page, 1 to 500 (50)"},
};
constexpr Parameter kJob[] = {
    {"number", "path", "of a job"},
};
constexpr Parameter kExport[] = {
    {"what", "query", "claims (if none is given) or documents"},
    {"form", "query", "csv (if none is given), jsonl or xlsx"},
    {"q", "query", "only of documents that a search for this finds"},
    {"kind", "query", "only claims of this kind, documents with one"},
    {"country", "query", "only claims about this country, documents with one"},
    {"finding", "query", "only claims with a finding of this code, documents with one"},
    {"year", "query", "only of documents published in this year"},
    {"language", "query", "only of documents written in this language"},
    {"reference", "query", "true: only of references; false: only of articles"},
};
constexpr Parameter kKept[] = {
    {"number", "path", "of a kept search"},
};
constexpr Parameter kAlerts[] = {
    {"number", "path", "of a kept search"},
    {"unseen", "query", "true: only what was not seen"},
    {"before", "query", "`next` of the page before"},
    {"limit", "query", "documents of a page, 1 to 500 (50)"},
};
constexpr Parameter kDigest[] = {
    {"since", "query", "what came on this day or later; if none is given, what was not seen"},
    {"form", "query", "json (if none is given), html, text, or eml, a letter for a mail program"},
    {"to", "query", "mail address, of a letter"},
    {"from", "query", "of a letter; that of `to` if none is given"},
    {"limit", "query", "documents of each search, 1 to 200 (50)"},
};
constexpr Parameter kDocument[] = {
    {"hash", "path", "SHA-256 of the document, or the first digits of it"},
};
constexpr Parameter kClaim[] = {
    {"hash", "path", "SHA-256 of the document, or the first digits of it"},
    {"claim", "path", "id of the claim in its document: c12"},
};

constexpr Parameter kCountry[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
};
constexpr Parameter kProfile[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
    {"since", "query", "only what is told of this year or later"},
    {"until", "query", "only what is told of this year or earlier"},
};
constexpr Parameter kAssessment[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
    {"standard", "query", "one of /api/standards that assesses (us-tvpa)"},
    {"year", "query", "of the edition; that of the newest document if none is given"},
    {"compared_with", "query", "another edition, to tell what changed"},
    {"criterion", "query", "only this one"},
};
constexpr Parameter kDossier[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
    {"form", "query", "html (if none is given), docx, md or pdf"},
    {"preview", "query", "true: the page as a frame of the workbench shows it; html only"},
    {"record", "query", "true: the record by which `verify` checks a docx, md or pdf"},
    {"sections", "query", "ids with commas between, in the order wanted; all if none is given"},
    {"standard", "query", "assessed under criteria (us-tvpa)"},
    {"year", "query", "edition of the standard's report that is assessed"},
    {"style", "query", "of citations: chicago-notes or apa"},
    {"language", "query", "of the dossier's own words (en)"},
    {"date", "query", "on the cover; that of the newest document if none is given"},
    {"draft", "query", "name of one: with what people changed in it"},
};
constexpr Parameter kDrafts[] = {
    {"country", "query", "only of a country: code or name"},
};
constexpr Parameter kDraft[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
    {"draft", "path", "name of the draft; one that nobody began has no changes"},
    {"sections", "query", "ids with commas between; if none is given, those of the draft, or all"},
    {"standard", "query", "assessed under criteria (us-tvpa)"},
    {"year", "query", "edition of the standard's report that is assessed"},
    {"style", "query", "of citations: chicago-notes or apa"},
    {"language", "query", "of the dossier's own words (en)"},
    {"date", "query", "on the cover; that of the newest document if none is given"},
};
constexpr Parameter kIncidents[] = {
    {"country", "query", "in a country: code or name"},
    {"type", "query", "with such an event: arrest, rescue, conviction ..."},
    {"since", "query", "something happened on or after a day, month or year"},
    {"until", "query", "likewise, on or before"},
    {"after", "query", "`next` of the page before"},
    {"limit", "query", "incidents of a page, 1 to 200 (20)"},
};
constexpr Parameter kFigures[] = {
    {"country", "query", "counted in a country: code or name"},
    {"unit", "query", "victims, people, cases, accused, convictions ... or all"},
    {"status", "query", "identified, potential, assisted, arrested, convicted ..."},
    {"row", "query", "only this row"},
    {"since", "query", "of periods that reach this year or later"},
    {"until", "query", "of periods that begin in this year or earlier"},
    {"after", "query", "`next` of the page before"},
    {"limit", "query", "rows of a page, 1 to 200 (20)"},
};
constexpr Parameter kSources[] = {
    {"q", "query", "words of a name, or the id of one"},
    {"kind", "query", "person, organisation, government, international, court, outlet"},
    {"country", "query", "of a country: code or name"},
    {"after", "query", "`next` of the page before"},
    {"doubts_after", "query", "`next_doubts` of the page before"},
    {"limit", "query", "sources of a page, and pairs that may be one, 1 to 200 (20)"},
};

constexpr Parameter kAccount[] = {
    {"name", "path", "of the account"},
};
constexpr Parameter kJournal[] = {
    {"before", "query", "`next` of the page before"},
    {"limit", "query", "entries of a page, 1 to 500 (50)"},
};

constexpr Parameter kCase[] = {
    {"case", "path", "id of a case one is assigned to: 32 hexadecimal digits"},
};
constexpr Parameter kCaseEntry[] = {
    {"case", "path", "id of a case one is assigned to: 32 hexadecimal digits"},
    {"number", "path", "of a person or link in it"},
};

constexpr Body kBodies[] = {
    {"/api/documents",
     {"application/octet-stream", std::uint64_t{32} << 20U},
     R"({"type": "string", "format": "binary"})"},
    {"/api/documents/{hash}/claims/{claim}/decisions",
     {},
     R"({"type": "object", "required": ["verb", "seen"],
"properties": {
"verb": {"enum": ["confirm", "reject", "note", "undo", "correct-span", "correct-kind", "correct-source"]},
"why": {"type": "string", "description": "needed to reject and to note; 4000 bytes at most"},
"kind": {"type": "string", "description": "correct-kind: verdict, incident, route, figure, law, response, trend, opinion, statement"},
"start": {"type": "integer", "minimum": 0, "description": "correct-span: code points of the text, half-open"},
"end": {"type": "integer", "minimum": 0},
"source": {"type": "string", "description": "correct-source: a name as it stands in the document or in one of its chains"},
"said_by": {"enum": ["named", "unnamed", "document"], "description": "correct-source: named if not given"},
"after": {"type": "integer", "minimum": 0, "description": "correct-source: links of the chain that stay, publisher first; 0: all but the last"},
"seen": {"type": "integer", "minimum": 0,
"description": "number of the last decision on the claim that you saw, 0: none; 409 if there is a later one"}}})"},
    {"/api/documents/{hash}/claims",
     {},
     R"({"type": "object", "required": ["kind", "start", "end"],
"properties": {
"kind": {"type": "string", "description": "verdict, incident, route, figure, law, response, trend, opinion, statement"},
"start": {"type": "integer", "minimum": 0, "description": "code points of the text, half-open"},
"end": {"type": "integer", "minimum": 0},
"source": {"type": "string", "description": "who says it: a name as it stands in the document or in one of its chains"},
"said_by": {"enum": ["named", "unnamed", "document"], "description": "document if there is no source"},
"why": {"type": "string", "description": "4000 bytes at most"}}})"},
    {"/api/countries/{country}/decisions",
     {},
     R"({"type": "object", "required": ["standard", "year", "criterion", "finding", "why", "seen"],
"properties": {
"standard": {"type": "string"},
"year": {"type": "integer", "minimum": 1},
"criterion": {"type": "string"},
"finding": {"enum": ["met", "partly", "not-met", "contested", "cannot-tell"]},
"why": {"type": "string", "description": "2000 bytes at most"},
"seen": {"type": "integer", "minimum": 0,
"description": "number of the last decision on the criterion that you saw, 0: none; 409 if there is a later one"}}})"},
    {"/api/countries/{country}/drafts/{draft}",
     {},
     R"({"type": "object", "required": ["verb", "seen"],
"properties": {
"verb": {"enum": ["leave-out", "words", "insert", "move", "sections", "undo"]},
"section": {"type": "string", "description": "id; of insert"},
"key": {"type": "string", "description": "of the statement; of insert: behind which one"},
"text": {"type": "string", "description": "words, insert: with [^1] for the first citation; move: key of the statement behind which it stands; sections: ids with commas between"},
"cites": {"type": "array", "items": {"type": "object", "required": ["document", "start", "end"],
"properties": {"document": {"type": "string"}, "start": {"type": "integer", "minimum": 0},
"end": {"type": "integer", "minimum": 0}}}},
"basis": {"type": "string", "description": "words: what the program said"},
"why": {"type": "string", "description": "needed to leave out; 2000 bytes at most"},
"undoes": {"type": "integer", "minimum": 1, "description": "undo: number of the change"},
"seen": {"type": "integer", "minimum": 0,
"description": "number of the last change of the draft that you saw, 0: none; 409 if the statement was changed since"}}})"},
    {"/api/sources/decisions",
     {},
     R"({"type": "object", "required": ["verb"],
"properties": {
"verb": {"enum": ["merge", "split", "alias", "undo"]},
"source": {"type": "string", "description": "id or name; not of undo"},
"other": {"type": "string", "description": "merge: another source; split: that, or a name of it; alias: a further name"},
"number": {"type": "integer", "minimum": 1, "description": "undo: of the decision"},
"why": {"type": "string"}}})"},
    {"/api/jobs",
     {},
     R"({"type": "object", "required": ["do"],
"properties": {
"do": {"enum": ["retry"]},
"file": {"type": "integer", "minimum": 1,
"description": "only this one of the ledger; all that could not be read if none is given"}}})"},
    {"/api/jobs/{number}",
     {},
     R"({"type": "object", "required": ["verb"], "properties": {"verb": {"enum": ["stop"]}}})"},
    {"/api/searches",
     {},
     R"({"type": "object", "required": ["name"],
"properties": {
"name": {"type": "string", "description": "120 bytes at most; each of yours has its own"},
"query": {"type": "string", "description": "as of /api/search; not needed with a filter"},
"filter": {"type": "object", "additionalProperties": {"type": "string"},
"description": "kind, country, finding, year, language, reference, as of /api/documents"}}})"},
    {"/api/searches/{number}",
     {},
     R"({"type": "object", "required": ["verb"],
"properties": {
"verb": {"enum": ["seen", "remove"]},
"through": {"type": "integer", "minimum": 0,
"description": "seen: number of the last alert you saw; later ones stay new"}}})"},
    {"/api/me/password",
     {},
     R"({"type": "object", "required": ["password", "new"],
"properties": {"password": {"type": "string"}, "code": {"type": "string"},
"new": {"type": "string", "minLength": 15}}})"},
    {"/api/me/second-factor",
     {},
     R"({"type": "object",
"properties": {"password": {"type": "string"},
"code": {"type": "string", "description": "of the second factor there is"},
"new_code": {"type": "string", "description": "of the one that was proposed"}}})"},
    {"/api/me/tokens",
     {},
     R"({"type": "object",
"properties": {
"password": {"type": "string", "description": "of your account; not to revoke"},
"code": {"type": "string"},
"for": {"type": "string", "description": "what it is for"},
"days": {"type": "integer", "minimum": 1, "maximum": 366},
"revoke": {"type": "integer", "description": "id of a token that ends"}}})"},
    {"/api/accounts",
     {},
     R"({"type": "object", "required": ["name", "role", "new", "password"],
"properties": {
"name": {"type": "string"},
"role": {"enum": ["reader", "analyst", "editor", "administrator"]},
"new": {"type": "string", "minLength": 15, "description": "the password it gets"},
"password": {"type": "string", "description": "of your own account"},
"code": {"type": "string"}}})"},
    {"/api/accounts/{name}",
     {},
     R"({"type": "object", "required": ["change", "password"],
"properties": {
"change": {"enum": ["role", "password", "close", "open", "unlock", "no-second-factor"]},
"role": {"enum": ["reader", "analyst", "editor", "administrator"], "description": "of role"},
"new": {"type": "string", "description": "of password: the one it gets"},
"password": {"type": "string", "description": "of your own account"},
"code": {"type": "string"}}})"},
    {"/api/cases",
     {},
     R"({"type": "object", "required": ["title"],
"properties": {
"title": {"type": "string", "description": "200 bytes at most"},
"reference": {"type": "string", "description": "the number it has elsewhere"},
"status": {"enum": ["open", "in-work", "closed"]},
"exploitation": {"type": "array", "items": {"type": "string"}, "description": "codes of GET /api/cases"},
"opened": {"type": "string", "description": "2024, 2024-06 or 2024-06-24"},
"closed": {"type": "string"}}})"},
    {"/api/cases/{case}",
     {},
     R"({"type": "object", "required": ["title", "seen"],
"properties": {
"title": {"type": "string"}, "reference": {"type": "string"},
"status": {"enum": ["open", "in-work", "closed"]},
"exploitation": {"type": "array", "items": {"type": "string"}},
"opened": {"type": "string"}, "closed": {"type": "string"},
"seen": {"type": "integer", "minimum": 1, "description": "edition of the case that you saw; 409 if there is a later one"}}})"},
    {"/api/cases/{case}/entries",
     {},
     R"({"type": "object", "required": ["kind"],
"properties": {
"kind": {"enum": ["note", "person", "link"]},
"words": {"type": "string", "description": "20,000 bytes at most; needed of a note"},
"name": {"type": "string", "description": "of a person: a pseudonym"},
"part": {"enum": ["victim", "suspect", "witness", "other"], "description": "of a person"},
"document": {"type": "string", "description": "of a link: SHA-256, or the first digits of it"},
"claim": {"type": "string", "description": "of a link, with document: c12"},
"incident": {"type": "string", "description": "of a link: id of an incident"},
"label": {"type": "string", "description": "of a link to an incident: what it is called"}}})"},
    {"/api/cases/{case}/entries/{number}",
     {},
     R"({"type": "object", "required": ["seen"],
"properties": {
"remove": {"type": "boolean"},
"seen": {"type": "integer", "minimum": 1, "description": "edition of the entry that you saw; 409 if there is a later one"},
"name": {"type": "string"},
"part": {"enum": ["victim", "suspect", "witness", "other"]},
"words": {"type": "string"}}})"},
    {"/api/cases/{case}/officers",
     {},
     R"({"type": "object",
"properties": {
"assign": {"type": "string", "description": "name of an account"},
"fingerprint": {"type": "string", "description": "of its key, as `assignable` gives it; 409 if it has another one by now"},
"unassign": {"type": "string"}}})"},
    {"/api/cases/{case}/delete",
     {},
     R"({"type": "object", "required": ["password"],
"properties": {"password": {"type": "string", "description": "of your own account"},
"code": {"type": "string"}}})"},
    {"/api/case-keys",
     {},
     R"({"type": "object", "required": ["old"],
"properties": {"old": {"type": "string", "description": "a password of before"}}})"},
};

constexpr Files kFiles[] = {
    {"/api/export",
     {"text/csv", "application/jsonl",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv", "text/csv"}},
    {"/api/jobs/{number}/events",
     {"text/event-stream", "text/event-stream", "text/event-stream", "text/event-stream",
      "text/event-stream"}},
    {"/api/digest",
     {"application/json", "text/html", "text/plain", "message/rfc822", "application/json"}},
    {"/api/countries/{country}/dossier",
     {"text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "text/markdown", "application/pdf", "application/json"}},
};

constexpr Route kRoutes[] = {
    {"GET",
     "/api/status",
     Right::Read,
     "What is in the workspace",
     {},
     get_status,
     false,
     "",
     Keep::UntilWritten},
    {"GET", "/api/documents", Right::Read, "Documents, newest first", kListing, get_documents,
     false, "", Keep::UntilWritten},
    {"POST", "/api/documents", Right::Decide,
     "Add a file as its bytes: 201 with what became of each document in it, 422 if none could be "
     "read",
     kAdding, post_document, false, "add"},
    {"GET", "/api/facets", Right::Read,
     "What documents can be sorted out by, each with how many there would be", kCounting,
     get_facets, false, "", Keep::UntilDocumentsChange},
    {"GET",
     "/api/references",
     Right::Read,
     "References by country and standard, with the editions between them that are not here",
     {},
     get_references,
     true},
    {"GET", "/api/documents/{hash}", Right::Read, "One document with its text, claims and findings",
     kDocument, get_document, false, "read"},
    {"GET", "/api/documents/{hash}/claims/{claim}/trace", Right::Read,
     "Where a claim comes from and who else says it", kClaim, get_trace, false, "trace"},
    {"POST", "/api/documents/{hash}/claims", Right::Decide, "Add a claim that the machine missed",
     kDocument, post_claim, false, "add-claim"},
    {"POST", "/api/documents/{hash}/claims/{claim}/decisions", Right::Decide, "Decide on a claim",
     kClaim, post_decision, false, "decide"},
    {"GET", "/api/search", Right::Read, "Documents that hold these words", kSearching, get_search,
     false, "search", Keep::UntilWritten},
    {"GET", "/api/ledger", Right::Read,
     "What became of every file that was given, the newest first", kLedger, get_ledger, true},
    {"GET",
     "/api/jobs",
     Right::Decide,
     "Jobs since the program began, the newest first",
     {},
     get_jobs},
    {"POST",
     "/api/jobs",
     Right::Decide,
     "Read files again that could not be read",
     {},
     post_job,
     false,
     "retry"},
    {"GET", "/api/jobs/{number}", Right::Decide, "How far a job is", kJob, get_job},
    {"GET", "/api/jobs/{number}/events", Right::Decide,
     "The same as server-sent events, until it has ended", kJob, get_job_events},
    {"POST", "/api/jobs/{number}", Right::Decide, "Stop a job: what is begun is finished", kJob,
     post_job_change, false, "stop-job"},
    {"GET", "/api/export", Right::Read,
     "The claims or the documents of a list or a search as a table", kExport, get_export, false,
     "export"},
    {"GET",
     "/api/searches",
     Right::Read,
     "Searches that you keep, with what is new",
     {},
     get_searches},
    {"POST",
     "/api/searches",
     Right::Read,
     "Keep a search: what comes to match it is told",
     {},
     post_search,
     true},
    {"POST", "/api/searches/{number}", Right::Read,
     "What it told was seen, or it is kept no longer", kKept, post_search_change},
    {"GET", "/api/searches/{number}/alerts", Right::Read,
     "What came to match a kept search, the newest first", kAlerts, get_alerts, false, "alerts"},
    {"GET", "/api/digest", Right::Read, "What is new in all kept searches", kDigest, get_digest,
     false, "digest"},
    {"GET",
     "/api/countries",
     Right::Read,
     "Countries that documents tell of, most documents first",
     {},
     get_countries,
     false,
     "",
     Keep::UntilDocumentsChange},
    {"GET", "/api/countries/{country}/profile", Right::Read,
     "What is told of a country: `profile` as `profile --json` gives it, `map` of its routes",
     kProfile, get_profile, true, "profile"},
    {"GET", "/api/countries/{country}/tiers", Right::Read,
     "Where the US reports placed a country, as `tiers --json` gives it", kCountry, get_tiers,
     false, "tiers"},
    {"GET", "/api/countries/{country}/assessment", Right::Read,
     "A country under a standard, criterion by criterion, as `assess --json` gives it", kAssessment,
     get_assessment, true, "assess"},
    {"GET", "/api/countries/{country}/decisions", Right::Read,
     "What people decided on criteria, oldest first", kCountry, get_criterion_decisions},
    {"POST", "/api/countries/{country}/decisions", Right::Edit, "Decide on a criterion", kCountry,
     post_criterion_decision, true, "decide-criterion"},
    {"GET", "/api/countries/{country}/dossier", Right::Read,
     "A dossier on a country, to look at or to take along", kDossier, get_dossier, true, "dossier"},
    {"GET", "/api/drafts", Right::Read, "Drafts of dossiers, the one changed last first", kDrafts,
     get_drafts},
    {"GET", "/api/countries/{country}/drafts/{draft}", Right::Read,
     "A dossier as it is edited: sections, statements, what was left out, changes", kDraft,
     get_draft, true, "draft"},
    {"POST", "/api/countries/{country}/drafts/{draft}", Right::Edit, "Change a draft", kDraft,
     post_draft, false, "edit-dossier"},
    {"GET", "/api/dossier", Right::Read, "What a dossier can be made of", {}, get_dossier_choices},
    {"GET", "/api/standards", Right::Read, "Standards that are held", {}, get_standards},
    {"GET", "/api/incidents", Right::Read,
     "What happened, by all reports held together, the latest first, as `incidents --json`",
     kIncidents, get_incidents, true, "incidents"},
    {"GET", "/api/figures", Right::Read,
     "Which numbers are given for one thing: `all` rows there are, `figures` of this page as "
     "`figures --json` gives them",
     kFigures, get_figures, true, "figures"},
    {"GET", "/api/sources", Right::Read, "Who speaks, most claims first, as `sources --json`",
     kSources, get_sources, true, "sources"},
    {"GET",
     "/api/sources/decisions",
     Right::Read,
     "What people decided on sources, oldest first",
     {},
     get_source_decisions},
    {"POST",
     "/api/sources/decisions",
     Right::Edit,
     "Decide which names are one source",
     {},
     post_source_decision,
     true,
     "decide-source"},
    {"GET", "/api/me", Right::Read, "Who asks, and what they may", {}, get_me},
    {"POST",
     "/api/me/password",
     Right::Read,
     "Another password; sessions of before end",
     {},
     post_my_password},
    {"POST",
     "/api/me/second-factor",
     Right::Read,
     "Without code: a new secret for a program of codes; with one of its codes: it counts",
     {},
     post_my_factor},
    {"GET", "/api/me/tokens", Right::Read, "Tokens that let programs in", {}, get_my_tokens},
    {"POST",
     "/api/me/tokens",
     Right::Read,
     "A new token, told this once: {\"for\", \"days\"}; or the end of one: {\"revoke\"}",
     {},
     post_my_token},
    {"GET", "/api/accounts", Right::Administer, "Who may come in", {}, get_accounts},
    {"POST", "/api/accounts", Right::Administer, "A new account", {}, post_account},
    {"POST", "/api/accounts/{name}", Right::Administer, "A change of an account", kAccount,
     post_account_change},
    {"GET", "/api/journal", Right::Administer, "Who did what, newest first", kJournal, get_journal},
    {"GET",
     "/api/cases",
     Right::Cases,
     "Confidential cases one is assigned to, last changed first",
     {},
     get_cases,
     false,
     "list-cases"},
    {"POST",
     "/api/cases",
     Right::Cases,
     "A new case, which is assigned to who makes it",
     {},
     post_case},
    {"GET", "/api/cases/{case}", Right::Cases, "One case with all that was entered", kCase,
     get_case, false, "open-case"},
    {"POST", "/api/cases/{case}", Right::Cases, "Change what is told of a case as a whole", kCase,
     post_case_facts, false, "change-case"},
    {"POST", "/api/cases/{case}/entries", Right::Cases, "Enter a note, a person or a link", kCase,
     post_case_entry, false, "add-to-case"},
    {"POST", "/api/cases/{case}/entries/{number}", Right::Cases,
     "Change what is told of a person, or take a person or link out", kCaseEntry,
     post_case_entry_change, false, "change-in-case"},
    {"POST", "/api/cases/{case}/officers", Right::Cases,
     "Assign a case, or take somebody off, which seals it anew", kCase, post_case_officer, false,
     "assign-case"},
    {"POST", "/api/cases/{case}/delete", Right::Cases,
     "Delete a case: its key and all that it tells are overwritten", kCase, post_case_delete, false,
     "delete-case"},
    {"POST",
     "/api/case-keys",
     Right::Cases,
     "Bring back cases that a password of before opened",
     {},
     post_case_keys,
     false,
     "recover-cases"},
    {"GET", "/api/openapi.json", Right::Read, "This description", {}, get_openapi},
};

}  // namespace

static_assert(
    all_are_permitted(kRoutes),
    "a route has no line in permissions_internal.h, or a line no route: say there who may");

std::span<const Route> routes() {
  return kRoutes;
}

std::span<const Body> bodies() {
  return kBodies;
}

std::span<const Files> files() {
  return kFiles;
}

}  // namespace plumbline::http
