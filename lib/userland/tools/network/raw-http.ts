/** HTTP as text, for those who speak it by hand (nc, telnet). */
import { type HttpRequest, type HttpResponse, reasonOf } from '@/lib/userland/kernel/network'

/** Head and body, split at the first empty line; a text without one is all head. */
function parts(text: string): { lines: string[]; body: string } {
  const crlf = text.indexOf('\r\n\r\n')
  const lf = text.indexOf('\n\n')
  const first = crlf >= 0 && (lf < 0 || crlf < lf)
  const end = first ? crlf : lf
  const head = end < 0 ? text : text.slice(0, end)
  return {
    lines: head.split('\n').map((line) => line.replace(/\r$/, '')),
    body: end < 0 ? '' : text.slice(end + (first ? 4 : 2)),
  }
}

function headersOf(lines: string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim()
  }
  return headers
}

/** `GET / HTTP/1.0` and what follows; undefined: it is no request. */
export function requestOf(text: string, host: string): HttpRequest | undefined {
  const { lines, body } = parts(text)
  const match = /^([A-Z]{3,7}) (\S+)(?: HTTP\/[\d.]+)?$/.exec(lines[0] ?? '')
  if (!match) return undefined
  const { Host, host: lower, ...headers } = headersOf(lines.slice(1))
  return {
    method: match[1] ?? 'GET',
    path: match[2] ?? '/',
    host: Host ?? lower ?? host,
    headers,
    body,
    tls: false,
  }
}

/** `HTTP/1.1 200 OK` and what follows; undefined: it is no response. */
export function responseOf(text: string): HttpResponse | undefined {
  const { lines, body } = parts(text)
  const match = /^HTTP\/\d(?:\.\d)? (\d{3})(?: (.*))?$/.exec(lines[0] ?? '')
  if (!match) return undefined
  const status = Number(match[1])
  return { status, reason: match[2] ?? reasonOf(status), headers: headersOf(lines.slice(1)), body }
}

const lines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

export const requestText = ({ method, path, host, headers, body }: HttpRequest): string =>
  `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines(headers)}\r\n${body}`

export const responseText = ({ status, reason, headers, body }: HttpResponse): string =>
  `HTTP/1.1 ${status} ${reason}\r\n${lines(headers)}\r\n${body}`
