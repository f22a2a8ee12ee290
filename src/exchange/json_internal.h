// SPDX-License-Identifier: Apache-2.0
//
// JSON as every writer of this room writes it: valid UTF-8 whatever came in, keys in our order.

#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/output_file.h"
#include "exchange/entry.h"

namespace plumbline::exchange {

using Json = nlohmann::ordered_json;

[[nodiscard]] inline std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Objects in an array within one object, an object a line, without holding any of them.
class JsonArrayStream {
 public:
  // `head`: the object up to the array, as "{...,\"items\":["; `tail`: what closes both.
  JsonArrayStream(const ByteSink& sink, std::string head, std::string tail)
      : sink_(sink), head_(std::move(head)), tail_(std::move(tail)) {}

  [[nodiscard]] Status add(const Json& object) {
    std::string line = begun_ ? ",\n" : head_ + "\n";
    begun_ = true;
    line += dumped(object);
    return sink_(line);
  }
  [[nodiscard]] Status finish() { return sink_((begun_ ? "\n" : head_) + tail_ + "\n"); }

 private:
  const ByteSink& sink_;
  std::string head_;
  std::string tail_;
  bool begun_ = false;
};

}  // namespace plumbline::exchange
