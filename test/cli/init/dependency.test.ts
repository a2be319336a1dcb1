import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dependencyOf } from '../../../src/cli/init/dependency';

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

const dependency = (version = '1.2.3') => dependencyOf(path.join(project, 'models'), library, version);

test('a package from a registry is named by its version', () => {
  install('https://registry.example.com/cdk8s-seldon/-/cdk8s-seldon-1.2.3.tgz');
  expect(dependency()).toBe('^1.2.3');
});

test('a package from an archive is named by the archive, as the new repository sees it', () => {
  install('file:archives/cdk8s-seldon-1.2.3.tgz');
  expect(dependency()).toBe('file:../archives/cdk8s-seldon-1.2.3.tgz');
});

test('a package that was never released is named by its folder', () => {
  expect(dependency('0.0.0')).toBe('file:../node_modules/cdk8s-seldon');
});

test.each(['no JSON', '[]', '{"packages":[]}'])('a lock that reads %j says nothing', (text) => {
  fs.writeFileSync(path.join(project, 'node_modules/.package-lock.json'), text);
  expect(dependency()).toBe('^1.2.3');
});
