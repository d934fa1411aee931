'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import type { SprintResult } from '@/lib/speed/sprint'
import { BestSprints } from './best-sprints'
import { SkippedExercises } from './skipped-exercises'
import { SprintDomains } from './sprint-domains'
import { SprintRuns } from './sprint-runs'
import { StartSprint, type StartSprintProps } from './start-sprint'

export interface SprintResultViewProps extends Pick<StartSprintProps, 'start'> {
  result: SprintResult
  /** Exercises whose runs on this page were confirmed and do not count. */
  uncounted?: readonly string[]
}

/** What a sprint came to: how much, where, how, and what is still to be learnt. */
export function SprintResultView({ result, uncounted = [], start }: SprintResultViewProps) {
  const t = useTranslations('speed.sprint')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { id, solved, runs, skipped, domains, best, serverNow } = result
  const late = uncounted.filter((one) => runs.every(({ exerciseId }) => exerciseId !== one))
  const isBest = best.length > 1 && best[0]?.id === id
  return (
    <div className="grid grid-cols-1 gap-8" data-sprint="over">
      <div className="grid gap-3">
        <h2
          ref={heading}
          tabIndex={-1}
          className="flex flex-wrap items-center gap-3 text-xl font-bold outline-none"
        >
          {t('result.title', { count: solved })}
          {isBest && <Badge variant="success">{t('result.best')}</Badge>}
        </h2>
        {late.length > 0 && <Alert variant="info">{t('result.late', { count: late.length })}</Alert>}
        <div className="flex flex-wrap items-start gap-3">
          <StartSprint label={t('result.more')} variant="mark" start={start} />
          <Button asChild variant="outline">
            <Link href="/practice/speed">{t('result.all')}</Link>
          </Button>
        </div>
      </div>
      {solved === 0 && <EmptyState title={t('result.nothing')} description={t('result.nothingText')} />}
      {domains.length > 0 && (
        <Part title={t('result.domains')}>
          <SprintDomains domains={domains} />
        </Part>
      )}
      {runs.length > 0 && (
        <Part title={t('result.runs')}>
          <SprintRuns runs={runs} />
        </Part>
      )}
      {skipped.length > 0 && (
        <Part title={t('result.skipped')}>
          <SkippedExercises skipped={skipped} />
        </Part>
      )}
      <Part title={t('best.title')}>
        <BestSprints best={best} current={id} now={serverNow} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-3">
      <h3 className="text-lg font-bold">{title}</h3>
      {children}
    </section>
  )
}
