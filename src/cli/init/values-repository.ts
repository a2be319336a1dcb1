import { npmCommands, readme } from './readme';
import { npmFiles, type RepositoryFiles } from './repository';
import { API_SERVER_LEVEL } from '../../api/facts/kubernetes';

/** A repository that needs no code. */
export function valuesRepository(name: string, library: string, schema: string): RepositoryFiles {
  return {
    ...npmFiles(name, { library, synth: 'cdk8s-seldon synth -f platform.yaml -o manifests' }),
    '.gitignore': 'node_modules/\n',
    'README.md': readme({
      name,
      about: 'What runs on Seldon Core, in one file: [platform.yaml](platform.yaml).',
      commands: npmCommands('platform.yaml'),
      file: 'platform.yaml',
      synth: 'npm run synth',
      next: `\`npx cdk8s-seldon ask -f platform.yaml --environment dev\` prints how to ask the models for predictions.

A new model is a few lines under \`models\`; an editor with a YAML extension completes every key.`,
    }),
    'platform.schema.json': schema,
    'platform.yaml': platform(name),
  };
}

function platform(name: string): string {
  return `# yaml-language-server: $schema=platform.schema.json
installs: { cert-manager: {}, istio-base: {}, istiod: {}, istio-gateway: {} }
# The version of your clusters, which the charts above must support: npx cdk8s-seldon versions
kubernetesVersion: '${API_SERVER_LEVEL}'

operator:
  istio: { enabled: true }

gateways:
  seldon-gateway: { kind: istio, namespace: istio-system }

models:
  iris:
    namespace: seldon
    server: SKLEARN
    uri: gs://seldon-models/v1.16.0-dev/sklearn/iris

environments:
  dev: {}
  prod:
    models:
      iris: { scaling: { cpu: 70, min: 2, max: 5 }, resources: { requests: { cpu: 500m, memory: 512Mi } } }
    # The cluster, as Argo CD knows it.
    gitops: { argocd: { server: https://prod.example.com } }

gitops:
  argocd:
    repository: https://git.example.com/ml/${name}.git
`;
}
