/** The same function, with its last results kept: the same few strings come thousands of times. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined || results.has(text)) {
      return known as T;
    }
    if (results.size >= MOST) {
      results.clear();
    }
    const result = of(text);
    results.set(text, result);
    return result;
  };
}

const MOST = 1_000;
