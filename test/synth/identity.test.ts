import { ApiObject, App, type AppProps, Chart, type IResolver, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { manifestFiles } from '../../src/synth/manifest-files';
import { ManifestLayout } from '../../src/synth/manifest-layout';
import { ManifestWriter } from '../../src/synth/manifest-writer';

const lazily = (value: unknown) => Lazy.any({ produce: () => value }) as never;

function configMap(chart: Chart, id: string, name: string, apiVersion = 'v1'): ApiObject {
  return new ApiObject(chart, id, { apiVersion, kind: 'ConfigMap', metadata: { name } });
}

/** An object whose own class writes another name. */
class Prefixed extends ApiObject {
  public constructor(
    scope: Chart,
    id: string,
    private readonly written: string,
  ) {
    super(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } });
  }

  public toJson(): object {
    return { ...(super.toJson() as object), metadata: { name: this.written } };
  }
}

const upperCase: IResolver = {
  resolve: (context) => {
    if (context.value === 'z') {
      context.replaceValue('Z');
    }
  },
};

function app(build: (chart: Chart) => void, props: AppProps = {}): App {
  const built = new App(props);
  build(new Chart(built, 'c', { namespace: 'models' }));
  return built;
}

test.each<[string, (chart: Chart) => void]>([
  ['with lazy names', (chart) => ['a', 'b'].forEach((id) => configMap(chart, id, lazily(id)))],
  [
    'that patches rename',
    (chart) =>
      ['a', 'b'].forEach((id) => configMap(chart, id, 'x').addJsonPatch(JsonPatch.replace('/metadata/name', id))),
  ],
  [
    'that patches move to other namespaces',
    (chart) =>
      ['a', 'b'].forEach((id) =>
        configMap(chart, id, 'x').addJsonPatch(JsonPatch.replace('/metadata/namespace', `team-${id}`)),
      ),
  ],
  [
    'of kinds that patches set',
    (chart) => {
      configMap(chart, 'a', 'x');
      configMap(chart, 'b', 'x').addJsonPatch(JsonPatch.replace('/kind', 'Secret'));
    },
  ],
  [
    'whose names the API server generates',
    (chart) =>
      ['a', 'b'].forEach((id) =>
        configMap(chart, id, 'x').addJsonPatch(JsonPatch.move('/metadata/name', '/metadata/generateName')),
      ),
  ],
])('objects %s are not the same', (_, build) => {
  expect(new ManifestWriter(app(build)).toText()).toBe(app(build).synthYaml());
});

test.each<[string, string, (chart: Chart) => void]>([
  [
    'renamed by patches',
    'ConfigMap "z"',
    (chart) =>
      ['a', 'b'].forEach((id) => configMap(chart, id, id).addJsonPatch(JsonPatch.replace('/metadata/name', 'z'))),
  ],
  [
    'with one name, lazy and not',
    'ConfigMap "z"',
    (chart) => {
      configMap(chart, 'a', 'z');
      configMap(chart, 'b', lazily('z'));
    },
  ],
  ['renamed by their class', 'ConfigMap "z"', (chart) => ['a', 'b'].forEach((id) => new Prefixed(chart, id, 'z'))],
  [
    'of two versions of one group',
    'ConfigMap "z"',
    (chart) => {
      configMap(chart, 'a', 'z', 'example.com/v1');
      configMap(chart, 'b', 'z', 'example.com/v2');
    },
  ],
])('two objects %s are an error that names both', (_, what, build) => {
  expect(() => new ManifestWriter(app(build)).toText()).toThrow(
    new RegExp(`\\[c/b\\] ${what}.* is already defined by \\[c/a\\], rename one of them`),
  );
});

test('resolvers of the app may rename objects, too', () => {
  const renamed = app((chart) => ['z', 'Z'].forEach((name, i) => configMap(chart, 'ab'[i], name)), {
    resolvers: [upperCase],
  });

  expect(() => new ManifestWriter(renamed).toText()).toThrow('[c/b] ConfigMap "Z" in namespace "models" is already');
});

test('a file per object has the name and the namespace that the object is written with', () => {
  const built = app((chart) => {
    configMap(chart, 'a', lazily('late'));
    configMap(chart, 'b', 'x').addJsonPatch(JsonPatch.replace('/metadata/namespace', 'other'));
  });

  expect(manifestFiles(built, ManifestLayout.FILE_PER_OBJECT).map((file) => file.path)).toEqual([
    'models/ConfigMap-late.k8s.yaml',
    'other/ConfigMap-x.k8s.yaml',
  ]);
});

test('no object without patches is rendered for its name, be it of a class that cdk8s import generated', () => {
  const built = app((chart) => {
    configMap(chart, 'own', 'x');
    new kplus.ConfigMap(chart, 'imported', { metadata: { name: 'y' } });
  });
  const rendered = jest.spyOn(ApiObject.prototype, 'toJson');

  expect(manifestFiles(built, ManifestLayout.FILE_PER_OBJECT)).toHaveLength(2);
  expect(rendered).not.toHaveBeenCalled();
  rendered.mockRestore();
});
