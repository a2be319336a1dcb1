import { pullSecretRegistry } from '../../../src/rules/secrets/pull-secret-registry';
import { describeRule } from '../describe-rule';

function pod(image: string, config: string, type = 'kubernetes.io/dockerconfigjson'): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, annotations: {seldon.io/no-engine: 'true'}, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {imagePullSecrets: [{name: registry}], containers: [{name: m, image: '${image}'}]}}]}]}`,
    `apiVersion: v1
kind: Secret
metadata: {name: registry, namespace: ml}
type: ${type}
stringData: {.dockerconfigjson: '${config}'}`,
  ].join('\n---\n');
}

const PLACE = 'spec.predictors[0].componentSpecs[0].spec.imagePullSecrets[0].name';
const auths = (registry: string): string => `{"auths": {"${registry}": {"auth": "YTpi"}}}`;

describeRule(pullSecretRegistry, {
  accepts: {
    'the registry of the image': pod('registry.example.com:5000/iris:1', auths('registry.example.com:5000')),
    'a registry with a scheme and a version': pod(
      'registry.example.com/iris:1',
      auths('https://registry.example.com/v2/'),
    ),
    'a wildcard': pod('0.dkr.ecr.eu-west-1.amazonaws.com/iris:1', auths('*.dkr.ecr.*.amazonaws.com')),
    'Docker Hub': pod('team/iris:1', auths('https://index.docker.io/v1/')),
    'a path': pod('gitlab.example.com/team/iris:1', auths('gitlab.example.com/team')),
    'a file that is filled in later': pod('registry.example.com/iris:1', '{}'),
    'a secret that is not for pulling images': pod('registry.example.com/iris:1', auths('ghcr.io'), 'Opaque'),
  },
  rejects: {
    'another registry': [
      pod('registry.example.com/iris:1', auths('ghcr.io')),
      [PLACE, '"registry" has no credentials for the registry'],
    ],
    'another path': [
      pod('gitlab.example.com/team/iris:1', auths('gitlab.example.com/other')),
      [PLACE, '"registry" has no credentials for the registry'],
    ],
    'credentials without auths around them': [
      pod('registry.example.com/iris:1', '{"registry.example.com": {"auth": "YTpi"}}'),
      [PLACE, 'Secret "registry" has no auths'],
    ],
  },
});
