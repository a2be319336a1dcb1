import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { SeldonValidation } from '../../src';
import { call } from '../helpers/io';

const IRIS = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: ml}
spec:
  predictors:
  - name: default
    graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: 'gs://models/iris'}
`;

const ROUTES = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: models, namespace: ml}
spec:
  rules:
  - http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service: {name: iris-classifier, port: {number: 8000}}
      - path: /b
        pathType: Prefix
        backend:
          service: {name: iris-default, port: {number: 9000}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: iris, namespace: ml}
spec:
  scaleTargetRef: {apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, name: iris}
  maxReplicas: 3
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: iris, namespace: ml}
spec:
  maxUnavailable: 1
  selector: {matchLabels: {app: iris}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: iris, namespace: ml}
subjects:
- {kind: ServiceAccount, name: iris-model, namespace: ml}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: read}
`;

const EXPECTED = [
  ['SELDON338', 'HorizontalPodAutoscaler', 21, 'spec.scaleTargetRef.name'],
  ['SELDON350', 'Ingress', 11, 'spec.rules[0].http.paths[0].backend.service.name'],
  ['SELDON351', 'Ingress', 15, 'spec.rules[0].http.paths[1].backend.service.port.number'],
  ['SELDON352', 'PodDisruptionBudget', 29, 'spec.selector'],
  ['SELDON354', 'RoleBinding', 35, 'subjects[0].name'],
];

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'referrers-'));
  fs.writeFileSync(path.join(folder, 'iris.yaml'), IRIS);
  fs.writeFileSync(path.join(folder, 'routes.yaml'), ROUTES);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test.each([[['iris.yaml', 'routes.yaml']], [['routes.yaml', 'iris.yaml']], [['.']]])(
  'what an object refers to is reported at its own lines, with %j',
  async (words) => {
    const { stdout } = await call(['validate', ...words, '--format', 'json'], { cwd: folder });
    const found = JSON.parse(stdout) as { rule: string; file: string; line: number; kind: string; path: string }[];
    const referring = found.filter(({ file }) => file.endsWith('routes.yaml'));
    expect(referring.map(({ rule, kind, line, path: at }) => [rule, kind, line, at]).sort()).toEqual(EXPECTED);
    expect(found.filter(({ rule }) => EXPECTED.some(([id]) => id === rule))).toHaveLength(EXPECTED.length);
  },
);

test('a silenced SeldonDeployment silences them', async () => {
  const silenced = IRIS.replace('namespace: ml}', "namespace: ml, annotations: {cdk8s-seldon/silence: 'SELDON350'}}");
  fs.writeFileSync(path.join(folder, 'iris.yaml'), silenced);
  const { stdout } = await call(['validate', '.'], { cwd: folder });
  expect(stdout).not.toContain('SELDON350');
  expect(stdout).toContain('routes.yaml:15:');
});

test('what another object does to several SeldonDeployments is told once', async () => {
  const range = `apiVersion: v1
kind: LimitRange
metadata: {name: team, namespace: ml}
spec: {limits: [{type: Container, default: {memory: 512m}}]}
`;
  fs.writeFileSync(path.join(folder, 'range.yaml'), range);
  fs.writeFileSync(path.join(folder, 'more.yaml'), IRIS.replace('name: iris', 'name: more'));
  const { stdout } = await call(['validate', '.'], { cwd: folder });
  expect(stdout.match(/^range\.yaml:4:.* SELDON318 /gm)).toHaveLength(1);
});

test('the validation of cdk8s synth reports the same places', async () => {
  const manifests = ['iris.yaml', 'routes.yaml'].map((name) => path.join(folder, name));
  const locations: string[] = [];
  const report = {
    addViolation: ({ violatingResources }: { violatingResources: { locations: string[] }[] }) =>
      locations.push(...violatingResources.flatMap((each) => each.locations)),
    submit: () => {},
  };
  await new SeldonValidation().validate({ manifests, report });
  const places = EXPECTED.map(([, , line, at]) => `${at} (${manifests[1]}:${line}:`);
  places.forEach((place) => expect(locations.filter((each) => each.startsWith(place))).toHaveLength(1));
});
