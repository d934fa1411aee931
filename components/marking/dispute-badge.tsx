import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'

export interface DisputeBadgeProps {
  classId: string
  /** Of one assignment; absent: of the class. */
  assignmentId?: string
  /** How many wait for an answer. */
  open: number
}

/** How many disputes wait for an answer, and the way to them; nothing where there are none. */
export function DisputeBadge({ classId, assignmentId, open }: DisputeBadgeProps) {
  const t = useTranslations('marking.dispute')
  if (open === 0) return null
  const query = assignmentId ? { assignment: assignmentId } : {}
  return (
    <Link
      href={{ pathname: `/classes/${classId}/disputes`, query }}
      className="inline-flex min-h-9 items-center"
    >
      <Badge variant="warning">{t('count', { count: open })}</Badge>
    </Link>
  )
}
