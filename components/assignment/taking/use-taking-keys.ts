'use client'

import { useEffect, useRef } from 'react'
import { FIELDS, OWN_KEYS, pressKey } from '@/components/quiz/press-key'
import type { PublicVariant } from '@/lib/quiz/render'

export interface TakingKeys {
  /** The one on screen. */
  question: PublicVariant | undefined
  value: unknown
  onChange(value: unknown): void
}

/** Digits and letters answer the question on screen, as in practice. */
export function useTakingKeys(keys: TakingKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { question, value, onChange } = latest.current
      const { target } = event
      const isOther = event.isComposing || event.altKey || event.ctrlKey || event.metaKey
      if (!question || isOther || event.defaultPrevented) return
      if (target instanceof Element && (target.matches(FIELDS) || target.closest(OWN_KEYS))) return
      const pressed = pressKey(question, value, event.key)
      if (!pressed) return
      event.preventDefault()
      onChange(pressed.value)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
