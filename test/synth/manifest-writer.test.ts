import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, type AppProps, Chart, type IResolver, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { ManifestLayout } from '../../src/synth/manifest-layout';
import { ManifestWriter } from '../../src/synth/manifest-writer';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'writer-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const object = (scope: Construct, id: string, props: { kind?: string; namespace?: string; name?: string } = {}) =>
  new ApiObject(scope, id, {
    apiVersion: 'v1',
    kind: props.kind ?? 'ConfigMap',
    metadata: { name: props.name ?? id, namespace: props.namespace },
    data: { id, list: ['yes', '1'], text: 'a\nb\n' },
    lazy: Lazy.any({ produce: () => 'late' }),
  });

/** Every file below a folder with its text. */
function files(root: string, below = ''): Record<string, string> {
  return Object.assign(
    {},
    ...fs.readdirSync(path.join(root, below), { withFileTypes: true }).map((entry) => {
      const file = path.posix.join(below, entry.name);
      return entry.isDirectory() ? files(root, file) : { [file]: fs.readFileSync(path.join(root, file), 'utf8') };
    }),
  ) as Record<string, string>;
}

function manifests(root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files(root)).filter(([file]) => !path.basename(file).startsWith('.')));
}

const APPS: Record<string, (app: App) => void> = {
  'no chart': () => undefined,
  'two charts': (app) => {
    for (const id of ['b', 'a']) {
      const chart = new Chart(app, id, { namespace: id, labels: { team: id } });
      object(chart, 'y');
      object(chart, 'x');
    }
  },
  'charts with whole numbers as ids': (app) =>
    ['b', '10', '9'].forEach((id) => object(new Chart(app, id), 'x', { name: id })),
  'maps with whole numbers as keys': (app) => {
    const ports = { b: 'x', '9000': 'one', '10': 'two', '09': 'three', '': 'four', '!': 'five' };
    new ApiObject(new Chart(app, 'c'), 'tcp', { apiVersion: 'v1', kind: 'ConfigMap', data: ports, list: [ports] });
  },
  'charts that depend on each other': (app) => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    [a, b, c].forEach((chart) => object(chart, 'x', { name: chart.node.id }));
    a.addDependency(c);
    c.addDependency(b);
  },
  'nested charts': (app) => {
    const outer = new Chart(app, 'outer');
    object(outer, 'x');
    const inner = new Chart(outer, 'inner');
    object(inner, 'y');
    object(new Chart(inner, 'innermost'), 'z');
  },
  'objects and groups that depend on each other, inside and across charts': (app) => {
    const [a, b] = ['a', 'b'].map((id) => new Chart(app, id));
    const groups = ['g1', 'g2', 'g3'].map((id) => new Construct(a, id));
    groups.forEach((group, i) => ['x', 'y'].forEach((id) => object(group, id, { name: `${id}${i}` })));
    const [last, first] = ['last', 'first'].map((id) => object(a, id));
    groups[0].node.addDependency(groups[2]);
    groups[2].node.addDependency(first);
    last.addDependency(groups[1], groups[0]);
    object(b, 'z').addDependency(groups[1].node.findChild('y'));
  },
};

test.each(Object.keys(APPS))('writes the files and bytes of app.synth() for %s', (name) => {
  for (const [layout, yamlOutputType] of [
    [ManifestLayout.FILE_PER_CHART, YamlOutputType.FILE_PER_CHART],
    [ManifestLayout.SINGLE_FILE, YamlOutputType.FILE_PER_APP],
  ] as const) {
    const [theirs, ours] = [path.join(folder, `theirs-${layout}`), path.join(folder, `ours-${layout}`)];
    const [app, other] = [theirs, ours].map((outdir) => new App({ outdir, yamlOutputType }));
    [app, other].forEach(APPS[name]);
    app.synth();
    new ManifestWriter(other, { layout }).write();
    expect(manifests(ours)).toEqual(manifests(theirs));
    expect(new ManifestWriter(other).toText()).toBe(app.synthYaml());
  }
});

