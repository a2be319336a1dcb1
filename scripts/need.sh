#!/usr/bin/env bash
# need COMMAND PACKAGE...: installs packages of Debian if a command is missing and the script may. To be sourced.
set -euo pipefail

need() {
  command -v "$1" >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "$1 is missing" >&2; exit 1; }
  local options=(-qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
  apt-get "${options[@]}" update
  DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y --no-install-recommends "${@:2}" >/dev/null
}
