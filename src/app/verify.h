// SPDX-License-Identifier: Apache-2.0
//
// `verify`: do the quotations of the workspace stand in the reference documents it holds?

#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

struct VerifyOptions {
  std::string workspace;
  std::string document;  // hash, first digits of it, or name; empty: all, newest first
};

using VerifiedSink = std::function<void(const model::Report& report)>;

// Each document with its claims held against today's reference library: what is stored is not
// changed, so that it does not depend on which references were there when it was added. An error
// as soon as the library cannot be read: what it holds is not known then.
[[nodiscard]] Status verify(const VerifyOptions& options, const VerifiedSink& sink);

}  // namespace plumbline::app
