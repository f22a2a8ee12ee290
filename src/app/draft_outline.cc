// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "app/draft_internal.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;
using Form = model::DossierParagraph::Form;

Json outline_part(const model::DossierStatement& statement) {
  Json out = {{"key", statement.key}, {"words", statement.words}, {"passages", statement.passages}};
  if (statement.hand) {
    const model::DossierHand& hand = *statement.hand;
    out["hand"] = {{"who", hand.who},
                   {"at", hand.at},
                   {"instead_of", hand.instead_of},
                   {"unsourced", hand.unsourced},
                   {"change", hand.change}};
  }
  return out;
}

using Form = model::DossierParagraph::Form;

const char* form_word(Form form) {
  switch (form) {
    case Form::Item: return "item";
    case Form::Aside: return "aside";
    case Form::Own: return "own";
    case Form::Body: break;
  }
  return "body";
}

// A block as the workbench lists it: its form, its key and its statements.
struct Outline {
  Json operator()(const model::DossierHeading& one) const {
    return {{"form", "heading"}, {"label", one.words}};
  }
  Json operator()(const model::DossierParagraph& one) const {
    Json statements = Json::array();
    for (const auto& statement : one.statements) statements.push_back(outline_part(statement));
    return {
        {"form", form_word(one.form)}, {"label", one.label}, {"statements", std::move(statements)}};
  }
  Json operator()(const model::DossierTable& one) const {
    Json statements = Json::array();
    for (std::size_t row = 0; row < one.rows.size(); ++row) {
      model::DossierStatement all = model::statement_of(one, row);
      statements.push_back(outline_part(all));
    }
    return {{"form", "table"}, {"label", one.caption}, {"statements", std::move(statements)}};
  }
  template <class Picture>
  Json operator()(const Picture& one) const {
    return {{"form", "picture"}, {"label", one.words.caption}};
  }
};

// What people sent, without the names of victims that are known today. Nobody asked whether a key
// or a section that they sent is one.
std::string shown(std::string words, const model::Dossier& dossier) {
  for (const model::Withheld& withheld : dossier.withheld)
    words = model::put_names_out_of_sight(std::move(words), withheld);
  return words;
}

Json outline_part(const store::DraftChange& change, bool undone, const model::Dossier& dossier) {
  Json cites = Json::array();
  for (const DraftCite& cite : cites_of(change.cites)) {
    cites.push_back({{"document", cite.document},
                     {"start", cite.start},
                     {"end", cite.end},
                     {"exact", shown(cite.exact, dossier)}});
  }
  return {{"number", change.number},
          {"at", change.at},
          {"who", change.who},
          {"verb", change.verb},
          {"section", shown(change.section, dossier)},
          {"key", shown(change.key, dossier)},
          {"text", shown(change.text, dossier)},
          {"cites", std::move(cites)},
          {"why", shown(change.why, dossier)},
          {"undoes", change.undoes},
          {"undone", undone}};
}

Json left_out_of(const model::Dossier& dossier, const std::string& section) {
  Json out = Json::array();
  for (const model::DossierLeftOut& one : dossier.left_out) {
    if (one.section != section) continue;
    out.push_back({{"key", one.key},
                   {"words", shown(one.words, dossier)},
                   {"who", one.who},
                   {"at", one.at},
                   {"why", shown(one.why, dossier)},
                   {"change", one.change}});
  }
  return out;
}

Json sections_json(const model::Dossier& dossier) {
  Json out = Json::array();
  std::vector<std::string> told;
  for (const model::DossierSection& section : dossier.sections) {
    Json blocks = Json::array();
    for (const model::DossierBlock& block : section.blocks) {
      Json one = std::visit(Outline(), block);
      one["key"] = model::block_key(block);
      blocks.push_back(std::move(one));
    }
    out.push_back({{"id", section.id},
                   {"title", section.title},
                   {"blocks", std::move(blocks)},
                   {"left_out", left_out_of(dossier, section.id)}});
    told.push_back(section.id);
  }
  // Of a section of which nothing is left: what was taken out of it can be put back.
  for (const model::DossierLeftOut& one : dossier.left_out) {
    if (std::find(told.begin(), told.end(), one.section) != told.end()) continue;
    told.push_back(one.section);
    out.push_back({{"id", one.section},
                   {"title", dossier.words.at("section." + one.section)},
                   {"blocks", Json::array()},
                   {"left_out", left_out_of(dossier, one.section)}});
  }
  return out;
}

}  // namespace

std::string to_json(const std::vector<DraftShown>& drafts) {
  Json out = Json::array();
  for (const DraftShown& draft : drafts) {
    out.push_back({{"country", draft.country},
                   {"name", draft.name},
                   {"changes", draft.changes},
                   {"last", draft.last},
                   {"at", draft.at},
                   {"who", draft.who}});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> draft_outline(const std::string& workspace, const model::Dossier& dossier,
                                  const std::string& draft) {
  // As far as the dossier has them: what was changed since is asked for again.
  std::vector<store::DraftChange> changes;
  if (dossier.draft_change > 0) {
    PL_TRY(changes, store::draft_changes(workspace, dossier.country, draft, dossier.draft_change));
  }
  std::map<std::int64_t, bool> undone;
  for (const store::DraftChange& change : changes) undone[change.undoes] = true;
  Json told = Json::array();
  for (const store::DraftChange& change : changes) {
    told.push_back(outline_part(change, undone.contains(change.number), dossier));
  }
  Json passages = Json::array();
  for (const model::DossierPassage& passage : dossier.passages) {
    const model::DossierDocument& document = dossier.documents[passage.document];
    passages.push_back({{"document", document.hash},
                        {"title", document.title.empty() ? document.name : document.title},
                        {"publisher", document.publisher},
                        {"published", document.published},
                        {"start", passage.start},
                        {"end", passage.end},
                        {"exact", passage.exact}});
  }
  Json warnings = Json::array();
  for (const std::string& warning : dossier.draft_warnings) {
    warnings.push_back(shown(warning, dossier));
  }
  const Json out = {{"country", dossier.country},   {"draft", draft},
                    {"last", dossier.draft_change}, {"sections", sections_json(dossier)},
                    {"order", dossier.asked},       {"passages", std::move(passages)},
                    {"changes", std::move(told)},   {"warnings", std::move(warnings)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace plumbline::app
