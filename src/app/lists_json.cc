// SPDX-License-Identifier: Apache-2.0

#include "app/lists_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "app/json_dump_internal.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFiguresSchema = 1;

Json list_part(const FigureReport& report) {
  Json out = {{"document", report.document},   {"name", report.name},
              {"title", report.title},         {"publisher", report.publisher},
              {"published", report.published}, {"claim", report.claim},
              {"value", report.value}};
  if (report.upper) out["upper"] = *report.upper;
  if (!report.approximator.empty()) out["approximator"] = report.approximator;
  out["unit"] = report.unit;
  out["chain"] = report.chain;
  if (!report.source.empty()) {
    out["source"] = report.source;
    out["source_named"] = report.source_named;
  }
  out["passage"] = {{"start", report.start}, {"end", report.end}, {"exact", report.exact}};
  out["sentence"] = report.sentence;
  if (report.headline) out["headline"] = true;
  return out;
}

Json list_part(const RowValue& value) {
  Json out = {{"value", value.value}};
  if (value.upper) out["upper"] = *value.upper;
  if (!value.approximator.empty()) out["approximator"] = value.approximator;
  out["documents"] = value.documents;
  out["origins"] = value.origins;
  out["reports"] = value.reports;
  return out;
}

Json list_part(const CountedRow& row) {
  Json values = Json::array();
  for (const RowValue& value : row.values) values.push_back(list_part(value));
  Json notes = Json::array();
  for (const RowNote& note : row.notes) {
    Json entry = {{"why", note.why}};
    if (!note.row.empty()) entry["row"] = note.row;
    entry["reports"] = {note.one, note.other};
    entry["words"] = note.words;
    notes.push_back(std::move(entry));
  }
  Json out = {{"row", row.key},
              {"country", row.country},
              {"place", row.place},
              {"place_stated", row.place_stated},
              {"unit", row.unit},
              {"status", row.status},
              {"scope", row.scope},
              {"what", row.what},
              {"period",
               {{"kind", row.period_kind},
                {"from", to_iso(row.from)},
                {"to", to_iso(row.to)},
                {"words", row.period}}}};
  if (!row.whole.empty()) out["part_of"] = row.whole;
  out["values"] = std::move(values);
  if (!row.parts.empty()) out["parts"] = row.parts;
  out["notes"] = std::move(notes);
  return out;
}

Json list_part(const IncidentTelling& telling) {
  return {{"document", telling.document},
          {"claim", telling.claim},
          {"type", telling.type},
          {"modality", telling.modality},
          {"said_by", telling.said_by},
          {"from", telling.from},
          {"to", telling.to},
          {"place", telling.place},
          {"accused", telling.accused},
          {"victims", telling.victims},
          {"authority", telling.authority},
          {"penalty", telling.penalty},
          {"taken_back", telling.taken_back},
          {"word", {{"start", telling.word_start}, {"end", telling.word_end}}},
          {"passage", {{"start", telling.start}, {"end", telling.end}, {"exact", telling.exact}}}};
}

Json list_part(const IncidentHappening& happening) {
  Json tellings = Json::array();
  for (const auto& telling : happening.tellings) tellings.push_back(list_part(telling));
  Json differences = Json::array();
  for (const Difference& difference : happening.differences) {
    Json values = Json::array();
    for (const DifferentValue& value : difference.values) {
      values.push_back({{"value", value.value}, {"documents", value.documents}});
    }
    differences.push_back({{"field", difference.field}, {"values", std::move(values)}});
  }
  return {{"kin", happening.kin},
          {"type", happening.type},
          {"status", happening.status},
          {"from", happening.from},
          {"to", happening.to},
          {"place", happening.place},
          {"people", happening.people},
          {"differences", std::move(differences)},
          {"tellings", std::move(tellings)}};
}

Json list_part(const IncidentReport& report) {
  Json fields = Json::array();
  for (const FieldAgreement& field : report.fields) {
    fields.push_back({{"field", field.field},
                      {"weight", std::round(field.weight * 100) / 100},
                      {"detail", field.detail}});
  }
  return {{"document", report.document.hash},
          {"name", report.document.name},
          {"title", report.document.title},
          {"publisher", report.document.publisher},
          {"published", report.document.published},
          {"nearest", report.nearest},
          {"likeness", std::round(report.likeness * 100) / 100},
          {"fields", std::move(fields)},
          {"silent", report.silent}};
}

Json list_part(const AccusedPerson& person) {
  Json standings = Json::array();
  for (const AccusedStanding& standing : person.standings) {
    standings.push_back(
        {{"status", standing.status}, {"from", standing.from}, {"documents", standing.documents}});
  }
  return {
      {"name", person.name}, {"spellings", person.spellings}, {"standings", std::move(standings)}};
}

