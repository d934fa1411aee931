import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssignmentList } from '@/components/classroom/assignment-list'
import { InvitePanel } from '@/components/classroom/invite-panel'
import { LeaveClass } from '@/components/classroom/leave-class'
import { Roster } from '@/components/classroom/roster'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import {
  leaveClassAction,
  regenerateInviteAction,
  removeMemberAction,
  setMemberRoleAction,
} from '@/lib/server/actions/classes'
import { getRoster } from '@/lib/server/operations/classes/get-roster'
import { listAssignments } from '@/lib/server/operations/classes/list-assignments'
import { loadClass } from '../load'

type Props = PageProps<'/[locale]/classes/[classId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadClass((await params).classId)).found.name }
}

export default async function ClassPage({ params }: Props) {
  const t = await getTranslations('classes.class')
  const { classId } = await params
  const { actor, timeZone, found } = await loadClass(classId)
  const assignments = await listAssignments(actor, { classId })
  const teaches = found.role === 'INSTRUCTOR'
  return (
    <Page
      title={found.name}
      lead={t('taughtBy', { names: found.instructors.join(', ') })}
      actions={
        teaches ? (
          <Button asChild>
            <Link href={`/classes/${classId}/assignments/new`}>{t('assign')}</Link>
          </Button>
        ) : (
          <LeaveClass classId={classId} leave={leaveClassAction} />
        )
      }
    >
      <div className="grid gap-10">
        <div className={teaches ? 'grid gap-8 lg:grid-cols-[2fr_1fr]' : 'grid'}>
          <section aria-labelledby="quizzes" className="grid content-start gap-4">
            <h2 id="quizzes" className="text-lg font-bold">
              {t('quizzes')}
            </h2>
            <AssignmentList
              classId={classId}
              role={found.role}
              assignments={assignments}
              timeZone={timeZone}
            />
          </section>
          {found.inviteCode && (
            <InvitePanel classId={classId} code={found.inviteCode} regenerate={regenerateInviteAction} />
          )}
        </div>
        {teaches && (
          <div className="grid gap-4">
            <h2 className="text-lg font-bold">{t('people')}</h2>
            <Roster
              classId={classId}
              members={await getRoster(actor, { classId })}
              myId={actor.userId}
              timeZone={timeZone}
              setRole={setMemberRoleAction}
              remove={removeMemberAction}
            />
          </div>
        )}
      </div>
    </Page>
  )
}
