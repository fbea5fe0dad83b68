#!/usr/bin/env bash
# Puts a Windows CPython 3.11 together of packages, and installs lt and all that it needs into it as
# Windows would get them, to be run under wine. For trying only: nothing of it is shipped.
#   tools/windows/build.sh DIR
# Needs a Linux CPython 3.11 with pip (its standard library's Python files are those of Windows), and
# Debian's packages wine64 and gcc-mingw-w64-x86-64, some 700 MB, which root gets here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
checkout=$(cd "$here/../.." && pwd)
mkdir -p "$1"
dir=$(cd "$1" && pwd)
py=$dir/python
gcc=x86_64-w64-mingw32-gcc

if ! { command -v $gcc && [ -x /usr/lib/wine/wine64 ]; } >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wine64 gcc-mingw-w64-x86-64 >/dev/null
fi
python=$(command -v python3.11 || command -v python3)
"$python" -c 'import sys; assert sys.version_info[:2] == (3, 11), "Python 3.11 is needed"'
pip() { "$python" -m pip --disable-pip-version-check --quiet "$@"; }
for_windows=(--only-binary=:all: --platform win_amd64 --python-version 3.11 --implementation cp
  --abi cp311 --abi abi3 --abi none)

if [ ! -e "$dir/python-is-there" ]; then
  rm -rf "$py" "$dir/prefix"
  mkdir -p "$py/DLLs" "$py/Lib/site-packages"
  # Python's own libraries, as the makers of this package ship them beside their program.
  pip download "${for_windows[@]}" --no-deps --dest "$dir/download" 'panda3d==1.10.*'
  "$python" - "$dir"/download/panda3d-*.whl "$py" <<'P'
import pathlib, sys, zipfile

OWN = {"python311", "vcruntime140", "vcruntime140_1", "sqlite3", "libcrypto-3", "libcrypto-3-x64",
       "libssl-3", "libssl-3-x64", "libffi-8"}
wheel, goal = zipfile.ZipFile(sys.argv[1]), pathlib.Path(sys.argv[2])
for name in wheel.namelist():
    folder, _, leaf = name.rpartition("/")
    if folder.split("/")[0] != "deploy_libs" or not leaf:
        continue
    if leaf.endswith(".pyd"):
        (goal / "DLLs" / leaf).write_bytes(wheel.read(name))
    elif leaf.lower().split(".")[0] in OWN:
        for where in (goal, goal / "DLLs"):
            (where / leaf).write_bytes(wheel.read(name))
P
  "$python" - "$py/Lib" <<'P'
import shutil, sys, sysconfig

left = shutil.ignore_patterns("site-packages", "test", "tests", "lib-dynload", "__pycache__",
                              "idlelib", "config-*", "ensurepip")
shutil.copytree(sysconfig.get_path("stdlib"), sys.argv[1], dirs_exist_ok=True, ignore=left)
P
  $gcc -municode -o "$py/python.exe" "$here/host.c"
  $gcc -shared -o "$py/bcryptprimitives.dll" "$here/random.c" -ladvapi32
  cp "$here/sitecustomize.py" "$py/Lib"
  # Libraries for the stable ABI ask python3.dll, which hands on to python311.dll.
  x86_64-w64-mingw32-objdump -p "$py/python311.dll" | "$python" -c '
import re, sys

text = sys.stdin.read()
table = text[text.index("[Ordinal/Name Pointer] Table"):]
entry = r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+\S+\s+)?(\w+)\s*$"
print("LIBRARY python3.dll\nEXPORTS")
for name in re.findall(entry, table, re.M):
    print(f"  {name} = python311.{name}")' >"$dir/python3.def"
  echo 'int nothing(void) { return 0; }' >"$dir/empty.c"
  $gcc -shared -nostdlib -Wl,--entry=0 -o "$py/python3.dll" "$dir/empty.c" "$dir/python3.def"
  touch "$dir/python-is-there"
fi

rm -rf "$dir/wheels"/learning_together-*.whl "$py"/Lib/site-packages/learning_together*
pip wheel --no-deps --wheel-dir "$dir/wheels" "$checkout"
pip download "${for_windows[@]}" --dest "$dir/wheels" --find-links "$dir/wheels" \
  "$dir"/wheels/learning_together-*.whl colorama
pip install "${for_windows[@]}" --no-deps --no-index --no-compile --upgrade \
  --target "$py/Lib/site-packages" "$dir"/wheels/*.whl
# Files are slow to ask for under wine: what was compiled is not compared with what it was made of.
"$python" -m compileall -q --invalidation-mode unchecked-hash -x olefile2 "$py/Lib"
# The first program there has wine settle in, which two at once would do twice; and it shows that
# Python starts.
WINEPREFIX=$dir/prefix WINEDEBUG=-all /usr/lib/wine/wine64 "$py/python.exe" -c "" \
  </dev/null >/dev/null 2>&1
