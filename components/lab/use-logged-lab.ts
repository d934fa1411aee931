'use client'

import { useEffect } from 'react'
import type { LabLog } from '@/lib/lab/log'
import type { LabGiven } from '@/lib/lab/start'
import { type Lab, useLab } from './use-lab'

/** After the last action: a pause in which somebody types is no reason to keep anything. */
const QUIET_MS = 800

export interface LoggedLabOptions {
  scenario: LabGiven
  seed: number
  log: LabLog | undefined
  onLog: ((log: LabLog) => void) | undefined
}

/** A lab that tells of its log, soon after something was done, taken back or gone over to. */
export function useLoggedLab({ scenario, seed, log, onLog }: LoggedLabOptions): Lab {
  const lab = useLab(scenario, seed, log)
  const { log: ask, actions, travel, phase } = lab
  const done = `${actions} ${travel.undone} ${travel.course}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done is what counts
  useEffect(() => {
    if (!onLog || phase !== 'ready') return
    const timer = setTimeout(() => void ask().then((current) => current && onLog(current)), QUIET_MS)
    return () => clearTimeout(timer)
  }, [done, phase, onLog, ask])
  return lab
}
