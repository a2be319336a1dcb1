import { operatorValue } from '../../../src/rules/operator/operator-value';
import { rulesOfValues } from '../../helpers/platform-rules';

describe(`${operatorValue.id}: ${operatorValue.title}`, () => {
  const example = operatorValue.example();
  const below = (values: string) => `operator:\n${values.replace(/^(?=.)/gm, '  ')}`;

  test('its example breaks it, and the fixed one does not', async () => {
    expect(await rulesOfValues(below(example.operator!))).toContain(operatorValue.id);
    expect(await rulesOfValues(below(example.operatorAfter!))).not.toContain(operatorValue.id);
  });

  test.each([
    ['a misspelled key', 'istoi: { enabled: true }'],
    ['the same under values', 'values: { istoi: { enabled: true } }'],
    ['a key of an operator that others install', 'enabled: false\nistoi: { enabled: true }'],
    ['a mode of TLS that Istio lacks', 'istio: { enabled: true, tlsMode: STRICT }'],
  ])('rejects %s', async (_, values) => {
    expect(await rulesOfValues(below(values))).toContain(operatorValue.id);
  });
});
