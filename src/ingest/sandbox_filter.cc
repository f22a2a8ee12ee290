// SPDX-License-Identifier: Apache-2.0
//
// The two seccomp programs (declared in sandbox.h).

#include <array>
#include <cerrno>
#include <cstdio>
#include <vector>

#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ingest/sandbox.h"

namespace plumbline::ingest {
namespace {

// What computing on memory and talking over an open descriptor needs.
constexpr std::array kReaderAllowed = {SCMP_SYS(read),
                                       SCMP_SYS(write),
                                       SCMP_SYS(readv),
                                       SCMP_SYS(writev),
                                       SCMP_SYS(recvfrom),
                                       SCMP_SYS(sendto),
                                       SCMP_SYS(close),
                                       SCMP_SYS(munmap),
                                       SCMP_SYS(mremap),
                                       SCMP_SYS(brk),
                                       SCMP_SYS(madvise),
                                       SCMP_SYS(futex),
                                       SCMP_SYS(exit),
                                       SCMP_SYS(exit_group),
                                       SCMP_SYS(clock_gettime),
                                       SCMP_SYS(clock_getres),
                                       SCMP_SYS(gettimeofday),
                                       SCMP_SYS(time),
                                       SCMP_SYS(getrandom),
                                       SCMP_SYS(rt_sigreturn),
                                       SCMP_SYS(rt_sigprocmask),
                                       SCMP_SYS(sched_yield),
                                       SCMP_SYS(getpid),
                                       SCMP_SYS(gettid),
                                       SCMP_SYS(restart_syscall),
                                       SCMP_SYS(sched_getaffinity),
                                       SCMP_SYS(uname),
                                       SCMP_SYS(getuid),
                                       SCMP_SYS(geteuid),
                                       SCMP_SYS(getgid),
                                       SCMP_SYS(getegid),
                                       SCMP_SYS(lseek),
                                       SCMP_SYS(sysinfo),
                                       SCMP_SYS(rseq),
                                       SCMP_SYS(membarrier)};

// What libraries try and live without: they get "permission denied".
constexpr std::array kReaderDenied = {
    SCMP_SYS(open),       SCMP_SYS(openat),    SCMP_SYS(openat2),    SCMP_SYS(creat),
    SCMP_SYS(stat),       SCMP_SYS(lstat),     SCMP_SYS(newfstatat), SCMP_SYS(statx),
    SCMP_SYS(access),     SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getcwd),    SCMP_SYS(ioctl),      SCMP_SYS(fcntl),
    SCMP_SYS(prlimit64),  SCMP_SYS(getrlimit), SCMP_SYS(fstat),      SCMP_SYS(statfs),
    SCMP_SYS(prctl)};

// What a program that turns a file into text never needs.
constexpr std::array kToolDenied = {SCMP_SYS(socket),
                                    SCMP_SYS(socketpair),
                                    SCMP_SYS(connect),
                                    SCMP_SYS(bind),
                                    SCMP_SYS(listen),
                                    SCMP_SYS(accept),
                                    SCMP_SYS(accept4),
                                    SCMP_SYS(sendto),
                                    SCMP_SYS(sendmsg),
                                    SCMP_SYS(ptrace),
                                    SCMP_SYS(process_vm_readv),
                                    SCMP_SYS(process_vm_writev),
                                    SCMP_SYS(mount),
                                    SCMP_SYS(umount2),
                                    SCMP_SYS(pivot_root),
                                    SCMP_SYS(chroot),
                                    SCMP_SYS(unshare),
                                    SCMP_SYS(setns),
                                    SCMP_SYS(bpf),
                                    SCMP_SYS(perf_event_open),
                                    SCMP_SYS(keyctl),
                                    SCMP_SYS(add_key),
                                    SCMP_SYS(request_key),
                                    SCMP_SYS(userfaultfd),
                                    SCMP_SYS(kexec_load),
                                    SCMP_SYS(init_module),
                                    SCMP_SYS(finit_module),
                                    SCMP_SYS(delete_module),
                                    SCMP_SYS(fork),
                                    SCMP_SYS(vfork),
                                    SCMP_SYS(kill),
                                    SCMP_SYS(tkill),
                                    SCMP_SYS(pidfd_open),
                                    SCMP_SYS(pidfd_getfd),
                                    SCMP_SYS(pidfd_send_signal),
                                    SCMP_SYS(io_uring_setup),
                                    SCMP_SYS(open_by_handle_at),
                                    SCMP_SYS(rename),
                                    SCMP_SYS(renameat),
                                    SCMP_SYS(renameat2),
                                    SCMP_SYS(link),
                                    SCMP_SYS(linkat),
                                    SCMP_SYS(symlink),
                                    SCMP_SYS(symlinkat),
                                    SCMP_SYS(chmod),
                                    SCMP_SYS(fchmodat),
                                    SCMP_SYS(chown),
                                    SCMP_SYS(fchownat),
                                    SCMP_SYS(truncate),
                                    SCMP_SYS(setxattr),
                                    SCMP_SYS(reboot),
                                    SCMP_SYS(setuid),
                                    SCMP_SYS(setgid),
                                    SCMP_SYS(prlimit64)};

// libseccomp only writes a program to a file; an anonymous one serves.
std::vector<std::uint64_t> export_program(scmp_filter_ctx filter) {
  std::vector<std::uint64_t> program;
  const int file = ::memfd_create("filter", MFD_CLOEXEC);
  if (file < 0) return program;
  if (seccomp_export_bpf(filter, file) == 0) {
    const off_t size = ::lseek(file, 0, SEEK_END);
    program.resize(static_cast<std::size_t>(size) / sizeof(std::uint64_t));
    if (::pread(file, program.data(), static_cast<std::size_t>(size), 0) != size) program.clear();
  }
  ::close(file);
  return program;
}

// Memory may be mapped and changed, but never made to run.
void allow_without_exec(scmp_filter_ctx filter, int call) {
  constexpr unsigned kProtection = 2;  // the argument of mmap and mprotect that holds the rights
  const scmp_arg_cmp data{kProtection, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  const scmp_arg_cmp code{kProtection, SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC};
  (void)seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &data);
  (void)seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EACCES), call, 1, &code);
}

