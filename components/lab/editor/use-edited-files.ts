'use client'

import { useCallback, useReducer, useRef, useState } from 'react'
import type { FileAction } from '@/lib/lab/log'
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

const WHY = { write: 'save', move: 'rename', remove: 'delete' } as const

/** Why something could not be done; worded by `lab.editor.refused`. */
export type Refusal =
  | { why: NonNullable<AnswerTo<'read'>['refused']> | 'tooLong'; path: string }
  | { why: (typeof WHY)[FileAction['kind']]; path: string; words: string }
  | { why: 'exists'; path: string }
  | { why: 'place'; path: string; host: string }

export interface EditedFiles extends OpenFiles {
  change(change: FilesChange): void
  refusal: Refusal | undefined
  ask: Ask
  /** Opens a file of the terminal's machine. @param create one that is not there is begun */
  open(path: string, create?: boolean): Promise<void>
  save(file: EditedFile, text: string): Promise<boolean>
  /** On its machine, to a whole path where nothing is; here it is renamed by a change. */
  rename(file: EditedFile, to: string): Promise<boolean>
  /** Deletes it on its machine; here it stays open. */
  remove(file: EditedFile): Promise<boolean>
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
  const openFiles = useRef(state.files)
  openFiles.current = state.files

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

  /** Has the file's machine do something with it. @returns whether it did */
  const changeFile = useCallback(
    async (file: EditedFile, action: FileAction) => {
      const { path, host } = file
      const at = terminalFor(file)
      if (!at) {
        setRefusal({ why: 'place', path, host })
        return false
      }
      const done = await latest.current.lab.changeFile(action, at.tty)
      if (!done) return false
      const { refused } = done
      setRefusal(refused === undefined ? undefined : { why: WHY[action.kind], path, words: refused })
      return refused === undefined
    },
    [terminalFor],
  )

  const save = useCallback(
    async (file: EditedFile, text: string) => {
      const { path, id } = file
      if (text.length > MOST_TEXT) {
        setRefusal({ why: 'tooLong', path })
        return false
      }
      const saved = await changeFile(file, { kind: 'write', path, text })
      if (saved) change({ kind: 'saved', id, text })
      return saved
    },
    [changeFile],
  )

  const rename = useCallback(
    async (file: EditedFile, to: string) => {
      const { path, host, saved } = file
      const at = terminalFor(file)
      const isOpen = openFiles.current.some((one) => one.id === fileId(host, to))
      const read = at && saved === undefined && (await askAt(at.tty)({ kind: 'read', path: to }))
      if (isOpen || (read && read.refused !== 'missing')) {
        setRefusal({ why: 'exists', path: to })
        return false
      }
      // One that was never saved is nowhere but here.
      return saved === undefined || changeFile(file, { kind: 'move', path, to })
    },
    [terminalFor, changeFile, askAt],
  )

  const remove = useCallback(
    async (file: EditedFile) =>
      file.saved === undefined || changeFile(file, { kind: 'remove', path: file.path }),
    [changeFile],
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

  return { ...state, change, refusal, ask, open, save, rename, remove, apply, end, reread }
}
