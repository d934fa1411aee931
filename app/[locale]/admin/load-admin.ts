import { notFound } from 'next/navigation'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { getActor } from '@/lib/server/request-actor'

/** The administrator who asks; for everybody else there is no such page. */
export async function loadAdmin() {
  const actor = await getActor()
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') notFound()
  return { actor, timeZone: (await getAccount(actor, {})).timeZone }
}
