'use client'

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { type AnswerTo, editorAnswer, MOST_TEXT } from '@/lib/lab/manifest/editor-protocol'
import type { LabPrompt } from '@/lib/lab/protocol'
import type { Lab } from '../use-lab'
import { END_KEYS } from './end-keys'
import type { Ask } from './manifest-support'
import {
  changeFiles,
  type EditedFile,
  type FilesChange,
  fileId,
  NO_FILES,
  type OpenFiles,
  typedPath,
} from './open-files'

/** Why something could not be done; worded by `lab.editor.refused`. */
export type Refusal =
  | { why: NonNullable<AnswerTo<'read'>['refused']> | 'tooLong'; path: string }
  | { why: 'save'; path: string; words: string }
  | { why: 'place'; path: string; host: string }

export interface EditedFiles extends OpenFiles {
  change(change: FilesChange): void
  refusal: Refusal | undefined
  ask: Ask
  /** Opens a file of the terminal's machine. @param create one that is not there is begun */
  open(path: string, create?: boolean): Promise<void>
  save(file: EditedFile, text: string): Promise<boolean>
  /** Saves, and types `kubectl apply` into a terminal. @returns the terminal's number */
  apply(file: EditedFile, text: string): Promise<number | undefined>
  /** Ends the program that has the file open, without writing. */
  end(file: EditedFile): Promise<void>
  /** Reads what a file is now. */
  reread(file: EditedFile): Promise<string | undefined>
}

const hostOf = ({ host = '' }: LabPrompt) => host

/** The files of the editor and the machines that they are on. @param tty the terminal that one works in */
export function useEditedFiles(lab: Lab, tty: number): EditedFiles {
  const [state, change] = useReducer(changeFiles, NO_FILES)
  const [refusal, setRefusal] = useState<Refusal>()
  const latest = useRef({ lab, tty })
  latest.current = { lab, tty }

  const askAt = useCallback<(tty: number) => Ask>(
    (at) => async (ask) => {
      const parsed = editorAnswer.safeParse(await latest.current.lab.ask(ask, at))
      if (!parsed.success || parsed.data.kind !== ask.kind) return undefined
      return parsed.data as AnswerTo<(typeof ask)['kind']>
    },
    [],
  )
  const ask = useCallback<Ask>((asked) => askAt(latest.current.tty)(asked), [askAt])

  /** A terminal that is where the file is: that of the program which has it open, the current one, or any. */
  const terminalFor = useCallback((file: EditedFile): LabPrompt | undefined => {
    const { prompts } = latest.current.lab
    const there = prompts.filter((prompt) => hostOf(prompt) === file.host)
    const wanted = [file.taken?.tty, latest.current.tty]
    return wanted.flatMap((one) => there.find((prompt) => prompt.tty === one) ?? [])[0] ?? there[0]
  }, [])

  const open = useCallback(
    async (path: string, create = false) => {
      const { lab: now, tty: at } = latest.current
      const prompt = now.prompts.find((one) => one.tty === at)
      const answer = await ask({ kind: 'read', path })
      if (!answer) return
      const { text, refused } = answer
      const isNew = refused === 'missing' && create
      setRefusal(refused && !isNew ? { why: refused, path } : undefined)
      if (!refused || isNew) change({ kind: 'opened', host: prompt?.host ?? '', path, saved: text })
    },
    [ask],
  )

  const save = useCallback(
    async (file: EditedFile, text: string) => {
      const { path, host, id } = file
      const at = terminalFor(file)
      if (!at) setRefusal({ why: 'place', path, host })
      else if (text.length > MOST_TEXT) setRefusal({ why: 'tooLong', path })
      else {
        const saved = await latest.current.lab.write(path, text, at.tty)
        if (saved && saved.refused === undefined) {
          setRefusal(undefined)
          change({ kind: 'saved', id, text })
          return true
        }
        if (saved) setRefusal({ why: 'save', path, words: saved.refused ?? '' })
      }
      return false
    },
    [terminalFor],
  )

  const apply = useCallback(
    async (file: EditedFile, text: string) => {
      const at = terminalFor(file)
      if (at?.mode !== 'prompt' || !(await save(file, text))) return undefined
      const { cwd = '/' } = (await askAt(at.tty)({ kind: 'files' })) ?? {}
      latest.current.lab.typeLine(`kubectl apply -f ${typedPath(file.path, cwd)}`, at.tty)
      return at.tty
    },
    [terminalFor, save, askAt],
  )

  const end = useCallback(async ({ taken, path }: EditedFile) => {
    if (!taken) return
    const { lab: now } = latest.current
    if (now.prompts.find((one) => one.tty === taken.tty)?.editing?.path !== path) return
    await now.keys(END_KEYS[taken.program], taken.tty)
  }, [])

  const reread = useCallback(
    async (file: EditedFile) => {
      const at = terminalFor(file)
      return at ? (await askAt(at.tty)({ kind: 'read', path: file.path }))?.text : file.saved
    },
    [terminalFor, askAt],
  )

  return { ...state, change, refusal, ask, open, save, apply, end, reread }
}

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
