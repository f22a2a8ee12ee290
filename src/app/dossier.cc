// SPDX-License-Identifier: Apache-2.0

#include "app/dossier.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/assess.h"
#include "app/country_word.h"
#include "app/dossier_parts_internal.h"
#include "app/draft_internal.h"
#include "app/drafts.h"
#include "app/pipeline.h"
#include "app/profile.h"
#include "base/parallel.h"
#include "publish/citation.h"
#include "store/reader.h"
#include "text/language_id.h"

namespace plumbline::app {
namespace {

struct Section {
  std::string_view id;
  void (*write)(const DossierMatter& matter, DossierPen& pen, Blocks& out);
};
constexpr std::array<Section, 12> kSections = {{
    {"summary", write_summary},
    {"placement", write_placement},
    {"criteria", write_criteria},
    {"routes", write_routes},
    {"exploitation", write_exploitation},
    {"figures", write_figures},
    {"responses", write_responses},
    {"incidents", write_incidents},
    {"disagreements", write_disagreements},
    {"sources", write_sources},
    {"questions", write_questions},
    {"limits", write_limits},
}};

constexpr std::size_t kMostIncidents = 20;

Result<std::vector<Section>> chosen(const std::vector<std::string>& asked) {
  std::vector<Section> out;
  if (asked.empty()) return std::vector<Section>(kSections.begin(), kSections.end());
  for (const std::string& id : asked) {
    const auto found = std::find_if(kSections.begin(), kSections.end(),
                                    [&](const Section& section) { return section.id == id; });
    if (found == kSections.end()) {
      std::string known;
      for (const Section& section : kSections)
        known += (known.empty() ? "" : ", ") + std::string(section.id);
      return Error{ErrorCode::Misuse, "no section is called '" + id + "'; one of: " + known};
    }
    out.push_back(*found);
  }
  return out;
}

Status check_options(const DossierOptions& options) {
  if (!publish::is_citation_style(options.style)) {
    std::string known;
    for (const std::string_view style : publish::kCitationStyles) {
      known += (known.empty() ? "" : ", ") + std::string(style);
    }
    return Error{ErrorCode::Misuse,
                 "no citation style '" + options.style + "' is built in; one of: " + known};
  }
  if (!options.date.empty() && !parse_iso(options.date)) {
    return Error{ErrorCode::Misuse, "'" + options.date + "' is no date; write one as 2024-06-30"};
  }
  return Done{};
}

bool wants(const std::vector<Section>& sections, std::string_view id) {
  return std::any_of(sections.begin(), sections.end(),
                     [&](const Section& section) { return section.id == id; });
}

Status gather_profile(const DossierOptions& options, const std::string& country,
                      DossierMatter& matter) {
  ProfileOptions asked;
  asked.workspace = options.workspace;
  asked.country = country;
  PL_TRY(matter.profile, profile(asked));
  return Done{};
}

Status gather_assessment(const DossierOptions& options, const std::string& country,
                         DossierMatter& matter) {
  AssessOptions held;
  held.workspace = options.workspace;
  held.country = country;
  held.standard = options.standard;
  held.year = options.year;
  PL_TRY(matter.assessment, assess(held));
  return Done{};
}

// Whatever the sections: they tell which documents were corrected or taken back.
Status gather_incidents(const DossierOptions& options, const std::string& country,
                        DossierMatter& matter) {
  IncidentsOptions events;
  events.workspace = options.workspace;
  events.country = country;
  events.events_only = true;
  events.limit = kMostIncidents;
  PL_TRY(matter.incidents, incidents(events));
  return Done{};
}

// Each reads the workspace by itself, in part on one thread only, so they do it side by side.
Status gather_dossier(const DossierOptions& options, const std::string& country,
                      const std::vector<Section>& sections, DossierMatter& matter) {
  std::vector<Status (*)(const DossierOptions&, const std::string&, DossierMatter&)> parts = {
      gather_profile, gather_incidents};
  if (wants(sections, "criteria") || wants(sections, "summary")) parts.push_back(gather_assessment);
  std::vector<Status> gathered(parts.size(), Done{});
  on_all_processors(parts.size(),
                    [&](std::size_t i) { gathered[i] = parts[i](options, country, matter); });
  for (Status& status : gathered) {
    if (!status) return std::move(status);
  }
  return Done{};
}

// When a web archive took the page; of other documents nobody recorded it. The day on which a file
// was added would say when it came into the workspace, which is not when it was read on the web.
std::string retrieved(const model::Document& document) {
  constexpr std::size_t kIso = 10;  // the diagnostic ends in the day (ingest/readers.h)
  for (const model::Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.code != "I080" || diagnostic.message.size() < kIso) continue;
    const std::string day = diagnostic.message.substr(diagnostic.message.size() - kIso);
    if (parse_iso(day)) return day;
  }
  return {};
}

// What people wrote names nobody either whom one of these documents calls a victim.
void withhold_own(const model::Withheld& withheld, model::Dossier& dossier) {
  if (withheld.empty()) return;
  dossier.withheld.push_back(withheld);
  for (model::DossierSection& section : dossier.sections) {
    for (model::DossierBlock& block : section.blocks) {
      auto* paragraph = std::get_if<model::DossierParagraph>(&block);
      if (paragraph == nullptr) continue;
      for (model::DossierStatement& statement : paragraph->statements) {
        if (!statement.hand) continue;
        statement.words = model::put_names_out_of_sight(std::move(statement.words), withheld);
      }
    }
  }
}

Status withhold_own(const std::string& folder, const std::set<std::string>& documents,
                    model::Dossier& dossier) {
  if (documents.empty()) return Done{};
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  for (const std::string& hash : documents) {
    PL_TRY(const model::Withheld withheld, store::read_withheld(workspace, hash));
    withhold_own(withheld, dossier);
  }
  return Done{};
}

// The language of what is cited of a document, which few files say of themselves; lists of other
// posts below it may be in another one.
std::string language_of(const model::Document& document, const model::Dossier& dossier,
                        const std::vector<std::size_t>& passages) {
  std::string cited;
  for (const std::size_t index : passages) cited += dossier.passages[index].exact + "\n";
  text::LanguageGuess guess = text::detect_language(cited);
  if (!guess.reliable) guess = text::detect_language(document.text);
  return guess.reliable ? guess.code : std::string();
}

// "reports.jsonl!item-7" of "/home/mara/reports.jsonl!item-7": how somebody's folders are called is
// no business of whoever gets the dossier. What it holds besides is told by its hash.
std::string without_folders(const std::string& name) {
  // Of what lies in another file the file ends at "!"; a folder may be called so, too, but its name
  // has no ending there.
  std::size_t begin = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] == '/' && at + 1 < name.size()) begin = at + 1;
    if (name[at] == '!' && name.find('.', begin) < at) break;
  }
  return name.substr(begin);
}

