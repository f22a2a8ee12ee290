// SPDX-License-Identifier: Apache-2.0
//
// A dossier to look at and to take along.

#include "app/dossier.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "http/api_internal.h"
#include "http/country_internal.h"
#include "publish/citation.h"

namespace plumbline::http {
namespace {

using Json = nlohmann::ordered_json;

struct Form {
  std::string_view word;  // also the end of the file's name
  app::DossierForm form;
  std::string_view type;
};
constexpr std::array<Form, 4> kForms = {{
    {"html", app::DossierForm::Html, "text/html; charset=utf-8"},
    {"docx", app::DossierForm::Docx,
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"md", app::DossierForm::Markdown, "text/markdown; charset=utf-8"},
    {"pdf", app::DossierForm::Pdf, "application/pdf"},
}};

std::vector<std::string> parts_of(const std::string& list) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    if (comma > at) out.push_back(list.substr(at, comma - at));
    at = comma + 1;
  }
  return out;
}

}  // namespace

Result<app::DossierOptions> dossier_options(const Call& call) {
  app::DossierOptions out;
  out.workspace = call.desk.workspace;
  out.country = call.part("country");
  out.sections = parts_of(call.request.parameter("sections"));
  PL_TRY(out.year, year_of(call.request, "year"));
  const std::pair<const char*, std::string*> words[] = {{"standard", &out.standard},
                                                        {"style", &out.style},
                                                        {"language", &out.language},
                                                        {"date", &out.date},
                                                        {"draft", &out.draft}};
  for (const auto& [name, into] : words) {
    if (auto word = call.request.parameter(name); !word.empty()) *into = std::move(word);
  }
  return out;
}

namespace {

// A page in a frame of ours, which may run nothing, load nothing and go nowhere.
void frame(Response& response) {
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                                "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
                                "sandbox");
}

Result<const Form*> form_of(const Request& request) {
  const std::string word = request.parameter("form");
  if (word.empty()) return &kForms.front();
  const auto found = std::find_if(kForms.begin(), kForms.end(),
                                  [&](const Form& each) { return each.word == word; });
  if (found != kForms.end()) return &*found;
  return Error{ErrorCode::Misuse, "form is html, docx, md or pdf, not '" + word + "'"};
}

}  // namespace

Response get_dossier_choices(const Call&) {
  Json sections = Json::array();
  for (const std::string_view id : app::dossier_sections()) sections.push_back(id);
  Json styles = Json::array();
  for (const std::string_view style : publish::kCitationStyles) styles.push_back(style);
  Json forms = Json::array();
  for (const Form& form : kForms) forms.push_back(form.word);
  const Json out = {{"sections", std::move(sections)},
                    {"styles", std::move(styles)},
                    {"forms", std::move(forms)}};
  return json_answer(out.dump());
}

Response get_dossier(const Call& call) {
  const auto options = dossier_options(call);
  if (!options) return refusal(options.error());
  const auto form = form_of(call.request);
  if (!form) return refusal(form.error());
  const auto preview = truth_of(call.request, "preview");
  if (!preview) return refusal(preview.error());
  const auto record = truth_of(call.request, "record");
  if (!record) return refusal(record.error());
  const bool in_frame = preview->value_or(false);
  if (in_frame && (*form)->form != app::DossierForm::Html) {
    return problem(400, "Not understood", "only the form html can be previewed");
  }
  const bool wants_record = record->value_or(false);
  if (wants_record && (*form)->form == app::DossierForm::Html) {
    return problem(400, "Not understood",
                   "a page holds its record; docx, md and pdf have one beside");
  }
  app::DossierPrinter printer((*form)->form);
  const auto dossier = app::dossier(*options);
  if (!dossier) return refusal(dossier.error());
  // The record knows the bytes of its file, which are the same whenever they are made.
  auto written = printer.write(*dossier);
  if (!written) return refusal(written.error());
  app::DossierFiles files = std::move(written).take();
  std::string name = "dossier-" + dossier->country + "." + std::string((*form)->word);
  Response response{200, std::string((*form)->type), {}, {}};
  if (wants_record) {
    name += ".json";
    response.type = "application/json";
    response.body = std::move(files.record);
  } else {
    response.body = std::move(files.bytes);
  }
  if (in_frame) {
    frame(response);
  } else {
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
  return response;
}

}  // namespace plumbline::http
