// SPDX-License-Identifier: Apache-2.0

#include "app/incidents.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "app/country_word.h"
#include "app/list_place.h"
#include "app/reprints.h"
#include "base/date.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "model/json.h"
#include "refdata/refdata.h"
#include "resolve/incidents.h"
#include "store/claim_judgements.h"
#include "store/corrections.h"
#include "store/reader.h"
#include "store/sketches.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::app {
namespace {

using resolve::Account;
using resolve::Told;
using resolve::ToldAt;

constexpr std::size_t kTextBatch = 256;  // documents whose texts are held at a time

// All that tell something, and what of them is only shown.
struct IncidentShelf {
  std::vector<Account> accounts;
  std::vector<std::string> names;  // under which they were added
  store::JudgementsByDocument judgements;
  std::size_t rejected = 0;  // tellings
};

struct WaitingTexts {
  model::Document document;
  std::string reading;
  model::Withheld withheld;
  std::size_t rejected = 0;  // tellings of it, by a person
};

// What a person rejected is not told; whom its claims name stays withheld all the same.
std::size_t drop_rejected(const std::vector<store::Standing>& standings,
                          const model::Report& report, Account& account) {
  const auto rejected = [&](const Told& told) {
    for (std::size_t i = 0; i < report.claims.size(); ++i) {
      if (report.claims[i].id == told.claim) return standings[i] == store::Standing::Rejected;
    }
    return false;
  };
  return std::erase_if(account.tellings, rejected);
}

Status read_one(const resolve::AccountReader& reader, const store::JudgementsByDocument& judgements,
                WaitingTexts& waiting, Account& account) {
  model::Report report;
  report.document = std::move(waiting.document);
  if (Status read = model::read_reading(waiting.reading, report); !read) {
    model::withhold(report.document, waiting.withheld);
    return Error(read.error()).within(report.document.name);
  }
  std::vector<store::Standing> standings;  // of claims as the machine read them
  if (const auto judged = judgements.find(report.document.id.value); judged != judgements.end()) {
    report.withheld = waiting.withheld;
    store::add_claims(report, judged->second);
    standings = store::standings_of(judged->second, report);
    store::correct(report, judged->second);
  }
  account = reader.read(report.document, report.claims, waiting.withheld.spans);
  if (!standings.empty()) waiting.rejected = drop_rejected(standings, report, account);
  // Whoever the shield knows is no more shown here than elsewhere.
  auto& words = account.withheld;
  words.insert(words.end(), waiting.withheld.words.begin(), waiting.withheld.words.end());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  account.details = waiting.withheld.details;
  model::withhold(report.document, waiting.withheld);
  account.title = report.document.title;
  account.publisher = report.document.publisher;
  waiting.document.name = std::move(report.document.name);
  return Done{};
}

// Reads a batch with as many threads as there are processors; the order stays.
Status read_batch(const resolve::AccountReader& reader, std::vector<WaitingTexts>& batch,
                  IncidentShelf& shelf) {
  const std::size_t base = shelf.accounts.size();
  shelf.accounts.resize(base + batch.size());
  std::vector<std::optional<Error>> errors(batch.size());
  on_all_processors(batch.size(), [&](std::size_t i) {
    if (Status read = read_one(reader, shelf.judgements, batch[i], shelf.accounts[base + i]);
        !read) {
      errors[i] = read.error();
    }
  });
  for (const auto& error : errors) {
    if (error) return Error(*error);
  }
  for (WaitingTexts& waiting : batch) {
    shelf.names.push_back(std::move(waiting.document.name));
    shelf.rejected += waiting.rejected;
  }
  batch.clear();
  return Done{};
}

Result<IncidentShelf> read_incident_shelf(const store::Workspace& workspace,
                                          const refdata::RefData& refdata) {
  const resolve::AccountReader reader(refdata);
  IncidentShelf shelf;
  PL_TRY(shelf.judgements, store::all_claim_judgements(workspace));
  std::vector<WaitingTexts> batch;
  Status worked = Done{};
  const Status read = store::each_telling(
      workspace, [&](model::Document document, std::string reading, model::Withheld withheld) {
        if (!worked) return;
        batch.push_back({std::move(document), std::move(reading), std::move(withheld), 0});
        if (batch.size() >= kTextBatch) worked = read_batch(reader, batch, shelf);
      });
  if (!read) return Error(read.error());
  if (worked) worked = read_batch(reader, batch, shelf);
  if (!worked) return Error(worked.error());
  return shelf;
}

Result<std::vector<resolve::Copies>> copies_of(const std::string& workspace,
                                               const IncidentShelf& shelf) {
  std::vector<std::string> documents;
  for (const Account& account : shelf.accounts) documents.push_back(account.id);
  PL_TRY(const std::vector<KinFamily> families, kin_of(workspace, documents));
  std::map<std::string, std::size_t, std::less<>> index;
  for (std::size_t i = 0; i < shelf.accounts.size(); ++i) index[shelf.accounts[i].id] = i;
  std::vector<resolve::Copies> copies(shelf.accounts.size());
  for (std::size_t family = 0; family < families.size(); ++family) {
    for (const KinMember& member : families[family]) {
      const auto known = index.find(member.document);
      if (known == index.end()) continue;
      resolve::Copies& own = copies[known->second];
      own.family = family;
      for (const std::string& taken : member.from) {
        const auto from = index.find(taken);
        if (from != index.end()) own.from.push_back(from->second);
      }
    }
  }
  return copies;
}

// What must hold of an incident to be shown.
struct WantedIncidents {
  std::string document;
  std::string country;
  std::string type;
  std::string since;
  std::string until;
};

// Both cut to what both tell: "2024" may be on or after "2024-03".
int compared(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  return a.substr(0, both).compare(b.substr(0, both));
}

// Whether it may lie there, as far as its dates tell.
bool within(const std::string& from, const std::string& to, const WantedIncidents& wanted) {
  if (from.empty() && to.empty()) return false;
  const std::string& first = from.empty() ? to : from;
  const std::string& last = to.empty() ? from : to;
  return compared(last, wanted.since) >= 0 && compared(first, wanted.until) <= 0;
}

bool happened_then(const resolve::Incident& incident, const std::vector<Account>& accounts,
                   const WantedIncidents& wanted) {
  if (wanted.since.empty() && wanted.until.empty()) return true;
  bool dated = false;
  for (const resolve::Happening& happening : incident.happenings) {
    if (!happening.when.stated()) continue;
    dated = true;
    if (within(to_iso(happening.when.from), to_iso(happening.when.to), wanted)) return true;
  }
  return !dated && std::any_of(incident.reports.begin(), incident.reports.end(), [&](auto& report) {
    const std::string published = to_iso(accounts[report.account].published);
    return within(published, published, wanted);
  });
}

bool fits(const resolve::Incident& incident, const std::vector<Account>& accounts,
          const WantedIncidents& wanted) {
  const auto any = [&](const auto& test) {
    return std::any_of(incident.reports.begin(), incident.reports.end(), [&](auto& report) {
      const auto& tellings = accounts[report.account].tellings;
      return std::any_of(report.tellings.begin(), report.tellings.end(),
                         [&](std::size_t index) { return test(tellings[index]); });
    });
  };
  if (!wanted.document.empty() &&
      std::none_of(incident.reports.begin(), incident.reports.end(),
                   [&](auto& report) { return accounts[report.account].id == wanted.document; })) {
    return false;
  }
  if (!wanted.type.empty() &&
      !any([&](const Told& telling) { return telling.what.type == wanted.type; })) {
    return false;
  }
  const auto there = [&](const Told& telling) {
    return telling.spot && telling.spot->country == wanted.country;
  };
  if (!wanted.country.empty() && !any(there)) return false;
  return happened_then(incident, accounts, wanted);
}

// Makes what is shown of one incident.
class Showing {
 public:
  Showing(const IncidentShelf& shelf, const resolve::Incident& incident)
      : shelf_(shelf), incident_(incident) {
    for (const resolve::Report& report : incident.reports) {
      const auto& hidden = shelf_.accounts[report.account].withheld;
      withheld_.insert(withheld_.end(), hidden.begin(), hidden.end());
      const auto& details = shelf_.accounts[report.account].details;
      details_.details.insert(details_.details.end(), details.begin(), details.end());
    }
    model::settle(details_);
    std::sort(withheld_.begin(), withheld_.end());
    // Who is accused by one report is named as such; other reports may only tell of them.
    for (const resolve::Accused& accused : incident.accused) {
      for (const std::string& word : resolve::name_words(accused.name)) std::erase(withheld_, word);
      for (const std::string& spelling : accused.spellings) {
        for (const std::string& word : resolve::name_words(spelling)) std::erase(withheld_, word);
      }
    }
  }

