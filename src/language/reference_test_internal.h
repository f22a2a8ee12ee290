// SPDX-License-Identifier: Apache-2.0
//
// For tests: the reference data, loaded once.

#pragma once

#include "refdata/refdata.h"

namespace plumbline::language {

inline const refdata::RefData& reference() {
  static const refdata::RefData kData = refdata::RefData::load().take();
  return kData;
}

}  // namespace plumbline::language
