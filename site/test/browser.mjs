// A real browser, and folders served to it from this machine.
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as path from 'node:path';
import { launch } from 'puppeteer-core';

const NAMES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine; undefined if there is none. */
export const executable = NAMES.find((file) => file && fs.existsSync(file));

/** For tests that need it: why they are skipped. */
export const skip = executable ? false : 'no Chromium on this machine: set CHROMIUM to one';

export async function openBrowser() {
  // Containers give browsers neither a sandbox of their own nor much shared memory.
  // Nor is a busy machine as fast as puppeteer expects.
  return launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    timeout: 180_000,
  });
}

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Serves a folder; `requests` lists what was requested. */
export async function serve(folder) {
  const requests = [];
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const file = path.join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!file.startsWith(folder) || !fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
      .end(fs.readFileSync(file));
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${server.address().port}`, requests, close: () => server.close() };
}
