'use client'

import '@/lib/errors/without-eval'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { type ExamForm, examForm } from '@/lib/exam/form'
import { FormCard } from './form-card'
import type { OfferedDomain } from './start-exam'

export interface CustomFormProps {
  kind: ExamForm['kind']
  disabled: boolean
  busy: boolean
  none: boolean
  domains: readonly OfferedDomain[]
  onStart(form: ExamForm): void
}

/** An exam of one's own making. */
export function CustomForm({ domains, onStart, disabled, ...shared }: CustomFormProps) {
  const t = useTranslations('exam.forms.custom')
  const [minutes, setMinutes] = useState('60')
  const [tasks, setTasks] = useState('8')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const form: ExamForm = {
    kind: 'custom',
    minutes: Number(minutes),
    tasks: Number(tasks),
    domains: [...chosen],
  }
  const { success, error } = examForm.safeParse(form)
  const isWrong = (field: string) => error?.issues.some(({ path }) => path[0] === field) ?? false
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <FormCard {...shared} disabled={disabled || !success} onStart={() => onStart(form)}>
      <div className="grid gap-4 sm:grid-cols-[10rem_10rem_1fr]">
        <Field
          label={t('minutes')}
          {...(isWrong('minutes') ? { error: t('minutesHint') } : { hint: t('minutesHint') })}
        >
          <Input
            type="number"
            inputMode="numeric"
            min={5}
            max={240}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </Field>
        <Field
          label={t('tasks')}
          {...(isWrong('tasks') ? { error: t('tasksHint') } : { hint: t('tasksHint') })}
        >
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={25}
            value={tasks}
            onChange={(event) => setTasks(event.target.value)}
          />
        </Field>
        <fieldset>
          <legend className="text-sm font-semibold">{t('domains')}</legend>
          <p className="text-sm text-muted-foreground">{t('domainsHint')}</p>
          <div className="grid sm:grid-cols-2">
            {domains.map(({ id, name, drills }) => (
              <Choice
                key={id}
                label={name}
                disabled={drills === 0}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
              />
            ))}
          </div>
        </fieldset>
      </div>
    </FormCard>
  )
}
