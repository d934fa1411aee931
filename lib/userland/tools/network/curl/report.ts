/** What curl says beside the answer: -v, -w and the progress meter. */
import type { HttpRequest, HttpResponse } from '@/lib/userland/kernel/network'
import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress } from '@/lib/userland/tools/network/addresses'
import { certificateLines } from '@/lib/userland/tools/network/certificates'
import type { CurlState, Transfer } from '@/lib/userland/tools/network/curl/state'
import { header, locate, urlText } from '@/lib/userland/tools/network/url'

/** Status line and headers, as they came. */
export const headText = ({ status, reason, headers }: HttpResponse): string =>
  `${[`HTTP/1.1 ${status} ${reason}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`

const say = (io: Io, lines: readonly string[]) => io.err(lines.map((line) => `* ${line}\n`).join(''))

/** The name was found. */
export function tellResolved(io: Io, { url, lookUp }: Transfer): void {
  const found = lookUp?.found ?? []
  if (isAddress(url.host) || found.length === 0) return
  say(io, [`Host ${url.host}:${url.port} was resolved.`, 'IPv6: (none)', `IPv4: ${found.join(', ')}`])
}

const TLS = ` CAfile: @
 CApath: /etc/ssl/certs
TLSv1.3 (OUT), TLS handshake, Client hello (1):
TLSv1.3 (IN), TLS handshake, Server hello (2):
TLSv1.3 (IN), TLS handshake, Certificate (11):
TLSv1.3 (IN), TLS handshake, CERT verify (15):
TLSv1.3 (IN), TLS handshake, Finished (20):
TLSv1.3 (OUT), TLS handshake, Finished (20):
SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / x25519 / RSASSA-PSS
ALPN: server accepted http/1.1`

export function tellConnected(io: Io, { options, transfer }: CurlState, secure: boolean): void {
  if (!transfer) return
  const { url, address, certificate } = transfer
  if (secure) {
    const insecure = options.on.includes('k')
    const file = options.values.cacert ?? '/etc/ssl/certs/ca-certificates.crt'
    const hello = TLS.replace('@', file)
      .split('\n')
      .slice(insecure ? 2 : 0)
    say(io, [
      'ALPN: curl offers h2,http/1.1',
      ...hello,
      ...certificateLines(io, certificate, url.host, !insecure),
    ])
  }
  say(io, [`Connected to ${url.host} (${address}) port ${url.port}`, 'using HTTP/1.x'])
}

export function tellExchange(
  io: Io,
  request: HttpRequest,
  response: HttpResponse,
  showsSizes: boolean,
): void {
  const sent = Object.entries({ Host: request.host, ...request.headers })
  const lines = [
    `> ${request.method} ${request.path} HTTP/1.1`,
    ...sent.map(([name, value]) => `> ${name}: ${value}`),
    '> ',
  ]
  if (request.body !== '' && showsSizes) lines.push(`} [${byteLength(request.body)} bytes data]`)
  lines.push(
    request.body === ''
      ? '* Request completely sent off'
      : `* upload completely sent off: ${byteLength(request.body)} bytes`,
    `< HTTP/1.1 ${response.status} ${response.reason}`,
    ...Object.entries(response.headers).map(([name, value]) => `< ${name}: ${value}`),
    '< ',
  )
  if (response.body !== '' && showsSizes && request.method !== 'HEAD')
    lines.push(`{ [${byteLength(response.body)} bytes data]`)
  io.err(lines.map((line) => `${line}\r\n`.replace(/^([*}{].*)\r\n$/, '$1\n')).join(''))
}

const HEADS = `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
`
const NOTHING = '\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0'

/** `291k` */
function short(bytes: number): string {
  if (bytes < 100_000) return String(bytes)
  if (bytes < 10_000 * 1024) return `${Math.floor(bytes / 1024)}k`
  return bytes < 100 * 1024 ** 2 ? `${(bytes / 1024 ** 2).toFixed(1)}M` : `${Math.floor(bytes / 1024 ** 2)}M`
}

export const beginMeter = (io: Io): void => io.err(HEADS + NOTHING)

export function endMeter(io: Io, { response, began, outcome, method }: Transfer, head: boolean): void {
  const bytes = response && !head && method !== 'HEAD' && !outcome?.code ? byteLength(response.body) : 0
  if (bytes === 0) {
    const seconds = Math.floor((io.process.machine.now() - began) / 1000)
    const spent =
      seconds > 0
        ? `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
        : '--:--:--'
    // Who finds no address never comes to the line's end.
    io.err(outcome?.code === 6 ? '' : `${NOTHING.slice(0, -24)} ${spent.padStart(8)} --:--:--     0\n`)
    return
  }
  const size = short(bytes).padStart(5)
  const speed = short(Math.floor((bytes * 1000) / Math.max(1, io.process.machine.now() - began))).padStart(6)
  io.err(
    `\r100 ${size}  100 ${size}    0     0 ${speed}      0 --:--:-- --:--:-- --:--:-- ${speed.trim().padStart(5)}\n`,
  )
}

