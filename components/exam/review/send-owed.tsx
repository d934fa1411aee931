'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { ExamView } from '@/lib/exam/exam'
import type { ReviewActions } from '../exam-actions'
import { useExamSaver } from '../saving/use-exam-saver'

export interface SendOwedProps {
  exam: { id: string; list: Pick<ExamView['list'][number], 'position' | 'nextSeq' | 'lastHash'>[] }
  append: ReviewActions['append']
}

/** Sends what this browser still owes when the exam is over: it is kept, though it does not count any more. */
export function SendOwed({ exam, append }: SendOwedProps) {
  const t = useTranslations('exam.saving')
  const { state } = useExamSaver(exam, append)
  if (state.owed === 0) return null
  return <Alert variant="warning">{t(state.phase, { owed: state.owed })}</Alert>
}
