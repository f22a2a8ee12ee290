// SPDX-License-Identifier: Apache-2.0

#include "app/claims.h"

#include <utility>

#include "app/claim_words_internal.h"
#include "app/country_word.h"
#include "app/source_register_internal.h"
#include "refdata/refdata.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

using Names = std::vector<std::pair<std::string, std::string>>;

// Of names of bodies that many states have, the documents tell which are meant.
Result<Names> names_of_source(const store::Workspace& workspace, const std::string& source) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const SourceRegister names, open_register(workspace, refdata));
  PL_TRY(const std::size_t found, find_source(names, source));
  Names out;
  for (const resolve::EntityName& member : names.found.entities[found].forms) {
    model::ChainLink link;
    link.name = names.forms[member.form].name;
    link.organisation = names.forms[member.form].organisation;
    const std::string key = store::speaker_key(link);
    if (!names.forms[member.form].country_of_document && names.forms[member.form].only_in.empty()) {
      out.emplace_back(key, "");
      continue;
    }
    for (const std::string& document : names.documents[member.form])
      out.emplace_back(key, document);
  }
  return out;
}

}  // namespace

Status claims(const ClaimsOptions& options, const ClaimViewSink& sink) {
  store::ClaimFilter filter;
  filter.kind = options.kind;
  filter.finding = options.finding;
  filter.speaker = options.speaker;
  filter.limit = options.limit;
  if (Status known = require_kind(options.kind); !known) return known;
  if (Status known = require_finding(options.finding); !known) return known;
  if (!options.country.empty()) {
    PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
    PL_TRY(filter.country, country_code(options.country, refdata));
  }
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  if (!options.document.empty()) {
    PL_TRY(filter.document, store::find_document(workspace, options.document));
  }
  if (!options.source.empty()) {
    PL_TRY(filter.sources, names_of_source(workspace, options.source));
  }
  return store::each_claim(workspace, filter, [&sink](const store::StoredClaim& stored) {
    sink({*stored.document, stored.claim, stored.findings, store::to_string(stored.standing)});
  });
}

}  // namespace plumbline::app
