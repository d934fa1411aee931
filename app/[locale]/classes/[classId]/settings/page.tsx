import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LeaveClass } from '@/components/classroom/leave-class'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { PageSection } from '@/components/layout/page-section'
import { ArchiveClass } from '@/components/roster/archive-class'
import { ClassSettingsForm } from '@/components/roster/class-settings-form'
import { ClassTabs } from '@/components/roster/class-tabs'
import { InviteSettings } from '@/components/roster/invite-settings'
import {
  archiveClassAction,
  leaveClassAction,
  regenerateInviteAction,
  updateClassAction,
} from '@/lib/server/actions/classes'
import { loadTaughtClass } from '../../load'

type Props = PageProps<'/[locale]/classes/[classId]/settings'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('roster.settings')
  return { title: t('titleOf', { name: (await loadTaughtClass((await params).classId)).found.name }) }
}

/** What a class is called, when it lives, how people come in, and its end. */
export default async function ClassSettingsPage({ params }: Props) {
  const t = await getTranslations('roster.settings')
  const { classId } = await params
  const { found } = await loadTaughtClass(classId)
  const { name, timeZone, inviteCode, inviteOpen, capacity } = found
  const archived = found.archivedAt !== null
  const zones = new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])
  return (
    <Page title={t('title')} lead={name}>
      <div className="grid gap-10">
        <ClassTabs classId={classId} current="settings" />
        <PageMessages of={['roster']}>
          <div className="grid max-w-2xl gap-10">
            {!archived && (
              <>
                <PageSection id="general" title={t('general')}>
                  <ClassSettingsForm
                    {...{ classId, name, timeZone }}
                    timeZones={[...zones].sort()}
                    update={updateClassAction}
                  />
                </PageSection>
                <PageSection id="invite" title={t('invite')}>
                  <InviteSettings
                    classId={classId}
                    code={inviteCode ?? ''}
                    open={inviteOpen}
                    update={updateClassAction}
                    regenerate={regenerateInviteAction}
                  />
                </PageSection>
              </>
            )}
            <PageSection id="archive" title={t('end')} text={t(archived ? 'restoreText' : 'endText')}>
              <ArchiveClass classId={classId} archived={archived} archive={archiveClassAction} />
            </PageSection>
            {capacity === 'instructor' && (
              <PageSection id="leave" title={t('leave')} text={t('leaveText')}>
                <LeaveClass classId={classId} leave={leaveClassAction} />
              </PageSection>
            )}
          </div>
        </PageMessages>
      </div>
    </Page>
  )
}
