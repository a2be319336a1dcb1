package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon/k8s"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A prepackaged server whose container asks for memory.
func main() {
	defer jsii.Close()
	outdir := "out"
	if len(os.Args) > 1 {
		outdir = os.Args[1]
	}
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(outdir)})
	models := cdk8s.NewChart(app, jsii.String("models"), &cdk8s.ChartProps{Namespace: jsii.String("seldon")})

	deployment := cdk8sseldon.NewSeldonDeployment(models, jsii.String("sklearn"), nil)
	deployment.AddPredictor(jsii.String("default"), &cdk8sseldon.WeightedPredictorOptions{
		Graph: cdk8sseldon.GraphNode_Server(jsii.String("classifier"), cdk8sseldon.PrepackagedServer_SKLEARN(), &cdk8sseldon.ServerNodeOptions{
			Artifact: cdk8sseldon.ModelArtifact_Gcs(jsii.String("seldon-models/sklearn/iris"), nil),
			Container: &cdk8sseldon.ServerContainer{
				Resources: &k8s.ResourceRequirements{Requests: &map[string]*string{"memory": jsii.String("50Mi")}},
			},
		}),
	})

	app.Synth()
}
