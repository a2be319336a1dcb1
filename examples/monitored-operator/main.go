package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// The operator behind Istio, with Prometheus' monitors and alerts, Grafana's dashboard, and a model.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	platform.AddNamespace(jsii.String("istio-system"), &seldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	platform.AddNamespace(jsii.String("monitoring"), &seldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	platform.AddOperator(&seldon.SeldonOperatorProps{
		Ingress: seldon.Ingress_Istio(platform.AddIstioGateway(jsii.String("seldon-gateway"), nil), nil),
		Manager: &seldon.ManagerOptions{Env: &map[string]*string{
			"HTTPS_PROXY": jsii.String("http://$(PROXY_HOST):3128"),
			"PROXY_HOST":  jsii.String("proxy.example.com"),
		}},
	})
	platform.AddMonitoring(&seldon.PlatformMonitoringOptions{
		Labels:       &map[string]*string{"release": jsii.String("prometheus"), "team": jsii.String("ml")},
		AlertOptions: &seldon.PlatformAlertOptions{Labels: &map[string]*string{"severity": jsii.String("page"), "team": jsii.String("ml")}},
	})

	iris := seldon.NewSeldonDeployment(platform.Models(jsii.String("seldon")), jsii.String("iris-model"), nil)
	iris.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("model"), seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
			Artifact: seldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/iris"), nil),
		}),
	})

	app.Synth()
}
