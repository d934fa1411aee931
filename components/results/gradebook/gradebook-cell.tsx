import { useTranslations } from 'next-intl'
import {
  type GradebookCell as Cell,
  countedScoreOf,
  type MissingAs,
} from '@/lib/classroom/gradebook/gradebook'
import { Link } from '@/lib/i18n/navigation'
import { StateBadge } from '../state-badge'
import { useScoreText } from '../use-score-text'

export interface GradebookCellProps {
  /** Of the assignment. */
  href: string
  cell: Cell
  missingAs: MissingAs
}

/** A score, leading to the work behind it; what is not just handed in says how it is. */
export function GradebookCell({ href, cell, missingAs }: GradebookCellProps) {
  const t = useTranslations('results')
  const score = useScoreText()
  const counted = countedScoreOf(cell, missingAs)
  const { state, submissionId, handedInAt } = cell
  const isPlain = state === 'handed-in' || state === 'upcoming'
  return (
    <span className="grid justify-items-start gap-0.5">
      {counted === null ? (
        <span className="sr-only">{isPlain ? t('none') : ''}</span>
      ) : submissionId && handedInAt ? (
        <Link
          href={`${href}/submissions/${submissionId}`}
          prefetch={false}
          className="tabular font-semibold underline decoration-mark underline-offset-4"
        >
          {score(counted)}
        </Link>
      ) : (
        <span className="tabular font-semibold">{score(counted)}</span>
      )}
      {isPlain ? counted === null && <span aria-hidden>{t('none')}</span> : <StateBadge state={state} />}
    </span>
  )
}
