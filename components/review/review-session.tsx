'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Link } from '@/lib/i18n/navigation'
import { AsideNotice } from './aside-notice'
import { Break } from './break'
import { KeyHelp } from './key-help'
import type { Carrier } from './outbox'
import { OutboxNotice } from './outbox-notice'
import { QuestionCard } from './question-card'
import { leftAfter } from './session'
import { SessionProgress } from './session-progress'
import { SessionSummary } from './session-summary'
import {
  type LoadQuestions,
  type ReviewSessionControl,
  type SessionMemory,
  useReviewSession,
} from './use-review-session'

export interface ReviewSessionProps extends SessionMemory {
  /** How many questions there will be at first; null: until the learner stops. */
  planned: number | null
  /** After so many minutes a break is proposed; 0: never. */
  breakMinutes?: number
  load: LoadQuestions
  carrier: Carrier
  /** Another session, of the families given. */
  onAgain(skillIds: string[]): void
  /** Another session like this one. */
  onMore(): void
}

/** What takes the focus when it appears: the verdict, the summary, or the field to type in. */
const focusTarget: Record<string, string> = {
  answered: '[data-verdict]',
  ended: '[data-summary]',
  question: '[data-answer]',
  break: '[data-break]',
}

/** A session: question, verdict with explanation, rating, next; by keyboard, on a phone, and without network. */
export function ReviewSession(props: ReviewSessionProps) {
  const { planned, load, carrier, start, keep, breakMinutes, onAgain, onMore } = props
  const session = useReviewSession(load, carrier, { start, keep, breakMinutes })
  const { state, waiting } = session
  const { phase, done, queue } = state
  const item = queue[0]
  const shown = item?.servedVariantId
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const target = shown || phase === 'ended' || phase === 'break' ? focusTarget[phase] : undefined
    const element = target ? frame.current?.querySelector<HTMLElement>(target) : null
    element?.focus({ preventScroll: phase === 'question' })
  }, [phase, shown])

  const left = planned === null ? undefined : leftAfter(state, planned)
  return (
    // As high as most questions: what stands below does not jump when one comes or goes.
    <div ref={frame} className={cn('grid content-start gap-5', phase !== 'ended' && 'min-h-[95dvh]')}>
      <OutboxNotice state={waiting} onSend={session.send} />
      {phase === 'loading' && <Loading />}
      {phase === 'failed' && <Failed onRetry={session.retry} />}
      {phase === 'ended' && done.length === 0 && <Nothing />}
      {phase === 'ended' && done.length > 0 && (
        <SessionSummary done={done} due={session.due} onAgain={onAgain} onMore={onMore} />
      )}
      {item && (phase === 'question' || phase === 'checking' || phase === 'answered') && (
        <>
          <SessionProgress item={item} done={done} left={left} />
          <QuestionCard key={item.servedVariantId} item={item} session={session} />
        </>
      )}
      {phase === 'break' && <Break session={session} left={left} />}
      <AsideNotice session={session} />
      <SessionTools session={session} />
    </div>
  )
}

function SessionTools({ session }: { session: ReviewSessionControl }) {
  const t = useTranslations('review')
  const { state, aside } = session
  const { phase, done } = state
  const canUndo = done.length > 0 && phase !== 'answered' && phase !== 'checking'
  return (
    <div className="flex flex-wrap gap-3">
      {canUndo && (
        <Button variant="ghost" size="sm" onClick={session.undo}>
          {t('undo')} <kbd aria-hidden>U</kbd>
        </Button>
      )}
      {done.length > 0 && (phase === 'question' || phase === 'failed') && (
        <Button variant="ghost" size="sm" onClick={session.end}>
          {t('stop')}
        </Button>
      )}
      {phase === 'question' && !state.pending && (
        <>
          <Button variant="ghost" size="sm" onClick={() => aside.set('tomorrow')}>
            {t('aside.tomorrow')}{' '}
            <kbd aria-hidden className="max-sm:hidden">
              -
            </kbd>
          </Button>
          <Button variant="ghost" size="sm" onClick={() => aside.set('taken-up')}>
            {t('aside.suspend')}{' '}
            <kbd aria-hidden className="max-sm:hidden">
              @
            </kbd>
          </Button>
        </>
      )}
      {phase !== 'ended' && <KeyHelp />}
    </div>
  )
}

/** A question is on its way, or a session is looked up. */
export function Loading() {
  const t = useTranslations('review')
  return (
    <div role="status" className="grid gap-3">
      <p className="text-muted-foreground">{t('loading')}</p>
      <Skeleton className="h-[90dvh]" />
    </div>
  )
}

function listenOnline(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** The next question could not be fetched. Without network that is no fault, and it goes on by itself. */
function Failed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations('review')
  const s = useTranslations('practice.session')
  const online = useSyncExternalStore(
    listenOnline,
    () => navigator.onLine,
    () => true,
  )
  const latest = useRef(onRetry)
  useEffect(() => {
    latest.current = onRetry
  })
  useEffect(() => {
    const retry = () => latest.current()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [])
  if (!online) return <Alert variant="warning">{s('offline')}</Alert>
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
