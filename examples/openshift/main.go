package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// OpenShift chooses the users of processes; cert-manager and Service Mesh are operators of the cluster.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	platform.AddNamespace(jsii.String("istio-system"), &seldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	gateway := platform.AddIstioGateway(jsii.String("seldon-gateway"), nil)
	platform.AddOperator(&seldon.SeldonOperatorProps{
		Ingress:    seldon.Ingress_Istio(gateway, nil),
		Platform:   seldon.OperatorPlatform_OPENSHIFT(),
		InstallCrd: jsii.Bool(false),
	})

	iris := seldon.NewSeldonDeployment(platform.Models(jsii.String("seldon")), jsii.String("iris"), nil)
	iris.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("model"), seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
			Artifact: seldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/iris"), nil),
		}),
	})

	app.Synth()
}
