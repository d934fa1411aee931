'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import type { ExamCursor, ExamSummary } from '@/lib/exam/exam'
import { Link } from '@/lib/i18n/navigation'
import { useFormName } from '../use-form-name'
import { ScoreTrend } from './score-trend'

export interface PastExamsProps {
  /** The newest first. */
  past: readonly ExamSummary[]
  next: ExamCursor | null
  /** Whether newer ones were left out. */
  older: boolean
  timeZone: string
  /** Of the domains, by id. */
  names: Readonly<Record<string, string>>
}

/** What was sat before, with results. */
export function PastExams({ past, next, older, timeZone, names }: PastExamsProps) {
  const t = useTranslations('exam.past')
  const scores = past.flatMap(({ score }) => score ?? []).toReversed()
  return (
    <div className="grid gap-4">
      <h2 className="text-lg font-bold">{t('title')}</h2>
      {past.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneText')} />
      ) : (
        <>
          {scores.length > 1 && <ScoreTrend scores={scores} />}
          <Table label={t('title')}>
            <thead>
              <tr>
                <Th>{t('date')}</Th>
                <Th>{t('form')}</Th>
                <Th>{t('score')}</Th>
              </tr>
            </thead>
            <tbody>
              {past.map((exam) => (
                <PastExam key={exam.id} exam={exam} timeZone={timeZone} names={names} />
              ))}
            </tbody>
          </Table>
          <p className="flex flex-wrap gap-3">
            {older && (
              <Button asChild variant="outline" size="sm">
                <Link href="/exam">{t('newest')}</Link>
              </Button>
            )}
            {next && (
              <Button asChild variant="outline" size="sm">
                <Link
                  href={{ pathname: '/exam', query: { before: next.startedAt.toISOString(), id: next.id } }}
                >
                  {t('older')}
                </Link>
              </Button>
            )}
          </p>
        </>
      )}
    </div>
  )
}

function PastExam({
  exam,
  timeZone,
  names,
}: { exam: ExamSummary } & Pick<PastExamsProps, 'timeZone' | 'names'>) {
  const t = useTranslations('exam.past')
  const format = useFormatter()
  const nameOf = useFormName(names)
  const date = format.dateTime(exam.startedAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <tr>
      <Td>
        <Link
          href={`/exam/${exam.id}/review`}
          aria-label={t('review', { date })}
          className="inline-flex min-h-9 items-center font-semibold underline decoration-mark underline-offset-4"
        >
          {date}
        </Link>
      </Td>
      <Td>{nameOf(exam.form)}</Td>
      <Td>
        {exam.score === null ? (
          <Badge>{t('grading')}</Badge>
        ) : (
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-bold tabular">{t('percent', { percent: exam.score })}</span>
            <Badge variant={exam.passed ? 'success' : 'destructive'}>
              {t(exam.passed ? 'passed' : 'failed')}
            </Badge>
          </span>
        )}
      </Td>
    </tr>
  )
}
