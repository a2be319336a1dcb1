import { quoted } from './check';
import { entriesOf, textOf } from './names';
import { KIND } from '../../api/facts/group';
import { type ValueReader } from '../../values/reader';

/** Objects that the platform writes from other keys. */
const OWN: Readonly<Record<string, string>> = {
  [KIND]: "a model: write it as 'models.NAME.manifest'",
  Namespace: "a namespace: write it under 'namespaces'",
  List: 'a list: write each of its items as a separate entry',
};

/** Notes objects that no cluster accepts, that other keys describe, or that are there twice. */
export function checkExtra(platform: ValueReader): void {
  const seen = new Map<string, string>();
  for (const [key, object] of entriesOf(platform, 'extra')) {
    for (const field of ['apiVersion', 'kind'].filter((name) => textOf(object, name) === undefined)) {
      object.problem(field, 'is missing: an object has apiVersion, kind and metadata, as for kubectl');
    }
    const kind = textOf(object, 'kind') ?? '';
    if (Object.hasOwn(OWN, kind)) {
      object.problem('kind', `is ${OWN[kind]}`);
    }
    checkSecret(object, kind);
    const metadata = object.at('metadata');
    const named = [textOf(metadata, 'namespace') ?? '', textOf(metadata, 'name') ?? key];
    const identity = JSON.stringify([textOf(object, 'apiVersion'), kind, ...named]);
    const other = seen.get(identity);
    if (other !== undefined) {
      object.problem('', `is the same object as extra.${quoted(other)}: remove one of them`);
    }
    seen.set(identity, key);
  }
}

/** What is in Git is not secret. */
function checkSecret(object: ValueReader, kind: string): void {
  const field = kind === 'Secret' ? ['data', 'stringData'].find((name) => object.has(name)) : undefined;
  if (field !== undefined) {
    object.problem(
      field,
      'would be readable by everybody who can read the manifests: let External Secrets or Sealed Secrets create the Secret',
    );
  }
}
