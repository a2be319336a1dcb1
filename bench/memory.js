// Loaded before a program and the process that it starts: the larger peak memory (MB) of the two is in a file when they end.
const fs = require('node:fs');

process.on('exit', () => {
  const file = process.env.BENCH_MEMORY;
  const other = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  fs.writeFileSync(file, String(Math.max(other, Math.round(process.resourceUsage().maxRSS / 1024))));
});
