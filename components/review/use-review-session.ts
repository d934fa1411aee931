'use client'

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { takesOption } from '@/components/quiz/struck-option'
import type { ActionResult } from '@/lib/errors/app-error'
import { isComplete, skippedResponse } from '@/lib/quiz/check'
import type { HintName } from '@/lib/quiz/hints'
import type { RatingName } from '@/lib/srs/card'
import { nextHint, struckBy } from './next-hint'
import type { AcknowledgedReview, Carrier } from './outbox'
import { initialSession, itemOf, type PracticeQuestion, type SessionState, sessionReducer } from './session'
import { useAside } from './use-aside'
import { useBreaks } from './use-breaks'
import { useOutbox } from './use-outbox'
import { useResponseRunner } from './use-response-runner'
import { useSessionKeys } from './use-session-keys'

/** More questions, none of the skills given; `asked`: how many it gave so far. An empty list ends the session. */
export type LoadQuestions = (exclude: string[], asked: number) => Promise<ActionResult<PracticeQuestion[]>>

/** Where a session goes on, and who is told of every step, so that it can go on after a reload. */
export interface SessionMemory {
  start?: { state: SessionState | undefined; draft: unknown }
  keep?: { state(state: SessionState): void; draft(draft: unknown): void }
}

/** A running session: its state, what the learner can do, and what waits for the network. */
export function useReviewSession(
  load: LoadQuestions,
  carrier: Carrier,
  { start, keep, breakMinutes = 0 }: SessionMemory & { breakMinutes?: number } = {},
) {
  const [state, dispatch] = useReducer(sessionReducer, start?.state ?? initialSession)
  const [draft, setDraft] = useState<unknown>(start?.draft)
  useEffect(() => keep?.state(state), [keep, state])
  useEffect(() => keep?.draft(draft), [keep, draft])
  const [due, setDue] = useState<ReadonlyMap<string, Date | null>>(new Map())
  const acknowledged = useCallback((review: AcknowledgedReview) => {
    setDue((known) => new Map(known).set(review.id, review.due))
  }, [])
  const { outbox, state: waiting } = useOutbox(carrier, acknowledged)
  usePrefetch(state, due, load, dispatch)
  useResponseRunner(state, dispatch)
  const startedAt = useStartTime(state)
  const breaks = useBreaks(breakMinutes)
  const { current, phase } = state
  const item = state.queue[0]
  const question = item?.question
  const struck = item && state.hints.includes('clue') ? struckBy(item) : undefined
  const change = (value: unknown) => {
    if (struck === undefined || !takesOption(value, struck)) setDraft(value)
  }

  const answer = (response: unknown) => {
    if (phase !== 'question' || !question) return
    if (response !== skippedResponse && !isComplete(question, response)) return
    dispatch({ type: 'answer', response, durationMs: Math.max(0, Date.now() - startedAt.current) })
  }
  const rate = (rating: RatingName) => dispatch({ type: 'rate', rating })
  const next = () => {
    if (!current) return
    const reviewId = crypto.randomUUID()
    const { response, hints, rating, durationMs } = current
    const { servedVariantId } = current.item
    const review = { servedVariantId, response, hints, rating, durationMs, reviewedAt: Date.now() }
    outbox.add({ kind: 'review', id: reviewId, ...review })
    void outbox.flush()
    setDraft(undefined)
    dispatch({ type: 'next', reviewId, pause: breaks.due() })
  }
  const resume = () => {
    breaks.begin()
    dispatch({ type: 'resume' })
  }
  const hint = (name: HintName) => {
    dispatch({ type: 'hint', hint: name })
    const gone = name === 'clue' && item ? struckBy(item) : undefined
    if (gone !== undefined && takesOption(draft, gone)) setDraft(undefined)
  }
  const nextOne = item && nextHint(item, state.hints)
  const undo = () => {
    const last = state.done.at(-1)
    if (!last?.reviewId || phase === 'answered' || phase === 'checking') return
    setDraft(last.response)
    dispatch({ type: 'undo' })
    outbox.undo(last.reviewId, crypto.randomUUID())
    void outbox.flush()
  }
  const aside = useAside(state, dispatch, carrier, () => setDraft(undefined))
  useSessionKeys({
    ...{ phase, question, value: draft, onChange: change },
    ...{ onAnswer: () => answer(draft), onRate: rate, onNext: next, onUndo: undo },
    onHint: () => nextOne && hint(nextOne),
    onResume: resume,
    onAside: aside.set,
  })
  return {
    ...{ state, draft, struck, due, waiting, answer, hint, rate, next, undo, resume, aside },
    setDraft: change,
    send: () => void outbox.flush(),
    retry: () => dispatch({ type: 'retry' }),
    end: () => dispatch({ type: 'end' }),
  }
}

export type ReviewSessionControl = ReturnType<typeof useReviewSession>

/** Keeps one question ahead, so that the next one is there when the network is not. */
function usePrefetch(
  state: SessionState,
  due: ReadonlyMap<string, Date | null>,
  load: LoadQuestions,
  dispatch: React.Dispatch<Parameters<typeof sessionReducer>[1]>,
): void {
  const queued = state.queue.length
  const loading = !state.exhausted && state.phase !== 'failed' && state.phase !== 'ended'
  /** Skills that the server must not hand out again: on screen, next, or rated but not yet acknowledged. */
  const taken = useRef<string[]>([])
  const asked = useRef(0)
  useEffect(() => {
    const unconfirmed = state.done.filter(({ reviewId }) => reviewId && !due.has(reviewId))
    const held = [...state.queue, ...unconfirmed.map(({ item }) => item)].map(({ skillId }) => skillId)
    taken.current = [...held, ...state.aside.skillIds]
    asked.current = state.done.length + state.queue.length + state.aside.skillIds.length
  })
  useEffect(() => {
    if (!loading || queued > 1) return
    let stale = false
    load(taken.current, asked.current)
      .catch(() => undefined)
      .then((result) => {
        if (stale) return
        if (result?.ok) dispatch({ type: 'loaded', items: result.data.map(itemOf) })
        else dispatch({ type: 'failed' })
      })
    return () => {
      stale = true
    }
  }, [load, loading, queued, dispatch])
}

/** When the question on screen appeared, ms since the epoch. */
function useStartTime({ phase, queue }: SessionState) {
  const startedAt = useRef(0)
  const shown = queue[0]?.servedVariantId
  useEffect(() => {
    if (phase === 'question' && shown) startedAt.current = Date.now()
  }, [phase, shown])
  return startedAt
}
