import { OPERATOR_CHART_NAME, OPERATOR_NAMESPACE } from '../../../api/facts/names';
import { change, flag, free, map, NAME, nested, oneWord, type Section, section, text, type ValuesOf } from '../field';
import { DEFAULTS } from './defaults';
import { GATEWAY } from './gateways';
import { GITOPS } from './gitops';
import { INSTALLS } from './installs';
import { MODEL } from './models';
import { MONITORING } from './monitoring';
import { NAMESPACE } from './namespaces';
import { REQUEST_LOGGING } from './request-logging';
import { STORE } from './storage';
import { API_SERVER_LEVEL } from '../../../api/facts/kubernetes';
import { chartDefaults } from '../../../charts/render';
import { type Json } from '../../../private/json';

const OPERATOR_FIELDS = {
  enabled: flag('Whether this platform installs the operator.', { fallback: true }),
  namespace: text('Its namespace.', { ...NAME, fallback: OPERATOR_NAMESPACE }),
  release: text('Name of the release.', { ...NAME, fallback: OPERATOR_CHART_NAME }),
  values: free('Your values of the chart seldon-core-operator; they may also be set next to these keys.'),
};

const OPERATOR = section('Operator', "How the operator is installed, and its chart's values.", OPERATOR_FIELDS, {
  open: true,
});

/** Keys under `operator` that are the platform's; all others are the chart's. */
export const OPERATOR_KEYS: readonly string[] = Object.keys(OPERATOR_FIELDS);

const IMAGES = section('Images', 'Where images come from.', {
  mirror: text(
    'Registry, and path in it, with copies of all images: operator, servers, initializers, explainers, smoke tests.',
    {
      pattern: '^(?!.*://)[A-Za-z0-9][A-Za-z0-9.:/_-]*[A-Za-z0-9]$',
      hint: 'a registry, with or without a path, such as registry.example.com/seldon',
    },
  ),
});

const PLATFORM_FIELDS = {
  namespaces: map(
    nested(NAMESPACE, 'A namespace.'),
    'Namespaces by name; those that other keys name are generated as well.',
    { keys: 'namespace' },
  ),
  installs: nested(INSTALLS, 'Third-party charts, with pinned versions.'),
  installWith: oneWord(
    ['argocd', 'flux', 'k3s', 'script'],
    'What installs the charts of `installs`, or script for Helm commands; by default the tool of `gitops`, or script.',
  ),
  kubernetesVersion: text(
    `Version of the cluster, such as ${API_SERVER_LEVEL}, that the operator and the pinned charts must support.`,
    {
      pattern: '^v?1\\.[0-9]+',
      hint: `a version such as ${API_SERVER_LEVEL}`,
    },
  ),
  operator: nested(OPERATOR, "How the operator is installed, with its chart's values next to these keys."),
  gateways: map(nested(GATEWAY, 'A gateway.'), 'Gateways by name.', { keys: 'gateway' }),
  storage: map(nested(STORE, 'A model store.'), 'Model stores by name.', { keys: 'store' }),
  defaults: nested(
    DEFAULTS,
    'Settings of models that do not set their own; models with a `manifest` or a `chart` are not changed.',
  ),
  models: map(nested(MODEL, 'A model.'), 'Models by name, which becomes the name of the SeldonDeployment.', {
    keys: 'model',
  }),
  extra: map(
    free('An object, as for kubectl; its name is the name of its entry unless `metadata.name` is set.'),
    'Additional objects, by names of your choice; each is applied before the models, in the wave of its kind.',
  ),
  requestLogging: nested(
    REQUEST_LOGGING,
    'A receiver of the payloads that loggers send, for loggers without a `url`; by default none.',
    { fallback: null },
  ),
  monitoring: nested(MONITORING, 'Monitors, alerts and a dashboard; by default none.', { fallback: null }),
  gitops: nested(GITOPS, 'The tool that applies the manifests to the cluster.'),
  images: nested(IMAGES, 'Where images come from.'),
};

/** Keys of the operator's chart, which are at the top level of the values for Helm. */
const OF_OPERATOR: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(chartDefaults(OPERATOR_CHART_NAME))
    .filter((key) => !Object.hasOwn(PLATFORM_FIELDS, key))
    .map((key) => [key, `operator.${key}`]),
);

const PLATFORM = section(
  'Platform',
  'Everything that the models of one or more teams need, for `cdk8s-seldon synth`.',
  PLATFORM_FIELDS,
  { upstream: OF_OPERATOR },
);

/** The whole values file: a platform, and what each environment changes. */
export const PLATFORM_FILE: Section = section(
  'PlatformFile',
  PLATFORM.about,
  {
    ...PLATFORM_FIELDS,
    environments: map(
      change(PLATFORM, 'What it changes.'),
      'Environments by name, with values that are merged over the others as Helm merges them.',
      { keys: 'environment' },
    ),
  },
  { upstream: OF_OPERATOR },
);

/** Keys under `operator` other than the platform's own are values of the chart. */
export type OperatorValues = ValuesOf<typeof OPERATOR_FIELDS> & Readonly<Record<string, Json | undefined>>;
export type PlatformValues = Omit<ValuesOf<typeof PLATFORM_FIELDS>, 'operator'> & {
  readonly operator?: OperatorValues;
};
