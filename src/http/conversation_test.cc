// SPDX-License-Identifier: Apache-2.0

#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "http/conversation_internal.h"

namespace plumbline::http {
namespace {

TEST(Conversation, APasswordForWhichThereIsNoRoomAtTheDoorIsWiped) {
  Shared shared(Desk{}, Guard{}, kConnections);
  shared.at_the_door = 1000;
  boost::asio::io_context io(1);
  Workers workers;
  const House house{io.get_executor(), workers, shared};
  Talk talk;
  talk.place = shared.places.take();
  talk.request.method = "POST";
  talk.request.path = "/session";
  talk.request.body = R"({"name": "Ada", "password": "barn gravel otter seven"})";
  int status = 0;
  boost::asio::co_spawn(io, answer_of(talk, house),
                        [&status](const std::exception_ptr& fault, const Response& response) {
                          if (!fault) status = response.status;
                        });
  io.run();
  EXPECT_EQ(status, 503);
  EXPECT_EQ(talk.request.body, "");
}

}  // namespace
}  // namespace plumbline::http
