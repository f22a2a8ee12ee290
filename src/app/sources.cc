// SPDX-License-Identifier: Apache-2.0

#include "app/sources.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/country_word.h"
#include "app/list_place.h"
#include "app/source_register_internal.h"
#include "base/utf8.h"
#include "refdata/refdata.h"
#include "store/words.h"
#include "text/romanise.h"

namespace plumbline::app {
namespace {

std::vector<NameGround> told_grounds(const std::vector<resolve::NameReason>& grounds) {
  std::vector<NameGround> out;
  for (const resolve::NameReason& ground : grounds) out.push_back({ground.weight, ground.words});
  return out;
}

SourceName name_of(const SourceRegister& names, std::size_t form) {
  const resolve::NameForm& from = names.forms[form];
  SourceName out;
  out.id = names.ids[form];
  out.name = from.name;
  out.kind = to_string(from.kind);
  out.organisation = from.organisation;
  out.country = from.country;
  out.country_of_document = from.country_of_document;
  out.only_in = from.only_in;
  out.offices = from.offices;
  out.claims = from.claims;
  out.documents = from.documents;
  return out;
}

SourceEntry source_entry(const SourceRegister& names, const resolve::Entity& entity) {
  SourceEntry out;
  std::set<std::string> documents;
  for (const resolve::EntityName& member : entity.forms) {
    SourceName name = name_of(names, member.form);
    if (member.tie) {
      name.tied_to = names.ids[member.tie->form];
      name.judgement = member.tie->judgement;
      name.score = member.tie->likeness.score;
      name.grounds = told_grounds(member.tie->likeness.grounds);
    }
    out.claims += name.claims;
    documents.insert(names.documents[member.form].begin(), names.documents[member.form].end());
    out.names.push_back(std::move(name));
  }
  out.documents = documents.size();
  return out;
}

class WantedNames {
 public:
  static Result<WantedNames> of(const SourcesOptions& options, const refdata::RefData& refdata) {
    WantedNames out;
    out.words_ = " " + store::fold_words(options.words) + " ";
    out.id_ = options.words;
    out.any_ = options.words.empty();
    out.kind_ = options.kind;
    if (!options.country.empty()) {
      PL_TRY(out.country_, country_code(options.country, refdata));
    }
    return out;
  }

  [[nodiscard]] bool takes(const SourceRegister& names, const resolve::Entity& entity) const {
    const auto holds = [&](const auto& test) {
      return std::any_of(entity.forms.begin(), entity.forms.end(),
                         [&](const resolve::EntityName& member) { return test(member.form); });
    };
    const bool words =
        any_ || holds([&](std::size_t form) {
          return names.ids[form] == id_ ||
                 (" " + store::fold_words(names.forms[form].name) + " ").find(words_) !=
                     std::string::npos;
        });
    return words &&
           (kind_.empty() ||
            holds([&](std::size_t form) { return to_string(names.forms[form].kind) == kind_; })) &&
           (country_.empty() ||
            holds([&](std::size_t form) { return names.forms[form].country == country_; }));
  }

