import '../server-only'
import type { Actor } from '../actor'
import { enterByLaunch } from '../operations/lti/enter-by-launch'
import { signInByLaunch } from './open-session'

/** Browsers say so of a page that stands in no frame; one that says nothing is taken to be in one. */
export const isOwnWindow = (request: Request) => request.headers.get('sec-fetch-dest') === 'document'

/** Signs in whoever a ticket stands for, and leads to where they wanted to go. */
export async function comeIn(actor: Actor, ticket: string): Promise<Response> {
  const { userId, path } = await enterByLaunch(actor, { ticket })
  await signInByLaunch(userId)
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } })
}
