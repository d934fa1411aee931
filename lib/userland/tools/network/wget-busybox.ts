/**
 * wget of busybox.
 * Mirrors: busybox 1.36. Differs: no FTP; certificates are not looked at; -c begins anew.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { HttpRequest, HttpResponse } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { type Fetching, findAddress, send } from '@/lib/userland/tools/network/http'
import { phasedTool, WHY } from '@/lib/userland/tools/network/phases'
import { fileNameOf, header, hostHeader, locate, parseUrl, type Url } from '@/lib/userland/tools/network/url'
import { type OptionSpec, readOptions } from '@/lib/userland/tools/options'

const SPEC: OptionSpec = {
  options: 'cqSYO:o:P:T:U:t:',
  long: {
    quiet: 'q',
    continue: 'c',
    timeout: 'T',
    'output-document': 'O',
    'output-file': 'o',
    'server-response': 'S',
    'directory-prefix': 'P',
    'user-agent': 'U',
    tries: 't',
    spider: 'spider',
    'header:': 'header',
    'post-data:': 'post',
    'post-file:': 'file',
    'no-check-certificate': 'insecure',
  },
  usage: `[-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]
\t[--post-data STR | --post-file FILE] [-Y on/off]
\t[-P DIR] [-U AGENT] [-T SEC] URL...`,
}

interface State extends Fetching {
  quiet: boolean
  spider: boolean
  shows: boolean
  output?: string
  log?: string
  folder?: string
  post?: string
  headers: Record<string, string>
  /** ms */
  timeout?: number
  urls: string[]
  text: string
  saved: boolean
}

const NONE: Url = { scheme: 'http', host: '', port: 80, path: '/' }

function start(io: Io): State {
  const args = readOptions(io.name, SPEC, io.process.argv.slice(1), io.dialect)
  const timeout = args.value('T')
  if (timeout !== undefined && !/^\d+$/.test(timeout)) io.fail(`invalid number '${timeout}'`)
  if (args.operands.length === 0) io.fail('missing URL')
  const headers: Record<string, string> = { 'User-Agent': args.value('U') ?? 'Wget', Connection: 'close' }
  for (const line of args.values('header')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon)] = line.slice(colon + 1).trim()
  }
  const file = args.value('file')
  const post = args.value('post') ?? (file === undefined ? undefined : io.readFile(file))
  if (post !== undefined) {
    headers['Content-Length'] = String(byteLength(post))
    headers['Content-Type'] ??= 'application/x-www-form-urlencoded'
  }
  const [output, log, folder] = [args.value('O'), args.value('o'), args.value('P')]
  // All of its fields have their place from the start: loops make many of these.
  return {
    phase: 'next',
    until: 0,
    url: NONE,
    hops: 0,
    saved: false,
    headers,
    urls: args.operands,
    text: '',
    quiet: args.has('q'),
    spider: args.has('spider'),
    shows: args.has('S'),
    output,
    log,
    folder,
    post,
    timeout: timeout === undefined ? undefined : Number(timeout) * 1000,
    lookUp: undefined,
    address: undefined,
    answer: undefined,
    response: undefined,
  }
}

function note(state: State, io: Io, line: string): void {
  if (state.quiet) return
  if (state.log === undefined) io.err(`${line}\n`)
  else io.writeFile(state.log, `${line}\n`, true)
}

function next(state: State, io: Io): string | Step {
  const text = state.urls.shift()
  if (text === undefined) return { exit: 0 }
  state.hops = 0
  return visit(state, io, text)
}

function visit(state: State, io: Io, text: string): string {
  const url = parseUrl(text)
  if (!url) io.fail(`bad address '${text}'`)
  if (url.scheme !== 'http' && url.scheme !== 'https') io.fail(`not an http or ftp url: ${text}`)
  state.text = text
  state.url = url
  return 'resolve'
}

function requestFor({ url, post, spider, headers }: State): HttpRequest {
  return {
    method: post === undefined ? (spider ? 'HEAD' : 'GET') : 'POST',
    host: hostHeader(url),
    path: url.path,
    headers,
    body: post ?? '',
    tls: url.scheme === 'https',
  }
}

function resolve(state: State, io: Io): string {
  const { url } = state
  const address = findAddress(state, io)
  if (address === undefined) return 'resolve'
  if (address === '') io.fail(`bad address '${hostHeader(url)}'`)
  note(state, io, `Connecting to ${hostHeader(url)} (${address}:${url.port})`)
  send(state, io, requestFor(state), state.timeout)
  return 'answer'
}

const headLines = ({ status, reason, headers }: HttpResponse) =>
  [`HTTP/1.1 ${status} ${reason}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    .map((line) => `  ${line}\n`)
    .join('')

function answer(state: State, io: Io): string | Step {
  const { answer: got, address, url, hops } = state
  if (!got || got.kind === 'dns') return io.fail('error getting response')
  if (got.kind !== 'open' && got.late) io.fail('download timed out')
  if (got.kind !== 'open') io.fail(`can't connect to remote host (${address}): ${WHY[got.kind]}`)
  if (url.scheme === 'https' && !got.tls) {
    io.err('ssl_client: SSL_connect\n')
    io.fail('error getting response: Connection reset by peer')
  }
  const { response } = got
  if (!response) return io.fail('error getting response')
  if (state.shows) io.err(headLines(response))
  const location = header(response.headers, 'location')
  if (response.status >= 300 && response.status < 400 && location) {
    if (hops >= 4) io.fail('too many redirections')
    state.hops += 1
    const target = locate(url, location)
    if (!target) return io.fail(`bad address '${location}'`)
    state.url = target
    return 'resolve'
  }
  if (response.status >= 300) io.fail(`server returned error: HTTP/1.1 ${response.status} ${response.reason}`)
  state.response = response
  if (!state.spider) return 'save'
  note(state, io, 'remote file exists')
  return 'next'
}

const bar = (name: string, bytes: number) =>
  `${name.slice(0, 20).padEnd(20)} 100% |${'*'.repeat(32)}| ${String(bytes).padStart(5)}  0:00:00 ETA`

function save(state: State, io: Io): string | Step {
  const { response, output, folder, url } = state
  const body = response?.body ?? ''
  const size = byteLength(body)
  const name = output ?? (fileNameOf(parseUrl(state.text) ?? url) || 'index.html')
  if (name === '-') {
    note(state, io, 'writing to stdout')
    io.out(body)
    note(state, io, `${bar('-', size)}\nwritten to stdout`)
    return 'next'
  }
  const path = folder === undefined ? name : `${folder}/${name}`
  if (output === undefined && io.process.files.stat(path)) io.fail(`can't open '${name}': File exists`)
  try {
    // Several documents go to one file.
    io.writeFile(path, body, output !== undefined && state.saved)
    state.saved = true
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    io.fail(`can't open '${name}': ${error.message}`)
  }
  note(state, io, `saving to '${name}'\n${bar(name, size)}\n'${name}' saved`)
  return 'next'
}

export const busyboxWget = phasedTool<State>({ start, phases: { next, resolve, answer, save } })
