package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A model of scikit-learn behind an Istio gateway, without any code for serving.
func main() {
	defer jsii.Close()
	outdir := "out"
	if len(os.Args) > 1 {
		outdir = os.Args[1]
	}
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(outdir), OutputFileExtension: jsii.String(".yaml")})
	platform := cdk8sseldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	platform.AddNamespace(jsii.String("istio-system"), &cdk8sseldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	platform.AddIstioGateway(jsii.String("seldon-gateway"), nil)

	iris := cdk8sseldon.NewSeldonDeployment(platform.Models(jsii.String("seldon")), jsii.String("iris-model"), nil)
	iris.AddPredictor(jsii.String("default"), &cdk8sseldon.WeightedPredictorOptions{
		Graph: cdk8sseldon.GraphNode_Server(jsii.String("classifier"), cdk8sseldon.PrepackagedServer_SKLEARN(), &cdk8sseldon.ServerNodeOptions{
			Artifact: cdk8sseldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/iris"), nil),
		}),
	})

	app.Synth()
}
