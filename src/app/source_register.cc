// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/source_register_internal.h"
#include "base/hash.h"
#include "model/claim.h"
#include "refdata/refdata.h"
#include "store/reader.h"
#include "store/words.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kSourceIdDigits = 12;
constexpr std::size_t kDocumentsTogether = 2'000;  // documents
constexpr std::size_t kListed = 6;                 // sources that an error lists

constexpr std::array kNamedKinds = {model::SourceKind::Outlet,     model::SourceKind::Organisation,
                                    model::SourceKind::Government, model::SourceKind::International,
                                    model::SourceKind::Court,      model::SourceKind::Person};

bool names_known_kind(const model::ChainLink& link) {
  const bool told =
      link.status == model::LinkStatus::Named || link.status == model::LinkStatus::Carried;
  return told && !link.name.empty() &&
         std::find(kNamedKinds.begin(), kNamedKinds.end(), link.kind) != kNamedKinds.end();
}

// What nearly all of its claims are about, and no other country stands in many of them; "" if the
// document is about several: work abroad has a ministry on either side.
std::string country_of(const model::Report& report) {
  std::map<std::string, std::size_t> named;
  std::size_t placed = 0;
  for (const model::Claim& claim : report.claims) {
    if (claim.about.empty()) continue;
    ++placed;
    for (const std::string& country : claim.about) ++named[country];
  }
  std::string most;
  for (const auto& [country, count] : named) {
    if (count * 4 > placed * 3) {
      if (!most.empty()) return {};
      most = country;
    } else if (count * 4 > placed) {
      return {};
    }
  }
  return most;
}

// Whose it is, or who, as far as the document tells: of a body that many states have, and of people
// and organisations of whom nothing else is said.
void place(store::KeptForm& form, const model::Report& report, const std::string& country,
           const refdata::RefData& refdata) {
  if (!form.country.empty() || !form.organisation.empty()) return;
  const resolve::NameForm read{.name = form.name, .kind = kind_of(form.kind)};
  const resolve::NameScope scope = resolve::scope_of(read, refdata);
  if (scope == resolve::NameScope::Everywhere) return;
  const bool local = scope == resolve::NameScope::Document;
  if (!local) form.country = country;
  if (!form.country.empty()) {
    form.placed = "document";
  } else if (local || scope == resolve::NameScope::State) {
    form.placed = report.document.id.value;
  }
}

// Who stands in the chains of a document.
std::vector<store::KeptForm> gather_forms(const model::Report& report,
                                          const refdata::RefData& refdata) {
  const std::string country = country_of(report);
  std::map<std::array<std::string, 5>, std::size_t> claims;
  for (const model::Claim& claim : report.claims) {
    std::set<std::array<std::string, 5>> seen;
    for (const model::ChainLink& link : claim.chain.links) {
      if (!names_known_kind(link)) continue;
      seen.insert({link.name, to_string(link.kind), link.organisation, link.country, link.office});
    }
    for (const auto& each : seen) ++claims[each];
  }
  std::vector<store::KeptForm> out;
  for (const auto& [cells, count] : claims) {
    out.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], count, {}});
    place(out.back(), report, country, refdata);
  }
  return out;
}

// Forms by their keys, in the order of these.
class Gathering {
 public:
  void add(const store::KeptForm& kept, const std::string& document) {
    resolve::NameForm form{.name = kept.name, .kind = kind_of(kept.kind)};
    form.organisation = kept.organisation;
    form.country = kept.country;
    form.claims = kept.claims;
    form.country_of_document = kept.placed == "document";
    if (!form.country_of_document) form.only_in = kept.placed;
    const auto [at, fresh] = forms_.try_emplace(key_of_form(form), Entry{form, {}, {}});
    Entry& entry = at->second;
    if (!fresh) {
      entry.form.claims += kept.claims;
      // What is stated once holds for all.
      entry.form.country_of_document &= form.country_of_document;
      // Printed in several ways: the first in order, so that the answer is the same.
      entry.form.name = std::min(entry.form.name, kept.name);
      entry.form.organisation = std::min(entry.form.organisation, kept.organisation);
    }
    if (!kept.office.empty()) entry.offices.insert(kept.office);
    if (!document.empty()) entry.documents.insert(document);
  }
  void put_into(SourceRegister& out) {
    for (auto& [key, entry] : forms_) {
      entry.form.offices.assign(entry.offices.begin(), entry.offices.end());
      entry.form.documents = entry.documents.size();
      out.forms.push_back(std::move(entry.form));
      out.ids.push_back(sha256_hex(key).substr(0, kSourceIdDigits));
      out.documents.emplace_back(entry.documents.begin(), entry.documents.end());
    }
    forms_.clear();
  }

