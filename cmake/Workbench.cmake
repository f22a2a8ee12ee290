# ui/ -> built page -> linked into pl_http. A target of its own, named before the rooms, so that npm is at
# work beside the compiler: as a source of pl_http it would wait for every room that http uses. Without npm the
# program has a page that says so.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_program(NPM npm)
option(PLUMBLINE_UI "build the page of the workbench (needs npm)" ON)
set(ui_built ${CMAKE_BINARY_DIR}/ui)
set(ui_table ${CMAKE_CURRENT_BINARY_DIR}/workbench)
set(ui_needs)
if(PLUMBLINE_UI AND NPM)
  file(GLOB_RECURSE ui_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/ui/src/* ${PROJECT_SOURCE_DIR}/ui/public/*)
  list(APPEND ui_files ${PROJECT_SOURCE_DIR}/ui/index.html ${PROJECT_SOURCE_DIR}/ui/package-lock.json
    ${PROJECT_SOURCE_DIR}/ui/vite.config.ts ${PROJECT_SOURCE_DIR}/ui/tsconfig.json)
  add_custom_command(OUTPUT ${ui_built}/index.html
    COMMAND ${PROJECT_SOURCE_DIR}/tools/build_ui.sh ${ui_built}
    DEPENDS ${ui_files} ${PROJECT_SOURCE_DIR}/tools/build_ui.sh COMMENT "Building the workbench" VERBATIM)
  set(ui_needs ${ui_built}/index.html)
else()
  set(ui_built ${CMAKE_BINARY_DIR}/no-ui)
endif()
add_custom_command(OUTPUT ${ui_table}.S ${ui_table}.cc
  COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/embed_assets.py ${ui_built} ${ui_table}
  DEPENDS ${PROJECT_SOURCE_DIR}/tools/embed_assets.py ${ui_needs} COMMENT "Linking in the workbench" VERBATIM)
add_library(pl_workbench STATIC ${ui_table}.S ${ui_table}.cc)
target_include_directories(pl_workbench PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