Json list_part(const IncidentShown& incident) {
  Json happenings = Json::array();
  for (const auto& happening : incident.happenings) happenings.push_back(list_part(happening));
  Json accused = Json::array();
  for (const auto& person : incident.accused) accused.push_back(list_part(person));
  Json reports = Json::array();
  for (const auto& report : incident.reports) reports.push_back(list_part(report));
  Json marks = Json::array();
  for (const IncidentMark& mark : incident.marks) {
    marks.push_back({{"document", mark.document},
                     {"why", mark.why},
                     {"by", mark.by},
                     {"notice", mark.notice},
                     {"through", mark.through}});
  }
  return {{"id", incident.id},
          {"from", incident.from},
          {"to", incident.to},
          {"place", incident.place},
          {"countries", incident.countries},
          {"status", incident.status},
          {"families", incident.families},
          {"origins", incident.origins},
          {"happenings", std::move(happenings)},
          {"accused", std::move(accused)},
          {"corrections", std::move(marks)},
          {"reports", std::move(reports)}};
}

Json list_part(const std::vector<NameGround>& grounds) {
  Json out = Json::array();
  for (const NameGround& ground : grounds) {
    out.push_back({{"weight", ground.weight}, {"words", ground.words}});
  }
  return out;
}

Json list_part(const SourceName& name) {
  Json out = {{"id", name.id},           {"name", name.name},
              {"kind", name.kind},       {"organisation", name.organisation},
              {"country", name.country}, {"country_of_document", name.country_of_document},
              {"only_in", name.only_in}, {"offices", name.offices},
              {"claims", name.claims},   {"documents", name.documents}};
  if (!name.tied_to.empty()) {
    out["tied_to"] = name.tied_to;
    if (name.judgement != 0) {
      out["judgement"] = name.judgement;
    } else {
      out["score"] = name.score;
      out["why"] = list_part(name.grounds);
    }
  }
  return out;
}

}  // namespace

std::string to_json(const FiguresAnswer& answer) {
  Json rows = Json::array();
  for (const CountedRow& row : answer.rows) rows.push_back(list_part(row));
  Json reports = Json::array();
  for (const FigureReport& report : answer.reports) reports.push_back(list_part(report));
  Json sums = Json::array();
  for (const CheckedSum& sum : answer.sums) {
    sums.push_back({{"result", sum.result},
                    {"row", sum.row},
                    {"sum", sum.sum},
                    {"whole", sum.whole},
                    {"parts", sum.parts},
                    {"words", sum.words}});
  }
  Json jumps = Json::array();
  for (const SeriesJump& jump : answer.jumps) {
    jumps.push_back({{"row", jump.row}, {"before", jump.before}, {"words", jump.words}});
  }
  Json out = {{"schema", kFiguresSchema},
              {"rows", std::move(rows)},
              {"reports", std::move(reports)},
              {"sums", std::move(sums)},
              {"jumps", std::move(jumps)},
              {"planned", answer.planned},
              {"uncounted", answer.uncounted},
              {"rows_of_other_units", answer.other_units},
              {"rows_without_period", answer.without_period}};
  if (answer.rejected != 0) out["rejected"] = answer.rejected;
  return dumped(out);
}

std::string to_json(const IncidentsAnswer& answer) {
  Json incidents = Json::array();
  for (const auto& incident : answer.incidents) incidents.push_back(list_part(incident));
  Json out = {{"schema", "plumbline.incidents/1"},
              {"documents", answer.documents},
              {"all", answer.all},
              {"left_out", answer.left_out},
              {"incidents", std::move(incidents)}};
  if (!answer.next.empty()) out["next"] = answer.next;
  if (answer.rejected != 0) out["rejected"] = answer.rejected;
  return dumped(out);
}

std::string to_json(const SourcesAnswer& answer, bool pretty) {
  Json sources = Json::array();
  for (const SourceEntry& source : answer.sources) {
    Json names = Json::array();
    for (const SourceName& name : source.names) names.push_back(list_part(name));
    sources.push_back(
        {{"claims", source.claims}, {"documents", source.documents}, {"names", std::move(names)}});
  }
  Json doubts = Json::array();
  for (const SourceDoubt& doubt : answer.doubts) {
    doubts.push_back({{"one", list_part(doubt.one)},
                      {"other", list_part(doubt.other)},
                      {"score", doubt.score},
                      {"why", list_part(doubt.grounds)}});
  }
  Json out = {{"sources", std::move(sources)},     {"all_sources", answer.all},
              {"next_doubts", answer.next_doubts}, {"names", answer.names},
              {"doubts", std::move(doubts)},       {"all_doubts", answer.all_doubts},
              {"overruled", answer.overruled},     {"idle", answer.idle}};
  if (!answer.next.empty()) out["next"] = answer.next;
  return out.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const std::vector<PastDecision>& decisions, bool pretty) {
  Json rows = Json::array();
  for (const PastDecision& each : decisions) {
    rows.push_back({{"number", each.number},
                    {"at", each.at},
                    {"who", each.who},
                    {"verb", each.verb},
                    {"subject", each.subject},
                    {"why", each.why},
                    {"undoes", each.undoes},
                    {"undone_by", each.undone_by}});
  }
  const Json out = {{"judgements", std::move(rows)}};
  return out.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace plumbline::app
