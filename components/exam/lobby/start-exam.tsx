'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { SelectField } from '@/components/ui/select-field'
import type { ActionResult } from '@/lib/errors/app-error'
import type { ExamForm } from '@/lib/exam/form'
import { useRouter } from '@/lib/i18n/navigation'
import { CustomForm } from './custom-form'
import { FormCard } from './form-card'

export interface OfferedDomain {
  id: string
  /** In the reader's language. */
  name: string
  drills: number
}

export interface StartExamProps {
  domains: readonly OfferedDomain[]
  /** How many drills there are to draw from. */
  weak: number
  /** An exam is under way: no other begins before it is over. */
  blocked: boolean
  /** What can be begun beside exams. */
  sprint: ReactNode
  start(input: { examId: string; form: ExamForm }): Promise<ActionResult<unknown>>
}

/** The forms of exam that one may begin. */
export function StartExam({ domains, weak, blocked, sprint, start }: StartExamProps) {
  const t = useTranslations('exam')
  const router = useRouter()
  const heading = useId()
  const { run, pending, failure } = useAction(start)
  const [chosen, setChosen] = useState<ExamForm['kind']>()
  const begin = (form: ExamForm) => {
    setChosen(form.kind)
    const examId = crypto.randomUUID()
    run({ examId, form }, () => router.push(`/exam/${examId}`))
  }
  const drills = domains.reduce((sum, domain) => sum + domain.drills, 0)
  const shared = (kind: ExamForm['kind'], there: number) => ({
    kind,
    disabled: blocked || there === 0 || (pending && chosen !== kind),
    busy: pending && chosen === kind,
    none: there === 0,
  })
  return (
    <section aria-labelledby={heading} className="grid gap-4">
      <h2 id={heading} className="text-lg font-bold">
        {t('start.title')}
      </h2>
      {blocked && <p className="text-muted-foreground">{t('start.blocked')}</p>}
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <div className="grid gap-4 md:grid-cols-2">
        <FormCard {...shared('full', drills)} onStart={() => begin({ kind: 'full' })} main />
        <FormCard {...shared('weak', weak)} onStart={() => begin({ kind: 'weak' })} />
        {sprint}
        <DomainCard {...shared('domain', drills)} domains={domains} onStart={begin} />
        <CustomForm {...shared('custom', drills)} domains={domains} onStart={begin} />
      </div>
    </section>
  )
}

interface DomainCardProps {
  kind: ExamForm['kind']
  disabled: boolean
  busy: boolean
  none: boolean
  domains: readonly OfferedDomain[]
  onStart(form: ExamForm): void
}

function DomainCard({ domains, onStart, ...shared }: DomainCardProps) {
  const t = useTranslations('exam.forms.domain')
  const [domainId, setDomainId] = useState(domains.find(({ drills }) => drills > 0)?.id ?? '')
  return (
    <FormCard {...shared} onStart={() => onStart({ kind: 'domain', domainId })}>
      <SelectField
        label={t('choose')}
        value={domainId}
        options={domains.map(({ id, name, drills }) => ({
          ...{ value: id, text: t('option', { name, count: drills }), disabled: drills === 0 },
        }))}
        onChange={(id) => setDomainId(id)}
      />
    </FormCard>
  )
}
