import { type ProjectParts } from './parts';
import { OPERATOR_NAMESPACE } from '../../../api/facts/names';
import { type Assembly } from '../../../codegen/assembly';
import { pythonProgram } from '../../../codegen/print/python';
import { type RepositoryFiles } from '../../init/repository';

/** A project in Python. */
export function pythonProject(
  { library, program, readme, exact, environments, operatorValues, changed }: ProjectParts,
  assembly: Assembly,
): RepositoryFiles {
  return {
    '.gitignore': '__pycache__/\n.venv/\n',
    'README.md': readme(
      [
        ['pip install -r requirements.txt', ''],
        ['python main.py', 'writes manifests/'],
        ['pytest', `proves that the manifests keep what ${environments.length === 0 ? 'before.yaml' : 'before/'} says`],
      ],
      'main.py',
    ),
    'main.py': pythonProgram(program, assembly),
    'pyproject.toml': '[tool.black]\nline-length = 120\n',
    'requirements.txt': ['cdk8s>=2.70.106,<3', library, 'constructs>=10.5.0,<11', 'pytest', ''].join('\n'),
    'test_main.py': inEnvironments(exact ? EXACT : unchanged(operatorValues, changed), environments),
  };
}

/** The test for each environment, where there are several. */
function inEnvironments(text: string, environments: readonly string[]): string {
  if (environments.length === 0) {
    return text;
  }
  const names = environments.map((each) => JSON.stringify(each)).join(', ');
  return text
    .replace('from typing import Any\n\n', 'from typing import Any\n\nimport pytest\n')
    .replace('def synthesized()', 'def synthesized(environment: str)')
    .replace('HERE / "manifests"', 'HERE / "manifests" / environment')
    .replace(/def (test_\w+)\(\)/, `@pytest.mark.parametrize("environment", [${names}])\ndef $1(environment: str)`)
    .replace('HERE / "before.yaml"', 'HERE / "before" / f"{environment}.yaml"')
    .replace(/(?<=[^\w])synthesized\(\)/g, 'synthesized(environment)');
}

const HEAD = `import pathlib
import subprocess
import sys
from typing import Any

from cdk8s import Yaml
`;

const READ = `
HERE = pathlib.Path(__file__).parent


def key(manifest: Any) -> str:
    metadata = manifest["metadata"]
    return f"{manifest['kind']} {metadata.get('namespace', '')}/{metadata['name']}"


def documents(path: pathlib.Path) -> list[Any]:
    return [document for document in Yaml.load(str(path)) if document]


def synthesized() -> list[Any]:
    subprocess.run([sys.executable, "main.py"], cwd=HERE, check=True)
    folder = HERE / "manifests"
    return [document for path in sorted(folder.rglob("*.yaml")) for document in documents(path)]


def differences(path: str, before: Any, after: Any) -> list[str]:
    """The paths at which two objects differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        fields = sorted({*before, *after})
        return [line for each in fields for line in differences(f"{path}.{each}", before.get(each), after.get(each))]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after))
        return [line for index, pair in pairs for line in differences(f"{path}[{index}]", *pair)]
    return [] if before == after else [path[1:]]
`;

const EXACT = `${HEAD}${READ}

def test_the_manifests_hold_the_same_data() -> None:
    before = {key(manifest): manifest for manifest in documents(HERE / "before.yaml") if manifest["kind"] != "Secret"}
    after = {key(manifest): manifest for manifest in synthesized()}
    assert after == before, "\\n".join(differences("", before, after))
`;

/**
 * @param operatorValues files with values of an operator that is installed elsewhere
 * @param changed objects of an operator that differ on purpose
 */
function unchanged(operatorValues: readonly string[], changed: readonly string[]): string {
  const values = operatorValues.map((file) => `str(HERE / ${JSON.stringify(file)})`).join(', ');
  const operator =
    operatorValues.length === 0
      ? ''
      : `    place = Chart(app, "operator", namespace="${OPERATOR_NAMESPACE}")
    SeldonOperator(place, "operator", values=Values.load(${values}))\n`;
  const names = operatorValues.length === 0 ? 'SeldonDeployment' : 'SeldonDeployment, SeldonOperator, Values';
  const keys = [...new Set(changed)].map((name) => JSON.stringify(name.includes('/') ? name : name.replace(' ', ' /')));
  const constant =
    keys.length === 0
      ? ''
      : `\n\n# SeldonOperator installs these in its own way, and the operator's configuration stays the same.\nCHANGED = {\n${keys
          .map((each) => `    ${each},\n`)
          .join('')}}`;
  return UNCHANGED.replace('$OPERATOR', () => operator)
    .replace('$FOUND', keys.length === 0 ? 'manifest' : '{} if key(manifest) in CHANGED else manifest')
    .replace('HERE = pathlib.Path(__file__).parent', (line) => `${line}${constant}`)
    .replace(
      'from cdk8s import Yaml',
      () => `from cdk8s import ApiObject, App, Chart, JsonPatch, Yaml\nfrom cdk8s_seldon import ${names}`,
    );
}

const UNCHANGED = `${HEAD}${READ}

def place(chart: Chart, name: str, manifest: Any) -> None:
    other = ApiObject(
        chart, name, api_version=manifest["apiVersion"], kind=manifest["kind"], metadata=manifest["metadata"]
    )
    for field, value in manifest.items():
        if field not in ("apiVersion", "kind", "metadata"):
            other.add_json_patch(JsonPatch.add(f"/{field}", value))


def decided(created: list[Any]) -> dict[str, Any]:
    """What the operator creates; the API server sets one replica if a Deployment has no number."""
    scalers = ("HorizontalPodAutoscaler", "ScaledObject")
    scaled = [each["metadata"]["name"] for each in created if each["kind"] in scalers]
    for each in created:
        if each["kind"] == "Deployment" and each["metadata"]["name"] not in scaled:
            each["spec"].setdefault("replicas", 1)
    return {key(each): each for each in created}


def outcomes(manifests: list[Any], secrets: list[Any]) -> dict[str, Any]:
    app = App()
    chart = Chart(app, "cluster")
$OPERATOR    deployments = {}
    found: dict[str, Any] = {}
    for index, manifest in enumerate([*manifests, *secrets]):
        if manifest["kind"] == "SeldonDeployment":
            deployments[key(manifest)] = SeldonDeployment.from_manifest(chart, f"{index}", manifest)
        else:
            place(chart, f"{index}", manifest)
            found[key(manifest)] = $FOUND
    for name, deployment in deployments.items():
        expansion = deployment.expand()
        found[name] = {"address": expansion.address, "objects": decided(expansion.objects)}
    return found


def test_the_operator_changes_nothing() -> None:
    imported = documents(HERE / "before.yaml")
    secrets = [manifest for manifest in imported if manifest["kind"] == "Secret"]
    before = outcomes([manifest for manifest in imported if manifest["kind"] != "Secret"], secrets)
    after = outcomes(synthesized(), secrets)
    assert after == before, "\\n".join(differences("", before, after))
`;
