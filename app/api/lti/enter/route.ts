import { comeIn } from '@/lib/server/lti/come-in'
import { formFields } from '@/lib/server/lti/form-fields'
import { failedPage } from '@/lib/server/lti/launch-answers'
import { requireOwnPage } from '@/lib/server/lti/own-page'
import { getActor } from '@/lib/server/request-actor'

/** The button in a platform's frame leads here, in a window of its own: signs in and goes on. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnPage(request)
    const { ticket = '' } = await formFields(request)
    return await comeIn(await getActor(), ticket)
  } catch (error) {
    return failedPage(request, error)
  }
}
