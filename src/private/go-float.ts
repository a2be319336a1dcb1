/**
 * A float as Go prints it (`%v`, and `strconv.FormatFloat(value, 'g', -1, bits)`): the fewest digits that read back,
 * with an exponent below 1e-4 and from a million on (1000000 is `1e+06`, 123456 is itself).
 * The YAML library of Helm and kubectl prints keys that are floats with 32 bits.
 */
export function formatGoFloat(float: number, bits: 32 | 64 = 64): string {
  const value = bits === 32 ? Math.fround(float) : float;
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '+Inf' : '-Inf';
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa, power] = shortest(Math.abs(value), bits).split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 6) {
    return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const digits = mantissa.replace('.', '');
  if (exponent < 0) {
    return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `1.2345e+1`, with as few digits as distinguish the float from the ones next to it. */
function shortest(value: number, bits: 32 | 64): string {
  for (let digits = 0; bits === 32 && digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) {
      return text;
    }
  }
  return value.toExponential();
}
