// SPDX-License-Identifier: Apache-2.0

#include <ostream>

#include "app/library.h"
#include "cli/command.h"
#include "http/assets.h"
#include "http/server.h"

namespace plumbline::cli {
namespace {

constexpr Option kServeOptions[] = {
    {"--workspace", "DIR", "the workspace, if it is not given as a word"},
    {"--as", "NAME", "who decides; if not given, the name of the user"},
    {"--host", "NAME", "the name of a proxy with TLS that lets a team in; needs accounts"},
    {"--port", "N", "where to listen on this machine (8137); 0: any that is free"},
};
constexpr std::size_t kMostPort = 65535;

int run_serve(const Arguments& arguments, Io io) {
  const auto port = number_of(arguments, "--port", http::ServeOptions().port);
  if (!port) return fail("serve", port.error(), io);
  if (*port > kMostPort) {
    return fail("serve", {ErrorCode::Misuse, "a port is a number up to 65535"}, io);
  }
  http::ServeOptions options;
  options.workspace = arguments.words.empty() ? workspace_of(arguments) : arguments.words.front();
  options.port = static_cast<std::uint16_t>(*port);
  options.who = user_of(arguments);
  options.host = arguments.value("--host");
  for (char& c : options.host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  // Said now rather than in the browser.
  const auto version = app::workspace_version(options.workspace);
  if (!version) return fail("serve", version.error(), io);
  const Status served = http::serve(options, [&](const std::string& url) {
    io.out << url << '\n';
    io.out.flush();
    if (!http::has_workbench()) {
      io.err << "this program was built without the page (ui/); only the interface answers\n";
    }
    io.err << "open this address in a browser on this machine; Ctrl-C ends it\n";
  });
  return served ? kOk : fail("serve", served.error(), io);
}

}  // namespace

const Command kServe{
    .name = "serve",
    .summary = "Open the workbench: the workspace in a browser, on this machine only.",
    .arguments = "[WORKSPACE]",
    .least = 0,
    .most = 1,
    .options = kServeOptions,
    .details =
        "Prints the address to open; the key in it is good until the program ends. Where the "
        "workspace has accounts (plumbline accounts), everybody signs in instead. Nothing is asked "
        "of any other machine, and no other machine can ask but through a proxy that --host names. "
        "docs/reference/serve.md describes the interface for programs.",
    .run = run_serve,
};

}  // namespace plumbline::cli
