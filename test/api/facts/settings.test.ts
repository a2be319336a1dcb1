import { App, Chart, Duration } from 'cdk8s';
import {
  annotation,
  ANNOTATIONS,
  isRead,
  NO_ENGINE,
  ENGINE_SEPARATE_POD,
  ISTIO_HOST,
  REST_TIMEOUT,
} from '../../../src/api/facts/settings';
import { IstioGateway, SeldonDeployment, type SeldonDeploymentProps } from '../../../src/index';

describe('annotations', () => {
  test('each is read on the level where we write it, by all its readers', () => {
    for (const { key, level, readers } of ANNOTATIONS) {
      expect([key, readers.every(({ levels }) => levels.includes(level))]).toEqual([key, true]);
    }
  });

  test('metadata.annotations reach no pod and not every reader of the operator', () => {
    expect(isRead(annotation(ENGINE_SEPARATE_POD)!, 'metadata')).toBe(false);
    expect(isRead(annotation(NO_ENGINE)!, 'spec')).toBe(false);
    expect(isRead(annotation(ISTIO_HOST)!, 'metadata')).toBe(true);
    expect(annotation(REST_TIMEOUT)!.readers.find(({ reader }) => reader === 'executor')!.levels).not.toContain(
      'metadata',
    );
  });

  test('an unknown key has no definition', () => {
    expect(annotation('seldon.io/istio-gateways')).toBeUndefined();
    expect(annotation('constructor')).toBeUndefined();
  });
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
