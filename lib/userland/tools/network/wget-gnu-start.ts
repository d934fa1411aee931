/** The command line of GNU wget. */
import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import type { Fetching } from '@/lib/userland/tools/network/http'
import type { Url } from '@/lib/userland/tools/network/url'
import { type OptionSpec, readOptions, ToolExit } from '@/lib/userland/tools/options'

const SPEC: OptionSpec = {
  options: '46bcdhNqrSVxO:o:a:i:P:T:t:U:w:n:',
  long: {
    quiet: 'q',
    continue: 'c',
    timeout: 'T',
    tries: 't',
    'output-document': 'O',
    'output-file': 'o',
    'server-response': 'S',
    'directory-prefix': 'P',
    'user-agent': 'U',
    'inet4-only': '4',
    'inet6-only': '6',
    'no-verbose': 'nv',
    'no-clobber': 'nc',
    timestamping: 'N',
    spider: 'spider',
    'content-on-error': 'errors',
    'header:': 'header',
    'post-data:': 'post',
    'post-file:': 'file',
    'body-data:': 'post',
    'method:': 'method',
    'user:': 'user',
    'password:': 'password',
    'connect-timeout:': 'T',
    'read-timeout:': 'T',
    'dns-timeout:': 'dns',
    'waitretry:': 'wait',
    'max-redirect:': 'redirects',
    'ca-certificate:': 'ca',
    'retry-connrefused': 'refused',
    'no-check-certificate': 'insecure',
    'no-proxy': 'proxy',
    'no-cache': 'cache',
    'no-hsts': 'hsts',
    'show-progress': 'progress',
    'progress:': 'progress',
  },
  version: 'GNU Wget 1.21.4 built on linux-gnu.',
}

/** All that wget knows of its run. */
export interface WgetState extends Fetching {
  level: 'all' | 'some' | 'none'
  spider: boolean
  shows: boolean
  insecure: boolean
  errors: boolean
  refused: boolean
  clobbers: boolean
  output?: string
  folder?: string
  log?: string
  authority?: string
  post?: string
  method?: string
  headers: Record<string, string>
  timeout: number | undefined
  tries: number
  redirects: number
  attempt: number
  family?: 4 | 6
  urls: string[]
  text: string
  code: number
  saved: boolean
}

const usage = (message: string) =>
  new ToolExit(
    2,
    `wget: ${message}\nUsage: wget [OPTION]... [URL]...\n\nTry \`wget --help' for more options.\n`,
  )

const NONE: Url = { scheme: 'http', host: '', port: 80, path: '/' }

function numberOf(io: Io, text: string | undefined, option: string, fallback: number): number {
  if (text === undefined) return fallback
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  throw new ToolExit(
    2,
    `wget: --${option}: Invalid ${option === 'timeout' ? 'time period' : 'number'} ${io.quote(text)}\n`,
  )
}

function argsOf(io: Io) {
  try {
    // Its short options of two letters (-nv) are read as -n with a value.
    return readOptions('wget', SPEC, io.process.argv.slice(1), 'gnu')
  } catch (error) {
    if (!(error instanceof ToolExit) || error.code === 0) throw error
    throw usage(error.message.split('\n')[0]?.replace(/^wget: /, '') ?? '')
  }
}

/** Reads the command line. @throws ToolExit */
export function startWget(io: Io): WgetState {
  const args = argsOf(io)
  if (args.operands.length === 0) throw usage('missing URL')
  const headers: Record<string, string> = {
    'User-Agent': args.value('U') ?? 'Wget/1.21.4',
    Accept: '*/*',
    'Accept-Encoding': 'identity',
    Connection: 'Keep-Alive',
  }
  for (const line of args.values('header')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon)] = line.slice(colon + 1).trim()
  }
  const file = args.value('file')
  const post = args.value('post') ?? (file === undefined ? undefined : io.readFile(file))
  if (post !== undefined) {
    headers['Content-Type'] ??= 'application/x-www-form-urlencoded'
    headers['Content-Length'] = String(byteLength(post))
  }
  const short = args.values('n').join('')
  const timeout = numberOf(io, args.value('T'), 'timeout', 0)
  const [output, folder, method, ca] = [
    args.value('O'),
    args.value('P'),
    args.value('method'),
    args.value('ca'),
  ]
  const log = args.value('o')
  if (log !== undefined) io.writeFile(log, '')
  return {
    ...{
      phase: 'next',
      until: 0,
      url: NONE,
      hops: 0,
      headers,
      urls: args.operands,
      text: '',
      code: 0,
      attempt: 1,
    },
    level: args.has('q') ? 'none' : args.has('nv') || short.includes('v') ? 'some' : 'all',
    ...{ spider: args.has('spider'), shows: args.has('S'), insecure: args.has('insecure'), saved: false },
    ...{ errors: args.has('errors'), refused: args.has('refused') },
    clobbers: !(args.has('nc') || short.includes('c')),
    timeout: timeout > 0 ? timeout * 1000 : undefined,
    tries: numberOf(io, args.value('t'), 'tries', 20) || Infinity,
    redirects: numberOf(io, args.value('redirects'), 'max-redirect', 20),
    ...(args.has('4') ? { family: 4 as const } : args.has('6') ? { family: 6 as const } : {}),
    ...(output === undefined ? {} : { output }),
    ...(folder === undefined ? {} : { folder }),
    ...(method === undefined ? {} : { method }),
    ...(log === undefined ? {} : { log }),
    ...(ca === undefined ? {} : { authority: io.readFile(ca) }),
    ...(post === undefined ? {} : { post }),
  }
}
