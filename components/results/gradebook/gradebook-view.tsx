import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Gradebook } from '@/lib/classroom/gradebook/gradebook'
import { chosenLearners, type GradebookChoice } from '@/lib/classroom/gradebook/gradebook-view'
import { Link } from '@/lib/i18n/navigation'
import { GradebookDownloads } from './gradebook-downloads'
import { GradebookForm } from './gradebook-form'
import { gradebookHref } from './gradebook-href'
import { GradebookTable } from './gradebook-table'

export interface GradebookViewProps {
  book: Gradebook
  choice: GradebookChoice
}

/** A class's gradebook with ways to look at it and to take it elsewhere. */
export function GradebookView({ book, choice }: GradebookViewProps) {
  const t = useTranslations('results.gradebook')
  const locale = useLocale()
  if (book.learners.length === 0) return <EmptyState title={t('noLearners')} />
  if (book.assignments.length === 0)
    return <EmptyState title={t('noAssignments')} description={t('noAssignmentsText')} />
  const learners = chosenLearners(book, choice, locale)
  const all = gradebookHref(book.classId, { ...choice, find: '', missed: false })
  return (
    <div className="grid min-w-0 gap-8">
      <div className="grid min-w-0 gap-4">
        <GradebookForm choice={choice} />
        {learners.length === 0 ? (
          <EmptyState
            title={t('noneFound')}
            description={t('noneFoundText')}
            action={
              <Button asChild variant="outline">
                <Link href={all}>{t('showAll')}</Link>
              </Button>
            }
          />
        ) : (
          <>
            <p className="text-sm text-muted-foreground">{t('shown', { count: learners.length })}</p>
            <GradebookTable book={book} learners={learners} choice={choice} />
          </>
        )}
      </div>
      <GradebookDownloads classId={book.classId} missingAs={choice.missingAs} />
    </div>
  )
}
