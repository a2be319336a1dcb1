// Answers with Helm's own code, for tests that compare. Each line of the input is one question, each line of the output
// its answer {"json": ...} or {"error": ...}:
//
//	{"text": "..."}                                        a values file as Helm reads it
//	{"defaults": "...", "files": ["..."], "args": [...]}   the values that a chart's templates see
//	{"chart": "folder", "release": "...", "namespace": "...", "files": [...], "args": [...]}   the objects of a chart
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/cli/values"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/getter"
	"helm.sh/helm/v3/pkg/releaseutil"
	"sigs.k8s.io/yaml"
)

type question struct {
	Text      *string  `json:"text"`
	Defaults  string   `json:"defaults"`
	Files     []string `json:"files"`
	Args      []string `json:"args"`
	Chart     string   `json:"chart"`
	Release   string   `json:"release"`
	Namespace string   `json:"namespace"`
}

type answer struct {
	JSON  any    `json:"json"`
	Error string `json:"error,omitempty"`
}

var charts = map[string]*chart.Chart{}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var q question
			if err := json.Unmarshal(line, &q); err != nil {
				panic(err)
			}
			if err := encoder.Encode(reply(q)); err != nil {
				panic(err)
			}
		}
		if err != nil {
			return
		}
		if in.Buffered() == 0 {
			out.Flush()
		}
	}
}

func reply(q question) (a answer) {
	defer func() {
		if r := recover(); r != nil {
			a = answer{Error: fmt.Sprint("panic: ", r)}
		}
	}()
	result, err := ask(q)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{JSON: result}
}

func ask(q question) (any, error) {
	if q.Text != nil {
		return chartutil.ReadValues([]byte(*q.Text))
	}
	given, err := merged(q)
	if err != nil {
		return nil, err
	}
	if q.Chart != "" {
		return rendered(q, given)
	}
	defaults := map[string]any{}
	if err := yaml.Unmarshal([]byte(q.Defaults), &defaults); err != nil {
		return nil, err
	}
	return chartutil.CoalesceValues(&chart.Chart{Metadata: &chart.Metadata{Name: "chart"}, Values: defaults}, given)
}

// merged gives what -f and the flags say, as Helm's commands merge it.
func merged(q question) (map[string]any, error) {
	folder, err := os.MkdirTemp("", "helm-values")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	options := values.Options{}
	for i, text := range q.Files {
		file := filepath.Join(folder, fmt.Sprintf("values-%d.yaml", i))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return nil, err
		}
		options.ValueFiles = append(options.ValueFiles, file)
	}
	for i := 0; i+1 < len(q.Args); i += 2 {
		value := q.Args[i+1]
		switch q.Args[i] {
		case "--set":
			options.Values = append(options.Values, value)
		case "--set-string":
			options.StringValues = append(options.StringValues, value)
		case "--set-json":
			options.JSONValues = append(options.JSONValues, value)
		case "--set-literal":
			options.LiteralValues = append(options.LiteralValues, value)
		}
	}
	return options.MergeValues(getter.Providers{})
}

// rendered gives the objects of a chart's templates, in the order in which Helm prints them.
func rendered(q question, given map[string]any) (any, error) {
	known := charts[q.Chart]
	if known == nil {
		loaded, err := loader.Load(q.Chart)
		if err != nil {
			return nil, err
		}
		charts[q.Chart], known = loaded, loaded
	}
	release := chartutil.ReleaseOptions{Name: q.Release, Namespace: q.Namespace, Revision: 1, IsInstall: true}
	top, err := chartutil.ToRenderValues(known, given, release, chartutil.DefaultCapabilities)
	if err != nil {
		return nil, err
	}
	texts, err := engine.Render(known, top)
	if err != nil {
		return nil, err
	}
	for name := range texts {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(texts, name)
		}
	}
	_, manifests, err := releaseutil.SortManifests(texts, nil, releaseutil.InstallOrder)
	if err != nil {
		return nil, err
	}
	objects := []any{}
	for _, manifest := range manifests {
		var object any
		if err := yaml.Unmarshal([]byte(manifest.Content), &object); err != nil {
			return nil, err
		}
		if object != nil {
			objects = append(objects, object)
		}
	}
	return objects, nil
}
