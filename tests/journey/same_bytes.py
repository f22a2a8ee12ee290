#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same bytes come out for every instruction set, any number of threads, and in little memory.

Usage: same_bytes.py PLUMBLINE EXAMPLES

- `check` and the trees of `analyze` of all examples under every cap of oneDNN (ONEDNN_MAX_CPU_ISA) and of OpenMP's threads that
  this processor can tell apart print what they print without; caps that it cannot are left out, saying so. Our own
  arithmetic between oneDNN's products is compared by src/neural/kernels_test.cc.
- and so on one processor, where one thread reads what else two share.
- `add` with 1, 2 and 8 threads keeps the same claims.
- None of the runs of `check` takes 300 MB.
"""
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

# What oneDNN calls an instruction set, and what /proc/cpuinfo says of a processor that has it.
CAPS = {"SSE41": "sse4_1", "AVX2": "avx2", "AVX2_VNNI": "avx_vnni", "AVX512_CORE": "avx512bw",
        "AVX512_CORE_VNNI": "avx512_vnni", "AVX512_CORE_AMX": "amx_int8"}
THREADS = ("1", "2", "8")
MEGABYTES = 300
faults = []


def demand(right, words):
    print(("ok   " if right else "FAIL ") + words)
    if not right:
        faults.append(words)


def has(flag):
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    flags = next((line.split() for line in text.splitlines() if line.startswith("flags")), [])
    return flag in flags


def printed(plumbline, *words, processors=None, **environment):
    hold = (lambda: os.sched_setaffinity(0, processors)) if processors else None
    run = subprocess.run([plumbline, *words], capture_output=True, env={**os.environ, **environment}, preexec_fn=hold)
    if run.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)} with {environment} failed ({run.returncode}): {run.stderr.decode()}")
    return run.stdout


def products(plumbline, document, cap):
    """How oneDNN multiplied under that cap, as it says itself."""
    told = printed(plumbline, "analyze", document, ONEDNN_MAX_CPU_ISA=cap, ONEDNN_VERBOSE="1").decode()
    return ", ".join(sorted(set(re.findall(r"exec,cpu,matmul,([^,]+)", told)))) or "it does not say how"


def every_path(plumbline, command, documents):
    usual = printed(plumbline, *command, *documents)
    demand(len(usual) > 1000, f"{command[0]} of {len(documents)} examples prints {len(usual)} bytes")
    for cap, flag in CAPS.items():
        if not has(flag):
            print(f"skip {command[0]} with {cap}: this processor has no {flag}")
            continue
        demand(printed(plumbline, *command, *documents, ONEDNN_MAX_CPU_ISA=cap) == usual,
               f"{command[0]} with {cap} ({products(plumbline, documents[0], cap)})")
    for threads in THREADS:
        demand(printed(plumbline, *command, *documents, OMP_NUM_THREADS=threads) == usual,
               f"{command[0]} with OMP_NUM_THREADS={threads}")
    one = {min(os.sched_getaffinity(0))}  # with two and more, a document is read by two threads
    demand(printed(plumbline, *command, *documents, processors=one) == usual, f"{command[0]} on one processor")


def added(plumbline, documents):
    kept = {}
    for threads in THREADS:
        with tempfile.TemporaryDirectory() as folder:
            words = ["add", "--workspace", folder, "--engine", "learned", "--threads", threads, *documents]
            printed(plumbline, *words)
            kept[threads] = printed(plumbline, "claims", "--workspace", folder, "--limit", "0", "--json")
    demand(len(kept["1"]) > 1000, f"add keeps claims of {len(kept['1'])} bytes")
    demand(len(set(kept.values())) == 1, f"add with {', '.join(THREADS)} threads keeps the same claims")


def main():
    plumbline, examples = sys.argv[1:]
    documents = sorted(str(p) for p in pathlib.Path(examples).iterdir() if p.suffix in (".txt", ".html"))
    every_path(plumbline, ["check", "--json"], documents)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    demand(peak < MEGABYTES or "PLUMBLINE_SANITIZED" in os.environ, f"check takes {peak:.0f} MB at most")
    every_path(plumbline, ["analyze", "--format", "conllu"], documents)
    added(plumbline, documents)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
