import { type OrchestratorSettings } from './orchestrator-variables';
import { FREE_SAMPLERS } from '../../api/facts/executor-variables';
import { GO_KINDS } from '../../api/facts/variable-kinds';
import { type Violation } from '../rule';

/**
 * Settings of the executor's Jaeger client that it can parse, but that make it exit in combination or by their range.
 * @see https://github.com/jaegertracing/jaeger-client-go/blob/v2.25.0/config/config.go NewSampler
 * @see https://github.com/jaegertracing/jaeger-client-go/blob/v2.25.0/config/config_env.go
 */
export function jaegerProblems(settings: OrchestratorSettings): Violation[] {
  return [sampler, tags, endpoint, credentials, agent].flatMap((problemOf) => problemOf(settings) ?? []);
}

function sampler({ written }: OrchestratorSettings): Violation | undefined {
  const param = written.get('JAEGER_SAMPLER_PARAM');
  const type = written.get('JAEGER_SAMPLER_TYPE')?.value.toLowerCase() ?? '';
  const isOff = isDisabled(written);
  if (param === undefined || isOff || FREE_SAMPLERS.includes(type) || !GO_KINDS.number.test(param.value)) {
    return undefined;
  }
  const probability = Number(param.value);
  return probability >= 0 && probability <= 1
    ? undefined
    : {
        path: param.path,
        message:
          `the orchestrator rejects JAEGER_SAMPLER_PARAM ${JSON.stringify(param.value)}: it is the initial ` +
          'probability of the ' +
          `sampler ${type || 'remote'}`,
        remedy: 'write a number from 0 to 1, or set JAEGER_SAMPLER_TYPE to const or ratelimiting',
      };
}

/** The client panics on a tag that it cannot split into a key and a value. */
function tags({ written }: OrchestratorSettings): Violation | undefined {
  const setting = written.get('JAEGER_TAGS');
  const broken =
    setting?.value === ''
      ? undefined
      : setting?.value.split(',').find((pair) => !pair.includes('=') || /=\s*\$\{[^:]*\}\s*$/.test(pair));
  return setting === undefined || broken === undefined
    ? undefined
    : {
        path: setting.path,
        message: `the orchestrator crashes on ${JSON.stringify(broken)} in JAEGER_TAGS`,
        remedy: 'write key=value pairs separated by commas, and ${NAME:default} for another variable',
      };
}

function endpoint({ written }: OrchestratorSettings): Violation | undefined {
  const setting = written.get('JAEGER_ENDPOINT');
  return setting === undefined || setting.value === '' || /^(\/|[a-z][a-z\d+.-]*:)/i.test(setting.value)
    ? undefined
    : {
        path: setting.path,
        message: `the orchestrator rejects JAEGER_ENDPOINT ${JSON.stringify(setting.value)}, which is not a URL`,
        remedy: `write http://${setting.value.split('/')[0]}/api/traces`,
      };
}

function credentials({ written, names }: OrchestratorSettings): Violation | undefined {
  const [user, password] = [names.get('JAEGER_USER'), names.get('JAEGER_PASSWORD')];
  const lone = user ?? password;
  if (!written.get('JAEGER_ENDPOINT')?.value || lone === undefined || (user !== undefined && password !== undefined)) {
    return undefined;
  }
  const missing = user === undefined ? 'JAEGER_USER' : 'JAEGER_PASSWORD';
  return {
    path: lone,
    message:
      `the orchestrator does not start without ${missing}: Jaeger's client accepts a user with a password, or ` +
      'neither',
    remedy: `set ${missing} too, or remove the other`,
  };
}

/** The client appends the port to the host of its agent, and exits on an address with two of them. */
function agent({ written }: OrchestratorSettings): Violation | undefined {
  const host = written.get('JAEGER_AGENT_HOST');
  const isUsed = !written.get('JAEGER_ENDPOINT')?.value && !isDisabled(written);
  if (host === undefined || !isUsed || !host.value.includes(':') || /^\[[^\]]*\]$/.test(host.value)) {
    return undefined;
  }
  const [, name = '', port] = /^(?:\w+:\/\/)?([^:/]*)(?::(\d+))?/.exec(host.value) ?? [];
  return {
    path: host.path,
    message: `the orchestrator rejects JAEGER_AGENT_HOST ${JSON.stringify(host.value)}, which is more than a host`,
    remedy: `write ${name || 'the name of the host'}${port === undefined ? '' : `, and ${port} in JAEGER_AGENT_PORT`}`,
  };
}

function isDisabled(written: OrchestratorSettings['written']): boolean {
  return /^(1|t|true)$/i.test(written.get('JAEGER_DISABLED')?.value ?? '');
}
