import { yaml } from '../../../src/rules/example';
import { sidecarDownload } from '../../../src/rules/storage/sidecar-download';
import { describeRule } from '../describe-rule';

const SERVER = 'predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]';

/** A SeldonDeployment in a namespace with these labels. */
function model(labels: string, spec: string): string {
  return `metadata: {name: iris, namespace: models}\nspec: {${spec}}\n---\nkind: Namespace\nmetadata: {name: models, labels: {${labels}}}`;
}

describeRule(sidecarDownload, {
  accepts: {
    'a namespace without sidecars': model('team: growth', SERVER),
    'a namespace in ambient mode': model('istio.io/dataplane-mode: ambient', SERVER),
    'an annotation that disables injection': model(
      'istio-injection: enabled',
      `annotations: {sidecar.istio.io/inject: 'false'}, ${SERVER}`,
    ),
    'a sidecar that is an init container': model(
      'istio-injection: enabled',
      `annotations: {sidecar.istio.io/nativeSidecar: 'true'}, ${SERVER}`,
    ),
    'a port that bypasses the sidecar': model(
      'istio.io/rev: stable',
      `annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: '443'}, ${SERVER}`,
    ),
    'nothing to download': model(
      'istio-injection: enabled',
      'predictors: [{name: a, graph: {name: m, implementation: SIMPLE_MODEL}, componentSpecs: [{spec: {containers: [{name: x, image: x/y:1}]}}]}]',
    ),
    'a volume': model('istio-injection: enabled', SERVER.replace('gs://m', 'pvc://models/iris')),
    'files in the image': model(
      'istio-injection: enabled',
      'predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: x/y:1}]}}]}]',
    ),
    'an unknown namespace': yaml`
      metadata: {name: iris, namespace: models}
      spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
    `,
  },
  rejects: {
    'a namespace with sidecars': [
      model('istio-injection: enabled', SERVER),
      ['spec.predictors[0].graph.modelUri', '"gs://m"'],
    ],
    'a namespace with sidecars whose object has a namespace itself': [
      model('istio-injection: enabled', SERVER).replace(
        '{name: models, labels',
        '{name: models, namespace: models, labels',
      ),
      ['spec.predictors[0].graph.modelUri', '"gs://m"'],
    ],
    'a namespace with a revision': [
      model('istio.io/rev: stable', SERVER),
      ['spec.predictors[0].graph.modelUri', '"gs://m"'],
    ],
    'pods with and without a sidecar': [
      yaml`
        predictors:
        - name: a
          traffic: 50
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
          componentSpecs: [{metadata: {labels: {sidecar.istio.io/inject: 'true'}}, spec: {containers: [{name: m}]}}]
        - name: b
          traffic: 50
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      `,
      ['spec.predictors[0].graph.modelUri', '"gs://m"'],
    ],
    'models and explainers': [
      model(
        'istio-injection: enabled',
        `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
        explainer: {type: AnchorTabular, modelUri: gs://e}}]`,
      ),
      ['spec.predictors[0].graph.modelUri', '"gs://m"'],
      ['spec.predictors[0].explainer.modelUri', '"gs://e"'],
    ],
  },
});
