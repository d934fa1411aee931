import { redo, undo } from '@codemirror/commands'
import { openSearchPanel } from '@codemirror/search'
import type { EditorState, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { keysOf } from './editor-state'
import { recheck } from './manifest-support'
import type { EditedFile } from './open-files'

/** One CodeMirror for all files: each has a state of its own, with its history and its cursor. */
export class CodeEditor {
  private view: EditorView | undefined
  private shown: string | undefined
  private readonly states = new Map<string, EditorState>()
  /** Of files that have another name now, by that name, until they are shown. */
  private readonly renamed = new Map<string, EditorState>()

  /**
   * Shows a file. @param begin its state, the first time: from that under its old name, if it had one
   * @returns the editor that shows it
   */
  show(
    element: HTMLElement,
    id: string,
    begin: (before: EditorState | undefined) => EditorState,
    keys: Extension,
  ): EditorView {
    this.keep()
    const state = this.states.get(id) ?? begin(this.renamed.get(id))
    this.renamed.delete(id)
    if (this.view) this.view.setState(state)
    else this.view = new EditorView({ state, parent: element })
    this.shown = id
    // Where the file before it stood says nothing of this one.
    this.view.scrollDOM.scrollTo(0, 0)
    const { head } = state.selection.main
    this.view.dispatch({ effects: [keysOf.reconfigure(keys), EditorView.scrollIntoView(head)] })
    return this.view
  }

  private keep(): void {
    if (this.view && this.shown !== undefined) this.states.set(this.shown, this.view.state)
  }

  /** Its element is gone; what stands in the files stays. */
  leave(): void {
    this.keep()
    this.view?.destroy()
    this.view = undefined
    this.shown = undefined
  }

  /** A file is closed. */
  forget(id: string): void {
    this.states.delete(id)
    this.renamed.delete(id)
    if (this.shown === id) this.shown = undefined
  }

  /** A file has another name: what was written in it stays. */
  rename(file: EditedFile, id: string): void {
    const state = this.stateOf(file)
    this.forget(file.id)
    if (state) this.renamed.set(id, state)
  }

  private stateOf({ id }: EditedFile): EditorState | undefined {
    return this.shown === id ? this.view?.state : (this.states.get(id) ?? this.renamed.get(id))
  }

  /** What stands in a file now. */
  text(file: EditedFile): string {
    return this.stateOf(file)?.doc.toString() ?? file.saved ?? ''
  }

  /** Shows another text, as it is on the machine. */
  replace(file: EditedFile, text: string): void {
    const state = this.stateOf(file)
    if (!state) return
    const change = state.update({ changes: { from: 0, to: state.doc.length, insert: text } })
    if (this.shown === file.id) this.view?.dispatch(change)
    else this.states.set(file.id, change.state)
  }

  goTo(from: number, to: number): void {
    const length = this.view?.state.doc.length ?? 0
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) }
    this.view?.dispatch({ selection, scrollIntoView: true })
    this.view?.focus()
  }

  find(): void {
    if (this.view) openSearchPanel(this.view)
  }

  undo(): void {
    if (this.view) undo(this.view)
  }

  redo(): void {
    if (this.view) redo(this.view)
  }

  /** The cluster may say something else of the text now. */
  check(): void {
    this.view?.dispatch({ effects: recheck.of(null) })
  }
}
