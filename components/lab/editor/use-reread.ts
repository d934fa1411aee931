'use client'

import { useEffect, useRef } from 'react'
import type { CodeEditor } from './code-editor'
import type { EditedFile } from './open-files'
import type { EditedFiles } from './use-edited-files'

/** Commands, and what is taken back, change files and the cluster under the text: it is read and checked anew. */
export function useReread(
  actions: number,
  file: EditedFile | undefined,
  edited: EditedFiles,
  view: CodeEditor,
): void {
  const latest = useRef({ file, edited, view })
  latest.current = { file, edited, view }
  const id = file?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: each action, and each file that is shown again, is a reason
  useEffect(() => {
    const { file: one, edited: files, view: shown } = latest.current
    if (!one) return
    shown.check()
    void files.reread(one).then((saved) => {
      const now = latest.current.file
      if (!now || now.id !== one.id || saved === now.saved) return
      const follows = !now.dirty && saved !== undefined
      files.change({ kind: 'reread', id: now.id, saved })
      if (follows) shown.replace(now, saved)
    })
  }, [actions, id])
}
