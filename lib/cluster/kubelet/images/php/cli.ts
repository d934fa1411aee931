/**
 * `php` on the command line.
 * Differs: a script's end is known when it begins; what it says while it sleeps comes at its time, and one that goes on
 * for ever says nothing any more after its two thousandth time. No prompt.
 */
import { contextOf, textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { applyWrites, settingsOf, writableBy } from '@/lib/cluster/kubelet/images/php/host'
import { EXTENSIONS } from '@/lib/cluster/kubelet/images/php/language/info'
import { PhpFault } from '@/lib/cluster/kubelet/images/php/language/lexer'
import { runPhp } from '@/lib/cluster/kubelet/images/php/language/run'
import { scriptOf as scriptTree } from '@/lib/cluster/kubelet/images/php/language/statements'
import { answered, type PhpSite, responseOf, scriptOf } from '@/lib/cluster/kubelet/images/php/pages'
import { apacheTime } from '@/lib/cluster/kubelet/images/web/httpd'
import { pathOf, staticFile } from '@/lib/cluster/kubelet/images/web/static-files'
import type { HttpRequest, HttpResponse, Listener } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

interface Script {
  /** Read from standard input so far. */
  input: string
  pieces?: { at: number; text: string }[]
  end: number
  code: number
}

const COPYRIGHT = (version: string) =>
  `Copyright (c) The PHP Group\nZend Engine v4.${version.slice(2)}, Copyright (c) Zend Technologies\n`

const modules = () => {
  const sorted = [...EXTENSIONS].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  return `[PHP Modules]\n${sorted.join('\n')}\n\n[Zend Modules]\n\n`
}

interface Job {
  file: string
  source: string
  isCode: boolean
  argv: string[]
}

/** What there is to run; a number: it has ended with that. */
function jobOf(process: Process, version: string, state: Script): Job | number | Step {
  const words = process.argv.slice(1)
  const settings: string[] = []
  for (; words[0]?.startsWith('-') && words[0] !== '--'; words.shift()) {
    const [word = '', next] = words
    const say = (text: string) => {
      process.write(1, text)
      return 0
    }
    if (word === '-v' || word === '--version')
      return say(`PHP ${version} (cli) (built: Nov  4 2025 00:00:00) (NTS)\n${COPYRIGHT(version)}`)
    if (word === '-m' || word === '--modules') return say(modules())
    if (word === '-i' || word === '--info')
      return { file: '', source: 'phpinfo();', isCode: true, argv: [''] }
    if (word === '-l' && next !== undefined) return lint(process, next)
    if (word === '-r' || word === '--run')
      return {
        file: 'Command line code',
        source: next ?? '',
        isCode: true,
        argv: ['Standard input code', ...words.slice(2)],
      }
    if (word === '-d' || word === '-c') settings.push(words.splice(1, 1)[0] ?? '')
    if (word === '-f' && next !== undefined) {
      words.shift()
      break
    }
  }
  const [path, ...rest] = words[0] === '--' ? words.slice(1) : words
  if (path === undefined) return fromInput(process, state)
  const source = textOf(process.files, process.resolve(path))
  if (source === undefined) {
    process.write(1, `Could not open input file: ${path}\n`)
    return 1
  }
  return {
    file: process.resolve(path),
    source: source.replace(/^#![^\n]*\n/, ''),
    isCode: false,
    argv: [path, ...rest],
  }
}

function fromInput(process: Process, state: Script): Job | Step {
  for (;;) {
    const text = process.read(0)
    if (text === '') return { wait: 'input', fds: [0] }
    if (text === undefined)
      return {
        file: 'Standard input code',
        source: state.input,
        isCode: false,
        argv: ['Standard input code'],
      }
    state.input += text
  }
}

function lint(process: Process, path: string): number {
  const source = textOf(process.files, process.resolve(path))
  try {
    if (source !== undefined) scriptTree(source)
    process.write(
      1,
      source === undefined
        ? `Could not open input file: ${path}\n`
        : `No syntax errors detected in ${path}\n`,
    )
    return source === undefined ? 1 : 0
  } catch (error) {
    if (!(error instanceof PhpFault)) throw error
    const text = `${error.message} in ${path} on line ${error.line}`
    process.write(2, `PHP Parse error:  ${text}\n`)
    process.write(1, `\nParse error: ${text}\nErrors parsing ${path}\n`)
    return 255
  }
}

function begin(process: Process, version: string, state: Script, { file, source, isCode, argv }: Job): void {
  const context = contextOf(process)
  const now = context.now()
  const server = {
    ...process.env,
    PHP_SELF: argv[0] ?? '',
    SCRIPT_NAME: argv[0] ?? '',
    SCRIPT_FILENAME: argv[0] ?? '',
  }
  const result = runPhp(
    {
      ...{ context, version, sapi: 'cli', server, env: process.env, argv, query: '', body: '' },
      ...{ settings: settingsOf(context), folder: process.cwd, mayWrite: writableBy(context, process.uid) },
    },
    file,
    source,
    isCode,
  )
  for (const line of result.log) process.write(2, `${line}\n`)
  applyWrites(process, result.writes, process.uid)
  state.pieces = result.pieces.map(({ after, text }) => ({ at: now + after, text }))
  Object.assign(state, { end: now + result.took, code: result.code })
}

function step(process: Process, version: string, state: Script): Step {
  if (!state.pieces) {
    const job = jobOf(process, version, state)
    if (typeof job === 'number') return { exit: job }
    if (!('source' in job)) return job
    begin(process, version, state, job)
  }
  const now = process.machine.now()
  const pieces = state.pieces ?? []
  while (pieces[0] && pieces[0].at <= now) process.write(1, pieces.shift()?.text ?? '')
  if (now >= state.end) return { exit: state.code }
  return { wait: 'time', until: pieces[0]?.at ?? state.end }
}

/** Where `php -S` listens, and what it serves. */
interface Served {
  address: string
  port: number
  root: string
  router?: string
}

function servedOf(process: Process): Served {
  const { argv } = process
  const value = (name: string) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
  const address = value('-S') ?? ''
  const root = process.resolve(value('-t') ?? '.').replace(/\/$/, '')
  const last = argv.at(-1) ?? ''
  const router = last.endsWith('.php') ? { router: process.resolve(last) } : {}
  return { address, port: Number(address.split(':').pop()) || 8000, root, ...router }
}

const missing = (path: string) => (status: number) =>
  `<!doctype html><html><head><title>${status} Not Found</title></head><body><h1>Not Found</h1><p>The requested resource <code class="url">${path}</code> was not found on this server.</p></body></html>`

const siteOf = (version: string, { root, port }: Served): PhpSite => ({
  ...{ root, version, sapi: 'cli-server', port, software: `PHP/${version} (Development Server)` },
})

/** The script for a path: the router, the file itself, or the index of the nearest folder above. */
function found(
  context: Parameters<typeof scriptOf>[0],
  { root, router }: Served,
  path: string,
): string | undefined {
  if (router !== undefined) return router
  if (context.files.stat(root + path)?.type === 'file' && !path.endsWith('.php')) return undefined
  for (let at = path; ; at = at.replace(/\/?[^/]*$/, '')) {
    const script = scriptOf(context, root, at)
    if (script !== undefined || at === '' || /\.\w+$/.test(path)) return script
  }
}

function serve(
  context: Parameters<typeof scriptOf>[0],
  version: string,
  served: Served,
  request: HttpRequest,
): HttpResponse {
  const path = pathOf(request)
  const site = siteOf(version, served)
  const script = found(context, served, path)
  if (script !== undefined) return responseOf(answered(context, site, request, script), site)
  return staticFile({ files: context.files, headers: {}, page: missing(path) }, request, served.root + path)
}

const stamp = ({ context }: Server) => `[${apacheTime(context.now()).replace(/\.\d+/, '')}]`

const development = (version: string): Program =>
  daemon<Served>({
    start(server) {
      const served = servedOf(server.process)
      server.warn(`${stamp(server)} PHP ${version} Development Server (http://${served.address}) started`)
      return served
    },
    listeners: (context, served): Listener[] => [
      {
        ...{ port: served.port, protocol: 'TCP' },
        ...(/^(127\.|localhost)/.test(served.address) ? { loopback: true } : {}),
        serve: (request) => serve(context, version, served, request),
      },
    ],
    visited(served, { client, request, response }, server) {
      if (!request || !response) return
      const { context, process } = server
      const script = found(context, served, pathOf(request))
      if (script !== undefined) {
        const { writes } = answered(context, siteOf(version, served), request, script)
        applyWrites(process, writes, process.uid)
      }
      const head = `${stamp(server)} ${client}:40000`
      const errors = response.error?.split('\n').map((line) => `${stamp(server)} ${line}`) ?? []
      const why = response.status === 404 ? ' - No such file or directory' : ''
      server.warn(
        `${head} Accepted`,
        ...errors,
        `${head} [${response.status}]: ${request.method} ${request.path}${why}`,
        `${head} Closing`,
      )
    },
    stop: (_, signal) => ({ after: 0, code: signal === 'TERM' ? 143 : 0 }),
  })

/** The program of the images. */
export function phpCli(version: string): Program {
  const server = development(version)
  const serves = (process: Process) => process.argv.includes('-S')
  return {
    start: (process) => (serves(process) ? server.start(process) : { input: '', end: 0, code: 0 }),
    step: (state, process) =>
      serves(process) ? server.step(state, process) : step(process, version, state as Script),
    listeners: (state, process) => (serves(process) && server.listeners?.(state, process)) || [],
    visited: (state, process, port, visit) => server.visited?.(state, process, port, visit),
  }
}
