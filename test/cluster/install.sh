#!/usr/bin/env bash
# Puts into $CLUSTER_BIN what the checks on a cluster need: the control plane (as in kubernetes/go.mod), kubectl, Seldon's
# operator (DEFAULT_VERSION) and the CRDs of other projects. Needs Go 1.24 or newer and, the first time, the network.
# SELDON_SOURCE names a checkout of that release, or of another to try; without it, one is cloned.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=${CLUSTER_BIN:-$here/.bin}
mkdir -p "$bin/crds"

missing=()
command -v etcd >/dev/null || missing+=(etcd-server)
command -v openssl >/dev/null || missing+=(openssl)
command -v lua5.4 >/dev/null || missing+=(lua5.4)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq && apt-get install -qq -y --no-install-recommends "${missing[@]}"
fi

cd "$here/kubernetes"
release=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
minor=${release#v1.}
part=k8s.io/component-base/version
version="-X $part.gitVersion=$release -X $part.gitMajor=1 -X $part.gitMinor=${minor%%.*}"
for program in kube-apiserver kube-controller-manager kubectl; do
  # What was built at another level is built again.
  [[ $(go version -m "$bin/$program" 2>/dev/null) == *k8s.io/kubernetes$'\t'"$release"$'\t'* ]] ||
    go build -buildvcs=false -ldflags "-s -w $version" -o "$bin/$program" "k8s.io/kubernetes/cmd/$program"
done

if [ ! -x "$bin/manager" ]; then
  seldon=$(sed -n "s/^export const DEFAULT_VERSION = '\(.*\)';/\1/p" "$here/../../src/api/facts/release.ts")
  source=${SELDON_SOURCE:-$bin/seldon-core-$seldon}
  [ -d "$source" ] || git clone -q --depth 1 --branch "v$seldon" https://github.com/SeldonIO/seldon-core "$source"
  (cd "$source/operator" && go build -buildvcs=false -o "$bin/manager" .)
fi

# Argo CD's application controller, with a server of repositories that is played; Flux's kustomize-controller as it is.
[ -x "$bin/argocd" ] || (cd "$here/argocd" && go build -buildvcs=false -ldflags '-s -w' -o "$bin/argocd" .)
[ -x "$bin/kustomize-controller" ] ||
  (cd "$here/flux" && go build -buildvcs=false -ldflags '-s -w' -o "$bin/kustomize-controller" github.com/fluxcd/kustomize-controller)

crds() { # NAME MODULE FILES... the files of a Go module
  local name=$1 module=$2
  shift 2
  [ -s "$bin/crds/$name.yaml" ] && return
  local files
  files=$(cd /tmp && GOFLAGS=-mod=mod go mod download -json "$module" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  # Only CRDs, without lines of Helm's templates (labels of cert-manager's), without converters, which do not run here.
  (cd "$files" && for file in "$@"; do echo ---; cat "$file"; done) |
    awk -v RS='\n---\n' '/kind: CustomResourceDefinition/ { print "---\n" $0 }' |
    sed -e '/{{/d' -e '/^  conversion:/,/^  group:/{/^  group:/!d}' >"$bin/crds/$name.yaml"
}
crds istio istio.io/api@v1.27.3 kubernetes/customresourcedefinitions.gen.yaml
crds argo-cd github.com/argoproj/argo-cd/v3@v3.1.8 manifests/crds/{application,applicationset,appproject}-crd.yaml
crds cert-manager github.com/cert-manager/cert-manager@v1.18.2 deploy/crds/crd-{certificates,issuers,clusterissuers}.yaml
crds prometheus-operator github.com/prometheus-operator/prometheus-operator@v0.85.0 \
  example/prometheus-operator-crd/monitoring.coreos.com_{podmonitors,servicemonitors,prometheusrules}.yaml
crds external-secrets github.com/external-secrets/external-secrets@v0.20.1 config/crds/bases/external-secrets.io_{externalsecrets,secretstores,clustersecretstores}.yaml
crds keda github.com/kedacore/keda/v2@v2.7.1 config/crd/bases/keda.sh_scaledobjects.yaml
crds emissary github.com/emissary-ingress/emissary/v3@v3.1.0 python/tests/integration/manifests/crds.yaml
crds k3s github.com/k3s-io/helm-controller@v0.16.13 pkg/crds/yaml/generated/helm.cattle.io_helmcharts.yaml
crds flux-kustomize github.com/fluxcd/kustomize-controller@v1.7.3 config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml
crds flux-source github.com/fluxcd/source-controller@v1.7.3 config/crd/bases/source.toolkit.fluxcd.io_{buckets,gitrepositories,helmrepositories,ocirepositories}.yaml
[ -s "$bin/crds/flux.yaml" ] ||
  cat "$bin"/crds/flux-{kustomize,source}.yaml "$here/flux/helmreleases-crd.yaml" >"$bin/crds/flux.yaml"
