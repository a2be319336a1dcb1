import { TENSORFLOW_SERVER, TRITON_SERVER } from '../../api/facts/servers';
import { serverRuntime } from '../helpers/server-runtime';
import { predictorDiff, trap, upstream } from '../rule';

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
            : `write ${folderOf(modelUri, implementation ?? '')}`,
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

/** The folder that the server opens, above the parts that a URI names. */
function folderOf(uri: string, server: string): string {
  const version = VERSIONS.get(server);
  const file = PART.exec(uri)?.[0] ?? '';
  const folder = uri.slice(0, uri.length - file.length);
  const versioned = version?.exec(folder)?.[0] ?? '';
  const model = folder.slice(0, folder.length - versioned.length);
  // Triton opens a repository, which contains the folders of models.
  const parent = server === TRITON_SERVER && uri !== model ? model.slice(0, model.lastIndexOf('/')) : model;
  return /^\w+:\/\/[^/]/.test(parent) ? parent : 'the URI of the folder that contains it';
}
