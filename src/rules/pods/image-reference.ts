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
    for (const { image, path } of writtenImages(subject)) {
      const problem = image === '' ? undefined : imageProblem(image);
      if (problem !== undefined) {
        const { message, remedy } = problem;
        report({
          path,
          message: `${JSON.stringify(anonymousImage(image))} names no image that can be pulled: ${message}`,
          remedy,
        });
      }
    }
  },
});

function writtenImages({ predictors }: Subject): { image: string; path: string }[] {
  return predictors.flatMap(({ predictor: { explainer }, nodes, components, path }) => [
    ...components.flatMap(({ component, containers, path: at }) => [
      ...containers.map(({ container, path: place }) => ({ image: container.image ?? '', path: `${place}.image` })),
      ...(component.spec?.initContainers ?? []).map(({ image }, i) => ({
        image: image ?? '',
        path: `${at}.spec.initContainers[${i}].image`,
      })),
    ]),
    ...nodes.map(({ node, path: at }) => ({
      image: node.modelUri ? (node.storageInitializerImage ?? '') : '',
      path: `${at}.storageInitializerImage`,
    })),
    ...(explainer?.type
      ? [{ image: explainer.containerSpec?.image ?? '', path: `${path}.explainer.containerSpec.image` }]
      : []),
  ]);
}
