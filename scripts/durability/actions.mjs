// Calls the built app's server actions as a browser does, without a browser.
import { readFileSync } from 'node:fs'

/** @returns {Map<string, string>} name of an exported action → the id under which the build serves it */
export function actionIds() {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  return new Map(Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName, id]))
}

/** One browser on the page of mixed practice: it keeps its cookies. */
export class ActionClient {
  /** @param {string} origin @param {Map<string, string>} ids */
  constructor(origin, ids) {
    this.origin = origin
    this.ids = ids
    this.cookies = new Map()
  }

  /**
   * @param {string} name of the action @param {unknown} input
   * @returns {Promise<{ ok: boolean, data?: any, code?: string }>} what the action returned; rejects when the
   * answer did not arrive whole
   */
  async call(name, input) {
    const response = await fetch(`${this.origin}/en/practice/mixed`, {
      method: 'POST',
      headers: {
        'next-action': this.ids.get(name) ?? '',
        'content-type': 'text/plain;charset=UTF-8',
        accept: 'text/x-component',
        origin: this.origin,
        cookie: [...this.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      },
      body: JSON.stringify([encode(input)]),
      signal: AbortSignal.timeout(20_000),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${name}: status ${response.status}`)
    for (const cookie of response.headers.getSetCookie()) {
      const [key = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
      this.cookies.set(key, value)
    }
    return resultIn(text)
  }
}

/** React's way to send what JSON cannot say; only dates occur here. */
function encode(value) {
  if (value instanceof Date) return `$D${value.toISOString()}`
  if (Array.isArray(value)) return value.map(encode)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]))
}

/** The row of the stream that row 0 names as the action's result. */
function resultIn(text) {
  const rows = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line]))
  const head = JSON.parse(rows.get('0')?.slice(2) ?? '{}')
  const row = rows.get(String(head.a).replace('$@', ''))
  if (!row) throw new Error('no result in the answer')
  return JSON.parse(row.slice(row.indexOf(':') + 1))
}
