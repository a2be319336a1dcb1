/**
 * Whether the API server accepts a string as a `date-time`: more than RFC 3339 allows, as it ignores case and accepts
 * any separator before a fraction.
 * @see https://github.com/kubernetes/kube-openapi/blob/master/pkg/validation/strfmt/time.go
 */
export function isDateTime(text: string): boolean {
  const match = /^([^t]*)t(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(text.toLowerCase());
  return match !== null && isDate(match[1]) && match[2] <= '23' && match[3] <= '59' && match[4] <= '59';
}

/** Whether a `date-time` is also what Go reads as RFC 3339. */
export function isGoTime(text: string): boolean {
  const match = /^[\d-]{10}T[\d:]{8}(?:[.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/.exec(text);
  return match !== null && Number(match[1] ?? 0) <= 24 && Number(match[2] ?? 0) <= 60;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) {
    return false;
  }
  const [year, month, day] = match.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}
