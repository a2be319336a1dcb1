import { readDocuments } from '../../src/yaml/read';

const TEXT = `# a comment
kind: List
---
# another
metadata:
  annotations:
    seldon.io/x: "1"
spec:
  predictors:
  - name: a
    graph: {name: x, children: [{name: y}, {name: z}]}
  -
    name: b
    graph:
      "name": w
base: &base
  port: 1
copy: *base
merged:
  <<: *base
  other: 2
`;

describe('where a value is', () => {
  const document = readDocuments(TEXT, 'x.yaml')[1];

  test.each([
    ['', 5, 1],
    ['metadata', 5, 1],
    ['metadata.annotations[seldon.io/x]', 7, 5],
    ['spec.predictors', 9, 3],
    ['spec.predictors[0]', 10, 5],
    ['spec.predictors[0].name', 10, 5],
    ['spec.predictors[0].graph.name', 11, 13],
    ['spec.predictors[0].graph.children[1]', 11, 44],
    ['spec.predictors[0].graph.children[1].name', 11, 45],
    ['spec.predictors[1]', 13, 5],
    ['spec.predictors[1].graph.name', 15, 7],
    ['copy', 18, 1],
    ['copy.port', 17, 3],
    ['merged.port', 17, 3],
    ['merged.other', 21, 3],
  ])('%s', (path, line, column) => {
    expect(document.locate(path)).toEqual({ line, column });
  });

  test.each([
    ['spec.predictors[0].replicas', 10, 5],
    ['spec.predictors[7].name', 9, 3],
    ['spec.predictors.name', 9, 3],
    ['metadata.annotations.none.deeper', 6, 3],
    ['nowhere', 5, 1],
    ['kind.of.scalar', 5, 1],
  ])('of a value that is missing, the nearest one above: %s', (path, line, column) => {
    expect(document.locate(path)).toEqual({ line, column });
  });

  test('in JSON', () => {
    const [json] = readDocuments('{\n  "a": [1, {"b\\/c": "\\ud83d\\ude00"}],\n  "d": 2\n}', 'x.json');
    expect(json.locate('a[1][b/c]')).toEqual({ line: 2, column: 13 });
    expect(json.locate('d')).toEqual({ line: 3, column: 3 });
  });

  test('nowhere in a document that cannot be read', () => {
    expect(readDocuments('a: [', 'x.yaml')[0].locate('a')).toBeUndefined();
  });

  test('of two equal keys, the one that is effective', () => {
    expect(readDocuments('a: 1\nb: 1\na: 2\n', 'x.yaml')[0].locate('a')).toEqual({ line: 3, column: 1 });
  });

  test('names of prototypes have no place unless they are written', () => {
    expect(readDocuments('a: {b: 1}\n', 'x.yaml')[0].locate('a.constructor.name')).toEqual({ line: 1, column: 1 });
  });
});

test('values of a document of more than a megabyte have places too', () => {
  const [document] = readDocuments(`first: 1\nlist:\n${'  - item\n'.repeat(200_000)}last:\n  a: 1\n`, 'a.yaml');
  expect(document.locate('list[199999]')).toEqual({ line: 200_002, column: 5 });
  expect(document.locate('last.a')).toEqual({ line: 200_004, column: 3 });
});
