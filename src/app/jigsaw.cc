// SPDX-License-Identifier: Apache-2.0

#include "app/jigsaw.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/country_word.h"
#include "refdata/refdata.h"
#include "resolve/jigsaw.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

JigsawPerson told_person(const resolve::SingledOut& person,
                         const std::vector<resolve::ToldPerson>& persons,
                         const std::map<std::string, std::string>& names) {
  JigsawPerson out;
  for (std::size_t i = 0; i < resolve::kTraits; ++i) {
    if (person.traits[i].empty()) continue;
    out.traits.push_back({to_string(static_cast<resolve::Trait>(i)), person.traits[i]});
  }
  for (const std::size_t index : person.told) {
    const resolve::ToldPerson& each = persons[index];
    out.told.push_back({each.document, names.at(each.document), each.claim});
  }
  out.alike = person.alike;
  out.together = person.together;
  for (const resolve::Coarsening& each : person.advice) {
    out.advice.push_back({to_string(each.trait), each.from, each.to, each.alike});
  }
  return out;
}

}  // namespace

Result<JigsawAnswer> jigsaw(const JigsawOptions& options) {
  if (options.k < 2) {
    return Error{ErrorCode::Misuse, "--k takes 2 or more: among how many a person is safe"};
  }
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  std::string country;
  if (!options.country.empty()) {
    PL_TRY(country, country_code(options.country, refdata));
  }
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  const resolve::PersonReader reader(refdata);
  std::vector<resolve::ToldPerson> persons;
  std::vector<bool> asked;
  std::map<std::string, std::string> names;
  store::ClaimFilter filter;
  filter.limit = 0;
  // Where persons are told of.
  filter.contents = {model::Content::Incident, model::Content::Elements};
  const Status read = store::each_claim(
      workspace, filter,
      [&](const store::StoredClaim& stored) {
        const model::Document& document = *stored.document;
        const text::Span span = stored.claim.passages.front().span;
        if (span.end > document.text.size()) return;
        reader.read(document.id.value, stored.claim, text::slice(document.text, span), persons);
        if (asked.size() == persons.size()) return;
        names.emplace(document.id.value, document.name);
        const auto& about = stored.claim.about;
        const bool here =
            country.empty() || std::find(about.begin(), about.end(), country) != about.end();
        asked.resize(persons.size(), here);
      },
      store::Findings::Left);
  if (!read) return Error(read.error());
  JigsawAnswer answer;
  answer.persons = persons.size();
  answer.k = options.k;
  for (const resolve::SingledOut& person : resolve::find_singled_out(persons, options.k)) {
    const bool wanted = std::any_of(person.told.begin(), person.told.end(),
                                    [&](std::size_t index) { return asked[index]; });
    if (wanted) answer.singled_out.push_back(told_person(person, persons, names));
  }
  return answer;
}

}  // namespace plumbline::app
