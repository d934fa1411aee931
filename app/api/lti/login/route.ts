import { formFields } from '@/lib/server/lti/form-fields'
import { failedPage } from '@/lib/server/lti/launch-answers'
import { loginCookie } from '@/lib/server/lti/login-cookie'
import { startLaunch } from '@/lib/server/operations/lti/start-launch'
import { getActor } from '@/lib/server/request-actor'

/** Where a platform sends a browser first. */
export function GET(request: Request): Promise<Response> {
  return start(request, async () => Object.fromEntries(new URL(request.url).searchParams))
}

export function POST(request: Request): Promise<Response> {
  return start(request, () => formFields(request))
}

type StartInput = Parameters<typeof startLaunch>[1]

async function start(request: Request, fields: () => Promise<Record<string, string>>): Promise<Response> {
  try {
    const { url, state, browser } = await startLaunch(await getActor(), (await fields()) as StartInput)
    const headers = { location: url, 'set-cookie': loginCookie(state, browser), 'cache-control': 'no-store' }
    return new Response(null, { status: 303, headers })
  } catch (error) {
    return failedPage(request, error)
  }
}
