import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { LearnerResult } from '@/lib/classroom/results/results'
import { Link } from '@/lib/i18n/navigation'

export interface LearnerNameProps {
  /** Of the assignment. */
  href: string
  learner: LearnerResult
}

/** A learner, leading to their work where there is any that was handed in. */
export function LearnerName({ href, learner }: LearnerNameProps) {
  const t = useTranslations('results.table')
  const { name, externalId, submissionId, handedInAt, left, disputes } = learner
  return (
    <span className="grid justify-items-start gap-0.5">
      {submissionId && handedInAt ? (
        <Link
          href={`${href}/submissions/${submissionId}`}
          prefetch={false}
          className="font-semibold wrap-anywhere underline decoration-mark underline-offset-4"
        >
          {name}
        </Link>
      ) : (
        <span className="font-semibold wrap-anywhere">{name}</span>
      )}
      {externalId && <span className="text-xs text-muted-foreground">{externalId}</span>}
      {left && <span className="text-xs text-muted-foreground">{t('left')}</span>}
      {disputes > 0 && <Badge variant="warning">{t('disputes', { count: disputes })}</Badge>}
    </span>
  )
}
