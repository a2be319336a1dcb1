import { oneOperator } from '../../../src/rules/operator/one-operator';
import { rulesOfValues } from '../../helpers/platform-rules';

describe(`${oneOperator.id}: ${oneOperator.title}`, () => {
  test('its example breaks it, and the fixed one does not', async () => {
    expect(await rulesOfValues(oneOperator.example().before)).toContain(oneOperator.id);
    expect(await rulesOfValues(oneOperator.example().after)).not.toContain(oneOperator.id);
  });

  test('accepts environments in different clusters', async () => {
    const values = oneOperator
      .example()
      .before.replace('test: {}', 'test: {gitops: {argocd: {server: "https://b.example.com"}}}');
    expect(await rulesOfValues(values)).not.toContain(oneOperator.id);
  });
});
