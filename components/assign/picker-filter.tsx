'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SelectField } from '@/components/ui/select-field'
import type { AssignableDomain, AssignableFilter, AssignableSkill } from './assignable'

export interface PickerFilterProps {
  filter: AssignableFilter
  domains: readonly AssignableDomain[]
  skills: readonly AssignableSkill[]
  onChange(filter: AssignableFilter): void
}

const KINDS = ['FAMILY', 'DRILL'] as const
const LEVELS = [1, 2, 3, 4, 5]

/** What of the list to show. */
export function PickerFilter({ filter, domains, skills, onChange }: PickerFilterProps) {
  const t = useTranslations('assign.picker')
  const set = (changes: Partial<AssignableFilter>) => onChange({ ...filter, ...changes })
  return (
    <search className="grid gap-3">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-[2fr_1.5fr_1fr_1fr]">
        <Field label={t('search')} className="col-span-2 lg:col-span-1">
          <Input
            type="search"
            maxLength={100}
            placeholder={t('searchHint')}
            value={filter.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
        </Field>
        <SelectField
          label={t('domain')}
          className="col-span-2 lg:col-span-1"
          value={filter.domain}
          options={[
            { value: '', text: t('anyDomain') },
            ...domains.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={(domain) => set({ domain })}
        />
        <SelectField
          label={t('kind')}
          value={filter.kind}
          options={[
            { value: '', text: t('anyKind') },
            ...KINDS.map((kind) => ({ value: kind, text: t(kind) })),
          ]}
          onChange={(kind) => set({ kind })}
        />
        <SelectField
          label={t('level')}
          value={filter.level}
          options={[
            { value: 0, text: t('anyLevel') },
            ...LEVELS.map((level) => ({ value: level, text: t('levelIs', { level }) })),
          ]}
          onChange={(level) => set({ level })}
        />
      </div>
      {skills.some(({ isOwn }) => isOwn) && (
        <Choice label={t('own')} checked={filter.own} onChange={() => set({ own: !filter.own })} />
      )}
    </search>
  )
}
