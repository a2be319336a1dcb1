package main

import (
	"context"

	"github.com/argoproj/argo-cd/v3/applicationset/controllers"
	"github.com/argoproj/argo-cd/v3/applicationset/generators"
	"github.com/argoproj/argo-cd/v3/applicationset/metrics"
	"github.com/argoproj/argo-cd/v3/applicationset/utils"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/util/db"
	"github.com/argoproj/argo-cd/v3/util/settings"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	metricsserver "sigs.k8s.io/controller-runtime/pkg/metrics/server"
)

// runSets runs the controller of ApplicationSets until the context ends. Of its generators it has that of lists; the
// others ask Git hosts and repositories.
func runSets(ctx context.Context, config *rest.Config, kube kubernetes.Interface, manager *settings.SettingsManager) error {
	scheme := runtime.NewScheme()
	if err := clientgoscheme.AddToScheme(scheme); err != nil {
		return err
	}
	if err := v1alpha1.AddToScheme(scheme); err != nil {
		return err
	}
	mgr, err := ctrl.NewManager(config, ctrl.Options{
		Scheme:  scheme,
		Metrics: metricsserver.Options{BindAddress: "0"},
		Cache:   cache.Options{DefaultNamespaces: map[string]cache.Config{namespace: {}}},
	})
	if err != nil {
		return err
	}
	measured := metrics.NewApplicationsetMetrics(utils.NewAppsetLister(mgr.GetClient()), nil,
		func(*v1alpha1.ApplicationSet) bool { return true })
	const processors = 10
	err = (&controllers.ApplicationSetReconciler{
		Client:                   mgr.GetClient(),
		Scheme:                   scheme,
		Recorder:                 mgr.GetEventRecorderFor("applicationset-controller"),
		Generators:               map[string]generators.Generator{"List": generators.NewListGenerator()},
		ArgoDB:                   db.NewDB(namespace, manager, kube),
		KubeClientset:            kube,
		Policy:                   utils.Policies[""],
		EnablePolicyOverride:     true,
		Renderer:                 &utils.Render{},
		ArgoCDNamespace:          namespace,
		ApplicationSetNamespaces: []string{namespace},
		Metrics:                  &measured,
	}).SetupWithManager(mgr, false, processors)
	if err != nil {
		return err
	}
	return mgr.Start(ctx)
}
