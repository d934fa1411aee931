'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type AssignableDomain, type AssignableSkill, anySkill, filterAssignable } from './assignable'
import { PickerFilter } from './picker-filter'
import { PickerRow } from './picker-row'

export interface SkillPickerProps {
  skills: readonly AssignableSkill[]
  domains: readonly AssignableDomain[]
  /** How many places each skill has already. */
  chosen: ReadonlyMap<string, number>
  /** So many more fit. */
  room: number
  onAdd(skill: AssignableSkill, count: number): void
}

/** So many rows at a time: the list has hundreds. */
const PAGE = 20

/** All that can be assigned, to search and to add. */
export function SkillPicker({ skills, domains, chosen, room, onAdd }: SkillPickerProps) {
  const t = useTranslations('assign.picker')
  const [filter, setFilter] = useState(anySkill)
  const [pages, setPages] = useState(1)
  const deferred = useDeferredValue(filter)
  const found = useMemo(() => filterAssignable(skills, deferred), [skills, deferred])
  const shown = found.slice(0, pages * PAGE)
  const show = (next: typeof filter) => {
    setFilter(next)
    setPages(1)
  }
  return (
    <div className="grid gap-4">
      <h3 className="font-bold">{t('title')}</h3>
      <PickerFilter filter={filter} domains={domains} skills={skills} onChange={show} />
      <p role="status" className="tabular text-sm text-muted-foreground">
        {t('shown', { shown: found.length, total: skills.length })}
      </p>
      {found.length === 0 ? (
        <p className="flex flex-wrap items-center gap-3">
          {t('none')}
          <Button variant="outline" size="sm" onClick={() => show(anySkill)}>
            {t('clear')}
          </Button>
        </p>
      ) : (
        <ul className="divide-y rounded-md border">
          {shown.map((skill) => (
            <PickerRow
              key={skill.id}
              skill={skill}
              chosen={chosen.get(skill.id) ?? 0}
              room={room}
              onAdd={(count) => onAdd(skill, count)}
            />
          ))}
        </ul>
      )}
      {shown.length < found.length && (
        <Button variant="outline" className="justify-self-center" onClick={() => setPages(pages + 1)}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
