import { checkAffinity } from './affinity';
import { checkContainers, checkEphemeralContainers, checkInitContainers } from './containers';
import { checkDns, checkHostAliases } from './dns';
import { checkLabels } from './metadata';
import { dnsLabel, dnsSubdomain, qualifiedName, type Problems } from './names';
import { flag, node, nodes, number, present, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { checkResources } from './resources';
import { checkPodSecurity } from './security';
import { checkTolerations } from './tolerations';
import { checkTopologySpread } from './topology-spread';
import { checkVolumes } from './volumes';
import { checkHostProcess, checkOperatingSystem } from './windows';

/**
 * Checks a pod's spec like kube-apiserver with its default feature gates.
 *
 * Covers every field that a SeldonDeployment can set; fields that Kubernetes added later cannot be set by one.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/apis/core/validation/validation.go
 */
export function checkPodSpec(spec: Fields, at: string, out: Refusals): void {
  const volumes = checkVolumes(nodes(spec, 'volumes'), `${at}.volumes`, out);
  checkContainers(spec, volumes, `${at}.containers`, out);
  checkInitContainers(spec, volumes, `${at}.initContainers`, out);
  checkEphemeralContainers(spec, volumes, `${at}.ephemeralContainers`, out);
  checkHostNetworkPorts(spec, `${at}.containers`, out);
  out.oneOf(`${at}.restartPolicy`, text(spec, 'restartPolicy') || 'Always', RESTART_POLICIES);
  out.oneOf(`${at}.dnsPolicy`, text(spec, 'dnsPolicy') || 'ClusterFirst', DNS_POLICIES);
  checkLabels(node(spec, 'nodeSelector'), `${at}.nodeSelector`, out);
  checkPodSecurity(spec, `${at}.securityContext`, out);
  checkAffinity(node(spec, 'affinity'), `${at}.affinity`, out);
  checkDns(spec, `${at}.dnsConfig`, out);
  nodes(spec, 'readinessGates').forEach((gate, i) => {
    const type = text(gate, 'conditionType');
    out.invalidFor(qualifiedName(type), `${at}.readinessGates[${i}].conditionType`, type);
  });
  checkTopologySpread(nodes(spec, 'topologySpreadConstraints'), `${at}.topologySpreadConstraints`, out);
  checkHostProcess(spec, at, out);
  for (const [key, problems] of NAMES) {
    out.ifSet(`${at}.${key}`, text(spec, key), problems);
  }
  out.within(`${at}.activeDeadlineSeconds`, number(spec, 'activeDeadlineSeconds'), 1, 2 ** 31 - 1);
  checkTolerations(nodes(spec, 'tolerations'), `${at}.tolerations`, out);
  checkHostAliases(nodes(spec, 'hostAliases'), `${at}.hostAliases`, out);
  if (present(spec, 'runtimeClassName')) {
    out.invalidFor(
      dnsSubdomain(text(spec, 'runtimeClassName')),
      `${at}.runtimeClassName`,
      text(spec, 'runtimeClassName'),
    );
  }
  checkPreemption(spec, `${at}.preemptionPolicy`, out);
  checkResources({ limits: node(spec, 'overhead') ?? {} }, `${at}.overhead`, out);
  checkOperatingSystem(spec, at, out);
}

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];

const NAMES: readonly [key: string, problems: (name: string) => Problems][] = [
  ['serviceAccountName', dnsSubdomain],
  ['nodeName', dnsSubdomain],
  ['hostname', dnsLabel],
  ['subdomain', dnsLabel],
  ['priorityClassName', dnsSubdomain],
];

/** Checks that host ports equal container ports on the host network. */
function checkHostNetworkPorts(spec: Fields, at: string, out: Refusals): void {
  if (!flag(spec, 'hostNetwork')) {
    return;
  }
  nodes(spec, 'containers').forEach((container, c) =>
    nodes(container, 'ports').forEach((port, p) => {
      const hostPort = number(port, 'hostPort') ?? 0;
      if (hostPort !== 0 && hostPort !== number(port, 'containerPort')) {
        out.invalid(
          `${at}[${c}].ports[${p}].hostPort`,
          hostPort,
          'must match `containerPort` when `hostNetwork` is true',
        );
      }
    }),
  );
}

function checkPreemption(spec: Fields, at: string, out: Refusals): void {
  if (!present(spec, 'preemptionPolicy')) {
    return;
  }
  const policy = text(spec, 'preemptionPolicy');
  if (policy === '') {
    out.required(at);
  } else {
    out.oneOf(at, policy, ['PreemptLowerPriority', 'Never']);
  }
}
