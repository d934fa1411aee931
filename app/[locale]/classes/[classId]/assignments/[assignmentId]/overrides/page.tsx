import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LearnerSearch } from '@/components/assign/learner-search'
import { OverridePanel } from '@/components/assign/override-panel'
import { TermsText } from '@/components/assign/terms-text'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Button } from '@/components/ui/button'
import { termsOf } from '@/lib/classroom/terms'
import { Link } from '@/lib/i18n/navigation'
import { removeOverrideAction, setOverrideAction } from '@/lib/server/actions/assignments'
import { getRoster } from '@/lib/server/operations/classes/get-roster'
import { loadAssignment } from '../../load-editor'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/overrides'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId, assignmentId } = await params
  const { title } = (await loadAssignment(classId, assignmentId)).assignment.data
  return { title: (await getTranslations('assign.overrides'))('title', { title }) }
}

/** So many learners are offered at once. */
const SHOWN = 50

export default async function OverridesPage({ params, searchParams }: Props) {
  const t = await getTranslations('assign')
  const { classId, assignmentId } = await params
  const { q } = await searchParams
  const query = typeof q === 'string' ? q.slice(0, 100) : ''
  const { actor, ownTimeZone, assignment } = await loadAssignment(classId, assignmentId)
  const { data, overrides, isArchived } = assignment
  const { timeZone } = assignment.class
  const roster = await getRoster(actor, { classId, search: query, limit: SHOWN })
  const learners = roster.members.filter(({ role }) => role === 'LEARNER')
  return (
    <Page
      title={t('overrides.title', { title: data.title })}
      lead={t('overrides.lead')}
      actions={
        <Button asChild variant="outline">
          <Link href={`/classes/${classId}/assignments/${assignmentId}`}>{t('edit.back')}</Link>
        </Button>
      }
    >
      <section aria-label={t('overrides.class')} className="mb-8 grid gap-1 rounded-lg border bg-card p-4">
        <h2 className="font-bold">{t('overrides.class')}</h2>
        <TermsText terms={termsOf(data, undefined, 0)} timeZone={timeZone} />
        <p className="mt-1 text-sm text-muted-foreground">{t('times.zone', { zone: timeZone })}</p>
      </section>
      <PageMessages of={['assign']}>
        <OverridePanel
          {...{ assignmentId, overrides, timeZone, ownTimeZone, isArchived }}
          set={data}
          learners={learners.map(({ userId, name, extraTimePercent }) => ({
            ...{ userId, name, extraTimePercent },
          }))}
          save={setOverrideAction}
          remove={removeOverrideAction}
        >
          <LearnerSearch query={query} />
          {learners.length === 0 && <p>{t('overrides.nobody')}</p>}
          {roster.next && <p className="text-sm text-muted-foreground">{t('overrides.more')}</p>}
        </OverridePanel>
      </PageMessages>
    </Page>
  )
}
