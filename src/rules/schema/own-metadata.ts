import { customObjectRefusals } from '../../apiserver/apiserver';
import { type Refusal } from '../../apiserver/refusal';
import { type Json, type Manifest } from '../../private/json';
import { parsePath } from '../../private/path';
import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { shownValue } from '../../private/shown-value';
import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const ownMetadata = schemaRule({
  id: 'SELDON018',
  title: 'name, labels and annotations are well formed',
  consequence: 'The API server rejects the object.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  example: () => diff`
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
    - metadata: {name: Iris_Model}
    + metadata: {name: iris-model}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check({ object }, report) {
    for (const refusal of customObjectRefusals(object as Manifest)) {
      const value =
        refusal.value === undefined
          ? ''
          : `${shownValue(JSON.parse(refusal.value) as Json, parsePath(refusal.field))}: `;
      const placeholder = refusal.value === undefined ? undefined : placeholderIn(refusal.value);
      const message = placeholder ? `${placeholder} is a placeholder` : withoutPattern(refusal.detail);
      report({
        path: refusal.field,
        message: `${value}${message}`,
        remedy: placeholder ? RENDER_FIRST : remedyFor(refusal),
      });
    }
  },
});

/** The pattern says less to a reader than the sentence before it. */
function withoutPattern(detail: string): string {
  return detail.replace(/,? regex used for validation is '.*'/, '');
}

function remedyFor({ field, value }: Refusal): string {
  switch (field) {
    case 'metadata.name':
      return value === undefined
        ? 'add metadata.name'
        : `write ${JSON.stringify(repaired(JSON.parse(value) as string))}, for example`;
    case 'metadata.namespace':
      return 'write the name of a namespace';
    case 'metadata.labels':
      return 'shorten or change the key or value; free text belongs in annotations';
    case 'metadata.annotations':
      return 'change the key, or move large data into a ConfigMap';
    default:
      return `correct ${field}, or remove it`;
  }
}

/** A valid name that is close to the given one. */
const LONGEST_NAME = 253;

function repaired(name: string): string {
  return (
    name
      .slice(0, LONGEST_NAME * 2)
      .toLowerCase()
      .replace(/[^a-z0-9.-]+/g, '-')
      .replace(/\.[.-]*|(?<!-)-+\./g, '.')
      .slice(0, LONGEST_NAME)
      .replace(/^[.-]+|(?<![.-])[.-]+$/g, '') || 'my-model'
  );
}
