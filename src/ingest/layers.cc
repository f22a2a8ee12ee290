// SPDX-License-Identifier: Apache-2.0
//
// Which walls hold on this machine? Each is raised alone in a child that then tries the deed it is
// to stop (sandbox_layers, declared in ingest.h).

#include <array>
#include <string>
#include <vector>

#include "ingest/ingest.h"
#include "ingest/reader_process.h"
#include "ingest/sandbox.h"
#include "ingest/tool.h"

namespace plumbline::ingest {
namespace {

struct Trial {
  const char* name;
  const char* stops;
  Wall wall;
  const char* deed;
};

constexpr std::array<Trial, 5> kTrials = {
    {{"seccomp filter", "system calls: files, sockets, programs, other processes", Wall::Seccomp,
      "socket"},
     {"Landlock", "every path of the file system", Wall::Landlock, "open"},
     {"network namespace", "every way out, even with a socket", Wall::Network, "connect"},
     {"resource limits", "memory, time, new descriptors, growing files", Wall::Limits, "open"},
     {"empty process", "environment and inherited descriptors", Wall::EmptyProcess,
      "environment"}}};

// The child answers with what came of it; one that was killed for the attempt was stopped too.
bool was_stopped(const Status& status) {
  if (status) return false;
  const Error& error = status.error();
  return error.message == "denied" || error.message.find("forbidden") != std::string::npos;
}

}  // namespace

std::vector<SandboxLayer> sandbox_layers() {
  Limits limits;
  limits.seconds = 2;
  std::vector<SandboxLayer> layers;
  for (const Trial& trial : kTrials) {
    const Status status =
        attempt_in_child(trial.deed, static_cast<std::uint32_t>(trial.wall), limits);
    const bool active = was_stopped(status);
    layers.push_back(
        {trial.name, active,
         active ? std::string("stops ") + trial.stops
                : "not active: a reader could still do this: " + std::string(trial.deed)});
  }
  const bool wrapped = has_bubblewrap();
  layers.push_back({"bubblewrap", wrapped,
                    wrapped
                        ? "walls in poppler's programs: /usr read-only, no network, no processes"
                        : "not usable: poppler's programs run under Landlock, seccomp and "
                          "limits instead"});
  return layers;
}

}  // namespace plumbline::ingest
