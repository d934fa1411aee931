import type { ActionResult } from '@/lib/errors/app-error'
import type { ProviderId } from '@/lib/server/auth/providers'

export interface Journey {
  provider: ProviderId
  /** Where to go afterwards: an address of ours that begins with the language. */
  next: string
}

/** Leaves for the provider through next-auth; its client is loaded when it is needed. */
export async function goToProvider({ provider, next }: Journey): Promise<ActionResult<null>> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  // A new account keeps its days in the zone of the browser.
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere
  document.cookie = `kubekata-zone=${encodeURIComponent(timeZone)}; path=/api/auth; max-age=900; samesite=lax`
  const { signIn } = await import('next-auth/react')
  await signIn(provider, { callbackUrl: next })
  return { ok: true, data: null }
}
