import * as fs from 'node:fs';
import * as path from 'node:path';
import { Cluster } from './cluster';
import { createdDifference, createdObjects, settled } from './created';
import { Operator } from './operator';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';

/**
 * What only those may apply who rule the cluster: a namespace's administrator cannot give rights away that they do not
 * have.
 */
const FOR_ADMINISTRATORS = [
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'ValidatingWebhookConfiguration',
];
const ID = 'seldon.io/controller-id';
const MODES: Readonly<
  Record<string, { set: string; namespaceLabels: JsonObject; labels: JsonObject; others: JsonObject }>
> = {
  'all namespaces': { set: 'controllerId=', namespaceLabels: {}, labels: {}, others: { [ID]: 'green' } },
  'its own namespace': {
    set: 'singleNamespace=true',
    namespaceLabels: { [ID]: 'team' },
    labels: {},
    others: { [ID]: 'green' },
  },
  'one controller id': { set: 'controllerId=blue', namespaceLabels: {}, labels: { [ID]: 'blue' }, others: {} },
};

/** Kubernetes gives administrators of namespaces no right on custom resources by itself. */
const MODELS_FOR_TEAMS: JsonObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'seldon-models', labels: { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' } },
  rules: [{ apiGroups: ['machinelearning.seldon.io'], resources: ['seldondeployments'], verbs: ['*'] }],
};

/** All kinds that the operator creates with Istio and KEDA. */
const PREDICTORS = ['main', 'canary'].map((name, index) => ({
  name,
  traffic: index === 0 ? 80 : 20,
  graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 'gs://models/iris' },
  componentSpecs: [
    {
      spec: { containers: [{ name: 'classifier', resources: { requests: { cpu: '100m' } } }] },
      pdbSpec: { maxUnavailable: 1 },
      ...(index === 0
        ? {
            hpaSpec: {
              maxReplicas: 3,
              metricsv2: [
                {
                  type: 'Resource',
                  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
                },
              ],
            },
          }
        : {
            kedaSpec: {
              maxReplicaCount: 3,
              triggers: [
                {
                  type: 'prometheus',
                  metadata: { serverAddress: 'http://p', metricName: 'm', threshold: '1', query: 'm' },
                },
              ],
            },
          }),
    },
  ],
}));

function sdep(name: string, labels: JsonObject, predictors: JsonObject[]): JsonObject {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name, namespace: 'team', labels },
    spec: { predictors },
  };
}

describe.each(Object.entries(MODES))('an operator for %s', (_, { set, namespaceLabels, labels, others }) => {
  let cluster: Cluster;
  let operator: Operator;
  let roles: Manifest[];
  const own = sdep('iris', labels, PREDICTORS as unknown as JsonObject[]);

  beforeAll(async () => {
    cluster = Cluster.start();
    cluster.installCrds('istio', 'keda');
    cluster.run(
      ['create', '-f', '-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team', labels: namespaceLabels } }),
    );
    cluster.run(['create', 'rolebinding', 'jane', '-n', 'team', '--clusterrole=admin', '--user=jane']);
    const words = [
      'template',
      'seldon-core-operator',
      '-n',
      'team',
      '--set',
      `${set},istio.enabled=true,keda.enabled=true`,
    ];
    const objects = readDocuments((await call(words)).stdout, '').map(({ value }) => value as Manifest);
    roles = objects
      .filter(({ kind }) => kind === 'Role')
      .map((role) => ({
        ...role,
        metadata: { ...role.metadata, name: `${String(role.metadata.name)}-again`, namespace: 'team' },
      }));
    const administrators = objects.filter(({ kind }) => FOR_ADMINISTRATORS.includes(kind));
    cluster.run(['apply', '-n', 'team', '-f', '-'], list([...administrators, MODELS_FOR_TEAMS]));
    cluster.run(
      ['apply', '-n', 'team', '-f', '-', '--as=jane'],
      list(objects.filter((object) => !administrators.includes(object))),
    );
    operator = await Operator.start(cluster, 'team');
    cluster.run(
      ['apply', '-f', '-', '--as=jane'],
      list([own, sdep('stranger', others, PREDICTORS as unknown as JsonObject[])]),
    );
    await settled(cluster, 6);
  }, 300_000);

  afterAll(async () => {
    await operator?.stop();
    cluster?.stop();
  });

  test('creates what expand prints for its own SeldonDeployments, and nothing for others', async () => {
    const file = path.join(cluster.folder, 'live.yaml');
    fs.writeFileSync(
      file,
      cluster.run(['get', '-n', 'team', '-o', 'yaml', 'sdep,deployments,configmaps,serviceaccounts,secrets']),
    );
    const { stdout } = await call(['expand', file, '--format', 'json']);
    const expected = stdout
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { objects: Manifest[] }).objects);
    expect([...new Set(expected.map(({ kind }) => kind))].sort()).toEqual([
      'Deployment',
      'DestinationRule',
      'HorizontalPodAutoscaler',
      'PodDisruptionBudget',
      'ScaledObject',
      'Service',
      'VirtualService',
    ]);
    expect(
      await createdDifference(cluster, (await createdObjects(cluster)).get('team') ?? [], expected),
    ).toBeUndefined();
  });

  test('has all permissions that it needs', () => {
    expect([...new Set(operator.log.match(/[^"]*is forbidden[^"]*/g))]).toEqual([]);
    expect(operator.log).toContain('Reconcile called');
  });

  test('judges its own by its webhook', () => {
    const broken = sdep('broken', labels, [{ name: 'main', graph: { name: 'm', type: 'MODEL' } }]);
    const { code, stderr } = cluster.kubectl(['apply', '-f', '-', '--as=jane'], JSON.stringify(broken));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("Can't find container for Predictive Unit"),
    });
  });

  test('the team cannot apply the roles itself', () => {
    const { code, stderr } = cluster.kubectl(['apply', '-f', '-', '--as=jane', '--dry-run=server'], list(roles));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('attempting to grant RBAC permissions not currently held'),
    });
  });
});

function list(items: readonly JsonObject[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
