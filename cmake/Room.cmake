# pl_room(NAME [USES ROOM...] [HIDES ROOM...] [LINKS LIB...])
#
# One folder of src/ as one library with the tests beside its code. USES: rooms its headers may
# include. HIDES: rooms that only its .cc files may include. LINKS: outside libraries, never seen in
# a header of ours. tools/check_layers.py reads the same lines.
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
