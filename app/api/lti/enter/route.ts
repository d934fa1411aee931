import { formFields } from '@/lib/server/lti/form-fields'
import { failedPage } from '@/lib/server/lti/launch-answers'
import { signInByLaunch } from '@/lib/server/lti/open-session'
import { requireOwnPage } from '@/lib/server/lti/own-page'
import { enterByLaunch } from '@/lib/server/operations/lti/enter-by-launch'
import { getActor } from '@/lib/server/request-actor'

/** The button in a platform's frame leads here, in a window of its own: signs in and goes on. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnPage(request)
    const { ticket = '' } = await formFields(request)
    const { userId, path } = await enterByLaunch(await getActor(), { ticket })
    await signInByLaunch(userId)
    return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } })
  } catch (error) {
    return failedPage(request, error)
  }
}
