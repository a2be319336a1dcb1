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

/**
 * As it is written; with a newer version of its first chart and a model `more` in a namespace of its own; without its
 * operator.
 */
export type Stage = 'as written' | 'one more' | 'without operator';

/** What a team keeps in Git. */
export interface Platform {
  /** The charts that it installs. */
  readonly installs: readonly string[];
  /** Writes `manifests` into a folder; returns the commands that a person is told to run there. */
  write(folder: string, stage: Stage): Promise<string[]>;
}

/** The examples that are values. */
export function examplePlatforms(): string[] {
  return fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(valuesOf(name)));
}

/** Whether an example installs charts. */
export function installsCharts(example: string): boolean {
  return /^installs:/m.test(fs.readFileSync(valuesOf(example), 'utf8'));
}

const valuesOf = (example: string): string => path.join(EXAMPLES, example, 'platform.yaml');

/** Values, of an example or of `init`; of several environments, that of the engine's own cluster. */
export class ValuesPlatform implements Platform {
  public static ofExample(name: string, engine: JsonObject): Platform {
    return new ValuesPlatform(valuesOf(name), engine);
  }

  public static async ofInit(folder: string, engine: JsonObject): Promise<Platform> {
    expect(await call(['init', folder, '--values'])).toMatchObject({ code: 0 });
    return new ValuesPlatform(path.join(folder, 'platform.yaml'), engine);
  }

  public readonly installs: readonly string[];
  private readonly values: JsonObject;

  /** @param engine the values that choose who applies them */
  private constructor(file: string, engine: JsonObject) {
    const [{ value }] = readDocuments(fs.readFileSync(file, 'utf8'), file);
    const { environments, installWith: _, gitops: __, ...common } = value as JsonObject;
    const { dev } = (environments ?? {}) as JsonObject;
    this.values = { ...common, ...(dev === undefined ? {} : { environments: { dev } }), ...engine };
    this.installs = Object.keys((common.installs ?? {}) as JsonObject).filter((name) => name !== 'others');
  }

  public async write(folder: string, stage: Stage): Promise<string[]> {
    fs.writeFileSync(path.join(folder, 'platform.yaml'), toYaml(this.at(stage)));
    const { code, stderr } = await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd: folder });
    expect({ code, errors: stderr.match(/^error.*/gm) }).toEqual({ code: 0, errors: null });
    // Next steps are two deep; commands that ask for predictions are deeper.
    return [...stderr.matchAll(/^ {2}((?:kubectl|sh) .*)/gm)].map(([, command]) => command);
  }

  private at(stage: Stage): JsonObject {
    const { values } = this;
    if (stage === 'without operator') {
      return { ...values, operator: { ...(values.operator as JsonObject), enabled: false } };
    }
    if (stage === 'as written') {
      return values;
    }
    const models = { ...(values.models as JsonObject), more: { namespace: 'more', server: 'SKLEARN', uri: MORE } };
    const [chart] = this.installs;
    if (chart === undefined) {
      return { ...values, models };
    }
    const installs = values.installs as JsonObject;
    return {
      ...values,
      models,
      installs: { ...installs, [chart]: { ...(installs[chart] as JsonObject), version: RAISED } },
    };
  }
}

/** The program of `init --typescript`, with the library of this checkout. */
export class ProgramPlatform implements Platform {
  public static async ofInit(folder: string, way: 'argocd' | 'flux'): Promise<Platform> {
    expect(await call(['init', folder, '--typescript'])).toMatchObject({ code: 0 });
    return new ProgramPlatform(folder, way);
  }

  public readonly installs = ['cert-manager', 'istio-base', 'istiod', 'istio-gateway'];
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
    return Promise.resolve([...printed.matchAll(/^ {2}(kubectl .*)/gm)].map(([, command]) => command));
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
      'platform.addInstall(part);',
      `platform.addInstall(part, part === CERT_MANAGER ? { version: '${RAISED}' } : {});`,
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
