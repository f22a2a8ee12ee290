// SPDX-License-Identifier: Apache-2.0

#include <mutex>
#include <vector>

#include "app/add.h"
#include "app/answer_json.h"
#include "http/api_internal.h"

namespace plumbline::http {
namespace {

constexpr std::size_t kMostName = 200;  // bytes

// The name of a file as it is shown: its last part, without what a name cannot hold.
std::string file_name(const std::string& given) {
  const std::size_t slash = given.find_last_of("/\\");
  std::string out;
  for (const char c : slash == std::string::npos ? given : given.substr(slash + 1)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out == "-" || out == "." || out == ".." ? std::string() : out;
}

// Nothing of the file was taken: with the reason that the ledger has, too.
Response refused(const std::vector<app::AddOutcome>& outcomes) {
  for (const app::AddOutcome& outcome : outcomes) {
    if (outcome.reason.empty()) continue;
    return problem(422, "Not read", outcome.reason);
  }
  return problem(422, "Not read", "the file holds no document");
}

}  // namespace

// Read in the sandbox and entered as `add` does; what is refused stands in the ledger.
Response post_document(const Call& call) {
  const std::string name = file_name(call.request.parameter("name"));
  if (name.empty() || name.size() > kMostName) {
    return problem(400, "Not understood", "name is that of a file, at most 200 bytes long");
  }
  if (call.request.body.empty()) return problem(400, "Not understood", name + " is empty");
  if (call.desk.pipeline == nullptr) return problem(503, "Not here", "no documents are taken here");
  // One at a time: a reader takes as much memory as a file may.
  static std::mutex reading;
  const std::unique_lock turn(reading, std::try_to_lock);
  if (!turn) {
    Response busy = problem(503, "Busy", "another file is being read; send it again in a moment");
    busy.headers.emplace_back("Retry-After", "1");
    return busy;
  }
  app::AddOptions options;
  options.workspace = call.desk.workspace;
  options.given.push_back({name, call.request.body});
  options.threads = 1;
  std::vector<app::AddOutcome> outcomes;
  app::AddWatch watch;
  watch.outcome = [&](const app::AddOutcome& outcome) { outcomes.push_back(outcome); };
  const auto progress = app::add_with(*call.desk.pipeline, options, watch);
  if (!progress) return refusal(progress.error());
  if (progress->added + progress->renewed + progress->unchanged == 0) return refused(outcomes);
  std::string list;
  for (const app::AddOutcome& outcome : outcomes) {
    list += (list.empty() ? "" : ",") + app::to_json(outcome);
  }
  return {201, "application/json", {}, "{\"outcomes\":[" + list + "]}"};
}

}  // namespace plumbline::http
