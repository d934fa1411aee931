import { useTranslations } from 'next-intl'
import { Link } from '@/lib/i18n/navigation'
import type { Detail } from './act-details'

export interface ActPlaceProps {
  classId: string | null
  assignmentId: string | null
  assignmentTitle: string | null
  details: Detail
}

const link = 'underline decoration-mark underline-offset-4'

/** The assignment that an act belongs to, and the submission, while they are there. */
export function ActPlace({ classId, assignmentId, assignmentTitle, details }: ActPlaceProps) {
  const t = useTranslations('roster.log')
  if (!classId || !assignmentId || assignmentTitle === null) return null
  const href = `/classes/${classId}/assignments/${assignmentId}`
  const submissionId = submissionIn(details)
  return (
    <p className="flex flex-wrap gap-x-2 text-sm">
      <span>
        {t('inAssignment')}{' '}
        <Link href={href} prefetch={false} className={link}>
          {assignmentTitle}
        </Link>
      </span>
      {submissionId && (
        <Link href={`${href}/submissions/${submissionId}`} prefetch={false} className={link}>
          {t('submission')}
        </Link>
      )}
    </p>
  )
}

function submissionIn(details: Detail): string | undefined {
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return undefined
  return typeof details.submissionId === 'string' ? details.submissionId : undefined
}
