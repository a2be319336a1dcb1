import { imageName } from '../../api/facts/images';
import { RELEASES, DEFAULT_VERSION } from '../../api/facts/release';
import { serverFacts, serverProtocol, type ServerRuntime, TENSORFLOW_SERVER } from '../../api/facts/servers';
import { entryOf } from '../../private/json';
import { type PlacedNode, type Subject } from '../subject';

/**
 * The prepackaged server that runs a node with the SeldonDeployment's protocol; undefined if it is not one of a
 * release, because the node's container or the operator's configuration uses another image.
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
  const own = subject.containerOf(placed)?.image;
  if (runtime === undefined) {
    return undefined;
  }
  if (own && implementation !== TENSORFLOW_SERVER) {
    return isReleased(own, runtime) ? runtime : undefined;
  }
  const images = entryOf(config.servers.value, implementation)?.protocols ?? {};
  const configured = protocol === 'v2' ? (images.v2 ?? images.kfserving) : images[protocol];
  const release = { ...RELEASES[DEFAULT_VERSION], tag: DEFAULT_VERSION };
  return imageName(configured?.image ?? '') === imageName(runtime.image(release).image) ? runtime : undefined;
}

/** Whether an image is that of the server in a release; MLServer reads other settings in each of its releases. */
function isReleased(image: string, runtime: ServerRuntime): boolean {
  const versions = runtime.implementation === undefined ? Object.keys(RELEASES) : [DEFAULT_VERSION];
  return versions.some((version) => {
    const { image: name, defaultImageVersion: tag } = runtime.image({
      ...RELEASES[version as keyof typeof RELEASES],
      tag: version,
    });
    return imageName(image) === imageName(name) && image.endsWith(`:${tag}`);
  });
}
