#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs a command in a network of its own, in which there is loopback and nothing else: no name is found, no
# address reached. Where the system allows no such thing, says so and runs the command as it is.
set -euo pipefail
up='
import fcntl, os, socket, struct, sys
line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
fcntl.ioctl(line, 0x8914, struct.pack("16sH14x", b"lo", 0x49))  # SIOCSIFFLAGS: up, loopback, running
line.close()
os.execvp(sys.argv[1], sys.argv[1:])
'
for how in "-n" "-rn"; do
  if unshare "$how" python3 -c "$up" true 2>/dev/null; then
    exec unshare "$how" python3 -c "$up" "$@"
  fi
done
echo "no network of its own is to be had here: $1 runs in this one" >&2
exec "$@"
