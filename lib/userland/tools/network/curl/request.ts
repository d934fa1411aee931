/** What curl sends. */
import { encodeBytes } from '@/lib/cluster/apimachinery/base64'
import { Errno } from '@/lib/userland/kernel/errno'
import type { HttpRequest } from '@/lib/userland/kernel/network'
import { byteLength, bytesOf } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import type { CurlOptions, Piece } from '@/lib/userland/tools/network/curl/options'
import { hostHeader, type Url } from '@/lib/userland/tools/network/url'
import { ToolExit } from '@/lib/userland/tools/options'

export const VERSION = '8.14.1'

export interface Body {
  text: string
  type?: string
}

/** What a file or the standard input holds. */
type Source = (name: string) => string | undefined

export const readerOf =
  (io: Io, stdin: string): Source =>
  (name) => {
    if (name === '-') return stdin
    try {
      return io.readFile(name)
    } catch (error) {
      if (error instanceof Errno) return undefined
      throw error
    }
  }

const percent = (text: string) =>
  bytesOf(text)
    .map((byte) => {
      const char = String.fromCharCode(byte)
      return /[\w.~-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

function contentOf(io: Io, source: Source, name: string): string {
  const text = source(name)
  if (text !== undefined) return text
  throw new ToolExit(
    26,
    `curl: option -d: error encountered when reading a file\n${io.name}: try 'curl --help' or 'curl --manual' for more information\n`,
  )
}

function encoded(io: Io, value: string, source: Source): string {
  const at = /[=@]/.exec(value)
  if (!at) return percent(value)
  const name = value.slice(0, at.index)
  const rest = value.slice(at.index + 1)
  const text = percent(at[0] === '@' ? contentOf(io, source, rest) : rest)
  return name === '' ? text : `${name}=${text}`
}

function dataOf(io: Io, { kind, value }: Piece, source: Source): string {
  if (kind === 'data-urlencode') return encoded(io, value, source)
  if (kind === 'data-raw' || !value.startsWith('@')) return value
  const text = contentOf(io, source, value.slice(1))
  return kind === 'd' ? text.replace(/[\r\n\0]/g, '') : text
}

const TYPES: Record<string, string> = {
  html: 'text/html',
  txt: 'text/plain',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  xml: 'application/xml',
}

function formPart(io: Io, value: string, source: Source): string {
  const equals = value.indexOf('=')
  const name = value.slice(0, equals)
  const [text = '', ...settings] = value.slice(equals + 1).split(';')
  if (text[0] !== '@' && text[0] !== '<')
    return `Content-Disposition: form-data; name="${name}"\r\n\r\n${value.slice(equals + 1)}\r\n`
  const path = text.slice(1)
  const content = contentOf(io, source, path)
  if (text[0] === '<') return `Content-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`
  const base = path.split('/').pop() ?? ''
  const type =
    settings.find((one) => one.startsWith('type='))?.slice(5) ??
    TYPES[base.split('.').pop() ?? ''] ??
    'application/octet-stream'
  return `Content-Disposition: form-data; name="${name}"; filename="${base}"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`
}

/** What -d, -F and -T send; undefined: nothing. */
export function bodyOf(io: Io, options: CurlOptions, stdin: string): Body | undefined {
  const source = readerOf(io, stdin)
  const upload = options.values.T
  if (upload !== undefined) {
    const text = source(upload)
    if (text !== undefined) return { text }
    throw new ToolExit(
      26,
      `curl: cannot open '${upload}'\ncurl: try 'curl --help' or 'curl --manual' for more information\n`,
    )
  }
  const { pieces } = options
  if (pieces.length === 0) return undefined
  if (pieces.some(({ kind }) => kind === 'F')) {
    const digits = Array.from({ length: 22 }, () => {
      const at = Math.floor(io.process.machine.random() * 62)
      return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'[at]
    }).join('')
    const boundary = `------------------------${digits}`
    const parts = pieces.map(({ value }) => `--${boundary}\r\n${formPart(io, value, source)}`)
    const type = `multipart/form-data; boundary=${boundary}`
    return { text: `${parts.join('')}--${boundary}--\r\n`, type }
  }
  const json = pieces.every(({ kind }) => kind === 'json')
  return {
    text: pieces.map((piece) => dataOf(io, piece, source)).join(json ? '' : '&'),
    type: json ? 'application/json' : 'application/x-www-form-urlencoded',
  }
}

function methodOf({ values, on }: CurlOptions, body: Body | undefined): string {
  if (values.X) return values.X
  if (on.includes('I')) return 'HEAD'
  if (values.T !== undefined) return 'PUT'
  return body && !on.includes('G') ? 'POST' : 'GET'
}

/** Headers of one's own: `Name: value`, `Name;` (empty), `Name:` (not sent). */
function override(headers: Record<string, string>, line: string): void {
  const at = line.search(/[:;]/)
  if (at <= 0) return
  const name = line.slice(0, at).trim()
  const value = line.slice(at + 1).trim()
  for (const one of Object.keys(headers)) if (one.toLowerCase() === name.toLowerCase()) delete headers[one]
  if (value !== '' || line[at] === ';') headers[name] = value
}

export interface Sending {
  body: Body | undefined
  cookies: Readonly<Record<string, string>>
  /** After a redirection. */
  method?: string
  /** The -u and Authorization are for the first host only. */
  foreign?: boolean
  certificate?: string
}

export function requestOf(url: Url, options: CurlOptions, sending: Sending): HttpRequest {
  const { on, values, headers: own } = options
  const { body, cookies } = sending
  const method = sending.method ?? methodOf(options, body)
  const inQuery = on.includes('G') && body && !sending.method
  const path = inQuery ? `${url.path}${url.path.includes('?') ? '&' : '?'}${body.text}` : url.path
  const content = body && !inQuery && method !== 'GET' && method !== 'HEAD' ? body : undefined
  const user = sending.foreign ? undefined : (values.u ?? url.user)
  const headers: Record<string, string> = {}
  if (user !== undefined)
    headers.Authorization = `Basic ${encodeBytes(bytesOf(user.includes(':') ? user : `${user}:`))}`
  else if (values['oauth2-bearer'] && !sending.foreign)
    headers.Authorization = `Bearer ${values['oauth2-bearer']}`
  if (values.r !== undefined) headers.Range = `bytes=${values.r}`
  headers['User-Agent'] = values.A ?? `curl/${VERSION}`
  const json = content?.type === 'application/json'
  headers.Accept = json ? 'application/json' : '*/*'
  if (on.includes('compressed')) headers['Accept-Encoding'] = 'deflate, gzip, br, zstd'
  if (values.e !== undefined) headers.Referer = values.e
  const jar = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  if (jar.length > 0) headers.Cookie = jar.join('; ')
  if (content) {
    headers['Content-Length'] = String(byteLength(content.text))
    if (content.type) headers['Content-Type'] = content.type
  }
  let host = hostHeader(url)
  for (const line of own) {
    if (/^host:/i.test(line)) host = line.slice(5).trim()
    else if (!(sending.foreign && /^(?:authorization|cookie):/i.test(line))) override(headers, line)
  }
  const { certificate } = sending
  return {
    ...{ method, host, path, headers },
    body: content?.text ?? '',
    tls: url.scheme === 'https',
    ...(certificate ? { certificate } : {}),
  }
}

/** Cookies that -b gives: `a=1; b=2`, or a file of them. */
export function cookiesOf(io: Io, { cookies }: CurlOptions): Record<string, string> {
  const source = readerOf(io, '')
  const found: Record<string, string> = {}
  for (const text of cookies) {
    if (text.includes('='))
      for (const pair of text.split(/;\s*/)) {
        const [name = '', ...value] = pair.split('=')
        if (name) found[name] = value.join('=')
      }
    else
      for (const line of (source(text) ?? '').split('\n')) {
        const fields = line.split('\t')
        if (fields.length === 7) found[fields[5] ?? ''] = fields[6] ?? ''
      }
  }
  return found
}
