import { sharedObject } from '../../../src/rules/operator/shared-object';
import { rulesOfValues } from '../../helpers/platform-rules';

const { before, after } = sharedObject.example();

describe(`${sharedObject.id}: ${sharedObject.title}`, () => {
  test('its example breaks it, and the fixed one does not', async () => {
    expect(await rulesOfValues(before)).toContain(sharedObject.id);
    expect(await rulesOfValues(after)).not.toContain(sharedObject.id);
  });

  test('rejects a namespace that both create, and accepts one that only one creates', async () => {
    const both = `operator: {enabled: false}
environments:
  dev: {models: {iris: {namespace: seldon, server: SKLEARN, uri: 'gs://models/iris'}}}
  test: {models: {churn: {namespace: seldon, server: SKLEARN, uri: 'gs://models/churn'}}}
gitops: {flux: {repository: 'https://git.example.com/ml/platform.git'}}
`;
    expect(await rulesOfValues(both)).toContain(sharedObject.id);
    const one = both.replace('test: {', 'test: {namespaces: {seldon: {create: false}}, ');
    expect(await rulesOfValues(one)).not.toContain(sharedObject.id);
  });

  test('accepts environments in different clusters', async () => {
    const values = before.replace(
      'replicas: 2}}',
      'replicas: 2}}, gitops: {argocd: {server: "https://b.example.com"}}',
    );
    expect(await rulesOfValues(values)).not.toContain(sharedObject.id);
  });
});
