include(GNUInstallDirs)
if(TARGET plumbline)
  install(TARGETS plumbline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
