'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ASSIGNMENT_LIMITS } from '@/lib/classroom/assignment'
import type { AssignableDomain, AssignableSkill } from './assignable'
import { ChosenItems } from './chosen-items'
import { type FormItem, itemOf, newExam, totalsOf } from './form-item'
import type { FormPartProps } from './form-part'
import { FormSection } from './form-section'
import { SkillPicker } from './skill-picker'
import { type ItemNames, useItemTitle } from './use-item-title'
import type { PreviewFamily } from './use-variants'

export interface ContentsSectionProps extends FormPartProps {
  classId: string
  skills: readonly AssignableSkill[]
  domains: readonly AssignableDomain[]
  names: ItemNames
  previewFamily: PreviewFamily
}

/** What the assignment is made of: chosen items, and the list to choose from. */
export function ContentsSection(props: ContentsSectionProps) {
  const { form, skills, domains, names, errorOf, onChange } = props
  const t = useTranslations('assign')
  const titleOf = useItemTitle(names)
  const [said, setSaid] = useState('')
  const byId = useMemo(() => new Map(skills.map((skill) => [skill.id, skill])), [skills])
  const { items } = form
  const set = (next: FormItem[]) => onChange({ items: next })
  const room = ASSIGNMENT_LIMITS.items - items.length
  const error = errorOf('items')
  const add = (skill: AssignableSkill, count: number) => {
    set([...items, ...Array.from({ length: count }, () => itemOf(skill))])
    setSaid(t('picker.added', { count, title: skill.title }))
  }
  return (
    <FormSection title={t('items.title')}>
      {error && (
        <p role="alert" tabIndex={-1} data-problem className="text-sm font-medium text-destructive">
          {error}
        </p>
      )}
      <ChosenItems
        items={items}
        skills={byId}
        domains={domains}
        titleOf={titleOf}
        errorOf={errorOf}
        isSame={form.variants === 'SAME'}
        classId={props.classId}
        previewFamily={props.previewFamily}
        onChange={set}
      />
      <TotalsLine items={items} skills={byId} />
      {!items.some(({ kind }) => kind === 'EXAM') && room > 0 && (
        <Button
          variant="outline"
          size="sm"
          className="justify-self-start"
          onClick={() => {
            set([...items, newExam()])
            setSaid(t('picker.added', { count: 1, title: t('exam.name') }))
          }}
        >
          {t('exam.add')}
        </Button>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {room === 0 && <p className="text-sm">{t('picker.full', { max: ASSIGNMENT_LIMITS.items })}</p>}
      <SkillPicker skills={skills} domains={domains} chosen={countSkills(items)} room={room} onAdd={add} />
    </FormSection>
  )
}

function countSkills(items: readonly FormItem[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items)
    if (item.kind !== 'EXAM') counts.set(item.skillId, (counts.get(item.skillId) ?? 0) + 1)
  return counts
}

interface TotalsLineProps {
  items: readonly FormItem[]
  skills: ReadonlyMap<string, AssignableSkill>
}

function TotalsLine({ items, skills }: TotalsLineProps) {
  const t = useTranslations('assign.items')
  const { questions, tasks, minutes, points } = totalsOf(items, skills)
  if (items.length === 0) return null
  return (
    <p className="tabular text-sm">
      <span className="font-semibold">{t('totals', { questions, tasks, points })}</span>
      {minutes > 0 && <span className="text-muted-foreground"> · {t('minutes', { minutes })}</span>}
    </p>
  )
}