 private:
  struct Entry {
    resolve::NameForm form;
    std::set<std::string> offices;
    std::set<std::string> documents;
  };
  std::map<std::string, Entry> forms_;
};

// Judgements that nobody took back.
std::vector<const store::SourceJudgement*> standing_judgements(
    const std::vector<store::SourceJudgement>& judgements) {
  std::set<std::int64_t> undone;
  for (const store::SourceJudgement& each : judgements) undone.insert(each.undoes);
  std::vector<const store::SourceJudgement*> out;
  for (const store::SourceJudgement& each : judgements) {
    if (each.verb != "undo" && !undone.contains(each.number)) out.push_back(&each);
  }
  return out;
}

std::string listed(const SourceRegister& names, std::size_t entity) {
  const std::size_t head = names.found.entities[entity].forms.front().form;
  const resolve::NameForm& form = names.forms[head];
  return names.ids[head] + " " + form.name +
         (form.organisation.empty() ? "" : " of " + form.organisation) +
         (form.country.empty() ? "" : " (" + form.country + ")");
}

}  // namespace

model::SourceKind kind_of(const std::string& word) {
  const auto* found =
      std::find_if(kNamedKinds.begin(), kNamedKinds.end(),
                   [&](model::SourceKind kind) { return word == model::to_string(kind); });
  return found == kNamedKinds.end() ? model::SourceKind::Unknown : *found;
}

std::vector<resolve::Judged> judged_pairs(const std::vector<store::SourceJudgement>& judgements) {
  std::vector<resolve::Judged> judged;
  for (const store::SourceJudgement* each : standing_judgements(judgements)) {
    for (const auto& [one, other] : each->pairs) {
      judged.push_back({each->number, each->verb != "split", one, other});
    }
  }
  return judged;
}

Result<SourceRegister> open_register(const store::Workspace& workspace,
                                     const refdata::RefData& refdata) {
  SourceRegister out;
  Gathering gathering;
  std::vector<store::DocumentForms> fresh;
  std::vector<store::DocumentForms> missing;
  Status read = store::each_forms(workspace, [&](store::DocumentForms document) -> Status {
    if (!document.forms) {
      missing.push_back(std::move(document));
      return Done{};
    }
    for (const store::KeptForm& form : *document.forms) gathering.add(form, document.hash);
    return Done{};
  });
  if (!read) return std::move(read).error();
  // Where it cannot be written, the next question is as slow, and the answer the same.
  bool writable = true;
  const auto keep = [&] {
    if (writable) writable = store::keep_forms(workspace.folder(), fresh).ok();
    fresh.clear();
  };
  for (store::DocumentForms& document : missing) {
    PL_TRY(const model::Report report, store::read_report(workspace, document.hash));
    document.forms = gather_forms(report, refdata);
    for (const store::KeptForm& form : *document.forms) gathering.add(form, document.hash);
    fresh.push_back(std::move(document));
    if (fresh.size() >= kDocumentsTogether) keep();
  }
  if (!fresh.empty()) keep();
  PL_TRY(out.judgements, store::source_judgements(workspace));
  for (const store::SourceJudgement* each : standing_judgements(out.judgements)) {
    if (each->alias) gathering.add(*each->alias, {});
  }
  const std::vector<resolve::Judged> judged = judged_pairs(out.judgements);
  gathering.put_into(out);
  out.found = resolve::find_entities(out.forms, judged, refdata);
  return out;
}

Result<std::size_t> find_source(const SourceRegister& names, const std::string& meant) {
  const std::string folded = store::fold_words(meant);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < names.found.entities.size(); ++i) {
    const std::vector<resolve::EntityName>& members = names.found.entities[i].forms;
    if (std::any_of(members.begin(), members.end(), [&](const resolve::EntityName& member) {
          return names.ids[member.form] == meant;
        })) {
      found.push_back(i);
      continue;
    }
    if (std::any_of(members.begin(), members.end(), [&](const resolve::EntityName& member) {
          return !folded.empty() && store::fold_words(names.forms[member.form].name) == folded;
        })) {
      found.push_back(i);
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return Error{ErrorCode::NotFound, "no source is called '" + meant +
                                          "'; plumbline sources WORDS finds its name and id"};
  }
  std::string message = "'" + meant + "' may be several sources; give the id of one:";
  for (std::size_t i = 0; i < std::min(found.size(), kListed); ++i) {
    message += (i == 0 ? " " : ", ") + listed(names, found[i]);
  }
  return Error{ErrorCode::Misuse, message};
}

}  // namespace plumbline::app
