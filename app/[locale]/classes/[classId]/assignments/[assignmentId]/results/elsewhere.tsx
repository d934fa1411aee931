import { getTranslations } from 'next-intl/server'
import { PageMessages } from '@/components/layout/page-messages'
import { PageSection } from '@/components/layout/page-section'
import { Passback } from '@/components/lti/passback'
import { QtiLinks } from '@/components/lti/qti-links'
import { resendScoresAction } from '@/lib/server/actions/lti'
import { getPassback } from '@/lib/server/operations/lti/get-passback'
import { loadClass } from '../../../../load'

/** What goes to other systems: scores to the platforms that link the assignment, its questions as files. */
export async function Elsewhere({ classId, assignmentId }: { classId: string; assignmentId: string }) {
  const t = await getTranslations('interop.qti')
  const { actor, found } = await loadClass(classId)
  const passback = await getPassback(actor, { assignmentId })
  return (
    <PageMessages of={['interop']}>
      <Passback
        {...{ ...passback, assignmentId }}
        resend={found.archivedAt ? undefined : resendScoresAction}
      />
      <PageSection id="elsewhere" title={t('title')}>
        <QtiLinks assignmentId={assignmentId} />
      </PageSection>
    </PageMessages>
  )
}
