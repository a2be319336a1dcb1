import { RELEASES, DEFAULT_VERSION } from '../../api/facts/release';
import { serverFacts, serverProtocol, type ServerRuntime } from '../../api/facts/servers';
import { entryOf } from '../../private/json';
import { type PlacedNode, type Subject } from '../subject';

/**
 * The prepackaged server that runs a node with the SeldonDeployment's protocol; undefined if it is not the one from
 * Seldon's chart, because the node's container or the operator's configuration uses another image.
 */
export function serverRuntime(subject: Subject, placed: PlacedNode): ServerRuntime | undefined {
  const known = subject.once(noRuntimes);
  if (!known.has(placed)) {
    known.set(placed, runtimeOf(subject, placed));
  }
  return known.get(placed);
}

function noRuntimes(): Map<PlacedNode, ServerRuntime | undefined> {
  return new Map();
}

function runtimeOf(subject: Subject, placed: PlacedNode): ServerRuntime | undefined {
  const { spec, config } = subject;
  const implementation = placed.node.implementation ?? '';
  const protocol = serverProtocol(spec.protocol);
  const runtime = serverFacts(implementation)?.[protocol];
  if (runtime === undefined || (subject.containerOf(placed)?.image && implementation !== 'TENSORFLOW_SERVER')) {
    return undefined;
  }
  const images = entryOf(config.servers.value, implementation)?.protocols ?? {};
  const configured = protocol === 'v2' ? (images.v2 ?? images.kfserving) : images[protocol];
  const release = { ...RELEASES[DEFAULT_VERSION], tag: DEFAULT_VERSION };
  return imageName(configured?.image ?? '') === imageName(runtime.image(release).image) ? runtime : undefined;
}

/** The name of an image without registry and tag: a mirror keeps it. */
export function imageName(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1).replace(/[:@][^]*/, '');
}
