// SPDX-License-Identifier: Apache-2.0

#include "app/doctor.h"

#include <string_view>

#include <unistd.h>

#include "ingest/ingest.h"
#include "model/report.h"
#include "refdata/refdata.h"
#include "store/health.h"

namespace plumbline::app {
namespace {

constexpr int kFewestLayers = 2;  // of the sandbox, below which foreign bytes are not parsed

void look_at_program(std::vector<Checkup>& out) {
  out.push_back({"program", "engine", true, model::engine_version()});
  const auto refdata = refdata::RefData::load();
  if (!refdata) {
    out.push_back({"program", "reference data", false, refdata.error().message});
    return;
  }
  out.push_back({"program", "reference data", true,
                 "version " + std::string(refdata->version().substr(0, 12)) + ", " +
                     std::to_string(refdata->countries().size()) + " countries, " +
                     std::to_string(refdata->place_count()) + " places, " +
                     std::to_string(refdata->tiers().size()) + " tiers"});
}

void look_at_sandbox(std::vector<Checkup>& out) {
  int active = 0;
  for (const ingest::SandboxLayer& layer : ingest::sandbox_layers()) {
    active += layer.active ? 1 : 0;
    out.push_back(
        {"sandbox", layer.name, true, (layer.active ? "active: " : "not active: ") + layer.detail});
  }
  const bool enough = active >= kFewestLayers;
  out.push_back({"sandbox", "layers", enough,
                 std::to_string(active) + " active" +
                     (enough ? ""
                             : "; foreign files are refused: use a newer kernel or a "
                               "container that allows seccomp")});
}

// Programs that are run, not linked.
void look_at_tools(std::vector<Checkup>& out) {
  constexpr std::string_view kFolders[] = {"/usr/bin/", "/usr/local/bin/", "/bin/"};
  bool found = false;
  for (const std::string_view folder : kFolders) {
    const std::string path = std::string(folder) + "pdftotext";
    if (!found && ::access(path.c_str(), X_OK) == 0) {
      out.push_back({"tools", "pdftotext", true, path});
      found = true;
    }
  }
  if (!found) {
    out.push_back({"tools", "pdftotext", false,
                   "not found; PDF files cannot be read: apt-get install poppler-utils"});
  }
}

}  // namespace

std::vector<Checkup> doctor(const DoctorOptions& options) {
  std::vector<Checkup> out;
  look_at_program(out);
  look_at_sandbox(out);
  look_at_tools(out);
  const store::SqliteFeatures sqlite = store::sqlite_features();
  out.push_back({"store", "SQLite", sqlite.fulltext && sqlite.threads,
                 sqlite.version + (sqlite.fulltext ? ", full text" : ", no full text (FTS5)") +
                     (sqlite.threads ? ", threads" : ", no threads")});
  if (options.workspace.empty()) return out;
  for (store::HealthCheck& check : store::check_health(options.workspace, options.deep)) {
    out.push_back({"workspace", std::move(check.name), check.good, std::move(check.detail)});
  }
  return out;
}

}  // namespace plumbline::app
