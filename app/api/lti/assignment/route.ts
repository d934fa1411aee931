import { formFields } from '@/lib/server/lti/form-fields'
import { failedPage, returnPage } from '@/lib/server/lti/launch-answers'
import { linkAssignment } from '@/lib/server/operations/lti/link-assignment'
import { getActor } from '@/lib/server/request-actor'

/** An instructor has chosen the assignment that the platform shall link. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { ticket = '', assignmentId = '' } = await formFields(request)
    return await returnPage(await linkAssignment(await getActor(), { ticket, assignmentId }))
  } catch (error) {
    return failedPage(request, error)
  }
}
