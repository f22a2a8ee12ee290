# pl_room(NAME [USES ROOM...] [HIDES ROOM...] [LINKS LIB...])
#
# One folder of src/ as one library with the tests beside its code. USES: rooms its headers may
# include. HIDES: rooms that only its .cc files may include. LINKS: outside libraries, never seen in
# a header of ours. tools/check_layers.py reads the same lines.

# What most sources include. Only a help to the compiler: each file still includes what it uses, which
# clang shows, whose builds (fuzz, lint) precompile nothing.
set(PL_STANDARD_HEADERS <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <cstring> <filesystem>
  <functional> <map> <memory> <mutex> <optional> <ostream> <set> <span> <string> <string_view>
  <unordered_map> <utility> <vector>)
set(PL_COLD_ROOMS accounts app cases cli exchange graph http publish)
set(PL_COLD -O1)
# Where the sanitizers watch, what no fuzz target reaches is compiled in a third of the time: its tests are short.
if(PLUMBLINE_FUZZ)
  set(PL_COLD_ROOMS accounts cases cli resolve assess graph exchange app)
  set(PL_COLD -O0)
endif()

# The headers precompiled by the target `first` for all of its kind; what else follows is added.
function(pl_precompile target first)
  if(NOT PLUMBLINE_PRECOMPILE)
    return()
  endif()
  if(target STREQUAL first)
    target_precompile_headers(${target} PRIVATE ${PL_STANDARD_HEADERS} ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${first})
  endif()
endfunction()

# How many sources are compiled as one. Not all of a room: two processors are to share the work.
set(PL_SOURCES_AS_ONE 8)
if(PLUMBLINE_FUZZ)
  set(PL_SOURCES_AS_ONE 12)
endif()

# What reads every document. g++ lets a source grow by a share of its size when it inlines, and several as one grow
# by less: `add` took 5 % longer. With these bounds it executes as many instructions as if they stood apart.
set(PL_HOT_ROOMS text language extract verify)
set(PL_INLINES "SHELL:--param inline-unit-growth=100" "SHELL:--param large-unit-insns=100000"
  "SHELL:--param max-inline-insns-auto=30")

# Compiles the sources of `target` several as one. What stands in unnamed
# namespaces has its name to itself within a room: tools/check_types.py.
function(pl_unite target)
  if(NOT PLUMBLINE_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${PL_SOURCES_AS_ONE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What is private to a source looks like something private in a header then.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()

function(pl_room name)
  cmake_parse_arguments(ROOM "" "" "USES;HIDES;LINKS" ${ARGN})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")
  if(sources)
    set(scope PUBLIC)
    add_library(pl_${name} STATIC ${sources})
    target_link_libraries(pl_${name} PRIVATE pl_warnings ${ROOM_LINKS})
    # Nobody waits for these, but for their compilation.
    if(name IN_LIST PL_COLD_ROOMS)
      target_compile_options(pl_${name} PRIVATE ${PL_COLD})
      get_property(first GLOBAL PROPERTY PL_FIRST_COLD_ROOM)
      if(NOT first)
        set(first pl_${name})
        set_property(GLOBAL PROPERTY PL_FIRST_COLD_ROOM ${first})
      endif()
      pl_precompile(pl_${name} ${first})
    else()
      pl_precompile(pl_${name} pl_base)
    endif()
    pl_unite(pl_${name})
    if(PLUMBLINE_UNITY AND name IN_LIST PL_HOT_ROOMS AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(pl_${name} PRIVATE ${PL_INLINES})
    endif()
  else()
    set(scope INTERFACE)
    add_library(pl_${name} INTERFACE)
  endif()
  target_sources(pl_${name} ${scope} FILE_SET HEADERS
    BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR} FILES ${headers})
  target_include_directories(pl_${name} ${scope} ${CMAKE_CURRENT_SOURCE_DIR})
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(pl_${name} ${scope} pl_${used})
  endforeach()
  if(sources)
    foreach(hidden IN LISTS ROOM_HIDES)
      target_link_libraries(pl_${name} PRIVATE pl_${hidden})
    endforeach()
  endif()
  if(tests AND PLUMBLINE_TESTS)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE pl_${name} pl_warnings ${ROOM_LINKS}
      GTest::gmock GTest::gtest_main)
    # What is tested is optimised, the test itself is not: it compiles in two thirds of the time.
    target_compile_options(${name}_test PRIVATE "SHELL:-O0 -U_FORTIFY_SOURCE")
    pl_precompile(${name}_test base_test <gmock/gmock.h> <gtest/gtest.h>)
    pl_unite(${name}_test)
    foreach(hidden IN LISTS ROOM_HIDES)
      target_link_libraries(${name}_test PRIVATE pl_${hidden})
    endforeach()
    # Only for those that read files of the tree: the others compile to the same bytes in any folder,
    # so that a compiler cache serves every checkout.
    foreach(test IN LISTS tests)
      file(STRINGS ${test} reads_tree REGEX "PLUMBLINE_SOURCE" LIMIT_COUNT 1)
      if(reads_tree)
        set_source_files_properties(${test} PROPERTIES COMPILE_DEFINITIONS
          PLUMBLINE_SOURCE="${PROJECT_SOURCE_DIR}")
      endif()
    endforeach()
    gtest_discover_tests(${name}_test TEST_PREFIX "${name}." NO_PRETTY_VALUES
      DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 300)
  endif()
endfunction()
