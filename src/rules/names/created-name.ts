import { type Refusal } from '../../apiserver/refusal';
import { asText, valueAt } from '../../private/json';
import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { refusalRule } from '../helpers/refusal-rule';
import { predictorDiff, upstream } from '../rule';

export const createdName = refusalRule(
  {
    id: 'SELDON225',
    title: 'names are DNS labels, as the names of created objects contain them',
    consequence:
      'The operator builds the names and labels of Deployments, Services and containers from the names of the ' +
      'SeldonDeployment, predictors and nodes. With upper case, `_`, a leading digit or a node name over 48 ' +
      'characters, the API server rejects them: no pod ever starts.',
    example: () => predictorDiff`
      - graph: {name: step_one, type: MODEL}
      + graph: {name: step-one, type: MODEL}
        componentSpecs:
      - - spec: {containers: [{name: step_one, image: 'registry.example.com/step-one:1'}]}
      + - spec: {containers: [{name: step-one, image: 'registry.example.com/step-one:1'}]}
    `,
    source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
    matches: isName,
  },
  ({ path, refusal: { value } }, { object }) => {
    const written = valueAt(object, path);
    const shown = typeof written === 'string' ? JSON.stringify(written) : (value ?? 'this');
    return {
      message: `${shown} cannot be part of the name or label of an object`,
      remedy: remedyFor(path, placeholderIn(asText(typeof written === 'string' ? written : (value ?? '')))),
    };
  },
);

function remedyFor(path: string, placeholder: string | undefined): string {
  if (placeholder !== undefined) {
    return `${placeholder} is a placeholder: ${RENDER_FIRST}`;
  }
  return /labels|annotations/.test(path)
    ? 'write at most 63 letters, digits and dashes, beginning and ending with a letter or digit'
    : 'write lower-case letters, digits and dashes, beginning with a letter, at most 48 characters for a node; use ' +
        'the same name in graph and container';
}

/** Whether a name, or a label built from one, is rejected. */
function isName({ refusal: { field, type } }: { refusal: Pick<Refusal, 'field' | 'type'> }): boolean {
  if (type === 'FieldValueDuplicate') {
    return false;
  }
  return (
    field === 'metadata.name' ||
    /^spec\.template\.spec\.(init)?[cC]ontainers\[\d+\]\.name$/.test(field) ||
    isLabel(field)
  );
}

function isLabel(field: string): boolean {
  return /^(metadata\.labels|spec\.template\.(metadata\.)?labels|spec\.selector\.matchLabels|spec\.selector\[|spec\.selector$)/.test(
    field,
  );
}
