package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon/k8s"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// environment is what differs between the environments; all else is the same.
type environment struct {
	name, host string
	// busy says whether models run with several pods, canaries and shadows.
	busy bool
	// server is the cluster, as Argo CD knows it; nil is the cluster that Argo CD runs in.
	server *string
	// revision is the branch that Argo CD follows; nil is its default.
	revision *string
}

var environments = []environment{
	{name: "dev", host: "models.dev.example.com"},
	{
		name: "prod", host: "models.example.com", busy: true,
		server: jsii.String("https://prod.example.com"), revision: jsii.String("release"),
	},
}

// Two environments, four teams with a namespace and models each, carried by Argo CD.
func main() {
	defer jsii.Close()
	all := seldon.NewPlatformEnvironments()
	for _, env := range environments {
		platform := all.Add(jsii.String(env.name), &seldon.PlatformEnvironmentOptions{
			GitOps: seldon.GitOps_ArgoCd(&seldon.ArgoCdOptions{
				Repository: jsii.String("https://git.example.com/ml/platform.git"),
				Path:       jsii.String("examples/production/manifests"),
				Server:     env.server,
				Revision:   env.revision,
			}),
		})
		fill(platform, env)
	}
	all.Write(jsii.String("dist"))
}

func fill(platform seldon.SeldonPlatform, env environment) {
	for _, team := range []string{"fraud", "growth", "pricing", "search"} {
		platform.AddNamespace(jsii.String(team), &seldon.PlatformNamespaceOptions{
			Labels:        &map[string]*string{"team": jsii.String(team)},
			InjectSidecar: jsii.Bool(false),
		})
	}
	parts := []seldon.ThirdParty{
		seldon.ThirdParty_ISTIO_BASE(),
		seldon.ThirdParty_ISTIOD(),
		seldon.ThirdParty_ISTIO_GATEWAY(),
		seldon.ThirdParty_CERT_MANAGER(),
		seldon.ThirdParty_PROMETHEUS_OPERATOR(),
	}
	for _, part := range parts {
		platform.AddInstall(part, &seldon.ThirdPartyChartOptions{KubernetesVersion: jsii.String("1.34")})
	}
	gateway := platform.AddIstioGateway(jsii.String("seldon-gateway"), &seldon.IstioGatewayProps{
		Hosts: jsii.Strings(env.host),
		Tls:   seldon.GatewayTls_Secret(jsii.String("models-tls")),
	})
	platform.AddOperator(&seldon.SeldonOperatorProps{
		Ingress: seldon.Ingress_Istio(gateway, nil),
		Manager: &seldon.ManagerOptions{Resources: &seldon.OperatorResources{
			MemoryRequest: jsii.String("200Mi"), MemoryLimit: jsii.String("600Mi"),
		}},
	})
	artifacts := artifactStore(platform.Storage(), env)
	features := featureStore(platform.Storage(), env)
	fraudModels(platform.Models(jsii.String("fraud")), artifacts, env)
	growthModels(platform.Models(jsii.String("growth")), artifacts, env)
	pricingModels(platform.Models(jsii.String("pricing")))
	searchModels(platform.Models(jsii.String("search")), features, env)
	platform.AddMonitoring(nil)
}

// artifactStore takes the keys of S3 from a secret manager.
func artifactStore(storage cdk8s.Chart, env environment) seldon.ModelStore {
	return seldon.ModelStore_S3(storage, jsii.String("artifacts"), &seldon.S3StoreProps{
		Bucket: jsii.String(env.name + "-models"),
		Region: jsii.String("eu-west-1"),
		Auth: seldon.StoreAuth_ExternalSecret(&seldon.ExternalSecretOptions{
			SecretStore: jsii.String("vault"),
			Credentials: &seldon.RemoteCredentials{
				AccessKeyId:     &seldon.RemoteSecret{Key: jsii.String("ml/artifacts"), Property: jsii.String("id")},
				SecretAccessKey: &seldon.RemoteSecret{Key: jsii.String("ml/artifacts"), Property: jsii.String("secret")},
			},
		}),
	})
}

