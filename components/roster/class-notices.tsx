import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'

export interface ClassNoticesProps {
  capacity: 'instructor' | 'learner' | 'admin'
  archived: boolean
}

/** What whoever looks at a class ought to know first: as whom they look, and that nothing changes any more. */
export function ClassNotices({ capacity, archived }: ClassNoticesProps) {
  const t = useTranslations('roster.notice')
  if (capacity !== 'admin' && !archived) return null
  return (
    <div className="mx-auto grid max-w-6xl gap-3 px-4 pt-6 sm:px-6">
      {capacity === 'admin' && (
        <Alert variant="warning" title={t('admin')}>
          {t('adminText')}
        </Alert>
      )}
      {archived && (
        <Alert title={t('archived')}>
          {t(capacity === 'learner' ? 'archivedLearner' : 'archivedInstructor')}
        </Alert>
      )}
    </div>
  )
}