// What the workspace holds of the documents that are cited, and of the claims of their passages.
Status fill_documents(const std::string& folder, model::Dossier& dossier) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  std::vector<std::vector<std::size_t>> passages(dossier.documents.size());
  for (std::size_t i = 0; i < dossier.passages.size(); ++i) {
    passages[dossier.passages[i].document].push_back(i);
  }
  for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
    model::DossierDocument& out = dossier.documents[i];
    PL_TRY(const model::Report report, store::read_report(workspace, out.hash));
    const model::Document& document = report.document;
    out.name = without_folders(document.name);
    out.publisher = document.publisher;
    out.authors = document.authors;
    out.title = document.title;
    out.url = document.url;
    out.published = to_iso(document.published);
    out.retrieved = retrieved(document);
    out.language = document.language;
    if (out.language.empty()) out.language = language_of(document, dossier, passages[i]);
    out.media_type = document.media_type;
    for (const std::size_t index : passages[i]) {
      model::DossierPassage& passage = dossier.passages[index];
      const auto claim =
          std::find_if(report.claims.begin(), report.claims.end(),
                       [&](const model::Claim& one) { return one.id == passage.claim; });
      if (claim == report.claims.end()) continue;
      passage.kind = model::to_string(claim->kind);
      passage.modality = model::to_string(claim->modality);
      passage.chain = model::describe(claim->chain);
    }
  }
  return Done{};
}

