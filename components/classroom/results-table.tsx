import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { Link } from '@/lib/i18n/navigation'
import { ResultBadge } from './quiz-result'

export interface ResultsTableProps {
  /** Address of the assignment's page. */
  href: string
  questions: { position: number; title: string; meanScore: number | null }[]
  learners: {
    userId: string
    name: string
    state: 'not-started' | 'working' | 'handed-in' | 'collected'
    handedInAt: Date | null
    score: number | null
    items: { correct: boolean; score: number; answered: boolean }[] | null
  }[]
  meanScore: number | null
  timeZone: string
}

/** Learners down, questions across; the last line is the mean of those who handed in. */
export function ResultsTable({ href, questions, learners, meanScore, timeZone }: ResultsTableProps) {
  const t = useTranslations('classes')
  const format = useFormatter()
  const percent = (score: number | null) =>
    score === null ? '–' : t('quiz.score', { percent: Math.round(score * 100) })
  if (learners.length === 0) return <EmptyState title={t('results.empty')} />
  return (
    <div className="grid gap-6">
      <Table label={t('results.title')}>
        <thead>
          <tr>
            <Th>{t('results.learner')}</Th>
            <Th>{t('results.state')}</Th>
            <Th className="text-right!">{t('result.score')}</Th>
            {questions.map(({ position, title }) => (
              <Th key={position}>
                <abbr title={title} className="no-underline">
                  {position + 1}
                </abbr>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {learners.map((learner) => (
            <tr key={learner.userId}>
              <Td className="font-semibold whitespace-nowrap">
                {learner.items ? (
                  <Link
                    href={`${href}/learners/${learner.userId}`}
                    className="underline decoration-mark underline-offset-4"
                  >
                    {learner.name}
                  </Link>
                ) : (
                  learner.name
                )}
              </Td>
              <Td className="whitespace-nowrap">
                {t(`results.states.${learner.state}`)}
                {learner.handedInAt && (
                  <span className="block text-muted-foreground">
                    {format.dateTime(learner.handedInAt, {
                      dateStyle: 'short',
                      timeStyle: 'short',
                      timeZone,
                    })}
                  </span>
                )}
              </Td>
              <Td className="text-right tabular">{percent(learner.score)}</Td>
              {questions.map(({ position }) => {
                const item = learner.items?.[position]
                return <Td key={position}>{item ? <ResultBadge {...item} /> : '–'}</Td>
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <Td colSpan={2}>{t('results.mean')}</Td>
            <Td className="text-right tabular">{percent(meanScore)}</Td>
            {questions.map((question) => (
              <Td key={question.position} className="tabular">
                {percent(question.meanScore)}
              </Td>
            ))}
          </tr>
        </tfoot>
      </Table>
      <section aria-labelledby="legend">
        <h2 id="legend" className="text-sm font-semibold text-muted-foreground">
          {t('results.legend')}
        </h2>
        <ol className="mt-1 list-decimal pl-6">
          {questions.map(({ position, title }) => (
            <li key={position}>{title}</li>
          ))}
        </ol>
      </section>
    </div>
  )
}
