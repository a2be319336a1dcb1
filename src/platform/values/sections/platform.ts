import { OPERATOR_NAMESPACE } from '../../../api/facts/names';
import { change, flag, free, map, NAME, nested, oneWord, type Section, section, text, type ValuesOf } from '../field';
import { DEFAULTS } from './defaults';
import { GATEWAY } from './gateways';
import { GITOPS } from './gitops';
import { INSTALLS } from './installs';
import { MODEL } from './models';
import { MONITORING } from './monitoring';
import { NAMESPACE } from './namespaces';
import { STORE } from './storage';
import { API_SERVER_LEVEL } from '../../../api/facts/kubernetes';
import { chartDefaults } from '../../../charts/render';
import { type Json } from '../../../private/json';

const OPERATOR_FIELDS = {
  enabled: flag('Whether the operator is installed by this platform.', { fallback: true }),
  namespace: text('Its namespace.', { ...NAME, fallback: OPERATOR_NAMESPACE }),
  release: text('Name of the release.', { ...NAME, fallback: 'seldon-core-operator' }),
  values: free('Values of the chart seldon-core-operator, as you have them; they may also stand beside these keys.'),
};

const OPERATOR = section('Operator', "The operator: how it is installed, and its chart's values.", OPERATOR_FIELDS, {
  open: true,
});

/** Keys under `operator` that are the platform's; all others are the chart's. */
export const OPERATOR_KEYS: readonly string[] = Object.keys(OPERATOR_FIELDS);

const IMAGES = section('Images', 'Where images come from.', {
  mirror: text(
    'Registry, and path in it, that holds copies of all images of operator, servers, initializers, explainers and smoke tests.',
    {
      pattern: '^(?!.*://)[A-Za-z0-9][A-Za-z0-9.:/_-]*[A-Za-z0-9]$',
      hint: 'a registry, with a path or without, such as registry.example.com/seldon',
    },
  ),
});

const PLATFORM_FIELDS = {
  namespaces: map(
    nested(NAMESPACE, 'A namespace.'),
    'Namespaces by name; those that others name are written as well.',
    { keys: 'namespace' },
  ),
  installs: nested(INSTALLS, 'Charts of others, pinned.'),
  installWith: oneWord(
    ['argocd', 'flux', 'k3s', 'script'],
    'The form that `installs` are written in, or script for Helm commands; that of `gitops` where it is absent, or script.',
  ),
  kubernetesVersion: text(`Version of the cluster, such as ${API_SERVER_LEVEL}, that the pinned charts must support.`, {
    pattern: '^v?1\\.[0-9]+',
    hint: `a version such as ${API_SERVER_LEVEL}`,
  }),
  operator: nested(OPERATOR, "The operator: how it is installed, and its chart's values beside."),
  gateways: map(nested(GATEWAY, 'A gateway.'), 'Gateways by name.', { keys: 'gateway' }),
  storage: map(nested(STORE, 'A model store.'), 'Model stores by name.', { keys: 'store' }),
  defaults: nested(
    DEFAULTS,
    'What all models have unless they say otherwise; those of a `manifest` or a `chart` stay as they are.',
  ),
  models: map(nested(MODEL, 'A model.'), 'Models by name, which is the name of the SeldonDeployment.', {
    keys: 'model',
  }),
  extra: map(
    free('An object, as kubectl takes it; it is named as its entry unless `metadata.name` says otherwise.'),
    'Objects in addition, by names of their own: each is applied before the models, in the wave of its kind.',
  ),
  monitoring: nested(MONITORING, 'Monitors, alerts and a dashboard; none where it is absent.', { fallback: null }),
  gitops: nested(GITOPS, 'What carries the manifests to the cluster.'),
  images: nested(IMAGES, 'Where images come from.'),
};

/** Keys of the operator's chart, which stand at the top of the values that Helm was given. */
const OF_OPERATOR: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(chartDefaults('seldon-core-operator'))
    .filter((key) => !Object.hasOwn(PLATFORM_FIELDS, key))
    .map((key) => [key, `operator.${key}`]),
);

const PLATFORM = section(
  'Platform',
  'Everything around the models of one team or many, for `cdk8s-seldon synth`.',
  PLATFORM_FIELDS,
  { upstream: OF_OPERATOR },
);

/** The whole values file: a platform, and what each environment changes of it. */
export const PLATFORM_FILE: Section = section(
  'PlatformFile',
  PLATFORM.about,
  {
    ...PLATFORM_FIELDS,
    environments: map(
      change(PLATFORM, 'What it changes.'),
      "Environments by name: values put over the others, with Helm's rules.",
      { keys: 'environment' },
    ),
  },
  { upstream: OF_OPERATOR },
);

/** Keys under `operator` other than the platform's own hold what the chart reads. */
export type OperatorValues = ValuesOf<typeof OPERATOR_FIELDS> & Readonly<Record<string, Json | undefined>>;
export type PlatformValues = Omit<ValuesOf<typeof PLATFORM_FIELDS>, 'operator'> & {
  readonly operator?: OperatorValues;
};
