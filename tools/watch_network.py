#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a command and all that it starts under strace and tells of every address asked for that is not this machine's.

watch_network.py COMMAND ...

    tools/watch_network.py ctest --preset release -E 'browser|no_egress'

Only the calls that could name an address stop a program, so a run takes little longer. What the kernel was asked for
counts, had it been had or not; what seccomp refused before the kernel saw an address names none. Exits with 1 if
there was any, or where there is no strace, else as the command does. The tests in a browser have a log of their own (a browser probes for addresses by
itself), and tests/journey/no_egress.py watches its programs itself, which nobody can do twice.
"""
import collections
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

CALLS = "connect,bind,sendto,sendmsg,sendmmsg"
# Between our own processes, or to ask the kernel.
OF_NO_NETWORK = {"AF_UNIX", "AF_LOCAL", "AF_NETLINK", "AF_UNSPEC"}
LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "(::1|::ffff:127\.[0-9.]+)"')
# One call may name several addresses (sendmmsg): each is judged by itself.
ADDRESS = re.compile(r"sa_family=(\w+)([^}]*)")
# Of the child that `doctor` sends into the sandbox to try whether it gets out (src/ingest/attempt.cc): an address that nobody has.
TRIAL = 'sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")'
# A resolver on this machine asks others in turn.
NAMES = re.compile(r"sin6?_port=htons\((53|853|5353)\)")
CALL = re.compile(r"^(?:\[pid +)?(\d+)\]? +(\w+)\((.*)$")


class Watch:
    """What strace tells, line by line."""

    def __init__(self):
        self.calls = collections.Counter()
        self.trials = 0
        self.faults = []

    def line(self, text):
        told = CALL.match(text)
        if told is None:
            return
        pid, name, rest = told.groups()
        outside = False
        for family, address in ADDRESS.findall(rest):
            self.calls[name, family] += 1
            if family in OF_NO_NETWORK:
                continue
            if name == "connect" and TRIAL in address:
                self.trials += 1
                continue
            outside |= family not in ("AF_INET", "AF_INET6") or not LOOPBACK.search(address) or NAMES.search(address) is not None
        if outside:
            self.faults.append(f"{pid} {name}({rest.rstrip()}")


def watched(command):
    """The exit status of the command, and what was seen."""
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        pipe = os.path.join(folder, "calls")
        os.mkfifo(pipe)

        def read():
            with open(pipe, encoding="utf-8", errors="replace") as lines:
                for each in lines:
                    watch.line(each)

        reader = threading.Thread(target=read)
        reader.start()
        try:
            done = subprocess.run(["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=" + CALLS, "-e", "signal=none",
                                   "-e", "abbrev=none", "-s", "64", "-o", pipe, *command], check=False)
        finally:
            # The reader waits for a writer; strace may have ended before it was one.
            os.close(os.open(pipe, os.O_RDWR))
            reader.join()
    return done.returncode, watch


# Calls to two addresses, as strace prints them, and how many faults each is.
LOOPBACK_MESSAGE = '{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")}, msg_namelen=16}}'
OUTSIDE_MESSAGE = LOOPBACK_MESSAGE.replace("127.0.0.1", "192.0.2.1")
SEVERAL = ((LOOPBACK_MESSAGE, LOOPBACK_MESSAGE, 0), (LOOPBACK_MESSAGE, OUTSIDE_MESSAGE, 1), (OUTSIDE_MESSAGE, LOOPBACK_MESSAGE, 1))


def judges_each_address():
    for first, second, faults in SEVERAL:
        watch = Watch()
        watch.line(f"7 sendmmsg(3, [{first}, {second}], 2, 0) = 2\n")
        if len(watch.faults) != faults or watch.calls["sendmmsg", "AF_INET"] != 2:
            sys.exit(f"watch_network.py: of several addresses not each is judged: {watch.faults}")


def sees_what_it_should():
    """A program that does ask is caught: else nothing here could fail."""
    judges_each_address()
    tries = "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    for deed in ("s.connect(('192.0.2.1', 9))", "s.sendto(b'a', ('192.0.2.1', 9))", "s.bind(('0.0.0.0', 0))",
                 "s.connect(('127.0.0.53', 53))"):
        _, watch = watched([sys.executable, "-c", f"{tries}try: {deed}\nexcept OSError: pass"])
        if len(watch.faults) != 1:
            sys.exit(f"watch_network.py: {deed} is not seen: {watch.faults}")
    _, watch = watched([sys.executable, "-c", tries + "s.bind(('127.0.0.1', 0)); s.connect(s.getsockname())"])
    if watch.faults or watch.calls["connect", "AF_INET"] != 1:
        sys.exit(f"watch_network.py: loopback is taken for a network: {watch.faults}")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if shutil.which("strace") is None:
        sys.exit("watch_network.py: needs strace, which is not installed; nothing was run")
    signal.signal(signal.SIGINT, lambda *_: None)  # it is for the command, which begins with the default
    sees_what_it_should()
    status, watch = watched(sys.argv[1:])
    for each in watch.faults[:40]:
        print("asks the network: " + each, file=sys.stderr)
    told = ", ".join(f"{count} {name} of {family}" for (name, family), count in sorted(watch.calls.items()))
    print(f"watch_network.py: {told or 'no calls'}; {watch.trials} of them trials of doctor, {len(watch.faults)} not of this machine")
    sys.exit(1 if watch.faults else status)


if __name__ == "__main__":
    main()
