import { isAddress } from './address';
import { dnsSubdomain, dnsSubdomainWithUnderscore } from './names';
import { node, nodes, text, texts, type Fields } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

/** Checks the DNS settings of a pod. */
export function checkDns(spec: Fields, at: string, out: Refusals): void {
  const config = node(spec, 'dnsConfig');
  const servers = texts(config, 'nameservers');
  if (text(spec, 'dnsPolicy') === 'None') {
    if (config === undefined) {
      out.required(at, 'must provide `dnsConfig` when `dnsPolicy` is None');
      return;
    }
    if (servers.length === 0) {
      out.required(`${at}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None');
      return;
    }
  }
  if (servers.length > 3) {
    out.invalid(`${at}.nameservers`, [...servers], 'must not have more than 3 nameservers');
  }
  servers.forEach((server, i) => checkAddress(server, `${at}.nameservers[${i}]`, out));
  checkSearches(texts(config, 'searches'), `${at}.searches`, out);
  nodes(config, 'options').forEach((option, i) => {
    out.filled(`${at}.options[${i}]`, text(option, 'name'), 'must not be empty');
  });
}

function checkSearches(searches: readonly string[], at: string, out: Refusals): void {
  if (searches.length > 32) {
    out.invalid(at, [...searches], 'must not have more than 32 search paths');
  }
  if (Buffer.byteLength(searches.join(' ')) > 2048) {
    out.invalid(at, [...searches], 'must not have more than 2048 characters (including spaces) in the search list');
  }
  searches.forEach((search, i) => {
    if (search !== '.') {
      const name = search.replace(/\.$/, '');
      out.invalidFor(dnsSubdomainWithUnderscore(name), `${at}[${i}]`, name);
    }
  });
}

/** Checks the host aliases of a pod. */
export function checkHostAliases(aliases: readonly JsonObject[], at: string, out: Refusals): void {
  aliases.forEach((alias, i) => {
    checkAddress(text(alias, 'ip'), `${at}[${i}].ip`, out);
    texts(alias, 'hostnames').forEach((name, k) =>
      out.invalidFor(dnsSubdomain(name), `${at}[${i}].hostnames[${k}]`, name),
    );
  });
}

function checkAddress(address: string, at: string, out: Refusals): void {
  if (!isAddress(address)) {
    out.invalid(at, address, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)');
  }
}
