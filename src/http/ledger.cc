// SPDX-License-Identifier: Apache-2.0
//
// What became of every file, and jobs that read some of them again.

#include <chrono>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/add.h"
#include "app/answer_json.h"
#include "app/status.h"
#include "http/api_internal.h"
#include "http/country_internal.h"
#include "http/jobs.h"
#include "http/ledger_internal.h"

namespace plumbline::http {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFilesOfPage = 50;
constexpr std::size_t kMostFilesOfPage = 500;
constexpr std::size_t kFarthestFile = 1'000'000'000'000;
constexpr std::chrono::seconds kHeartbeat{10};  // so that a line with nobody at it is found out

Json job_part(const JobState& job) {
  return {{"job", job.number},     {"what", job.what},   {"who", job.who},
          {"state", job.state},    {"fault", job.fault}, {"seconds", job.seconds},
          {"files", job.files},    {"total", job.total}, {"documents", job.added},
          {"not_read", job.failed}};
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Response no_jobs() {
  return problem(503, "Not here", "no documents are taken here");
}

std::optional<JobState> job_of(const Call& call) {
  return call.desk.jobs->find(number_in(call));
}

Response no_job() {
  return problem(404, "Not found", "there is no such job; those of before the last start are gone");
}

// Reads what could not be read again: all of it, or the file of one row of the ledger.
Jobs::Work retry(const Desk& desk, std::int64_t only) {
  app::AddOptions options;
  options.workspace = desk.workspace;
  options.retry_failed = true;
  options.retry_only = only;
  options.count_first = true;
  options.threads = 1;  // people ask meanwhile
  return [options, pipeline = desk.pipeline](const Jobs::Report& report,
                                             const std::atomic<bool>& stop) -> Status {
    app::AddWatch watch;
    watch.stop = &stop;
    watch.progress = [&](const app::AddProgress& progress) {
      report([&](JobState& state) {
        state.files = progress.files;
        state.total = progress.total;
        state.added = progress.added + progress.renewed;
        state.failed = progress.failed + progress.needs_you;
      });
    };
    const auto done = app::add_with(*pipeline, options, watch);
    return done ? Status(Done{}) : Status(done.error());
  };
}

}  // namespace

Response get_ledger(const Call& call) {
  app::LedgerOptions options;
  options.workspace = call.desk.workspace;
  options.state = call.request.parameter("state");
  const auto limit = number_of(call.request, "limit", kFilesOfPage, kMostFilesOfPage);
  if (!limit) return refusal(limit.error());
  options.limit = *limit;
  if (!call.request.parameter("before").empty()) {
    const auto before = number_of(call.request, "before", 1, kFarthestFile);
    if (!before) return refusal(before.error());
    options.before = static_cast<std::int64_t>(*before);
  }
  const auto page = app::ledger(options);
  if (!page) return refusal(page.error());
  Response answer = json_answer(app::to_json(*page));
  answer.passing = true;  // what fails stands in no journal
  return answer;
}

Response get_jobs(const Call& call) {
  if (call.desk.jobs == nullptr) return no_jobs();
  Json all = Json::array();
  for (const JobState& job : call.desk.jobs->all()) all.push_back(job_part(job));
  return json_answer(dumped({{"jobs", std::move(all)}}));
}

Response post_job(const Call& call) {
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  const auto file = body.is_object() ? body.find("file") : body.end();
  const bool one = body.is_object() && file != body.end();
  if (word_of(body, "do") != "retry" || (one && !file->is_number_unsigned())) {
    return problem(400, "Not understood",
                   "the body is {\"do\": \"retry\"}, with \"file\": its number in the ledger for "
                   "one alone");
  }
  if (call.desk.jobs == nullptr || call.desk.pipeline == nullptr) return no_jobs();
  std::int64_t only = 0;
  if (one) {
    const auto number = file->get<std::uint64_t>();
    if (number == 0 || number > kFarthestFile)
      return problem(404, "Not found", "no file is number 0");
    only = static_cast<std::int64_t>(number);
  }
  const auto begun = call.desk.jobs->begin("retry", call.desk.who, retry(call.desk, only));
  if (!begun) return refusal(begun.error());
  Response made = json_answer(dumped(job_part(*begun)));
  made.status = 201;
  return made;
}

Response get_job(const Call& call) {
  if (call.desk.jobs == nullptr) return no_jobs();
  const auto job = job_of(call);
  return job ? json_answer(dumped(job_part(*job))) : no_job();
}

// Server-sent events (HTML, 9.2): one `progress` whenever something has changed, the last one with
// another state than running.
Response get_job_events(const Call& call) {
  if (call.desk.jobs == nullptr) return no_jobs();
  const auto job = job_of(call);
  if (!job) return no_job();
  struct Told {
    std::uint64_t changes = UINT64_MAX;
    std::chrono::steady_clock::time_point at;
    bool over = false;
  };
  Response events{200, "text/event-stream", {}, {}};
  events.tell = [jobs = call.desk.jobs, number = job->number,
                 told = std::make_shared<Told>()]() -> std::optional<std::string> {
    if (told->over) return std::nullopt;
    const auto now = std::chrono::steady_clock::now();
    const auto state = jobs->find(number);
    if (!state) return std::nullopt;
    if (state->changes == told->changes) {
      if (now - told->at < kHeartbeat) return std::string();
      told->at = now;
      return ": nothing new\n\n";
    }
    told->changes = state->changes;
    told->at = now;
    told->over = state->state != "running";
    return "event: progress\ndata: " + dumped(job_part(*state)) + "\n\n";
  };
  return events;
}

Response post_job_change(const Call& call) {
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  if (word_of(body, "verb") != "stop") return problem(400, "Not understood", "verb is stop");
  if (call.desk.jobs == nullptr) return no_jobs();
  const auto job = job_of(call);
  if (!job) return no_job();
  if (!call.desk.jobs->stop(job->number)) return problem(409, "Over", "the job has ended already");
  Response made = json_answer(dumped(job_part(*job)));
  made.status = 201;
  return made;
}

}  // namespace plumbline::http