  // For is_an_event(): who is accused, and what happened, without tellings.
  [[nodiscard]] IncidentShown outline() const {
    IncidentShown out;
    for (const resolve::Accused& accused : incident_.accused) out.accused.push_back(shown(accused));
    for (const resolve::Happening& happening : incident_.happenings) {
      out.happenings.push_back(outline(happening));
    }
    return out;
  }

  Result<IncidentShown> show(store::TextReader& texts) {
    texts_ = &texts;
    const resolve::Incident& incident = incident_;
    IncidentShown out;
    out.id = incident.id;
    out.status = incident.status;
    out.families = incident.families;
    out.origins = incident.origins;
    for (const resolve::Report& report : incident.reports) out.reports.push_back(shown(report));
    for (const resolve::Happening& happening : incident.happenings) {
      PL_TRY(IncidentHappening one, shown(happening));
      out.happenings.push_back(std::move(one));
    }
    for (const resolve::Accused& accused : incident.accused) out.accused.push_back(shown(accused));
    for (const resolve::Mark& mark : incident.marks) {
      PL_TRY(IncidentMark one, shown(mark));
      out.marks.push_back(std::move(one));
    }
    add_frame(incident, out);
    return out;
  }

 private:
  [[nodiscard]] const Account& account(std::size_t index) const { return shelf_.accounts[index]; }

