import { sleep } from './cluster';
import { type JsonObject, type Manifest } from '../../src/private/json';

/** What became of an Application, a Kustomization or a release. */
export interface Outcome {
  readonly name: string;
  /** Whether it is as the newest commit has it, and up. */
  readonly good: boolean;
  /** In the engine's words. */
  readonly state: string;
  /** Why, where it is not good. */
  readonly message: string;
  /** How often the last sync was tried again. */
  readonly retries: number;
}

/** What carries manifests from Git to a cluster. */
export interface Engine {
  /** Whether it removes what Git no longer has. */
  readonly prunes: boolean;
  /** Part of the values that chooses it. */
  values(repository: string): JsonObject;
  /** Starts it, as its own manifests would install it. */
  start(): void;
  /** Runs the printed commands, by which it finds the first commit. */
  begin(commands: readonly string[]): Promise<void>;
  /** Tells it of a commit, as a webhook of the host of the repository does, and of the commands that were printed. */
  pushed(commands: readonly string[]): Promise<void>;
  /** Lets it sync everything once more. */
  again(): Promise<void>;
  /** What became of everything that it carries. */
  outcomes(): Promise<Outcome[]>;
  /** Names of what it carries, of all objects of the newest commit. */
  carried(objects: readonly Manifest[]): string[];
  /** What the cluster has of charts, each as text with its version. */
  charts(): string[];
  stop(): Promise<void>;
}

/** Seconds without any change after which nobody expects one, and after which everybody gives up. */
const PATIENCE = 240;
const MOST = 1200;

/**
 * Waits until everything is good and stays so. On a machine that does much else each step takes longer, so that a fixed
 * time would say more about the machine than about the manifests: it waits for as long as something changes.
 */
export async function settle(engine: Engine): Promise<Outcome[]> {
  const start = Date.now();
  let changed = start;
  let before = '';
  for (let good = 0; ; await sleep(1000)) {
    const outcomes = await engine.outcomes();
    good = outcomes.length > 0 && outcomes.every((outcome) => outcome.good) ? good + 1 : 0;
    const now = JSON.stringify(outcomes);
    changed = now === before ? changed : Date.now();
    before = now;
    if (good === 4 || Date.now() - changed > PATIENCE * 1000 || Date.now() - start > MOST * 1000) {
      return outcomes;
    }
  }
}

/** In a few words, what an engine said of all of it. */
export function said(outcomes: readonly Outcome[]): string {
  const bad = outcomes.filter(({ good }) => !good);
  if (bad.length > 0) {
    return bad.map(({ name, state, message }) => `${name}: ${state} ${message}`.trim()).join('; ');
  }
  const retries = Math.max(...outcomes.map((outcome) => outcome.retries));
  const states = [...new Set(outcomes.map(({ state }) => state))].sort().join(', ');
  return retries > 0 ? `${states} (retried ${retries}x)` : states;
}

/** Names of Applications, those of ApplicationSets among them, Kustomizations and releases. */
export function carriedNames(objects: readonly Manifest[]): string[] {
  const ofSets = objects.filter(({ kind }) => kind === 'ApplicationSet').flatMap(namesInSet);
  const others = objects
    .filter(({ kind }) => /^(Application|Kustomization|HelmRelease)$/.test(kind))
    .filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config'))
    .map(({ metadata }) => String(metadata.name));
  return [...ofSets, ...others];
}

function namesInSet({ metadata, spec }: Manifest): string[] {
  const [{ list }] = (spec as JsonObject).generators as { list: { elements: JsonObject[] } }[];
  return list.elements.map(({ name }) => `${String(metadata.name)}-${String(name)}`);
}
