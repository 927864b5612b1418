@echo off
rem Glassbox: sets up nothing, builds what is stale, starts the app or one of its verbs. The twin of ./glassbox for
rem Windows; written with care and not yet tried on one.
rem   glassbox              open the app
rem   glassbox --help       the verbs
rem   glassbox test         every gate and every test; what follows goes to Maven
rem JAVA_HOME, GLASSBOX_HOME and GLASSBOX_JVM mean what they mean there.
setlocal EnableExtensions DisableDelayedExpansion
for /f "tokens=2 delims=:." %%c in ('chcp') do set /a "codepage=%%c" 2>nul
chcp 65001 >nul
set "root=%~dp0"
set "root=%root:~0,-1%"
set "work=%root%\.glassbox"
set "stamp=%work%\built"

rem A JDK 17 or newer, java and javac, by JAVA_HOME or on the path.
set "java=java.exe"
set "javac=javac.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" (
    set "java=%JAVA_HOME%\bin\java.exe"
    set "javac=%JAVA_HOME%\bin\javac.exe"
)
set "feature=0"
for /f "tokens=2 delims=. " %%v in ('""%javac%" -version 2^>^&1"') do set /a "feature=%%v" 2>nul
if %feature% LSS 17 (
    echo Glassbox needs a JDK 17 or newer, java and javac, found through JAVA_HOME or PATH; install one, such as Eclipse Temurin. 1>&2
    set "code=1"
    goto end
)

if /i "%~1"=="test" (
    for /f "tokens=1,* delims= " %%a in ("%*") do set "rest=%%b"
    goto test
)

rem Stale is what is older than any source; the stamp's date is the start of the build that wrote it.
set "stale=1"
if exist "%stamp%" for /f %%s in ('powershell -NoProfile -Command "$b=(Get-Item -LiteralPath $env:stamp).LastWriteTime; $p=@(Get-Item -Path (Join-Path $env:root 'pom.xml'),(Join-Path $env:root '*\pom.xml')); $s=@(Get-ChildItem -Path (Join-Path $env:root '*\src\main') -Recurse); if (@($p+$s | Where-Object { $_.LastWriteTime -gt $b }).Count -eq 0) { 0 } else { 1 }"') do set "stale=%%s"
if "%stale%"=="0" goto start

echo Glassbox: building ^(the first time takes some minutes and fetches about 200 MB^)... 1>&2
if not exist "%work%" mkdir "%work%"
type nul > "%work%\building"
if exist "%work%\lib-new" rmdir /s /q "%work%\lib-new"
pushd "%root%"
call mvnw.cmd -B -ntp -Dmaven.test.skip=true -Djacoco.skip=true -Dbuild.folder=target/launcher package dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=%work%\lib-new" > "%work%\build.log" 2>&1
set "code=%ERRORLEVEL%"
popd
if not "%code%"=="0" (
    echo Glassbox could not be built; Maven's words are in %work%\build.log 1>&2
    set "code=1"
    goto end
)
copy /y "%root%\app\target\launcher\app-*.jar" "%work%\lib-new" >nul
if exist "%work%\lib" rmdir /s /q "%work%\lib"
move "%work%\lib-new" "%work%\lib" >nul 2>&1
if not exist "%work%\lib\app-*.jar" (
    echo Glassbox was built but is still running somewhere; close it and start again. 1>&2
    set "code=1"
    goto end
)
move /y "%work%\building" "%stamp%" >nul

:start
set "newer="
if %feature% GEQ 24 set "newer=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
set "home=%GLASSBOX_HOME%"
if not defined home set "home=%APPDATA%\Glassbox"
"%java%" -Xlog:disable -XX:+UseSerialGC -Xmx512m -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000 "-XX:ErrorFile=%home%\reports\hs_err_pid%%p.log" -Dfile.encoding=UTF-8 -Djava.awt.headless=true "-Dglassbox.checkout=%root%" %newer% %GLASSBOX_JVM% -cp "%work%\lib\*" dev.glassbox.app.Launcher %*
set "code=%ERRORLEVEL%"
goto end

:test
pushd "%root%"
call mvnw.cmd -B -ntp verify %rest%
set "code=%ERRORLEVEL%"
popd

:end
if defined codepage chcp %codepage% >nul
exit /b %code%
