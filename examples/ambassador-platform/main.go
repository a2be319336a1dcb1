package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// Emissary (the successor of Ambassador), cert-manager and the operator on k3s, with a model behind it.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), &seldon.SeldonPlatformProps{
		InstallWith: seldon.InstallWith_K3s(nil),
	})

	parts := []seldon.ThirdParty{
		seldon.ThirdParty_EMISSARY_CRDS(),
		seldon.ThirdParty_EMISSARY(),
		seldon.ThirdParty_CERT_MANAGER(),
	}
	for _, part := range parts {
		platform.AddInstall(part, &seldon.ThirdPartyChartOptions{KubernetesVersion: jsii.String("1.34")})
	}
	platform.AddAmbassadorGateway(jsii.String("emissary"), &seldon.AmbassadorGatewayProps{
		Namespace: jsii.String("emissary"),
	})
	platform.AddOperator(&seldon.SeldonOperatorProps{Ingress: seldon.Ingress_Ambassador(nil)})

	iris := seldon.NewSeldonDeployment(platform.Models(jsii.String("seldon")), jsii.String("iris-model"), nil)
	iris.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("model"), seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
			Artifact: seldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/iris"), nil),
		}),
	})

	app.Synth()
}
