@echo off
rem Starts Handpick. handpick [--data DIR] [--library DIR] opens the workbench; handpick COMMAND ... runs one headless.
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "data=%USERPROFILE%\Handpick"
if defined HANDPICK_DATA set "data=%HANDPICK_DATA%"
set "application=org.handpick.cli.application"
if "%~1"=="" set "application=org.handpick.workbench.application"
if "%~1"=="--library" set "application=org.handpick.workbench.application"
rem A backup goes on beside other work; by itself Java begins with a share of the whole machine
if "%~1"=="backup" set "start_heap=-Xms32m"
for %%f in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%f"
:start
"%java%" --enable-native-access=ALL-UNNAMED -Xmx512m %start_heap% -XX:+UseSerialGC %HANDPICK_VMARGS% "-Dhandpick.launcher=%~f0" -jar "%launcher%" -application %application% -nosplash -data "%data%" %*
rem 23 asks to be started again, after a plug-in was installed
if %errorlevel%==23 goto start
exit /b %errorlevel%
