'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input, Textarea } from '@/components/ui/input'
import type { DraftCheck } from '@/lib/authoring/drill-draft'
import { slugged } from '@/lib/authoring/slug'
import { CodeArea } from './code-area'
import { useProblemAt } from './use-editor'

export interface CheckCardProps {
  check: DraftCheck
  /** Whether it may be called as it is. */
  isGoodName: boolean
  onChange(check: DraftCheck): void
  onRemove(): void
}

/** One check: what it wants in words, what it looks at, how much it weighs. */
export function CheckCard({ check, isGoodName, onChange, onRemove }: CheckCardProps) {
  const t = useTranslations('authoring.checks')
  const words = useTranslations('authoring')
  const problem = useProblemAt(`checks.${check.id}`)
  const put = (part: Partial<DraftCheck>) => onChange({ ...check, ...part })
  return (
    <Card className="grid gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)_5rem_auto] gap-x-3">
        <Field label={t('id')} error={!isGoodName && words('badName')}>
          <Input
            value={check.id}
            maxLength={60}
            autoCapitalize="none"
            autoComplete="off"
            onChange={(event) => put({ id: slugged(event.target.value) })}
          />
        </Field>
        <Field label={t('weight')}>
          <Input
            type="number"
            min={1}
            max={10}
            value={check.weight}
            onChange={({ target: { valueAsNumber } }) =>
              put({ weight: Math.min(10, Math.max(1, Math.round(valueAsNumber) || 1)) })
            }
          />
        </Field>
        <div className="mt-7">
          <IconButton icon={Trash2} label={t('remove', { name: check.id })} onClick={onRemove} />
        </div>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('en')}>
          <Textarea
            lang="en"
            rows={2}
            className="min-h-0!"
            value={check.en}
            maxLength={500}
            onChange={(event) => put({ en: event.target.value.replaceAll('\n', ' ') })}
          />
        </Field>
        <Field label={t('ja')}>
          <Textarea
            lang="ja"
            rows={2}
            className="min-h-0!"
            value={check.ja}
            maxLength={500}
            onChange={(event) => put({ ja: event.target.value.replaceAll('\n', ' ') })}
          />
        </Field>
      </div>
      <Field label={t('show')} hint={t('showHint')}>
        <CodeArea rows={1} value={check.show} onText={(show) => put({ show: show.replaceAll('\n', ' ') })} />
      </Field>
      <Field label={t('conditions')} hint={t('conditionsHint')} error={problem}>
        <CodeArea value={check.all} onText={(all) => put({ all })} />
      </Field>
    </Card>
  )
}
