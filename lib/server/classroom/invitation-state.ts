import type { Invitation } from '@/lib/generated/prisma/client'

export type InvitationState = 'open' | 'expired' | 'revoked' | 'accepted'

export const INVITATION_DAYS = 30

export function invitationState(
  { acceptedAt, revokedAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  at: Date,
): InvitationState {
  if (acceptedAt) return 'accepted'
  if (revokedAt) return 'revoked'
  return at < expiresAt ? 'open' : 'expired'
}

export function invitationEnd(at: Date): Date {
  return new Date(at.getTime() + INVITATION_DAYS * 86_400_000)
}
