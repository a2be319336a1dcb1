import { imageProblem } from '../../private/image-problem';
import { predictorDiff, trap } from '../rule';

export const imageTag = trap({
  id: 'SELDON279',
  severity: 'info',
  title: 'an image is pinned to a version or digest',
  consequence:
    'Pods of one Deployment may run different code, and a rollback does not restore the old one. The operator sets ' +
    'the pull policy IfNotPresent, so a node keeps what it has pulled once.',
  example: () => predictorDiff`
      graph: {name: classifier, type: MODEL}
      componentSpecs:
    - - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:latest'}]}
    + - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1.4.0'}]}
  `,
  source: 'https://kubernetes.io/docs/concepts/containers/images/',
  check(subject, report) {
    for (const {
      container: { image },
      path,
    } of subject.containers()) {
      if (image && isFloating(image) && imageProblem(image) === undefined) {
        report({
          path: `${path}.image`,
          message: `${JSON.stringify(image)} is not pinned to a version`,
          remedy: 'add a version as the tag, or a digest',
        });
      }
    }
  },
});

function isFloating(image: string): boolean {
  if (image.includes('@')) {
    return false;
  }
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest';
}
