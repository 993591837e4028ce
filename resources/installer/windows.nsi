; The Windows installer. Made by walletcare.installer.windows, which hands in every ${NAME} used here.
; For one user, without administrator rights. Removing the program keeps the user's requests unless they ask otherwise.

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "${TITLE}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "Software\${APP_ID}" "InstallDir"
BrandingText "${TITLE} ${VERSION}"

VIProductVersion "${VERSION4}"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${TITLE}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
  !finalize '${SIGN} "%1"'
!endif

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define SCHEME_KEY "Software\Classes\${NAME}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"

!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString CLOSE_FIRST ${LANG_ENGLISH} "${TITLE} is open. Close it, then try again."
LangString CLOSE_FIRST ${LANG_SIMPCHINESE} "${TITLE} 正在运行。请先关闭它，再重试。"
LangString KEEP_NAME ${LANG_ENGLISH} "The program"
LangString KEEP_NAME ${LANG_SIMPCHINESE} "程序"
LangString DATA_NAME ${LANG_ENGLISH} "My requests and settings, for good"
LangString DATA_NAME ${LANG_SIMPCHINESE} "我的请求和设置（无法恢复）"
LangString DATA_TEXT ${LANG_ENGLISH} "Deletes every request, draft and setting kept on this computer. Leave this off to keep them for a later installation."
LangString DATA_TEXT ${LANG_SIMPCHINESE} "删除保存在这台电脑上的全部请求、草稿和设置。不勾选则保留，以后重新安装时仍可使用。"

; A file of the program that cannot be opened for writing is in use.
!macro STOP_WHEN_OPEN UN
  Function ${UN}StopWhenOpen
    IfFileExists "$INSTDIR\${NAME}.exe" 0 free
    try:
      ClearErrors
      FileOpen $0 "$INSTDIR\${NAME}.exe" a
      IfErrors 0 close
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CLOSE_FIRST)" /SD IDCANCEL IDRETRY try
      Abort
    close:
      FileClose $0
    free:
  FunctionEnd
!macroend
!insertmacro STOP_WHEN_OPEN ""
!insertmacro STOP_WHEN_OPEN "un."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section "-${TITLE}"
  Call StopWhenOpen
  ; Files of the previous version that this one no longer has must not stay beside the new ones.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${EVERYTHING}"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${NAME}.exe"

  WriteRegStr HKCU "${SCHEME_KEY}" "" "URL:${TITLE}"
  WriteRegStr HKCU "${SCHEME_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${SCHEME_KEY}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${SCHEME_KEY}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'

  WriteRegStr HKCU "Software\${APP_ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "un.$(KEEP_NAME)" SECTION_PROGRAM
  SectionIn RO
  Call un.StopWhenOpen
  ; By name, never the whole folder: somebody may have installed into one that holds other things.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\${NAME}-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "${SCHEME_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${APP_ID}"
SectionEnd

Section /o "un.$(DATA_NAME)" SECTION_DATA
  RMDir /r "$LOCALAPPDATA\WalletCare"
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_DATA} "$(DATA_TEXT)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
