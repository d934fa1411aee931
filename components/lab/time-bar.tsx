'use client'

import { History, Split } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { clockTime } from './clock-time'
import type { Lab } from './use-lab'
import type { Past } from './use-past'

export interface TimeBarProps {
  lab: Lab
  past: Past
}

/** All that has happened as a line: one looks back along it, and goes on from any point. */
export function TimeBar({ lab, past }: TimeBarProps) {
  const t = useTranslations('lab.time')
  const { travel, picture } = lab
  const last = travel.past - 1
  if (last < 1 || !picture) return null
  const { seen } = past
  const at = clockTime(seen?.at ?? picture.now)
  const place = seen?.moment ?? last
  const move = (moment: number) => (moment >= last ? past.leave() : past.look({ moment }))
  return (
    <section aria-label={t('label')} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <History aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <input
          type="range"
          min={0}
          max={last}
          value={Math.min(place, last)}
          aria-label={t('slider')}
          aria-valuetext={seen ? t('at', { time: at }) : t('present', { time: at })}
          onChange={(event) => move(Number(event.target.value))}
          className="h-9 min-w-40 flex-1 cursor-pointer accent-mark"
        />
        <Courses lab={lab} />
      </div>
      {seen && (
        <div
          role="status"
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-mark bg-card px-3 py-2 text-sm"
        >
          <p>{t('looking', { time: at, done: seen.entries })}</p>
          <p className="flex flex-wrap gap-2">
            <Button size="sm" variant="outline" onClick={past.leave}>
              {t('leave')}
            </Button>
            <Button size="sm" variant="mark" onClick={past.goOn}>
              <Split aria-hidden />
              {t('goOn')}
            </Button>
          </p>
        </div>
      )}
    </section>
  )
}

/** The courses of events that were begun. */
function Courses({ lab }: { lab: Lab }) {
  const t = useTranslations('lab.time')
  const { courses, course } = lab.travel
  if (courses.length < 2) return null
  return (
    <label className="flex items-center gap-2 text-sm">
      <span>{t('course')}</span>
      <select
        className="h-9 rounded-md border border-input bg-card px-2 pointer-coarse:h-11"
        value={course}
        onChange={(event) => lab.act({ kind: 'course', number: Number(event.target.value) })}
      >
        {courses.map(({ number, until, entries }) => (
          <option key={number} value={number}>
            {t('courseOption', {
              number,
              entries,
              time: clockTime(until ?? lab.picture?.now ?? 0),
            })}
          </option>
        ))}
      </select>
    </label>
  )
}
