package main

import (
	"github.com/aws/jsii-runtime-go"
	seldon "github.com/cdk8s-seldon/cdk8s-seldon-go/cdk8sseldon"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// Models from private buckets: AWS, MinIO with a Secret of older tutorials, and Google Cloud Storage with a key file.
func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{OutputFileExtension: jsii.String(".yaml")})
	platform := seldon.NewSeldonPlatform(app, jsii.String("platform"), nil)
	models := platform.Models(jsii.String("seldon"))
	risk := platform.Models(jsii.String("risk"))

	// A role for service accounts: no credentials anywhere.
	aws := seldon.ModelStore_S3(platform.Storage(), jsii.String("acme-models"), &seldon.S3StoreProps{
		Region: jsii.String("eu-west-1"),
		Auth:   seldon.StoreAuth_Irsa(jsii.String("arn:aws:iam::123456789012:role/models")),
	})
	serve(models, "churn", seldon.PrepackagedServer_XGBOOST(), aws, "churn/7")

	// A Secret with the file gcloud-application-credentials.json, which the service account lists.
	google := seldon.ModelStore_Gcs(platform.Storage(), jsii.String("acme-private"), &seldon.GcsStoreProps{
		ServiceAccountName: jsii.String("user-gcp-sa"),
		Auth:               seldon.StoreAuth_ServiceAccountSecret(jsii.String("user-gcp-sa")),
	})
	serve(models, "fraud", seldon.PrepackagedServer_SKLEARN(), google, "fraud/3")

	// The Secret that tutorials make with kubectl, from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_ENDPOINT_URL.
	minio := seldon.ModelStore_Minio(platform.Storage(), jsii.String("sklearn"), &seldon.MinioStoreProps{
		Endpoint: jsii.String("http://minio.minio-system:9000"),
		Auth:     seldon.StoreAuth_FromEnvSecret(jsii.String("seldon-init-container-secret"), nil),
	})
	serve(models, "iris", seldon.PrepackagedServer_SKLEARN(), minio, "iris")

	// Another bucket of AWS for another team, with keys from a secret manager.
	keys := seldon.ModelStore_S3(platform.Storage(), jsii.String("acme-risk"), &seldon.S3StoreProps{
		Region: jsii.String("eu-west-1"),
		Auth: seldon.StoreAuth_ExternalSecret(&seldon.ExternalSecretOptions{
			SecretStore: jsii.String("vault"),
			Credentials: &seldon.RemoteCredentials{
				AccessKeyId:     &seldon.RemoteSecret{Key: jsii.String("risk/bucket"), Property: jsii.String("id")},
				SecretAccessKey: &seldon.RemoteSecret{Key: jsii.String("risk/bucket"), Property: jsii.String("secret")},
			},
		}),
	})
	serve(risk, "limits", seldon.PrepackagedServer_SKLEARN(), keys, "limits/2")

	app.Synth()
}

func serve(chart cdk8s.Chart, name string, server seldon.PrepackagedServer, store seldon.ModelStore, path string) {
	seldon.NewSeldonDeployment(chart, jsii.String(name), nil).AddPredictor(jsii.String("default"), &seldon.WeightedPredictorOptions{
		Graph: seldon.GraphNode_Server(jsii.String("model"), server, &seldon.ServerNodeOptions{
			Artifact: store.Artifact(jsii.String(path)),
		}),
	})
}
