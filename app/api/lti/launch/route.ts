import { comeIn, isOwnWindow } from '@/lib/server/lti/come-in'
import { formFields } from '@/lib/server/lti/form-fields'
import { againPage, browserLanguage, failedPage, nextPage } from '@/lib/server/lti/launch-answers'
import { loginCookie, readLoginCookie } from '@/lib/server/lti/login-cookie'
import { refused } from '@/lib/server/lti/refused'
import { finishLaunch } from '@/lib/server/operations/lti/finish-launch'
import { getActor } from '@/lib/server/request-actor'

/** Where a platform posts its token. In a window of its own, whoever has nothing to choose is signed in at once. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { id_token: idToken = '', state = '', error = '' } = await formFields(request)
    if (error) throw refused('message', error)
    const actor = await getActor()
    const browser = readLoginCookie(request, state)
    const acceptLanguage = (request.headers.get('accept-language') ?? '').slice(0, 500)
    const finished = await finishLaunch(actor, {
      ...{ idToken, state, acceptLanguage },
      ...(browser ? { browser } : {}),
    })
    if ('again' in finished) return againPage(browserLanguage(request), finished.again, !isOwnWindow(request))
    const { ticket, next } = finished
    const isReady = next === 'enter' && isOwnWindow(request)
    const response = isReady ? await comeIn(actor, ticket) : await nextPage(actor, ticket, next)
    response.headers.append('set-cookie', loginCookie(state, '', 0))
    return response
  } catch (error) {
    return failedPage(request, error)
  }
}
