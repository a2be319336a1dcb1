import * as fs from 'node:fs';
import * as path from 'node:path';
import { readDocuments } from '../../src/yaml/read';

/**
 * Generated texts, and what `YAMLToJSON` of sigs.k8s.io/yaml 1.4.0, the library of Helm 3.16 and kubectl, made of each:
 * its value, or a refusal. Texts in which a document ends and something follows without --- are left out: Go's library
 * does not look there, and this reader refuses them.
 */
interface Measured {
  readonly text: string;
  readonly value?: unknown;
  readonly refused?: true;
}

const MEASURED = fs
  .readFileSync(path.join(__dirname, 'go-yaml.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Measured);

function read(text: string): unknown {
  const documents = readDocuments(text, 'x.yaml');
  if (documents.some(({ error }) => error !== undefined)) {
    return 'refused';
  }
  return documents.length === 0 ? null : documents[0].value;
}

test("texts are read as Go's library reads them, and rejected if it rejects them", () => {
  const different = MEASURED.flatMap(({ text, value, refused }) => {
    const ours = read(text);
    const same = refused ? ours === 'refused' : JSON.stringify(sorted(ours)) === JSON.stringify(sorted(value));
    return same ? [] : [{ text, go: refused ? 'refused' : value, ours }];
  });
  expect(different).toEqual([]);
  expect(MEASURED.length).toBeGreaterThan(2_500);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return {
    map: Object.entries(value)
      .map(([key, item]) => [key, sorted(item)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}
