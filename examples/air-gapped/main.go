package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

const registry = "registry.example.com"

// A cluster that reaches one registry and one object store, and no internet.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), &seldon.SeldonPlatformProps{
		InstallWith: seldon.InstallWith_K3s(nil),
	})

	platform.AddInstall(seldon.ThirdParty_CERT_MANAGER(), &seldon.ThirdPartyChartOptions{
		KubernetesVersion: jsii.String("1.34"),
		Repository:        jsii.String("oci://" + registry + "/charts"),
		Values: &map[string]any{
			"image":           image("controller"),
			"webhook":         map[string]any{"image": image("webhook")},
			"cainjector":      map[string]any{"image": image("cainjector")},
			"acmesolver":      map[string]any{"image": image("acmesolver")},
			"startupapicheck": map[string]any{"image": image("startupapicheck")},
		},
	})
	platform.AddOperator(&seldon.SeldonOperatorProps{
		ImageMirror: seldon.ImageMirror_At(jsii.String(registry + "/seldon")),
		Manager:     &seldon.ManagerOptions{ImagePullSecrets: jsii.Strings("registry")},
	})

	chart := platform.Models(jsii.String("seldon"))
	models := seldon.ModelStore_Minio(chart, jsii.String("models"), &seldon.MinioStoreProps{
		Endpoint: jsii.String("http://minio.minio-system:9000"),
		Auth:     seldon.StoreAuth_Secret(jsii.String("minio-credentials")),
	})
	iris := seldon.NewSeldonDeployment(chart, jsii.String("iris"), nil)
	iris.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("model"), seldon.PrepackagedServer_SKLEARN(), &seldon.ServerNodeOptions{
			Artifact: models.Artifact(jsii.String("sklearn/iris")),
		}),
	})

	app.Synth()
}

// image is an image of cert-manager in the mirror, as the chart's values name it.
func image(name string) map[string]any {
	return map[string]any{"repository": registry + "/jetstack/cert-manager-" + name}
}
