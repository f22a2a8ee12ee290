# Every library the product links, from Debian packages only. docs/dependencies.md says why each one.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
# What Debian's oneDNN starts threads with; we tell it to start none. It ships with g++ only.
find_library(GOMP_LIBRARY NAMES gomp libgomp.so.1 REQUIRED
  PATHS /usr/lib/gcc/x86_64-linux-gnu/12 /usr/lib/gcc/aarch64-linux-gnu/12)

if(PLUMBLINE_TESTS)
  find_package(GTest REQUIRED)
endif()
