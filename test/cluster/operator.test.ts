import * as fs from 'node:fs';
import * as path from 'node:path';
import { allCases, type Case } from './cases';
import { type Answer, Cluster } from './cluster';
import { createdDifference, createdObjects, settled } from './created';
import { Operator } from './operator';
import { PROFILES } from './profiles';
import { configFromObjects } from '../../src/expand/operators';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { judge } from '../../src/rules/check';
import { type Finding } from '../../src/rules/finding';
import { Surroundings } from '../../src/rules/surroundings';
import { readDocuments } from '../../src/yaml/read';
import { call } from '../helpers/io';

const NAMESPACE = 'seldon-system';

interface Status {
  readonly state: string;
  readonly description?: string;
  readonly address?: { readonly url: string };
}
interface Line {
  readonly namespace: string;
  readonly objects: Manifest[];
  readonly address: string | null;
  /** What people read. */
  readonly findings: readonly Finding[];
  /** Also what follows from another finding, which the cluster reports separately. */
  readonly all: readonly Finding[];
}

const chosen = Object.keys(PROFILES).filter((name) => (process.env.CLUSTER_PROFILES ?? name).split(',').includes(name));

describe.each(chosen)('the operator and SeldonDeployments in a cluster: %s', (profile) => {
  const cases = allCases(profile);
  const answers = new Map<string, { strict: Answer; answer: Answer }>();
  let cluster: Cluster;
  let operator: Operator;
  let lines: Map<string, Line>;

  beforeAll(async () => {
    cluster = Cluster.start();
    cluster.installCrds('istio', 'keda', 'emissary');
    await installOperator();
    operator = await Operator.start(cluster, NAMESPACE);
    const namespaces = cases.map(({ namespace }) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    }));
    cluster.run(
      ['create', '-f', '-'],
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: [...namespaces, ...cases.flatMap(({ beside }) => beside)],
      }),
    );
    lines = await expanded(cases.map(({ sdep }) => sdep));
    for (const { id, namespace, sdep } of cases) {
      answers.set(id, await submitted(namespace, sdep));
    }
    await settled(cluster);
  }, 3_600_000);

  afterAll(async () => {
    fs.writeFileSync(path.join('/tmp', `manager-${profile}.log`), operator?.log ?? '');
    await operator?.stop();
    cluster.stop();
  });

  async function installOperator(): Promise<void> {
    const { stdout, code } = await call(['template', 'seldon-core-operator', '-n', NAMESPACE, '-f', '-'], {
      stdin: JSON.stringify(PROFILES[profile]),
    });
    expect(code).toBe(0);
    cluster.run(['create', 'namespace', NAMESPACE]);
    cluster.run(['apply', '-n', NAMESPACE, '-f', '-'], stdout);
  }

  /** What the command line expects, with the operator's configuration and what is beside as the cluster has them. */
  async function expanded(sdeps: readonly JsonObject[]): Promise<Map<string, Line>> {
    const live = cluster.run(['get', '-A', '-o', 'yaml', 'deployments,configmaps,serviceaccounts,secrets']);
    const file = path.join(cluster.folder, 'live.yaml');
    fs.writeFileSync(file, `${live}\n---\n${sdeps.map((sdep) => JSON.stringify(sdep)).join('\n---\n')}\n`);
    const { stdout } = await call(['expand', file, '--format', 'json']);
    const objects = (readDocuments(live, 'live.yaml')[0].value as JsonObject).items as JsonObject[];
    const config = configFromObjects(objects)!;
    const surroundings = new Surroundings([...objects, ...sdeps]);
    const all = new Map(
      sdeps.map((sdep) => [(sdep.metadata as JsonObject).namespace, judge(sdep, { config, surroundings }).findings]),
    );
    return new Map(
      stdout
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text) as Omit<Line, 'all'>)
        .map((line) => [line.namespace, { ...line, all: all.get(line.namespace)! }]),
    );
  }

  async function submitted(namespace: string, sdep: JsonObject): Promise<{ strict: Answer; answer: Answer }> {
    const where = `apis/${String(sdep.apiVersion ?? 'machinelearning.seldon.io/v1')}/namespaces/${namespace}/seldondeployments`;
    // One that crashes the operator would take all others with it.
    const dryRun = crashes(lines.get(namespace)!) ? '&dryRun=All' : '';
    const strict = await cluster.request('POST', `${where}?fieldValidation=Strict${dryRun}`, sdep);
    const answer =
      strict.code === 400 ? await cluster.request('POST', `${where}?fieldValidation=Ignore${dryRun}`, sdep) : strict;
    return { strict, answer };
  }

  /** One line for every case for which `problem` finds one. */
  function problems(
    problem: (found: Line, said: { strict: Answer; answer: Answer }, tried: Case) => string | undefined,
  ): string[] {
    return cases.flatMap((tried) => {
      const found = problem(lines.get(tried.namespace)!, answers.get(tried.id)!, tried);
      return found === undefined ? [] : [`${tried.id}: ${found}`];
    });
  }

  test('the API server calls unknown what we call unknown', () => {
    expect(
      problems(({ all }, { strict: { code, body } }, { sdep }) => {
        if (sdep.apiVersion === undefined) {
          return undefined;
        }
        const unknown =
          code === 400
            ? [...String(body.message).matchAll(/unknown field "([^"]+)"/g)].map(([, field]) => field).sort()
            : [];
        const ours = all
          .filter(({ pruned }) => pruned)
          .map((finding) => finding.path)
          .sort();
        return JSON.stringify(unknown) === JSON.stringify(ours)
          ? undefined
          : `says ${JSON.stringify(unknown)}, we say ${JSON.stringify(ours)}`;
      }),
    ).toEqual([]);
  });

  test('the cluster rejects what we report as rejected', () => {
    expect(
      problems(({ all, findings }, { answer: { code, body } }) => {
        const refused = all.filter(
          ({ group, severity, pruned }) => severity === 'error' && group !== 'trap' && !pruned,
        );
        const isTold = findings.some(({ group, severity }) => severity === 'error' && group !== 'trap');
        return code < 300 === (refused.length === 0) && (code < 300 || isTold)
          ? undefined
          : `${code} ${String(body.message)}, we say ${JSON.stringify(refused)}`;
      }),
    ).toEqual([]);
  });

  test('the webhook answers as predicted', () => {
    expect(
      problems(({ all }, { answer: { body } }) => {
        if (!/admission webhook/.test(String(body.message))) {
          return undefined;
        }
        const causes = ((body.details as JsonObject | undefined)?.causes ?? []) as JsonObject[];
        const said = causes.map(({ field, message }) => `${String(field)} ${String(message)}`).sort();
        const ours = all.flatMap(({ upstream }) => upstream ?? []).map(({ field, detail }) => [field, detail]);
        return said.length === ours.length &&
          ours.every(([field, detail]) => said.some((one) => one.startsWith(field) && one.endsWith(detail)))
          ? undefined
          : `says ${String(body.message)}, we say ${JSON.stringify(ours)}`;
      }),
    ).toEqual([]);
  });

  test('the operator creates what we predict, except for what we predict that the API server rejects', async () => {
    expect(operator.running).toBe(true);
    const created = await createdObjects(cluster);
    const differences: string[] = [];
    const reconciled = cases.filter(
      ({ id, namespace }) => answers.get(id)!.answer.code < 300 && !crashes(lines.get(namespace)!),
    );
    for (const { id, namespace } of reconciled) {
      const { objects, findings } = lines.get(namespace)!;
      const live = created.get(namespace) ?? [];
      const there = new Set(live.map(nameOf));
      const refused = refusedObjects(findings);
      // The operator stops at what is refused, and waits forever for Deployments without replicas: what comes later is
      // missing.
      const expected =
        refused.length === 0 && !waits(objects) ? objects : objects.filter((object) => there.has(nameOf(object)));
      const difference = refused.find((name) => there.has(name)) ?? (await createdDifference(cluster, live, expected));
      differences.push(...(difference === undefined ? [] : [`${id} ${namespace} ${difference}`]));
    }
    const count = reconciled.reduce((sum, { namespace }) => sum + (created.get(namespace)?.length ?? 0), 0);
    process.stderr.write(
      `${profile}: ${cases.length} SeldonDeployments, ${reconciled.length} accepted, ${count} objects created\n`,
    );
    expect(differences).toEqual([]);
  });

  test('the status matches: the address, and why the operator fails', async () => {
    const { body } = await cluster.request('GET', 'apis/machinelearning.seldon.io/v1/seldondeployments');
    const statuses = new Map(
      (body.items as JsonObject[]).map(({ metadata, status }) => [
        (metadata as JsonObject).namespace,
        status as unknown as Status | undefined,
      ]),
    );
    expect(
      problems(({ address, findings, objects }, { answer }, { namespace }) => {
        const status = statuses.get(namespace);
        if (answer.code >= 300 || status === undefined || objects.length === 0) {
          return undefined;
        }
        const running = waits(objects) ? 'Creating' : 'Available';
        const expected = refusedObjects(findings).length > 0 ? 'Failed' : running;
        if (expected !== 'Available') {
          return status.state === expected ? undefined : `is ${JSON.stringify(status)}, we say that it is ${expected}`;
        }
        return status.state === 'Available' && status.address?.url === address
          ? undefined
          : `is ${JSON.stringify(status)}, we say ${address}`;
      }),
    ).toEqual([]);
  });

  test('the operator lacks no permission', () => {
    expect([...new Set(operator.log.match(/[^"]*is forbidden[^"]*/g))]).toEqual([]);
  });
});

function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${JSON.stringify(metadata.name)}`;
}

/** The objects, such as `Deployment "iris"`, of which findings say that the API server rejects them. */
function refusedObjects(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ message }) => /the API server rejects (.+?) \(/.exec(message)?.[1].split(', ') ?? []);
}

/** Whether there is a Deployment that never gets ready, because no pod of it can. */
function waits(objects: readonly Manifest[]): boolean {
  return objects.some(({ kind, spec }) => kind === 'Deployment' && (spec as JsonObject).replicas === 0);
}

function crashes({ findings }: Line): boolean {
  return findings.some(({ message }) => message.includes('the operator crashes'));
}
