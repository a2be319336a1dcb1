import { type Labels, labelsOf } from './label-selector';
import { podsOf } from './pods';
import { type Subject } from '../subject';

/** The labels of the pods, or Services, that the operator creates. */
export function createdLabels(subject: Subject, kind: 'Pod' | 'Service'): Labels[] {
  return kind === 'Pod'
    ? podsOf(subject).map(({ template }) => labelsOf(template))
    : subject.expansion.objects.filter((object) => object.kind === 'Service').map((object) => labelsOf(object));
}
