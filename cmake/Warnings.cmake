# One place for compiler flags: warnings, hardening, sanitizers, coverage.
# Designated initialisers leave out what keeps its default on purpose: no missing-field warning.
# In sources that are compiled as one, a local name may hide what is private to another of them: that is
# watched where each is compiled by itself.
set(shadow -Wshadow)
if(PLUMBLINE_UNITY)
  set(shadow -Wno-shadow)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(shadow -Wshadow=local)
  endif()
endif()
add_library(pl_warnings INTERFACE)
target_compile_options(pl_warnings INTERFACE
  -Wall -Wextra -Wpedantic ${shadow} -Wconversion -Wsign-conversion -Wold-style-cast
  -Wno-missing-field-initializers -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused -Wnull-dereference)
if(PROJECT_IS_TOP_LEVEL)
  target_compile_options(pl_warnings INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports paths through libstdc++ that cannot happen; clang and the sanitizers watch these.
  target_compile_options(pl_warnings INTERFACE -Wno-null-dereference -Wno-restrict
    -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-dangling-pointer)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # clang reports std::get_temporary_buffer inside libstdc++ 12's own std::stable_sort; g++ watches ours.
  target_compile_options(pl_warnings INTERFACE -Wno-deprecated-declarations)
endif()

# Hardening of everything we build: a parser of foreign bytes must stop, not run on.
add_compile_options(-fstack-protector-strong -fno-omit-frame-pointer)
if(NOT PLUMBLINE_SANITIZE AND CMAKE_BUILD_TYPE MATCHES "Rel")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
add_link_options(-Wl,-z,relro,-z,now)
# Code at any address, as hardening wants. Not -fPIC: we build programs only, and that would have every
# function replaceable, hence none inlined into another of its file.
add_compile_options(-fPIE)
add_link_options(-pie)

# What some libraries ask for: with it everywhere, one precompiled header serves every room.
if(PLUMBLINE_PRECOMPILE)
  add_compile_options(-pthread -D_LARGEFILE64_SOURCE)
endif()

if(PLUMBLINE_SANITIZE)
  add_compile_options(-fsanitize=${PLUMBLINE_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PLUMBLINE_SANITIZE})
endif()
if(PLUMBLINE_COVERAGE)
  add_compile_options(--coverage -O0)
  add_link_options(--coverage)
endif()
