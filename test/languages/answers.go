// The errors that a program gets, and how its numbers are written: in every language as in answers.txt.
package main

import (
	"fmt"
	"strings"

	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// told prints an error without the stack of the library.
func told(attempt func()) {
	defer func() {
		if problem := recover(); problem != nil {
			fmt.Println(strings.Split(fmt.Sprint(problem), "\n    at ")[0])
		} else {
			fmt.Println("no error")
		}
	}()
	attempt()
}

// server synthesizes a model of a prepackaged server.
func server(name string, replicas float64) {
	chart := cdk8s.Testing_Chart()
	graph := seldon.GraphNode_Server(&name, seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
		Artifact: seldon.ModelArtifact_Uri(jsii.String("gs://models/iris"), nil),
	})
	seldon.NewSeldonDeployment(chart, jsii.String("iris"), nil).AddPredictor(jsii.String("main"),
		&seldon.WeightedPredictorOptions{Graph: graph, Scaling: seldon.Scaling_Fixed(&replicas)})
	cdk8s.Testing_Synth(chart)
}

// parameters prints the parameters of a node as they are in the manifest.
func parameters(given map[string]any) {
	chart := cdk8s.Testing_Chart()
	graph := seldon.GraphNode_Model(jsii.String("m"), &seldon.ContainerNodeOptions{
		Container:  &seldon.NodeContainer{Image: jsii.String("registry.example.com/m:1")},
		Parameters: &given,
	})
	seldon.NewSeldonDeployment(chart, jsii.String("iris"), nil).AddPredictor(jsii.String("main"),
		&seldon.WeightedPredictorOptions{Graph: graph})
	sdep := (*cdk8s.Testing_Synth(chart))[0].(map[string]any)
	predictor := sdep["spec"].(map[string]any)["predictors"].([]any)[0].(map[string]any)
	for _, each := range predictor["graph"].(map[string]any)["parameters"].([]any) {
		parameter := each.(map[string]any)
		fmt.Println(parameter["name"], parameter["type"], parameter["value"])
	}
}

func main() {
	told(func() { server("Not A Name", 1) })
	told(func() { server("classifier", 1.5) })
	told(func() { seldon.Parameter_Int(jsii.Number(9007199254740994)) })
	told(func() { parameters(map[string]any{"n": 9007199254740994}) })
	parameters(map[string]any{
		"whole": 1.0, "half": 0.5, "real": seldon.Parameter_Float(jsii.Number(1)), "text": "1.0", "on": true,
		"least": -9007199254740991,
	})
}
