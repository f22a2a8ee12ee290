// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <future>
#include <memory>
#include <new>
#include <string>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/lobby_internal.h"

namespace {

// Whose run-time looks into memory by way of a pipe, for which the test below leaves no descriptor.
#if defined(__has_feature)
#if __has_feature(undefined_behavior_sanitizer) || __has_feature(address_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

// How often this thread is still given memory before it is refused once; -1: whenever it asks.
thread_local int given_yet = -1;

}  // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  if (given_yet >= 0 && given_yet-- == 0) return nullptr;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
  void* memory = operator new(size, std::nothrow);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr char kAsked[] = "GET /door HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

// A server of nothing, on a thread of its own as soon as it is begun.
class Hall {
 public:
  explicit Hall(const LobbyTimes& times) : lobby_(acceptor_, house_, times) {
    acceptor_.non_blocking(true);
    // Lines that come in are of strangers: the first goes through all of it, and is closed.
    lobby_.open();
  }
  ~Hall() {
    io_.stop();
    if (thread_.joinable()) thread_.join();
    workers_.stop();
    workers_.join();
  }
  Hall(const Hall&) = delete;
  Hall& operator=(const Hall&) = delete;

  void begin() {
    thread_ = std::thread([this] {
      try {
        io_.run();
      } catch (const std::exception&) {
        fell_ = true;
      }
    });
  }
  [[nodiscard]] bool fell() const { return fell_; }

  // Refuses memory to the lobby's thread once, after it was given so often; -1: never.
  void refuse(int after) {
    const auto done = std::make_shared<std::promise<void>>();
    std::future<void> heard = done->get_future();
    asio::post(io_, [done, after] {
      done->set_value();
      given_yet = after;
    });
    ASSERT_EQ(heard.wait_for(10s), std::future_status::ready);
  }

  [[nodiscard]] tcp::socket come() {
    tcp::socket line(others_);
    line.connect(acceptor_.local_endpoint());
    const timeval patience{10, 0};
    ::setsockopt(line.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return line;
  }
  [[nodiscard]] std::string ask() {
    tcp::socket line = come();
    boost::system::error_code ignored;
    asio::write(line, asio::buffer(std::string(kAsked)), ignored);
    return all_of(line);
  }
  // Until it is closed; "?" if it is not.
  [[nodiscard]] static std::string all_of(tcp::socket& line) {
    std::string all;
    std::array<char, 4096> piece{};
    for (;;) {
      const ssize_t read = ::recv(line.native_handle(), piece.data(), piece.size(), 0);
      if (read < 0 && errno == EAGAIN) return "?";
      if (read <= 0) return all;
      all.append(piece.data(), static_cast<std::size_t>(read));
    }
  }

 private:
  asio::io_context others_;
  Shared shared_{Desk{}, Guard{{"a"}, {"http://a"}, {}}, PlacesRule{2, 2}};
  asio::io_context io_{1};
  tcp::acceptor acceptor_{io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
  Workers workers_;
  const House house_{io_.get_executor(), workers_, shared_};
  Lobby lobby_;
  std::atomic<bool> fell_ = false;
  std::thread thread_;
};

TEST(Lobby, DropsALineForWhichThereIsNoMemory) {
  Hall hall(LobbyTimes{1min, 1min, 1ms, 1ms});
  hall.begin();
  int dropped = 0;
  for (int after = 0; after < 60; ++after) {
    hall.refuse(after);
    const std::string told = hall.ask();
    ASSERT_NE(told, "?") << after;
    ASSERT_FALSE(hall.fell()) << after;
    if (told.empty()) ++dropped;
    hall.refuse(-1);
    // Others are answered, and its place is free again.
    ASSERT_THAT(hall.ask(), testing::StartsWith("HTTP/1.1 200 ")) << after;
  }
  EXPECT_GT(dropped, 3);
}

TEST(Lobby, LinesThatSayNothingEndThoughNoMoreCanComeIn) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer needs descriptors itself";
  Hall hall(LobbyTimes{50ms, 50ms, 10ms, 10ms});
  tcp::socket first = hall.come();
  tcp::socket second = hall.come();
  // One descriptor more is granted.
  const int next = ::dup(0);
  ASSERT_GE(next, 0);
  ::close(next);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit one_more{static_cast<rlim_t>(next) + 1, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &one_more), 0);
  hall.begin();
  EXPECT_EQ(Hall::all_of(first), "");
  EXPECT_EQ(Hall::all_of(second), "");
  EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

TEST(Lobby, WhoSaysNothingIsToldNothing) {
  Hall hall(LobbyTimes{});
  hall.begin();
  tcp::socket line = hall.come();
  line.shutdown(tcp::socket::shutdown_send);
  EXPECT_EQ(Hall::all_of(line), "");
}

}  // namespace
}  // namespace plumbline::http
