import { errorResponse } from '@/lib/server/error-response'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { getActor } from '@/lib/server/request-actor'

/** Everything about me as a JSON file. */
export async function GET(): Promise<Response> {
  try {
    const data = await exportAccount(await getActor(), {})
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="kubekata-export.json"',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return errorResponse(error)
  }
}
