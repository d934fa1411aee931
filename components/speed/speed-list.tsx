'use client'

import { Gauge } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SelectField } from '@/components/ui/select-field'
import { Link } from '@/lib/i18n/navigation'
import type { SpeedBests } from '@/lib/speed/bests'
import { fitsSpeed, noSpeedFilter, type SpeedFilter, speedLevels, speedQuery } from './speed-filter'
import { SpeedRow } from './speed-row'

export interface ListedExercise {
  id: string
  domain: string
  level: number
  title: string
  goal: string
  bests: SpeedBests
}

export interface SpeedListProps {
  domains: { id: string; name: string }[]
  exercises: ListedExercise[]
  /** As the address has it. */
  filter: SpeedFilter
}

const hasBest = ({ bests }: ListedExercise) => Object.keys(bests).length > 0

/** All exercises with one's own bests, by domain; and a round of those that are shown. */
export function SpeedList({ domains, exercises, filter: initial }: SpeedListProps) {
  const t = useTranslations('speed')
  const [filter, setFilter] = useState(initial)
  const query = speedQuery(filter)
  useEffect(() => {
    window.history.replaceState(null, '', `${window.location.pathname}${query}`)
  }, [query])
  const shown = exercises.filter((exercise) => fitsSpeed(exercise, filter))
  const groups = domains
    .map((domain) => ({ ...domain, exercises: shown.filter((one) => one.domain === domain.id) }))
    .filter((group) => group.exercises.length > 0)
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="flex flex-wrap items-end gap-3">
        <Filter domains={domains} filter={filter} onChange={setFilter} />
        {shown.length > 0 && (
          <Button asChild variant="mark">
            <Link href={`/practice/speed/round${query}`} prefetch={false}>
              <Gauge aria-hidden />
              {t('round.start', { count: Math.min(5, shown.length) })}
            </Link>
          </Button>
        )}
      </div>
      <p className="tabular text-sm text-muted-foreground" role="status">
        {t('list.shown', {
          shown: shown.length,
          total: exercises.length,
          done: shown.filter(hasBest).length,
        })}
      </p>
      {groups.map((group) => (
        <section
          key={group.id}
          aria-labelledby={`speed-${group.id}`}
          className="border-t-2 border-foreground"
        >
          <h2 id={`speed-${group.id}`} className="py-3 text-lg font-bold">
            {group.name}
          </h2>
          <ul className="grid divide-y border-t">
            {group.exercises.map((exercise) => (
              <SpeedRow key={exercise.id} exercise={exercise} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <EmptyState
          title={t('list.none')}
          description={t('list.noneText')}
          action={
            <Button variant="outline" onClick={() => setFilter(noSpeedFilter)}>
              {t('list.clear')}
            </Button>
          }
        />
      )}
    </div>
  )
}

interface FilterProps {
  domains: SpeedListProps['domains']
  filter: SpeedFilter
  onChange(filter: SpeedFilter): void
}

function Filter({ domains, filter, onChange }: FilterProps) {
  const t = useTranslations('speed')
  return (
    <search className="grid grow grid-cols-2 gap-3 sm:max-w-lg">
      <SelectField
        label={t('list.domain')}
        value={filter.domain}
        options={[
          { value: '', text: t('list.anyDomain') },
          ...domains.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(domain) => onChange({ ...filter, domain })}
      />
      <SelectField
        label={t('list.level')}
        value={filter.level}
        options={[
          { value: 0, text: t('list.anyLevel') },
          ...speedLevels.map((level) => ({ value: level, text: t('level', { level }) })),
        ]}
        onChange={(level) => onChange({ ...filter, level })}
      />
    </search>
  )
}
