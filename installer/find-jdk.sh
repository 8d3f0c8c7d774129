# Sourced by the launcher of a checkout and by what makes packages, under bash 3.2 or later: where a JDK 25 is.
# `find_jdk TOOL` prints the folder of one that has the tool (javac, jlink); says on standard error what to install, and
# fails, where there is none.

is_jdk_25() { # folder, tool
  [[ -x $1/bin/$2 && -r $1/release && $(<"$1/release") == *JAVA_VERSION=\"25[-.+\"]* ]]
}

find_jdk() {
  local on_path candidate
  on_path=$(command -v java || true)
  [[ -z $on_path ]] || on_path=$(readlink -f -- "$on_path" 2>/dev/null || true)
  for candidate in "${JAVA_HOME:-}" "${on_path%/bin/java}" \
    /usr/lib/jvm/*25* /opt/*25* "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if is_jdk_25 "$candidate" "$1"; then
      printf '%s' "$candidate"
      return
    fi
  done
  printf '%s\n' \
    "Audit Workbench needs a JDK 25; none was found in JAVA_HOME, on PATH, in /usr/lib/jvm or in ~/.sdkman." \
    "Install one and run this again:" \
    "  Debian 13, Ubuntu 24.04 or later: sudo apt-get install openjdk-25-jdk-headless" \
    "  everywhere else: Eclipse Temurin 25, https://adoptium.net/temurin/releases/?version=25" >&2
  return 1
}
