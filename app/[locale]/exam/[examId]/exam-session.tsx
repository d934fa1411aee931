'use client'

import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { ExamRunner, type ExamRunnerProps } from '@/components/exam/running/exam-runner'
import { postEntries } from '@/components/exam/saving/post-entries'
import { getConceptAction } from '@/lib/server/actions/concepts'
import {
  getExamAction,
  handInExamAction,
  markExamTaskAction,
  noteExamAction,
  openExamTaskAction,
} from '@/lib/server/actions/exams'

const actions = {
  get: getExamAction,
  open: openExamTaskAction,
  append: postEntries,
  note: noteExamAction,
  mark: markExamTaskAction,
  handIn: handInExamAction,
}

/** The exam with the server's operations behind it. */
export function ExamSession(props: Omit<ExamRunnerProps, 'actions'>) {
  const locale = useLocale()
  const all = useMemo(
    () => ({ ...actions, read: (slug: string) => getConceptAction({ slug, locale }) }),
    [locale],
  )
  return <ExamRunner {...props} actions={all} />
}
