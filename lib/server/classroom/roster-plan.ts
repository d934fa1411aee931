import '../server-only'
import type { RosterLine } from '@/lib/classroom/roster-problem'
import type { Invitation, Membership, PrismaClient } from '@/lib/generated/prisma/client'
import type { Tx } from '../transaction'
import { invitationState } from './invitation-state'

/**
 * What applying a line does: `invite` somebody, write other things into an open invitation (`invitation`) or a
 * membership (`member`), or nothing.
 */
export type RosterStep =
  | { kind: 'invite'; line: RosterLine; invitation: Invitation | undefined }
  | { kind: 'invitation'; line: RosterLine; invitation: Invitation; changes: InvitationChanges }
  | { kind: 'member'; line: RosterLine; member: Membership; changes: MemberChanges }
  | { kind: 'same'; line: RosterLine; is: 'invited' | 'member' }

type MemberChanges = Partial<Pick<Membership, 'externalId' | 'extraTimePercent'>>
type InvitationChanges = Partial<Pick<Invitation, 'name' | 'externalId' | 'role' | 'extraTimePercent'>>

const MEMBER_FIELDS = ['externalId', 'extraTimePercent'] as const
const INVITATION_FIELDS = ['name', 'role', ...MEMBER_FIELDS] as const

/**
 * Compares lines with who is in the class and who is invited. Only this class is looked at: whether an address has an
 * account elsewhere shows nowhere. Whoever accepted with another address is found by the one they were invited with.
 */
export async function planRoster(
  client: Tx | PrismaClient,
  classId: string,
  lines: RosterLine[],
  at: Date,
): Promise<RosterStep[]> {
  const emails = lines.map(({ email }) => email)
  const members = await client.membership.findMany({
    where: { classId, user: { email: { in: emails } } },
    include: { user: { select: { email: true } } },
  })
  const invitations = await client.invitation.findMany({
    where: { classId, email: { in: emails } },
    include: { acceptedBy: { select: { memberships: { where: { classId } } } } },
  })
  const memberOf = new Map<string | null, Membership>(members.map((member) => [member.user.email, member]))
  const invitationOf = new Map(invitations.map((invitation) => [invitation.email, invitation]))
  return lines.map((line) => {
    const invitation = invitationOf.get(line.email)
    const member = memberOf.get(line.email) ?? invitation?.acceptedBy?.memberships[0]
    if (member) return memberStep(line, member)
    if (!invitation || ['accepted', 'revoked'].includes(invitationState(invitation, at)))
      return { kind: 'invite', line, invitation }
    return invitationStep(line, invitation, invitationState(invitation, at) === 'expired')
  })
}

function memberStep(line: RosterLine, member: Membership): RosterStep {
  const changes = changesOf(line, member, MEMBER_FIELDS)
  return changes ? { kind: 'member', line, member, changes } : { kind: 'same', line, is: 'member' }
}

/** One that has expired is sent again. */
function invitationStep(line: RosterLine, invitation: Invitation, expired: boolean): RosterStep {
  if (expired) return { kind: 'invite', line, invitation }
  const changes = changesOf(line, invitation, INVITATION_FIELDS)
  return changes ? { kind: 'invitation', line, invitation, changes } : { kind: 'same', line, is: 'invited' }
}

/** What the line says and is not so yet. */
function changesOf<Row, Field extends keyof Row & keyof RosterLine>(
  line: RosterLine,
  row: Row,
  fields: readonly Field[],
): Partial<Pick<Row, Field>> | undefined {
  const changed = fields.filter((field) => line[field] !== undefined && line[field] !== row[field])
  if (changed.length === 0) return undefined
  return Object.fromEntries(changed.map((field) => [field, line[field]])) as Partial<Pick<Row, Field>>
}
