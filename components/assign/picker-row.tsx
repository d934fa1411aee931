'use client'

import { CircleHelp, Plus, SquareTerminal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/input'
import type { AssignableSkill } from './assignable'

export interface PickerRowProps {
  skill: AssignableSkill
  /** Places that it has already. */
  chosen: number
  room: number
  onAdd(count: number): void
}

const COUNTS = [1, 2, 3, 4, 5, 10]

/** One family or drill, and the button that adds it. Of a drill there is one only: it is the same each time. */
export function PickerRow({ skill, chosen, room, onAdd }: PickerRowProps) {
  const t = useTranslations('assign.picker')
  const [count, setCount] = useState(1)
  const { title, summary, kind, isOwn } = skill
  const isFamily = kind === 'FAMILY'
  const Icon = isFamily ? CircleHelp : SquareTerminal
  return (
    <li className="flex flex-wrap items-center gap-3 px-3 py-2.5 sm:flex-nowrap">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 self-start text-muted-foreground" />
      <div className="min-w-0 flex-1 basis-4/5 sm:basis-auto">
        <p className="font-semibold">{title}</p>
        <p className="line-clamp-2 text-sm text-muted-foreground">{summary}</p>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
          {!isFamily && <span>{t('DRILL')}</span>}
          <Levels levels={skill.levels} />
          {skill.minutes !== null && <span>{t('minutes', { minutes: skill.minutes })}</span>}
          {isOwn && <Badge variant="outline">{t('ownBadge')}</Badge>}
          {chosen > 0 && <Badge variant="mark">{t('chosen', { count: chosen })}</Badge>}
        </p>
      </div>
      <div className="ml-7 flex gap-2 sm:ml-0">
        {isFamily && (
          <NativeSelect
            aria-label={t('count', { title })}
            className="h-9! w-18!"
            value={count}
            onChange={(event) => setCount(Number(event.currentTarget.value))}
          >
            {COUNTS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </NativeSelect>
        )}
        <Button
          variant="outline"
          size="sm"
          aria-label={t('addOf', { title })}
          disabled={room < count || (!isFamily && chosen > 0)}
          onClick={() => onAdd(count)}
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </div>
    </li>
  )
}

function Levels({ levels }: { levels: readonly number[] }) {
  const t = useTranslations('assign.picker')
  const [from, to] = [levels[0], levels.at(-1)]
  if (from === undefined || to === undefined) return null
  return <span>{from === to ? t('levelIs', { level: from }) : t('levels', { from, to })}</span>
}
