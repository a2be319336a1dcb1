import { API_SERVER_LEVEL } from '../../src/api/facts/kubernetes';
import { refusals } from '../../src/apiserver/apiserver';
import { describeRefusal, type Refusal } from '../../src/apiserver/refusal';
import { type Manifest } from '../../src/private/json';
import { describeWithReference, measured, referenceLines } from '../helpers/reference';

interface Expansion {
  readonly id: string;
  readonly objects?: Manifest[];
  readonly refused?: { readonly kind: string; readonly name: string; readonly message: string }[];
}

const FILES = measured([
  'generated-ambassador',
  'generated-ambassador-single-namespace',
  'generated-ambassador-v1-annotations',
  'generated-custom',
  'generated-istio-keda',
  'real-ambassador',
  'real-custom',
  'real-default',
  'real-istio-keda',
]);

/** The API server's answer for an object, as a client prints it. */
function answer({ apiVersion, kind, metadata }: Manifest, refused: readonly Refusal[]): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const problems = [...new Set(refused.map(describeRefusal))];
  const list = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  return `${kind}${group} ${JSON.stringify(metadata.name)} is invalid: ${list}`;
}

/** The errors of an answer in no order: the API server walks maps at random. */
function parts(message: string): string[] {
  return message
    .replace(/ is invalid: \[([^]*)\]$/, ' is invalid: $1')
    .split(/(?: is invalid: |, (?=(?:metadata|spec)[.[]))/)
    .sort();
}

describeWithReference(`the answers that a kube-apiserver ${API_SERVER_LEVEL} gave to what the operator created`, () => {
  test.each(FILES)('%s: the same objects are rejected, with the same words', (file) => {
    for (const { id, objects = [], refused = [] } of referenceLines<Expansion>(`measured/expand/${file}.jsonl`)) {
      const ours = objects
        .map((object) => ({ object, found: refusals(object) }))
        .filter(({ found }) => found.length > 0)
        .map(({ object, found }) => ({
          kind: object.kind,
          name: object.metadata.name,
          parts: parts(answer(object, found)),
        }));
      const theirs = refused.map(({ kind, name, message }) => ({ kind, name, parts: parts(message) }));
      expect({ id, refused: ours.sort(byName) }).toEqual({ id, refused: theirs.sort(byName) });
    }
  });
});

function byName(a: { kind: string; name: unknown }, b: { kind: string; name: unknown }): number {
  return `${a.kind}/${String(a.name)}` < `${b.kind}/${String(b.name)}` ? -1 : 1;
}
