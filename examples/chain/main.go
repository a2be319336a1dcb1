package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// Three containers, each of which gets what the one before it answers.
func main() {
	defer jsii.Close()
	outdir := "out"
	if len(os.Args) > 1 {
		outdir = os.Args[1]
	}
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(outdir)})
	models := cdk8s.NewChart(app, jsii.String("models"), &cdk8s.ChartProps{Namespace: jsii.String("seldon")})

	deployment := cdk8sseldon.NewSeldonDeployment(models, jsii.String("seldon-model"), nil)
	deployment.AddPredictor(jsii.String("example"), &cdk8sseldon.WeightedPredictorOptions{
		Graph: step("one").To(step("two").To(step("three"))),
	})

	app.Synth()
}

func step(name string) cdk8sseldon.GraphNode {
	return cdk8sseldon.GraphNode_Model(jsii.String("step-"+name), &cdk8sseldon.ContainerNodeOptions{
		Container: &cdk8sseldon.NodeContainer{Image: jsii.String("seldonio/step_" + name + ":1.0")},
	})
}
