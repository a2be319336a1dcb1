import { value, call, construct, struct, variable } from '../../../src/codegen/expression';
import { withConstants } from '../../../src/codegen/factor/constants';
import { Names } from '../../../src/codegen/identifiers';
import { typescriptProgram } from '../../../src/codegen/print/typescript';
import { type Program } from '../../../src/codegen/program';

const model = (name: string, uri: string, options: Parameters<typeof struct>[0] = {}) =>
  call('GraphNode', 'server', value(name), struct({ artifact: call('ModelArtifact', 'uri', value(uri)), ...options }));
const programOf = (...models: readonly ReturnType<typeof model>[]): Program => ({
  groups: [models.map((each) => ({ kind: 'do', value: construct('SeldonDeployment', each) }))],
});
const text = (program: Program) => typescriptProgram(withConstants(program, new Names())).replace(/^import.*\n/gm, '');

test('a store of three models is a constant', () => {
  const all = programOf(...['a', 'b', 'c'].map((name) => model(name, `s3://acme-models/${name}`)));
  expect(text(all)).toContain("\nconst acmeModelsStore = 's3://acme-models';\n");
  expect(text(all)).toContain('ModelArtifact.uri(`${acmeModelsStore}/a`)');
});

test('a value in two models is not a constant', () => {
  const all = programOf(...['a', 'b'].map((name) => model(name, `s3://models/${name}`)));
  expect(text(all)).not.toContain('const');
});

test('images, Secrets, service accounts and variables are constants', () => {
  const env = struct({ A: call('EnvValue', 'of', value('1')), B: call('EnvValue', 'of', value('2')) });
  const all = programOf(
    ...['a', 'b', 'c'].map((name) =>
      model(name, `${name}:x/y`, {
        image: value('registry.example.com/team/score:1.2'),
        envSecretRefName: value('bucket'),
        serviceAccountName: value('models-account'),
        env,
      }),
    ),
  );
  expect(text(all)).toContain(`const scoreImage = 'registry.example.com/team/score:1.2';
const bucketSecret = 'bucket';
const modelsAccount = 'models-account';
const commonEnv = { A: EnvValue.of('1'), B: EnvValue.of('2') };
`);
});

test('a variable of a function does not hide a constant', () => {
  const program = programOf(...['a', 'b', 'c'].map((name) => model(name, `s3://x/${name}`)));
  const named: Program = {
    functions: [
      {
        kind: 'table',
        name: 'f',
        row: 'F',
        fields: [],
        body: [[{ kind: 'declare', name: 'xStore', value: variable('chart') }]],
      },
    ],
    groups: program.groups,
  };
  expect(text(named)).toContain("const xStore2 = 's3://x';");
});