 private:
  std::string words_;
  std::string id_;
  bool any_ = true;
  std::string kind_;
  std::string country_;
};

Status require_source_kind(const std::string& kind) {
  constexpr const char* kKnown = "person, organisation, government, international, court, outlet";
  if (kind.empty() ||
      (std::string(", ") + kKnown + ",").find(", " + kind + ",") != std::string::npos) {
    return Done{};
  }
  return Error{ErrorCode::Misuse,
               "no kind of source is called '" + kind + "'; one of: " + std::string(kKnown)};
}

struct Opened {
  SourceRegister names;
  store::Workspace workspace;
};

Result<Opened> open(const std::string& folder) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(SourceRegister names, open_register(workspace, refdata));
  return Opened{std::move(names), std::move(workspace)};
}

std::size_t head_of(const SourceRegister& names, std::size_t entity) {
  return names.found.entities[entity].forms.front().form;
}

// Each name of a source with one of another: so it holds for all of them, whichever of them the
// next documents bring.
void add_star(const SourceRegister& names, std::size_t source, std::size_t other,
              store::SourceJudgement& judgement) {
  const std::string key = key_of_form(names.forms[other]);
  for (const resolve::EntityName& member : names.found.entities[source].forms) {
    judgement.pairs.emplace_back(key_of_form(names.forms[member.form]), key);
  }
}

Status require_text(const std::string& words, const char* what) {
  if (is_valid_utf8(words)) return Done{};
  return Error{ErrorCode::Misuse, std::string(what) + " is not valid UTF-8"};
}

Result<Decided> decide(const SourceDecision& decision, store::SourceJudgement judgement) {
  for (const auto& [words, what] :
       {std::pair{&decision.who, "the name of who decides"}, std::pair{&decision.why, "the reason"},
        std::pair{&decision.other, "the name"}}) {
    if (Status valid = require_text(*words, what); !valid) return std::move(valid).error();
  }
  judgement.who = decision.who;
  judgement.why = decision.why;
  PL_TRY(const std::int64_t number, store::add_source_judgement(decision.workspace, judgement));
  return Decided{number, judgement.subject};
}

resolve::NameForm name_form(const SourceName& name) {
  resolve::NameForm form{.name = name.name, .kind = kind_of(name.kind)};
  form.organisation = name.organisation;
  form.country = name.country;
  form.offices = name.offices;
  return form;
}

// Pairs of which one is among the sources that fit.
void tell_doubts(const SourceRegister& names, const std::set<std::size_t>& taken,
                 const ListPlace& place, std::size_t limit, SourcesAnswer& answer) {
  std::vector<const resolve::Doubt*> fitting;
  for (const resolve::Doubt& doubt : names.found.doubts) {
    if (taken.contains(doubt.one) || taken.contains(doubt.other)) fitting.push_back(&doubt);
  }
  answer.all_doubts = fitting.size();
  const PageOf page = page_of(place, fitting.size(), limit, [&](std::size_t i) {
    return names.ids[fitting[i]->one] + "+" + names.ids[fitting[i]->other];
  });
  for (std::size_t i = page.begin; i < page.end; ++i) {
    const resolve::Doubt& doubt = *fitting[i];
    answer.doubts.push_back({name_of(names, doubt.one), name_of(names, doubt.other),
                             doubt.likeness.score, told_grounds(doubt.likeness.grounds)});
  }
  answer.next_doubts = page.next;
}

}  // namespace

Result<SourcesAnswer> sources(const SourcesOptions& options) {
  if (Status known = require_source_kind(options.kind); !known) return std::move(known).error();
  PL_TRY(const ListPlace place, parse_list_place(options.after));
  PL_TRY(const ListPlace doubts_place, parse_list_place(options.doubts_after));
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const WantedNames wanted, WantedNames::of(options, refdata));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(const SourceRegister names, open_register(workspace, refdata));
  SourcesAnswer answer;
  if (options.words.empty()) {
    answer.overruled = names.found.overruled;
    answer.idle = names.found.idle;
  }
  std::vector<const resolve::Entity*> fitting;
  std::set<std::size_t> taken;  // forms
  for (const resolve::Entity& entity : names.found.entities) {
    if (!wanted.takes(names, entity)) continue;
    fitting.push_back(&entity);
    answer.names += entity.forms.size();
    for (const resolve::EntityName& member : entity.forms) taken.insert(member.form);
  }
  answer.all = fitting.size();
  const PageOf page = page_of(place, fitting.size(), options.limit, [&](std::size_t i) {
    return names.ids[fitting[i]->forms.front().form];
  });
  for (std::size_t i = page.begin; i < page.end; ++i) {
    answer.sources.push_back(source_entry(names, *fitting[i]));
  }
  answer.next = page.next;
  tell_doubts(names, taken, doubts_place, options.limit, answer);
  return answer;
}

Result<Decided> merge_sources(const SourceDecision& decision) {
  PL_TRY(const Opened opened, open(decision.workspace));
  const SourceRegister& names = opened.names;
  PL_TRY(const std::size_t one, find_source(names, decision.source));
  PL_TRY(const std::size_t other, find_source(names, decision.other));
  const resolve::NameForm& head = names.forms[head_of(names, one)];
  const resolve::NameForm& second = names.forms[head_of(names, other)];
  if (one == other) {
    return Error{ErrorCode::Misuse,
                 decision.source + " and " + decision.other + " are one source already"};
  }
  store::SourceJudgement judgement;
  judgement.verb = "merge";
  judgement.subject = head.name + " + " + second.name;
  add_star(names, one, head_of(names, other), judgement);
  add_star(names, other, head_of(names, one), judgement);
  return decide(decision, std::move(judgement));
}

