// SPDX-License-Identifier: Apache-2.0

#include "http/server.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <utility>  // before Boost 1.74, which forgets it

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <sys/resource.h>

#include "accounts/accounts.h"
#include "accounts/secret.h"
#include "app/library.h"
#include "app/pipeline.h"
#include "base/priority.h"
#include "cases/cases.h"
#include "http/conversation_internal.h"
#include "http/guard.h"
#include "http/jobs.h"
#include "http/kept.h"
#include "http/lobby_internal.h"
#include "http/scribe_internal.h"
#include "http/word_keeper_internal.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

constexpr int kMostUntaken = 128 << 10;  // bytes that the system holds for who reads nothing

// What strangers ask for, however much, takes no processor from people who have come in.
constexpr int kStrangersWay = 10;

Status open(tcp::acceptor& acceptor, const ServeOptions& options) {
  beast::error_code error;
  const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), options.port);
  // Each gives back what it also leaves in `error`.
  const bool open =
      !acceptor.open(endpoint.protocol(), error) &&
      !acceptor.set_option(asio::socket_base::reuse_address(true), error) &&
      !acceptor.bind(endpoint, error) &&
      // Lines that come in have these from the one they come to.
      !acceptor.set_option(tcp::no_delay(true), error) &&
      !acceptor.set_option(asio::socket_base::send_buffer_size(kMostUntaken), error) &&
      !acceptor.non_blocking(true, error) &&
      !acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (open) return Done{};
  const std::string where = "127.0.0.1:" + std::to_string(options.port);
  if (error == asio::error::address_in_use) {
    return Error{ErrorCode::Conflict,
                 where + " is taken; choose another with --port, or 0 for any"};
  }
  return Error{ErrorCode::Unreadable, "cannot listen on " + where + ": " + error.message()};
}

// Asks for as many as that, if the system grants them: shells give 1,024. How many there may be.
rlim_t allow_descriptors(rlim_t most) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return most;
  if (limit.rlim_cur >= most) return limit.rlim_cur;
  const rlim_t before = limit.rlim_cur;
  limit.rlim_cur = std::min(most, limit.rlim_max);
  return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before;
}

// How many lines there may be.
PlacesRule set_limits() {
  // What is typed is in memory for a moment: it must not lie in a file after a crash.
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  constexpr rlim_t kNeeded = kDescriptorsOfLine * kConnections.crowd + kOtherDescriptors;
  return lines_within(kConnections, allow_descriptors(kNeeded));
}

// Null: the workspace is one person's.
Result<std::unique_ptr<accounts::Accounts>> accounts_of(const std::string& workspace) {
  PL_TRY(const bool any, accounts::Accounts::exist(workspace));
  if (!any) return std::unique_ptr<accounts::Accounts>();
  return accounts::Accounts::open(workspace);
}

// Null without accounts.
Result<std::unique_ptr<cases::Cases>> cases_of(const std::string& workspace,
                                               const accounts::Accounts* accounts) {
  if (accounts == nullptr) return std::unique_ptr<cases::Cases>();
  return cases::Cases::open(workspace);
}

// Sessions end on time, also when nobody asks: what they hold in memory opens cases.
asio::awaitable<void> end_sessions(Shared& shared) {
  constexpr std::chrono::minutes kRound{1};
  asio::steady_timer timer(co_await asio::this_coro::executor);
  beast::error_code error;
  while (!error) {
    timer.expires_after(kRound);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    shared.sessions.sweep(Sessions::Clock::now());
  }
}

Guard guard_of(const ServeOptions& options, const std::string& port, accounts::Accounts* accounts) {
  Guard guard;
  for (const char* name : {"127.0.0.1:", "localhost:"}) {
    guard.hosts.push_back(name + port);
    guard.origins.push_back("http://" + guard.hosts.back());
  }
  if (!options.host.empty()) {
    guard.hosts.push_back(options.host);
    guard.origins.push_back("https://" + options.host);
  }
  guard.door.workspace = options.workspace;
  guard.door.key = accounts == nullptr ? accounts::random_key() : std::string();
  guard.door.who = options.who;
  guard.door.accounts = accounts;
  guard.door.proxy = options.host;
  return guard;
}

std::string address_of_guard(const Guard& guard) {
  if (guard.door.accounts != nullptr) {
    return (!guard.door.proxy.empty() ? guard.origins.back() : guard.origins.front()) + "/";
  }
  return guard.origins.front() + "/#key=" + guard.door.key;
}

}  // namespace

Status serve(const ServeOptions& options,
             const std::function<void(const std::string& url)>& ready) {
  // First of all, since it starts the process that reads documents as a copy of this one.
  PL_TRY(const std::unique_ptr<app::Pipeline> pipeline, app::load_pipeline(app::EngineKind::Rules));
  // In this order: what is left of a connection dies with the workers' queue or with `io`, and
  // looks at `shared` while it does.
  std::optional<Shared> shared;
  const PlacesRule rule = set_limits();
  constexpr std::size_t kReadersOfEach = 2;
  app::keep_open(std::max(2U, std::thread::hardware_concurrency()) * kReadersOfEach);
  asio::io_context io(1);
  tcp::acceptor acceptor(io);
  if (!options.host.empty()) {
    PL_TRY(const bool team, accounts::Accounts::exist(options.workspace));
    if (!team) {
      return Error{ErrorCode::Misuse,
                   "only a workspace with accounts is opened to a network: `plumbline accounts add "
                   "NAME --role administrator` makes the first"};
    }
  }
  if (Status opened = open(acceptor, options); !opened) return opened;
  const std::string port = std::to_string(acceptor.local_endpoint().port());
  WordKeeper words(options.workspace);
  std::array<Kept, 3> kept;  // slow answers, quick ones, counts
  PL_TRY(const std::unique_ptr<accounts::Accounts> accounts, accounts_of(options.workspace));
  PL_TRY(const std::unique_ptr<cases::Cases> cases, cases_of(options.workspace, accounts.get()));
  Desk desk;
  desk.workspace = options.workspace;
  desk.words_wait = [&words] { words.wake(); };
  desk.pipeline = pipeline.get();
  desk.kept = kept.data();
  desk.kept_short = &kept[1];
  desk.kept_counts = &kept[2];
  Jobs jobs;
  desk.jobs = &jobs;
  Guard guard = guard_of(options, port, accounts.get());
  guard.door.cases = cases.get();
  shared.emplace(std::move(desk), std::move(guard), rule);
  Workers workers;
  asio::post(workers.outside, [] { give_way(kStrangersWay); });
  const House house{io.get_executor(), workers, *shared};
  // Ends before the workers, whom it wakes.
  std::optional<Scribe> scribe;
  if (accounts != nullptr) shared->scribe = &scribe.emplace(*accounts);
  {
    asio::signal_set signals(io, SIGINT, SIGTERM);
    signals.async_wait([&io](const beast::error_code& error, int) {
      if (!error) io.stop();
    });
    Lobby lobby(acceptor, house);
    lobby.open();
    asio::co_spawn(io, end_sessions(*shared), asio::detached);
    ready(address_of_guard(shared->guard));
    io.run();
  }
  // From here on a second Ctrl-C ends the program at once, as the signals are nobody's any more.
  // Questions that wait are dropped; those being answered are waited for.
  shared->ending = true;
  workers.stop();
  workers.join();
  return Done{};
}

}  // namespace plumbline::http
