// SPDX-License-Identifier: Apache-2.0

#include "app/add.h"

#include <memory>

#include "app/pipeline.h"

namespace plumbline::app {

Result<AddProgress> add(const AddOptions& options, const AddWatch& watch) {
  PL_TRY(const std::unique_ptr<Pipeline> pipeline, load_pipeline(options.engine));
  return add_with(*pipeline, options, watch);
}

}  // namespace plumbline::app