std::vector<std::uint64_t> compile_reader() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (filter == nullptr) return {};
  for (const int call : kReaderAllowed) (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  for (const int call : kReaderDenied) {
    (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0);
  }
  allow_without_exec(filter, SCMP_SYS(mmap));
  allow_without_exec(filter, SCMP_SYS(mprotect));
  if (is_sanitizer_build()) {
    // Their reports need these; a sanitizer build is for tests only.
    for (const int call : {SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction), SCMP_SYS(tgkill)}) {
      (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
    }
  }
  std::vector<std::uint64_t> program = export_program(filter);
  seccomp_release(filter);
  return program;
}

// What a program with a scratch folder needs all the same.
constexpr std::array kScratch = {SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(unlink),
                                 SCMP_SYS(unlinkat)};

// A thread is no new process. clone3 hides what it is asked for; libc goes on with clone then.
void allow_threads(scmp_filter_ctx filter) {
  const scmp_arg_cmp process{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
  (void)seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, &process);
  (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

std::vector<std::uint64_t> compile_tool(bool scratch) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return {};
  for (const int call : kToolDenied) {
    (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
  }
  if (scratch) {
    allow_threads(filter);
  } else {
    for (const int call : {SCMP_SYS(clone), SCMP_SYS(clone3)}) {
      (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
    }
    for (const int call : kScratch) {
      (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
    }
  }
  std::vector<std::uint64_t> program = export_program(filter);
  seccomp_release(filter);
  return program;
}

}  // namespace

Filters compile_filters() {
  return {compile_reader(), compile_tool(false), compile_tool(true)};
}

}  // namespace plumbline::ingest
