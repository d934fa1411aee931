import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { createDenial } from '@/lib/cluster/kubelet/process/file-applets'
import { connectTo, hostHeader, parseUrl, type Url } from '@/lib/cluster/kubelet/process/net/connect'
import { resolveHost } from '@/lib/cluster/kubelet/process/net/resolver'
import type { HttpRequest, HttpResponse } from '@/lib/cluster/kubelet/process/network'
import {
  fail,
  type ProcessContext,
  type Program,
  type Step,
  write,
} from '@/lib/cluster/kubelet/process/process'

interface Options {
  quiet: boolean
  spider: boolean
  showHeaders: boolean
  output?: string
  folder?: string
  post?: string
  headers: Record<string, string>
  /** ms */
  timeout?: number
  urls: string[]
}

const WITH_VALUE = 'OoTPUt'
const LONG: Record<string, string> = {
  quiet: 'q',
  timeout: 'T',
  'output-document': 'O',
  'server-response': 'S',
  'user-agent': 'U',
  tries: 't',
}

class UsageError extends Error {}

function setOption(options: Options, letter: string, value: string): void {
  if (letter === 'q') options.quiet = true
  else if (letter === 'S') options.showHeaders = true
  else if (letter === 'O') options.output = value
  else if (letter === 'P') options.folder = value
  else if (letter === 'T') {
    if (!/^\d+$/.test(value)) throw new UsageError(`wget: invalid number '${value}'`)
    options.timeout = Number(value) * 1000
  } else if (letter === 'U') options.headers['User-Agent'] = value
}

function longOption(options: Options, word: string, next: () => string): void {
  const [name = '', ...rest] = word.split('=')
  const value = () => (rest.length > 0 ? rest.join('=') : next())
  if (name === 'spider') options.spider = true
  else if (name === 'post-data') options.post = value()
  else if (name === 'header') {
    const header = value()
    const colon = header.indexOf(':')
    options.headers[header.slice(0, colon)] = header.slice(colon + 1).trim()
  } else if (name === 'no-check-certificate') return
  else if (LONG[name]) setOption(options, LONG[name], WITH_VALUE.includes(LONG[name]) ? value() : '')
  else throw new UsageError(`wget: unrecognized option: ${name}`)
}

/** @throws UsageError */
function parseOptions(args: string[]): Options {
  const options: Options = { quiet: false, spider: false, showHeaders: false, headers: {}, urls: [] }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const next = () => args[++i] ?? ''
    if (arg.startsWith('--')) longOption(options, arg.slice(2), next)
    else if (!arg.startsWith('-') || arg === '-') options.urls.push(arg)
    else
      for (let at = 1; at < arg.length; at++) {
        const letter = arg[at] ?? ''
        if (WITH_VALUE.includes(letter)) {
          setOption(options, letter, arg.slice(at + 1) || next())
          break
        }
        if (!'qScY'.includes(letter)) throw new UsageError(`wget: unrecognized option: ${letter}`)
        setOption(options, letter, '')
      }
  }
  return options
}

const WHY = {
  refused: 'Connection refused',
  unreachable: 'No route to host',
  timeout: 'Connection timed out',
}

function requestFor(url: Url, options: Options): HttpRequest {
  return {
    method: options.post === undefined ? (options.spider ? 'HEAD' : 'GET') : 'POST',
    host: hostHeader(url),
    path: url.path,
    headers: { 'User-Agent': 'Wget', Connection: 'close', ...options.headers },
    body: options.post ?? '',
    tls: url.scheme === 'https',
  }
}

/** Follows redirections; a text is what wget says before it gives up. */
function* fetchUrl(
  context: ProcessContext,
  given: string,
  options: Options,
): Generator<Step, HttpResponse | string> {
  let text = given
  for (let hops = 0; hops < 5; hops++) {
    const url = parseUrl(text)
    if (!url) return `wget: bad address '${text}'`
    if (url.scheme !== 'http' && url.scheme !== 'https') return `wget: not an http or ftp url: ${text}`
    const [address] = yield* resolveHost(context, url.host)
    if (address === undefined) return `wget: bad address '${hostHeader(url)}'`
    if (!options.quiet) yield* fail(`Connecting to ${hostHeader(url)} (${address}:${url.port})`)
    const request = requestFor(url, options)
    const answer = yield* connectTo(context, { address, port: url.port, request }, options.timeout)
    if (answer.late) return 'wget: download timed out'
    if (answer.kind === 'dns') return 'wget: error getting response'
    if (answer.kind !== 'open') return `wget: can't connect to remote host (${address}): ${WHY[answer.kind]}`
    const { response } = answer
    if (!response) return 'wget: error getting response'
    if (options.showHeaders) yield* fail(headLines(response))
    const location = response.headers.Location
    if (response.status >= 300 && response.status < 400 && location)
      text = location.startsWith('/') ? `${url.scheme}://${hostHeader(url)}${location}` : location
    else if (response.status >= 300)
      return `wget: server returned error: HTTP/1.1 ${response.status} ${response.reason}`
    else return response
  }
  return 'wget: too many redirections'
}

const headLines = ({ status, reason, headers }: HttpResponse) =>
  [`HTTP/1.1 ${status} ${reason}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    .map((line) => `  ${line}`)
    .join('\n')

const bar = (name: string, bytes: number) =>
  `${name.slice(0, 20).padEnd(20)} 100% |${'*'.repeat(32)}| ${String(bytes).padStart(5)}  0:00:00 ETA`

function* save(context: ProcessContext, url: string, options: Options, body: string): Program {
  const name = options.output ?? (parseUrl(url)?.path.replace(/\?.*$/, '').split('/').pop() || 'index.html')
  const log = function* (text: string) {
    if (!options.quiet) yield* fail(text)
  }
  if (name === '-') {
    yield* log('writing to stdout')
    yield* write(body)
    yield* log(`${bar('-', body.length)}\nwritten to stdout`)
    return 0
  }
  const path = resolvePath(options.folder ?? context.cwd, name)
  const why =
    options.output === undefined && context.files.has(path) ? 'File exists' : createDenial(context, path)
  if (why && name !== '/dev/null') return yield* fail(`wget: can't open '${name}': ${why}`)
  yield* log(`saving to '${name}'`)
  if (name !== '/dev/null') context.files.set(path, body)
  yield* log(`${bar(name, body.length)}\n'${name}' saved`)
  return 0
}

/** Mirrors: busybox wget. Differs: no FTP, no continued downloads; certificates are not looked at. */
export function* wget(context: ProcessContext): Program {
  let options: Options
  try {
    options = parseOptions(context.argv.slice(1))
  } catch (error) {
    if (error instanceof UsageError) return yield* fail(error.message)
    throw error
  }
  if (options.urls.length === 0) return yield* fail('wget: missing URL')
  for (const url of options.urls) {
    const result = yield* fetchUrl(context, url, options)
    if (typeof result === 'string') return yield* fail(result)
    if (options.spider) {
      if (!options.quiet) yield* fail('remote file exists')
    } else {
      const code = yield* save(context, url, options, result.body)
      if (code !== 0) return code
    }
  }
  return 0
}
