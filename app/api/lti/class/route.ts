import { comeIn, isOwnWindow } from '@/lib/server/lti/come-in'
import { formFields } from '@/lib/server/lti/form-fields'
import { failedPage, nextPage } from '@/lib/server/lti/launch-answers'
import { requireOwnPage } from '@/lib/server/lti/own-page'
import { chooseClass } from '@/lib/server/operations/lti/choose-class'
import { getActor } from '@/lib/server/request-actor'

/** An instructor has said which class the course is. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnPage(request)
    const { ticket = '', classId } = await formFields(request)
    const actor = await getActor()
    const { next } = await chooseClass(actor, { ticket, ...(classId ? { classId } : {}) })
    if (next === 'enter' && isOwnWindow(request)) return await comeIn(actor, ticket)
    return await nextPage(actor, ticket, next)
  } catch (error) {
    return failedPage(request, error)
  }
}
