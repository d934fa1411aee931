'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import type { Answered, Item } from './session'

export interface SessionProgressProps {
  item: Item
  done: readonly Answered[]
  /** How many questions come after this one; undefined: until the learner stops. */
  left: number | undefined
}

/** What the session is about right now, what is behind, and how much is left. */
export function SessionProgress({ item, done, left }: SessionProgressProps) {
  const t = useTranslations('review')
  const s = useTranslations('practice.session')
  const right = done.filter(({ verdict }) => verdict.correct).length
  return (
    <div className="grid gap-2">
      <p className="tabular flex flex-wrap justify-between gap-x-4 text-sm text-muted-foreground">
        <span>{item.question.text[useLocale()].title}</span>
        <span className="shrink-0">
          {done.length > 0 && s('rightSoFar', { right, done: done.length })}
          {done.length > 0 && left !== undefined && ' · '}
          {left !== undefined && t('left', { count: left })}
        </span>
      </p>
      {left !== undefined && (
        <Progress value={done.length} max={done.length + left + 1} label={t('progress')} />
      )}
    </div>
  )
}
