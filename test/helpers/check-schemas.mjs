// Answers each list of Kubernetes objects that its port receives with a list of strings: what is wrong with them by the
// published schemas: types, required fields and unknown fields by the TypeScript declarations (an object literal may name
// no field that its type lacks), patterns and ranges by the generated validators.
// Its own thread, because the packages are ES modules, which Jest cannot import.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';
import { OTHER_KINDS } from './other-kinds.mjs';

const ts = createRequire(import.meta.url)('typescript'); // an import would first scan its nine megabytes for export names

const PACKAGES = [
  [/(^|\.)istio\.io$/, '@kubernetes-models/istio'],
  [/^argoproj\.io$/, '@kubernetes-models/argo-cd'],
  [/\.fluxcd\.io$/, '@kubernetes-models/flux-cd'],
  [/(^|\.)cert-manager\.io$/, '@kubernetes-models/cert-manager'],
  [/^keda\.sh$/, '@kubernetes-models/keda'],
  [/^monitoring\.coreos\.com$/, '@kubernetes-models/prometheus-operator'],
  [/(^|\.)external-secrets\.io$/, '@kubernetes-models/external-secrets'],
  [/^$|^[a-z]+$|\.k8s\.io$/, 'kubernetes-models-newest'],
];

const OPTIONS = {
  strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022,
};
/** Declarations that were read. */
const declarations = new Map();

const { port, answered } = workerData;
port.on('message', async (objects) => {
  port.postMessage(await problemsOf(objects).catch((error) => [String(error)]));
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});

const nameOf = (object) => `${object?.apiVersion} ${object?.kind} ${object?.metadata?.namespace ?? ''}/${object?.metadata?.name}`;

async function problemsOf(objects) {
  const problems = [];
  const typed = [];
  for (const object of objects) {
    const { apiVersion = '', kind = '' } = object ?? {};
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const found = PACKAGES.find(([pattern]) => pattern.test(group));
    const others = OTHER_KINDS[`${apiVersion} ${kind}`];
    if (others) {
      typed.push({ object, type: others });
    } else if (found) {
      typed.push({ object, kind, module: `${found[1]}/${apiVersion}/${kind}` });
    } else {
      problems.push(`${nameOf(object)}: no published schema is known for this kind`);
    }
  }
  return [...problems, ...(await valueProblems(typed)), ...typeProblems(typed)];
}

async function valueProblems(typed) {
  const problems = [];
  for (const { object, kind, module } of typed.filter((entry) => entry.module)) {
    try {
      const { [kind]: Model } = await import(module);
      new Model(object).validate();
    } catch (error) {
      const list = error.errors ?? [{ instancePath: '', message: error.message }];
      problems.push(...list.map(({ instancePath, message, params }) => `${nameOf(object)}: ${instancePath} ${message} ${JSON.stringify(params ?? {})}`));
    }
  }
  return problems;
}

function typeProblems(typed) {
  const file = fileURLToPath(new URL('./objects-under-test.ts', import.meta.url));
  const starts = [];
  let text = '';
  typed.forEach(({ object, kind, module, type }, index) => {
    text += module ? `import type { I${kind} as T${index} } from '${module}';\n` : `type T${index} = ${type};\n`;
    starts.push({ from: text.length, object });
    text += `export const o${index}: T${index} = ${JSON.stringify(object, undefined, 1)};\n`;
  });
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    if (name === file) {
      return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    }
    if (!declarations.has(name)) {
      declarations.set(name, getSourceFile(name, ...rest));
    }
    return declarations.get(name);
  };
  const program = ts.createProgram([file], OPTIONS, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start, messageText }) => {
    const place = starts.filter(({ from }) => from <= (start ?? 0)).pop();
    return `${nameOf(place?.object)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
