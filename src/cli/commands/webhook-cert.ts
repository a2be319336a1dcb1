import * as path from 'node:path';
import { OPERATOR_NAMESPACE } from '../../api/facts/names';
import { webhookHosts } from '../../charts/operator/webhook';
import { LABEL_NAME } from '../../private/name-shapes';
import { type Command, UsageError } from '../command';
import { NOTHING } from '../completion/suggestions';
import { EXIT } from '../io';
import { makeCertificate } from '../webhook/certificate';
import { writePair } from '../webhook/pair';

const DEFAULT_DAYS = 3650;

export const command: Command = {
  help: `Generate a certificate pair for the operator's webhook, once.

Usage: cdk8s-seldon webhook-cert -o DIR [-n NAMESPACE] [--days DAYS]

Writes ca.crt, tls.crt and tls.key into DIR, for 'template --webhook-cert DIR'
and for WebhookCertificate.pem(). With them, renders are byte-identical, and the
cluster keeps trusting the webhook. Protect tls.key like any other secret. With
cert-manager in the cluster, no pair is needed.

Options:
  -o, --output DIR     the folder to write to; existing files are never replaced
  -n, --namespace NS   the operator's namespace (default: seldon-system)
      --days DAYS      how long the certificate is valid (default: ${DEFAULT_DAYS})

Example:
  cdk8s-seldon webhook-cert -n seldon-system -o webhook-cert
  cdk8s-seldon template seldon-core-operator -n seldon-system \\
    --webhook-cert webhook-cert
`,
  options: {
    output: { type: 'string', short: 'o' },
    namespace: { type: 'string', short: 'n' },
    days: { type: 'string' },
  },
  completion: { arguments: NOTHING },
  async run(args, io) {
    const output = args.one('output');
    if (output === undefined || output === '') {
      throw new UsageError('needs -o DIR, the folder to write to');
    }
    if (args.positionals.length > 0) {
      throw new UsageError(`unexpected argument ${JSON.stringify(args.positionals[0])}`);
    }
    const namespace = args.one('namespace') ?? OPERATOR_NAMESPACE;
    if (!LABEL_NAME.test(namespace)) {
      throw new UsageError(`-n: ${JSON.stringify(namespace)} is not the name of a namespace`);
    }
    const days = Number(args.one('days') ?? DEFAULT_DAYS);
    if (!Number.isInteger(days) || days < 1 || days > 36_500) {
      throw new UsageError(`--days: must be a whole number from 1 to 36500, not ${JSON.stringify(args.one('days'))}`);
    }
    const files = writePair(path.resolve(io.cwd, output), makeCertificate(webhookHosts(namespace), days, new Date()));
    io.stdout(files.map((file) => `${path.relative(io.cwd, file) || file}\n`).join(''));
    return EXIT.FINE;
  },
};
