import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  GitOps,
  GraphNode,
  ImageMirror,
  Ingress,
  k8s,
  LoggerMode,
  ModelArtifact,
  ModelDefaults,
  PlatformEnvironments,
  PrepackagedServer,
  SeldonDeployment,
  SmokeTest,
  ThirdParty,
  Transport,
} from '../../src';
import { call } from '../helpers/io';

// What a values file can say beyond models, code says with the same result, to the byte: environments with the root
// Application, charts, defaults by scope, other objects, a receiver of request logs, smoke tests and mirrored images.

const REGISTRY = 'registry.example.com/seldon';
const repository = 'https://git.example.com/ml/platform.git';

const VALUES = `
images: { mirror: ${REGISTRY} }
installs: { cert-manager: {}, istio-base: {}, istiod: {}, istio-gateway: {} }
kubernetesVersion: '1.34'
operator: { istio: { enabled: true } }
gateways: { seldon-gateway: { kind: istio, namespace: istio-system } }
extra:
  team: { apiVersion: v1, kind: ConfigMap, metadata: { namespace: seldon }, data: { team: ml } }
requestLogging:
  namespace: logs
  broker: default
  elasticsearch: { url: 'https://es.example.com:9200', secret: es-login }
defaults:
  resources: { requests: { cpu: 500m, memory: 512Mi } }
  container: { readinessProbe: { periodSeconds: 7, httpGet: { path: /ready, port: http } } }
  pod: { nodeSelector: { pool: models } }
  podAnnotations: { team: ml }
  annotations: { seldon.io/rest-timeout: '5000' }
  logger: { mode: all }
namespaces:
  risk: { defaults: { resources: { limits: { memory: 2Gi } } } }
models:
  iris:
    namespace: seldon
    node: classifier
    server: SKLEARN
    uri: gs://models/iris
    smokeTest: { request: { data: { ndarray: [[1, 2, 3, 4]] } } }
  score:
    namespace: risk
    image: registry.example.com/score:1.0.0
    transport: grpc
    smokeTest: { grpc: true, request: { data: { ndarray: [[1]] } } }
environments:
  dev: {}
  prod: { gitops: { argocd: { server: 'https://prod.example.com' } } }
gitops: { argocd: { repository: ${repository} } }
`;

/** The same as a program. */
function inCode(folder: string): void {
  const environments = new PlatformEnvironments();
  for (const [name, server] of [['dev'], ['prod', 'https://prod.example.com']]) {
    const platform = environments.add(name, { gitOps: GitOps.argoCd({ repository, server }) });
    ModelDefaults.below(platform.node.root, {
      container: {
        resources: { requests: { cpu: '500m', memory: '512Mi' } },
        readinessProbe: { periodSeconds: 7, httpGet: { path: '/ready', port: k8s.IntOrString.fromString('http') } },
      },
      pod: { nodeSelector: { pool: 'models' } },
      podAnnotations: { team: 'ml' },
      annotations: { 'seldon.io/rest-timeout': '5000' },
      logger: { mode: LoggerMode.ALL },
    });
    platform.addNamespace('risk', {
      modelDefaults: { container: { resources: { limits: { memory: '2Gi' } } } },
    });
    const { CERT_MANAGER, ISTIO_BASE, ISTIOD, ISTIO_GATEWAY } = ThirdParty;
    for (const part of [ISTIO_BASE, ISTIOD, ISTIO_GATEWAY, CERT_MANAGER]) {
      platform.addInstall(part, { kubernetesVersion: '1.34' });
    }
    const gateway = platform.addIstioGateway('seldon-gateway', { namespace: 'istio-system' });
    const logs = platform.addRequestLogging({
      namespace: 'logs',
      broker: 'default',
      elasticsearch: { url: 'https://es.example.com:9200', secretName: 'es-login' },
      mirror: REGISTRY,
    });
    const imageMirror = ImageMirror.at(REGISTRY);
    platform.addOperator({
      ingress: Ingress.istio(gateway),
      executor: { requestLoggerEndpoint: logs.url },
      imageMirror,
    });
    const team = { namespace: 'seldon', name: 'team' };
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: team, data: { team: 'ml' } };
    new ApiObject(platform.extra, 'team', object);
    const iris = new SeldonDeployment(platform.models('seldon'), 'iris');
    iris.addPredictor('default', {
      graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
        artifact: ModelArtifact.uri('gs://models/iris'),
      }),
    });
    const score = new SeldonDeployment(platform.models('risk'), 'score', { transport: Transport.GRPC });
    score.addPredictor('default', {
      graph: GraphNode.model('model', { container: { image: 'registry.example.com/score:1.0.0' } }),
    });
    const tests = new Chart(platform.node.root, '70-smoke-tests');
    new SmokeTest(new Construct(tests, 'iris'), 'smoke-test', {
      deployment: iris,
      request: { data: { ndarray: [[1, 2, 3, 4]] } },
      imageMirror,
    });
    new SmokeTest(new Construct(tests, 'score'), 'smoke-test', {
      deployment: score,
      grpc: true,
      request: { data: { ndarray: [[1]] } },
      imageMirror,
    });
  }
  environments.write(folder);
}

/** The text of each file of manifests, by path; namespaces are in the order in which they were needed. */
function textsOf(folder: string): Record<string, string | string[]> {
  const all = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(
    all.sort().map((file) => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      return [file, file.endsWith('namespaces.yaml') ? text.split('---\n').sort() : text];
    }),
  );
}

test('code and values give the same bytes', async () => {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'same-'));
  fs.writeFileSync(path.join(cwd, 'platform.yaml'), VALUES);
  expect(await call(['synth', '-f', 'platform.yaml', '-o', 'values'], { cwd })).toMatchObject({ code: 0 });
  inCode(path.join(cwd, 'code'));
  const [code, values] = ['code', 'values'].map((name) => textsOf(path.join(cwd, name)));
  fs.rmSync(cwd, { recursive: true });
  expect(Object.keys(values)).toHaveLength(22);
  expect(code).toEqual(values);
});
