// SPDX-License-Identifier: Apache-2.0
//
// What does this file say? Bytes to Documents, with a map back to the original.
//
// Nothing is guessed silently: every loss, repair or doubt is a diagnostic in the document. A file
// that holds several documents (archive, mailbox, JSONL, folder) yields them one by one, so memory
// does not grow with their number.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace plumbline::ingest {

struct Limits {
  std::size_t file_bytes = std::size_t{256} << 20U;    // one file as given
  std::size_t text_bytes = std::size_t{8} << 20U;      // clean text of one document
  std::size_t unpacked_bytes = std::size_t{1} << 30U;  // all members of one archive together
  std::size_t members = 100000;                        // of one archive
  int archive_depth = 3;
  int seconds = 30;  // CPU time for one file
  // That the reader child may take to write to. A large file it maps and does not hold.
  std::size_t memory_bytes = std::size_t{220} << 20U;
  std::size_t tool_bytes = std::size_t{512} << 20U;  // address space of a program run to read
};

// How foreign bytes are parsed.
enum class Isolation : std::uint8_t {
  Sandbox,    // in a child without network, files, new programs; the default
  InProcess,  // tests and fuzz targets only
};

struct Options {
  Limits limits;
  Isolation isolation = Isolation::Sandbox;
  bool allow_weak_sandbox = false;  // parse even if fewer than two layers hold (see below)
  // A list of JSON records longer than two of these is read window by window.
  std::size_t window_bytes = std::size_t{4} << 20U;
};

// True of the beginning of a list of JSON records (an object a line, or an array of objects): what
// is read in windows, so that it may be larger than the limit of a file.
[[nodiscard]] bool is_record_list(std::string_view beginning);

// Forks the small process that readers are later forked from. Call it once, early in main, before
// threads and large data; without it the first read does the same. Cheap; no effect in-process.
// False if it could not be started: the first read will say why.
bool start_sandbox();

// Has the reader of the first file forked and walled in, which takes some milliseconds: to be
// called by a thread that has nothing else to do, once start_sandbox() is true (a process that has
// threads should not be forked). Not needed; a read without it does the same.
void prepare_reader(const Options& options);

// One document, or why a file or member could not be read.
using Sink = std::function<void(const std::string& name, Result<model::Document> document)>;

// Reads a file, "-" (standard input) or a folder (recursively, in byte order of names) and gives
// each document to `sink`. A refusal concerns one file or member, never the rest. The status is
// only an error if `path` itself cannot be opened.
[[nodiscard]] Status read_path(const std::string& path, const Options& options, const Sink& sink);

// The same for bytes at hand; `name` gives the extension as a hint, content decides.
void read_bytes(const std::string& name, std::string_view bytes, const Options& options,
                const Sink& sink);

// Which layers guard the reader on this machine, for `doctor`.
struct SandboxLayer {
  std::string name;  // "seccomp filter"
  bool active = false;
  std::string detail;  // what it stops, or why it is not there
};
[[nodiscard]] std::vector<SandboxLayer> sandbox_layers();

}  // namespace plumbline::ingest
