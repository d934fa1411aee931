'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { type InvitationActions, InvitationRow, type ShownInvitation } from './invitation-row'

export interface InvitationListProps extends InvitationActions {
  classId: string
  invitations: ShownInvitation[]
  /** Whether mail goes out here. */
  mails: boolean
  search: string
  readOnly: boolean
  timeZone: string
}

/** Who is invited and has not joined yet. */
export function InvitationList({ invitations, search, ...rest }: InvitationListProps) {
  const t = useTranslations('roster.invitations')
  if (invitations.length === 0)
    return (
      <EmptyState title={t(search ? 'noneFound' : 'none')} description={search ? undefined : t('noneText')} />
    )
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} {...rest} />
      ))}
    </ul>
  )
}
