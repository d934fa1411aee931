'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

const MAX_QUESTIONS = 40
const COUNTS = [0, 1, 2, 3, 4, 5]

interface NewAssignment {
  classId: string
  title: string
  families: { skillId: string; count: number }[]
  opensAt?: Date
  closesAt: Date
}

export interface AssignmentFormProps {
  classId: string
  families: { id: string; title: string; summary: string }[]
  create: (input: NewAssignment) => Promise<ActionResult<unknown>>
}

/** Title, families with how many questions of each, and when it is open. */
export function AssignmentForm({ classId, families, create }: AssignmentFormProps) {
  const t = useTranslations('classes.new')
  const router = useRouter()
  const { run, pending, failure } = useAction(create)
  const [counts, setCounts] = useState<Record<string, number>>({})
  const [problem, setProblem] = useState<string>()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = families.flatMap(({ id }) => {
      const count = counts[id] ?? 0
      return count > 0 ? { skillId: id, count } : []
    })
    const opensAt = localTime(form.get('opensAt'))
    const closesAt = localTime(form.get('closesAt'))
    if (chosen.length === 0) return setProblem(t('chooseOne'))
    if (total > MAX_QUESTIONS) return setProblem(t('chooseFewer', { max: MAX_QUESTIONS }))
    if (!closesAt || closesAt <= new Date() || (opensAt && closesAt <= opensAt)) return setProblem(t('later'))
    setProblem(undefined)
    const title = String(form.get('title'))
    run({ classId, title, families: chosen, ...(opensAt ? { opensAt } : {}), closesAt }, () =>
      router.push(`/classes/${classId}`),
    )
  }

  const error = problem ?? failure?.message
  return (
    <form className="grid gap-6" onSubmit={submit}>
      <Field label={t('name')}>
        <Input name="title" required maxLength={120} autoComplete="off" />
      </Field>
      <FamilyCounts families={families} counts={counts} total={total} onChange={setCounts} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('opens')} hint={t('opensHint')}>
          <Input type="datetime-local" name="opensAt" />
        </Field>
        <Field label={t('closes')} hint={t('closesHint')}>
          <Input type="datetime-local" name="closesAt" required />
        </Field>
      </div>
      {error && <Alert variant="destructive">{error}</Alert>}
      <Button type="submit" busy={pending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}

interface FamilyCountsProps extends Pick<AssignmentFormProps, 'families'> {
  counts: Record<string, number>
  total: number
  onChange(counts: Record<string, number>): void
}

function FamilyCounts({ families, counts, total, onChange }: FamilyCountsProps) {
  const t = useTranslations('classes.new')
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-sm font-semibold">{t('families')}</legend>
      <ul className="divide-y rounded-lg border bg-card">
        {families.map(({ id, title, summary }) => (
          <li key={id} className="flex items-center gap-4 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{title}</p>
              <p className="text-sm text-muted-foreground">{summary}</p>
            </div>
            <NativeSelect
              aria-label={t('count', { title })}
              className="w-20!"
              value={counts[id] ?? 0}
              onChange={(event) => onChange({ ...counts, [id]: Number(event.currentTarget.value) })}
            >
              {COUNTS.map((count) => (
                <option key={count}>{count}</option>
              ))}
            </NativeSelect>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="text-sm text-muted-foreground">
        {t('total', { count: total })}
      </p>
    </fieldset>
  )
}

/** What a datetime-local field means in the browser's time zone. */
function localTime(value: FormDataEntryValue | null): Date | undefined {
  return typeof value === 'string' && value !== '' ? new Date(value) : undefined
}