Result<Decided> split_source(const SourceDecision& decision) {
  PL_TRY(const Opened opened, open(decision.workspace));
  const SourceRegister& names = opened.names;
  PL_TRY(const std::size_t source, find_source(names, decision.source));
  const std::string folded = store::fold_words(decision.other);
  std::vector<std::size_t> leaving;
  std::vector<std::size_t> staying;
  for (const resolve::EntityName& member : names.found.entities[source].forms) {
    const bool meant = names.ids[member.form] == decision.other ||
                       store::fold_words(names.forms[member.form].name) == folded;
    (meant ? leaving : staying).push_back(member.form);
  }
  if (leaving.empty()) {
    PL_TRY(const std::size_t other, find_source(names, decision.other));
    for (const resolve::EntityName& member : names.found.entities[other].forms) {
      leaving.push_back(member.form);
    }
  }
  if (staying.empty()) {
    return Error{ErrorCode::Misuse, "'" + decision.other +
                                        "' is the only name of that source; give the id of one of "
                                        "its names, there is nothing else to part it from"};
  }
  store::SourceJudgement judgement;
  judgement.verb = "split";
  judgement.subject = names.forms[staying.front()].name + " / " + names.forms[leaving.front()].name;
  for (const std::size_t one : leaving) {
    for (const std::size_t other : staying) {
      judgement.pairs.emplace_back(key_of_form(names.forms[one]), key_of_form(names.forms[other]));
    }
  }
  return decide(decision, std::move(judgement));
}

Result<Decided> add_alias(const SourceDecision& decision) {
  PL_TRY(const Opened opened, open(decision.workspace));
  const SourceRegister& names = opened.names;
  PL_TRY(const std::size_t source, find_source(names, decision.source));
  const resolve::NameForm& head = names.forms[head_of(names, source)];
  resolve::NameForm alias = head;
  alias.name = decision.other;
  constexpr std::size_t kLongestAlias = 200;
  if (!is_valid_utf8(decision.other) || text::romanise(decision.other).empty() ||
      decision.other.size() > kLongestAlias) {
    return Error{ErrorCode::Misuse, "an alias is a name of up to 200 bytes with a letter in it"};
  }
  for (const resolve::EntityName& member : names.found.entities[source].forms) {
    if (key_of_form(names.forms[member.form]) != key_of_form(alias)) continue;
    return Error{ErrorCode::Misuse, "'" + decision.other + "' is a name of that source already"};
  }
  store::SourceJudgement judgement;
  judgement.verb = "alias";
  judgement.subject = head.name + " = " + decision.other;
  for (const resolve::EntityName& member : names.found.entities[source].forms) {
    judgement.pairs.emplace_back(key_of_form(names.forms[member.form]), key_of_form(alias));
  }
  judgement.alias = {alias.name,
                     to_string(alias.kind),
                     alias.organisation,
                     alias.country,
                     {},
                     0,
                     alias.country_of_document ? "document" : alias.only_in};
  return decide(decision, std::move(judgement));
}

Result<Decided> undo_judgement(const std::string& workspace, std::int64_t number,
                               const std::string& who, const std::string& why) {
  store::SourceJudgement judgement;
  judgement.verb = "undo";
  judgement.undoes = number;
  judgement.subject = "judgement " + std::to_string(number);
  return decide({workspace, {}, {}, who, why}, std::move(judgement));
}

Result<std::vector<WeighedPair>> weigh_names(const std::vector<NamePair>& pairs) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  std::vector<WeighedPair> out;
  for (const NamePair& pair : pairs) {
    for (const SourceName* name : {&pair.one, &pair.other}) {
      if (Status known = require_source_kind(name->kind); !known) return std::move(known).error();
    }
    const resolve::NameLikeness found =
        resolve::likeness(name_form(pair.one), name_form(pair.other), refdata);
    const bool different = found.barred || found.score < resolve::kDoubt;
    out.push_back({different                       ? "different"
                   : found.score >= resolve::kJoin ? "same"
                                                   : "ask",
                   found.score, told_grounds(found.grounds)});
  }
  return out;
}

Result<std::vector<PastDecision>> source_history(const std::string& workspace) {
  PL_TRY(const store::Workspace opened, store::Workspace::open(workspace, store::Access::Read));
  PL_TRY(const std::vector<store::SourceJudgement> judgements, store::source_judgements(opened));
  std::map<std::int64_t, std::int64_t> undone;
  for (const store::SourceJudgement& each : judgements) {
    if (each.undoes != 0) undone[each.undoes] = each.number;
  }
  std::vector<PastDecision> out;
  for (const store::SourceJudgement& each : judgements) {
    const auto by = undone.find(each.number);
    out.push_back({each.number, each.at, each.who, each.verb, each.subject, each.why, each.undoes,
                   by == undone.end() ? 0 : by->second});
  }
  return out;
}

}  // namespace plumbline::app
