'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { RosterProblem } from '@/lib/classroom/roster-problem'

/** So many are shown; the others come up once these are mended. */
const SHOWN = 50

/** What is wrong with a list, line by line. */
export function RosterProblems({ problems }: { problems: RosterProblem[] }) {
  const t = useTranslations('roster.import')
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  return (
    <>
      {errors.length > 0 && (
        <Alert variant="destructive" title={t('errors', { count: errors.length })}>
          <Problems problems={errors} />
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert variant="warning" title={t('warnings', { count: warnings.length })}>
          <Problems problems={warnings} />
        </Alert>
      )}
    </>
  )
}

function Problems({ problems }: { problems: RosterProblem[] }) {
  const t = useTranslations('roster.import')
  return (
    <ul className="grid gap-1">
      {problems.slice(0, SHOWN).map(({ line, column, key, params }) => (
        <li key={`${line}:${column}:${key}`} className="wrap-anywhere">
          <span className="font-semibold">{t(column > 0 ? 'place' : 'placeLine', { line, column })}</span>{' '}
          {t(`problems.${key}`, params)}
        </li>
      ))}
      {problems.length > SHOWN && <li>{t('more', { count: problems.length - SHOWN })}</li>}
    </ul>
  )
}
