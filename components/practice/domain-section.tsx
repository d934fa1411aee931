'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { type QuizCount, QuizLink } from './quiz-start'
import type { DomainGroup, ListedSkill, SkillGroup } from './skill-filter'
import { SkillRow } from './skill-row'
import { StandingBar } from './standing-bar'

export interface DomainSectionProps {
  group: DomainGroup
  open: boolean
  count: QuizCount
  now: Date
  onToggle(): void
}

const isFamily = ({ kind }: ListedSkill) => kind === 'FAMILY'

/** A domain with how one stands in it; opened, its competencies with their questions and drills. */
export function DomainSection({ group, open, count, now, onToggle }: DomainSectionProps) {
  const t = useTranslations('practice.list')
  const { domain, skills, groups } = group
  const families = skills.filter(isFamily)
  const drills = skills.length - families.length
  const region = `domain-${domain.id}`
  return (
    <section aria-labelledby={`${region}-name`} className="border-t-2 border-foreground">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 py-3 lg:grid-cols-[minmax(0,1fr)_16rem_9rem]">
        <h2 className="min-w-0">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={region}
            onClick={onToggle}
            className="-ml-2 flex min-h-11 w-full items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-accent"
          >
            <ChevronRight
              aria-hidden
              className={cn('size-5 shrink-0 transition-transform', open && 'rotate-90')}
            />
            <span className="grid">
              <span id={`${region}-name`} className="text-lg leading-snug font-bold">
                {domain.name}
              </span>
              <span className="text-sm text-muted-foreground">
                {[
                  domain.weight > 0 && t('weight', { percent: domain.weight }),
                  families.length > 0 && t('questions', { count: families.length }),
                  drills > 0 && t('drills', { count: drills }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </button>
        </h2>
        <StandingBar of={skills} className="max-lg:col-span-2 max-lg:row-start-2 max-lg:pl-7" />
        {families.length > 0 ? (
          <QuizLink
            scope={{ domain: domain.id }}
            count={count}
            name={domain.name}
            className="justify-self-end"
          />
        ) : (
          <span />
        )}
      </div>
      <div id={region} hidden={!open} className="pb-6 lg:pl-5">
        {open &&
          groups.map((one) => (
            <CompetencySection
              key={one.competency?.id ?? ''}
              group={one}
              isOnly={groups.length === 1}
              count={count}
              now={now}
            />
          ))}
      </div>
    </section>
  )
}

interface CompetencySectionProps {
  group: SkillGroup
  isOnly: boolean
  count: QuizCount
  now: Date
}

function CompetencySection({ group: { competency, skills }, isOnly, count, now }: CompetencySectionProps) {
  const t = useTranslations('practice.list')
  const hasName = competency !== null || !isOnly
  return (
    <section className="border-t py-3">
      {hasName && (
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 pl-2 lg:grid-cols-[minmax(0,1fr)_16rem_9rem]">
          <h3 className="font-bold">{competency?.name ?? t('more')}</h3>
          <StandingBar of={skills} className="max-lg:col-span-2 max-lg:row-start-2" />
          {competency && skills.some(isFamily) ? (
            <QuizLink
              scope={{ competency: competency.id }}
              count={count}
              name={competency.name}
              className="justify-self-end"
            />
          ) : (
            <span />
          )}
        </div>
      )}
      <ul className="mt-1 grid">
        {skills.map((skill) => (
          <SkillRow key={skill.id} skill={skill} now={now} />
        ))}
      </ul>
    </section>
  )
}
