import { otherNamespace } from '../../../src/rules/references/other-namespace';
import { describeRule } from '../describe-rule';

/** A model in namespace `ml`, with other objects (YAML) around it. */
function around(...objects: string[]): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}`,
    ...objects,
  ].join('\n---\n');
}

const ingress = (namespace: string, service: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: ${namespace}}
spec: {defaultBackend: {service: {name: ${service}, port: {number: 8000}}}}`;

const monitor = (namespace: string, label: string, more = '') => `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: metrics, namespace: ${namespace}}
spec: {${more} selector: {matchLabels: {seldon-deployment-id: ${label}}}, podMetricsEndpoints: [{port: metrics}]}`;

const other = (namespace: string) => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: other, namespace: ${namespace}}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}`;

describeRule(otherNamespace, {
  accepts: {
    'an Ingress and a monitor in the namespace': around(ingress('ml', 'iris-a'), monitor('ml', 'iris')),
    'a monitor that names the namespace, and one of all': around(
      monitor('monitoring', 'iris', 'namespaceSelector: {matchNames: [ml]},'),
      monitor('monitoring', 'iris', 'namespaceSelector: {any: true},'),
    ),
    'a Service that the operator does not create': around(ingress('web', 'iris-frontend')),
    'a Service of that name in the other namespace': around(
      ingress('web', 'iris-a'),
      'apiVersion: v1\nkind: Service\nmetadata: {name: iris-a, namespace: web}\nspec: {ports: [{port: 8000}]}',
    ),
    'a namespace with its own SeldonDeployments, which may have been left out': around(
      ingress('web', 'iris-a'),
      other('web'),
    ),
    'a full host name': around(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: web}
spec: {hosts: [a], http: [{route: [{destination: {host: iris-a.ml.svc.cluster.local}}]}]}`),
  },
  rejects: {
    'a monitor of all pods of the operator': [
      around(
        `kind: PodMonitor\nmetadata: {name: all, namespace: monitoring}\nspec: {selector: {matchLabels: {app.kubernetes.io/managed-by: seldon-core}}}`,
      ),
      ['metadata.name', 'selects Pods in namespace "monitoring"'],
    ],
    'an Ingress': [
      around(ingress('web', 'iris-a')),
      ['metadata.name', 'refers to Service "iris-a" in namespace "web", but the operator creates it in "ml"'],
    ],
    'a monitor': [around(monitor('monitoring', 'iris')), ['metadata.name', 'selects Pods in namespace "monitoring"']],
    'an autoscaler': [
      around(`apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: events, namespace: keda}
spec: {scaleTargetRef: {name: iris-a-0-m}, triggers: []}`),
      ['metadata.name', 'refers to Deployment "iris-a-0-m" in namespace "keda"'],
    ],
  },
});
