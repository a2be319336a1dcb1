import { containerDiff, diff, predictorDiff } from '../../src/rules/example';

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

test('a diff of a predictor, or of a container, stands in a whole SeldonDeployment', () => {
  const { before, after } = predictorDiff`
    - traffic: 50
    + traffic: 100
  `;
  expect(before).toBe('spec:\n  predictors:\n  - name: default\n    traffic: 50');
  expect(after).toBe('spec:\n  predictors:\n  - name: default\n    traffic: 100');
  expect(
    containerDiff`
      image: iris:1
  `.before,
  ).toBe(
    [
      'spec:',
      '  predictors:',
      '  - name: default',
      '    graph: {name: classifier, type: MODEL}',
      '    componentSpecs:',
      '    - spec:',
      '        containers:',
      '        - name: classifier',
      '          image: iris:1',
    ].join('\n'),
  );
});
