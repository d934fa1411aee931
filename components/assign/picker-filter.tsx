'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect } from '@/components/ui/input'
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
        <Field label={t('domain')} className="col-span-2 lg:col-span-1">
          <NativeSelect
            value={filter.domain}
            onChange={(event) => set({ domain: event.currentTarget.value })}
          >
            <option value="">{t('anyDomain')}</option>
            {domains.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('kind')}>
          <NativeSelect
            value={filter.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as AssignableFilter['kind'] })}
          >
            <option value="">{t('anyKind')}</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(kind)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('level')}>
          <NativeSelect
            value={filter.level}
            onChange={(event) => set({ level: Number(event.currentTarget.value) })}
          >
            <option value={0}>{t('anyLevel')}</option>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t('levelIs', { level })}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
      {skills.some(({ isOwn }) => isOwn) && (
        <Choice label={t('own')} checked={filter.own} onChange={() => set({ own: !filter.own })} />
      )}
    </search>
  )
}
