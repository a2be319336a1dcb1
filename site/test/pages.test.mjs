// The pages of the built site.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';

const dist = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../dist');

test('every picture of a page is a file of the site', () => {
  const pages = fs.readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.html'));
  const pictures = pages.flatMap((page) =>
    [...fs.readFileSync(path.join(dist, page), 'utf8').matchAll(/<img [^>]*src="([^"]*)"/g)].map(([, source]) => ({
      page,
      source,
    })),
  );
  assert.ok(pictures.length > 20);
  assert.deepEqual(
    pictures.filter(({ source }) => !source.startsWith('/') || !fs.existsSync(path.join(dist, source))),
    [],
  );
});
