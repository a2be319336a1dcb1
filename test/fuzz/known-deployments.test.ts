import { knownDeployments } from './known-deployments';

test('every checkout has SeldonDeployments to damage, also without the whole reference data', () => {
  expect(knownDeployments().length).toBeGreaterThan(10);
});
