# Shared by Scripts/chat and Scripts/test; sourced, never run. Everything it says goes to standard error.
# shellcheck shell=bash
: "${root:?set by the script that sources this one}"

# The Swift release that Package.swift needs.
minimum_swift="6.1"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$@"
  exit 2
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Whether one of the alternatives "a|b|c" is installed.
is_any_installed() {
  local name names
  IFS='|' read -ra names <<<"$1"
  for name in "${names[@]}"; do
    if is_installed "$name"; then return 0; fi
  done
  return 1
}

# The first of the alternatives "a|b|c" that apt can install; the last one if it knows none.
first_available() {
  local name names
  IFS='|' read -ra names <<<"$1"
  for name in "${names[@]}"; do
    if apt-cache show "$name" >/dev/null 2>&1; then break; fi
  done
  printf '%s\n' "$name"
}

# Runs its arguments as root: directly when we are, else with sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Installing packages needs root, and sudo is not here. As root, run: $*"
  fi
}

# Installs the packages of Scripts/packages.txt that are missing, saying which and why.
install_packages() {
  local names reason missing=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not Debian or Ubuntu: if the build fails, install what Scripts/packages.txt names."
    return
  fi
  while read -r names reason; do
    case "$names" in '' | '#'*) continue ;; esac
    if is_any_installed "$names"; then continue; fi
    say "Missing: ${names%%|*} ($reason)"
    missing+=("$names")
  done <"$root/Scripts/packages.txt"
  if [ "${#missing[@]}" -eq 0 ]; then return; fi
  say "Installing with apt-get."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || say "apt-get update failed; trying with the lists at hand."
  local packages=()
  for names in "${missing[@]}"; do packages+=("$(first_available "$names")"); done
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2 ||
    fail "apt-get could not install: ${packages[*]}. Its message above says why."
}

# Stops with the cure when Swift is missing or too old. A toolchain of swiftly is found without a new login.
check_swift() {
  local swiftly="${SWIFTLY_BIN_DIR:-$HOME/.local/share/swiftly/bin}" cure version
  if ! command -v swift >/dev/null && [ -x "$swiftly/swift" ]; then PATH="$swiftly:$PATH"; fi
  cure="Install the current release with swiftly:
  curl -LO https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz
  tar zxf swiftly-$(uname -m).tar.gz && ./swiftly init
then start this script again. Other ways: https://www.swift.org/install/linux/"
  command -v swift >/dev/null || fail "Swift is not installed; $minimum_swift or later is needed. $cure"
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || fail "\"swift --version\" does not work here: $(swift --version 2>&1 | head -n 1)"
  if [ "$(printf '%s\n%s\n' "$minimum_swift" "$version" | sort -V | head -n 1)" != "$minimum_swift" ]; then
    fail "Swift $version is too old; $minimum_swift or later is needed. $cure"
  fi
}
