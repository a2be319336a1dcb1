import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

// What somebody reads who wrote values that will not do: for each mistake one line with file, line, path, and what to
// do about it.

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bad-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** The lines that are told; nothing may be written or printed. */
async function told(values: string): Promise<{ code: number; lines: string[] }> {
  fs.writeFileSync(path.join(folder, 'p.yaml'), values);
  const { code, stdout, stderr } = await call(['synth', '-f', 'p.yaml', '-o', 'out'], { cwd: folder });
  expect({ stdout, written: fs.existsSync(path.join(folder, 'out')) }).toEqual({ stdout: '', written: false });
  return {
    code,
    lines: stderr
      .replace(/^cdk8s-seldon synth: /gm, '')
      .trimEnd()
      .split('\n'),
  };
}

const CRON =
  "triggers: [{ type: cron, metadata: { timezone: UTC, start: 0 7 * * *, end: 0 19 * * *, desiredReplicas: '2' } }]";

const model = (more: string) => `models:\n  m: { namespace: ns, server: SKLEARN, uri: gs://b/m, ${more} }\n`;

test.each([
  [
    'a word that YAML reads as something else',
    'models:\n  m: { namespace: no, server: SKLEARN, uri: gs://b/m }\n',
    'p.yaml:2: models.m.namespace: must be a string, got a boolean, which YAML also reads from n, no and off: put it in quotes',
  ],
  [
    'such a name',
    'gateways:\n  y: { kind: istio }\n',
    'p.yaml:2: gateways.true: is named true, which YAML also reads from y, yes and on: put the name in quotes, or use another',
  ],
  [
    'a number for a text',
    model('requestTimeout: 5'),
    'p.yaml:2: models.m.requestTimeout: must be a duration such as 30s, 5m or 1h30m, got 5',
  ],
  [
    'an empty string',
    model('serviceName: ""'),
    'p.yaml:2: models.m.serviceName: must not be empty: write something, or leave it out',
  ],
  [
    'an entry of which only the name is written',
    'installs:\n  cert-manager:\n',
    'p.yaml:2: installs.cert-manager: is null, which removes an earlier value, and there is none: write {} for an entry without settings',
  ],
  [
    'a null in an environment for what it does not have',
    'models: { m: { namespace: n, server: SKLEARN, uri: gs://b/m } }\nenvironments:\n  dev:\n    models: { other: null }\n',
    'p.yaml:4: environments.dev.models.other: is null, which removes an earlier value, and there is none: write {} for an entry without settings',
  ],
  [
    'no duration',
    model('grpcTimeout: soon'),
    'p.yaml:2: models.m.grpcTimeout: must be a duration such as 30s, 5m or 1h30m, got "soon"',
  ],
  [
    'no amount',
    model('resources: { limits: { memory: 1Gib } }'),
    'p.yaml:2: models.m.resources.limits.memory: must be an amount such as 2, 500m or 1Gi, got "1Gib": write 1Gi',
  ],
  [
    'bytes as people say them',
    model('resources: { limits: { memory: 1GB } }'),
    'p.yaml:2: models.m.resources.limits.memory: must be an amount such as 2, 500m or 1Gi, got "1GB": write 1G or 1Gi',
  ],
  ...(
    [
      ['memory', '2 GiB', '2Gi'],
      ['memory', '512 mb', '512M or 512Mi'],
      ['cpu', '1 core', '1'],
      ['cpu', '500 m', '500m'],
      ['cpu', '250 millicores', '250m'],
    ] as const
  ).map(([resource, amount, meant]): [string, string, string] => [
    `an amount as people say it: ${amount}`,
    model(`resources: { limits: { ${resource}: ${amount} } }`),
    `p.yaml:2: models.m.resources.limits.${resource}: must be an amount such as 2, 500m or 1Gi, got "${amount}": write ${meant}`,
  ]),
  ...(
    [
      ['5 seconds', '5s'],
      ['10min', '10m'],
      ['2 hours', '2h'],
    ] as const
  ).map(([duration, meant]): [string, string, string] => [
    `a duration as people say it: ${duration}`,
    model(`requestTimeout: ${duration}`),
    `p.yaml:2: models.m.requestTimeout: must be a duration such as 30s, 5m or 1h30m, got "${duration}": write ${meant}`,
  ]),
  [
    'the same in a manifest',
    'models:\n  m:\n    manifest:\n      predictors:\n        - name: d\n          graph: { name: x, implementation: SKLEARN_SERVER, modelUri: gs://b/m }\n          componentSpecs:\n            - spec:\n                containers:\n                  - name: x\n                    resources: { limits: { memory: 1GB } }\n',
    'p.yaml:11: models.m.manifest.predictors[0].componentSpecs[0].spec.containers[0].resources.limits.memory: must be an amount such as 2, 500m or 1Gi, got "1GB": write 1G or 1Gi',
  ],
  [
    'a server in lower case',
    'models:\n  m: { server: sklearn, uri: gs://b/m }\n',
    'p.yaml:2: models.m.server: is unknown, got "sklearn", did you mean "SKLEARN"?',
  ],
  ...['istio: { enabled: true }', 'ambassador: { enabled: true }', 'certManager: { enabled: true }'].map(
    (line): [string, string, string] => {
      const [key] = line.split(':');
      return [
        `the operator's Helm values: ${key}`,
        `${line}\n`,
        `p.yaml:1: ${key}: is unknown, did you mean "operator.${key}"?`,
      ];
    },
  ),
  [
    'such a Helm value misspelt',
    'kedaa: { enabled: true }\n',
    'p.yaml:1: kedaa: is unknown, did you mean "operator.keda"?',
  ],
  ['an empty file', '', 'p.yaml: no values: write {} for an operator without models'],
  ['a file with comments only', '# models:\n', 'p.yaml: no values: write {} for an operator without models'],
  [
    'a manifest',
    'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: { name: iris }\n',
    'p.yaml:2: kind: is SeldonDeployment, so this is a manifest, not values: check it with `validate`, or make values of it with `import --to values`',
  ],
  [
    'a certificate that synth does not make',
    'operator:\n  certManager: { enabled: false }\n',
    'p.yaml:2: operator.certManager: is off, so the chart would generate a self-signed certificate on each run, which synth does not: leave it on, or let the manager create one with managerCreateResources: true',
  ],
  [
    'no number of pods',
    model('disruptionBudget: { minAvailable: 150% }'),
    'p.yaml:2: models.m.disruptionBudget.minAvailable: must be a number of pods or a percentage such as 25%, got "150%"',
  ],
  ...[
    ['storage', 's: { kind: s3, secret: My_Secret }', 's.secret', 'a string of 9 characters'],
    ['storage', 's: { kind: gcs, serviceAccount: a b }', 's.serviceAccount', '"a b"'],
    ['storage', 's: { kind: pvc, claim: Data/Models }', 's.claim', '"Data/Models"'],
    [
      'models',
      'm: { server: SKLEARN, uri: gs://b/m, envSecretRefName: A_b }',
      'm.envSecretRefName',
      'a string of 3 characters',
    ],
    ['gateways', 'g: { kind: istio, tls: { secret: -a } }', 'g.tls.secret', 'a string of 2 characters'],
  ].map(([section, line, key, shown]): [string, string, string] => [
    `a name that no object has: ${key}`,
    `${section}:\n  ${line}\n`,
    `p.yaml:2: ${section}.${key}: must be lower-case letters, digits, dashes and dots, got ${shown}`,
  ]),
  [
    'no expression',
    model('route: { gateway: i/g, hosts: [a.example.com], rules: [{ header: x, regex: "(", predictor: default }] }'),
    'p.yaml:2: models.m.route.rules[0].regex: must be a regular expression of RE2, got "("',
  ],
  [
    'an expression that RE2 cannot read',
    'monitoring:\n  modelServers: [{ image: "(?=x)", port: 1, path: /m }]\n',
    'p.yaml:2: monitoring.modelServers[0].image: must be a regular expression of RE2, got "(?=x)"',
  ],
  [
    'no repository',
    'gitops:\n  argocd: { repository: platform }\n',
    'p.yaml:2: gitops.argocd.repository: must be a URL such as https://git.example.com/ml/platform.git, got "platform"',
  ],
  [
    "a cluster's name for its address",
    'gitops:\n  argocd: { repository: https://g.example.com/p.git, server: prod }\n',
    'p.yaml:2: gitops.argocd.server: must be an address such as https://kubernetes.default.svc, got "prod"',
  ],
  [
    "a slash at the end of a cluster's address",
    'gitops:\n  argocd: { repository: https://g.example.com/p.git, server: "https://prod.example.com/" }\n',
    'p.yaml:2: gitops.argocd.server: must be an address such as https://kubernetes.default.svc, got ' +
      '"https://prod.example.com/": write https://prod.example.com',
  ],
  [
    'credentials without any',
    'gitops:\n  argocd:\n    repository: https://g.example.com/p.git\n    externalSecret: { secretStore: vault }\n',
    "p.yaml:4: gitops.argocd.externalSecret: needs a 'password' (HTTPS) or an 'sshPrivateKey' (SSH)",
  ],
  [
    'a URL for a registry',
    'images:\n  mirror: https://registry.example.com\n',
    'p.yaml:2: images.mirror: must be a registry, with or without a path, such as registry.example.com/seldon, got "https://registry.example.com"',
  ],
  [
    'one port for two protocols',
    'gateways:\n  g: { kind: istio, tls: { secret: s }, httpPort: 443 }\n',
    'p.yaml:2: gateways.g.httpPort: is the port of both HTTP and HTTPS, got 443: use another one',
  ],
  [
    'an upstream name',
    'models:\n  m: { implementation: SKLEARN_SERVER, uri: gs://b/m }\n',
    'p.yaml:2: models.m.implementation: is unknown, did you mean "server"?',
  ],
  [
    'what Argo CD calls the repository',
    'gitops: { argocd: { repoURL: https://git.example.com/ml.git } }\n',
    'p.yaml:1: gitops.argocd.repoURL: is unknown, did you mean "repository"?',
  ],
  [
    'what Flux calls its order',
    'gitops:\n  flux: { repository: https://git.example.com/ml.git, dependsOn: [dev] }\n',
    'p.yaml:2: gitops.flux.dependsOn: is unknown, did you mean "after"?',
  ],
  [
    'a key on the wrong level',
    'istio: { enabled: true }\ninstals: {}\n',
    'p.yaml:2: instals: is unknown, did you mean "installs"?',
  ],
  [
    'an environment that is not there',
    `environments: { dev: {}, prod: {} }\n${model('environments: [prd]')}`,
    'p.yaml:3: models.m.environments[0]: names "prd", which is not in \'environments\', did you mean "prod"?',
  ],
  [
    'a model that an environment changes by another name',
    `${model('replicas: 1')}  iris: { namespace: ns, server: SKLEARN, uri: gs://b/i }\nenvironments:\n  dev: { models: { irs: { replicas: 2 } } }\n`,
    'p.yaml:5: environments.dev.models.irs: exists only in this environment and is incomplete, did you mean "iris"?',
  ],
  [
    'fields of Kubernetes misspelled',
    model('container: { livenessProbe: { periodSecond: 3 } }'),
    'p.yaml:2: models.m.container.livenessProbe.periodSecond: is unknown, did you mean "periodSeconds"?',
  ],
  [
    'a node that the orchestrator does not have',
    'models:\n  m: { namespace: ns, builtIn: SIMPLE_MODEL }\n',
    'p.yaml:2: models.m.builtIn: is SIMPLE_MODEL, which the service orchestrator does not have: it answers with the request itself; ' +
      "give the node an 'image', or give the reason for SELDON258 under 'silence'",
  ],
])('%s', async (_, values, line) => {
  const { code, lines } = await told(values);
  expect(code).toBe(2);
  expect(lines).toContain(line);
});

