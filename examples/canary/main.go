package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// A transformer and a model from a private bucket, and a canary that a tenth of the requests go to.
func main() {
	defer jsii.Close()
	outdir := "out"
	if len(os.Args) > 1 {
		outdir = os.Args[1]
	}
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(outdir), OutputFileExtension: jsii.String(".yaml")})
	platform := cdk8sseldon.NewSeldonPlatform(app, jsii.String("platform"), nil)

	platform.AddNamespace(jsii.String("istio-system"), &cdk8sseldon.PlatformNamespaceOptions{Create: jsii.Bool(false)})
	gateway := platform.AddIstioGateway(jsii.String("seldon-gateway"), nil)
	store := cdk8sseldon.ModelStore_S3(platform.Storage(), jsii.String("acme-models"), &cdk8sseldon.S3StoreProps{
		Region: jsii.String("eu-west-1"),
		Auth: cdk8sseldon.StoreAuth_ExternalSecret(&cdk8sseldon.ExternalSecretOptions{
			SecretStore: jsii.String("vault"),
			Credentials: &cdk8sseldon.RemoteCredentials{
				AccessKeyId:     &cdk8sseldon.RemoteSecret{Key: jsii.String("models/bucket"), Property: jsii.String("id")},
				SecretAccessKey: &cdk8sseldon.RemoteSecret{Key: jsii.String("models/bucket"), Property: jsii.String("secret")},
			},
		}),
	})

	models := platform.Models(jsii.String("risk"))
	deployment := cdk8sseldon.NewSeldonDeployment(models, jsii.String("fraud"), nil)
	deployment.AddPredictor(jsii.String("stable"), &cdk8sseldon.WeightedPredictorOptions{
		Graph: graph(store, "7"), Traffic: jsii.Number(90), Scaling: cdk8sseldon.Scaling_Fixed(jsii.Number(3)),
	})
	deployment.AddPredictor(jsii.String("canary"), &cdk8sseldon.WeightedPredictorOptions{
		Graph: graph(store, "8"), Traffic: jsii.Number(10), Scaling: cdk8sseldon.Scaling_Fixed(jsii.Number(1)),
	})
	cdk8sseldon.NewIstioRoute(models, jsii.String("fraud-route"), &cdk8sseldon.IstioRouteProps{
		Deployment:   jsii.String("fraud"),
		Gateway:      gateway,
		Hosts:        jsii.Strings("models.example.com"),
		Weights:      &map[string]*float64{"stable": jsii.Number(90), "canary": jsii.Number(10)},
		StickyCookie: jsii.String("fraud-version"),
	})

	app.Synth()
}

func graph(store cdk8sseldon.ModelStore, version string) cdk8sseldon.GraphNode {
	features := cdk8sseldon.GraphNode_Transformer(jsii.String("features"), &cdk8sseldon.ContainerNodeOptions{
		Container: &cdk8sseldon.NodeContainer{
			Image: jsii.String("registry.example.com/risk/features:4.2.0"),
			Env: &map[string]cdk8sseldon.EnvValue{
				"STORE_URL":  cdk8sseldon.EnvValue_Of(jsii.String("redis://$(STORE_HOST):6379")),
				"STORE_HOST": cdk8sseldon.EnvValue_FromField(jsii.String("status.hostIP")),
			},
		},
		Parameters: &map[string]interface{}{"threads": 4, "threshold": 0.5, "method": "zscore"},
	})
	return features.To(cdk8sseldon.GraphNode_Server(jsii.String("model"), cdk8sseldon.PrepackagedServer_XGBOOST(), &cdk8sseldon.ServerNodeOptions{
		Artifact: store.Artifact(jsii.String("fraud/" + version)),
	}))
}
