import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { call } from '../helpers/io';

const ROOT = path.join(__dirname, '../..');
const EXAMPLES = path.join(ROOT, 'examples');
const MORE = 'gs://seldon-models/v1.16.0-dev/sklearn/iris';

/** A version that no chart has yet. */
export const RAISED = '99.0.0';

/** As it is written; with a newer version of its first chart and one more model; without its operator. */
export type Stage = 'as written' | 'one more' | 'without operator';

/** What a team keeps in Git. */
export interface Platform {
  /** The charts that it installs. */
  readonly installs: readonly string[];
  /** How it changes. */
  readonly changes: Changes;
  /**
   * Writes `manifests` into a folder; returns what a person is told to do there: commands, and as comments for the
   * shell what takes access that only a person has.
   */
  write(folder: string, stage: Stage): Promise<string[]>;
}

/** What an update adds and a removal takes away. */
export interface Changes {
  /** The model that is added, as NAMESPACE/NAME. */
  readonly model: string;
  /** Whether it stays when Git no longer has it, where pruning removes models. */
  readonly modelStays: boolean;
  /** Namespace of the operator that is removed. */
  readonly operator: string;
  addModel(values: JsonObject): JsonObject;
  removeOperator(values: JsonObject): JsonObject;
}

/** A model as values say it. */
export function modelIn(namespace: string): JsonObject {
  return { namespace, server: 'SKLEARN', uri: MORE };
}

const CHANGES: Changes = {
  model: 'more/more',
  modelStays: false,
  operator: 'seldon-system',
  addModel: (values) => within(values, ['models'], { more: modelIn('more') }),
  removeOperator: (values) => within(values, ['operator'], { enabled: false }),
};

/** Values with more in one of their maps. */
export function within(values: JsonObject, keys: readonly string[], more: JsonObject): JsonObject {
  const [key, ...rest] = keys;
  return key === undefined
    ? { ...values, ...more }
    : { ...values, [key]: within((values[key] ?? {}) as JsonObject, rest, more) };
}

/** The examples that are values. */
export function examplePlatforms(): string[] {
  return fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(valuesOf(name)));
}

/** The values of an example, without how they reach a cluster. */
export function exampleValues(name: string): JsonObject {
  return withoutWay(valuesOf(name));
}

/** Whether an example installs charts. */
export function installsCharts(example: string): boolean {
  return /^installs:/m.test(fs.readFileSync(valuesOf(example), 'utf8'));
}

const valuesOf = (example: string): string => path.join(EXAMPLES, example, 'platform.yaml');

/** Values, such as those of an example or of `init`; of their environments, only that of the engine's own cluster. */
export class ValuesPlatform implements Platform {
  public static ofExample(name: string, engine: JsonObject): Platform {
    return new ValuesPlatform({ ...ofOwnCluster(exampleValues(name)), ...engine });
  }

  public static async ofInit(folder: string, engine: JsonObject): Promise<Platform> {
    await init(folder, '--values');
    return new ValuesPlatform({ ...ofOwnCluster(withoutWay(path.join(folder, 'platform.yaml'))), ...engine });
  }

  public readonly installs: readonly string[];
  public readonly changes: Changes;

  public constructor(
    private readonly values: JsonObject,
    changes: Partial<Changes> = {},
  ) {
    this.changes = { ...CHANGES, ...changes };
    this.installs = Object.keys((values.installs ?? {}) as JsonObject).filter((name) => name !== 'others');
  }

  public async write(folder: string, stage: Stage): Promise<string[]> {
    fs.writeFileSync(path.join(folder, 'platform.yaml'), toYaml(this.at(stage)));
    const { code, stderr } = await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/^error/m) });
    return stepsIn(stderr);
  }

  private at(stage: Stage): JsonObject {
    const { values, changes } = this;
    if (stage === 'without operator') {
      return changes.removeOperator(values);
    }
    if (stage === 'as written') {
      return values;
    }
    const [chart] = this.installs;
    return changes.addModel(chart === undefined ? values : within(values, ['installs', chart], { version: RAISED }));
  }
}

async function init(folder: string, form: string): Promise<void> {
  const { code, stderr } = await call(['init', folder, form]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
}

function withoutWay(file: string): JsonObject {
  const [{ value }] = readDocuments(fs.readFileSync(file, 'utf8'), file);
  const { installWith: _, gitops: __, ...values } = value as JsonObject;
  return values;
}

function ofOwnCluster({ environments, ...common }: JsonObject): JsonObject {
  const { dev } = (environments ?? {}) as JsonObject;
  return dev === undefined ? common : { ...common, environments: { dev } };
}

/** What is to be done next is two deep; commands that ask for predictions are deeper. */
export function stepsIn(printed: string): string[] {
  return [...printed.matchAll(/^ {2}((?:kubectl|sh|#) .*)/gm)].map(([, command]) => command);
}

/** The program of `init --typescript`, with the library of this checkout. */
export class ProgramPlatform implements Platform {
  public static async ofInit(folder: string, way: 'argocd' | 'flux'): Promise<Platform> {
    await init(folder, '--typescript');
    return new ProgramPlatform(folder, way);
  }

  public readonly installs = ['cert-manager', 'istio-base', 'istiod', 'istio-gateway'];
  public readonly changes = CHANGES;
  private readonly program: string;

  private constructor(
    private readonly root: string,
    way: 'argocd' | 'flux',
  ) {
    const written = fs.readFileSync(path.join(root, 'main.ts'), 'utf8');
    const ofOneCluster = replaced(written, /^ {2}\{ name: 'prod'.*\n/m, '');
    this.program =
      way === 'argocd'
        ? ofOneCluster
        : replaced(ofOneCluster, /GitOps\.argoCd\(.*?\)/, 'GitOps.flux({ repository: REPOSITORY })');
  }

  public write(folder: string, stage: Stage): Promise<string[]> {
    fs.cpSync(this.root, folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'main.ts'), this.at(stage));
    // What `npm install` does.
    const modules = path.join(folder, 'node_modules');
    fs.mkdirSync(modules);
    fs.symlinkSync(ROOT, path.join(modules, 'cdk8s-seldon'));
    for (const name of DEPENDENCIES) {
      fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
    }
    const { scripts } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const env = { ...process.env, PATH: `${path.join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` };
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const printed = execFileSync('bash', ['-c', scripts.synth], {
      cwd: folder,
      env,
      stdio: [...stdio],
      encoding: 'utf8',
    });
    fs.rmSync(modules, { recursive: true });
    return Promise.resolve(stepsIn(printed));
  }

  private at(stage: Stage): string {
    if (stage === 'as written') {
      return this.program;
    }
    if (stage === 'without operator') {
      const kept = "platform.addIstioGateway('seldon-gateway');\n";
      return replaced(this.program, /platform\.addOperator\(.*\n/, kept);
    }
    const raised = replaced(
      this.program,
      'platform.addInstall(part, {',
      `platform.addInstall(part, { version: part === CERT_MANAGER ? '${RAISED}' : undefined,`,
    );
    return replaced(
      raised,
      "new SeldonDeployment(platform.models('seldon')",
      `new SeldonDeployment(platform.models('more'), 'more').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('${MORE}') }),
  });
  $&`,
    );
  }
}

const DEPENDENCIES = ['cdk8s', 'constructs', 'typescript', '@types'];

/** @throws where there is nothing to replace */
function replaced(text: string, what: string | RegExp, by: string): string {
  const result = text.replace(what, by);
  if (result === text) {
    throw new Error(`the program has no ${String(what)}`);
  }
  return result;
}
