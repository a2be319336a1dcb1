#!/usr/bin/env bash
# The path of a stranger, in each language: packs the packages for npm, Python, Java and Go, installs each from what was
# packed into a separate project, compiles the programs of all examples there, and runs each twice, in a new
# process and an empty folder. Every run must give the committed manifests. Errors and numbers are the same in each
# language, too: test/languages. Types and formatting are checked as well: TypeScript 5 to 7, mypy, pyright, black,
# go vet, gofmt.
#
# Java and Go take cdk8s from its npm package, by jsii-pacmak, because their registries lag behind npm. Python takes it
# from PyPI. Needs a compiled library (npm run compile), and python3 with venv, a JDK with Maven, and Go; packages
# of Debian are installed if they are missing and the script may. With names of languages, only those are checked.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/need.sh
languages=("$@")
[ $# -gt 0 ] || languages=(typescript python java go)
work=${LANGUAGES_DIR:-$(mktemp -d)}
[ -n "${LANGUAGES_DIR:-}" ] || trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
# jsii's cache of unpacked packages is not shared with anything else on this machine.
export JSII_RUNTIME_PACKAGE_CACHE_ROOT=$work/jsii
RUNS=2
CDK8S=$(node -p 'require("./node_modules/cdk8s/package.json").version')
CONSTRUCTS=$(node -p 'require("./node_modules/constructs/package.json").version')

prepare_typescript() {
  npx jsii-pacmak --targets js --outdir "$work/dist"
  mkdir -p "$work/typescript"
  cp -r examples/*/ "$work/typescript/"
  mkdir -p "$work/typescript/answers"
  cp test/languages/answers.ts "$work/typescript/answers/main.ts"
  (
    cd "$work/typescript"
    npm init --yes >/dev/null
    npm install --silent --no-fund --no-audit "$work"/dist/js/*.tgz "cdk8s@$CDK8S" "constructs@$CONSTRUCTS" @types/node@20
    for version in 5 6 7; do
      npm install --silent --no-fund --no-audit --no-save "typescript@$version"
      npx tsc --strict --module nodenext --moduleResolution nodenext --target es2022 --types node ./*/main.ts
      echo "TypeScript $(npx tsc --version | cut -d' ' -f2) compiles the programs"
    done
  )
}

answers_typescript() {
  node "$work/typescript/answers/main.js"
}

run_typescript() {
  node -e '
    const { buildApp, buildEnvironments } = require(process.argv[1]);
    if (buildEnvironments) buildEnvironments().write("dist"); else buildApp().synth();
  ' "$work/typescript/$1/main.js"
}

prepare_python() {
  need python3 python3 python3-venv
  npx jsii-pacmak --targets python --outdir "$work/dist"
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check "$work"/dist/python/*.whl "mypy<3" "pyright<2" "black<27"
  # Under names that modules may have, so that one call checks them all.
  mkdir -p "$work/python"
  cp test/languages/answers.py "$work/python/"
  for program in examples/*/main.py; do cp "$program" "$work/python/$(module "$program").py"; done
  "$work/venv/bin/black" --quiet --check --line-length 120 "$work/python"
  "$work/venv/bin/mypy" --strict "$work/python"
  "$work/venv/bin/pyright" --pythonpath "$work/venv/bin/python" "$work/python"
  check_init_python
}

