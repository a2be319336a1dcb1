import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import * as ts from 'typescript';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, 'docs/how-to');

/** The blocks of TypeScript in the how-to pages, each its own program. */
const blocks = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .sort()
  .flatMap((page) =>
    [...fs.readFileSync(path.join(folder, page), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code], index) => ({
      name: `${page} ${index + 1}`,
      file: path.join(folder, `${page}.${index + 1}.ts`),
      code,
    })),
  );

test('every block of the how-to pages compiles', () => {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    stripInternal: true,
    paths: { 'cdk8s-seldon': [path.join(root, 'src/index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  const codeOf = (file: string) => blocks.find((block) => block.file === file)?.code;
  host.fileExists = (file) => codeOf(file) !== undefined || fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const code = codeOf(file);
    return code === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, code, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram(
    blocks.map(({ file }) => file),
    options,
    host,
  );
  const problems = blocks.flatMap(({ name, file }) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(file))
      .map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );

  expect(blocks.length).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

describe('a program of the how-to pages', () => {
  // Programs write into the folder where they run.
  let scratch: string;
  beforeAll(() => {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'code-blocks-'));
    process.chdir(scratch);
  });
  afterAll(() => {
    process.chdir(root);
    fs.rmSync(scratch, { recursive: true });
  });

  test.each(blocks.map(({ name, code }) => [name, code] as const))(
    '%s runs, and its charts are valid',
    (_name, code) => {
      const { outputText } = ts.transpileModule(code, {
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
      });
      const run = new Function('require', 'exports', outputText) as (
        require: (name: string) => unknown,
        exports: object,
      ) => void;
      (['log', 'error'] as const).forEach((method) => jest.spyOn(console, method).mockImplementation());
      const apps: cdk8s.App[] = [];
      class App extends cdk8s.App {
        public constructor(props?: cdk8s.AppProps) {
          super(props);
          apps.push(this);
        }
      }
      expect(() => {
        run((name) => (name === 'cdk8s' ? { ...cdk8s, App } : jest.requireActual(name)), {});
        apps.flatMap(({ charts }) => charts).forEach((chart) => chart.toJson());
      }).not.toThrow();
    },
  );
});
