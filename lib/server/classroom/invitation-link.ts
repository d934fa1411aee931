import '../server-only'
import { sign, unsign } from '../auth/tokens'
import { env } from '../env'

const PURPOSE = 'invitation'
const ID_LENGTH = 36

export interface SignedInvitation {
  id: string
  /** Moves on when the same person is invited anew: older links then stop working. */
  createdAt: Date
}

const signedValue = ({ id, createdAt }: SignedInvitation) => `${id}@${createdAt.getTime()}`

/** `id-signature`. No dot: a path that ends in what looks like a file's name is no page. */
export function invitationToken(invitation: SignedInvitation): string {
  const value = signedValue(invitation)
  return `${invitation.id}-${sign(PURPOSE, value).slice(value.length + 1)}`
}

/** The address to open; it picks the language of whoever opens it. */
export function invitationLink(invitation: SignedInvitation): string {
  return new URL(`/invitation/${invitationToken(invitation)}`, env().NEXTAUTH_URL).href
}

export const invitationIdOf = (token: string) => token.slice(0, ID_LENGTH)

export function isTokenOf(invitation: SignedInvitation, token: string): boolean {
  const signature = token.slice(ID_LENGTH + 1)
  const value = signedValue(invitation)
  return token === `${invitation.id}-${signature}` && unsign(PURPOSE, `${value}.${signature}`) === value
}