# The path of a stranger who has the wheel: a clone of the repository that init creates installs, runs, and passes the
# checks of its workflow, without the folder in which it was created.
check_init_python() (
  export PATH="$work/venv/bin:$PATH"
  rm -rf "$work/stranger" && mkdir -p "$work/stranger/made" && cd "$work/stranger/made"
  cp "$work"/dist/python/*.whl .
  cdk8s-seldon init models --python
  cd models && git init --quiet && git add --all && git -c user.name=a -c user.email=a@example.com commit --quiet -m a
  cd "$work/stranger" && git clone --quiet made/models clone && rm -r made && cd clone
  python3 -m venv .venv
  .venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt "mypy<3"
  .venv/bin/mypy --strict main.py
  PATH="$PWD/.venv/bin:$PATH"
  python main.py | tee printed
  git add --intent-to-add manifests
  cdk8s-seldon validate manifests --strict --format github
  grep '^  kubectl' printed | sed 's/^  //' > commands
  grep '^kubectl' README.md | diff commands -
  if sed 's/^kubectl .*-f //' commands | xargs ls > /dev/null; then
    echo "init --python: its clone installs, runs and passes the checks, and each file of its commands is there"
  fi
)

answers_python() {
  "$work/venv/bin/python" "$work/python/answers.py"
}

run_python() {
  "$work/venv/bin/python" "$work/python/${1//-/_}.py"
}

prepare_java() {
  need mvn maven default-jdk-headless
  npx jsii-pacmak --targets java --outdir "$work/dist" node_modules/cdk8s .
  mkdir -p "$work/java"
  cat > "$work/java/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>examples</groupId>
  <artifactId>examples</artifactId>
  <version>1</version>
  <repositories><repository><id>built</id><url>file://$work/dist/java</url></repository></repositories>
  <dependencies>
    <dependency>
      <groupId>io.github.cdk8s-seldon</groupId>
      <artifactId>cdk8s-seldon</artifactId>
      <version>$(node -p 'require("./package.json").version')</version>
    </dependency>
  </dependencies>
</project>
POM
  # Maven keeps what it once installed of a version, and all checkouts are 0.0.0.
  rm -rf "$HOME/.m2/repository/io/github/cdk8s-seldon"
  mvn -q -B -U -f "$work/java/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/java/classpath"
  # In packages, so that one call compiles all classes named Main.
  for program in examples/*/Main.java; do
    mkdir -p "$work/java/source/$(module "$program")"
    { echo "package $(module "$program");"; cat "$program"; } > "$work/java/source/$(module "$program")/Main.java"
  done
  javac -d "$work/java/classes" -cp "$(cat "$work/java/classpath")" test/languages/Answers.java "$work"/java/source/*/Main.java
}

# Short programs gain nothing from the second compiler and from collecting garbage in parallel.
java_program() {
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$work/java/classes:$(cat "$work/java/classpath")" "$1"
}

answers_java() {
  java_program Answers
}

run_java() {
  java_program "${1//-/_}.Main"
}

prepare_go() {
  need go golang-go
  npx jsii-pacmak --targets go --code-only --outdir "$work/dist" node_modules/cdk8s .
  mkdir -p "$work/go"
  (
    cd "$work/go"
    go mod init examples
    go mod edit -replace "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon=$work/dist/go/cdk8sseldon"
    go mod edit -replace "github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2=$work/dist/go/cdk8s"
  ) 2>/dev/null
  for program in examples/*/main.go; do
    mkdir -p "$work/go/$(basename "$(dirname "$program")")"
    cp "$program" "$work/go/$(basename "$(dirname "$program")")/"
  done
  mkdir -p "$work/go/answers"
  cp test/languages/answers.go "$work/go/answers/"
  [ -z "$(gofmt -l "$work/go")" ] || { gofmt -d "$work/go" >&2; exit 1; }
  (cd "$work/go" && go mod tidy 2>/dev/null && go vet ./... && go build -ldflags='-s -w' -o "$work/go/bin/" ./...)
}

answers_go() {
  "$work/go/bin/answers"
}

run_go() {
  "$work/go/bin/$1"
}

# The example of a program, as Python and Java may call a module.
module() {
  basename "$(dirname "$1")" | tr - _
}

# Runs a program RUNS times, at once, and compares each result.
check_runs() {
  local language=$1 example=$2 processes=() run
  rm -rf "$work/runs"
  for ((run = 1; run <= RUNS; run++)); do
    mkdir -p "$work/runs/$run"
    (cd "$work/runs/$run" && "run_$language" "$example") &
    processes+=($!)
  done
  for run in "${processes[@]}"; do wait "$run"; done
  for ((run = 1; run <= RUNS; run++)); do
    # A program of environments also keeps a record of what it wrote.
    diff -r --exclude=.cdk8s-seldon-files "examples/$example/manifests" "$work/runs/$run/dist"
  done
}

declare -A PROGRAM=([typescript]=main.ts [python]=main.py [java]=Main.java [go]=main.go)
passed=0
for language in "${languages[@]}"; do
  "prepare_$language"
  "answers_$language" > "$work/answers.txt"
  diff test/languages/answers.txt "$work/answers.txt"
  echo "test/languages: what $language is told, and what its numbers become"
  for program in examples/*/"${PROGRAM[$language]}"; do
    example=$(basename "$(dirname "$program")")
    check_runs "$language" "$example"
    passed=$((passed + 1))
    echo "$program: the manifests of examples/$example, $RUNS times"
  done
done
echo "$passed passed, 0 failed"
