package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon/k8s"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A model that scales, survives drains of nodes, is monitored, logs its payloads and explains its predictions. The
// cluster has the operator already.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	growth := platform.Models(jsii.String("growth"))
	income := seldon.NewSeldonDeployment(growth, jsii.String("income"), &seldon.SeldonDeploymentProps{
		RequestTimeout: cdk8s.Duration_Seconds(jsii.Number(5)),
	})
	income.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("model"), seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
			Artifact: seldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/income/model"), nil),
			Logger: &seldon.RequestLogger{
				Mode: seldon.LoggerMode_ALL,
				Url:  jsii.String("http://broker-ingress.knative-eventing.svc/growth/default"),
			},
			Container: &seldon.ServerContainer{
				Resources: &k8s.ResourceRequirements{
					Requests: &map[string]*string{"cpu": jsii.String("500m"), "memory": jsii.String("256Mi")},
					Limits:   &map[string]*string{"memory": jsii.String("512Mi")},
				},
			},
		}),
		Scaling: seldon.Scaling_OnCpu(&seldon.UtilizationOptions{
			Percent: jsii.Number(70), Min: jsii.Number(2), Max: jsii.Number(10),
		}),
		DisruptionBudget: seldon.DisruptionBudget_MinAvailable(jsii.Number(1)),
		Explainer: seldon.Explainer_AnchorTabular(&seldon.TrainedExplainerOptions{
			Artifact: seldon.ModelArtifact_Uri(jsii.String("gs://seldon-models/v1.16.0-dev/sklearn/income/explainer"), nil),
		}),
	})

	platform.AddMonitoring(&seldon.PlatformMonitoringOptions{
		Labels:       &map[string]*string{"release": jsii.String("kube-prometheus-stack")},
		Interval:     jsii.String("30s"),
		ErrorPercent: jsii.Number(2),
		Latency:      cdk8s.Duration_Millis(jsii.Number(500)),
	})

	app.Synth()
}
