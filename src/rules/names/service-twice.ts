import { SERVICE_NAME } from '../../api/facts/settings';
import { containerNames } from '../../api/graph';
import { containerServiceName, explainerName, predictorServiceName } from '../../api/names';
import { type JsonObject } from '../../private/json';
import { failureRule } from '../helpers/failure-rule';
import { type PlacedPredictor, predictorDiff, type Subject, upstream } from '../rule';

export const serviceTwice = failureRule(
  {
    id: 'SELDON322',
    title: 'no two parts of a SeldonDeployment have Services of the same name',
    consequence:
      'The operator joins the names of SeldonDeployment, predictor and container (or explainer) with dashes to name ' +
      'a Service. If two names are the same, the operator overwrites one Service with the other, fails, and retries ' +
      'forever.',
    example: () => predictorDiff`
      - graph: {name: explainer, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      + graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        explainer: {type: AnchorTabular, modelUri: gs://models/iris-explainer}
    `,
    source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
    matches: ({ message }) => message.startsWith('resourceVersion can not be set'),
  },
  (_, subject) => {
    const services = subject.predictors.flatMap((predictor) => servicesOf(subject, predictor));
    const second = services.findIndex(({ name }, i) => services.findIndex((other) => other.name === name) < i);
    const { name, of, path } = services[second] ?? services[0];
    const other = services.find((each) => each.name === name)!;
    return {
      path,
      message: `${of} would have the Service ${JSON.stringify(name)}, which belongs to ${other.of}`,
      remedy: 'rename one of the two',
    };
  },
);

interface NamedService {
  readonly name: string;
  /** What it belongs to, in words. */
  readonly of: string;
  readonly path: string;
}

/** The Services that the operator creates for a predictor. */
function servicesOf({ metadata }: Subject, { predictor, path, nodes, components }: PlacedPredictor): NamedService[] {
  const sdep = String(metadata.name);
  const written = components.flatMap(({ containers }) => containers);
  const chosen = predictor.annotations?.[SERVICE_NAME];
  const whose = `predictor ${JSON.stringify(predictor.name)}`;
  return [
    {
      name: predictorServiceName(sdep, predictor.name, chosen),
      of: whose,
      path: chosen === undefined ? `${path}.name` : `${path}.annotations[${SERVICE_NAME}]`,
    },
    ...[...new Set(containerNames(predictor as unknown as JsonObject).flat())].map((container) => {
      const node = nodes.find((each) => each.node.name === container);
      const place = node ?? written.find((each) => each.container.name === container);
      return {
        name: containerServiceName(sdep, predictor.name, container),
        of: `container ${JSON.stringify(container)} of ${whose}`,
        path: `${place?.path ?? path}.name`,
      };
    }),
    ...(predictor.explainer?.type
      ? [{ name: explainerName(sdep, predictor.name), of: `the explainer of ${whose}`, path: `${path}.explainer` }]
      : []),
  ];
}
