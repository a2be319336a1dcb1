package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// Three containers, each of which gets what the one before it answers.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	models := cdk8s.NewChart(app, jsii.String("models"), &cdk8s.ChartProps{Namespace: jsii.String("seldon")})

	deployment := seldon.NewSeldonDeployment(models, jsii.String("seldon-model"), nil)
	deployment.AddPredictor(jsii.String("example"), &seldon.WeightedPredictorOptions{
		Graph: step("one").To(step("two").To(step("three"))),
	})

	app.Synth()
}

func step(name string) seldon.GraphNode {
	return seldon.GraphNode_Model(jsii.String("step-"+name), &seldon.ContainerNodeOptions{
		Container: &seldon.NodeContainer{Image: jsii.String("seldonio/step_" + name + ":1.0")},
	})
}
