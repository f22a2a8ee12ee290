// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <ostream>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/dossier_check.h"
#include "cli/listing.h"
#include "cli/terminal.h"
#include "cli/verify_internal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kKinds = {{
    {"file-changed", "the file was changed after it was written"},
    {"file-differs",
     "the file is not the one that would be written today, though its statements "
     "are: a picture, a heading or a note differs"},
    {"shown-otherwise", "is not shown in the file as its record has it"},
    {"document-changed", "is told of otherwise (publisher, title, date, address)"},
    {"name-shown", "shows a name that is withheld today: do not pass it on"},
    {"statement-rests-otherwise", "would rest on other passages today"},
    {"document-gone", "is not in the workspace"},
    {"document-withdrawn", "was taken back or corrected since"},
    {"passage-changed", "does not have these words where they stood"},
    {"passage-moved", "has these words at another place"},
    {"claim-gone", "is not read as such a claim any more"},
    {"claim-changed", "is read otherwise"},
    {"statement-gone", "would not be made today"},
    {"statement-changed", "would be made otherwise today"},
    {"draft-gone", "the workspace does not hold the draft that was printed"},
    {"replaced-changed",
     "was put in other words by a person; the program would say it otherwise today"},
}};

std::string_view fault_in_words(std::string_view kind) {
  for (const auto& [code, words] : kKinds) {
    if (code == kind) return words;
  }
  return kind;
}

void tell_fault(const app::DossierFault& fault, int width, Io io) {
  std::string line;
  if (!fault.document.empty()) line = one_line(fault.document) + " ";
  if (fault.passage != 0) line += "(passage " + std::to_string(fault.passage) + ") ";
  if (fault.document.empty() && !fault.statements.empty())
    line = one_line(fault.statements.front()) + " ";
  if (line.empty() && fault.kind == "shown-otherwise") line = "a statement that the record lacks ";
  io.out << wrapped(line + std::string(fault_in_words(fault.kind)), 2, width);
  if (!fault.was.empty()) io.out << wrapped("was: " + shorten(one_line(fault.was), 300), 6, width);
  if (!fault.now.empty()) io.out << wrapped("now: " + shorten(one_line(fault.now), 300), 6, width);
  if (!fault.document.empty() && !fault.statements.empty()) {
    std::string keys;
    for (const std::string& key : fault.statements)
      keys += (keys.empty() ? "" : ", ") + one_line(key);
    io.out << wrapped("statements on it: " + keys, 6, width);
  }
}

// What no program can check is said to be that.
void tell_draft(const app::DossierCheck& check, Io io) {
  io.out << "edited as draft \"" << one_line(check.draft) << "\": " << check.own
         << " of the statements are a person's, and only their passages were checked; "
         << check.unsourced << " of these cite none; " << check.left_out << " of the program's "
         << (check.left_out == 1 ? "is" : "are") << " left out\n";
}

void tell_check_json(const app::DossierCheck& check, Io io) {
  Json faults = Json::array();
  for (const app::DossierFault& fault : check.faults) {
    faults.push_back({{"kind", fault.kind},
                      {"passage", fault.passage},
                      {"document", fault.document},
                      {"statements", fault.statements},
                      {"was", fault.was},
                      {"now", fault.now}});
  }
  const Json out = {{"schema", "plumbline.dossier-check/1"},
                    {"country", check.country},
                    {"date", check.date},
                    {"engine", check.engine},
                    {"same_engine", check.same_engine},
                    {"file_seen", check.file_seen},
                    {"documents", check.documents},
                    {"passages", check.passages},
                    {"statements", check.statements},
                    {"draft", check.draft},
                    {"own_statements", check.own},
                    {"unsourced_statements", check.unsourced},
                    {"left_out", check.left_out},
                    {"new_statements", check.fresh},
                    {"faults", std::move(faults)}};
  io.out << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

int verify_dossier(const Arguments& arguments, Io io) {
  app::DossierCheckOptions options;
  options.file = arguments.words[0];
  options.workspace = workspace_of(arguments);
  if (arguments.values.contains("--engine")) {
    const auto engine = engine_of(arguments, app::EngineKind::Learned);
    if (!engine) return fail("verify", engine.error(), io);
    options.again = *engine;
  }
  const auto check = app::check_dossier(options);
  if (!check) return fail("verify", check.error(), io);
  if (arguments.has("--json")) {
    tell_check_json(*check, io);
  } else {
    for (const app::DossierFault& fault : check->faults) tell_fault(fault, width_of(io.out), io);
    io.out << "dossier on " << one_line(check->country) << " of " << one_line(check->date) << ": "
           << check->statements << " statements, " << check->passages << " passages of "
           << check->documents << " documents; "
           << (check->faults.empty() ? std::string("all hold")
                                     : std::to_string(check->faults.size()) + " do not hold")
           << '\n';
    if (!check->draft.empty()) tell_draft(*check, io);
    if (!check->file_seen)
      io.out << "only the record was checked: the file that it belongs to is not beside it\n";
    if (!check->same_engine)
      io.out << "it was written by another version: " << one_line(check->engine) << '\n';
    if (check->fresh > 0)
      io.out << "a dossier of today has " << check->fresh << " statements more\n";
  }
  return check->faults.empty() ? kOk : kFinding;
}

}  // namespace plumbline::cli
