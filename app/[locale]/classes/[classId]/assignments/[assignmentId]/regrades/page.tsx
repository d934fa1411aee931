import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { PastRegrade } from '@/components/marking/regrade/past-regrade'
import { RegradeWizard } from '@/components/marking/regrade/regrade-wizard'
import { ResultsTabs } from '@/components/results/results-tabs'
import { Alert } from '@/components/ui/alert'
import { EmptyState } from '@/components/ui/empty-state'
import {
  applyRegradeAction,
  continueRegradeAction,
  listAnswersAction,
  previewRegradeAction,
  undoRegradeAction,
} from '@/lib/server/actions/marking'
import { listRegrades } from '@/lib/server/operations/marking/list-regrades'
import { loadTaughtClass, orNotFound } from '../../../../load'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/regrades'>

/** Only below the class that it belongs to; read once for metadata and page. */
const load = cache(async (classId: string, assignmentId: string) => {
  const { actor, found } = await loadTaughtClass(classId)
  const listed = await orNotFound(listRegrades(actor, { assignmentId, locale: await getLocale() }))
  if (listed.classId !== classId) notFound()
  return { listed, timeZone: found.timeZone }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('marking')
  const { classId, assignmentId } = await params
  const { listed } = await load(classId, assignmentId)
  return { title: t('titleOf', { name: t('regrade.title'), title: listed.title }) }
}

const actions = {
  answers: listAnswersAction,
  preview: previewRegradeAction,
  apply: applyRegradeAction,
  continue: continueRegradeAction,
}
const later = { continue: continueRegradeAction, undo: undoRegradeAction }

/** What an assignment was graded again by, and the next time. */
export default async function RegradesPage({ params }: Props) {
  const t = await getTranslations('marking')
  const { classId, assignmentId } = await params
  const { listed, timeZone } = await load(classId, assignmentId)
  const { items, regrades, isArchived, title } = listed
  return (
    <Page title={t('regrade.title')} lead={t('regrade.lead', { title })}>
      <PageMessages of={['marking']}>
        <div className="grid min-w-0 gap-8">
          <ResultsTabs href={`/classes/${classId}/assignments/${assignmentId}`} current="regrades" />
          {isArchived ? (
            <Alert>{t('archived')}</Alert>
          ) : (
            <RegradeWizard {...{ assignmentId, timeZone, actions }} places={items} />
          )}
          <section className="grid min-w-0 gap-4">
            <h2 className="text-lg font-bold">{t('regrade.done')}</h2>
            {regrades.length === 0 && (
              <EmptyState title={t('regrade.none')} description={t('regrade.noneText')} />
            )}
            {regrades.map((regrade) => (
              <PastRegrade
                key={regrade.id}
                assignmentId={assignmentId}
                regrade={regrade}
                places={items}
                timeZone={timeZone}
                {...(isArchived ? {} : { actions: later })}
              />
            ))}
          </section>
        </div>
      </PageMessages>
    </Page>
  )
}
