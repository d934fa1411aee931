'use client'

import { CircleCheck, CircleX } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Code } from '@/components/quiz/prose'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { CheckResult } from '@/lib/drill/grade'

/** What the server answers to a hand-in, as stored with the attempt. */
export interface DrillVerdict {
  passed: boolean
  /** 0..1 */
  score: number
  checks: CheckResult[]
  /** What each check wants, by language and check. */
  texts: Record<string, Record<string, string>>
  /** What was changed or deleted without need; attempts graded before this was looked at have none. */
  damage?: string[]
}

/** One line for each check: met or not, and for those not met what was expected, found, and how to see it. */
export function DrillResults({ verdict }: { verdict: DrillVerdict }) {
  const t = useTranslations('review.drill')
  const texts = verdict.texts[useLocale()] ?? {}
  return (
    <Card className="grid gap-4" role="status">
      <div>
        <h2
          tabIndex={-1}
          data-drill-verdict={verdict.passed ? 'passed' : 'failed'}
          className={cn(
            'text-xl font-bold outline-none',
            verdict.passed ? 'text-success' : 'text-destructive',
          )}
        >
          {verdict.passed ? t('passed') : t('notPassed', { percent: Math.round(verdict.score * 100) })}
        </h2>
        <p className="text-sm text-muted-foreground">{t('graded')}</p>
      </div>
      <h3 className="text-sm font-semibold text-muted-foreground">{t('checks')}</h3>
      <ul className="grid divide-y">
        {verdict.checks.map((check) => (
          <CheckLine key={check.id} check={check} text={texts[check.id] ?? check.id} />
        ))}
      </ul>
      <Damage objects={verdict.damage ?? []} />
    </Card>
  )
}

function Damage({ objects }: { objects: readonly string[] }) {
  const t = useTranslations('review.drill')
  if (objects.length === 0) return null
  return (
    <div className="grid gap-2" data-drill-damage>
      <h3 className="text-sm font-semibold text-destructive">{t('damage')}</h3>
      <p className="text-sm">{t('damageWhy')}</p>
      <ul className="grid gap-1 text-sm">
        {objects.map((object) => (
          <li key={object}>
            <Code text={object} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function CheckLine({ check, text }: { check: CheckResult; text: string }) {
  const t = useTranslations('review.drill')
  const Icon = check.passed ? CircleCheck : CircleX
  return (
    <li className="flex gap-3 py-3">
      <Icon
        aria-hidden
        className={cn('mt-1 size-5 shrink-0', check.passed ? 'text-success' : 'text-destructive')}
      />
      <div className="grid min-w-0 gap-2">
        <p className="font-semibold">
          <span className="sr-only">{t(check.passed ? 'checkPassed' : 'checkFailed')}: </span>
          {text}
        </p>
        {!check.passed && (
          <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
            <dt className="text-muted-foreground">{t('expected')}</dt>
            <dd>
              <Code text={check.expected} />
            </dd>
            <dt className="text-muted-foreground">{t('found')}</dt>
            <dd>
              <Code text={check.found} />
            </dd>
            <dt className="text-muted-foreground">{t('show')}</dt>
            <dd>
              <Code text={check.show} />
            </dd>
          </dl>
        )}
      </div>
    </li>
  )
}
