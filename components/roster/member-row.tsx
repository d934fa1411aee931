'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { MemberForm } from './member-form'
import { RemoveMember, type RemoveMemberProps } from './remove-member'
import { type MemberActions, type Role, useMemberChanges } from './use-member-changes'

export interface Member {
  userId: string
  name: string
  email: string | null
  role: Role
  externalId: string | null
  extraTimePercent: number
  joinedAt: Date
}

export interface MemberRowProps extends MemberActions {
  classId: string
  member: Member
  /** Nobody acts on themselves here. */
  isMe: boolean
  /** The class is put away. */
  readOnly: boolean
  timeZone: string
  remove: RemoveMemberProps['remove']
}

/** One person, with what can be done about them. */
export function MemberRow({ classId, member, isMe, readOnly, timeZone, remove, ...actions }: MemberRowProps) {
  const t = useTranslations('roster.people')
  const [editing, setEditing] = useState(false)
  const changes = useMemberChanges({ classId, userId: member.userId }, actions)
  const editButton = useRef<HTMLButtonElement>(null)
  const { name, role } = member

  function closeForm() {
    setEditing(false)
    editButton.current?.focus()
  }

  return (
    <li className="grid gap-3 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <MemberFacts member={member} isMe={isMe} timeZone={timeZone} />
        {!readOnly && (
          <div className="flex flex-wrap gap-2">
            <Button
              ref={editButton}
              size="sm"
              variant="outline"
              aria-expanded={editing}
              aria-label={t('editOf', { name })}
              onClick={() => setEditing(!editing)}
            >
              {t('edit')}
            </Button>
            {!isMe && (
              <>
                <Button
                  size="sm"
                  variant="outline"
                  busy={changes.pending}
                  aria-label={t(role === 'LEARNER' ? 'makeInstructorOf' : 'makeLearnerOf', { name })}
                  onClick={() => changes.changeRole(role === 'LEARNER' ? 'INSTRUCTOR' : 'LEARNER')}
                >
                  {t(role === 'LEARNER' ? 'makeInstructor' : 'makeLearner')}
                </Button>
                <RemoveMember classId={classId} userId={member.userId} name={name} remove={remove} />
              </>
            )}
          </div>
        )}
      </div>
      {editing && (
        <MemberForm
          member={member}
          busy={changes.pending}
          save={(fields) => changes.changeFields(fields, closeForm)}
          cancel={closeForm}
        />
      )}
      {changes.failure && (
        <p role="alert" className="text-sm text-destructive">
          {changes.failure.message}
        </p>
      )}
      {changes.undo && (
        <p role="status" className="flex items-center gap-3 text-sm">
          {t('changed')}
          <Button size="sm" variant="link" busy={changes.pending} onClick={changes.undo}>
            {t('undo')}
          </Button>
        </p>
      )}
    </li>
  )
}

function MemberFacts({ member, isMe, timeZone }: Pick<MemberRowProps, 'member' | 'isMe' | 'timeZone'>) {
  const t = useTranslations('roster.people')
  const classes = useTranslations('classes')
  const format = useFormatter()
  const { name, email, role, externalId, extraTimePercent, joinedAt } = member
  const facts = [
    ...(externalId ? [t('externalIdIs', { externalId })] : []),
    ...(extraTimePercent > 0 ? [t('extraTimeIs', { percent: extraTimePercent })] : []),
    t('joined', { when: format.dateTime(joinedAt, { dateStyle: 'medium', timeZone }) }),
  ]
  return (
    <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold wrap-anywhere">{name}</span>
        {isMe && <Badge variant="outline">{t('me')}</Badge>}
        {role === 'INSTRUCTOR' && <Badge variant="mark">{classes('role.INSTRUCTOR')}</Badge>}
      </p>
      <p className="text-sm wrap-anywhere text-muted-foreground">{email}</p>
      <p className="text-sm wrap-anywhere text-muted-foreground">{facts.join(' · ')}</p>
    </div>
  )
}
