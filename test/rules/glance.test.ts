import { type JsonObject } from '../../src/private/json';
import { glance } from '../../src/rules/glance';
import { Candidate } from '../../src/rules/rivals';
import { readDocuments } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { describeWithWholeReference, referenceLines } from '../helpers/reference';

const HEAD = 'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata:\n';
const SPEC = 'spec:\n  predictors: []\n';

/** What a reader of the whole document finds. */
function read(source: string): { name: string; namespace: string; services: readonly string[] } {
  const { name, namespace, services } = new Candidate(readDocuments(source, 'x.yaml')[0].value as JsonObject);
  return { name, namespace, services };
}

test.each([
  ['the usual', `${HEAD}  name: iris\n  namespace: seldon\n${SPEC}`],
  ['no namespace', `${HEAD}  name: iris\n${SPEC}`],
  ['a marker and comments before', `---\n# a model\n\n${HEAD}  name: iris\n${SPEC}`],
  ['a byte order mark', `\uFEFF${HEAD}  name: iris\n${SPEC}`],
  ['breaks of Windows', `${HEAD}  name: iris\n  namespace: seldon\n${SPEC}`.replace(/\n/g, '\r\n')],
  ['names further in', `${HEAD}  labels:\n    name: other\n    namespace: other\n  name: iris\n${SPEC}`],
  ['names below', `${HEAD}  name: iris\n  labels:\n    name: other\n${SPEC}  name: other\n`],
  [
    'a name for a Service',
    `${HEAD}  name: iris\nspec:\n  predictors:\n  - name: a\n    annotations:\n      seldon.io/svc-name: "chosen"\n  - name: b\n    annotations: {'seldon.io/svc-name': too}\n`,
  ],
])('%s: the same as parsing all of it', (_, source) => {
  expect(glance(source)).toEqual(read(source));
});

test.each([
  ['another kind', 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: iris\n'],
  [
    'a SeldonDeployment in the text of another object',
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n${HEAD.replace(/^/gm, '    ')}`,
  ],
  ['a list', `apiVersion: v1\nkind: List\nitems:\n- ${HEAD.replace(/\n/g, '\n  ')}    name: iris\n`],
  ['a resource of another group', `${HEAD.replace('machinelearning.seldon.io', 'example.com')}  name: iris\n`],
  ['another order', 'kind: SeldonDeployment\nmetadata:\n  name: iris\napiVersion: machinelearning.seldon.io/v1\n'],
  ['flow', '{apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, metadata: {name: iris}}'],
  ['metadata in flow', `${HEAD.trimEnd()} {name: iris}\n`],
  ['no name', `${HEAD}  namespace: seldon\n`],
  ['a name in quotes', `${HEAD}  name: "iris"\n`],
  ['a name that is a number', `${HEAD}  name: 7\n`],
  ['a name by an anchor', `${HEAD}  name: &n iris\n`],
  ['a namespace that is no plain name', `${HEAD}  name: iris\n  namespace: 'seldon'\n`],
])('%s has to be read', (_, source) => {
  expect(glance(source)).toBeUndefined();
});

describeWithWholeReference('SeldonDeployments of the reference', () => {
  test('nearly all are found by regular expressions, as by parsing', () => {
    const sources = referenceLines<{ sdep: JsonObject }>('seldondeployments.jsonl').map(
      ({ sdep: { apiVersion, kind, metadata, ...rest } }) => toYaml({ apiVersion, kind, metadata, ...rest }),
    );
    const known = sources.filter((source) => glance(source) !== undefined);
    expect(known.length).toBeGreaterThan(sources.length * 0.8);
    for (const source of known) {
      expect(glance(source)).toEqual(read(source));
    }
  });
});
