import { quoted } from './check';
import { checkExtra } from './check-extra';
import { checkModel } from './check-model';
import { checkKnown, entriesOf, keysOf, namesOf, textOf } from './names';
import { GATEWAY_KEYS } from './sections/gateways';
import { INSTALLS } from './sections/installs';
import { MODEL } from './sections/models';
import { SERVERS } from './sections/nodes';
import { STORE, STORE_KEYS } from './sections/storage';
import { SoundEntries } from './sound-entries';
import { PREPACKAGED_SERVERS } from '../../api/facts/servers';
import { asText } from '../../private/json';
import { type ValueReader } from '../../values/reader';

/**
 * Notes what names something that is not there, and what is missing, or means nothing, together with something else.
 *
 * @param sound models that need not be checked again among the same stores and gateways
 */
export function checkReferences(
  platform: ValueReader,
  environments: readonly string[],
  sound: SoundEntries = new SoundEntries(),
): void {
  for (const [, store] of entriesOf(platform, 'storage')) {
    checkStore(store);
  }
  for (const [, gateway] of entriesOf(platform, 'gateways')) {
    checkGateway(gateway);
  }
  checkInstalls(platform.at('installs'));
  const credentials = platform.at('gitops.argocd.externalSecret');
  if (credentials.has('') && !credentials.has('password') && !credentials.has('sshPrivateKey')) {
    credentials.problem('', "needs a 'password' (HTTPS) or an 'sshPrivateKey' (SSH)");
  }
  const flux = platform.at('gitops.flux');
  namesOf(flux, 'after').forEach((name, i) => checkKnown(name, environments, flux, `after[${i}]`, 'environments'));
  const servers = [
    ...SERVERS,
    ...PREPACKAGED_SERVERS,
    ...keysOf(platform, 'operator.predictor_servers'),
    ...keysOf(platform, 'operator.values.predictor_servers'),
  ];
  for (const scope of [platform, ...entriesOf(platform, 'namespaces').map(([, namespace]) => namespace)]) {
    const images = scope.at('defaults.images');
    keysOf(images, '').forEach((name) => checkKnown(name, servers, images, quoted(name), 'predictor_servers'));
  }
  checkExtra(platform);
  for (const [, model] of entriesOf(platform, 'models')) {
    sound.check(MODEL, model, () => checkModel(platform, model, environments));
  }
}

function checkStore(store: ValueReader): void {
  const kind = textOf(store, 'kind') ?? '';
  if (!Object.hasOwn(STORE_KEYS, kind)) {
    return;
  }
  const { needs, takes } = STORE_KEYS[kind];
  needs
    .filter((key) => !store.has(key))
    .forEach((key) => store.problem(key, `is missing: a store of kind ${kind} needs it`));
  const special = Object.values(STORE_KEYS).flatMap((keys) => [...keys.needs, ...keys.takes]);
  const others = kind === 'pvc' ? Object.keys(STORE.fields).filter((key) => key !== 'kind') : special;
  others
    .filter((key) => store.has(key) && ![...needs, ...takes].includes(key))
    .forEach((key) => store.problem(key, `means nothing for a store of kind ${kind}: remove it`));
  if (textOf(store, 'initializer.kind') === 'kfserving' && !store.has('initializer.image')) {
    store.problem(
      'initializer.image',
      'is missing: the operator has no default image of kind kfserving, such as ' +
        'gcr.io/kfserving/storage-initializer:v0.4.0',
    );
  }
}

function checkGateway(gateway: ValueReader): void {
  const kind = textOf(gateway, 'kind') ?? '';
  const others = Object.hasOwn(GATEWAY_KEYS, kind) ? Object.keys(GATEWAY_KEYS).filter((other) => other !== kind) : [];
  others
    .flatMap((other) => GATEWAY_KEYS[other])
    .filter((key) => gateway.has(key))
    .forEach((key) => gateway.problem(key, `means nothing for a gateway of kind ${kind}: remove it`));
  const [http, https] = [gateway.value('httpPort') ?? 80, gateway.value('httpsPort') ?? 443];
  if (gateway.has('tls') && http === https) {
    gateway.problem(
      gateway.has('httpsPort') ? 'httpsPort' : 'httpPort',
      `is the port of both HTTP and HTTPS, got ${asText(http)}: use another one`,
    );
  }
  if (gateway.has('plainHttp') && !gateway.has('tls') && gateway.value('plainHttp') !== 'serve') {
    gateway.problem('plainHttp', "leaves nothing to serve: give the gateway 'tls'");
  }
}

/** Other charts have their own names, and wait for charts that do not wait for them. */
function checkInstalls(installs: ValueReader): void {
  const pinned = entriesOf(installs, '')
    .map(([name]) => name)
    .filter((name) => name !== 'others');
  const others = new Map(entriesOf(installs, 'others'));
  const after = (name: string) => (others.has(name) ? namesOf(others.get(name)!, 'after') : []);
  for (const [name, other] of others) {
    if (Object.hasOwn(INSTALLS.fields, name)) {
      other.problem('', `is a chart that is pinned: write it as installs.${name}`);
    }
    after(name).forEach((needed, i) =>
      checkKnown(needed, [...pinned, ...others.keys()], other, `after[${i}]`, 'installs'),
    );
    if (needsItself(name, after)) {
      other.problem('after', 'leads back to the chart itself: remove one of them');
    }
  }
}

/** Whether what must be before something comes to itself. */
function needsItself(name: string, after: (name: string) => readonly string[]): boolean {
  const needed = new Set<string>();
  const add = (other: string): void => {
    if (!needed.has(other)) {
      needed.add(other);
      after(other).forEach(add);
    }
  };
  after(name).forEach(add);
  return needed.has(name);
}