  [[nodiscard]] std::string hide(std::string_view text) const {
    return resolve::withhold(model::put_names_out_of_sight(std::string(text), details_), withheld_);
  }

  [[nodiscard]] std::vector<std::string> documents(const std::vector<ToldAt>& tellings) const {
    std::vector<std::string> out;
    for (const ToldAt& at : tellings) {
      const std::string& id = account(at.account).id;
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    return out;
  }

  [[nodiscard]] IncidentReport shown(const resolve::Report& report) const {
    const Account& own = account(report.account);
    IncidentReport out;
    out.document = {own.id, shelf_.names[report.account], own.publisher, hide(own.title),
                    to_iso(own.published)};
    if (report.nearest == resolve::kNoAccount) return out;
    out.nearest = account(report.nearest).id;
    out.likeness = report.likeness.score;
    for (const resolve::FieldFit& fit : report.likeness.fits) {
      out.fields.push_back({to_string(fit.field), fit.weight, hide(fit.detail)});
    }
    for (const resolve::Field field : report.likeness.silent) {
      out.silent.emplace_back(to_string(field));
    }
    return out;
  }

  Result<const std::string*> text_of(std::size_t index) {
    const auto [known, fresh] = read_.try_emplace(index);
    if (fresh) {
      PL_TRY(known->second, texts_->text(account(index).id));
    }
    return &known->second;
  }

  Result<IncidentTelling> shown(const ToldAt& at) {
    const Told& telling = account(at.account).tellings[at.telling];
    IncidentTelling out;
    out.document = account(at.account).id;
    out.claim = telling.claim;
    out.type = telling.what.type;
    out.modality = model::to_string(telling.modality);
    out.said_by = hide(telling.said_by);
    out.from = to_iso(telling.when.from);
    out.to = to_iso(telling.when.to);
    if (telling.spot) out.place = telling.spot->name;
    out.accused = hide(telling.accused.words);
    out.victims = hide(telling.victims.description);
    out.authority = hide(telling.authority);
    out.penalty = hide(telling.penalty);
    out.taken_back = telling.taken_back;
    PL_TRY(const std::string* text, text_of(at.account));
    if (telling.passage.end > text->size()) return out;
    const std::string_view exact = text::slice(*text, telling.passage);
    out.start = count_code_points(std::string_view(*text).substr(0, telling.passage.begin));
    out.end = out.start + count_code_points(exact);
    out.exact = hide(exact);
    if (telling.word.end > text->size()) return out;
    out.word_start = count_code_points(std::string_view(*text).substr(0, telling.word.begin));
    out.word_end = out.word_start + count_code_points(text::slice(*text, telling.word));
    return out;
  }

  // Of whom it is told: of the accused as reported, of victims without names.
  [[nodiscard]] std::string people_of(const Told& telling) const {
    const bool victims = telling.what.patient != resolve::Part::Accused;
    const std::string& first = victims ? telling.victims.description : telling.accused.words;
    const std::string& second = victims ? telling.accused.words : telling.victims.description;
    const std::string& main = first.empty() ? second : first;
    return hide(main.empty() ? telling.site : main);
  }

  // The fullest words: those with a number, then the longest.
  [[nodiscard]] std::string people_of(const resolve::Happening& happening) const {
    std::string best;
    std::pair<bool, std::size_t> most;
    for (const ToldAt& at : happening.tellings) {
      const Told& telling = account(at.account).tellings[at.telling];
      if (telling.taken_back) continue;
      std::string words = people_of(telling);
      const bool counted = words.find(' ') != std::string::npos &&
                           (telling.victims.count > 1.0 || telling.accused.count > 1.0);
      const std::pair<bool, std::size_t> rank{counted, words.size()};
      if (!best.empty() && rank <= most) continue;
      best = std::move(words);
      most = rank;
    }
    return best;
  }

  // As most tell it.
  [[nodiscard]] std::string type_of(const resolve::Happening& happening) const {
    std::map<std::string, std::size_t> types;
    for (const ToldAt& at : happening.tellings) {
      ++types[account(at.account).tellings[at.telling].what.type];
    }
    std::string out;
    for (const auto& [type, times] : types) {
      if (out.empty() || times > types[out]) out = type;
    }
    return out;
  }

  [[nodiscard]] IncidentHappening outline(const resolve::Happening& happening) const {
    IncidentHappening out;
    out.kin = happening.what.kin;
    out.status = happening.what.status;
    out.from = to_iso(happening.when.from);
    out.to = to_iso(happening.when.to);
    if (happening.spot) out.place = happening.spot->name;
    out.type = type_of(happening);
    out.people = people_of(happening);
    return out;
  }

  Result<IncidentHappening> shown(const resolve::Happening& happening) {
    IncidentHappening out = outline(happening);
    for (const ToldAt& at : happening.tellings) {
      PL_TRY(IncidentTelling one, shown(at));
      out.tellings.push_back(std::move(one));
    }
    for (const resolve::Contradiction& each : happening.contradictions) {
      Difference difference{each.field, {}};
      for (const auto& value : each.values) {
        difference.values.push_back({hide(value.value), documents(value.tellings)});
      }
      out.differences.push_back(std::move(difference));
    }
    return out;
  }

  [[nodiscard]] AccusedPerson shown(const resolve::Accused& accused) const {
    AccusedPerson out{accused.name, accused.spellings, {}};
    for (const resolve::Standing& standing : accused.standings) {
      out.standings.push_back(
          {standing.status, to_iso(standing.when.from), documents(standing.tellings)});
    }
    return out;
  }

  Result<IncidentMark> shown(const resolve::Mark& mark) {
    const resolve::Notice& notice = account(mark.by).notices[mark.notice];
    PL_TRY(const std::string* text, text_of(mark.by));
    IncidentMark out{account(mark.account).id, to_string(mark.why), account(mark.by).id, {}, {}};
    if (notice.passage.end <= text->size()) {
      out.notice = hide(text::slice(*text, notice.passage));
    }
    if (mark.through != resolve::kNoAccount) out.through = account(mark.through).id;
    return out;
  }

  void add_frame(const resolve::Incident& incident, IncidentShown& out) const {
    std::map<std::string, std::size_t> places;
    std::set<std::string> countries;
    std::size_t most = 0;
    for (const resolve::Happening& happening : incident.happenings) {
      if (!happening.spot) continue;
      if (!happening.spot->country.empty()) countries.insert(happening.spot->country);
      const std::size_t times = places[happening.spot->name] +=
          happening.tellings.size() + (happening.spot->town ? 100 : 0);
      if (times > most) {
        most = times;
        out.place = happening.spot->name;
      }
    }
    out.countries.assign(countries.begin(), countries.end());
    for (const resolve::Happening& happening : incident.happenings) {
      if (!happening.when.stated()) continue;
      const std::string from = to_iso(happening.when.from);
      const std::string to = to_iso(happening.when.to);
      if (out.from.empty() || from < out.from) out.from = from;
      if (to > out.to) out.to = to;
    }
  }

  const IncidentShelf& shelf_;
  const resolve::Incident& incident_;
  store::TextReader* texts_ = nullptr;  // while it is shown
  std::vector<std::string> withheld_;
  model::Withheld details_;
  std::map<std::size_t, std::string> read_;
};

Result<WantedIncidents> wanted_of(const IncidentsOptions& options,
                                  const store::Workspace& workspace,
                                  const resolve::AccountReader& reader,
                                  const refdata::RefData& refdata) {
  WantedIncidents wanted;
  if (!options.document.empty()) {
    PL_TRY(wanted.document, store::find_document(workspace, options.document));
  }
  if (!options.country.empty()) {
    PL_TRY(wanted.country, country_code(options.country, refdata));
  }
  if (!options.type.empty() && reader.happens(options.type) == nullptr) {
    return Error{ErrorCode::Misuse,
                 "no incident is of the type '" + options.type + "'; such are: " + reader.types()};
  }
  wanted.type = options.type;
  for (const auto& [word, name] :
       {std::pair{&options.since, "--since"}, std::pair{&options.until, "--until"}}) {
    if (!word->empty() && !parse_iso(*word)) {
      return Error{ErrorCode::Misuse, std::string(name) +
                                          " takes a year, a month or a day such as "
                                          "2024, 2024-06 or 2024-06-24"};
    }
  }
  wanted.since = options.since;
  wanted.until = options.until;
  return wanted;
}

bool tells_a_number(const std::string& people) {
  static constexpr text::WordSet kCounted{
      "a",     "an",   "one", "two",    "three",  "four",  "five",   "six",    "seven",
      "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens", "scores", "hundreds"};
  const std::vector<text::Token> tokens = text::tokenize(people);
  return std::any_of(tokens.begin(), tokens.end(), [](const text::Token& token) {
    return token.kind == text::TokenKind::Number || kCounted.has(token.key);
  });
}

}  // namespace

bool is_an_event(const IncidentShown& incident) {
  if (!incident.accused.empty()) return true;
  return std::any_of(
      incident.happenings.begin(), incident.happenings.end(), [](const IncidentHappening& each) {
        const bool goes_on =
            each.kin == "deed" || each.kin == "assistance" || each.type == "identification";
        return !goes_on || !each.from.empty() || tells_a_number(each.people);
      });
}

Result<IncidentsAnswer> incidents(const IncidentsOptions& options) {
  PL_TRY(const ListPlace place, parse_list_place(options.after));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  const resolve::AccountReader reader(refdata);
  PL_TRY(const WantedIncidents wanted, wanted_of(options, workspace, reader, refdata));
  PL_TRY(const IncidentShelf shelf, read_incident_shelf(workspace, refdata));
  PL_TRY(const std::vector<resolve::Copies> copies, copies_of(options.workspace, shelf));
  const resolve::Incidents found = resolve::find_incidents(shelf.accounts, copies, refdata);
  PL_TRY(store::TextReader texts, store::TextReader::open(workspace));
  IncidentsAnswer answer;
  answer.documents = shelf.accounts.size();
  answer.left_out = found.left_out;
  answer.rejected = shelf.rejected;
  std::vector<const resolve::Incident*> fitting;
  for (const resolve::Incident& incident : found.incidents) {
    for (const resolve::Mark& mark : incident.marks) {
      answer.marks.push_back({shelf.accounts[mark.account].id,
                              to_string(mark.why),
                              shelf.accounts[mark.by].id,
                              {},
                              {}});
    }
    if (!fits(incident, shelf.accounts, wanted)) continue;
    if (!options.events_only || is_an_event(Showing(shelf, incident).outline())) {
      fitting.push_back(&incident);
    }
  }
  answer.all = fitting.size();
  const PageOf page =
      page_of(place, fitting.size(), options.limit, [&](std::size_t i) { return fitting[i]->id; });
  for (std::size_t i = page.begin; i < page.end; ++i) {
    PL_TRY(IncidentShown shown, Showing(shelf, *fitting[i]).show(texts));
    answer.incidents.push_back(std::move(shown));
  }
  answer.next = page.next;
  return answer;
}

}  // namespace plumbline::app
