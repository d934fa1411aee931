'use client'

import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { CodeEditor } from './code-editor'
import { type EditorHooks, editorState, renamedState } from './editor-state'
import type { EditedFile } from './open-files'
import type { VimCommands } from './vim-keys'

interface CodeViewOptions {
  file: EditedFile | undefined
  keys: 'standard' | 'vim'
  hooks(file: EditedFile): EditorHooks
  vim: VimCommands
}

/** The editor of all files, and what to give to the element that it is shown in. */
export function useCodeView({ file, keys, hooks, vim }: CodeViewOptions): {
  editor: CodeEditor
  place(element: HTMLDivElement | null): void
} {
  const [editor] = useState(() => new CodeEditor())
  const [element, place] = useState<HTMLDivElement | null>(null)
  const vimKeys = useVimKeys(keys === 'vim', vim)
  const latest = useRef({ hooks, file })
  latest.current = { hooks, file }
  const id = file?.id
  useEffect(() => {
    const { file: one, hooks: of } = latest.current
    if (!element || !one || one.id !== id) return
    const { extension, attach } = vimKeys
    const view = editor.show(
      element,
      one.id,
      (before) =>
        before ? renamedState(before, of(one), extension) : editorState(one.saved ?? '', of(one), extension),
      extension,
    )
    attach(view)
    view.focus()
  }, [editor, element, id, vimKeys])
  useEffect(() => (element ? () => editor.leave() : undefined), [editor, element])
  return { editor, place }
}

interface VimKeys {
  extension: Extension
  attach(view: EditorView): void
}

const NO_KEYS: VimKeys = { extension: [], attach: () => undefined }

/** The keys of Vim, fetched when they are wanted; until then none. */
function useVimKeys(wanted: boolean, commands: VimCommands): VimKeys {
  const [keys, setKeys] = useState(NO_KEYS)
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    if (!wanted) {
      setKeys(NO_KEYS)
      return
    }
    let ended = false
    const begin = ({ vimKeys, setVimCommands }: typeof import('./vim-keys')) => {
      if (ended) return
      const current: VimCommands = {
        save: () => latest.current.save(),
        close: (force) => latest.current.close(force),
      }
      setKeys({ extension: vimKeys(), attach: (view) => setVimCommands(view, current) })
    }
    // Without the network the standard keys stay.
    import('./vim-keys').then(begin, () => setKeys(NO_KEYS))
    return () => {
      ended = true
    }
  }, [wanted])
  return keys
}
