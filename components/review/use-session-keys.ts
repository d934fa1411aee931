'use client'

import { useEffect, useRef } from 'react'
import type { PublicVariant } from '@/lib/quiz/render'
import { type RatingName, ratingNames } from '@/lib/srs/card'

export interface SessionKeys {
  phase: string
  question?: PublicVariant
  value: unknown
  onChange(value: unknown): void
  onAnswer(): void
  onRate(rating: RatingName): void
  onNext(): void
  onUndo(): void
}

/** What a digit does to a response; undefined when it does nothing. */
export function pressDigit(question: PublicVariant, value: unknown, digit: number): unknown {
  const id = question.body.options?.[digit - 1]
  if (!id) return undefined
  if (question.kind === 'single-choice') return { option: id }
  if (question.kind === 'multiple-choice') {
    const chosen = (value as { options?: string[] } | undefined)?.options ?? []
    return { options: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] }
  }
  const order = (value as { order?: string[] } | undefined)?.order ?? []
  return order.includes(id) ? undefined : { order: [...order, id] }
}

function handleQuestion(event: KeyboardEvent, keys: SessionKeys): boolean {
  const typing = event.target instanceof HTMLElement && event.target.matches('textarea, input[type=number]')
  const area = event.target instanceof HTMLTextAreaElement
  if (event.key === 'Enter') {
    if (area && !event.ctrlKey && !event.metaKey) return false
    // Enter on a focused button is that button's.
    if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) return false
    keys.onAnswer()
    return true
  }
  if (typing || !keys.question) return false
  if (/^[1-9]$/.test(event.key)) {
    const next = pressDigit(keys.question, keys.value, Number(event.key))
    if (next !== undefined) keys.onChange(next)
    return next !== undefined
  }
  if (event.key === 'Backspace' && keys.question.kind === 'ordering') {
    const order = (keys.value as { order?: string[] } | undefined)?.order ?? []
    keys.onChange(order.length > 1 ? { order: order.slice(0, -1) } : undefined)
    return true
  }
  return handleUndo(event, keys)
}

function handleUndo(event: KeyboardEvent, keys: SessionKeys): boolean {
  if (event.key !== 'u' && event.key !== 'U') return false
  keys.onUndo()
  return true
}

function handleAnswered(event: KeyboardEvent, keys: SessionKeys): boolean {
  const rating = /^[1-4]$/.test(event.key) ? ratingNames[Number(event.key) - 1] : undefined
  if (rating) keys.onRate(rating)
  const onControl = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
  const goesOn = event.key === 'Enter' && !onControl
  if (goesOn) keys.onNext()
  return rating !== undefined || goesOn || handleUndo(event, keys)
}

/** The whole session by keyboard. */
export function useSessionKeys(keys: SessionKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || event.defaultPrevented) return
      if ((event.ctrlKey || event.metaKey) && event.key !== 'Enter') return
      const now = latest.current
      const handled =
        now.phase === 'question'
          ? handleQuestion(event, now)
          : now.phase === 'answered'
            ? handleAnswered(event, now)
            : now.phase === 'ended' && handleUndo(event, now)
      if (handled) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
