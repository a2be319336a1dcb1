import { readme } from './readme';
import { type RepositoryFiles, SETUP_NODE, WORKFLOW } from './repository';
import { workflow } from './workflow';
import { API_SERVER_LEVEL } from '../../api/facts/kubernetes';

const INSTALL = 'pip install -r requirements.txt';

/**
 * A repository whose manifests are written by a program in Python.
 *
 * @param library what requirements.txt says about this package
 */
export function pythonRepository(name: string, library: string): RepositoryFiles {
  return {
    [WORKFLOW]: workflow({
      // The library runs in Node.js.
      setup: [...SETUP_NODE, '- uses: actions/setup-python@v5', "  with: { python-version: '3.12' }"],
      install: INSTALL,
      synth: 'python main.py',
      tool: 'cdk8s-seldon',
    }),
    '.gitignore': '.venv/\n__pycache__/\n',
    'README.md': readme({
      name,
      about: `What runs on Seldon Core, as a program: [main.py](main.py). It needs Python 3.10 or newer, and Node.js 20.16 or newer,
in which the library runs.`,
      commands: `python3 -m venv .venv && . .venv/bin/activate
${INSTALL}
python main.py                   # main.py to manifests/, one folder per environment
cdk8s-seldon validate manifests  # what the cluster and the operator would say
cdk8s-seldon expand manifests    # what the operator would create
cdk8s-seldon needs manifests     # what must exist beforehand`,
      file: 'main.py',
      synth: 'python main.py',
      next: `For Flux, write \`GitOps.flux\` in main.py: other commands are printed. \`cdk8s-seldon ask --in manifests\`
prints how to ask the models for predictions.`,
    }),
    'main.py': program(name),
    'requirements.txt': `cdk8s>=2.70.106,<3\n${library}\nconstructs>=10.5.0,<11\n`,
  };
}

function program(name: string): string {
  return `from typing import NamedTuple, Optional

from cdk8s_seldon import (
    GitOps,
    GraphNode,
    Ingress,
    ModelArtifact,
    PlatformEnvironments,
    PrepackagedServer,
    Scaling,
    SeldonDeployment,
    ThirdParty,
)

REPOSITORY = "https://git.example.com/ml/${name}.git"

# The version of your clusters, which the charts below must support: cdk8s-seldon versions
KUBERNETES = "${API_SERVER_LEVEL}"

INSTALLS = [
    ThirdParty.CERT_MANAGER,
    ThirdParty.ISTIO_BASE,
    ThirdParty.ISTIOD,
    ThirdParty.ISTIO_GATEWAY,
]


class Environment(NamedTuple):
    name: str
    scaling: Scaling
    # The cluster, as Argo CD knows it; without it, the cluster of Argo CD itself.
    server: Optional[str] = None


ENVIRONMENTS = [
    Environment("dev", Scaling.fixed(1)),
    Environment(
        "prod",
        Scaling.on_cpu(percent=70, min=2, max=5),
        server="https://prod.example.com",
    ),
]

environments = PlatformEnvironments()
for environment in ENVIRONMENTS:
    platform = environments.add(
        environment.name,
        git_ops=GitOps.argo_cd(repository=REPOSITORY, server=environment.server),
    )
    for part in INSTALLS:
        platform.add_install(part, kubernetes_version=KUBERNETES)
    gateway = platform.add_istio_gateway("seldon-gateway")
    platform.add_operator(ingress=Ingress.istio(gateway))

    SeldonDeployment(platform.models("seldon"), "iris").add_predictor(
        "default",
        graph=GraphNode.server(
            "classifier",
            PrepackagedServer.SKLEARN,
            artifact=ModelArtifact.uri("gs://seldon-models/v1.16.0-dev/sklearn/iris"),
            container={"resources": {"requests": {"cpu": "500m", "memory": "512Mi"}}},
        ),
        scaling=environment.scaling,
    )

environments.write("manifests")
print("manifests/ is written; commit and push it, then once:")
for command in environments.apply_commands("manifests"):
    print(f"  {command}")
`;
}
