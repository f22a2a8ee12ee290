# data/ -> one checked image -> linked into pl_refdata. Included by src/CMakeLists.txt, so that the
# rules stand in the folder of the target that uses them. The compiler is always optimised: it
# tokenises some hundred thousand names.
file(GLOB compiler_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/compile_refdata/*.cc)
list(FILTER compiler_sources EXCLUDE REGEX "/main\\.cc$")
# Rules of standards are read by the build as the program reads them.
add_library(pl_refdata_compiler STATIC ${compiler_sources}
  ${PROJECT_SOURCE_DIR}/src/refdata/rule_conditions.cc ${PROJECT_SOURCE_DIR}/src/refdata/word_pattern.cc)
target_include_directories(pl_refdata_compiler PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_include_directories(pl_refdata_compiler PUBLIC ${PROJECT_SOURCE_DIR}/tools/compile_refdata)
target_link_libraries(pl_refdata_compiler PUBLIC pl_base pl_text PRIVATE pl_warnings)
pl_unite(pl_refdata_compiler)
# Both libraries have these, and the linker is to take either's: alone in their objects.
set_source_files_properties(refdata/rule_conditions.cc refdata/word_pattern.cc PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
add_executable(compile_refdata ${PROJECT_SOURCE_DIR}/tools/compile_refdata/main.cc)
target_link_libraries(compile_refdata PRIVATE pl_refdata_compiler pl_warnings)

file(GLOB_RECURSE data_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/*.tsv
  ${PROJECT_SOURCE_DIR}/data/*.bin)
set(refdata_image ${CMAKE_CURRENT_BINARY_DIR}/refdata.image)
add_custom_command(OUTPUT ${refdata_image}
  COMMAND compile_refdata ${PROJECT_SOURCE_DIR}/data ${refdata_image}
  DEPENDS compile_refdata ${data_files} COMMENT "Compiling the reference data" VERBATIM)
configure_file(${PROJECT_SOURCE_DIR}/cmake/refdata_image.S.in
  ${CMAKE_CURRENT_BINARY_DIR}/refdata_image.S @ONLY)
set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/refdata_image.S PROPERTIES
  OBJECT_DEPENDS ${refdata_image})
target_sources(pl_refdata PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/refdata_image.S ${refdata_image})
target_include_directories(pl_refdata_compiler PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
if(TARGET refdata_test)
  target_link_libraries(refdata_test PRIVATE pl_refdata_compiler)
endif()
