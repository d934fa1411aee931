'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Progress } from '@/components/ui/progress'
import type { Grading } from '@/lib/classroom/results/results'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { startPoll } from './board/poll'
import { isRefreshDue } from './refresh-due'

const EVERY_MS = 3_000

export interface GradingProgressProps {
  assignmentId: string
  /** As the page was made. */
  first: Grading
  follow(input: { assignmentId: string }): Promise<ActionResult<Grading>>
}

/** How far the grading is, as long as somebody looks on; the page is made anew now and then, and when all is graded. */
export function GradingProgress({ assignmentId, first, follow }: GradingProgressProps) {
  const t = useTranslations('results.grading')
  const router = useRouter()
  const [grading, setGrading] = useState(first)
  const shown = useRef({ done: first.done, at: performance.now() })
  useEffect(() => {
    const poll = startPoll({
      everyMs: EVERY_MS,
      isHidden: () => document.hidden,
      load: () => follow({ assignmentId }),
      onLoad: (result) => {
        if (!result.ok) return
        setGrading(result.data)
        if (!isRefreshDue(result.data, shown.current, performance.now())) return
        shown.current = { done: result.data.done, at: performance.now() }
        router.refresh()
      },
      onLost: () => undefined,
    })
    document.addEventListener('visibilitychange', poll.look)
    return () => {
      poll.end()
      document.removeEventListener('visibilitychange', poll.look)
    }
  }, [assignmentId, follow, router])
  const { done, of } = grading
  return (
    <section role="status" className="grid gap-2 rounded-lg border bg-card p-5">
      <p className="font-semibold">{t('title')}</p>
      <Progress value={done} max={of} label={t('title')} />
      <p className="tabular text-sm">{t('progress', { done, of })}</p>
    </section>
  )
}
