import { exampleValues, modelIn, type Platform, ValuesPlatform, within } from './platforms';
import { type JsonObject } from '../../src/private/json';

/** A form of platform that no example has. */
export interface Form {
  /** The engines that it is for. */
  readonly ways: readonly string[];
  /** Whether it goes to another cluster than the engine's. */
  readonly remote?: boolean;
  /** @param gitops values that choose the engine */
  platform(gitops: JsonObject): Platform;
}

const { models, gateways, operator, ...COMMON } = exampleValues('istio-platform');
const SINGLE = { ...COMMON, models, gateways, operator };

/** What several environments, and several clusters, come to. */
export const FORMS: Readonly<Record<string, Form>> = {
  'another cluster': {
    ways: ['argocd', 'flux'],
    remote: true,
    platform: (gitops) => new ValuesPlatform({ ...SINGLE, ...gitops, environments: { prod: {} } }),
  },
  ApplicationSet: {
    ways: ['argocd'],
    platform: (gitops) =>
      new ValuesPlatform(
        within({ ...SINGLE, ...gitops, environments: { dev: {} } }, ['gitops', 'argocd'], { applicationSet: true }),
      ),
  },
  'environment added': {
    ways: ['argocd', 'flux'],
    platform: (gitops) =>
      new ValuesPlatform(
        { ...COMMON, ...gitops, environments: { dev: { models, gateways, operator } } },
        {
          // What an environment installed stays when the environment is removed.
          modelStays: true,
          addModel: (values) =>
            within(values, ['environments'], {
              more: { operator: { enabled: false }, models: { more: modelIn('more') } },
            }),
          removeOperator: (values) => within(values, ['environments', 'dev', 'operator'], { enabled: false }),
        },
      ),
  },
  'two teams': {
    ways: ['argocd', 'flux'],
    platform: (gitops) =>
      new ValuesPlatform(
        {
          ...COMMON,
          ...gitops,
          operator: { ...(operator as JsonObject), singleNamespace: true },
          environments: {
            red: { operator: { namespace: 'red' }, gateways, models: { iris: modelIn('red') } },
            blue: {
              operator: { namespace: 'blue', crd: { create: false } },
              models: { iris: modelIn('blue') },
              ...('flux' in (gitops.gitops as JsonObject) ? { gitops: { flux: { after: ['red'] } } } : {}),
            },
          },
        },
        {
          model: 'red/more',
          operator: 'blue',
          addModel: (values) => within(values, ['environments', 'red', 'models'], { more: modelIn('red') }),
          removeOperator: (values) => within(values, ['environments', 'blue', 'operator'], { enabled: false }),
        },
      ),
  },
};
