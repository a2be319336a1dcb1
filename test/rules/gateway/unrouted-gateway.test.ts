import { unroutedGateway } from '../../../src/rules/gateway/unrouted-gateway';
import { rulesOfValues } from '../../helpers/platform-rules';

const { before, after } = unroutedGateway.example();
const AMBASSADOR = 'gateways: {web: {kind: ambassador, namespace: ambassador}}\n';

describe(`${unroutedGateway.id}: ${unroutedGateway.title}`, () => {
  test('its example breaks it, and the fixed one does not', async () => {
    expect(await rulesOfValues(before)).toContain(unroutedGateway.id);
    expect(await rulesOfValues(after)).not.toContain(unroutedGateway.id);
  });

  test.each([
    ['a gateway of Istio where others install the operator', before.replace('{}', '{enabled: false, replicas: 1}')],
    ['a gateway of Ambassador, which is disabled by default', `operator: {}\n${AMBASSADOR}`],
  ])('rejects %s', async (_, values) => {
    expect(await rulesOfValues(values)).toContain(unroutedGateway.id);
  });

  test.each([
    ['a gateway beside an operator that the values do not describe', before.replace('{}', '{enabled: false}')],
    ['a gateway of Ambassador, enabled', `operator: {ambassador: {enabled: true}}\n${AMBASSADOR}`],
    [
      'a gateway to which a model has its own route',
      before.replace(
        "'gs://models/iris'",
        "'gs://models/iris', route: {gateway: seldon-gateway, hosts: [iris.example.com]}",
      ),
    ],
  ])('accepts %s', async (_, values) => {
    expect(await rulesOfValues(values)).not.toContain(unroutedGateway.id);
  });
});
