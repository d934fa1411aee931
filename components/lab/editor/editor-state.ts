import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyField, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightTrailingWhitespace,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { editorTheme } from './editor-theme'
import { type ManifestHooks, manifestSupport } from './manifest-support'

export interface EditorHooks extends ManifestHooks {
  isYaml: boolean
  /** The name of the text for screen readers. */
  label: string
  phrases: Record<string, string>
  onEdit(text: string): void
  save(): void
}

/** Where the keys of Vim go, when they are wanted. */
export const keysOf = new Compartment()

const tabs = new MatchDecorator({ regexp: /\t/g, decoration: Decoration.mark({ class: 'cm-tab-mark' }) })

/** Tabs are seen: YAML refuses them. */
const markTabs = ViewPlugin.define(
  (view) => ({
    decorations: tabs.createDeco(view),
    update(update: ViewUpdate) {
      this.decorations = tabs.updateDeco(update, this.decorations)
    },
  }),
  { decorations: ({ decorations }) => decorations },
)

/** Two spaces, as `set expandtab tabstop=2 shiftwidth=2` in the exam's .vimrc. */
const indentation: Extension = [indentUnit.of('  '), EditorState.tabSize.of(2)]

function saves({ save }: EditorHooks): true {
  save()
  return true
}

/** A text with everything that the editor does for it. @param keys of Vim, or nothing */
export const editorState = (text: string, hooks: EditorHooks, keys: Extension): EditorState =>
  EditorState.create({ doc: text, extensions: extensionsOf(hooks, keys) })

/** The same text, cursor and history for a file of another name. */
export function renamedState(before: EditorState, hooks: EditorHooks, keys: Extension): EditorState {
  const fields = { history: historyField }
  return EditorState.fromJSON(before.toJSON(fields), { extensions: extensionsOf(hooks, keys) }, fields)
}

function extensionsOf(hooks: EditorHooks, keys: Extension): Extension {
  return [
    keysOf.of(keys),
    keymap.of([{ key: 'Mod-s', run: () => saves(hooks), preventDefault: true }]),
    lineNumbers(),
    foldGutter(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    highlightTrailingWhitespace(),
    drawSelection(),
    history(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    search({ top: false }),
    indentation,
    markTabs,
    editorTheme,
    EditorState.phrases.of(hooks.phrases),
    EditorView.contentAttributes.of({
      'aria-label': hooks.label,
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      translate: 'no',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) hooks.onEdit(update.state.doc.toString())
    }),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      // Escape, then Tab still leaves the editor.
      indentWithTab,
    ]),
    ...(hooks.isYaml ? [yaml(), manifestSupport(hooks)] : []),
  ]
}
