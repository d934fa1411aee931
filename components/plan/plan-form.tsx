'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { ExamField } from '@/components/study/exam-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import type { StudySettings } from '@/lib/srs/settings'

type Goal = Pick<StudySettings, 'examOn' | 'minutesPerDay' | 'newPerDay'>

export interface PlanFormProps {
  settings: Goal
  /** YYYY-MM-DD in the learner's time zone. */
  today: string
  lastExamDay: string
  update: (goal: Goal) => Promise<ActionResult<unknown>>
}

/** When the exam is, and how much time there is: the plan follows at once. */
export function PlanForm({ settings, today, lastExamDay, update }: PlanFormProps) {
  const t = useTranslations('study')
  const p = useTranslations('plan')
  const router = useRouter()
  const { run, pending, failure, done } = useAction(update)
  const numbers = (name: 'minutesPerDay' | 'newPerDay', min: number, max: number) => ({
    ...{ name, min, max, type: 'number', inputMode: 'numeric' as const, required: true },
    defaultValue: settings[name],
  })
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const values = new FormData(event.currentTarget)
        const number = (name: string) => Number(values.get(name))
        const examOn = String(values.get('examOn') ?? '') || null
        run({ examOn, minutesPerDay: number('minutesPerDay'), newPerDay: number('newPerDay') }, () =>
          router.refresh(),
        )
      }}
    >
      <div className="grid gap-5 sm:grid-cols-3">
        <ExamField examOn={settings.examOn} today={today} last={lastExamDay} />
        <Field label={t('minutesPerDay')} hint={t('minutesHint')}>
          <Input {...numbers('minutesPerDay', 5, 480)} />
        </Field>
        <Field label={t('newPerDay')} hint={t('newHint')}>
          <Input {...numbers('newPerDay', 0, 100)} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={pending}>
          {p('save')}
        </Button>
        {done && (
          <span role="status" className="text-sm text-success">
            {p('saved')}
          </span>
        )}
      </div>
      {failure && <Alert variant="destructive" title={failure.message} />}
    </form>
  )
}
