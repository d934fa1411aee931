'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { type Member, MemberRow, type MemberRowProps } from './member-row'

export interface MemberListProps extends Omit<MemberRowProps, 'member' | 'isMe'> {
  members: Member[]
  myId: string
  /** What was looked for. */
  search: string
}

/** Who is in the class. */
export function MemberList({ members, myId, search, ...rest }: MemberListProps) {
  const t = useTranslations('roster.people')
  if (members.length === 0) return <EmptyState title={t(search ? 'noneFound' : 'none')} />
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {members.map((member) => (
        <MemberRow key={member.userId} member={member} isMe={member.userId === myId} {...rest} />
      ))}
    </ul>
  )
}
