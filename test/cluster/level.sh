#!/usr/bin/env bash
# level.sh 1.34.1: writes kubernetes/go.mod and go.sum for a version of Kubernetes, from nothing: requirements of the
# version before would stay, and not fit an older one; and versions differ in their modules.
set -euo pipefail
cd "$(dirname "$0")/kubernetes"
level=$1
upstream=$(cd /tmp && GOFLAGS=-mod=mod go mod download -json "k8s.io/kubernetes@v$level" | sed -n 's/^\t"GoMod": "\(.*\)",$/\1/p')
rm -f go.sum
{
  printf 'module cluster\n\n%s\n\n' "$(grep '^go ' "$upstream")"
  printf 'tool (\n'
  printf '\tk8s.io/kubernetes/cmd/%s\n' kube-apiserver kube-controller-manager kubectl
  printf ')\n\nrequire k8s.io/kubernetes v%s\n\nreplace (\n' "$level"
  # Kubernetes replaces its own modules with folders, which only its repository has.
  sed -n "s|^\t\(k8s.io/[a-z-]*\) => \./staging/.*|\t\1 => \1 v0.${level#1.}|p" "$upstream"
  printf ')\n'
} >go.mod
go mod tidy
