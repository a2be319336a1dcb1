// Reads Kubernetes objects (a JSON list on standard input) and prints, as a JSON list of strings, what is wrong
// with them by the published schemas: types, required fields and unknown fields by the TypeScript declarations
// (an object literal may name no field that its type lacks), patterns and ranges by the generated validators.
// Its own process, because the packages are ES modules, which Jest cannot import.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
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

const objects = JSON.parse(readFileSync(0, 'utf8'));
const nameOf = (object) => `${object?.apiVersion} ${object?.kind} ${object?.metadata?.namespace ?? ''}/${object?.metadata?.name}`;
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

await checkValues();
checkTypes();
process.stdout.write(JSON.stringify(problems));

async function checkValues() {
  for (const { object, kind, module } of typed.filter((entry) => entry.module)) {
    try {
      const { [kind]: Model } = await import(module);
      new Model(object).validate();
    } catch (error) {
      const list = error.errors ?? [{ instancePath: '', message: error.message }];
      problems.push(...list.map(({ instancePath, message, params }) => `${nameOf(object)}: ${instancePath} ${message} ${JSON.stringify(params ?? {})}`));
    }
  }
}

function checkTypes() {
  const file = fileURLToPath(new URL('./objects-under-test.ts', import.meta.url));
  const starts = [];
  let text = '';
  typed.forEach(({ object, kind, module, type }, index) => {
    text += module ? `import type { I${kind} as T${index} } from '${module}';\n` : `type T${index} = ${type};\n`;
    starts.push({ from: text.length, object });
    text += `export const o${index}: T${index} = ${JSON.stringify(object, undefined, 1)};\n`;
  });
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  for (const diagnostic of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
    const place = starts.filter(({ from }) => from <= (diagnostic.start ?? 0)).pop();
    problems.push(`${nameOf(place?.object)}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`);
  }
}