describe('what constructs reject', () => {
  test.each([
    [
      'storage:\n  m: { kind: s3, irsa: my-role }\n',
      'p.yaml:2: storage.m.irsa: must be the ARN of a role, such as "arn:aws:iam::123456789012:role/models", got "my-role"',
    ],
    [
      'storage:\n  m: { kind: gcs, irsa: arn:aws:iam::123456789012:role/models }\n',
      'p.yaml:2: storage.m.irsa: does not work for Google Cloud Storage, only for S3',
    ],
    [
      'storage:\n  m: { kind: gcs, workloadIdentity: me }\n',
      'p.yaml:2: storage.m.workloadIdentity: must be an address such as "models@project.iam.gserviceaccount.com", got "me"',
    ],
    [
      'storage:\n  m: { kind: s3, irsa: arn:aws:iam::123456789012:role/models, initializer: { kind: kfserving, image: a/b:1 } }\n',
      "p.yaml:2: storage.m.irsa: does not work with the kfserving storage initializer; use an 'initializer' of kind rclone",
    ],
    [
      'storage:\n  m: { kind: s3, fromEnvSecret: { name: keys, keys: [TOKEN] } }\n',
      'p.yaml:2: storage.m.fromEnvSecret: needs the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; ' +
        "for a Secret in rclone's own format use 'secret'",
    ],
    [
      'gateways:\n  g: { kind: ambassador, tls: { secret: cert, mutual: true } }\n',
      "p.yaml:2: gateways.g: Ambassador needs its own TLSContext for client certificates: use 'tls' without 'mutual'",
    ],
    [
      'operator:\n  certManager: { enabled: false }\n',
      'p.yaml:2: operator.certManager: is off, so the chart would generate a self-signed certificate on each run, which synth does not: ' +
        'leave it on, or let the manager create one with managerCreateResources: true',
    ],
    [
      'operator:\n  istio: { enabled: true }\n  webhook:\n    port: abc\n',
      'p.yaml:4: operator.webhook.port: must be a port, a number from 1 to 65535, not a string of 3 characters',
    ],
    [
      'operator:\n  values:\n    manager:\n      replicas: 1.5\n',
      'p.yaml:4: operator.values.manager.replicas: must be a whole number, not the number 1.5',
    ],
    [
      'environments:\n  dev:\n    operator:\n      rbac:\n        secretNamespaces: ns\n',
      'p.yaml:5: operator.rbac.secretNamespaces: must be a list, not a string of 2 characters',
    ],
    [
      'gateways:\n  g:\n    kind: istio\n    hosts: [bad host]\n',
      'p.yaml:4: gateways.g.hosts: must be names such as "models.example.com", "*.example.com" or "*", got "bad host"',
    ],
    [
      'models:\n  m:\n    server: SKLEARN\n    uri: some where\n',
      'p.yaml:4: models.m.uri: must be a URI such as "gs://bucket/path", got "some where"',
    ],
    [
      'installs:\n  keda:\n    version: latest\n',
      'p.yaml:3: installs.keda.version: must be one exact version, such as "2.20.2", got "latest"',
    ],
    [model('shadow: { percent: 0 }'), 'p.yaml:2: models.m.shadow.percent: must be from 1 to 100, got 0'],
    [
      model('\n    predictors: { live: {}, copy: { shadow: true, traffic: 0 } }'),
      'p.yaml:3: models.m.predictors.copy.traffic: must be from 1 to 100 for a shadow, got 0',
    ],
    [
      model(`\n    keda: { ${CRON}, min: 101 }`),
      "p.yaml:3: models.m.keda.min: must not be above 'max' (100 by default), got 101",
    ],
    [
      model(`\n    keda: { ${CRON}, min: 2, max: 9, idle: 2 }`),
      "p.yaml:3: models.m.keda.idle: must be below 'min' (2), got 2",
    ],
    [
      model(`\n    keda: { ${CRON}, idle: 0 }`),
      "p.yaml:3: models.m.keda.idle: must be below 'min' (0 by default), got 0",
    ],
    [
      model('\n    keda: { triggers: [], max: 9 }'),
      'p.yaml:3: models.m.keda.triggers: must not be empty: without a trigger, KEDA scales nothing',
    ],
    [
      `models:\n  m: { graph: { name: a }, nodes: { a: { image: 'i:1' } }, componentSpecs: [{ nodes: [a],\n    keda: { ${CRON}, min: 3, max: 2 } }] }\n`,
      "p.yaml:3: models.m.componentSpecs[0].keda.min: must not be above 'max' (2), got 3",
    ],
    [
      'monitoring:\n  alerts:\n    errorPercent: 500\n',
      'p.yaml:3: monitoring.alerts.errorPercent: must be above 0 and below 100, got 500',
    ],
    [
      model('\n    silence: { SELDON999: because }'),
      'p.yaml:3: models.m.silence.SELDON999: silence: there is no rule "SELDON999", did you mean "SELDON299"?',
    ],
  ])('%j is reported in the words of the values, at their line', async (values, line) => {
    expect(await told(values)).toEqual({ code: 2, lines: [line] });
  });

  test('is reported together with everything else, for each environment', async () => {
    const { code, lines } = await told(`storage:
  archive: { kind: s3, irsa: my-role }
models:
  iris: { namespace: seldon, sever: SKLEARN }
  churn: { namespace: growth, server: SKLERAN, uri: gs://b/m }
  price: { namespace: growth, server: SKLEARN, store: archive, path: p }
environments:
  dev: {}
  prod: { models: { churn: { replicas: many } }, gateways: { g: { kind: istio, hosts: [] } } }
`);
    expect(code).toBe(2);
    expect(lines.map((line) => line.split(': ').slice(0, 2).join(': ')).sort()).toEqual([
      'p.yaml:2: storage.archive.irsa',
      'p.yaml:4: models.iris',
      'p.yaml:4: models.iris.sever',
      'p.yaml:5: models.churn.server',
      'p.yaml:9: environments.prod.models.churn.replicas',
      'p.yaml:9: gateways.g.hosts',
    ]);
  });

  test('hides what follows from it', async () => {
    const { lines } = await told(
      'gateways:\n  g: { kind: istio, hosts: [] }\nstorage:\n  s: { kind: s3, irsa: x }\n' +
        'models:\n  a: { server: SKLEARN, store: s, path: p }\n  b: { server: SKLEARN, uri: gs://b/m, routing: { gateway: g } }\n',
    );
    expect(lines.map((line) => line.split(': ')[1])).toEqual(['gateways.g.hosts', 'storage.s.irsa']);
  });
});

