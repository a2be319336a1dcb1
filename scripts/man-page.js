// Writes lib/man/cdk8s-seldon.1 from the help texts of the commands: run after scripts/bundle-cli.js.
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { COMMANDS } = require('../lib/cli/commands');
const { describedOptions, helpSections } = require('../lib/cli/help-text');

const root = path.resolve(__dirname, '..');
const { description, homepage, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** A line of text without requests or escapes of roff. */
function plain(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
}

/** Lines that keep their breaks. */
const verbatim = (lines) => ['.nf', ...lines.map(plain), '.fi'];

function option({ name, short, argument, text }) {
  const flags = [short === undefined ? [] : [`-${short}`], `--${name}`].flat().map((flag) => `\\fB${plain(flag)}\\fR`);
  return ['.TP', `${flags.join(', ')}${argument === undefined ? '' : ` \\fI${plain(argument)}\\fR`}`, plain(text)];
}

/** Paragraphs are filled; what the help text indents, and usage lines, keep their breaks. */
function text(lines) {
  const paragraphs = lines
    .join('\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.flatMap((paragraph) => {
    const rows = paragraph.split('\n').filter((row) => row !== '');
    const isVerbatim = rows.some((row) => /^\s/.test(row) || row.startsWith('Usage:'));
    return ['.PP', ...(isVerbatim ? verbatim(rows) : rows.map(plain))];
  });
}

function section({ title, lines }, options) {
  if (title === '') {
    return text(lines);
  }
  if (title === 'Options') {
    return ['.PP', `${title}:`, ...options.flatMap(option)];
  }
  const rows = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  return ['.PP', `${title}:`, '.RS', ...verbatim(rows.map((row) => row.replace(/^ {2}/, ''))), '.RE'];
}

async function command(name, load) {
  const { help } = await load();
  const options = describedOptions(help);
  return [`.SS ${plain(name)}`, ...helpSections(help).flatMap((each) => section(each, options))];
}

async function main() {
  const overview = execFileSync(process.execPath, [path.join(root, 'bin/cdk8s-seldon.js'), '--help'], {
    encoding: 'utf8',
  });
  const everywhere = helpSections(overview).at(-1);
  const page = [
    `.\\" Generated from the help texts of the commands.`,
    `.TH CDK8S\\-SELDON 1 "" "cdk8s\\-seldon ${version}" "User Commands"`,
    '.SH NAME',
    `cdk8s\\-seldon \\- ${plain(description)}`,
    '.SH SYNOPSIS',
    '\\fBcdk8s\\-seldon\\fR \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]',
    '.SH DESCRIPTION',
    ...text(everywhere.lines),
    '.SH COMMANDS',
    ...(await Promise.all(Object.entries(COMMANDS).map(([name, { load }]) => command(name, load)))).flat(),
    '.SH ENVIRONMENT',
    '.TP',
    '\\fBNO_COLOR\\fR',
    'No colour, also on a terminal.',
    '.TP',
    '\\fBFORCE_COLOR\\fR',
    'Colour, even if standard output is not a terminal; 0 and false turn it off.',
    '.SH SEE ALSO',
    plain(homepage),
    '',
  ];
  fs.mkdirSync(path.join(root, 'lib/man'), { recursive: true });
  fs.writeFileSync(path.join(root, 'lib/man/cdk8s-seldon.1'), page.join('\n'));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
