import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { connectTo, hostHeader, parseUrl, type Url } from '@/lib/cluster/kubelet/process/net/connect'
import { type CurlOptions, CurlUsageError, parseCurl } from '@/lib/cluster/kubelet/process/net/curl-options'
import { type NetContext, resolveHost } from '@/lib/cluster/kubelet/process/net/resolver'
import { certificateLines, distrust } from '@/lib/cluster/kubelet/process/net/shown-certificate'
import type { HttpRequest, HttpResponse } from '@/lib/cluster/kubelet/process/network'
import {
  fail,
  type ProcessContext,
  type Program,
  type Step,
  write,
} from '@/lib/cluster/kubelet/process/process'

/** What curl needs of its process: also the learner's terminal runs it. */
export interface CurlContext extends NetContext {
  argv: string[]
  stdin?: string
  now: number
  writeFile(path: string, text: string): void
  readFile(path: string): string | undefined
}

interface Transfer {
  response?: HttpResponse
  /** curl's exit code and its words. */
  code: number
  message?: string
  address?: string
  /** What the server has shown, in PEM. */
  certificate?: string
}

const failed = (code: number, message: string, address?: string): Transfer => ({
  code,
  message: `curl: (${code}) ${message}`,
  ...(address === undefined ? {} : { address }),
})

function requestOf(url: Url, options: CurlOptions): HttpRequest {
  const { headers } = options
  return {
    method: options.method ?? (options.head ? 'HEAD' : options.data === undefined ? 'GET' : 'POST'),
    host: headers.Host ?? headers.host ?? hostHeader(url),
    path: url.path,
    headers: { 'User-Agent': options.agent ?? 'curl/8.14.1', Accept: '*/*', ...headers },
    body: options.data ?? '',
    tls: url.scheme === 'https',
  }
}

/** `web.example.com:80` → where --resolve or --connect-to sends it. */
const pinned = ({ resolve }: CurlOptions, { host, port }: Url) =>
  resolve.find((entry) => entry.host === host && entry.port === port)?.address

function* transfer(context: CurlContext, url: Url, options: CurlOptions): Generator<Step, Transfer> {
  const began = context.now
  const limit = options.connectTimeout ?? options.maxTime
  const addresses = pinned(options, url) ? [pinned(options, url)!] : yield* resolveHost(context, url.host)
  const [address] = addresses
  const spent = context.now - began
  if (limit !== undefined && spent >= limit)
    return failed(28, `Resolving timed out after ${limit} milliseconds`)
  if (address === undefined) return failed(6, `Could not resolve host: ${url.host}`)
  const request = requestOf(url, options)
  const left = limit === undefined ? undefined : limit - spent
  const answer = yield* connectTo(context, { address, port: url.port, request }, left)
  const ms = Math.max(0, context.now - began - 1)
  if (answer.late) return failed(28, `Connection timed out after ${(limit ?? 0) + 1} milliseconds`, address)
  const why = `Failed to connect to ${url.host} port ${url.port} after ${ms} ms: Could not connect to server`
  if (answer.kind === 'timeout') return failed(28, why, address)
  if (answer.kind !== 'open') return failed(7, why, address)
  const authority = options.authority === undefined ? undefined : (context.readFile(options.authority) ?? '')
  return received(answer, url, options, address, authority)
}

function received(
  answer: { response?: HttpResponse; tls?: boolean; certificate?: string },
  url: Url,
  options: CurlOptions,
  address: string,
  authority: string | undefined,
): Transfer {
  const tls = url.scheme === 'https'
  if (tls && !answer.tls)
    return failed(35, 'TLS connect error: error:0A0000C6:SSL routines::packet length too long', address)
  const { response, certificate } = answer
  // Beyond the cluster (lib/cluster/proxy/outside.ts) certificates are of an authority that everybody believes.
  const isPublic = certificate === undefined && address.startsWith('203.0.113.')
  const why = tls && !options.insecure && !isPublic ? distrust(certificate, url.host, authority) : undefined
  if (why) return failed(60, why, address)
  if (!response) return failed(52, 'Empty reply from server', address)
  if (options.fail && response.status >= 400)
    return { ...failed(22, `The requested URL returned error: ${response.status}`, address), response }
  return { code: 0, response, address, ...(tls && certificate ? { certificate } : {}) }
}

