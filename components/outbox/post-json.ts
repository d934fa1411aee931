import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'

/** Browsers let no more than 64 KiB outlive their page. */
const OUTLIVES = 60_000

export interface PostOptions {
  /** A request that has not been answered for so long is lost. */
  patienceMs: number
  /** A small one goes on being sent when the page is left. */
  outlives?: boolean
}

/** Sends JSON to a route of our own; expected failures are values. @throws when it cannot be reached */
export async function postJson<T>(
  url: string,
  body: unknown,
  { patienceMs, outlives = false }: PostOptions,
): Promise<ActionResult<T>> {
  const text = JSON.stringify(body)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
    keepalive: outlives && text.length < OUTLIVES,
    signal: AbortSignal.timeout(patienceMs),
  })
  if (response.ok) return { ok: true, data: (await response.json()) as T }
  const { code, params } = (await response.json()) as { code: AppErrorCode; params: AppErrorParams }
  return { ok: false, code, params }
}
