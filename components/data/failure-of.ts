import type { AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'

/** What a route handler said that went wrong; a proxy before it says nothing of the kind. */
export async function failureOf(response: Response): Promise<{ code: AppErrorCode; params: AppErrorParams }> {
  try {
    return await response.json()
  } catch {
    return { code: 'INTERNAL', params: {} }
  }
}
