import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'

export interface Credentials {
  email: string
  password: string
}

/** Signs in through next-auth, which sets the session's cookie; its client is loaded when it is needed. */
export async function signInWithPassword(credentials: Credentials): Promise<ActionResult<null>> {
  const { signIn } = await import('next-auth/react')
  // Its answer repeats this address: that of the page itself may tell of something else that failed.
  const answer = await signIn('credentials', { ...credentials, redirect: false, callbackUrl: '/' })
  if (answer?.ok && !answer.error) return { ok: true, data: null }
  return { ok: false, ...parseFailure(answer?.error) }
}

/** Signs this browser out and goes to the start page of the language. */
export async function signOutTo(address: string): Promise<void> {
  const { signOut } = await import('next-auth/react')
  await signOut({ redirect: false })
  window.location.assign(address)
}

function parseFailure(error: string | null | undefined): { code: AppErrorCode; params: AppErrorParams } {
  try {
    return JSON.parse(error ?? '')
  } catch {
    return { code: 'INTERNAL', params: {} }
  }
}
