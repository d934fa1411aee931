'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { CopyLink } from './copy-link'

export interface ShownInvitation {
  id: string
  email: string
  name: string
  role: 'INSTRUCTOR' | 'LEARNER'
  state: 'open' | 'expired' | 'revoked' | 'accepted'
  expiresAt: Date
  mailedAt: Date | null
  /** Of one that can be accepted. */
  link: string | null
}

type OfInvitation = { classId: string; invitationId: string }

export interface InvitationActions {
  resend: (input: OfInvitation) => Promise<ActionResult<unknown>>
  revoke: (input: OfInvitation & { revoked: boolean }) => Promise<ActionResult<unknown>>
}

export interface InvitationRowProps extends InvitationActions {
  classId: string
  invitation: ShownInvitation
  mails: boolean
  readOnly: boolean
  timeZone: string
}

const looks = { open: 'info', expired: 'warning', revoked: 'neutral', accepted: 'success' } as const

/** One invitation: how it stands, and how it reaches its person. One that is revoked stays, to be taken back. */
export function InvitationRow({
  classId,
  invitation,
  mails,
  readOnly,
  timeZone,
  ...actions
}: InvitationRowProps) {
  const t = useTranslations('roster.invitations')
  const classes = useTranslations('classes')
  const format = useFormatter()
  const router = useRouter()
  const resend = useAction(actions.resend)
  const revoke = useAction(actions.revoke)
  const { id, email, name, role, state, expiresAt, mailedAt, link } = invitation
  const place = { classId, invitationId: id }
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeZone })
  const refresh = () => router.refresh()
  const failure = resend.failure ?? revoke.failure
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold wrap-anywhere">{name || email}</span>
          <Badge variant={looks[state]}>{t(`states.${state}`)}</Badge>
          {role === 'INSTRUCTOR' && <Badge variant="mark">{classes('role.INSTRUCTOR')}</Badge>}
        </p>
        {name && <p className="text-sm wrap-anywhere text-muted-foreground">{email}</p>}
        <p className="text-sm text-muted-foreground">
          {[
            ...(mailedAt ? [t('mailed', { when: day(mailedAt) })] : []),
            ...(state === 'open' ? [t('until', { when: day(expiresAt) })] : []),
          ].join(' · ')}
        </p>
        {failure && (
          <p role="alert" className="text-sm text-destructive">
            {failure.message}
          </p>
        )}
        {resend.done && (
          <p role="status" className="text-sm">
            {t(mails ? 'resent' : 'prolonged')}
          </p>
        )}
      </div>
      {!readOnly && (
        <div className="flex flex-wrap gap-2">
          {link && <CopyLink link={link} of={email} />}
          {state !== 'revoked' && (
            <Button
              size="sm"
              variant="outline"
              busy={resend.pending}
              aria-label={t(mails ? 'resendOf' : 'prolongOf', { email })}
              onClick={() => resend.run(place, refresh)}
            >
              {t(mails ? 'resend' : 'prolong')}
            </Button>
          )}
          <Button
            size="sm"
            variant="ghost"
            busy={revoke.pending}
            aria-label={t(state === 'revoked' ? 'restoreOf' : 'revokeOf', { email })}
            onClick={() => revoke.run({ ...place, revoked: state !== 'revoked' }, refresh)}
          >
            {t(state === 'revoked' ? 'restore' : 'revoke')}
          </Button>
        </div>
      )}
    </li>
  )
}
