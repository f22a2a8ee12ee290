#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What one password costs at today's setting (trust.md R18: half a second at least). Usage: password.sh ACCOUNTS_TEST
# Prints the processor time of the one test that hashes at that cost and compares once: two hashes.
set -euo pipefail
TIMEFORMAT='two hashes: %U s of processor time for our code, %S s for the memory'
time "$1" --gtest_filter='Passwords.AreHashedAtTheCostThatIsPromised' >/dev/null
