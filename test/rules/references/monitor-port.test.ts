import { monitorPort } from '../../../src/rules/references/monitor-port';
import { describeRule } from '../describe-rule';

/** A model with the prepackaged server of scikit-learn, and a monitor of what has its name. */
function monitored(kind: string, spec: string, more = ''): string {
  return `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: ${kind}
metadata: {name: monitor}
spec: {selector: {matchLabels: {seldon-deployment-id: iris}}, ${spec}}
${more}`;
}

/** The same model, and a policy for its pods. */
function policy(kind: string, spec: string, more = ''): string {
  const selector = kind === 'NetworkPolicy' ? 'podSelector' : 'selector';
  return `spec: {${more}predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: ${kind}
metadata: {name: p}
spec: {${selector}: {matchLabels: {seldon-deployment-id: iris}}, ${spec}}`;
}

/** The same model, and a Service of one's own for its pods. */
function ownService(targetPort: number | string, predictor = ''): string {
  return `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}${predictor}}]}
---
kind: Service
metadata: {name: own}
spec: {selector: {seldon-app: iris-a}, ports: [{port: 80, targetPort: ${targetPort}}]}`;
}

describeRule(monitorPort, {
  accepts: {
    'a policy for the port of the orchestrator, and one that is not known': policy(
      'NetworkPolicy',
      'ingress: [{ports: [{port: 8000}, {port: 9999}]}]',
    ),
    'a policy for a port by its name': policy('NetworkPolicy', 'ingress: [{ports: [{port: metrics}]}]'),
    'a range of ports, another protocol, and the port of a sidecar': policy(
      'NetworkPolicy',
      'ingress: [{ports: [{port: 1, endPort: 9}]}, {ports: [{port: 53, protocol: UDP}]}, {ports: [{port: 15090}]}, {from: []}]',
    ),
    'a policy for the metrics of MLServer': policy(
      'NetworkPolicy',
      'ingress: [{ports: [{port: 6000}]}]',
      'protocol: v2, ',
    ),
    'a policy that denies': policy(
      'AuthorizationPolicy',
      "action: DENY, rules: [{to: [{operation: {ports: ['22']}}]}]",
    ),
    'what other pods may reach': `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: NetworkPolicy
metadata: {name: db}
spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {seldon-deployment-id: iris}}}], ports: [{port: 5432}]}]}`,
    'the metrics port of the pods': monitored(
      'PodMonitor',
      'podMetricsEndpoints: [{port: metrics, path: /prometheus}]',
    ),
    'its number': monitored('PodMonitor', 'podMetricsEndpoints: [{portNumber: 6000}]'),
    'a port of the Service': monitored('ServiceMonitor', 'endpoints: [{port: http}]'),
    'a port of the pods behind the Service': monitored('ServiceMonitor', 'endpoints: [{targetPort: metrics}]'),
    'no port': monitored('PodMonitor', 'podMetricsEndpoints: [{path: /prometheus}]'),
    'the ports of pods that are not from Seldon Core': monitored(
      'PodMonitor',
      'podMetricsEndpoints: [{port: web}]',
      `---
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {seldon-deployment-id: iris}}, spec: {containers: [{name: web}]}}}`,
    ),
    'a monitor whose selector matches nothing, which another rule covers': `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: PodMonitor
metadata: {name: monitor}
spec: {selector: {matchLabels: {app: iris}}, podMetricsEndpoints: [{port: web}]}`,
    'a Service of your own for the orchestrator': ownService(8000),
    'a Service for a port that a container without declared ports may have': ownService(
      7000,
      ', componentSpecs: [{spec: {containers: [{name: m}, {name: side, image: "i:1"}]}}]',
    ),
  },
  rejects: {
    'a policy for ports that no container has': [
      policy('NetworkPolicy', 'ingress: [{ports: [{port: 9000}]}, {ports: [{port: 8080}, {port: web}]}]'),
      ['metadata.name', 'NetworkPolicy "p" allows port 8080, which no selected pod of "iris" has'],
    ],
    'other policies for such a port': [
      `${policy('AuthorizationPolicy', "rules: [{to: [{operation: {ports: ['80']}}]}]")}
---
kind: CiliumNetworkPolicy
metadata: {name: c}
spec: {endpointSelector: {matchLabels: {seldon-deployment-id: iris}}, ingress: [{toPorts: [{ports: [{port: '81', protocol: TCP}]}]}]}`,
      ['metadata.name', 'AuthorizationPolicy "p" is about port 80'],
      ['metadata.name', 'CiliumNetworkPolicy "c" allows port 81'],
    ],
    'what others may reach of the model': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}, egress: [{to: [{podSelector: {matchLabels: {seldon-deployment-id: iris}}}], ports: [{port: 80}]}]}`,
      ['metadata.name', 'NetworkPolicy "web" allows port 80'],
    ],
    'a Service of your own for a port that no container declares': [
      ownService(8080),
      ['metadata.name', 'Service "own" sends requests to port 8080, which no selected pod of "iris" has'],
    ],
    'one for a port by a name that no container has': [
      ownService('web'),
      ['metadata.name', 'Service "own" sends requests to port "web"'],
    ],
    'a name that no container port has': [
      monitored('PodMonitor', 'podMetricsEndpoints: [{port: metrics}, {port: prometheus}]'),
      ['metadata.name', 'PodMonitor "monitor" scrapes port "prometheus", which no selected pod of "iris" has'],
    ],
    'a number that no container port has': [
      monitored('PodMonitor', 'podMetricsEndpoints: [{targetPort: 9100}]'),
      ['metadata.name', 'port 9100'],
    ],
    'a port of the pods that their Service does not have': [
      monitored('ServiceMonitor', 'endpoints: [{port: metrics}]'),
      ['metadata.name', 'scrapes port "metrics", which no selected Service of "iris" has'],
    ],
    'a port that the pods behind the Service do not have': [
      monitored('VMServiceScrape', 'endpoints: [{targetPort: prometheus}]'),
      ['metadata.name', 'port "prometheus", which no selected pod of "iris" has'],
    ],
    'a port of MLServer that the operator drops': [
      `spec:
  protocol: v2
  predictors:
  - name: a
    annotations: {seldon.io/no-engine: 'true'}
    graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m}
    componentSpecs: [{spec: {containers: [{name: m, ports: [{name: metrics, containerPort: 8002}]}]}}]
---
kind: PodMonitor
metadata: {name: monitor}
spec: {selector: {matchLabels: {seldon-app: iris-a}}, podMetricsEndpoints: [{port: metrics}]}`,
      ['metadata.name', 'port "metrics"'],
    ],
  },
});
