'use client'

import { useCallback, useState } from 'react'
import type { ExamView, TaskMark } from '@/lib/exam/exam'
import type { ExamActions } from '../exam-actions'
import { type SaveOutcome, useAutosave } from '../saving/autosave'
import { type KeptItem, sendKept } from './send-kept'

type Marks = Record<TaskMark, ReadonlySet<number>>

/** Notes and marks: shown at once, and kept by the server as soon as it can be reached. */
export function useKept(exam: ExamView, actions: Pick<ExamActions, 'note' | 'mark'>) {
  const examId = exam.id
  const [notes, setNotes] = useState(exam.notes)
  const [marks, setMarks] = useState<Marks>(() => ({
    flagged: marked(exam, 'flagged'),
    done: marked(exam, 'done'),
  }))
  const save = useCallback(
    (_: string, item: KeptItem): Promise<SaveOutcome> => sendKept(actions, examId, item),
    [examId, actions],
  )
  const { state, change, flush } = useAutosave<KeptItem>(save)
  return {
    notes,
    ...marks,
    state,
    flush,
    note: (text: string) => {
      setNotes(text)
      change('notes', { notes: text })
    },
    /** Puts a mark on a task, or takes it away. */
    toggle: (mark: TaskMark, position: number) => {
      const next = new Set(marks[mark])
      const set = !next.delete(position)
      if (set) next.add(position)
      setMarks({ ...marks, [mark]: next })
      change(`${mark} ${position}`, { position, mark, set })
    },
  }
}

const marked = ({ list }: ExamView, mark: TaskMark): ReadonlySet<number> =>
  new Set(list.filter((task) => task[mark]).map(({ position }) => position))
