'use client'

import { useTranslations } from 'next-intl'
import { clockTime } from '@/components/lab/clock-time'
import type { ReplayStep } from './record-replay'

export interface StepTextProps {
  step: ReplayStep
  at: number
  last: number
}

/** What is done in a step, and when. */
export function StepText({ step, at, last }: StepTextProps) {
  const t = useTranslations('exam.replay')
  const { act } = step
  const words = {
    line: () => act?.typed ?? '',
    keys: () => t('keys', { keys: act?.typed ?? '' }),
    write: () => t('saved', { path: act?.typed ?? '' }),
    move: () => t('renamed', { path: act?.typed ?? '' }),
    remove: () => t('deleted', { path: act?.typed ?? '' }),
    time: () => t('waited'),
  }
  return (
    <div className="grid gap-1 text-sm">
      <p className="flex flex-wrap justify-between gap-x-4 text-muted-foreground">
        <span>{t('step', { at, of: last })}</span>
        <span className="tabular">{t('time', { time: clockTime(step.at) })}</span>
      </p>
      <p className="max-h-24 overflow-y-auto rounded-md bg-muted px-3 py-2 font-mono break-all whitespace-pre-wrap">
        {act ? words[act.kind]() : t('start')}
      </p>
    </div>
  )
}
