'use client'

import { useEffect, useMemo, useState } from 'react'
import { browserStorage } from '@/components/storage/browser-storage'
import type { ExamView } from '@/lib/exam/exam'
import type { ExamActions } from '../exam-actions'
import { ExamSaver, type SavingState } from './exam-saver'
import { sentBy } from './send-batch'

export interface Saving {
  saver: ExamSaver
  state: SavingState
  /** Entries of an earlier page here that cannot be sent, for the exam went on in another browser. */
  lost: number
}

const AT_FIRST: SavingState = { phase: 'saved', owed: 0, late: false }

/** Saves an exam for as long as the component lives, with what an earlier page of this browser left. */
export function useExamSaver(
  exam: Pick<ExamView, 'id'> & {
    list: Pick<ExamView['list'][number], 'position' | 'nextSeq' | 'lastHash'>[]
  },
  append: ExamActions['append'],
): Saving {
  const [state, setState] = useState(AT_FIRST)
  const [lost, setLost] = useState(0)
  const examId = exam.id
  const saver = useMemo(
    () =>
      new ExamSaver({
        examId,
        storage: browserStorage,
        send: (position, batch) => sentBy(append({ ...batch, examId, position })),
        onChange: setState,
      }),
    [examId, append],
  )
  const [heads] = useState(exam.list)
  useEffect(() => {
    setLost(saver.takeUp(heads))
    const send = () => void saver.flush()
    window.addEventListener('online', send)
    return () => {
      window.removeEventListener('online', send)
      saver.close()
    }
  }, [saver, heads])
  return { saver, state, lost }
}
