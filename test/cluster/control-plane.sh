#!/usr/bin/env bash
# A Kubernetes control plane without nodes, on the loopback address: control-plane.sh up|down DIRECTORY
# Needs etcd, openssl and node on the path, and the binaries that install.sh puts into $CLUSTER_BIN.
# $CLUSTER_NUMBER (0) tells control planes apart that run at the same time: each has its own ports.
# Requests to Services go to the ports on loopback that DIRECTORY/services.json names: see egress.js.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=${CLUSTER_BIN:-$here/.bin}
command=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)
number=${CLUSTER_NUMBER:-0}
port=$((16443 + number))
etcd=http://127.0.0.1:$((12379 + 10 * number))

down() {
  for pid in "$dir"/*.pid; do
    [ -e "$pid" ] || continue
    kill "$(cat "$pid")" 2>/dev/null || true
    rm "$pid"
  done
}

start() { # NAME COMMAND...
  local name=$1
  shift
  "$@" >"$dir/$name.log" 2>&1 &
  echo $! >"$dir/$name.pid"
}

await() { # COMMAND... succeeds, within a minute
  for _ in $(seq 120); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.5
  done
  tail -n 3 "$dir"/*.log >&2
  exit 1
}

certificates() {
  cd "$dir"
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=ca -keyout ca.key -out ca.crt 2>/dev/null
  certificate apiserver /CN=kube-apiserver IP:127.0.0.1,DNS:localhost,DNS:kubernetes.default.svc
  certificate admin /O=system:masters/CN=admin
  certificate controller-manager /CN=system:kube-controller-manager
  openssl genrsa -out service-accounts.key 2048 2>/dev/null
  cd - >/dev/null
}

certificate() { # NAME SUBJECT [ALTERNATIVE NAMES]
  openssl req -newkey rsa:2048 -nodes -subj "$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out "$1.crt" \
    -extfile <(echo "subjectAltName=${3:-DNS:client}") 2>/dev/null
}

kubeconfig() { # NAME
  cat >"$dir/$1.kubeconfig" <<EOF
apiVersion: v1
kind: Config
current-context: cluster-$number
clusters: [{ name: cluster-$number, cluster: { server: "https://127.0.0.1:$port", certificate-authority: $dir/ca.crt } }]
users: [{ name: $1-$number, user: { client-certificate: $dir/$1.crt, client-key: $dir/$1.key } }]
contexts: [{ name: cluster-$number, context: { cluster: cluster-$number, user: $1-$number } }]
EOF
}

up() {
  down
  rm -rf "${dir:?}"/*
  certificates
  kubeconfig admin
  kubeconfig controller-manager
  cat >"$dir/egress.yaml" <<EOF
apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
  - name: cluster
    connection: { proxyProtocol: HTTPConnect, transport: { uds: { udsName: $dir/egress.sock } } }
EOF
  start egress node "$here/egress.js" "$dir/egress.sock" "$dir/services.json"
  start etcd etcd --data-dir "$dir/etcd" --unsafe-no-fsync --quota-backend-bytes 4294967296 \
    --listen-client-urls "$etcd" --advertise-client-urls "$etcd" --listen-peer-urls "http://127.0.0.1:$((12380 + 10 * number))"
  start kube-apiserver "$bin/kube-apiserver" --etcd-servers="$etcd" --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port="$port" \
    --endpoint-reconciler-type=none --service-cluster-ip-range=10.96.0.0/16 --authorization-mode=RBAC --anonymous-auth=false --allow-privileged \
    --client-ca-file="$dir/ca.crt" --tls-cert-file="$dir/apiserver.crt" --tls-private-key-file="$dir/apiserver.key" \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$dir/service-accounts.key" \
    --service-account-signing-key-file="$dir/service-accounts.key" --egress-selector-config-file="$dir/egress.yaml" \
    --max-requests-inflight=2000 --max-mutating-requests-inflight=1000
  export KUBECONFIG=$dir/admin.kubeconfig
  await kubectl get --raw /readyz
  start kube-controller-manager "$bin/kube-controller-manager" --kubeconfig="$dir/controller-manager.kubeconfig" --bind-address=127.0.0.1 \
    --secure-port=$((10357 + number)) --use-service-account-credentials --service-account-private-key-file="$dir/service-accounts.key" \
    --root-ca-file="$dir/ca.crt" --leader-elect=false --controllers=*,-deployment-controller,-horizontal-pod-autoscaler-controller,-disruption-controller,-job-controller --kube-api-qps=500 --kube-api-burst=1000
  await kubectl get serviceaccount default
}

"$command"