test.each(Object.values(YamlOutputType).filter((type) => typeof type === 'number'))(
  'divides files as yamlOutputType %s of the app says, if no layout is given',
  (yamlOutputType) => {
    const [theirs, ours] = ['theirs', 'ours'].map((name) => path.join(folder, name));
    const [app, other] = [theirs, ours].map((outdir) => new App({ outdir, yamlOutputType }));
    for (const each of [app, other]) {
      APPS['objects and groups that depend on each other, inside and across charts'](each);
      object(new Chart(each, 'roles'), 'role', { kind: 'ClusterRole', name: 'system:reader' });
    }
    app.synth();
    new ManifestWriter(other).write();
    expect(manifests(ours)).toEqual(manifests(theirs));
  },
);

test('fails when two objects would share a file, where app.synth() writes one of them', () => {
  const app = new App({ outdir: path.join(folder, 'out'), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  ['one', 'two'].forEach((namespace) => object(new Chart(app, namespace, { namespace }), 'x'));
  expect(() => new ManifestWriter(app).write()).toThrow(
    'two manifests would share the file "ConfigMap.x.k8s.yaml": rename one of them, or choose another layout',
  );
  expect(fs.existsSync(app.outdir)).toBe(false);
});

test('fails for charts that depend on each other in a circle', () => {
  const app = new App();
  const [a, b] = ['a', 'b'].map((id) => new Chart(app, id));
  a.addDependency(b);
  b.addDependency(a);
  expect(() => new ManifestWriter(app, { outdir: folder }).write()).toThrow('Dependency cycle detected: a => b => a');
});

test('gives objects of one kind and name in two namespaces a file each', () => {
  const app = new App();
  const chart = new Chart(app, 'c');
  object(chart, 'a', { namespace: 'one', name: 'same' });
  object(chart, 'b', { namespace: 'two', name: 'same' });
  object(chart, 'n', { kind: 'Namespace' });
  const written = new ManifestWriter(app, { outdir: folder, layout: ManifestLayout.FILE_PER_OBJECT }).write();
  expect(written).toEqual([
    'one/ConfigMap-same.k8s.yaml',
    'two/ConfigMap-same.k8s.yaml',
    'cluster/Namespace-n.k8s.yaml',
  ]);
});

test('fails when two constructs define the same object, naming both, and writes nothing', () => {
  const app = new App();
  object(new Chart(app, 'a', { namespace: 'ns' }), 'x', { name: 'same' });
  object(new Chart(app, 'b', { namespace: 'ns' }), 'y', { name: 'same' });
  const outdir = path.join(folder, 'out');
  expect(() => new ManifestWriter(app, { outdir }).write()).toThrow(
    '[b/y] ConfigMap "same" in namespace "ns" is already defined by [a/x], rename one of them',
  );
  expect(fs.existsSync(outdir)).toBe(false);
});

test('reports all failed validations as app.synth() does, and writes nothing', () => {
  const app = new App({ outdir: path.join(folder, 'out') });
  const chart = new Chart(app, 'c');
  ['x', 'y'].forEach((id) => object(chart, id).node.addValidation({ validate: () => [`${id} is wrong`] }));
  const expected = 'Validation failed with the following errors:\n  [c/x] x is wrong\n  [c/y] y is wrong';
  expect(() => new ManifestWriter(app).write()).toThrow(expected);
  expect(fs.existsSync(app.outdir)).toBe(false);
});

test('an object that cannot be rendered leaves the folder as it was', () => {
  fs.writeFileSync(path.join(folder, 'a.k8s.yaml'), 'before');
  const app = new App();
  object(new Chart(app, 'a'), 'x');
  new ApiObject(new Chart(app, 'b'), 'x', { apiVersion: 'v1', kind: 'X', spec: new Map() });
  expect(() => new ManifestWriter(app, { outdir: folder }).write()).toThrow('b/x');
  expect(files(folder)).toEqual({ 'a.k8s.yaml': 'before' });
});

test('removes its own files that are no longer written and keeps other files', () => {
  const write = (...ids: string[]) => {
    const app = new App();
    const chart = new Chart(app, 'c');
    ids.forEach((id) => object(chart, id, { namespace: id }));
    new ManifestWriter(app, { outdir: folder, layout: ManifestLayout.FILE_PER_OBJECT }).write();
  };
  write('one', 'two', 'three');
  fs.writeFileSync(path.join(folder, 'kustomization.yaml'), 'mine');
  fs.writeFileSync(path.join(folder, 'two', 'mine.yaml'), 'mine');
  write('one');
  expect(Object.keys(manifests(folder)).sort()).toEqual([
    'kustomization.yaml',
    'one/ConfigMap-one.k8s.yaml',
    'two/mine.yaml',
  ]);
  expect(fs.readdirSync(folder).sort()).toEqual(['.cdk8s-seldon-files', 'kustomization.yaml', 'one', 'two']);
});

test('a folder belongs to one program: another app that writes to it removes the files of the first', () => {
  for (const team of ['growth', 'risk']) {
    const app = new App({ outdir: folder });
    object(new Chart(app, team), 'x');
    new ManifestWriter(app).write();
  }
  expect(Object.keys(manifests(folder))).toEqual(['risk.k8s.yaml']);
});

test('never follows a link out of its folder', () => {
  const outside = path.join(folder, 'outside');
  const outdir = path.join(folder, 'out');
  [outside, outdir].forEach((name) => fs.mkdirSync(name));
  fs.symlinkSync(outside, path.join(outdir, 'ns'));
  const app = new App();
  object(new Chart(app, 'c'), 'x', { namespace: 'ns' });
  expect(() => new ManifestWriter(app, { outdir, layout: ManifestLayout.FILE_PER_OBJECT }).write()).toThrow(
    'it is a link, not a folder',
  );
  expect(fs.readdirSync(outside)).toEqual([]);
});

test('a manipulated record of files never removes anything outside', () => {
  const outdir = path.join(folder, 'out');
  fs.mkdirSync(outdir);
  fs.writeFileSync(path.join(folder, 'precious'), '');
  fs.writeFileSync(path.join(outdir, '.cdk8s-seldon-files'), `../precious\n${path.join(folder, 'precious')}\n`);
  new ManifestWriter(new App({ outdir })).write();
  expect(fs.existsSync(path.join(folder, 'precious'))).toBe(true);
});

test('two writes give the same bytes', () => {
  const write = (outdir: string) => {
    const app = new App({ outdir });
    APPS['objects and groups that depend on each other, inside and across charts'](app);
    new ManifestWriter(app).write();
    return files(outdir);
  };
  expect(write(path.join(folder, 'a'))).toEqual(write(path.join(folder, 'deep/b')));
});

test('renders lazy values, tokens, unions, patches, subclasses and custom resolvers as cdk8s does', () => {
  class Token {
    public resolve() {
      return { deep: [Lazy.any({ produce: () => undefined }), 1] };
    }
  }
  class Union {
    public constructor(public readonly value: number | string) {}
  }
  class Filtering extends ApiObject {
    public toJson(): object {
      return { ...(super.toJson() as object), added: true };
    }
  }
  const build = (props: AppProps) => {
    const app = new App(props);
    const chart = new Chart(app, 'c', { labels: { b: '1', a: '2' } });
    const spec = {
      z: new Token(),
      union: new Union('25%'),
      list: [null, [], {}, undefined],
      empty: {},
      none: null,
      a: Lazy.any({ produce: () => new Union(1) }),
    };
    const metadata = { annotations: {}, finalizers: [], labels: { c: '3' } };
    new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'X', metadata, spec, data: 'd' });
    new Filtering(chart, 'filtering', { apiVersion: 'v1', kind: 'X', spec });
    new ApiObject(chart, 'patched', { apiVersion: 'v1', kind: 'X', spec }).addJsonPatch(
      JsonPatch.add('/spec/b', { y: 1, x: 2 }),
    );
    return app;
  };
  const shout: IResolver = {
    resolve: (context) => {
      if (context.value === 'd') {
        context.replaceValue('D!');
      }
    },
  };
  for (const props of [{}, { resolvers: [shout] }]) {
    expect(new ManifestWriter(build(props)).toText()).toBe(build(props).synthYaml());
  }
});

test('a chart without objects has no file: kubectl rejects an empty one', () => {
  const app = new App({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'empty-')) });
  new Chart(app, 'nothing');
  new ApiObject(new Chart(app, 'something'), 'a', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(new ManifestWriter(app).write()).toEqual(['something.k8s.yaml']);
});