std::size_t grave(std::string_view why) {
  constexpr std::array<std::string_view, 3> kGravest = {"retracted", "corrected",
                                                        "copy-of-corrected"};
  return static_cast<std::size_t>(std::find(kGravest.begin(), kGravest.end(), why) -
                                  kGravest.begin());
}

void fill_marks(const DossierMatter& matter, const DossierPen& pen, model::Dossier& dossier) {
  std::map<std::string, std::string> why;
  for (const IncidentMark& mark : matter.incidents.marks) {
    const auto [at, fresh] = why.try_emplace(mark.document, mark.why);
    // What its own publisher said of it weighs more than what follows from others.
    if (!fresh && grave(mark.why) < grave(at->second)) at->second = mark.why;
  }
  for (model::DossierDocument& document : dossier.documents) {
    const auto found = why.find(document.hash);
    if (found != why.end()) document.withdrawn = pen.words("withdrawn." + found->second);
  }
}

// "English (41), Russian (3)": of the documents that are cited.
void fill_languages(const DossierPen& pen, model::Dossier& dossier) {
  std::map<std::string, std::size_t> counts;
  for (const model::DossierDocument& document : dossier.documents) {
    ++counts[document.language.empty() ? "und" : document.language];
  }
  std::vector<std::string> names;
  for (const auto& [language, count] : counts) {
    const std::string name = language == "und"
                                 ? pen.words("limits.language.unknown")
                                 : text::language_in_words(language, dossier.words.language);
    names.push_back(
        pen.words("limits.language", {{"language", name}, {"n", static_cast<double>(count)}}));
  }
  for (model::DossierSection& section : dossier.sections) {
    for (model::DossierBlock& block : section.blocks) {
      auto* paragraph = std::get_if<model::DossierParagraph>(&block);
      if (paragraph == nullptr) continue;
      for (model::DossierStatement& statement : paragraph->statements) {
        if (statement.key == "limits.languages") {
          statement.words = pen.words("limits.languages", {{"languages", pen.list(names)}});
        }
      }
    }
  }
}

// That somebody can be singled out, and how to find out who, is told to whoever makes the file and
// not to everybody who gets it.
void keep_for_the_maker(model::CountryProfile& profile, model::Dossier& dossier) {
  std::erase_if(profile.questions, [&](const model::ProfileQuestion& question) {
    if (question.code != "singled-out") return false;
    dossier.warnings.push_back(question.words);
    return true;
  });
}

template <class Picture>
bool shows(const model::Dossier& dossier) {
  for (const model::DossierSection& section : dossier.sections) {
    for (const model::DossierBlock& block : section.blocks) {
      if (std::holds_alternative<Picture>(block)) return true;
    }
  }
  return false;
}

// Limits of what is not shown are none.
void drop_limits(model::Dossier& dossier) {
  const bool map = shows<model::RouteMap>(dossier);
  const bool tiers = shows<model::TierTimeline>(dossier);
  for (model::DossierSection& section : dossier.sections) {
    std::erase_if(section.blocks, [&](const model::DossierBlock& block) {
      const auto* paragraph = std::get_if<model::DossierParagraph>(&block);
      if (paragraph == nullptr || paragraph->statements.size() != 1) return false;
      const std::string& key = paragraph->statements.front().key;
      return (key == "limits.map" && !map) || (key == "limits.tiers" && !tiers);
    });
  }
}

std::string newest(const model::Dossier& dossier, std::string out) {
  for (const model::DossierDocument& document : dossier.documents)
    out = std::max(out, document.published);
  return out;
}

}  // namespace

std::vector<std::string_view> dossier_sections() {
  std::vector<std::string_view> out;
  for (const Section& section : kSections) out.push_back(section.id);
  return out;
}

