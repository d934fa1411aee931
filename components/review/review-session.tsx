'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { AnswerView } from '@/components/quiz/answer-view'
import { QuestionView } from '@/components/quiz/question-view'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Progress } from '@/components/ui/progress'
import { Skeleton } from '@/components/ui/skeleton'
import type { ActionResult } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import { skippedResponse } from '@/lib/quiz/check'
import type { AcknowledgedReview, Carrier } from './outbox'
import { OutboxNotice } from './outbox-notice'
import { RatingBar } from './rating-bar'
import { initialSession, itemOf, type PracticeQuestion, sessionReducer } from './session'
import { SessionSummary } from './session-summary'
import { useOutbox } from './use-outbox'
import { useSessionKeys } from './use-session-keys'

export interface ReviewSessionProps {
  /** Cards known to be waiting, for the progress; 0 when it is open-ended. */
  expected: number
  /** More questions, none of the skills given. An empty list ends the session. */
  load(exclude: string[]): Promise<ActionResult<PracticeQuestion[]>>
  carrier: Carrier
}

/** A session: question, verdict with explanation, rating, next; by keyboard, on a phone, and without network. */
export function ReviewSession({ expected, load, carrier }: ReviewSessionProps) {
  const t = useTranslations('review')
  const locale = useLocale()
  const [state, dispatch] = useReducer(sessionReducer, initialSession)
  const [draft, setDraft] = useState<unknown>()
  const [due, setDue] = useState<ReadonlyMap<string, Date | null>>(new Map())
  const startedAt = useRef(0)
  const frame = useRef<HTMLDivElement>(null)
  const acknowledged = useCallback((review: AcknowledgedReview) => {
    setDue((known) => new Map(known).set(review.id, review.due))
  }, [])
  const { outbox, state: waiting } = useOutbox(carrier, acknowledged)
  const item = state.queue[0]
  const itemId = item?.servedVariantId
  const { current, phase } = state
  const wantsMore = state.queue.length <= 1 && !state.exhausted && phase !== 'failed' && phase !== 'ended'

  useEffect(() => {
    // One question ahead, so that the next one is there when the network is not.
    if (!wantsMore) return
    let stale = false
    const held = state.queue.map((queued) => queued.skillId)
    load(held)
      .catch(() => undefined)
      .then((result) => {
        if (stale) return
        if (result?.ok) dispatch({ type: 'loaded', items: result.data.map(itemOf) })
        else dispatch({ type: 'failed' })
      })
    return () => {
      stale = true
    }
  }, [load, wantsMore, state.queue])

  useEffect(() => {
    // What is new on screen gets the focus: the verdict, the summary, or the field to type in.
    const target = { answered: '[data-verdict]', ended: '[data-summary]', question: '[data-answer]' }[
      phase as string
    ]
    if (target)
      frame.current?.querySelector<HTMLElement>(target)?.focus({ preventScroll: phase === 'question' })
    if (phase === 'question' && itemId) startedAt.current = Date.now()
  }, [phase, itemId])

  const answer = (response: unknown) => {
    if (phase !== 'question' || response === undefined) return
    dispatch({ type: 'answer', response, durationMs: Math.max(0, Date.now() - startedAt.current) })
  }
  const next = () => {
    if (!current) return
    const reviewId = crypto.randomUUID()
    const { item: done, response, rating, durationMs } = current
    const { servedVariantId } = done
    outbox.add({
      kind: 'review',
      id: reviewId,
      servedVariantId,
      response,
      rating,
      durationMs,
      reviewedAt: Date.now(),
    })
    void outbox.flush()
    setDraft(undefined)
    dispatch({ type: 'next', reviewId })
  }
  const takeBack = () => {
    const reviewId = state.done.at(-1)?.reviewId
    if (!reviewId || phase === 'answered') return
    setDraft(state.done.at(-1)?.response)
    dispatch({ type: 'undo' })
    outbox.undo(reviewId, crypto.randomUUID())
    void outbox.flush()
  }
  useSessionKeys({
    phase,
    question: item?.question,
    value: draft,
    onChange: setDraft,
    onAnswer: () => answer(draft),
    onRate: (rating) => dispatch({ type: 'rate', rating }),
    onNext: next,
    onUndo: takeBack,
  })

  const left = Math.max(state.queue.length - 1, expected - state.done.length - 1, 0)
  return (
    <div ref={frame} className="grid gap-5">
      <OutboxNotice state={waiting} onSend={() => void outbox.flush()} />
      {phase === 'loading' && <Loading label={t('loading')} />}
      {phase === 'failed' && (
        <Alert variant="destructive" title={t('failed')}>
          <Button variant="outline" size="sm" onClick={() => dispatch({ type: 'retry' })}>
            {t('retry')}
          </Button>
        </Alert>
      )}
      {phase === 'ended' && state.done.length === 0 && <Nothing />}
      {phase === 'ended' && state.done.length > 0 && (
        <SessionSummary done={state.done} due={due} onMore={() => dispatch({ type: 'restart' })} />
      )}
      {item && (phase === 'question' || phase === 'answered') && (
        <>
          <div className="grid gap-2">
            <p className="tabular flex justify-between text-sm text-muted-foreground">
              <span>{item.question.text[locale].title}</span>
              <span>{t('left', { count: left })}</span>
            </p>
            <Progress value={state.done.length} max={state.done.length + left + 1} label={t('progress')} />
          </div>
          <Card className="grid gap-6" key={item.servedVariantId}>
            <p className="flex flex-wrap gap-2">
              {item.isNew && <Badge variant="mark">{t('new')}</Badge>}
              <Badge variant="outline">{t('difficulty', { level: item.question.difficulty })}</Badge>
            </p>
            <QuestionView
              question={item.question}
              value={current ? current.response : draft}
              onChange={setDraft}
              answer={current ? item.answer : undefined}
            />
            {phase === 'question' && (
              <div className="flex flex-wrap items-center gap-3">
                <Button variant="mark" disabled={draft === undefined} onClick={() => answer(draft)}>
                  {t('answer')}
                </Button>
                <Button variant="ghost" onClick={() => answer(skippedResponse)}>
                  {t('dontKnow')}
                </Button>
                <KeyHint question={item.question} />
              </div>
            )}
            <div aria-live="polite">
              {current && (
                <div className="grid gap-6 border-t pt-6">
                  {state.undone && <Alert>{t('undone')}</Alert>}
                  <AnswerView question={item.question} answer={item.answer} {...current} />
                </div>
              )}
            </div>
            {current && (
              <div className="grid gap-4 border-t pt-5">
                <RatingBar answered={current} onRate={(rating) => dispatch({ type: 'rate', rating })} />
                <div className="flex flex-wrap items-center gap-3">
                  <Button variant="mark" onClick={next}>
                    {t('next')}
                  </Button>
                  <span className="hidden text-sm text-muted-foreground sm:inline">{t('keys.rate')}</span>
                </div>
              </div>
            )}
          </Card>
        </>
      )}
      {state.done.length > 0 && phase !== 'answered' && (
        <div className="flex flex-wrap gap-3">
          <Button variant="ghost" size="sm" onClick={takeBack}>
            {t('undo')} <kbd aria-hidden>U</kbd>
          </Button>
          {phase === 'question' && (
            <Button variant="ghost" size="sm" onClick={() => dispatch({ type: 'end' })}>
              {t('stop')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function KeyHint({ question }: { question: ReturnType<typeof itemOf>['question'] }) {
  const t = useTranslations('review.keys')
  const to = question.body.options?.length ?? 0
  const hint =
    question.kind === 'number'
      ? t('number')
      : question.kind === 'short-text'
        ? t('text')
        : t(question.kind === 'ordering' ? 'order' : 'choose', { from: 1, to })
  return <span className="hidden text-sm text-muted-foreground sm:inline">{hint}</span>
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" className="grid gap-3">
      <p className="text-muted-foreground">{label}</p>
      <Skeleton className="h-64" />
    </div>
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
