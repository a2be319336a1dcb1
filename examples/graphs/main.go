package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// Routers, combiners, transformers, feedback; canary and shadow.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	// Two models of the same data.
	first := seldon.GraphNode_Model(jsii.String("first"), container("seldonio/mock_classifier:1.16.0"))
	second := seldon.GraphNode_Model(jsii.String("second"), container("seldonio/mock_classifier:1.17.1"))

	graphs := cdk8s.NewChart(app, jsii.String("graphs"), &cdk8s.ChartProps{Namespace: jsii.String("seldon")})
	abTest(graphs, first, second)
	bandit(graphs, first, second)
	ensemble(graphs, first, second)
	pipeline(graphs, first)

	rollouts := cdk8s.NewChart(app, jsii.String("rollouts"), &cdk8s.ChartProps{Namespace: jsii.String("seldon")})
	canary(rollouts, first, second)
	shadow(rollouts, first, second)

	app.Synth()
}

// The service orchestrator itself sends each request to one of two models.
func abTest(chart cdk8s.Chart, first, second seldon.GraphNode) {
	split := seldon.GraphNode_AbTest(jsii.String("split"), &seldon.AbTestOptions{RatioA: jsii.Number(0.5)})
	deployment := seldon.NewSeldonDeployment(chart, jsii.String("ab-test"), nil)
	deployment.AddPredictor(jsii.String("default"), predictor(split.To(first, second)))
}

// A router that learns from feedback which model is better.
func bandit(chart cdk8s.Chart, first, second seldon.GraphNode) {
	route := seldon.GraphNode_Router(jsii.String("bandit"), &seldon.ContainerNodeOptions{
		Container:  &seldon.NodeContainer{Image: jsii.String("seldonio/mab_epsilon_greedy:1.17.1")},
		Parameters: &map[string]interface{}{"n_branches": 2, "epsilon": 0.1, "verbose": true},
	})
	deployment := seldon.NewSeldonDeployment(chart, jsii.String("bandit"), nil)
	deployment.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph:     route.To(first, second),
		Placement: seldon.PodPlacement_Pods(&[]seldon.GraphNode{route}, &[]seldon.GraphNode{first, second}),
		// Responses say which model gave them, so that feedback finds its way back.
		Orchestrator: seldon.Orchestrator_Executor(&seldon.ExecutorOptions{
			Env: &map[string]seldon.EnvValue{"SELDON_ENABLE_ROUTING_INJECTION": seldon.EnvValue_Of(jsii.String("true"))},
		}),
	})
}

// Both models answer, and a combiner makes one response of two. It also wants the feedback, which combiners do not get
// by themselves.
func ensemble(chart cdk8s.Chart, first, second seldon.GraphNode) {
	combine := seldon.GraphNode_Combiner(jsii.String("combine"), &seldon.ContainerNodeOptions{
		Container: &seldon.NodeContainer{Image: jsii.String("registry.example.com/combiner:1.0")},
		Methods:   &[]seldon.Method{seldon.Method_SEND_FEEDBACK},
	})
	deployment := seldon.NewSeldonDeployment(chart, jsii.String("ensemble"), nil)
	deployment.AddPredictor(jsii.String("default"), predictor(combine.To(first, second)))
}

// Requests are cleaned before the model sees them, and its responses are rounded; outliers are marked.
func pipeline(chart cdk8s.Chart, first seldon.GraphNode) {
	detect := seldon.GraphNode_OutlierDetector(jsii.String("detect"), container("registry.example.com/outliers:1.0"))
	clean := seldon.GraphNode_Transformer(jsii.String("clean"), container("registry.example.com/clean:1.0"))
	round := seldon.GraphNode_OutputTransformer(jsii.String("round"), container("registry.example.com/round:1.0"))

	deployment := seldon.NewSeldonDeployment(chart, jsii.String("pipeline"), nil)
	deployment.AddPredictor(jsii.String("default"), predictor(detect.To(clean.To(round.To(first)))))
	seldon.NewSmokeTest(chart, jsii.String("smoke-test"), &seldon.SmokeTestProps{
		Deployment: deployment,
		Request:    map[string]interface{}{"data": map[string]interface{}{"ndarray": [][]float64{{5.1, 3.5, 1.4, 0.2}}}},
	})
}

// Ten percent of the requests for the new version.
func canary(chart cdk8s.Chart, first, second seldon.GraphNode) {
	seldon.NewSeldonDeployment(chart, jsii.String("canary"), nil).Canary(&seldon.CanaryOptions{
		Stable:  &seldon.PredictorOptions{Graph: first},
		Canary:  &seldon.PredictorOptions{Graph: second},
		Percent: jsii.Number(10),
	})
}

// The new version sees copies of all requests, and nobody sees its responses.
func shadow(chart cdk8s.Chart, first, second seldon.GraphNode) {
	deployment := seldon.NewSeldonDeployment(chart, jsii.String("shadow"), nil)
	deployment.AddPredictor(jsii.String("default"), predictor(first))
	deployment.Shadow(jsii.String("next"), &seldon.ShadowOptions{Graph: second})
}

func container(image string) *seldon.ContainerNodeOptions {
	return &seldon.ContainerNodeOptions{Container: &seldon.NodeContainer{Image: jsii.String(image)}}
}

func predictor(graph seldon.GraphNode) *seldon.WeightedPredictorOptions {
	return &seldon.WeightedPredictorOptions{Graph: graph}
}
