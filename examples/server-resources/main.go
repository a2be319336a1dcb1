package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon/k8s"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A prepackaged server whose container asks for memory.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	models := cdk8s.NewChart(app, jsii.String("models"), &cdk8s.ChartProps{Namespace: jsii.String("seldon")})

	deployment := seldon.NewSeldonDeployment(models, jsii.String("sklearn"), nil)
	deployment.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("classifier"), seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
			Artifact: seldon.ModelArtifact_Gcs(jsii.String("seldon-models/sklearn/iris"), nil),
			Container: &seldon.ServerContainer{
				Resources: &k8s.ResourceRequirements{Requests: &map[string]*string{"memory": jsii.String("50Mi")}},
			},
		}),
	})

	app.Synth()
}
