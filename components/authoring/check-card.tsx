'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { DraftCheck } from '@/lib/authoring/drill-draft'
import { CodeArea } from './code-area'
import { useProblemAt } from './use-editor'

export interface CheckCardProps {
  check: DraftCheck
  onChange(check: DraftCheck): void
  onRemove(): void
}

export const slugged = (text: string): string => text.toLowerCase().replace(/[^a-z0-9-]+/g, '-')

/** One check: what it wants in words, what it looks at, how much it weighs. */
export function CheckCard({ check, onChange, onRemove }: CheckCardProps) {
  const t = useTranslations('authoring.checks')
  const problem = useProblemAt(`checks.${check.id}`)
  const put = (part: Partial<DraftCheck>) => onChange({ ...check, ...part })
  return (
    <Card className="grid gap-4">
      <div className="flex items-end gap-3">
        <Field label={t('id')} className="min-w-0 flex-1">
          <Input
            value={check.id}
            maxLength={60}
            autoCapitalize="none"
            autoComplete="off"
            onChange={(event) => put({ id: slugged(event.target.value) })}
          />
        </Field>
        <Field label={t('weight')} className="w-20">
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
        <IconButton icon={Trash2} label={t('remove', { name: check.id })} onClick={onRemove} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('en')}>
          <Input
            lang="en"
            value={check.en}
            maxLength={500}
            onChange={(event) => put({ en: event.target.value })}
          />
        </Field>
        <Field label={t('ja')}>
          <Input
            lang="ja"
            value={check.ja}
            maxLength={500}
            onChange={(event) => put({ ja: event.target.value })}
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
