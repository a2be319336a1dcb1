package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/reposerver/apiclient"
	"github.com/argoproj/argo-cd/v3/util/argo"
	"github.com/argoproj/gitops-engine/pkg/utils/kube"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// The CRDs that charts bring, by name of the chart. Other charts bring none that manifests of ours need.
var chartCrds = map[string]string{
	"base":                  "istio",
	"cert-manager":          "cert-manager",
	"keda":                  "keda",
	"kube-prometheus-stack": "prometheus-operator",
	"emissary-crds-chart":   "emissary",
	"external-secrets":      "external-secrets",
}

// chart gives what matters here of a chart: its CRDs, and a Deployment that takes its time to become ready.
func chart(folder string, in *apiclient.ManifestRequest) ([]string, error) {
	name, version := in.ApplicationSource.Chart, in.Revision
	deployment := fmt.Sprintf(`{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"chart-%[1]s","namespace":%[3]q,
		"labels":{"played":"chart","helm.sh/chart":"%[1]s-%[2]s"}},"spec":{"selector":{"matchLabels":{"app":%[1]q}},
		"template":{"metadata":{"labels":{"app":%[1]q,"version":%[2]q}},"spec":{"containers":[{"name":"main","image":"played"}]}}}}`,
		name, version, in.Namespace)
	data := []byte(deployment)
	if crds, known := chartCrds[name]; known {
		definitions, err := os.ReadFile(filepath.Join(folder, crds+".yaml"))
		if err != nil {
			return nil, err
		}
		data = append(append(data, "\n---\n"...), definitions...)
	}
	objects, err := kube.SplitYAML(data)
	if err != nil {
		return nil, err
	}
	manifests := make([]string, 0, len(objects))
	for _, object := range objects {
		if object.GetLabels() == nil {
			unstructured.RemoveNestedField(object.Object, "metadata", "labels")
		}
		method := v1alpha1.TrackingMethod(in.TrackingMethod)
		err := argo.NewResourceTracking().SetAppInstance(object, in.AppLabelKey, in.AppName, in.Namespace, method, in.InstallationID)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(object)
		if err != nil {
			return nil, err
		}
		manifests = append(manifests, string(text))
	}
	return manifests, nil
}
