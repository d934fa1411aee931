import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { PageSection } from '@/components/layout/page-section'
import { ClassTabs } from '@/components/roster/class-tabs'
import { InvitationList } from '@/components/roster/invitation-list'
import { MemberList } from '@/components/roster/member-list'
import { NextPage } from '@/components/roster/next-page'
import { RosterImport } from '@/components/roster/roster-import'
import { SearchForm } from '@/components/roster/search-form'
import { Button } from '@/components/ui/button'
import { removeMemberAction, setMemberRoleAction, updateMemberAction } from '@/lib/server/actions/classes'
import {
  applyRosterAction,
  previewRosterAction,
  resendInvitationAction,
  revokeInvitationAction,
} from '@/lib/server/actions/roster'
import { getRoster } from '@/lib/server/operations/classes/get-roster'
import { listInvitations } from '@/lib/server/operations/classes/list-invitations'
import { loadTaughtClass, orNotFound } from '../../load'
import { cursorOf, readCursor, textOf } from '../../search-params'

type Props = PageProps<'/[locale]/classes/[classId]/people'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('roster.people')
  return { title: t('titleOf', { name: (await loadTaughtClass((await params).classId)).found.name }) }
}

/** Who is in the class, who is invited, and a list of whom to invite. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const t = await getTranslations('roster')
  const { classId } = await params
  const { actor, found } = await loadTaughtClass(classId)
  const { q, after, invited } = await searchParams
  const search = textOf(q) ?? ''
  const place = readCursor(textOf(after), ([role, joinedAt, id]) => ({
    role: role === 'INSTRUCTOR' ? ('INSTRUCTOR' as const) : ('LEARNER' as const),
    ...{ joinedAt: new Date(joinedAt ?? ''), id: id ?? '' },
  }))
  const from = textOf(invited)
  const roster = await orNotFound(getRoster(actor, { classId, search, ...(place ? { after: place } : {}) }))
  const open = await orNotFound(listInvitations(actor, { classId, search, ...(from ? { after: from } : {}) }))
  const shown = { classId, search, timeZone: found.timeZone, readOnly: found.archivedAt !== null }
  const href = `/classes/${classId}/people`
  const query: Record<string, string> = search ? { q: search } : {}
  return (
    <Page title={t('people.title')} lead={found.name}>
      <div className="grid gap-10">
        <ClassTabs classId={classId} current="people" />
        <PageMessages of={['roster']}>
          <SearchForm label={t('people.search')} value={search} />
          <PageSection id="members" title={t('people.members', { count: found.members })}>
            <MemberList
              {...shown}
              members={roster.members}
              myId={actor.userId}
              update={updateMemberAction}
              setRole={setMemberRoleAction}
              remove={removeMemberAction}
            />
            <NextPage
              href={href}
              query={query}
              name="after"
              later={place !== undefined}
              next={roster.next && cursorOf(roster.next.role, roster.next.joinedAt, roster.next.id)}
            />
          </PageSection>
          <PageSection id="invitations" title={t('invitations.title')}>
            <InvitationList
              {...shown}
              invitations={open.invitations}
              mails={open.mails}
              resend={resendInvitationAction}
              revoke={revokeInvitationAction}
            />
            <NextPage href={href} query={query} name="invited" later={Boolean(from)} next={open.next} />
            {open.invitations.some(({ link }) => link) && (
              <Button asChild variant="outline" className="justify-self-start">
                <a href={`/api/classes/${classId}/invitations`} download>
                  {t('invitations.download')}
                </a>
              </Button>
            )}
          </PageSection>
          {!shown.readOnly && (
            <PageSection id="import" title={t('import.title')} text={t('import.lead')}>
              <RosterImport
                classId={classId}
                mails={open.mails}
                preview={previewRosterAction}
                apply={applyRosterAction}
              />
            </PageSection>
          )}
        </PageMessages>
      </div>
    </Page>
  )
}
