import { customObjectRefusals } from '../../src/apiserver/apiserver';
import { describeRefusal } from '../../src/apiserver/refusal';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { atLeast, describeWithReference, referenceLines, referenceLists } from '../helpers/reference';

const answersTo = (metadata: JsonObject, version = 'v1'): string[] =>
  customObjectRefusals({ apiVersion: `machinelearning.seldon.io/${version}`, kind: 'SeldonDeployment', metadata }).map(
    describeRefusal,
  );

const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a', uid: '1' };
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const QUALIFIED =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

describe('the metadata of a SeldonDeployment', () => {
  test.each<[string, JsonObject, string[]]>([
    ['a name', { name: 'iris-1.2' }, []],
    ['no name', {}, ['metadata.name: Required value: name or generateName is required']],
    ['a name with capitals', { name: 'Iris' }, [`metadata.name: Invalid value: "Iris": ${SUBDOMAIN}`]],
    ['a prefix instead of a name', { generateName: 'iris-' }, []],
    [
      'a prefix that cannot begin a name',
      { generateName: 'Iris-' },
      [`metadata.generateName: Invalid value: "Iris-": ${SUBDOMAIN}`],
    ],
    [
      'a namespace with a dot',
      { name: 'a', namespace: 'a.b' },
      ['metadata.namespace: Invalid value: "a.b": must not contain dots'],
    ],
    [
      'labels and annotations',
      { name: 'a', labels: { 'x/y': 'z', w: '' }, annotations: { 'Seldon.IO/x': 'any text' } },
      [],
    ],
    [
      'an annotation that is no name',
      { name: 'a', annotations: { 'a b': '' } },
      [`metadata.annotations: Invalid value: "a b": ${QUALIFIED}`],
    ],
    [
      'too much text in annotations',
      { name: 'a', annotations: { a: 'x'.repeat(256 * 1024) } },
      ['metadata.annotations: Too long: may not be more than 262144 bytes'],
    ],
    [
      'a generation below zero',
      { name: 'a', generation: -1 },
      ['metadata.generation: Invalid value: -1: must be greater than or equal to 0'],
    ],
    ['an owner', { name: 'a', ownerReferences: [owner] }, []],
    [
      'half an owner',
      { name: 'a', ownerReferences: [{ apiVersion: 'apps/', kind: 'Deployment' }] },
      [
        'metadata.ownerReferences.apiVersion: Invalid value: "apps/": version must not be empty',
        'metadata.ownerReferences.name: Invalid value: "": must not be empty',
        'metadata.ownerReferences.uid: Invalid value: "": must not be empty',
      ],
    ],
    [
      'a finalizer that is no name',
      { name: 'a', finalizers: ['a b'] },
      [`metadata.finalizers: Invalid value: "a b": ${QUALIFIED}`],
    ],
  ])('%s', (_, metadata, answers) => {
    expect(answersTo(metadata)).toEqual(answers);
  });

  test('two controllers, an event as owner, and finalizers that exclude each other are rejected', () => {
    expect(
      answersTo({
        name: 'a',
        ownerReferences: [
          { ...owner, controller: true },
          { ...owner, name: 'b', controller: true },
        ],
      }),
    ).toEqual([expect.stringContaining('Found "true" in references for Deployment/a and Deployment/b')]);
    expect(answersTo({ name: 'a', ownerReferences: [{ ...owner, apiVersion: 'v1', kind: 'Event' }] })).toHaveLength(1);
    expect(answersTo({ name: 'a', finalizers: ['orphan', 'foregroundDeletion'] })).toHaveLength(1);
  });

  test.each([['v1'], ['v1alpha2'], ['v1alpha3']])('is the same in version %s', (version) => {
    expect(answersTo({}, version)).toHaveLength(1);
  });
});

describeWithReference('SeldonDeployments that fit the schema', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: Manifest }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );

  test.each(['measured/verdicts/mutants.jsonl', ...referenceLists('measured/expand')])(
    '%s: the metadata of each is valid',
    (file) => {
      const accepted = referenceLines<{ id: string; sdep?: Manifest; schema: object[] }>(file).filter(
        ({ schema }) => schema.length === 0,
      );
      expect(accepted.length).toBeGreaterThan(atLeast(100));
      expect(
        accepted.flatMap(({ id, sdep }) =>
          customObjectRefusals(sdep ?? real.get(id)!).map((refusal) => `${id} ${describeRefusal(refusal)}`),
        ),
      ).toEqual([]);
    },
  );
});
