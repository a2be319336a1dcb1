package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A model of scikit-learn behind an Istio gateway, without any code for serving.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	platform.AddNamespace(jsii.String("istio-system"), &seldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	platform.AddIstioGateway(jsii.String("seldon-gateway"), nil)

	iris := seldon.NewSeldonDeployment(platform.Models(jsii.String("seldon")), jsii.String("iris-model"), nil)
	iris.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("classifier"), seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
			Artifact: seldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/iris"), nil),
		}),
	})

	app.Synth()
}
