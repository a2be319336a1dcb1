import { commonFiles, type RepositoryFiles } from './repository';

/** A repository whose manifests a program writes. */
export function typescriptRepository(name: string, library: string): RepositoryFiles {
  return {
    ...commonFiles(name, { library, synth: 'tsc && node main.js' }),
    'argocd/root.yaml': rootApplication(name, 'manifests/argocd'),
    'README.md': readme(name),
    'main.ts': program(name),
    'tsconfig.json': `${JSON.stringify(
      {
        compilerOptions: { target: 'ES2022', module: 'node16', strict: true, skipLibCheck: true },
        files: ['main.ts'],
      },
      undefined,
      2,
    )}\n`,
  };
}

function readme(name: string): string {
  return `# ${name}

What runs on Seldon Core, as a program: [main.ts](main.ts).

\`\`\`
npm install
npm run synth        # main.ts to manifests/, one folder per environment
npm run validate     # what the cluster and the operator would say
npm run expand       # what the operator would create
\`\`\`

Commit \`manifests/\`. Both clusters have Istio and Seldon's operator, and Argo CD runs in that of *dev*. Set the URL of this repository in
main.ts and argocd/root.yaml, and the address of the cluster of *prod* in main.ts, then once:

\`\`\`
kubectl apply -f argocd/root.yaml
\`\`\`
`;
}

function program(name: string): string {
  return `import { ApiObject, App, Chart } from 'cdk8s';
import {
  ArgoApplication, GraphNode, IstioGateway, ManifestWriter, ModelArtifact, PrepackagedServer, Scaling, SeldonDeployment, SyncWave,
} from 'cdk8s-seldon';

const REPOSITORY = 'https://git.example.com/ml/${name}.git';

interface Environment {
  readonly name: string;
  /** The cluster, as Argo CD knows it. */
  readonly server: string;
  readonly scaling: Scaling;
}

const ENVIRONMENTS: Environment[] = [
  { name: 'dev', server: 'https://kubernetes.default.svc', scaling: Scaling.fixed(1) },
  { name: 'prod', server: 'https://prod.example.com', scaling: Scaling.onCpu({ percent: 70, min: 2, max: 5 }) },
];

for (const { name, scaling } of ENVIRONMENTS) {
  const app = new App({ outdir: \`manifests/\${name}\`, outputFileExtension: '.yaml' });

  const namespaces = new Chart(app, '00-namespaces');
  for (const namespace of ['istio-system', 'seldon']) {
    new ApiObject(namespaces, namespace, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  }

  new IstioGateway(new Chart(app, '30-gateways'), 'seldon-gateway');

  const models = new Chart(app, '50-models', { namespace: 'seldon' });
  new SeldonDeployment(models, 'iris').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
      container: { resources: { requests: { cpu: '500m', memory: '512Mi' } } },
    }),
    scaling,
  });

  SyncWave.assign(app);
  new ManifestWriter(app).write();
}

const argo = new App({ outdir: 'manifests/argocd', outputFileExtension: '.yaml' });
const applications = new Chart(argo, 'applications');
for (const { name, server } of ENVIRONMENTS) {
  new ArgoApplication(applications, \`seldon-\${name}\`, { repository: REPOSITORY, path: \`manifests/\${name}\`, server });
}
new ManifestWriter(argo).write();
`;
}

/** The one Application that is applied by hand; it brings the others. */
function rootApplication(name: string, folder: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}-root
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.com/ml/${name}.git
    targetRevision: HEAD
    path: ${folder}
    directory:
      recurse: false
  destination:
    server: https://kubernetes.default.svc
    namespace: argocd
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
`;
}