describe('what the rules find', () => {
  test.each([
    [
      'the key that says it',
      'models:\n  m:\n    server: SKLERAN\n    uri: gs://b/m\n',
      /^p\.yaml:3: models\.m\.server: unknown server "SKLERAN"; .*SELDON114 [-a-z]+\)$/,
    ],
    [
      'the field of Kubernetes',
      'models:\n  m:\n    server: SKLEARN\n    uri: gs://b/m\n    pod:\n      tolerations: [{ key: a, operator: Exist }]\n',
      /^p\.yaml:6: models\.m\.pod\.tolerations\[0\]\.operator: "Exist" is not valid here: .*SELDON229 [-a-z]+\)$/,
    ],
    [
      'the version',
      'models:\n  m:\n    server: SKLEARN\n    uri: gs://b/m\n    canary:\n      percent: 10\n      server: NONE\n',
      /^p\.yaml:7: models\.m\.canary\.server: unknown server "NONE"/,
    ],
    [
      'the metadata',
      'models:\n  m:\n    server: SKLEARN\n    uri: gs://b/m\n    metadata:\n      labels: { a: b! }\n',
      /^p\.yaml:6: models\.m\.metadata\.labels: "b!": a valid label/,
    ],
    [
      'the field of a whole SeldonDeployment',
      'models:\n  m:\n    manifest:\n      predictors:\n        - name: a\n          graph: { name: g, implementation: NONE, modelUri: gs://b/m }\n',
      /^p\.yaml:6: models\.m\.manifest\.predictors\[0\]\.graph\.implementation: unknown server/,
    ],
    [
      'the model, where nothing else says it',
      'models:\n  other: { server: SKLEARN, uri: gs://b/m }\n  m: { image: r.io/x:1, type: ROUTER }\n',
      /^p\.yaml:3: models\.m: spec\.predictors\[0\]\.graph\.children: ROUTER "model" has no children/,
    ],
  ])('names the line of %s', async (_, values, line) => {
    const { code, lines } = await told(values);
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(line), 'nothing was written']);
  });

  test('names both places of a duplicate', async () => {
    const { code, lines } = await told(
      'models:\n  a: { namespace: ns, server: SKLEARN, uri: gs://b/m, metadata: { name: b } }\n  b: { namespace: ns, server: SKLEARN, uri: gs://b/m }\n',
    );
    expect({ code, line: lines[0] }).toEqual({
      code: 1,
      line: 'p.yaml:3: models.b: SeldonDeployment "b" in namespace "ns" is already defined by p.yaml:2: models.a, rename one of them',
    });
  });
});