// featureStore is in Google Cloud, which knows the pods by their service account.
func featureStore(storage cdk8s.Chart, env environment) seldon.ModelStore {
	account := fmt.Sprintf("models@%s-example.iam.gserviceaccount.com", env.name)
	return seldon.ModelStore_Gcs(storage, jsii.String("features"), &seldon.GcsStoreProps{
		Bucket: jsii.String(env.name + "-features"),
		Auth:   seldon.StoreAuth_WorkloadIdentity(jsii.String(account)),
	})
}

func fraudModels(fraud cdk8s.Chart, artifacts seldon.ModelStore, env environment) {
	accountTakeover := seldon.NewSeldonDeployment(fraud, jsii.String("account-takeover"), nil)
	accountTakeover.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: serve(seldon.PrepackagedServer_SKLEARN(), artifacts, "account-takeover/3"),
	})
	predictor := &seldon.WeightedPredictorOptions{
		Graph: serve(seldon.PrepackagedServer_XGBOOST(), artifacts, "card-fraud/12"),
	}
	if env.busy {
		predictor.Scaling = seldon.Scaling_Fixed(jsii.Number(4))
		predictor.DisruptionBudget = seldon.DisruptionBudget_MaxUnavailablePercent(jsii.Number(25))
	}
	cardFraud := seldon.NewSeldonDeployment(fraud, jsii.String("card-fraud"), nil)
	cardFraud.AddPredictor(jsii.String("default"), predictor)
}

func growthModels(growth cdk8s.Chart, artifacts seldon.ModelStore, env environment) {
	deployment := seldon.NewSeldonDeployment(growth, jsii.String("churn"), nil)
	if !env.busy {
		deployment.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{Graph: churn(artifacts, 7)})
		return
	}
	scaling := seldon.Scaling_OnCpu(&seldon.UtilizationOptions{
		Percent: jsii.Number(70), Min: jsii.Number(2), Max: jsii.Number(10),
	})
	deployment.Canary(&seldon.CanaryOptions{
		Stable:  &seldon.PredictorOptions{Graph: churn(artifacts, 7), Scaling: scaling},
		Canary:  &seldon.PredictorOptions{Graph: churn(artifacts, 8), Scaling: scaling},
		Percent: jsii.Number(10),
	})
}

func churn(artifacts seldon.ModelStore, version int) seldon.GraphNode {
	return seldon.GraphNode_Server(jsii.String("model"), seldon.PrepackagedServer_XGBOOST(), &seldon.ServerNodeOptions{
		Artifact: artifacts.Artifact(jsii.String(fmt.Sprintf("churn/%d", version))),
		Container: &seldon.ServerContainer{Resources: &k8s.ResourceRequirements{
			Requests: &map[string]*string{"cpu": jsii.String("250m"), "memory": jsii.String("256Mi")},
		}},
	})
}

func pricingModels(pricing cdk8s.Chart) {
	discounts := seldon.NewSeldonDeployment(pricing, jsii.String("discounts"), nil)
	discounts.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Model(jsii.String("model"), &seldon.ContainerNodeOptions{
			Container: &seldon.NodeContainer{
				Image: jsii.String("registry.example.com/pricing/discounts:2.4.0"),
				Env:   &map[string]seldon.EnvValue{"CURRENCY": seldon.EnvValue_Of(jsii.String("EUR"))},
			},
		}),
	})
}

func searchModels(search cdk8s.Chart, features seldon.ModelStore, env environment) {
	server := seldon.PrepackagedServer_SKLEARN()
	deployment := seldon.NewSeldonDeployment(search, jsii.String("ranking"), nil)
	if !env.busy {
		deployment.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
			Graph: serve(server, features, "ranking/31"),
		})
		return
	}
	scaling := seldon.Scaling_Fixed(jsii.Number(3))
	deployment.AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph:   serve(server, features, "ranking/31"),
		Scaling: scaling,
	})
	deployment.Shadow(jsii.String("shadow"), &seldon.ShadowOptions{
		Graph:   serve(server, features, "ranking/32"),
		Scaling: scaling,
	})
}

func serve(server seldon.PrepackagedServer, store seldon.ModelStore, path string) seldon.GraphNode {
	return seldon.GraphNode_Server(jsii.String("model"), server, &seldon.ServerNodeOptions{
		Artifact: store.Artifact(jsii.String(path)),
	})
}
