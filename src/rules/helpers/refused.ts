import { portTakenTwice } from './service-ports';
import { refusals } from '../../apiserver/apiserver';
import { describeRefusal, type Refusal } from '../../apiserver/refusal';
import { asText, type Json } from '../../private/json';
import { parsePath } from '../../private/path';
import { shownValue } from '../../private/shown-value';
import { fieldToChange } from '../field-to-change';
import { type Subject } from '../subject';

/** A rejection of created objects by the API server, and the field of the SeldonDeployment that causes it. */
export interface Refused {
  readonly path: string;
  readonly refusal: Refusal;
  /** The rejected objects, such as `Deployment "iris-default-0-classifier"`. */
  readonly objects: readonly string[];
  /** What the API server answers. */
  readonly answer: string;
}

/** All rejections of what the operator creates; one entry for each field to change and kind of error. */
export function refusedOf(subject: Subject): readonly Refused[] {
  return subject.once(ask);
}

function ask(subject: Subject): Refused[] {
  const found = new Map<string, Refused & { objects: string[] }>();
  for (const object of subject.expansion.objects) {
    for (const refusal of refusals(object)) {
      const shown = withShownValue(refusal);
      const name = asText(object.metadata.name ?? '');
      const path = fieldToChange(subject, object, refusal);
      const key = `${path} ${refusal.type} ${/name|label|selector/i.test(refusal.field) ? '' : refusal.detail}`;
      const called = `${object.kind} ${JSON.stringify(name)}`;
      const entry = found.get(key) ?? {
        path,
        refusal: shown,
        objects: [],
        answer: withoutPattern(describeRefusal(shown)),
      };
      if (!entry.objects.includes(called)) {
        entry.objects.push(called);
      }
      found.set(key, entry);
    }
  }
  return [...found.values()];
}

/** The API server's answer contains the whole value; a message shows only type and size of a possible credential. */
function withShownValue(refusal: Refusal): Refusal {
  const { field, value } = refusal;
  return value === undefined || portTakenTwice(refusal) !== undefined
    ? refusal
    : { ...refusal, value: shownValue(JSON.parse(value) as Json, parsePath(field)) };
}

/** The API server adds examples and a regular expression to each answer about a name. */
function withoutPattern(answer: string): string {
  return answer.replace(/ \(e\.g\. .*\)$/, '');
}
