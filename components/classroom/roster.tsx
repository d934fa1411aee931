'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Table, Td, Th } from '@/components/ui/table'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { ConfirmButton } from './confirm-button'

export interface Member {
  userId: string
  name: string
  email: string | null
  role: 'INSTRUCTOR' | 'LEARNER'
  joinedAt: Date
}
type OfMember = { classId: string; userId: string }

export interface RosterProps {
  classId: string
  members: Member[]
  /** Nobody can act on themselves here. */
  myId: string
  timeZone: string
  setRole: (input: OfMember & { role: Member['role'] }) => Promise<ActionResult<unknown>>
  remove: (input: OfMember) => Promise<ActionResult<unknown>>
}

/** Who is in the class, for its instructor. */
export function Roster({ members, timeZone, ...rest }: RosterProps) {
  const t = useTranslations('classes')
  const format = useFormatter()
  const router = useRouter()
  const role = useAction(rest.setRole)
  return (
    <div className="grid gap-3">
      {role.failure && <Alert variant="destructive">{role.failure.message}</Alert>}
      <Table label={t('class.people')}>
        <thead>
          <tr>
            <Th>{t('class.name')}</Th>
            <Th>{t('class.email')}</Th>
            <Th>{t('class.roleOf')}</Th>
            <Th>{t('class.joined')}</Th>
            <Th>{t('class.actions')}</Th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.userId}>
              <Td className="font-semibold">{member.name}</Td>
              <Td>{member.email}</Td>
              <Td>{t(`role.${member.role}`)}</Td>
              <Td className="whitespace-nowrap">
                {format.dateTime(member.joinedAt, { dateStyle: 'medium', timeZone })}
              </Td>
              <Td className="whitespace-nowrap">
                {member.userId !== rest.myId && (
                  <span className="flex gap-2">
                    <Button
                      size="sm"
                      variant="outline"
                      busy={role.pending}
                      onClick={() => role.run(otherRole(rest.classId, member), () => router.refresh())}
                    >
                      {t(member.role === 'LEARNER' ? 'class.makeInstructor' : 'class.makeLearner')}
                    </Button>
                    <RemoveMember classId={rest.classId} member={member} remove={rest.remove} />
                  </span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function otherRole(classId: string, { userId, role }: Member) {
  return { classId, userId, role: role === 'LEARNER' ? ('INSTRUCTOR' as const) : ('LEARNER' as const) }
}

interface RemoveMemberProps extends Pick<RosterProps, 'classId' | 'remove'> {
  member: Member
}

function RemoveMember({ classId, member: { userId, name }, remove }: RemoveMemberProps) {
  const t = useTranslations('classes.class')
  const router = useRouter()
  const { run, pending, failure } = useAction(remove)
  return (
    <ConfirmButton
      label={t('remove')}
      title={t('removeTitle', { name })}
      text={t('removeText', { name })}
      variant="ghost"
      size="sm"
      busy={pending}
      failure={failure}
      onConfirm={() => run({ classId, userId }, () => router.refresh())}
    />
  )
}
