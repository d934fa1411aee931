'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Button } from '@/components/ui/button'
import type { ExamSubmission } from '@/lib/exam/exam'
import { useRouter } from '@/lib/i18n/navigation'
import { attemptPath } from '../attempt-path'

export interface BackToAssignmentProps {
  submission: ExamSubmission
  /** Sends what is owed. */
  onLeave(): Promise<boolean>
}

/** In place of handing in: an assignment's tasks are handed in with its questions. */
export function BackToAssignment({ submission, onLeave }: BackToAssignmentProps) {
  const t = useTranslations('exam.assigned')
  const router = useRouter()
  const { run, pending } = useAction(async () => {
    await onLeave()
    return { ok: true, data: {} }
  })
  return (
    <Button
      variant="mark"
      size="sm"
      className="pointer-coarse:h-11"
      title={t('unanswered', { count: submission.unanswered })}
      busy={pending}
      onClick={() => run({}, () => router.push(attemptPath(submission)))}
    >
      <ArrowLeft aria-hidden />
      {t('back')}
    </Button>
  )
}
