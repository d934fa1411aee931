import '../server-only'
import type { Invitation } from '@/lib/generated/prisma/client'
import { env } from '../env'
import type { Tx } from '../transaction'
import { invitationLink } from './invitation-link'
import { invitationMail } from './invitation-mail'
import { invitationEnd } from './invitation-state'
import type { RosterStep } from './roster-plan'

export interface Inviter {
  userId: string
  name: string
  locale: string
  class: { id: string; name: string }
  at: Date
}

/** Does what a plan says; the mails wait in the outbox, where there is a mail server. */
export async function applySteps(tx: Tx, steps: RosterStep[], inviter: Inviter): Promise<void> {
  const invites = steps.filter((step) => step.kind === 'invite')
  const fresh = invites.filter((step) => !step.invitation).map((step) => rowOf(step, inviter))
  const invited = await tx.invitation.createManyAndReturn({ data: fresh })
  for (const step of steps) {
    if (step.kind === 'invite' && step.invitation)
      invited.push(
        await tx.invitation.update({ where: { id: step.invitation.id }, data: rowOf(step, inviter) }),
      )
    if (step.kind === 'invitation')
      await tx.invitation.update({ where: { id: step.invitation.id }, data: step.changes })
    if (step.kind === 'member')
      await tx.membership.update({ where: { id: step.member.id }, data: step.changes })
  }
  await mailInvitations(tx, invited, inviter)
}

type Invite = Extract<RosterStep, { kind: 'invite' }>

/** `createdAt` moves on: links of an earlier invitation stop working, unless it has only expired. */
function rowOf({ line: { email }, row, invitation }: Invite, { userId, class: { id }, at }: Inviter) {
  const expired = invitation && !invitation.acceptedAt && !invitation.revokedAt
  return {
    ...{ classId: id, email, ...row, createdById: userId },
    ...{ createdAt: expired ? invitation.createdAt : at, expiresAt: invitationEnd(at) },
    ...{ acceptedAt: null, acceptedById: null, revokedAt: null, mailedAt: null },
  }
}

/** Puts a mail for each into the outbox and notes it; nothing without a mail server. Returns how many. */
export async function mailInvitations(tx: Tx, invitations: Invitation[], inviter: Inviter): Promise<number> {
  if (!env().SMTP_URL || invitations.length === 0) return 0
  const mails = invitations.map((invitation) => {
    const facts = {
      className: inviter.class.name,
      inviter: inviter.name,
      link: invitationLink(invitation),
    }
    return invitationMail(invitation.email, facts, inviter.locale)
  })
  await tx.mail.createMany({ data: mails })
  await tx.invitation.updateMany({
    where: { id: { in: invitations.map(({ id }) => id) } },
    data: { mailedAt: inviter.at },
  })
  return mails.length
}

/** Who invites to which class, as the mail names them. */
export async function findInviter(tx: Tx, userId: string, classId: string, at: Date): Promise<Inviter> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, locale: true },
  })
  const found = await tx.class.findUniqueOrThrow({ where: { id: classId }, select: { id: true, name: true } })
  return { userId, ...user, class: found, at }
}
