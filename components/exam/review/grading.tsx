'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import type { AppErrorCode } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import type { ReviewActions } from '../exam-actions'
import { gradeAll } from './grade-all'

export interface GradingProps {
  examId: string
  graded: number
  of: number
  grade: ReviewActions['grade']
}

/** Has the server grade task after task, and shows how far it is. */
export function Grading({ examId, graded: before, of, grade }: GradingProps) {
  const t = useTranslations('exam.review')
  const common = useTranslations('common')
  const messageOf = useErrorMessage()
  const router = useRouter()
  const [graded, setGraded] = useState(before)
  const [failure, setFailure] = useState<AppErrorCode>()
  const [tries, setTries] = useState(0)
  const refresh = useRef(router.refresh)
  refresh.current = router.refresh

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try begins anew
  useEffect(() => {
    let ended = false
    setFailure(undefined)
    void gradeAll(
      () => grade({ examId }),
      (progress) => {
        if (!ended) setGraded(progress)
        return !ended
      },
    ).then((code) => {
      if (ended) return
      if (code) setFailure(code)
      else refresh.current()
    })
    return () => {
      ended = true
    }
  }, [examId, grade, tries])

  return (
    <Card className="grid gap-4" data-exam-grading>
      <h2 className="text-lg font-bold">{t('grading')}</h2>
      <p>{t('gradingText')}</p>
      <Progress value={graded} max={of} label={t('grading')} className="h-2.5!" />
      <p role="status">{t('progress', { graded, of })}</p>
      {failure && (
        <div className="grid justify-items-start gap-3">
          <Alert variant="destructive">{t('gradingFailed', { reason: messageOf({ code: failure }) })}</Alert>
          <Button onClick={() => setTries(tries + 1)}>{common('retry')}</Button>
        </div>
      )}
    </Card>
  )
}
