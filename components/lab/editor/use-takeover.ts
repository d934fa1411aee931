'use client'

import { useEffect, useRef } from 'react'
import { editorAnswer } from '@/lib/lab/manifest/editor-protocol'
import type { Lab } from '../use-lab'
import { fileId } from './open-files'
import type { EditedFiles } from './use-edited-files'

/** Opens what editors of the terminals open, while that is wanted; tells when they have ended. */
export function useTakeover(lab: Lab, { files, change }: EditedFiles, wanted: boolean): void {
  /** What was opened here, as long as it is open there. */
  const taken = useRef(new Set<string>())
  const latest = useRef(lab)
  latest.current = lab
  const { prompts } = lab
  useEffect(() => {
    const openThere = new Set<string>()
    for (const { tty, host = '', editing } of prompts) {
      if (!editing) continue
      const { path, program } = editing
      const key = `${tty} ${fileId(host, path)}`
      openThere.add(key)
      if (!wanted || taken.current.has(key)) continue
      taken.current.add(key)
      void latest.current.ask({ kind: 'read', path }, tty).then((answer) => {
        const read = editorAnswer.safeParse(answer)
        if (!read.success || read.data.kind !== 'read') return
        const { text, refused } = read.data
        if (refused && refused !== 'missing') return
        change({ kind: 'opened', host, path, saved: text, taken: { tty, program } })
      })
    }
    for (const key of taken.current) if (!openThere.has(key)) taken.current.delete(key)
    for (const { id, taken: by } of files)
      if (by && !openThere.has(`${by.tty} ${id}`)) change({ kind: 'freed', id })
  }, [prompts, files, change, wanted])
}
