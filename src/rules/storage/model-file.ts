import { TENSORFLOW_SERVER, TRITON_SERVER } from '../../api/facts/servers';
import { serverRuntime } from '../helpers/server-runtime';
import { type PlacedNode, predictorDiff, type Subject, trap, upstream } from '../rule';

/** A last segment that looks like a file name. */
const FILE =
  /\/([^/]+\.(?:joblib|pkl|pickle|dill|bst|json|ubj|xgb|model|bin|dat|txt|h5|keras|onnx|pmml|pt|pth|safetensors|sav|cbm|zip|tgz|tar|tar\.gz))$/i;
/** The same for servers that open a folder: parts of such a folder. */
const PART =
  /\/([^/]+\.(?:joblib|pkl|pickle|h5|keras|onnx|pt|pth|pb|pbtxt|plan|bin|ckpt|safetensors|zip|tgz|tar|tar\.gz)|MLmodel|config\.json|model-settings\.json|conda\.yaml|requirements\.txt)$/i;

/** What neither initializer nor server unpacks. */
const ARCHIVE = /\.(?:zip|tgz|tar|tar\.gz)$/i;

export const modelFile = trap({
  id: 'SELDON321',
  looksAt: ['modelUri'],
  title: 'a model URI of a file has a file name that the server opens',
  consequence:
    'The storage initializer copies the file under its own name, but the server looks for other names: it does ' +
    'not start.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
    -   modelUri: gs://models/iris/model.pkl
    +   modelUri: gs://models/iris/model.joblib
  `,
  source: upstream('servers/sklearnserver/sklearnserver/SKLearnServer.py'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const { modelUri = '', implementation } = placed.node;
      const runtime = serverRuntime(subject, placed);
      const files = runtime?.files;
      const file = FILE.exec(modelUri)?.[1];
      if (files && file !== undefined && !files.includes(file)) {
        report({
          path: `${placed.path}.modelUri`,
          message: `${implementation} opens ${files.join(', ')}, not ${JSON.stringify(file)}`,
          remedy: `${ARCHIVE.test(file) ? 'unpack it in the store (nothing else does); ' : ''}name the file ${files.join(' or ')}, or write the URI of the folder that contains it`,
        });
      }
      const part = runtime && !files ? partOf(modelUri, implementation ?? '') : undefined;
      if (part !== undefined) {
        report({
          path: `${placed.path}.modelUri`,
          message: `${implementation} opens a folder, but ${JSON.stringify(part)} is part of one`,
          remedy: ARCHIVE.test(part)
            ? 'unpack it in the store (nothing else does), and write the URI of that folder'
            : (ownFolderRemedy(subject, placed) ?? `write ${folderOf(modelUri, implementation ?? '')}`),
        });
      }
    }
  },
});

/** The folder of a version, by the server that looks for it. */
const VERSIONS: ReadonlyMap<string, RegExp> = new Map([
  [TENSORFLOW_SERVER, /\/(\d+)\/?$/],
  [TRITON_SERVER, /\/(\d{1,3})\/?$/],
]);

/** The part of a model's folder that a URI names. The folder of a version is such a part. */
function partOf(uri: string, server: string): string | undefined {
  const version = VERSIONS.get(server)?.exec(uri)?.[1];
  return PART.exec(uri)?.[1] ?? version;
}

/** The folder of a version and the one of its model around it. */
interface Version {
  readonly model: string;
  readonly version: string;
}

/** The version that a URI names. */
function versionIn(uri: string, server: string): Version | undefined {
  const file = PART.exec(uri)?.[0] ?? '';
  const folder = uri.slice(0, uri.length - file.length);
  const found = VERSIONS.get(server)?.exec(folder);
  return found ? { model: folder.slice(0, -found[0].length), version: found[1] } : undefined;
}

/** The folder that the server opens, above the parts that a URI names. */
function folderOf(uri: string, server: string): string {
  const file = PART.exec(uri)?.[0] ?? '';
  const model = versionIn(uri, server)?.model ?? uri.slice(0, uri.length - file.length);
  // Triton opens a repository, which contains the folders of models.
  const parent = server === TRITON_SERVER && uri !== model ? model.slice(0, model.lastIndexOf('/')) : model;
  return IN_STORE.test(parent) ? parent : 'the URI of the folder that contains it';
}

const IN_STORE = /^\w+:\/\/[^/]/;
const BUCKET = /^\w+:\/\/[^/]+$/;

/**
 * What to do about a version if another node has another version of the model: both would serve the latest one in the
 * model's folder. Undefined if no other node has one.
 * @see https://www.tensorflow.org/tfx/serving/serving_config#serving_a_specific_version_of_a_model
 */
function ownFolderRemedy(subject: Subject, { node }: PlacedNode): string | undefined {
  const { modelUri = '', implementation: server = '' } = node;
  const own = versionIn(modelUri, server);
  const folder = folderOf(modelUri, server);
  if (own === undefined || !IN_STORE.test(folder)) {
    return undefined;
  }
  const known = subject.once(versionsByFolder);
  const versions = [own.model, folder].flatMap((each) => [...(known.get(`${server} ${each}`) ?? [])]);
  const isShared = versions.some((version) => version !== own.version);
  return isShared
    ? `${copyRemedy(server, own, folder)}: with ${folder}, all nodes would serve the latest version in it`
    : undefined;
}

function copyRemedy(server: string, { model, version }: Version, folder: string): string {
  if (server === TRITON_SERVER) {
    // Triton takes each folder in a repository for a model.
    const path = `${model.slice(folder.length)}/${version}`;
    if (BUCKET.test(folder)) {
      return `copy the version to ${path} of another bucket, with config.pbtxt next to it, and write the URI of that bucket`;
    }
    const copy = `${folder}-v${version}`;
    return `copy the version to ${copy}${path}, with config.pbtxt next to it, and write ${copy}`;
  }
  // TensorFlow Serving ignores folders whose names are not numbers.
  const copy = `${folder}/v${version}`;
  return `copy the version to ${copy}/${version}, and write ${copy}`;
}

/** The versions that nodes name, by server and model's folder; empty for a folder that they open as a whole. */
function versionsByFolder(subject: Subject): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const {
    node: { modelUri = '', implementation: server = '' },
  } of subject.nodes()) {
    const own = versionIn(modelUri, server);
    const key = `${server} ${own?.model ?? modelUri.replace(/\/$/, '')}`;
    found.set(key, (found.get(key) ?? new Set()).add(own?.version ?? ''));
  }
  return found;
}
