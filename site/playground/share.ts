/** What a link contains: both editors' contents, packed into the part after `#`, which browsers do not send. */
export interface Shared {
  readonly manifests: string;
  readonly values: string;
}

export async function toFragment(shared: Shared): Promise<string> {
  const packed = await pass(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream('deflate-raw'));
  return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Anything larger than a person would write is not unpacked. */
const MOST_BYTES = 1_000_000;

/** The contents in a link; undefined if it is not one of ours. */
export async function fromFragment(fragment: string): Promise<Shared | undefined> {
  try {
    const bytes = Uint8Array.from(atob(fragment.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const text = await pass(bytes, new DecompressionStream('deflate-raw'));
    const { manifests, values } = JSON.parse(new TextDecoder().decode(text)) as Shared;
    return typeof manifests === 'string' && typeof values === 'string' ? { manifests, values } : undefined;
  } catch {
    return undefined;
  }
}

async function pass(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(stream as TransformStream<Uint8Array, Uint8Array>)
    .getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > MOST_BYTES) {
      throw new Error('too large');
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
