'use client'

import { useEffect, useRef } from 'react'
import { FIELDS, isLongField, OWN_KEYS, pressKey } from '@/components/quiz/press-key'
import type { PublicVariant } from '@/lib/quiz/render'
import { type RatingName, ratingNames } from '@/lib/srs/card'
import type { AsideUntil } from './outbox'

export interface SessionKeys {
  phase: string
  question?: PublicVariant
  value: unknown
  onChange(value: unknown): void
  onAnswer(): void
  onHint(): void
  onRate(rating: RatingName): void
  onNext(): void
  onUndo(): void
  /** After a break. */
  onResume(): void
  onAside(until: AsideUntil): void
}

function handleQuestion(event: KeyboardEvent, keys: SessionKeys): boolean {
  const { target } = event
  const typing = target instanceof HTMLElement && target.matches(FIELDS)
  if (event.key === 'Enter') {
    if (isLongField(target) && !event.ctrlKey && !event.metaKey) return false
    // Enter on a focused button is that button's; with Ctrl it answers from wherever the focus is.
    const onControl = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement
    if (onControl && !event.ctrlKey && !event.metaKey) return false
    keys.onAnswer()
    return true
  }
  if (typing || !keys.question) return false
  const pressed = pressKey(keys.question, keys.value, event.key)
  if (pressed) keys.onChange(pressed.value)
  else if (event.key === 'h' || event.key === 'H') keys.onHint()
  else if (event.key === '-') keys.onAside('tomorrow')
  else if (event.key === '@') keys.onAside('taken-up')
  else return handleUndo(event, keys)
  return true
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

function handleBreak(event: KeyboardEvent, keys: SessionKeys): boolean {
  if (event.key !== 'Enter') return handleUndo(event, keys)
  if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) return false
  keys.onResume()
  return true
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
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return
      const now = latest.current
      const handled =
        now.phase === 'question'
          ? handleQuestion(event, now)
          : now.phase === 'answered'
            ? handleAnswered(event, now)
            : now.phase === 'break'
              ? handleBreak(event, now)
              : now.phase === 'ended' && handleUndo(event, now)
      if (handled) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
