/** Whether a string is an IP address; leading zeros in IPv4 are tolerated, as in the API server. */
export function isAddress(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isIpv4(text);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) {
    return false;
  }
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const last = groups[groups.length - 1];
  const tail = last[last.length - 1];
  const embedded = tail !== undefined && tail.includes('.');
  if (embedded && !isIpv4(last.pop()!)) {
    return false;
  }
  const written = groups.flat();
  const count = written.length + (embedded ? 2 : 0);
  return written.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
}
