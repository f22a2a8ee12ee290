// SPDX-License-Identifier: Apache-2.0
//
// The table of routes.

#include <array>

#include "http/api_internal.h"
#include "http/country_internal.h"
#include "http/route.h"
#include "http/routes_internal.h"
#include "http/team_internal.h"

namespace plumbline::http {
namespace {

using accounts::Right;

constexpr Parameter kListing[] = {
    {"kind", "query", "has a claim of this kind: verdict, figure, route ..."},
    {"country", "query", "has a claim about this country: code or name"},
    {"finding", "query", "has a finding of this code: quote-altered ..."},
    {"reference", "query", "true: references only; false: articles only"},
    {"after", "query", "`next` of the page before"},
    {"limit", "query", "documents of a page, 1 to 500 (50)"},
};
constexpr Parameter kAdding[] = {
    {"name", "query", "of the file, which also tells of what kind it may be: report.pdf"},
};
constexpr Parameter kSearching[] = {
    {"q", "query", "words, \"a phrase\", AND OR NOT, NEAR(a b, 5), word*, title:word"},
    {"ranked", "query", "true: best first instead of newest first"},
    {"limit", "query", "at most so many documents, 1 to 500 (50)"},
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
};
constexpr Parameter kIncidents[] = {
    {"country", "query", "in a country: code or name"},
    {"type", "query", "with such an event: arrest, rescue, conviction ..."},
    {"since", "query", "something happened on or after a day, month or year"},
    {"until", "query", "likewise, on or before"},
    {"skip", "query", "so many come before this page"},
    {"limit", "query", "incidents of a page, 1 to 200 (20)"},
};
constexpr Parameter kFigures[] = {
    {"country", "query", "counted in a country: code or name"},
    {"unit", "query", "victims, people, cases, accused, convictions ... or all"},
    {"status", "query", "identified, potential, assisted, arrested, convicted ..."},
    {"row", "query", "only this row"},
    {"since", "query", "of periods that reach this year or later"},
    {"until", "query", "of periods that begin in this year or earlier"},
    {"skip", "query", "so many rows come before this page"},
    {"limit", "query", "rows of a page, 1 to 200 (20)"},
};
constexpr Parameter kSources[] = {
    {"q", "query", "words of a name, or the id of one"},
    {"kind", "query", "person, organisation, government, international, court, outlet"},
    {"country", "query", "of a country: code or name"},
    {"skip", "query", "so many come before this page"},
    {"limit", "query", "sources of a page, and pairs that may be one, 1 to 200 (20)"},
};

constexpr Parameter kAccount[] = {
    {"name", "path", "of the account"},
};
constexpr Parameter kJournal[] = {
    {"before", "query", "`next` of the page before"},
    {"limit", "query", "entries of a page, 1 to 500 (50)"},
};

constexpr Body kBodies[] = {
    {"/api/documents",
     {"application/octet-stream", std::uint64_t{32} << 20U},
     R"({"type": "string", "format": "binary"})"},
    {"/api/documents/{hash}/claims/{claim}/decisions",
     {},
     R"({"type": "object", "required": ["verb", "seen"],
"properties": {
"verb": {"enum": ["confirm", "reject", "note", "undo"]},
"why": {"type": "string", "description": "needed to reject and to note; 4000 bytes at most"},
"seen": {"type": "integer", "minimum": 0,
"description": "number of the last decision on the claim that you saw, 0: none; 409 if there is a later one"}}})"},
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
    {"/api/sources/decisions",
     {},
     R"({"type": "object", "required": ["verb"],
"properties": {
"verb": {"enum": ["merge", "split", "alias", "undo"]},
"source": {"type": "string", "description": "id or name; not of undo"},
"other": {"type": "string", "description": "merge: another source; split: that, or a name of it; alias: a further name"},
"number": {"type": "integer", "minimum": 1, "description": "undo: of the decision"},
"why": {"type": "string"}}})"},
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
};

constexpr Files kFiles[] = {
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
     true},
    {"GET", "/api/documents", Right::Read, "Documents, newest first", kListing, get_documents,
     false, "", true},
    {"POST", "/api/documents", Right::Decide,
     "Add a file as its bytes: 201 with what became of each document in it, 422 if none could be "
     "read",
     kAdding, post_document, false, "add"},
    {"GET",
     "/api/facets",
     Right::Read,
     "What documents can be sorted out by",
     {},
     get_facets,
     true},
    {"GET", "/api/documents/{hash}", Right::Read, "One document with its text, claims and findings",
     kDocument, get_document, false, "read"},
    {"GET", "/api/documents/{hash}/claims/{claim}/trace", Right::Read,
     "Where a claim comes from and who else says it", kClaim, get_trace, false, "trace"},
    {"POST", "/api/documents/{hash}/claims/{claim}/decisions", Right::Decide, "Decide on a claim",
     kClaim, post_decision, false, "decide"},
    {"GET", "/api/search", Right::Read, "Documents that hold these words", kSearching, get_search,
     false, "search", true},
    {"GET",
     "/api/countries",
     Right::Read,
     "Countries that documents tell of, most documents first",
     {},
     get_countries,
     false,
     "",
     true},
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
    {"GET", "/api/openapi.json", Right::Read, "This description", {}, get_openapi},
};

}  // namespace

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
