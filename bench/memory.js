// Loaded before a program: writes the peak memory (MB) of its process to a file when it ends.
const fs = require('node:fs');

process.on('exit', () => {
  fs.writeFileSync(process.env.BENCH_MEMORY, String(Math.round(process.resourceUsage().maxRSS / 1024)));
});
