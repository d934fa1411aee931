import { useFormatter, useTranslations } from 'next-intl'
import { Mark } from '@/components/quiz/mark'
import { Code, InlineProse } from '@/components/quiz/prose'
import { Table, Td, Th } from '@/components/ui/table'
import type { AnswerGroup } from '@/lib/classroom/item-statistics/answer-groups'
import type { Statistics } from '@/lib/server/classroom/results-statistics'
import { useScoreText } from '../use-score-text'

export interface AnswerTableProps {
  answers: readonly AnswerGroup[]
  beliefs: Statistics['beliefs']
}

/** With more answers than this, wrong ones that nobody gave are left out. */
const ROOM = 12

/** What was chosen or typed, by how many, and how they did elsewhere. */
export function AnswerTable({ answers, beliefs }: AnswerTableProps) {
  const t = useTranslations('results.statistics')
  const format = useFormatter()
  const score = useScoreText()
  const shown = answers.length > ROOM ? answers.filter(({ count, right }) => count > 0 || right) : answers
  if (shown.length === 0) return null
  const hasParts = shown.some(({ part }) => part !== '')
  return (
    <Table label={t('answers')}>
      <thead>
        <tr>
          <Th>{t('answer')}</Th>
          <Th>{t('chosen')}</Th>
          <Th>{t('rest')}</Th>
        </tr>
      </thead>
      <tbody>
        {shown.map((answer) => {
          const { part, text, right, misconception, count, offered, rest } = answer
          const share = offered > 0 ? count / offered : 0
          return (
            <tr key={JSON.stringify([part, text, right, misconception])}>
              <Td className="min-w-48">
                {hasParts && (
                  <span className="block text-xs text-muted-foreground">
                    <InlineProse text={part} />
                  </span>
                )}
                <AnswerText answer={answer} belief={beliefs[misconception ?? '']?.title} />
                <span className="block">
                  <Mark right={right}>{t(right ? 'isRight' : 'isWrong')}</Mark>
                </span>
              </Td>
              <Td className="min-w-36">
                <span className="tabular">{t('share', { count, offered: format.number(offered) })}</span>
                <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-secondary">
                  <span
                    className={`block h-full rounded-full ${right ? 'bg-success' : 'bg-destructive'}`}
                    style={{ width: `${Math.min(100, 100 * share)}%` }}
                  />
                </span>
              </Td>
              <Td className="tabular">{score(rest)}</Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/** Its text; of several, what they have in common. */
function AnswerText({ answer, belief }: { answer: AnswerGroup; belief: string | undefined }) {
  const t = useTranslations('results.statistics')
  const { text, code, right } = answer
  if (text === undefined) return <em>{belief ?? t(right ? 'otherRight' : 'others')}</em>
  const shown = code ? <Code text={text} /> : <InlineProse text={text} />
  return (
    <>
      {shown}
      {belief && <span className="block text-xs text-muted-foreground">{belief}</span>}
    </>
  )
}
