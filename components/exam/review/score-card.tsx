import { useFormatter, useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { ExamReview } from '@/lib/exam/exam'
import { useFormName } from '../use-form-name'

export interface ScoreCardProps {
  review: Pick<ExamReview, 'exam' | 'passLine' | 'regrade'>
  timeZone: string
  /** Of the domains, by id. */
  names: Readonly<Record<string, string>>
}

/** The result in one large number, against the line that one has to reach. */
export function ScoreCard({ review: { exam, passLine, regrade }, timeZone, names }: ScoreCardProps) {
  const t = useTranslations('exam.review')
  const format = useFormatter()
  const nameOf = useFormName(names)
  const score = exam.score ?? 0
  const date = format.dateTime(exam.startedAt, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return (
    <section
      aria-labelledby="score"
      data-exam-score={score}
      className={cn(
        'grid gap-4 rounded-lg border p-6 sm:p-8',
        exam.passed ? 'border-success/40 bg-success-soft' : 'border-destructive/40 bg-destructive-soft',
      )}
    >
      <p className="text-sm">{t('of', { name: nameOf(exam.form), date })}</p>
      <div className="flex flex-wrap items-baseline gap-x-5">
        <p className="text-7xl leading-none font-extrabold tabular">{t('score', { percent: score })}</p>
        <h2
          id="score"
          className={cn('text-2xl font-bold', exam.passed ? 'text-success' : 'text-destructive')}
        >
          {t(exam.passed ? 'passed' : 'failed')}
        </h2>
      </div>
      <ScoreLine score={score} line={passLine} />
      <div>
        <p>{t('line', { percent: passLine })}</p>
        {score < passLine && <p>{t('missing', { points: passLine - score })}</p>}
      </div>
      {regrade && (
        <p>
          {t('regraded', {
            date: format.dateTime(regrade.at, { dateStyle: 'long', timeZone }),
            percent: regrade.firstScore,
            first: t(regrade.firstPassed ? 'passed' : 'failed'),
          })}
        </p>
      )}
    </section>
  )
}

/** A bar up to the score, with a stroke where one passes; the words beside it say the same. */
function ScoreLine({ score, line }: { score: number; line: number }) {
  return (
    <div aria-hidden className="relative h-4 rounded-full bg-card">
      <div
        className={cn('h-full rounded-full', score >= line ? 'bg-success' : 'bg-destructive')}
        style={{ width: `${score}%` }}
      />
      <div className="absolute -inset-y-1 w-0.5 bg-foreground" style={{ left: `${line}%` }} />
    </div>
  )
}
