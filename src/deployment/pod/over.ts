import { Lazy } from 'cdk8s';
import { type GraphContainerOptions } from './container';
import { type PodOptions } from './pod-options';
import { isResolvedLater } from '../../private/resolved-later';
import { settle } from '../../shell/settle';

/** A container's settings merged over its defaults. */
export function containerOver<T extends GraphContainerOptions>(
  below: GraphContainerOptions | undefined,
  own: T | undefined,
): T | GraphContainerOptions | undefined {
  if (!below || !own) {
    return own ?? below;
  }
  // One is how long a start may take, the other how that is found out: one of them holds.
  const { startup, startupProbe, ...others } = below;
  const starting = own.startup || own.startupProbe ? {} : present({ startup, startupProbe });
  const { resources } = below;
  return {
    ...others,
    ...starting,
    ...present(own),
    ...present({
      env: mapOver(below.env, own.env),
      resources: own.resources && {
        ...resources,
        ...present(own.resources),
        ...present({
          requests: mapOver(resources?.requests, own.resources.requests),
          limits: mapOver(resources?.limits, own.resources.limits),
        }),
      },
    }),
  };
}

/** A pod's settings merged over its defaults. */
export function podOver(below: PodOptions | undefined, own: PodOptions | undefined): PodOptions | undefined {
  if (!below || !own) {
    return own ?? below;
  }
  return {
    ...below,
    ...present(own),
    ...present({
      labels: mapOver(below.labels, own.labels),
      annotations: mapOver(below.annotations, own.annotations),
      nodeSelector: mapOver(below.nodeSelector, own.nodeSelector),
    }),
  };
}

type Map<T> = { readonly [key: string]: T } | undefined;

/** A map put over another one by key; none if there is neither. */
export function mapOver<T>(below: Map<T>, own: Map<T>): Map<T> {
  if (!below || !own) {
    return own ?? below;
  }
  return isResolvedLater(below) || isResolvedLater(own)
    ? (Lazy.any({ produce: () => ({ ...(settle(below) as Map<T>), ...(settle(own) as Map<T>) }) }) as Map<T>)
    : { ...below, ...own };
}

/** Without members that are not set, which other languages pass as undefined. */
function present<T extends object>(struct: T): T {
  return Object.fromEntries(Object.entries(struct).filter(([, value]) => value !== undefined)) as T;
}
