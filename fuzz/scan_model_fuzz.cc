// SPDX-License-Identifier: Apache-2.0

#include <cmath>

#include "ingest_fuzz_main.h"
#include "scan/model.h"

using namespace plumbline;

// Any bytes as a model: refused, or answers between 0 and 1.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto model = scan::Model::load({reinterpret_cast<const char*>(data), size});
  if (!model) return 0;
  const double answer = model->probability({{1, 1.0F}, {scan::kFeatures - 1, 1.0F}});
  fuzz::require(std::isnan(answer) || (answer >= 0 && answer <= 1));
  (void)model->save();
  return 0;
}