/** Status line and headers. */
const head = ({ status, reason, headers }: HttpResponse) =>
  [
    `HTTP/1.1 ${status} ${reason}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ]
    .map((line) => line)
    .join('\r\n')

function verboseLines(
  url: Url,
  options: CurlOptions,
  { address, response, message, certificate }: Transfer,
): string[] {
  if (address === undefined) return [`* ${message?.replace(/^curl: \(\d+\) /, '') ?? ''}`]
  const request = requestOf(url, options)
  const lines = [`*   Trying ${address}:${url.port}...`]
  if (!response) return [...lines, `* ${message?.replace(/^curl: \(\d+\) /, '') ?? ''}`]
  const sent = Object.entries({ Host: request.host, ...request.headers })
  return [
    ...lines,
    `* Connected to ${url.host} (${address}) port ${url.port}`,
    ...certificateLines(certificate ?? '', !options.insecure),
    `> ${request.method} ${request.path} HTTP/1.1`,
    ...sent.map(([name, value]) => `> ${name}: ${value}`),
    '>',
    `< HTTP/1.1 ${response.status} ${response.reason}`,
    ...Object.entries(response.headers).map(([name, value]) => `< ${name}: ${value}`),
    '<',
  ]
}

const METER = `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed`

function format(template: string, url: Url, { response, address }: Transfer): string {
  const values: Record<string, string> = {
    http_code: String(response?.status ?? 0).padStart(3, '0'),
    response_code: String(response?.status ?? 0).padStart(3, '0'),
    remote_ip: address ?? '',
    remote_port: String(url.port),
    size_download: String(response?.body.length ?? 0),
    content_type: response?.headers['Content-Type'] ?? '',
    time_total: '0.001000',
    url_effective: `${url.scheme}://${hostHeader(url)}${url.path}`,
  }
  return template
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

function* one(context: CurlContext, text: string, options: CurlOptions): Program {
  let url = parseUrl(text)
  if (!url) return yield* report(options, failed(3, 'URL rejected: No host part in the URL'))
  if (url.scheme !== 'http' && url.scheme !== 'https')
    return yield* report(options, failed(1, `Protocol "${url.scheme}" not supported`))
  let result = yield* transfer(context, url, options)
  for (let hops = 0; options.follow && result.response && hops < 10; hops++) {
    const location = result.response.headers.Location
    if (result.response.status < 300 || result.response.status >= 400 || !location) break
    const origin = `${url.scheme}://${hostHeader(url)}`
    const next = parseUrl(location.startsWith('/') ? origin + location : location)
    if (!next) break
    url = next
    result = yield* transfer(context, url, options)
  }
  if (options.verbose) yield* fail(verboseLines(url, options, result).join('\n'))
  if (result.response && result.code === 0) {
    const { response } = result
    const bodyless = options.head || options.method === 'HEAD'
    const output = (options.include || options.head ? head(response) : '') + (bodyless ? '' : response.body)
    yield* put(context, url, options, output)
  }
  if (options.format) yield* write(format(options.format, url, result))
  return result.code === 0 ? 0 : yield* report(options, result)
}

function* put(context: CurlContext, url: Url, options: CurlOptions, text: string): Program {
  const file = options.remoteName ? url.path.split('/').pop() || 'curl_response' : options.output
  if (file === undefined || file === '-') return yield* write(text)
  if (!options.silent) yield* fail(METER)
  if (file !== '/dev/null') context.writeFile(file, text)
  return 0
}

function* report({ silent, showError }: CurlOptions, { code, message }: Transfer): Program {
  if (message && (!silent || showError)) yield* fail(message)
  return code
}

/** Mirrors: curl 8 over HTTP/1.1. Differs: no progress but the heading of its meter; TLS is only spoken of. */
export function* runCurl(context: CurlContext): Program {
  let options: CurlOptions
  try {
    options = parseCurl(context.argv.slice(1), context)
  } catch (error) {
    if (!(error instanceof CurlUsageError)) throw error
    yield* fail(error.message)
    return 2
  }
  if (options.version)
    return yield* write('curl 8.14.1 (x86_64-pc-linux-gnu) libcurl/8.14.1\nProtocols: http https\n')
  if (options.urls.length === 0) {
    yield* fail("curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information")
    return 2
  }
  let code = 0
  for (const url of options.urls) code = yield* one(context, url, options)
  return code
}

/** curl in a container. */
export function curl(context: ProcessContext): Program {
  const place = (path: string) => resolvePath(context.cwd, path)
  return runCurl({
    ask: context.ask,
    files: context.files,
    argv: context.argv,
    stdin: context.stdin ?? '',
    get now() {
      return context.now
    },
    readFile: (path) => context.files.get(place(path)),
    writeFile: (path, text) => context.files.set(place(path), text),
  })
}
