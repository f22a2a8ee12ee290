// SPDX-License-Identifier: Apache-2.0

#include "app/status.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Option kStatusOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--state", "STATE", "list files that are pending, done, failed or needs-you"},
    {"--limit", "N", "at most so many of a state; 0: all (as if not given)"},
    {"--json", "", "one JSON object"},
};

void tell_status(const app::WorkspaceStatus& status, Io io) {
  io.out << status.documents << " documents (" << status.references << " references), "
         << status.claims << " claims, " << status.findings << " findings\n"
         << "files and members: " << status.done << " done, " << status.failed << " failed, "
         << status.needs_you << " need you, " << status.pending << " pending\n";
  for (const app::LedgerEntry& entry : status.entries) {
    io.out << entry.state << '\t' << one_line(entry.path)
           << (entry.member.empty() ? "" : "!" + one_line(entry.member)) << '\t'
           << one_line(entry.reason) << '\n';
  }
}

void tell_status_json(const app::WorkspaceStatus& status, Io io) {
  Json files = Json::array();
  for (const app::LedgerEntry& entry : status.entries) {
    files.push_back({{"path", entry.path},
                     {"member", entry.member},
                     {"hash", entry.hash},
                     {"size", entry.size},
                     {"state", entry.state},
                     {"reason", entry.reason},
                     {"engine", entry.engine},
                     {"role", entry.role},
                     {"attempts", entry.attempts},
                     {"added", entry.added},
                     {"updated", entry.updated}});
  }
  const Json out = {{"documents", status.documents}, {"references", status.references},
                    {"claims", status.claims},       {"findings", status.findings},
                    {"done", status.done},           {"failed", status.failed},
                    {"needs_you", status.needs_you}, {"pending", status.pending},
                    {"files", std::move(files)}};
  io.out << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

int run_status(const Arguments& arguments, Io io) {
  const auto limit = number_of(arguments, "--limit", 0);
  if (!limit) return fail("status", limit.error(), io);
  const auto status = app::status({workspace_of(arguments), arguments.value("--state"), *limit});
  if (!status) return fail("status", status.error(), io);
  if (arguments.has("--json")) {
    tell_status_json(*status, io);
  } else {
    tell_status(*status, io);
  }
  return kOk;
}

}  // namespace

const Command kStatus{
    .name = "status",
    .summary = "Show what a workspace holds and what became of every file given to it.",
    .arguments = "",
    .least = 0,
    .most = 0,
    .options = kStatusOptions,
    .details = "Without --state the files that are not done are listed: state, path, reason.",
    .run = run_status,
};

}  // namespace plumbline::cli
