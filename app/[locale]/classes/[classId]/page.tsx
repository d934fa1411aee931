import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssignmentList } from '@/components/assignment/assignment-list'
import { InvitePanel } from '@/components/classroom/invite-panel'
import { LeaveClass } from '@/components/classroom/leave-class'
import { Page } from '@/components/layout/page'
import { ClassTabs } from '@/components/roster/class-tabs'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { leaveClassAction } from '@/lib/server/actions/classes'
import { listAssignments } from '@/lib/server/operations/assignments/list-assignments'
import { joinLink, loadClass } from '../load'

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
  const changes = teaches && !found.archivedAt
  return (
    <Page
      title={found.name}
      lead={t('taughtBy', { names: found.instructors.join(', ') })}
      actions={!teaches && <LeaveClass classId={classId} leave={leaveClassAction} />}
    >
      <div className="grid gap-8">
        {teaches && <ClassTabs classId={classId} current="assignments" />}
        <div className={changes ? 'grid gap-8 lg:grid-cols-[2fr_1fr]' : 'grid'}>
          <section aria-labelledby="assignments" className="grid min-w-0 content-start gap-4">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <h2 id="assignments" className="text-lg font-bold">
                {t('assignments')}
              </h2>
              {changes && (
                <Button asChild>
                  <Link href={`/classes/${classId}/assignments/new`}>{t('assign')}</Link>
                </Button>
              )}
            </div>
            <AssignmentList
              classId={classId}
              role={found.role}
              assignments={assignments}
              timeZone={teaches ? found.timeZone : timeZone}
            />
          </section>
          {changes && found.inviteCode && (
            <InvitePanel
              classId={classId}
              code={found.inviteCode}
              link={joinLink(found.inviteCode)}
              open={found.inviteOpen}
            />
          )}
        </div>
      </div>
    </Page>
  )
}
