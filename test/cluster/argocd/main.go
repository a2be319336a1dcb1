// Argo CD's application controller and its controller of ApplicationSets, with one part played: the repo server, which
// hands out the manifests of a folder in place of Git, and those of charts.go in place of charts. All else is theirs:
// projects, comparison, sync, waves, retries, pruning, health and self-healing.
//
//	argocd -kubeconfig FILE -repository FOLDER -crds FOLDER
//
// The folder may be a link to the one that counts now. Runs until it is told to stop; logs to the standard error.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/argoproj/argo-cd/v3/commitserver/apiclient"
	"github.com/argoproj/argo-cd/v3/controller"
	"github.com/argoproj/argo-cd/v3/controller/sharding"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	appclientset "github.com/argoproj/argo-cd/v3/pkg/client/clientset/versioned"
	"github.com/argoproj/argo-cd/v3/util/argo/normalizers"
	cacheutil "github.com/argoproj/argo-cd/v3/util/cache"
	"github.com/argoproj/argo-cd/v3/util/cache/appstate"
	kubeutil "github.com/argoproj/argo-cd/v3/util/kube"
	"github.com/argoproj/argo-cd/v3/util/settings"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

const (
	namespace = "argocd"
	// The default of Argo CD, which is also told of commits by a webhook: in these checks, by an annotation.
	resync = 2 * time.Minute
)

func main() {
	// Libraries define their own flags.
	flags := flag.NewFlagSet("argocd", flag.ExitOnError)
	kubeconfig := flags.String("kubeconfig", "", "the cluster that Argo CD runs in")
	repository := flags.String("repository", "", "the folder that stands for every Git repository")
	crds := flags.String("crds", "", "folder with the CRDs that charts bring")
	check(flags.Parse(os.Args[1:]))
	// The controller is not in a pod.
	check(os.Setenv(v1alpha1.EnvVarFakeInClusterConfig, "true"))
	check(os.Setenv("KUBECONFIG", *kubeconfig))

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	check(err)
	config.WarningHandler = rest.NoWarnings{}
	check(v1alpha1.SetK8SConfigDefaults(config))
	kube := kubernetes.NewForConfigOrDie(config)
	manager := settings.NewSettingsManager(ctx, kube, namespace)
	shards, err := sharding.GetClusterSharding(kube, manager, "legacy", false)
	check(err)
	const processors, kubectlLimit, noMetricsPort = 10, 20, 0
	application, err := controller.NewApplicationController(
		namespace, manager, kube, appclientset.NewForConfigOrDie(config), &repositories{root: *repository, crds: *crds},
		apiclient.NewCommitServerClientset(""), appstate.NewCache(cacheutil.NewCache(cacheutil.NewInMemoryCache(time.Hour)), time.Hour),
		kubeutil.NewKubectl(), resync, 0, 0, 5*time.Second, nil, 0, 0, time.Minute, noMetricsPort, 0, nil, nil, nil, kubectlLimit, false,
		shards, []string{}, nil, false, false, normalizers.IgnoreNormalizerOpts{}, []string{"none"}, false)
	check(err)
	go application.Run(ctx, processors, processors)
	check(runSets(ctx, config, kube, manager))
}

func check(err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "argocd: %v\n", err)
		os.Exit(1)
	}
}
