package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/argoproj/argo-cd/v3/reposerver/apiclient"
	"github.com/argoproj/argo-cd/v3/reposerver/repository"
	"github.com/argoproj/argo-cd/v3/util/git"
	utilio "github.com/argoproj/argo-cd/v3/util/io"
	"google.golang.org/grpc"
	"k8s.io/apimachinery/pkg/api/resource"
)

// repositories stands for every Git repository and every repository of charts.
type repositories struct {
	// What nobody asks for in these checks.
	apiclient.RepoServerServiceClient
	root, crds string
	// Answers that were given, as the repo server keeps them: manifests of a commit do not change.
	answers sync.Map
}

func (r *repositories) NewRepoServerClient() (utilio.Closer, apiclient.RepoServerServiceClient, error) {
	return utilio.NopCloser, r, nil
}

// GenerateManifest reads the folder of an Application as the repo server does it, or plays its chart.
func (r *repositories) GenerateManifest(ctx context.Context, in *apiclient.ManifestRequest, _ ...grpc.CallOption) (*apiclient.ManifestResponse, error) {
	root, err := filepath.EvalSymlinks(r.root)
	if err != nil {
		return nil, err
	}
	question := strings.Join([]string{root, in.AppName, in.Namespace, in.Revision, in.ApplicationSource.String()}, " ")
	if answer, known := r.answers.Load(question); known {
		copied := *answer.(*apiclient.ManifestResponse)
		return &copied, nil
	}
	answer, err := r.generate(ctx, root, in)
	if err != nil {
		return nil, err
	}
	r.answers.Store(question, answer)
	copied := *answer
	return &copied, nil
}

func (r *repositories) generate(ctx context.Context, root string, in *apiclient.ManifestRequest) (*apiclient.ManifestResponse, error) {
	if in.ApplicationSource.Chart != "" {
		manifests, err := chart(r.crds, in)
		return &apiclient.ManifestResponse{Manifests: manifests, Revision: in.Revision, SourceType: "Helm"}, err
	}
	folder := filepath.Join(root, in.ApplicationSource.Path)
	if _, err := os.Stat(folder); err != nil {
		return nil, err
	}
	revision := filepath.Base(root)
	answer, err := repository.GenerateManifests(ctx, folder, root, revision, in, true, git.NoopCredsStore{}, resource.MustParse("0"), nil)
	if err != nil {
		return nil, err
	}
	answer.Revision = revision
	return answer, nil
}

// ResolveRevision answers with the commit that counts now.
func (r *repositories) ResolveRevision(_ context.Context, in *apiclient.ResolveRevisionRequest, _ ...grpc.CallOption) (*apiclient.ResolveRevisionResponse, error) {
	if in.App.Spec.GetSource().Chart != "" {
		return &apiclient.ResolveRevisionResponse{Revision: in.AmbiguousRevision, AmbiguousRevision: in.AmbiguousRevision}, nil
	}
	root, err := filepath.EvalSymlinks(r.root)
	return &apiclient.ResolveRevisionResponse{Revision: filepath.Base(root), AmbiguousRevision: in.AmbiguousRevision}, err
}
