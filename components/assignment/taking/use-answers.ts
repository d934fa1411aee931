'use client'

import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { ServerClock } from '@/components/exam/clock-text'
import { browserStorage } from '@/components/storage/browser-storage'
import { pageStorage } from '@/components/storage/page-storage'
import type { Json } from '../saving/answer-record'
import { AnswerSaver } from '../saving/answer-saver'
import { AnswerStore } from '../saving/answer-store'
import { outcomeOf } from '../saving/send-save'
import { VisibleTime } from '../saving/visible-time'
import type { FollowedSubmission, TakenSubmission, TakingActions } from './submission'

/** Less on the screen than this is not worth telling. */
const WORTH_MS = 3_000

/** The answers of an attempt: as they are given, on their way, and how long each question was looked at. */
export function useAnswers(submission: TakenSubmission, save: TakingActions['save']) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  // Of the page as it was loaded: what comes later is followed.
  const first = useRef(submission).current
  const { saver, store, time, clock, told } = useMemo(() => {
    const clock = new ServerClock(first.serverNow)
    const store = new AnswerStore(pageStorage(browserStorage), first.id)
    const spent = first.questions.map(({ id, spentMs }) => [id, spentMs] as const)
    const time = new VisibleTime(spent)
    const told = new Map(spent)
    const saver = new AnswerSaver({
      ...{ store, items: first.questions, onChange: redraw, now: () => clock.now() },
      tab: crypto.randomUUID().slice(0, 8),
      send: ({ writtenAt, ...one }) => {
        const spentMs = time.of(one.itemId, performance.now())
        told.set(one.itemId, spentMs)
        return outcomeOf(
          save({ ...one, submissionId: first.id, spentMs, writtenAt: new Date(Math.floor(writtenAt)) }),
        )
      },
    })
    return { saver, store, time, clock, told }
  }, [first, save])

  useEffect(() => {
    saver.takeUp()
    const send = () => void saver.flush()
    const follow = ({ key }: StorageEvent) => {
      const itemId = store.itemOf(key)
      if (itemId) saver.follow([itemId])
    }
    const look = () => !document.hidden && saver.follow()
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.owed.length > 0 && saver.phase !== 'over') event.preventDefault()
    }
    window.addEventListener('online', send)
    window.addEventListener('storage', follow)
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', send)
      window.removeEventListener('storage', follow)
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', look)
      saver.close()
    }
  }, [saver, store])

  const look = useCallback(
    ({ serverNow, items }: FollowedSubmission) => {
      clock.set(serverNow)
      saver.look(items)
    },
    [clock, saver],
  )
  const flush = useCallback(async () => {
    const isComplete = await saver.flush()
    for (const { id } of first.questions) {
      const spentMs = time.of(id, performance.now())
      if (saver.of(id).owed || spentMs - (told.get(id) ?? 0) < WORTH_MS) continue
      told.set(id, spentMs)
      const { response, revision } = saver.of(id)
      // Only the time: nothing is lost if it does not arrive.
      const writtenAt = new Date(Math.floor(clock.now()))
      const sent = { submissionId: first.id, itemId: id, response, revision, spentMs, writtenAt }
      await save(sent).catch(() => undefined)
    }
    return isComplete
  }, [saver, time, told, clock, first, save])

  return {
    phase: saver.phase,
    owed: saver.owed,
    of: (itemId: string) => saver.of(itemId),
    change: (itemId: string, value: unknown) => saver.change(itemId, (value ?? null) as Json),
    acknowledge: (itemId: string) => saver.acknowledge(itemId),
    ...{ look, flush, time },
    forget: () => store.forget(first.questions.map(({ id }) => id)),
  }
}

export type Answers = ReturnType<typeof useAnswers>
