'use client'

import { useState } from 'react'
import { useExamKeys } from '@/components/exam/running/use-exam-keys'
import type { TakenQuestion, TakenSubmission } from './submission'

/** Which question is looked at; one begins with the first that has no answer. Tasks count as one place behind them. */
export function usePlace({ questions, tasks }: TakenSubmission, onLeave: () => void) {
  const [current, setCurrent] = useState(() => firstOpen(questions))
  const [isMoved, setMoved] = useState(false)
  const places = [...questions, ...tasks.slice(0, 1)].map(({ id }) => id)
  const isTask = tasks.some(({ id }) => id === current)
  const at = isTask ? places.length - 1 : places.indexOf(current ?? '')
  const goTo = (id: string | undefined) => {
    if (!id) return
    onLeave()
    setCurrent(id)
    setMoved(true)
    if (tasks.some((task) => task.id === id)) document.getElementById('tasks')?.focus()
  }
  /** Somebody works on it: nothing moves, and the focus stays. */
  const touch = (id: string) => {
    if (id === current) return
    setCurrent(id)
    setMoved(false)
  }
  const [previous, next] = [places[at - 1], places[at + 1]]
  useExamKeys({ onNext: () => goTo(next), onPrevious: () => goTo(previous) })
  return { current, isMoved, previous, next, goTo, touch }
}

const firstOpen = (questions: readonly TakenQuestion[]) =>
  (questions.find(({ response }) => response === null) ?? questions[0])?.id
