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
  | { kind: 'invite'; line: RosterLine; row: InvitationFields; invitation: Invitation | undefined }
  | { kind: 'invitation'; line: RosterLine; invitation: Invitation; changes: InvitationChanges }
  | { kind: 'member'; line: RosterLine; member: Membership; changes: MemberChanges }
  | { kind: 'same'; line: RosterLine; is: 'invited' | 'member' }

type MemberChanges = Partial<Pick<Membership, 'externalId' | 'extraTimePercent'>>
type InvitationFields = Pick<Invitation, 'name' | 'externalId' | 'role' | 'extraTimePercent'>
type InvitationChanges = Partial<InvitationFields>

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
    if (!invitation) return inviteStep(line, undefined, NEW)
    const state = invitationState(invitation, at)
    if (state === 'open') return invitationStep(line, invitation)
    // One that has only expired is sent again as it was; what was revoked or used up begins anew.
    return inviteStep(line, invitation, state === 'expired' ? invitation : NEW)
  })
}

function memberStep(line: RosterLine, member: Membership): RosterStep {
  const changes = changesOf(line, member, MEMBER_FIELDS)
  return changes ? { kind: 'member', line, member, changes } : { kind: 'same', line, is: 'member' }
}

const NEW: InvitationFields = { name: '', externalId: null, role: 'LEARNER', extraTimePercent: 0 }

function inviteStep(line: RosterLine, invitation: Invitation | undefined, was: InvitationFields): RosterStep {
  const row = {
    name: line.name ?? was.name,
    externalId: line.externalId ?? was.externalId,
    role: line.role ?? was.role,
    extraTimePercent: line.extraTimePercent ?? was.extraTimePercent,
  }
  return { kind: 'invite', line, row, invitation }
}

function invitationStep(line: RosterLine, invitation: Invitation): RosterStep {
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
