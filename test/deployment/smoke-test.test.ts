import { Chart, Duration, JsonPatch } from 'cdk8s';
import { Protocol, SmokeTest } from '../../src';
import { schemaProblems } from '../helpers/kubernetes-schema';
import { model, sdep } from '../helpers/sdep';

/** The arguments of the Job's one container. */
const args = (test: SmokeTest): string[] => test.apiObject.toJson().spec.template.spec.containers[0].args;

describe('a smoke test', () => {
  const deployment = sdep({}, 'models');
  deployment.addPredictor('default', { graph: model(), traffic: 90 });
  const canary = deployment.addPredictor('canary', { graph: model(), traffic: 10 });
  const chart = Chart.of(deployment);

  test('asks the first predictor for one prediction, beside the SeldonDeployment', () => {
    const test = new SmokeTest(chart, 'smoke', { deployment });
    expect(test.apiObject.toJson()).toMatchObject({
      kind: 'Job',
      metadata: { name: 'iris-smoke', namespace: 'models' },
    });
    expect(args(test)).toEqual([
      '--silent',
      '--show-error',
      '--fail-with-body',
      '--retry',
      '120',
      '--retry-delay',
      '5',
      '--retry-all-errors',
      '--retry-max-time',
      '600',
      '--header',
      'Content-Type: application/json',
      '--data',
      '{"data":{"ndarray":[[1,2,3,4]]}}',
      'http://iris-default.models:8000/api/v1.0/predictions',
    ]);
    expect(schemaProblems([test.apiObject.toJson()])).toEqual([]);
  });

  test('can ask another one something else, for less long, and be a hook', () => {
    const test = new SmokeTest(chart, 'hook', {
      deployment,
      predictor: canary,
      request: { strData: 'hello' },
      timeout: Duration.minutes(1),
      image: 'mirror/curl:8',
      metadata: { name: 'probe', annotations: { 'argocd.argoproj.io/hook': 'PostSync' } },
    });
    test.apiObject.addJsonPatch(JsonPatch.replace('/spec/backoffLimit', 2));
    const { metadata, spec } = test.apiObject.toJson();
    expect(metadata).toMatchObject({ name: 'probe', annotations: { 'argocd.argoproj.io/hook': 'PostSync' } });
    expect(spec).toMatchObject({
      activeDeadlineSeconds: 60,
      backoffLimit: 2,
      template: { spec: { containers: [{ image: 'mirror/curl:8' }] } },
    });
    expect(args(test)).toEqual(
      expect.arrayContaining(['{"strData":"hello"}', 'http://iris-canary.models:8000/api/v1.0/predictions']),
    );
  });

  test('does not check the certificate of a predictor with TLS, which is asked by the name of its service', () => {
    const secure = sdep({ protocol: Protocol.V2 });
    secure.addPredictor('default', { graph: model(), certSecretName: 'tls' });
    expect(args(new SmokeTest(Chart.of(secure), 'smoke', { deployment: secure }))).toEqual(
      expect.arrayContaining(['--insecure', 'https://iris-default.default:8000/v2/models/model/infer']),
    );
  });

  test('fails without a predictor', () => {
    const empty = sdep();
    expect(() => new SmokeTest(Chart.of(empty), 'smoke', { deployment: empty })).toThrow(
      'SeldonDeployment "iris" has no predictor to ask',
    );
  });
});
