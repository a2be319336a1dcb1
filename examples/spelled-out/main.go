package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon/k8s"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

const (
	volume    = "model-provision-location"
	mountPath = "/mnt/models"
)

// A model server with its download and its volume written out, as the operator would do it for a prepackaged server.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	models := cdk8s.NewChart(app, jsii.String("models"), &cdk8s.ChartProps{
		Namespace: jsii.String("kubeflow-user-example-com"),
	})

	example := seldon.NewSeldonDeployment(models, jsii.String("seldon-example"), nil)
	example.AddPredictor(jsii.String("model"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Model(jsii.String("model"), &seldon.ContainerNodeOptions{
			Container: &seldon.NodeContainer{
				Image: jsii.String("seldonio/sklearnserver:1.17.1"),
				VolumeMounts: &[]*k8s.VolumeMount{{
					Name: jsii.String(volume), MountPath: jsii.String(mountPath), ReadOnly: jsii.Bool(true),
				}},
				SecurityContext: &k8s.SecurityContext{
					RunAsUser: jsii.Number(8888), AllowPrivilegeEscalation: jsii.Bool(false),
				},
			},
			Parameters: &map[string]any{"model_uri": seldon.Parameter_String(jsii.String(mountPath))},
		}),
		Pod: &seldon.PodOptions{
			Volumes: &[]*k8s.Volume{{Name: jsii.String(volume), EmptyDir: &k8s.EmptyDirVolumeSource{}}},
			InitContainers: &[]*k8s.Container{{
				Name:  jsii.String("model-initializer"),
				Image: jsii.String("seldonio/rclone-storage-initializer:1.17.1"),
				Args:  jsii.Strings("gs://seldon-models/v1.12.0-dev/sklearn/iris", mountPath),
				VolumeMounts: &[]*k8s.VolumeMount{{
					Name: jsii.String(volume), MountPath: jsii.String(mountPath),
				}},
			}},
		},
	})

	app.Synth()
}
