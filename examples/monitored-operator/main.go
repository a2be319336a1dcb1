package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// The operator behind Istio, with Prometheus' monitors and alerts, Grafana's dashboard, and a model.
func main() {
	defer jsii.Close()
	outdir := "out"
	if len(os.Args) > 1 {
		outdir = os.Args[1]
	}
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(outdir), OutputFileExtension: jsii.String(".yaml")})
	platform := cdk8sseldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	platform.AddNamespace(jsii.String("istio-system"), &cdk8sseldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	platform.AddNamespace(jsii.String("monitoring"), &cdk8sseldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	platform.AddOperator(&cdk8sseldon.SeldonOperatorProps{
		Ingress: cdk8sseldon.Ingress_Istio(platform.AddIstioGateway(jsii.String("seldon-gateway"), nil), nil),
		Manager: &cdk8sseldon.ManagerOptions{Env: &map[string]*string{
			"HTTPS_PROXY": jsii.String("http://$(PROXY_HOST):3128"),
			"PROXY_HOST":  jsii.String("proxy.example.com"),
		}},
	})
	platform.AddMonitoring(&cdk8sseldon.PlatformMonitoringOptions{
		Labels:       &map[string]*string{"release": jsii.String("prometheus"), "team": jsii.String("ml")},
		AlertOptions: &cdk8sseldon.PlatformAlertOptions{Labels: &map[string]*string{"severity": jsii.String("page"), "team": jsii.String("ml")}},
	})

	iris := cdk8sseldon.NewSeldonDeployment(platform.Models(jsii.String("seldon")), jsii.String("iris-model"), nil)
	iris.AddPredictor(jsii.String("default"), &cdk8sseldon.WeightedPredictorOptions{
		Graph: cdk8sseldon.GraphNode_Server(jsii.String("model"), cdk8sseldon.PrepackagedServer_SKLEARN(), &cdk8sseldon.ServerNodeOptions{
			Artifact: cdk8sseldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/iris"), nil),
		}),
	})

	app.Synth()
}
