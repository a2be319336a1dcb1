import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { fixFor, offsetOf } from './fixes';
import { type Found } from './messages';

/** Colours with enough contrast on light and on dark ground. */
const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--ground)', color: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--soft)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
});
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--link)' },
  { tag: tags.comment, color: 'var(--soft)' },
]);

/** An editor for YAML that shows findings at their lines. */
export class Editor {
  private readonly view: EditorView;
  private readonly states: EditorState[];
  private shown = 0;

  /** @param onChange is called after each change of one of the documents */
  public constructor(parent: HTMLElement, texts: readonly string[], labels: readonly string[], onChange: () => void) {
    this.states = texts.map((doc, index) =>
      EditorState.create({
        doc,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          highlightActiveLine(),
          yaml(),
          lintGutter(),
          LOOK,
          syntaxHighlighting(COLOURS),
          syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
          // Tab indents, as YAML needs it; Escape and then Tab leaves the editor.
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap, indentWithTab]),
          EditorView.contentAttributes.of({ 'aria-label': labels[index] }),
          EditorView.updateListener.of(({ docChanged }) => {
            if (docChanged) {
              onChange();
            }
          }),
        ],
      }),
    );
    this.view = new EditorView({ parent, state: this.states[0] });
    // What scrolls can be reached, and scrolled by keys.
    this.view.scrollDOM.tabIndex = 0;
  }

  /** The contents, in order. */
  public texts(): string[] {
    return this.states.map((state, index) => (index === this.shown ? this.view.state : state).doc.toString());
  }

  public show(index: number): void {
    if (index !== this.shown) {
      this.states[this.shown] = this.view.state;
      this.shown = index;
      this.view.setState(this.states[index]);
    }
  }

  public replace(texts: readonly string[]): void {
    texts.forEach((insert, index) => {
      const state = index === this.shown ? this.view.state : this.states[index];
      const change = state.update({ changes: { from: 0, to: state.doc.length, insert } });
      if (index === this.shown) {
        this.view.dispatch(change);
      } else {
        this.states[index] = change.state;
      }
    });
  }

  /** Goes to the place of a finding. */
  public open({ line, column }: Found): void {
    const anchor = offsetOf(this.view.state.doc.toString(), line, column);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.view.focus();
  }

  /** Marks the findings of the document that is shown. */
  public mark(found: readonly Found[]): void {
    const text = this.view.state.doc.toString();
    const diagnostics = found.map((finding): Diagnostic => {
      const from = offsetOf(text, finding.line, finding.column);
      const end = text.indexOf('\n', from);
      const fix = fixFor(finding, text);
      return {
        from,
        to: end === -1 ? text.length : end,
        severity: finding.severity,
        source: finding.rule,
        message: finding.remedy === '' ? finding.message : `${finding.message}\n${finding.remedy}`,
        actions:
          fix === undefined
            ? []
            : [
                {
                  name: fix.name,
                  apply: (view) => view.dispatch({ changes: { from: fix.from, to: fix.to, insert: fix.insert } }),
                },
              ],
      };
    });
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }
}
