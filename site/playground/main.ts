import { Editor } from './editor';
import { EXAMPLES } from './examples';
import { type Answer, type Code, type Found } from './messages';
import { codeText, findingList, make, objectList, pictureList } from './results';
import { fromFragment, toFragment } from './share';
import { Tabs } from './tabs';

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const [result, status, choice] = [
  byId('result'),
  byId<HTMLOutputElement>('status'),
  byId<HTMLSelectElement>('example'),
];
const worker = new Worker('worker.js');
let [asked, last, code]: [number, Answer | undefined, Code | undefined] = [0, undefined, undefined];
/** The form that the last question requested. */
let askedFor: Code['target'] | undefined;
/** The forms of `import`, each in a tab after the others. */
const TARGETS = [
  { target: 'typescript', title: 'TypeScript' },
  { target: 'python', title: 'Python' },
  { target: 'values', title: 'Values' },
] as const;

const editor = new Editor(
  byId('editor'),
  [EXAMPLES[0].manifests, EXAMPLES[0].values ?? ''],
  ['Manifests', 'Operator values'],
  ask,
);
const inputs = new Tabs(byId('input-tabs'), byId('editor'), ['Manifests', 'Operator values'], (index) => {
  editor.show(index);
  mark();
});
const results = new Tabs(
  byId('result-tabs'),
  result,
  ['Findings', 'Picture', 'Created objects', ...TARGETS.map(({ title }) => title)],
  show,
);

function ask(): void {
  const [manifests, values] = editor.texts();
  askedFor = wanted();
  worker.postMessage({ id: ++asked, manifests, values, target: askedFor });
}

/** The form of the tab that is open. */
function wanted(): Code['target'] | undefined {
  return TARGETS[results.index - 3]?.target;
}

worker.addEventListener('message', ({ data }: MessageEvent<Answer | Code>) => {
  // What was typed since then is judged already on its way.
  if (data.id !== asked) {
    return;
  }
  if ('code' in data) {
    code = data;
    show();
    return;
  }
  last = data;
  const count = (severity: Found['severity']) => data.found.filter((finding) => finding.severity === severity).length;
  const counted = (severity: Found['severity']) => `${count(severity)} ${severity}${count(severity) === 1 ? '' : 's'}`;
  status.textContent = `${counted('error')}, ${counted('warning')}`;
  results.rename(0, `Findings (${data.found.length})`);
  results.rename(2, `Created objects (${data.created.length})`);
  document.body.dataset.answered = String(data.id);
  document.body.dataset.took = String(Math.round(data.took ?? 0));
  mark();
  show();
});

function mark(): void {
  const isValues = inputs.index === 1;
  editor.mark(last?.found.filter(({ inValues = false }) => inValues === isValues) ?? []);
}

function show(): void {
  if (last === undefined) {
    return;
  }
  const target = wanted();
  if (target !== undefined) {
    showCode(target);
    return;
  }
  const views = [
    () => findingList(last!, (finding) => editor.open(finding)),
    () => pictureList(last!),
    () => objectList(last!),
  ];
  result.replaceChildren(views[results.index]());
}

/** What is known of the program; it is requested when its tab is open. */
function showCode(target: Code['target']): void {
  if (code?.id === asked && code.target === target) {
    result.replaceChildren(codeText(code));
    document.body.dataset.code = `${target} ${code.id}`;
    return;
  }
  result.replaceChildren(make('p', { textContent: 'Writing the program …' }));
  if (askedFor !== target) {
    ask();
  }
}

choice.append(...EXAMPLES.map(({ title }, index) => make('option', { value: String(index), textContent: title })));
choice.addEventListener('change', () => {
  const { manifests, values = '' } = EXAMPLES[Number(choice.value)];
  editor.replace([manifests, values]);
});

byId('share').addEventListener('click', async () => {
  const [manifests, values] = editor.texts();
  history.replaceState(null, '', `#${await toFragment({ manifests, values })}`);
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = 'The link is on the clipboard.';
  } catch {
    status.textContent = 'The link is in the address bar.';
  }
});

async function start(): Promise<void> {
  const shared = await fromFragment(location.hash.slice(1));
  if (shared !== undefined) {
    editor.replace([shared.manifests, shared.values]);
  } else {
    ask();
  }
}
window.addEventListener('hashchange', () => void start());
void start();
