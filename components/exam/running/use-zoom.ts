'use client'

import { useCallback, useEffect, useState } from 'react'
import { browserStorage } from '@/components/storage/browser-storage'

/** Sizes of letters, 1 as elsewhere. */
const STEPS = [0.85, 1, 1.15, 1.3, 1.5, 1.75] as const
const KEY = 'kubekata-exam-zoom'
const NORMAL = STEPS.indexOf(1)

export interface Zoom {
  factor: number
  /** Undefined at the end of the scale. */
  larger: (() => void) | undefined
  smaller: (() => void) | undefined
}

/** The size of letters in an exam, remembered in this browser. */
export function useZoom(): Zoom {
  const [step, setStep] = useState(NORMAL)
  useEffect(() => {
    const kept = Number(browserStorage.getItem(KEY) ?? NORMAL)
    if (kept in STEPS) setStep(kept)
  }, [])
  const change = useCallback((to: number) => {
    setStep(to)
    browserStorage.setItem(KEY, String(to))
  }, [])
  return {
    factor: STEPS[step] ?? 1,
    larger: step + 1 in STEPS ? () => change(step + 1) : undefined,
    smaller: step - 1 in STEPS ? () => change(step - 1) : undefined,
  }
}
