#!/usr/bin/env bash
# Installs what the repository needs beyond npm: a JDK from 17 on and Maven for real engines, Redis, openssl and
# ps for tests.
# Does nothing when all is there. Installs only as root on Debian and its relatives; elsewhere it says what is missing.
set -euo pipefail

javac_is_new_enough() {
  command -v javac >/dev/null || return 1
  local version
  version="$(javac -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')"
  [[ "$version" =~ ^[0-9]+$ ]] && ((version >= 17))
}

missing=()
javac_is_new_enough || missing+=(openjdk-17-jdk-headless)
command -v mvn >/dev/null || missing+=(maven)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v openssl >/dev/null || missing+=(openssl)
command -v ps >/dev/null || missing+=(procps)

if ((${#missing[@]} == 0)); then
  echo 'Java, Maven, Redis, openssl and ps are there.'
  exit 0
fi
if [[ "$(id -u)" -ne 0 ]] || ! command -v apt-get >/dev/null; then
  echo "Missing on this machine: ${missing[*]} (names of Debian packages). Install them, then run this again." >&2
  exit 1
fi
echo "Installing ${missing[*]}."
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# Releases after Debian 12 have newer Java only.
if [[ "${missing[0]}" == openjdk-17-jdk-headless ]] && ! apt-cache show "${missing[0]}" >/dev/null 2>&1; then
  missing[0]=default-jdk-headless
fi
apt-get install -y -q --no-install-recommends "${missing[@]}"
