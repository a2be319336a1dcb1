import { imageProblem } from '../../private/image-problem';
import { anonymousImage } from '../../private/redact';
import { containerDiff, type Subject, trap } from '../rule';

export const imageReference = trap({
  id: 'SELDON319',
  title: 'an image is a reference that a container runtime can parse',
  consequence:
    'The API server accepts any string. The kubelet does not start the container: the pod waits with the reason ' +
    'InvalidImageName.',
  example: () => containerDiff`
    - image: registry.example.com/Iris:1
    + image: registry.example.com/iris:1
  `,
  source: 'https://github.com/distribution/reference/blob/v0.6.0/regexp.go',
  check(subject, report) {
    eachImage(subject, (image, owner, field) => {
      const problem = image ? imageProblem(image) : undefined;
      if (problem !== undefined) {
        const { message, remedy } = problem;
        report({
          path: `${owner}.${field}`,
          message: `${JSON.stringify(anonymousImage(image!))} names no image that can be pulled: ${message}`,
          remedy,
        });
      }
    });
  },
});

/** Visits the images that are written, each with the path of what has it, and the field. */
function eachImage(
  { predictors }: Subject,
  visit: (image: string | undefined, owner: string, field: string) => void,
): void {
  for (const { predictor, nodes, components, path } of predictors) {
    for (const { component, containers, path: at } of components) {
      containers.forEach(({ container, path: place }) => visit(container.image, place, 'image'));
      component.spec?.initContainers?.forEach(({ image }, i) =>
        visit(image, `${at}.spec.initContainers[${i}]`, 'image'),
      );
    }
    for (const { node, path: at } of nodes) {
      visit(node.modelUri ? node.storageInitializerImage : undefined, at, 'storageInitializerImage');
    }
    const { explainer } = predictor;
    visit(explainer?.type ? explainer.containerSpec?.image : undefined, path, 'explainer.containerSpec.image');
  }
}
