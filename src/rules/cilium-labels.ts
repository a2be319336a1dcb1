import { asText, isObject, type JsonObject, maps } from '../private/json';

/** Where Cilium takes labels from: pods, or anywhere. */
const OF_PODS = /^(k8s|any)[:.]/;

/** Labels that Cilium adds to those of pods: those of their namespaces, for example. */
const ADDED = /^io\.(kubernetes|cilium)\.|:/;

/**
 * A selector of Cilium, whose labels may name their source, as one of Kubernetes; without what it says of labels that
 * pods do not have themselves.
 * @see https://docs.cilium.io/en/stable/gettingstarted/terminology/#label-source
 */
export function withoutSources({ matchLabels, matchExpressions }: JsonObject): JsonObject {
  const bare = (key: string): string => key.replace(OF_PODS, '');
  const labels = Object.entries(isObject(matchLabels) ? matchLabels : {}).map(
    ([key, value]) => [bare(key), value] as const,
  );
  const expressions = maps(matchExpressions).map((each) => ({ ...each, key: bare(asText(each.key)) }));
  return {
    matchLabels: Object.fromEntries(labels.filter(([key]) => !ADDED.test(key))),
    matchExpressions: expressions.filter(({ key }) => !ADDED.test(key)),
  };
}
