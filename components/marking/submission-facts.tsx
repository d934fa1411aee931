import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { percentOf } from '@/components/assignment/percent-of'
import { receiptText } from '@/components/assignment/receipt-text'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Progress } from '@/components/ui/progress'
import type { SubmissionView } from './submission-view'

/** Who, when, how late, what it came to, and whether it is what was handed in. */
export function SubmissionFacts({ work, timeZone }: { work: SubmissionView; timeZone: string }) {
  const t = useTranslations('marking')
  const format = useFormatter()
  const when = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium', timeZone })
  const { learner, score, handedInAt, gradedAt, collected, latePercent, receipt, unchanged } = work
  const state = handedInAt ? t('facts.grading') : t('facts.running')
  const percent = score === null ? null : percentOf(score)
  return (
    <Card className="grid gap-5">
      <div className="grid gap-2">
        <p className="text-4xl font-extrabold tabular">
          {gradedAt && percent !== null ? t('percent', { percent }) : state}
        </p>
        {gradedAt && percent !== null && <Progress value={percent} label={t('facts.score')} />}
      </div>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Fact name={t('facts.email')} value={learner.email} />
        <Fact name={t('facts.externalId')} value={learner.externalId} />
        <Fact name={t('facts.started')} value={when(work.startedAt)} />
        <Fact
          name={t(collected ? 'facts.collected' : 'facts.handedIn')}
          value={handedInAt && when(handedInAt)}
        />
        <Fact name={t('facts.due')} value={when(work.dueAt)} />
        <Fact name={t('facts.lastSeen')} value={work.lastSeenAt && when(work.lastSeenAt)} />
        <Fact
          name={t('facts.late')}
          value={latePercent > 0 ? t('percent', { percent: latePercent }) : null}
        />
        <Fact
          name={t('facts.extraTime')}
          value={
            learner.extraTimePercent > 0
              ? t('facts.extraPercent', { percent: learner.extraTimePercent })
              : null
          }
        />
      </dl>
      {receipt && (
        <div className="relative grid gap-1 pr-12 text-sm">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="text-muted-foreground">{t('facts.receipt')}</span>
            <code className="wrap-anywhere">{receiptText(receipt)}</code>
            <CopyButton text={receipt} />
          </p>
          <p className={unchanged ? 'text-success' : 'font-semibold text-destructive'}>
            {t(unchanged ? 'facts.unchanged' : 'facts.changed')}
          </p>
        </div>
      )}
    </Card>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  if (!value) return null
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted-foreground">{name}</dt>
      <dd className="wrap-anywhere">{value}</dd>
    </div>
  )
}
