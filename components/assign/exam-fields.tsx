'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { SelectField } from '@/components/ui/select-field'
import type { ExamForm } from '@/lib/exam/form'
import type { AssignableDomain } from './assignable'
import { NumberField } from './number-field'

export interface ExamFieldsProps {
  form: ExamForm
  domains: readonly AssignableDomain[]
  onChange(form: ExamForm): void
}

/** What practises a learner's own weak spots is drawn from their self-study, and is no common exam. */
const KINDS = ['full', 'domain', 'custom'] as const

/** What exam it is. */
export function ExamFields({ form, domains, onChange }: ExamFieldsProps) {
  const t = useTranslations('assign.exam')
  return (
    <div className="grid gap-4">
      <SelectField
        label={t('form')}
        value={form.kind}
        options={KINDS.map((kind) => ({ value: kind, text: t(kind) }))}
        onChange={(kind) => onChange(emptyExam(kind, domains[0]?.id ?? ''))}
      />
      {form.kind === 'domain' && (
        <SelectField
          label={t('domainIs')}
          value={form.domainId}
          options={domains.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(domainId) => onChange({ kind: 'domain', domainId })}
        />
      )}
      {form.kind === 'custom' && <CustomFields form={form} domains={domains} onChange={onChange} />}
    </div>
  )
}

function emptyExam(kind: string, domainId: string): ExamForm {
  if (kind === 'domain') return { kind, domainId }
  return kind === 'custom' ? { kind, minutes: 60, tasks: 8, domains: [] } : { kind: 'full' }
}

type Custom = Extract<ExamForm, { kind: 'custom' }>

function CustomFields({ form, domains, onChange }: ExamFieldsProps & { form: Custom }) {
  const t = useTranslations('assign.exam')
  const chosen = form.domains
  const toggle = (id: string) => (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const text = (value: number) => (Number.isNaN(value) ? '' : String(value))
  const number = (value: string) => (value === '' ? Number.NaN : Number(value))
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <NumberField
          {...{ min: 5, max: 240, label: t('minutes'), value: text(form.minutes) }}
          onChange={(value) => onChange({ ...form, minutes: number(value) })}
        />
        <NumberField
          {...{ min: 1, max: 25, label: t('tasks'), value: text(form.tasks) }}
          onChange={(value) => onChange({ ...form, tasks: number(value) })}
        />
      </div>
      <fieldset>
        <legend className="text-sm font-semibold">{t('domains')}</legend>
        <p className="text-sm text-muted-foreground">{t('domainsHint')}</p>
        <div className="grid sm:grid-cols-2">
          {domains.map(({ id, name }) => (
            <Choice
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={() => onChange({ ...form, domains: toggle(id) })}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
