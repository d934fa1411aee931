'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { DomainSection } from './domain-section'
import { PracticeFilter } from './practice-filter'
import { type QuizCount, QuizLink, QuizStart } from './quiz-start'
import {
  filterQuery,
  filterSkills,
  groupSkills,
  isFiltered,
  type ListedDomain,
  type ListedSkill,
  noFilter,
  type SkillFilter,
} from './skill-filter'

export interface PracticeListProps {
  domains: ListedDomain[]
  skills: ListedSkill[]
  /** As the address has them. */
  filter: SkillFilter
  open: string[]
  now: Date
}

/** Fewer than this are shown at once, without having to open a domain. */
const FEW = 24

/** All questions and drills by domain and competency: to filter, to open, and to begin a quiz of. */
export function PracticeList({ domains, skills, filter: initial, open: opened, now }: PracticeListProps) {
  const t = useTranslations('practice.list')
  const [filter, setFilter] = useState(initial)
  const [open, setOpen] = useState<readonly string[]>(opened)
  const [count, setCount] = useState<QuizCount>(10)
  useAddress(filter, open)
  const shown = useMemo(() => filterSkills(skills, filter), [skills, filter])
  const groups = useMemo(() => groupSkills(domains, shown), [domains, shown])
  const filtered = isFiltered(filter)
  const isOpen = (id: string) => (filtered && shown.length <= FEW) || open.includes(id)
  const toggle = (id: string) => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id])
  const concept = skills.flatMap(({ concepts }) => concepts).find(({ id }) => id === filter.concept)
  return (
    <div className="grid gap-8">
      <QuizStart count={count} onCount={setCount} families={skills.filter(({ kind }) => kind === 'FAMILY')} />
      <div className="grid gap-5">
        <PracticeFilter
          filter={filter}
          concept={concept?.title}
          shown={shown.length}
          total={skills.length}
          onChange={setFilter}
        />
        {concept && shown.some(({ kind }) => kind === 'FAMILY') && (
          <div>
            <QuizLink
              scope={{ concept: concept.id }}
              count={count}
              name={concept.title}
              variant="mark"
              size="md"
            />
          </div>
        )}
        <div>
          {groups.map((group) => (
            <DomainSection
              key={group.domain.id}
              group={group}
              open={isOpen(group.domain.id)}
              count={count}
              now={now}
              onToggle={() => toggle(group.domain.id)}
            />
          ))}
        </div>
        {groups.length === 0 && (
          <EmptyState
            title={t('none')}
            description={t('noneText')}
            action={
              <Button variant="outline" onClick={() => setFilter(noFilter)}>
                {t('clear')}
              </Button>
            }
          />
        )}
      </div>
    </div>
  )
}

/** Writes filter and opened domains to the address, so that going back, or a link, shows the same. */
function useAddress(filter: SkillFilter, open: readonly string[]): void {
  const shown = useRef({ filter, open })
  useEffect(() => {
    if (shown.current.filter === filter && shown.current.open === open) return
    shown.current = { filter, open }
    const query = filterQuery(filter)
    if (open.length > 0) query.set('open', open.join(','))
    const search = query.size > 0 ? `?${query}` : ''
    window.history.replaceState(null, '', `${window.location.pathname}${search}`)
  }, [filter, open])
}
