import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { hintCost } from '@/lib/quiz/hints'
import type { MyAssignment } from './my-assignment'

export interface AssignmentFactsProps {
  assignment: MyAssignment
  timeZone: string
}

/** What is asked, until when, and by which rules. */
export function AssignmentFacts({ assignment, timeZone }: AssignmentFactsProps) {
  const t = useTranslations('assignment.facts')
  const format = useFormatter()
  const exact = (at: Date) => format.dateTime(at, { dateStyle: 'full', timeStyle: 'short', timeZone })
  const { terms, phase, usual, hints } = assignment
  const isExtended = terms.closesAt > usual.closesAt
  return (
    <dl className="grid gap-x-6 gap-y-3 rounded-lg border bg-card p-5 sm:grid-cols-[auto_1fr]">
      <Fact name={t('contents')}>
        <Contents assignment={assignment} />
      </Fact>
      {phase === 'upcoming' && <Fact name={t('opens')}>{exact(terms.opensAt)}</Fact>}
      <Fact name={t('due')}>
        {exact(terms.closesAt)} <Aside>{t('zone', { timeZone })}</Aside>
        {isExtended && <Line>{t('dueForYou', { when: exact(usual.closesAt) })}</Line>}
      </Fact>
      <Fact name={t('late')}>
        {terms.lateUntil
          ? t('lateUntil', { when: exact(terms.lateUntil), percent: terms.latePercent })
          : t('lateNever')}
      </Fact>
      <Fact name={t('time')}>
        <TimeLimit assignment={assignment} />
      </Fact>
      <Fact name={t('attempts')}>
        <Attempts assignment={assignment} />
      </Fact>
      <Fact name={t('hints')}>
        {hints ? t('hintsCost', { percent: Math.round(hintCost * 100) }) : t('hintsNone')}
      </Fact>
      <Fact name={t('results')}>
        <Results assignment={assignment} />
      </Fact>
    </dl>
  )
}

function Contents({ assignment: { contents } }: { assignment: MyAssignment }) {
  const t = useTranslations('assignment.facts')
  const kinds = (['questions', 'drills', 'exams'] as const).filter((kind) => contents[kind] > 0)
  const parts = kinds.map((kind) => t(kind, { count: contents[kind] }))
  return [...parts, t('points', { count: contents.points })].join(' · ')
}

function TimeLimit({ assignment: { terms, usual } }: { assignment: MyAssignment }) {
  const t = useTranslations('assignment.facts')
  if (terms.minutes === null) return t('timeNone')
  const more = usual.minutes === null ? 0 : terms.minutes - usual.minutes
  return (
    <>
      {t('minutes', { count: terms.minutes })}
      {more > 0 && <Line>{t('minutesForYou', { count: more })}</Line>}
    </>
  )
}

function Attempts({ assignment: { terms, attemptsLeft, counted, usual } }: { assignment: MyAssignment }) {
  const t = useTranslations('assignment.facts')
  const { attempts } = terms
  const isMore = usual.attempts > 0 && (attempts === 0 || attempts > usual.attempts)
  return (
    <>
      {attempts === 0 ? t('attemptsAny') : t('attemptsOf', { count: attempts, left: attemptsLeft ?? 0 })}
      {attempts !== 1 && <Line>{t(`counted.${counted}`)}</Line>}
      {isMore && <Line>{t('attemptsForYou', { count: usual.attempts })}</Line>}
    </>
  )
}

function Results({ assignment: { scoresAt, solutionsAt } }: { assignment: MyAssignment }) {
  const t = useTranslations('assignment.facts')
  if (scoresAt === solutionsAt) return t(`bothAt.${scoresAt}`)
  return (
    <>
      {t(`scoresAt.${scoresAt}`)} {t(`solutionsAt.${solutionsAt}`)}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm font-semibold text-muted-foreground">{name}</dt>
      <dd className="-mt-2 min-w-0 sm:mt-0">{children}</dd>
    </>
  )
}

const Line = ({ children }: { children: ReactNode }) => <span className="block text-sm">{children}</span>

const Aside = ({ children }: { children: ReactNode }) => (
  <span className="text-sm text-muted-foreground">{children}</span>
)
