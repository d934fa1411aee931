'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SelectField } from '@/components/ui/select-field'
import { standings } from '@/lib/srs/standing'
import { isFiltered, noFilter, practiceKinds, type SkillFilter } from './skill-filter'

export interface PracticeFilterProps {
  filter: SkillFilter
  /** The page that the filter names. */
  concept: string | undefined
  shown: number
  total: number
  onChange(filter: SkillFilter): void
}

const levels = [1, 2, 3, 4, 5]

/** What of the list to show. */
export function PracticeFilter({ filter, concept, shown, total, onChange }: PracticeFilterProps) {
  const t = useTranslations('practice')
  return (
    <search className="grid gap-3">
      <div className="grid grid-cols-3 gap-3 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <Field label={t('list.text')} className="col-span-3 lg:col-span-1">
          <Input
            type="search"
            value={filter.text}
            maxLength={100}
            placeholder={t('list.textHint')}
            onChange={(event) => onChange({ ...filter, text: event.target.value })}
          />
        </Field>
        <SelectField
          label={t('list.kind')}
          value={filter.kind}
          options={practiceKinds.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) }))}
          onChange={(kind) => onChange({ ...filter, kind })}
        />
        <SelectField
          label={t('list.level')}
          value={filter.level}
          options={[
            { value: 0, text: t('list.anyLevel') },
            ...levels.map((level) => ({ value: level, text: t('list.levelIs', { level }) })),
          ]}
          onChange={(level) => onChange({ ...filter, level })}
        />
        <SelectField
          label={t('list.state')}
          value={filter.standing}
          options={[
            { value: '', text: t('list.anyState') },
            ...standings.map((standing) => ({ value: standing, text: t(`standing.${standing}`) })),
          ]}
          onChange={(standing) => onChange({ ...filter, standing })}
        />
      </div>
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted-foreground">
        <p role="status" className="tabular">
          {t('list.shown', { shown, total })}
        </p>
        {concept && <p className="font-semibold text-foreground">{t('list.about', { concept })}</p>}
        {isFiltered(filter) && (
          <Button variant="ghost" size="sm" onClick={() => onChange(noFilter)}>
            <X aria-hidden />
            {t('list.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}
