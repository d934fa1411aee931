'use client'

import { useCallback, useEffect, useState } from 'react'
import { useServerClock } from '@/components/exam/use-server-clock'
import { useServerWatch } from '@/components/exam/use-server-watch'
import { useShownLeft } from '@/components/exam/use-shown-left'
import { useRouter } from '@/lib/i18n/navigation'
import type { FollowedSubmission, TakenSubmission, TakingActions } from './submission'
import { useAnswers } from './use-answers'
import { useEnding } from './use-ending'

/** An attempt under way, kept up with the server: its answers, its tasks and its time. */
export function useTaking(submission: TakenSubmission, actions: TakingActions) {
  const { id } = submission
  const router = useRouter()
  const [dueAt, setDueAt] = useState(submission.dueAt)
  const [tasks, setTasks] = useState(submission.tasks)
  const answers = useAnswers(submission, actions.save)
  const clock = useServerClock({ serverNow: submission.serverNow, closesAt: dueAt })
  const isEnding = useEnding(submission, clock.remainingMs === 0, answers, actions.handIn)
  const shownLeft = useShownLeft()
  const follow = useCallback(
    () => actions.follow({ submissionId: id }).then(shownLeft),
    [actions, id, shownLeft],
  )
  const hasLeft = answers.phase === 'left'
  useEffect(() => {
    if (hasLeft) router.refresh()
  }, [hasLeft, router])

  function hear(now: FollowedSubmission) {
    clock.set(now.serverNow)
    if (now.dueAt.getTime() !== dueAt.getTime()) setDueAt(now.dueAt)
    answers.look(now)
    const byId = new Map(now.items.map((item) => [item.id, item.task]))
    setTasks((before) => before.map((task) => ({ ...task, ...byId.get(task.id) })))
    // What is owed is told as too late first.
    if (now.isOver && answers.owed.length > 0) void answers.flush()
    else if (now.isOver) router.refresh()
  }
  useServerWatch(follow, hear, { atOnce: true })

  /** @returns why it could not */
  async function handIn() {
    const result = await actions.handIn({ submissionId: id }).catch(() => undefined)
    const isDone = result?.ok || result?.code === 'ALREADY_HANDED_IN' || result?.code === 'ALREADY_CLOSED'
    if (result) shownLeft(result)
    if (!isDone) return result?.code ?? 'INTERNAL'
    answers.forget()
    router.refresh()
    return undefined
  }
  return { answers, tasks, clock, isEnding, handIn }
}
