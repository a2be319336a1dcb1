import { injectedName } from '../../../src/rules/names/injected-name';
import { describeRule } from '../describe-rule';

const OWN = (name: string, sidecar = '') =>
  `predictors: [{name: a, graph: {name: ${name}, type: MODEL}, componentSpecs: [{spec: {containers: [{name: ${name}, image: 'i:1'}${sidecar}]}}]}]`;

describeRule(injectedName, {
  accepts: {
    "settings of Istio's sidecar, in a container that is not a node's": OWN(
      'm',
      ", {name: istio-proxy, image: 'auto:1'}",
    ),
    'a name that only begins with it': OWN('istio-proxy-model'),
  },
  rejects: {
    'its own container': [OWN('istio-proxy'), ['spec.predictors[0].graph.name', '"istio-proxy"']],
    'a node deeper in the graph': [
      'predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, children: [{name: istio-init, implementation: SKLEARN_SERVER, modelUri: gs://m}]}}]',
      ['spec.predictors[0].graph.children[0].name', '"istio-init"'],
    ],
  },
});
