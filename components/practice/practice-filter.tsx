'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect } from '@/components/ui/input'
import { standings } from '@/lib/srs/standing'
import { isFiltered, noFilter, type PracticeKind, practiceKinds, type SkillFilter } from './skill-filter'

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
        <Field label={t('list.kind')}>
          <NativeSelect
            value={filter.kind}
            onChange={(event) => onChange({ ...filter, kind: event.target.value as PracticeKind })}
          >
            {practiceKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('list.level')}>
          <NativeSelect
            value={filter.level}
            onChange={(event) => onChange({ ...filter, level: Number(event.target.value) })}
          >
            <option value={0}>{t('list.anyLevel')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {t('list.levelIs', { level })}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('list.state')}>
          <NativeSelect
            value={filter.standing}
            onChange={(event) =>
              onChange({ ...filter, standing: event.target.value as SkillFilter['standing'] })
            }
          >
            <option value="">{t('list.anyState')}</option>
            {standings.map((standing) => (
              <option key={standing} value={standing}>
                {t(`standing.${standing}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
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
