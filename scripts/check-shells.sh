#!/usr/bin/env bash
# Tries completion in the real shells, and the manual page in the real man, from the package as it is packed. Needs a
# compiled library; shells, man and the rest are installed on Debian if they are missing and the script may.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/need.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

need zsh zsh
need fish fish
need man man-db
need groff groff

npm pack --ignore-scripts --silent --pack-destination "$work" >/dev/null
npm install --silent --no-fund --no-audit --global --prefix "$work/user" "$work"/*.tgz cdk8s constructs
export PATH="$work/user/bin:$PATH" HOME="$work/home" TERM=dumb
mkdir -p "$HOME" "$work/here/models dir"
cd "$work/here"
touch model.yaml
passed=0

# ask SHELL LINE WORD...: what SHELL offers at the end of a line, a word a line. Each of the words is waited for where a
# shell gives no sign that it has offered all.
ask() {
  case $1 in
    bash) bash --norc "$work/ask.bash" "$2" ;;
    zsh) zsh -f "$work/ask.zsh" "${@:2}" ;;
    fish) fish --no-config -c 'source (cdk8s-seldon completion fish | psub); complete -C $argv[1]' "$2" | cut -f1 ;;
  esac
}

cat > "$work/ask.bash" <<'BASH'
source <(cdk8s-seldon completion bash)
# As readline splits a line: at spaces, and at each of COMP_WORDBREAKS.
eval "COMP_WORDS=($(sed 's/=/ = /g' <<< "$1"))"
[[ $1 != *" " ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_cdk8s_seldon
printf '%s\n' "${COMPREPLY[@]}"
BASH

# A separate terminal, in which the key is pressed; what is offered is read from it until it has the words, for a minute
# at most.
cat > "$work/ask.zsh" <<'ZSH'
zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell 'PS1=; unsetopt zle_bracketed_paste; autoload -U compinit; compinit -u -D; source <(cdk8s-seldon completion zsh); stty -echo columns 200 rows 100; zstyle ":completion:*" list-prompt ""; LISTMAX=0; setopt list_rows_first; unsetopt always_last_prompt list_beep; bindkey "^I" list-choices; echo READY'
zpty -r shell out '*READY*READY*' || zpty -r shell out '*READY*'
zpty -w -n shell "$1"$'\t'
shift
out=
offers_all() { local word; for word; do [[ $out == *$word* ]] || return 1; done }
SECONDS=0
until offers_all "$@" || (( SECONDS > 60 )); do
  if zpty -r -t shell line; then out+=$line; else sleep 0.1; fi
done
print -r -- $out
ZSH

# offers SHELL LINE WORD...: each word is offered.
offers() {
  local shell=$1 line=$2 word out
  out=$(ask "$shell" "$line" "${@:3}")
  for word in "${@:3}"; do
    grep -qF -- "$word" <<< "$out" || { printf '%s: %s[TAB] does not offer %s, but\n%s\n' "$shell" "$line" "$word" "$out" >&2; exit 1; }
  done
  passed=$((passed + 1))
}

for shell in bash zsh fish; do
  offers "$shell" 'cdk8s-seldon ' validate expand completion
  offers "$shell" 'cdk8s-seldon validate --' --format --operator-values --strict
  offers "$shell" 'cdk8s-seldon validate --format ' sarif junit
  offers "$shell" 'cdk8s-seldon validate --format=j' junit json
  offers "$shell" 'cdk8s-seldon validate --silence image' image-tag
  offers "$shell" 'cdk8s-seldon validate --explain SELDON27' SELDON279
  offers "$shell" 'cdk8s-seldon template seldon-' seldon-core-operator seldon-abtest
  offers "$shell" 'cdk8s-seldon validate m' model.yaml models
  offers "$shell" 'cdk8s-seldon expand --operator-values=mo' model.yaml
  offers "$shell" 'cdk8s-seldon synth -o mo' models
  offers "$shell" 'cdk8s-seldon completion ' bash zsh fish
done

page=$(MANPATH="$work/user/share/man" MANWIDTH=80 man cdk8s-seldon)
for text in NAME 'cdk8s-seldon validate (FILE' '--operator-values FILE' 'validate --explain SELDON118'; do
  grep -qF -- "$text" <<< "$page" || { echo "man cdk8s-seldon lacks: $text" >&2; exit 1; }
done
groff -man -ww -Tutf8 "$work/user/share/man/man1/cdk8s-seldon.1" 2>"$work/warnings" >/dev/null
[ ! -s "$work/warnings" ] || { cat "$work/warnings" >&2; exit 1; }
echo "$((passed + 1)) passed, 0 failed"
