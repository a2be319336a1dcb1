import { placeholderIn, placeholderOrWordIn } from '../../src/private/placeholder';

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

test.each([
  ['REPLACE_ME', 'REPLACE_ME'],
  ['gs://CHANGEME/iris', 'CHANGEME'],
  ['registry/YOUR_IMAGE:1', 'YOUR_IMAGE'],
  ['your-registry/iris:1', 'your-registry'],
  ['gs://{{ bucket }}/iris', '{{ bucket }}'],
  ['registry/[IMAGE]:1', '[IMAGE]'],
])('%s has a word in place of an image or a URI', (text, expected) => {
  expect(placeholderOrWordIn(text)).toBe(expected);
});

test.each(['registry/for-your-eyes:1', 'gs://models/todo-list', 'replace-me:1'])('%s has no such word', (text) => {
  expect(placeholderOrWordIn(text)).toBeUndefined();
});
