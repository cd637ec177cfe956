@echo off
rem Starts iislint on the runtime beside it, on JAVA_HOME or on the java.exe in PATH. JAVA_OPTS are options for the JVM.

rem Delayed expansion would eat every "!" in arguments and folders. Variables end with the script.
setlocal EnableExtensions DisableDelayedExpansion
goto start

rem If "iislint" is called in quotes and found in PATH, %%~dp0 is correct only in a subroutine.
:here
set "IISLINT_HOME=%~dp0.."
exit /b 0

:start
call :here

rem Everything below is one command a line, with goto: in a block, the ")" of "Program Files (x86)" would end the block.
rem In set "NAME=VALUE" the quotes are not part of the value; they protect "&" and spaces at the end of lines.

set "IISLINT_JAVA=%IISLINT_HOME%\runtime\bin\java.exe"
set "IISLINT_MAIN=-m io.github.iislint"
set "IISLINT_BOOT="
set IISLINT_AOT="-XX:AOTCache=%IISLINT_HOME%\runtime\lib\iislint.aot"
if not exist "%IISLINT_HOME%\runtime\lib\iislint.aot" set "IISLINT_AOT="
if exist "%IISLINT_JAVA%" goto run
set "IISLINT_AOT="

rem Here the quotes are part of the value, as the path may contain spaces.
set IISLINT_MAIN=-jar "%IISLINT_HOME%\lib\iislint.jar"
rem The boot loader finds classes without verifying them, which is a sixth of a short run. A semicolon would make two paths of
rem that of the jar, one of them maybe in the folder that is checked.
if "%IISLINT_HOME:;=%"=="%IISLINT_HOME%" set IISLINT_BOOT="-Xbootclasspath/a:%IISLINT_HOME%\lib\iislint.jar"
if not defined JAVA_HOME goto path
rem Some users write JAVA_HOME with quotes: they are removed.
set "IISLINT_JAVA=%JAVA_HOME:"=%\bin\java.exe"
if exist "%IISLINT_JAVA%" goto run
echo iislint: no Java found in JAVA_HOME; install Java 17 or later, or correct JAVA_HOME>&2
exit /b 2

:path
rem The same search as where.exe, without the time that another process takes.
set "IISLINT_JAVA="
for %%J in (java.exe) do set "IISLINT_JAVA=%%~$PATH:J"
if defined IISLINT_JAVA goto run
echo iislint: no Java found; install Java 17 or later, or set JAVA_HOME>&2
exit /b 2

:run
rem Naming two collectors is an error to the JVM, as is one thread for two compilers, so the choice is left to whoever passes
rem options. Where memory is scarce, the JVM takes less than these sizes, and says so on standard output.
set IISLINT_FAST=-XX:CICompilerCount=1 -XX:+UseParallelGC -Xmn64m -XX:InitialRAMPercentage=2 %IISLINT_BOOT% -Xlog:disable -Xlog:all=error:stderr
if defined JAVA_OPTS set "IISLINT_FAST="
if defined JDK_JAVA_OPTIONS set "IISLINT_FAST="
if defined JAVA_TOOL_OPTIONS set "IISLINT_FAST="

rem Java is the last command, with nothing after it, not even "exit /b %%ERRORLEVEL%%": only so is its exit code the script's
rem for "&&" and "||", too. %%* passes the arguments as they were written, quotes included.
"%IISLINT_JAVA%" %IISLINT_AOT% -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:-UsePerfData %IISLINT_FAST% %JAVA_OPTS% %IISLINT_MAIN% %*
