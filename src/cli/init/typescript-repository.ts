import { npmCommands, readme } from './readme';
import { npmFiles, type RepositoryFiles } from './repository';
import { API_SERVER_LEVEL } from '../../api/facts/kubernetes';

/** A repository whose manifests are written by a program in TypeScript. */
export function typescriptRepository(name: string, library: string): RepositoryFiles {
  return {
    ...npmFiles(name, { library, synth: 'tsc && node main.js' }),
    '.gitignore': 'node_modules/\n*.js\n',
    'README.md': readme({
      name,
      about: 'What runs on Seldon Core, as a program: [main.ts](main.ts).',
      commands: npmCommands('main.ts'),
      file: 'main.ts',
      synth: 'npm run synth',
      next: `For Flux, write \`GitOps.flux\` in main.ts: other commands are printed. \`npm run needs\` lists what must exist
beforehand, and \`npx cdk8s-seldon ask --in manifests\` how to ask the models for predictions.`,
    }),
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

function program(name: string): string {
  return `import {
  GitOps, GraphNode, Ingress, ModelArtifact, PlatformEnvironments, PrepackagedServer, Scaling, SeldonDeployment, ThirdParty,
} from 'cdk8s-seldon';

const REPOSITORY = 'https://git.example.com/ml/${name}.git';

/** The version of your clusters, which the charts below must support: npx cdk8s-seldon versions */
const KUBERNETES = '${API_SERVER_LEVEL}';

interface Environment {
  readonly name: string;
  /** The cluster, as Argo CD knows it. @default - the cluster that Argo CD runs in */
  readonly server?: string;
  readonly scaling: Scaling;
}

const ENVIRONMENTS: Environment[] = [
  { name: 'dev', scaling: Scaling.fixed(1) },
  { name: 'prod', server: 'https://prod.example.com', scaling: Scaling.onCpu({ percent: 70, min: 2, max: 5 }) },
];

const environments = new PlatformEnvironments();
for (const { name, server, scaling } of ENVIRONMENTS) {
  const platform = environments.add(name, { gitOps: GitOps.argoCd({ repository: REPOSITORY, server }) });

  const { CERT_MANAGER, ISTIO_BASE, ISTIOD, ISTIO_GATEWAY } = ThirdParty;
  for (const part of [CERT_MANAGER, ISTIO_BASE, ISTIOD, ISTIO_GATEWAY]) {
    platform.addInstall(part, { kubernetesVersion: KUBERNETES });
  }
  platform.addOperator({ ingress: Ingress.istio(platform.addIstioGateway('seldon-gateway')) });

  new SeldonDeployment(platform.models('seldon'), 'iris').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
      container: { resources: { requests: { cpu: '500m', memory: '512Mi' } } },
    }),
    scaling,
  });
}
environments.write('manifests');
console.log(['manifests/ is written; commit and push it, then once:', ...environments.applyCommands('manifests')].join('\\n  '));
`;
}
