'use client'

import { CircleCheck, CircleX } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Code } from '@/components/quiz/prose'
import { Alert } from '@/components/ui/alert'
import { cn } from '@/components/ui/cn'
import type { ExamTaskResult, ReviewedCheck } from '@/lib/exam/exam'

/** What was looked at, what was found, and what was damaged. */
export function TaskChecks({ result: { checks, damage, refused, ungraded } }: { result: ExamTaskResult }) {
  const t = useTranslations('exam.review')
  if (ungraded) return <Alert>{t('ungraded')}</Alert>
  if (refused)
    return (
      <Alert variant="warning">
        {t('refused')}
        {refused.entry && (
          <>
            {' '}
            <Code text={refused.entry} />
          </>
        )}
      </Alert>
    )
  return (
    <>
      <ul aria-label={t('checks')} className="grid divide-y">
        {checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
      {damage.length > 0 && (
        <div className="grid gap-1">
          <h4 className="text-sm font-semibold text-destructive">{t('damage')}</h4>
          <p className="text-sm">{t('damageWhy')}</p>
          <ul className="grid gap-1 text-sm">
            {damage.map((object) => (
              <li key={object}>
                <Code text={object} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function Check({ check: { names, passed, expected, found, show } }: { check: ReviewedCheck }) {
  const t = useTranslations('exam.review')
  const locale = useLocale()
  const Icon = passed ? CircleCheck : CircleX
  const facts = { expected, found, show }
  return (
    <li className="flex gap-3 py-2.5">
      <Icon
        aria-hidden
        className={cn('mt-1 size-5 shrink-0', passed ? 'text-success' : 'text-destructive')}
      />
      <div className="grid min-w-0 gap-1.5">
        <p className={passed ? '' : 'font-semibold'}>
          <span className="sr-only">{t(passed ? 'checkPassed' : 'checkFailed')}: </span>
          {names[locale]}
        </p>
        {!passed && (
          <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
            {(['expected', 'found', 'show'] as const).map((name) => (
              <Fact key={name} name={t(name)} value={facts[name]} />
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd>
        <Code text={value} />
      </dd>
    </>
  )
}
