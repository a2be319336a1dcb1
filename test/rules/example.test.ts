import { diff } from '../../src/rules/example';

test('a diff gives the faulty manifest and the fixed one, without the indentation of the source', () => {
  expect(diff`
      spec:
        predictors:
    -   - name: Default
    +   - name: default
          graph: {name: classifier}
    + ---
    + kind: Secret
  `).toEqual({
    before: 'spec:\n  predictors:\n  - name: Default\n    graph: {name: classifier}',
    after: 'spec:\n  predictors:\n  - name: default\n    graph: {name: classifier}\n---\nkind: Secret',
  });
});

test('without a mark, both manifests are the same', () => {
  expect(diff`
      kind: ${'Secret'}
  `).toEqual({ before: 'kind: Secret', after: 'kind: Secret' });
});
