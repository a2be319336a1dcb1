import { limitRangeProblems, type LimitRangeProblem, requestsOverDefaults } from '../../apiserver/limit-range';
import { containerResources } from '../../apiserver/pod-resources';
import { countedPod } from '../demand';
import { fieldOf, podsOf } from '../helpers/pods';
import { resourcePlace } from '../helpers/resource-place';
import { nameOf } from '../rivals';
import { predictorDiffIn, trap } from '../rule';

export const limitRange = trap({
  id: 'SELDON340',
  severity: 'error',
  stage: 'expansion',
  title: 'pods keep within the LimitRanges of their namespace',
  consequence:
    'The SeldonDeployment is accepted and its Deployments are created, but the API server rejects their pods. ' +
    'Containers that the operator adds count too: the storage initializer, the orchestrator and the explainer.',
  example: () => predictorDiffIn('ml')`
      graph: {name: classifier, type: MODEL}
      componentSpecs:
      - spec:
          containers:
    -     - {name: classifier, image: 'registry.example.com/iris:1', resources: {limits: {memory: 4Gi}}}
    +     - {name: classifier, image: 'registry.example.com/iris:1', resources: {limits: {memory: 2Gi}}}
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: {name: small, namespace: ml}
      spec: {limits: [{type: Container, max: {memory: 2Gi}}]}
  `,
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  check(subject, report) {
    const { ranges } = subject.surroundings.limits.in(subject.namespace);
    for (const pods of ranges.length === 0 ? [] : podsOf(subject)) {
      const { containers } = countedPod(pods.spec, ranges);
      const problems = ranges.flatMap((range) =>
        limitRangeProblems(containers, range).map((problem) => ({ range, problem })),
      );
      const [first] = ranges;
      problems.push(
        ...requestsOverDefaults(containerResources(pods.spec), containers).map((problem) => ({
          range: first,
          problem,
        })),
      );
      for (const range of ranges) {
        const own = problems.filter((each) => each.range === range).map(({ problem }) => problem);
        const name = `LimitRange ${JSON.stringify(nameOf(range))}`;
        for (const container of containers) {
          const broken = own.filter((problem) => problem.container === container);
          if (broken.length > 0) {
            const { path, remedy } = resourcePlace(subject, pods, container);
            report({
              path,
              message: `${name} rejects the pod: container ${JSON.stringify(container.name)} has ${textsOf(broken)}`,
              remedy: remedy([...new Set(broken.flatMap(fieldsOf))]),
            });
          }
        }
        const whole = own.filter((problem) => problem.container === undefined);
        if (whole.length > 0) {
          report({
            path: fieldOf(subject, pods, 'containers'),
            message: `${name} rejects the pod, which has ${textsOf(whole)} over all its containers`,
            remedy: 'change the resources of its containers, including the orchestrator, or raise the LimitRange',
          });
        }
      }
    }
  },
});

function textsOf(problems: readonly LimitRangeProblem[]): string {
  return problems.map(({ text }) => text).join(', and ');
}

function fieldsOf({ kinds, resource }: LimitRangeProblem): string[] {
  return kinds.map((kind) => `${kind}.${resource}`);
}
