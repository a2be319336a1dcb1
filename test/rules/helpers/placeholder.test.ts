import { placeholderIn } from '../../../src/rules/helpers/placeholder';

test.each([
  ['{{ .Values.name }}', '{{ .Values.name }}'],
  ['gs://${BUCKET}/iris', '${BUCKET}'],
  ['$(REGISTRY)/iris', '$(REGISTRY)'],
  ['iris:$TAG', '$TAG'],
  ['<NAME>', '<NAME>'],
  ['__IMAGE__', '__IMAGE__'],
  ['%PREDICTOR%', '%PREDICTOR%'],
  ['registry/{name}:1', '{name}'],
])('%s has a placeholder', (text, expected) => {
  expect(placeholderIn(text)).toBe(expected);
});

test.each(['iris-v2', 'gs://models/a%20b%20c%C3%A9', 'registry.example.com/my__model:1.0', 's3://bucket/$'])(
  '%s has none',
  (text) => {
    expect(placeholderIn(text)).toBeUndefined();
  },
);
