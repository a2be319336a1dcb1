import { App, Chart, Duration } from 'cdk8s';
import {
  type AnnotationLevel,
  type AnnotationReader,
  ANNOTATIONS,
  ENGINE_SEPARATE_POD,
  ISTIO_HOST,
  levelForAll,
  NO_ENGINE,
  REST_TIMEOUT,
} from '../../../src/api/facts/settings';
import { IstioGateway, SeldonDeployment, type SeldonDeploymentProps } from '../../../src/index';

describe('annotations', () => {
  const definitionOf = (key: string) => ANNOTATIONS.find((definition) => definition.key === key)!;

  test.each([
    [REST_TIMEOUT, 'spec'],
    [ISTIO_HOST, 'spec'],
    [ENGINE_SEPARATE_POD, 'spec'],
    [NO_ENGINE, 'predictor'],
  ])('every reader finds %s in the annotations of %s', (key, level) => {
    expect(levelForAll(definitionOf(key))).toBe(level);
  });

  test('each has a level where every reader finds it', () => {
    expect(ANNOTATIONS.filter((definition) => levelForAll(definition) === undefined)).toEqual([]);
  });

  test('metadata.annotations reach no pod and not every reader of the operator', () => {
    expect(readOn(ENGINE_SEPARATE_POD, 'operator')).not.toContain('metadata');
    expect(readOn(NO_ENGINE, 'operator')).toEqual(['predictor']);
    expect(readOn(ISTIO_HOST, 'istio')).toContain('metadata');
    expect(readOn(REST_TIMEOUT, 'executor')).not.toContain('metadata');
  });

  function readOn(key: string, by: AnnotationReader): readonly AnnotationLevel[] {
    return definitionOf(key).readers.find(({ reader }) => reader === by)!.levels;
  }
});

describe('typed properties', () => {
  const props: SeldonDeploymentProps = {
    restTimeout: Duration.seconds(3),
    grpcTimeout: Duration.seconds(4),
    grpcMaxMessageBytes: 5,
    separateOrchestrator: true,
    headlessServices: true,
    skipStorageInitializer: true,
    loggerQueueSize: 6,
    loggerWriteTimeout: Duration.millis(7),
    routing: {
      gateway: IstioGateway.fromName('istio-system/models'),
      host: 'models.example.com',
      retries: 8,
      retryTimeout: Duration.seconds(9),
      ambassadorServiceName: 'iris-v2',
      ambassadorHeader: { name: 'x-tenant', value: 'growth' },
      ambassadorId: 'internal',
      circuitBreakers: { maxConnections: 10, maxPendingRequests: 11, maxRequests: 12, maxRetries: 13 },
    },
  };

  test('each writes its annotation, in the unit that the reader expects', () => {
    const deployment = new SeldonDeployment(new Chart(new App(), 'chart'), 'iris', props);
    const { annotations } = (deployment.apiObject.toJson() as { spec: { annotations: Record<string, string> } }).spec;
    const withProperty = ANNOTATIONS.filter(({ property }) => property !== undefined).map(({ key }) => key);
    expect(Object.keys(annotations).sort()).toEqual([...withProperty].sort());
    expect(annotations).toMatchObject({
      'seldon.io/rest-timeout': '3000',
      'seldon.io/istio-retries-timeout': '9',
      'seldon.io/istio-gateway': 'istio-system/models',
      'seldon.io/ambassador-header': 'x-tenant: growth',
      'seldon.io/ambassador-retries': '8',
    });
  });
});