const two = (value: number) => String(value).padStart(2, '0')
const seconds = (ms: number) => (Math.max(0, ms) / 1000).toFixed(6)

function variables(io: Io, state: CurlState, { url, response, address, outcome, ...times }: Transfer) {
  const now = io.process.machine.now()
  const code = String(response?.status ?? 0).padStart(3, '0')
  const { began, resolved, connected, hops, text } = times
  const location = response && header(response.headers, 'location')
  const found: Record<string, string> = {
    http_code: code,
    response_code: code,
    http_version: response ? '1.1' : '0',
    remote_ip: address ?? '',
    remote_port: String(url.port),
    local_ip: '',
    num_redirects: String(hops),
    num_connects: String(response ? hops + 1 : 0),
    num_headers: String(Object.keys(response?.headers ?? {}).length),
    size_download: String(response && !state.options.on.includes('I') ? byteLength(response.body) : 0),
    size_header: String(response ? headText(response).length : 0),
    size_upload: String(byteLength(state.body?.text ?? '')),
    speed_download: '0',
    content_type: (response && header(response.headers, 'content-type')) ?? '',
    redirect_url: location && !state.options.on.includes('L') ? urlText(locate(url, location) ?? url) : '',
    scheme: url.scheme,
    method:
      times.method ??
      state.options.values.X ??
      (state.options.on.includes('I') ? 'HEAD' : state.body ? 'POST' : 'GET'),
    exitcode: String(outcome?.code ?? 0),
    errormsg: outcome?.words?.split('\n')[0] ?? '',
    ssl_verify_result: outcome?.code === 60 ? '20' : '0',
    time_namelookup: seconds(resolved - began),
    time_connect: seconds(connected > 0 ? connected - began : 0),
    time_appconnect: seconds(connected > 0 && url.scheme === 'https' ? connected - began : 0),
    time_pretransfer: seconds(connected > 0 ? connected - began : 0),
    time_starttransfer: seconds(response ? now - began : 0),
    time_redirect: '0.000000',
    time_total: seconds(now - began),
    url: text,
    url_effective: urlText(url),
    urlnum: String(state.at),
  }
  return found
}

/** `-w`: what goes to standard output, and to standard error. */
export function writeOut(io: Io, state: CurlState, transfer: Transfer, template: string): void {
  const known = variables(io, state, transfer)
  const text = template.replace(
    /\\([nrt\\])/g,
    (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? '\\',
  )
  let toError = false
  const put = (piece: string) => (toError ? io.err(piece) : io.out(piece))
  let at = 0
  for (const match of text.matchAll(/%(?:%|(header)?\{([\w.-]{1,64})\})/g)) {
    put(text.slice(at, match.index))
    at = match.index + match[0].length
    const [whole, isHeader, name = ''] = match
    if (whole === '%%') put('%')
    else if (isHeader) put((transfer.response && header(transfer.response.headers, name)) ?? '')
    else if (name === 'stderr' || name === 'stdout') toError = name === 'stderr'
    else if (name === 'onerror') {
      if (!transfer.outcome?.code) return
    } else if (known[name] === undefined) io.err(`curl: unknown --write-out variable: '${name}'\n`)
    else put(known[name])
  }
  put(text.slice(at))
}
