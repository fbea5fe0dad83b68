/* python.exe: hands over to the interpreter in python311.dll, as Python's own does. */
#include <stdio.h>
#include <windows.h>

typedef int (*Main)(int, wchar_t **);

int wmain(int count, wchar_t **words) {
    HMODULE library = LoadLibraryW(L"python311.dll");
    if (!library) {
        printf("python311.dll cannot be loaded: %lu\n", GetLastError());
        return 9;
    }
    Main run = (Main)GetProcAddress(library, "Py_Main");
    return run(count, words);
}
