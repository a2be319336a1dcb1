import { type AnnotationLevel } from '../../api/facts/settings';
import { formatPath } from '../../private/path';
import { type Subject } from '../subject';

/** Where annotations of a level are written. */
export const ANNOTATION_PLACES: Record<AnnotationLevel, string> = {
  metadata: 'metadata.annotations',
  spec: 'spec.annotations',
  predictor: "the predictor's annotations",
  componentSpec: 'metadata.annotations of the componentSpecs entry',
};

/** An annotation and its place. */
export interface WrittenAnnotation {
  readonly key: string;
  readonly value: string;
  readonly level: AnnotationLevel;
  readonly path: string;
}

/** All annotations of a SeldonDeployment, on every level. */
export function writtenAnnotations(subject: Subject): readonly WrittenAnnotation[] {
  return subject.once(collect);
}

function collect({ metadata, spec, predictors }: Subject): WrittenAnnotation[] {
  const written: WrittenAnnotation[] = [];
  const add = (annotations: { [key: string]: string } | null | undefined, level: AnnotationLevel, path: string) => {
    for (const [key, value] of Object.entries(annotations ?? {})) {
      written.push({
        key,
        value,
        level,
        path: `${path}${formatPath([key]).startsWith('[') ? '' : '.'}${formatPath([key])}`,
      });
    }
  };
  add(metadata.annotations, 'metadata', 'metadata.annotations');
  add(spec.annotations, 'spec', 'spec.annotations');
  for (const { predictor, path, components } of predictors) {
    add(predictor.annotations, 'predictor', `${path}.annotations`);
    for (const { component, path: componentPath } of components) {
      add(component.metadata?.annotations, 'componentSpec', `${componentPath}.metadata.annotations`);
    }
  }
  return written;
}
