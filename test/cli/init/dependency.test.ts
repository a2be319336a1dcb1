import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { npmDependency, pythonDependency } from '../../../src/cli/init/dependency';

let project: string;
let library: string;
beforeEach(() => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'dependency-'));
  library = path.join(project, 'node_modules/cdk8s-seldon');
  fs.mkdirSync(library, { recursive: true });
});
afterEach(() => fs.rmSync(project, { recursive: true }));

function install(resolved: string | undefined): void {
  const packages = { 'node_modules/cdk8s-seldon': { version: '1.2.3', resolved } };
  fs.writeFileSync(path.join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

function write(file: string, content: string): string {
  const whole = path.join(project, file);
  fs.mkdirSync(path.dirname(whole), { recursive: true });
  fs.writeFileSync(whole, content);
  return whole;
}

const self = (version: string, archive?: string) => ({ root: path.join(project, 'models'), library, version, archive });
const npm = (version = '1.2.3', archive?: string) => npmDependency(self(version, archive));
const python = (version = '1.2.3', archive?: string) => pythonDependency(self(version, archive));

describe('a package.json', () => {
  test('names a package from a registry by its version', () => {
    install('https://registry.example.com/cdk8s-seldon/-/cdk8s-seldon-1.2.3.tgz');
    expect(npm()).toEqual({ spec: '^1.2.3', files: {} });
  });

  test('keeps a copy of the archive that the package was installed from', () => {
    write('archives/cdk8s-seldon-1.2.3.tgz', 'archive');
    install('file:archives/cdk8s-seldon-1.2.3.tgz');
    expect(npm()).toEqual({
      spec: 'file:vendor/cdk8s-seldon-1.2.3.tgz',
      files: { 'vendor/cdk8s-seldon-1.2.3.tgz': Buffer.from('archive') },
    });
  });

  test('keeps the name that jsii gives an archive', () => {
    const archive = write('dist/js/cdk8s-seldon@1.2.3.jsii.tgz', 'archive');
    expect(npm('1.2.3', archive).spec).toBe('file:vendor/cdk8s-seldon@1.2.3.jsii.tgz');
  });

  test('names the folder of a package that was never released', () => {
    expect(npm('0.0.0').spec).toBe('file:../node_modules/cdk8s-seldon');
  });

  test('does not name a folder that jsii removes when the command ends', () => {
    library = path.join(project, 'jsii-kernel-a1B2/node_modules/cdk8s-seldon');
    expect(npm().spec).toBe('^1.2.3');
    expect(() => npm('0.0.0')).toThrow(/not on npm: build its archive .* --library dist/);
  });

  test.each(['no JSON', '[]', '{"packages":[]}'])('is not changed by a lock that reads %j', (text) => {
    write('node_modules/.package-lock.json', text);
    expect(npm().spec).toBe('^1.2.3');
  });

  test.each([
    ['cdk8s-seldon.whl', 'is not a .tgz archive'],
    ['missing.tgz', 'no such file'],
  ])('cannot depend on %s', (archive, message) => {
    write('cdk8s-seldon.whl', '');
    expect(() => npm('1.2.3', path.join(project, archive))).toThrow(message);
  });
});

describe('a requirements.txt', () => {
  const WHEEL = 'cdk8s_seldon-0.0.0-py3-none-any.whl';

  test.each([
    ['1.2.3', 'cdk8s-seldon>=1.2.3,<2'],
    ['0.4.1', 'cdk8s-seldon>=0.4.1,<0.5'],
  ])('accepts versions compatible with %s', (version, spec) => {
    expect(python(version)).toEqual({ spec, files: {} });
  });

  test.each(['archives', 'python', 'node_modules/cdk8s-seldon/dist/python'])(
    'keeps a copy of the wheel in %s',
    (folder) => {
      write('archives/cdk8s-seldon-0.0.0.tgz', 'archive');
      install('file:archives/cdk8s-seldon-0.0.0.tgz');
      write(`${folder}/${WHEEL}`, 'wheel');
      expect(python('0.0.0')).toEqual({
        spec: `./vendor/${WHEEL}`,
        files: { [`vendor/${WHEEL}`]: Buffer.from('wheel') },
      });
    },
  );

  test('keeps a copy of the wheel that the user names', () => {
    const wheel = write('here/cdk8s_seldon-1.2.3+abc-py3-none-any.whl', 'wheel');
    expect(python('1.2.3', wheel).spec).toBe('./vendor/cdk8s_seldon-1.2.3+abc-py3-none-any.whl');
  });

  test('cannot name a version that was never released, unless there is its wheel', () => {
    write('archives/cdk8s_seldon-9.9.9-py3-none-any.whl', 'another version');
    expect(() => python('0.0.0')).toThrow(/not on PyPI: build its archive .* --library dist/);
    expect(() => python('0.0.0', write('cdk8s-seldon.tgz', ''))).toThrow('is not a .whl archive');
  });
});

test.each(['a b', 'a\n--index-url https://x.example.com\n', 'a#egg=b', 'a;b', '-r', '${A}', 'a?b'])(
  'an archive whose name is %j is not copied, for its name would be read as something else',
  (name) => {
    expect(() => npm('1.2.3', write(`${name}.tgz`, 'archive'))).toThrow(/rename the file/);
    expect(() => python('1.2.3', write(`${name}.whl`, 'wheel'))).toThrow(/rename the file/);
  },
);

test('a wheel with an @ in its name is not copied: pip takes what follows for a URL', () => {
  expect(() => python('1.2.3', write('a@b.whl', 'wheel'))).toThrow(/rename the file, to .* digits and \. _ \+ ! ~ -$/);
});
