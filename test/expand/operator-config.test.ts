import { chartDefaults, renderChart } from '../../src/charts/render';
import { configFromValues, operatorFromPieces } from '../../src/expand/operator-chart';
import { configFromObjects } from '../../src/expand/operators';
import { type JsonObject } from '../../src/private/json';
import { configOf } from '../helpers/operator-profile';

function managerOf(container: JsonObject): JsonObject {
  return {
    kind: 'Deployment',
    metadata: { name: 'seldon-controller-manager' },
    spec: { template: { spec: { containers: [container] } } },
  };
}

describe("the operator's configuration", () => {
  test("comes from the chart's values", () => {
    expect(configOf({ executor: { port: 8123 }, istio: { gateway: 'mesh/gateway' } })).toMatchObject({
      executor: { httpPort: '8123' },
      istio: { enabled: false, gateway: 'mesh/gateway' },
      ambassador: { version: 'v2' },
    });
  });

  test('is the same from the objects that the chart renders', () => {
    const values = chartDefaults('seldon-core-operator');
    const objects = renderChart('seldon-core-operator', values, {
      release: 'other',
      namespace: 'elsewhere',
      strictParity: true,
    });
    expect(configFromObjects(objects)).toEqual(configFromValues(values));
  });

  test("is that of the operator's own defaults if the environment does not set it", () => {
    expect(
      configFromObjects([managerOf({ name: 'manager', image: 'seldonio/seldon-core-operator:1.17.1' })]),
    ).toMatchObject({
      ambassador: { enabled: false, version: 'v1' },
      executor: { image: '', cpuLimit: '0.5', loggerQueueSize: '10000', serviceAccountName: 'default' },
      servers: { value: { SKLEARN_SERVER: { protocols: { seldon: { image: 'seldonio/sklearnserver' } } } } },
    });
  });

  test('is missing without a manager', () => {
    expect(configFromObjects([{ kind: 'Deployment', metadata: { name: 'web' } }])).toBeUndefined();
  });

  test('is missing if there is only a patch of a manager, as kustomize merges into it', () => {
    expect(
      configFromObjects([managerOf({ name: 'manager', env: [{ name: 'WATCH_NAMESPACE', value: 'seldon' }] })]),
    ).toBeUndefined();
  });

  test('prefers an image of the environment, as on OpenShift', () => {
    const objects = renderChart('seldon-core-operator', chartDefaults('seldon-core-operator'), {
      release: 'a',
      namespace: 'b',
      strictParity: true,
    });
    const text = JSON.stringify(objects).replace(
      '{"name":"RELATED_IMAGE_SKLEARNSERVER","value":""}',
      '{"name":"RELATED_IMAGE_SKLEARNSERVER","value":"quay.io/sklearn"}',
    );
    expect(configFromObjects(JSON.parse(text) as JsonObject[])?.servers.value.SKLEARN_SERVER.protocols?.seldon).toEqual(
      { image: 'quay.io/sklearn' },
    );
  });

  test('says why the operator would crash on a number in place of a string', () => {
    expect(configOf({ storageInitializer: { cpuLimit: 1 } }).storageInitializer.problem).toBe(
      'Unable to unmarshall storageInitializer json string due to json: cannot unmarshal number into Go struct field StorageInitializerConfig.cpuLimit of type string ',
    );
  });

  test('is assembled from objects without a namespace, and from patches', () => {
    const [deployment, configMap] = [
      managerOf({
        name: 'manager',
        image: 'seldonio/seldon-core-operator:1.17.1',
        env: [{ name: 'ISTIO_ENABLED', value: 'false' }],
      }),
      { kind: 'ConfigMap', metadata: { name: 'seldon-config' }, data: { explainer: '{"image":"own"}' } },
    ];
    deployment.metadata = { name: 'seldon-controller-manager', namespace: 'seldon-system' };
    const patch = managerOf({ name: 'manager', env: [{ name: 'ISTIO_ENABLED', value: 'true' }] });
    expect(configFromObjects([patch, configMap, deployment])).toMatchObject({
      istio: { enabled: true },
      explainer: { value: { image: 'own' } },
    });
  });

  test('is that of the values if there are only fragments in addition', () => {
    const configMap = {
      kind: 'ConfigMap',
      metadata: { name: 'seldon-config' },
      data: { explainer: '{"image":"own"}' },
    };
    const values = { ...chartDefaults('seldon-core-operator'), controllerId: 'blue' };
    expect(operatorFromPieces([configMap], values).config).toMatchObject({
      controllerId: 'blue',
      explainer: { value: { image: 'own' } },
    });
  });

  test.each([
    [
      'images by transport, as earlier releases had them',
      { SKLEARN_SERVER: { rest: { image: 'own' } } },
      'seldonio/sklearnserver',
    ],
    ['images by protocol', { SKLEARN_SERVER: { protocols: { seldon: { image: 'own' } } } }, 'own'],
  ])('next to values, a ConfigMap with %s', (_, servers, image) => {
    const configMap = {
      kind: 'ConfigMap',
      metadata: { name: 'seldon-config' },
      data: { predictor_servers: JSON.stringify(servers) },
    };
    const { config } = operatorFromPieces([configMap], chartDefaults('seldon-core-operator'));
    expect(config.servers.value.SKLEARN_SERVER.protocols?.seldon?.image).toBe(image);
  });

  test.each([
    ['in another namespace is not that of a manager', 'default', 'seldonio/sklearnserver'],
    ['in the namespace of a manager is read as it is', undefined, undefined],
  ])('a ConfigMap of an earlier release %s', (_, namespace, image) => {
    const configMap = {
      kind: 'ConfigMap',
      metadata: { name: 'seldon-config', ...(namespace !== undefined && { namespace }) },
      data: { predictor_servers: JSON.stringify({ SKLEARN_SERVER: { rest: { image: 'own' } } }) },
    };
    const manager = managerOf({ name: 'manager', image: 'seldonio/seldon-core-operator:1.17.1' });
    const servers = configFromObjects([configMap, manager])?.servers.value;
    expect(servers?.SKLEARN_SERVER.protocols?.seldon?.image).toBe(image);
  });

  test('reads what only the chart of this library reads', () => {
    const env = [{ name: 'ENGINE_SERVER_GRPC_PORT', value: '5005' }];
    expect(
      configOf({ manager: { ...(chartDefaults('seldon-core-operator').manager as JsonObject), env } }),
    ).toMatchObject({
      engine: { grpcPort: '5005' },
    });
  });
});
