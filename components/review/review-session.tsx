'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Link } from '@/lib/i18n/navigation'
import type { Carrier } from './outbox'
import { OutboxNotice } from './outbox-notice'
import { QuestionCard, SessionProgress } from './question-card'
import { SessionSummary } from './session-summary'
import { type LoadQuestions, type ReviewSessionControl, useReviewSession } from './use-review-session'

export interface ReviewSessionProps {
  /** Cards known to be waiting, for the progress; 0 when it is open-ended. */
  expected: number
  load: LoadQuestions
  carrier: Carrier
}

/** What takes the focus when it appears: the verdict, the summary, or the field to type in. */
const focusTarget: Record<string, string> = {
  answered: '[data-verdict]',
  ended: '[data-summary]',
  question: '[data-answer]',
}

/** A session: question, verdict with explanation, rating, next; by keyboard, on a phone, and without network. */
export function ReviewSession({ expected, load, carrier }: ReviewSessionProps) {
  const session = useReviewSession(load, carrier)
  const { state, waiting } = session
  const { phase, done, queue } = state
  const item = queue[0]
  const shown = item?.servedVariantId
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const target = shown || phase === 'ended' ? focusTarget[phase] : undefined
    const element = target ? frame.current?.querySelector<HTMLElement>(target) : null
    element?.focus({ preventScroll: phase === 'question' })
  }, [phase, shown])

  const left = Math.max(queue.length - 1, expected - done.length - 1, 0)
  return (
    <div ref={frame} className="grid gap-5">
      <OutboxNotice state={waiting} onSend={session.send} />
      {phase === 'loading' && <Loading />}
      {phase === 'failed' && <Failed onRetry={session.retry} />}
      {phase === 'ended' && done.length === 0 && <Nothing />}
      {phase === 'ended' && done.length > 0 && (
        <SessionSummary done={done} due={session.due} onMore={session.restart} />
      )}
      {item && (phase === 'question' || phase === 'checking' || phase === 'answered') && (
        <>
          <SessionProgress item={item} done={done.length} left={left} />
          <QuestionCard key={item.servedVariantId} item={item} session={session} />
        </>
      )}
      {done.length > 0 && phase !== 'answered' && phase !== 'checking' && <SessionTools session={session} />}
    </div>
  )
}

function SessionTools({ session }: { session: ReviewSessionControl }) {
  const t = useTranslations('review')
  return (
    <div className="flex flex-wrap gap-3">
      <Button variant="ghost" size="sm" onClick={session.undo}>
        {t('undo')} <kbd aria-hidden>U</kbd>
      </Button>
      {session.state.phase === 'question' && (
        <Button variant="ghost" size="sm" onClick={session.end}>
          {t('stop')}
        </Button>
      )}
    </div>
  )
}

function Loading() {
  const t = useTranslations('review')
  return (
    <div role="status" className="grid gap-3">
      <p className="text-muted-foreground">{t('loading')}</p>
      <Skeleton className="h-64" />
    </div>
  )
}

function Failed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations('review')
  return (
    <Alert variant="destructive" title={t('failed')}>
      <Button variant="outline" size="sm" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Alert>
  )
}

function Nothing() {
  const t = useTranslations('review.empty')
  return (
    <EmptyState
      title={t('title')}
      description={t('text')}
      action={
        <>
          <Button asChild variant="mark">
            <Link href="/practice">{t('practise')}</Link>
          </Button>
          <Button asChild variant="outline">
            <Link href="/concepts">{t('read')}</Link>
          </Button>
        </>
      }
    />
  )
}
