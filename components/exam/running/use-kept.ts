'use client'

import { useCallback, useState } from 'react'
import { type SaveOutcome, useAutosave } from '@/components/classroom/autosave'
import type { ExamView } from '@/lib/exam/exam'
import type { ExamActions } from '../exam-actions'
import { mayPass } from '../saving/may-pass'

const NOTES = 'notes'

/** Notes and flags: shown at once, and kept by the server as soon as it can be reached. */
export function useKept(exam: ExamView, { note, flag }: Pick<ExamActions, 'note' | 'flag'>) {
  const examId = exam.id
  const [notes, setNotes] = useState(exam.notes)
  const [flagged, setFlagged] = useState<ReadonlySet<number>>(
    () => new Set(exam.list.filter((task) => task.flagged).map(({ position }) => position)),
  )
  const save = useCallback(
    async (id: string, value: string | boolean): Promise<SaveOutcome> => {
      const call =
        typeof value === 'string'
          ? note({ examId, notes: value })
          : flag({ examId, position: Number(id), flagged: value })
      const result = await call.catch(() => undefined)
      if (!result || (!result.ok && mayPass(result.code))) return 'unreachable'
      return result.ok ? 'stored' : 'refused'
    },
    [examId, note, flag],
  )
  const { state, change, flush } = useAutosave<string | boolean>(save)
  return {
    notes,
    flagged,
    state,
    flush,
    note: (text: string) => {
      setNotes(text)
      change(NOTES, text)
    },
    flag: (position: number, value: boolean) => {
      const next = new Set(flagged)
      if (value) next.add(position)
      else next.delete(position)
      setFlagged(next)
      change(String(position), value)
    },
  }
}
