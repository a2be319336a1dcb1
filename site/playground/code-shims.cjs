// What the constructs and `import` take from Node.js, for browsers. They read and write no files here.
const join = (...parts) => parts.filter((part) => part !== '').join('/');

module.exports = {
  join,
  resolve: join,
  dirname: (file) => file.slice(0, Math.max(0, file.lastIndexOf('/'))),
  basename: (file, ending = '') => file.slice(file.lastIndexOf('/') + 1, ending === '' ? undefined : -ending.length),
  extname: (file) => /\.[^./]*$/.exec(file)?.[0] ?? '',
  sep: '/',
  EOL: '\n',
  tmpdir: () => '/tmp',
};
