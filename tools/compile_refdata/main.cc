// SPDX-License-Identifier: Apache-2.0
//
// compile_refdata DATA_FOLDER IMAGE: run by the build (cmake/RefData.cmake).

#include <cstdio>

#include "base/file.h"
#include "compile.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compile_refdata DATA_FOLDER IMAGE\n", stderr);
    return 2;
  }
  const plumbline::Result<std::string> image = plumbline::refdata_compiler::compile_folder(argv[1]);
  if (!image) {
    std::fprintf(stderr, "compile_refdata: %s\n", image.error().message.c_str());
    return 3;
  }
  const plumbline::Status written = plumbline::write_file_atomic(argv[2], *image);
  if (!written) {
    std::fprintf(stderr, "compile_refdata: %s\n", written.error().message.c_str());
    return 3;
  }
  return 0;
}
