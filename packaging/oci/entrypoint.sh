#!/bin/sh
# Runs the command that is named, or `validate` if the first word is not a command: a file, a folder, an option.
set -eu
[ $# -gt 0 ] || set -- --help
case $1 in
  -h | --help | -V | --version | help | version) exec cdk8s-seldon "$@" ;;
esac
# The names of the commands begin the lines of the help text.
if cdk8s-seldon --help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p' | grep -qxF -- "$1" && [ ! -e "$1" ]; then
  exec cdk8s-seldon "$@"
fi
exec cdk8s-seldon validate "$@"
