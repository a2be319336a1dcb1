package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon/k8s"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A model that was wrapped as an image with `s2i build . seldonio/seldon-core-s2i-python3:1.16.0-dev sklearn_iris:0.1`.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	models := cdk8s.NewChart(app, jsii.String("models"), &cdk8s.ChartProps{Namespace: jsii.String("seldon")})

	deployment := seldon.NewSeldonDeployment(models, jsii.String("sklearn-iris"), &seldon.SeldonDeploymentProps{
		RequestTimeout: cdk8s.Duration_Seconds(jsii.Number(5)),
	})
	deployment.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Model(jsii.String("classifier"), &seldon.ContainerNodeOptions{
			Container: &seldon.NodeContainer{
				Image: jsii.String("registry.example.com/sklearn_iris:0.1"),
				Resources: &k8s.ResourceRequirements{
					Requests: &map[string]*string{"cpu": jsii.String("100m"), "memory": jsii.String("128Mi")},
					Limits:   &map[string]*string{"memory": jsii.String("256Mi")},
				},
				Startup: cdk8s.Duration_Minutes(jsii.Number(2)),
			},
		}),
		Scaling: seldon.Scaling_Fixed(jsii.Number(2)),
	})

	app.Synth()
}
