import '../server-only'
import type { Actor } from '../actor'
import type { Tx } from '../transaction'

export interface NewAccount {
  email: string
  name: string
  locale: string
  timeZone?: string
  /** Absent where another provider signs them in. */
  passwordHash?: string
  registeredAt: Date
}

/** Makes an account, out of the visitor's row when there is one, so that all progress stays. */
export async function makeAccount(tx: Tx, actor: Actor, data: NewAccount): Promise<string> {
  if (actor.kind === 'visitor') {
    // Only while it is still a visitor: the row may have become an account in another tab.
    const mine = { id: actor.userId, email: null }
    const upgraded = await tx.user.updateMany({ where: mine, data })
    if (upgraded.count === 1) return actor.userId
  }
  return (await tx.user.create({ data, select: { id: true } })).id
}
