// SPDX-License-Identifier: Apache-2.0

#include "app/doctor.h"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "cli/command.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Option kDoctorOptions[] = {
    {"--workspace", "DIR", "also look at this workspace (the usual one if it is there)"},
    {"--deep", "", "read every original and compare its hash"},
    {"--json", "", "one JSON list"},
};

int run_doctor(const Arguments& arguments, Io io) {
  std::string workspace = workspace_of(arguments);
  const bool named = !arguments.value("--workspace").empty();
  if (!named && ::access((workspace + "/plumbline.db").c_str(), F_OK) != 0) workspace.clear();
  const auto checkups = app::doctor({workspace, arguments.has("--deep")});
  Json list = Json::array();
  for (const app::Checkup& checkup : checkups) {
    if (arguments.has("--json")) {
      list.push_back({{"part", checkup.part},
                      {"name", checkup.name},
                      {"good", checkup.good},
                      {"detail", checkup.detail}});
    } else {
      io.out << (checkup.good ? "ok    " : "FAULT ") << checkup.part << ": " << checkup.name << ": "
             << one_line(checkup.detail) << '\n';
    }
  }
  if (arguments.has("--json")) {
    io.out << list.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  const bool good = std::all_of(checkups.begin(), checkups.end(),
                                [](const app::Checkup& checkup) { return checkup.good; });
  return good ? kOk : kFinding;
}

}  // namespace

const Command kDoctor{
    .name = "doctor",
    .summary = "Check the program, its guards and data, and a workspace.",
    .arguments = "",
    .least = 0,
    .most = 0,
    .options = kDoctorOptions,
    .details =
        "Of a workspace: database, full text, journal (its hashes form a chain), originals. The "
        "exit\n"
        "code is 1 if there is a fault.",
    .run = run_doctor,
};

}  // namespace plumbline::cli