namespace {

struct Draft {
  std::vector<store::DraftChange> standing;
  std::set<std::string> cited;  // hashes: in any of its changes, those taken back among them
};

// The draft that is asked for; nothing if none is.
Result<Draft> draft_of(const DossierOptions& options, const std::string& country,
                       model::Dossier& out) {
  Draft draft;
  if (options.draft.empty()) return draft;
  PL_TRY(auto all,
         store::draft_changes(options.workspace, country, options.draft, options.draft_until));
  out.draft = options.draft;
  if (!all.empty()) {
    out.draft_change = all.back().number;
    for (const store::DraftChange& change : all) {
      for (const DraftCite& cite : cites_of(change.cites)) draft.cited.insert(cite.document);
    }
    draft.standing = standing(std::move(all));
    return draft;
  }
  if (options.new_draft) return draft;
  PL_TRY(const auto known, list_drafts(options.workspace, country));
  std::string names;
  for (const DraftShown& each : known) names += (names.empty() ? "" : ", ") + each.name;
  return Error{ErrorCode::NotFound, "there is no draft '" + options.draft +
                                        "' of a dossier on this country" +
                                        (names.empty() ? std::string() : "; there is " + names)};
}

Status edit_with(const std::string& workspace, const Draft& draft, DossierPen& pen,
                 model::Dossier& out) {
  if (!draft.standing.empty()) {
    if (Status done = apply_draft(workspace, draft.standing, pen, out); !done) return done;
  }
  return withhold_own(workspace, draft.cited, out);
}

// What all sections would cite without the draft, those that it does not have among them: a victim
// is not named because what told of her was taken out.
void add_cited(const DossierMatter& matter, const model::Dossier& dossier,
               std::set<std::string>& documents) {
  model::Dossier whole;
  whole.words = dossier.words;
  whole.country = dossier.country;
  whole.country_name = dossier.country_name;
  DossierPen pen(whole);
  for (const Section& section : kSections) {
    Blocks blocks;
    section.write(matter, pen, blocks);
  }
  for (const model::DossierDocument& document : whole.documents) documents.insert(document.hash);
}

}  // namespace

Result<model::Dossier> dossier(const DossierOptions& options) {
  if (Status fine = check_options(options); !fine) return Error(fine.error());
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const std::string country, country_code(options.country, refdata));
  model::Dossier out;
  PL_TRY(Draft draft, draft_of(options, country, out));
  out.asked = options.sections.empty() ? sections_of(draft.standing) : options.sections;
  PL_TRY(const std::vector<Section> sections, chosen(out.asked));
  PL_TRY(out.words, dossier_words(refdata, options.language));
  DossierMatter matter{refdata, {}, {}, {}};
  if (Status gathered = gather_dossier(options, country, sections, matter); !gathered)
    return Error(gathered.error());
  out.country = country;
  out.country_name = matter.profile.name;
  out.style = options.style;
  out.date_asked = options.date;
  if (matter.assessment) {
    out.standard = matter.assessment->standard;
    out.year = matter.assessment->year;
  }
  keep_for_the_maker(matter.profile, out);
  DossierPen pen(out);
  matter.profile.name = pen.place(matter.profile.name);
  for (const Section& section : sections) {
    model::DossierSection one{
        std::string(section.id), pen.words("section." + std::string(section.id)), {}};
    section.write(matter, pen, one.blocks);
    if (!one.blocks.empty()) out.sections.push_back(std::move(one));
  }
  if (out.draft_change > 0) {
    add_cited(matter, out, draft.cited);
    if (Status done = edit_with(options.workspace, draft, pen, out); !done)
      return Error(done.error());
  }
  if (Status filled = fill_documents(options.workspace, out); !filled) return Error(filled.error());
  drop_limits(out);
  fill_marks(matter, pen, out);
  fill_languages(pen, out);
  out.newest = newest(out, matter.profile.newest);
  out.date = options.date.empty() ? out.newest : options.date;
  out.title = pen.words("doc.title", {{"country", out.country_name}});
  out.subtitle = pen.words("doc.subtitle", {{"n", static_cast<double>(matter.profile.documents)}});
  PL_TRY(const auto pipeline, load_pipeline(EngineKind::Rules, Reads::Nothing));
  out.engine = "Plumbline " + pipeline->version().substr(0, 24);
  out.reference_data = std::string(refdata.version());
  return out;
}

}  // namespace plumbline::app
