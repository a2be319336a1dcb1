package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A transformer and a model from a private bucket, and a canary that a tenth of the requests go to.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	platform.AddNamespace(jsii.String("istio-system"), &seldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	gateway := platform.AddIstioGateway(jsii.String("seldon-gateway"), nil)
	store := seldon.ModelStore_S3(platform.Storage(), jsii.String("acme-models"), &seldon.S3StoreProps{
		Region: jsii.String("eu-west-1"),
		Auth: seldon.StoreAuth_ExternalSecret(&seldon.ExternalSecretOptions{
			SecretStore: jsii.String("vault"),
			Credentials: &seldon.RemoteCredentials{
				AccessKeyId:     &seldon.RemoteSecret{Key: jsii.String("models/bucket"), Property: jsii.String("id")},
				SecretAccessKey: &seldon.RemoteSecret{Key: jsii.String("models/bucket"), Property: jsii.String("secret")},
			},
		}),
	})

	models := platform.Models(jsii.String("risk"))
	deployment := seldon.NewSeldonDeployment(models, jsii.String("fraud"), nil)
	deployment.AddPredictor(jsii.String("stable"), &seldon.WeightedPredictorOptions{
		Graph: graph(store, "7"), Traffic: jsii.Number(90), Scaling: seldon.Scaling_Fixed(jsii.Number(3)),
	})
	deployment.AddPredictor(jsii.String("canary"), &seldon.WeightedPredictorOptions{
		Graph: graph(store, "8"), Traffic: jsii.Number(10), Scaling: seldon.Scaling_Fixed(jsii.Number(1)),
	})
	seldon.NewIstioRoute(models, jsii.String("fraud-route"), &seldon.IstioRouteProps{
		Deployment:   jsii.String("fraud"),
		Gateway:      gateway,
		Hosts:        jsii.Strings("models.example.com"),
		Weights:      &map[string]*float64{"stable": jsii.Number(90), "canary": jsii.Number(10)},
		StickyCookie: jsii.String("fraud-version"),
	})

	app.Synth()
}

func graph(store seldon.ModelStore, version string) seldon.GraphNode {
	features := seldon.GraphNode_Transformer(jsii.String("features"), &seldon.ContainerNodeOptions{
		Container: &seldon.NodeContainer{
			Image: jsii.String("registry.example.com/risk/features:4.2.0"),
			Env: &map[string]seldon.EnvValue{
				"STORE_URL":  seldon.EnvValue_Of(jsii.String("redis://$(STORE_HOST):6379")),
				"STORE_HOST": seldon.EnvValue_FromField(jsii.String("status.hostIP")),
			},
		},
		Parameters: &map[string]interface{}{"threads": 4, "threshold": 0.5, "method": "zscore"},
	})
	return features.To(seldon.GraphNode_Server(jsii.String("model"), seldon.PrepackagedServer_XGBOOST(), &seldon.ServerNodeOptions{
		Artifact: store.Artifact(jsii.String("fraud/" + version)),
	}))
}
