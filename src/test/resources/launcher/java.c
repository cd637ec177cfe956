/* Stands for java.exe: prints the program that was started and its arguments, each on a line of its own as UTF-8, and ends with the
   exit code that the variable FAKE_EXIT names. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

static void print(const wchar_t *text) {
    char utf8[8192];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof utf8, NULL, NULL);
    printf("[%s]\n", utf8);
}

int wmain(int count, wchar_t **arguments) {
    wchar_t program[MAX_PATH];
    GetModuleFileNameW(NULL, program, MAX_PATH);
    print(program);
    for (int i = 1; i < count; i++) {
        print(arguments[i]);
    }
    const wchar_t *code = _wgetenv(L"FAKE_EXIT");
    return code == NULL ? 0 : _wtoi(code);
}
