import { connectTo } from '@/lib/cluster/kubelet/process/net/connect'
import { resolveHost } from '@/lib/cluster/kubelet/process/net/resolver'
import { type HttpResponse, type Listener, respond } from '@/lib/cluster/kubelet/process/network'
import { fail, type ProcessContext, type Program, serve, write } from '@/lib/cluster/kubelet/process/process'

interface Options {
  listen: boolean
  scan: boolean
  verbose: boolean
  udp: boolean
  /** ms */
  wait?: number
  port?: number
  words: string[]
}

function parseOptions(args: string[]): Options {
  const options: Options = { listen: false, scan: false, verbose: false, udp: false, words: [] }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (!/^-[A-Za-z]/.test(arg)) {
      options.words.push(arg)
      continue
    }
    for (const [at, letter] of [...arg].entries()) {
      if (letter === 'l') options.listen = true
      else if (letter === 'z') options.scan = true
      else if (letter === 'v') options.verbose = true
      else if (letter === 'u') options.udp = true
      else if ('wpseiIG'.includes(letter)) {
        const value = arg.slice(at + 1) || (args[++i] ?? '')
        if (letter === 'w') options.wait = Number(value) * 1000
        if (letter === 'p') options.port = Number(value)
        if (letter === 'e') i = args.length
        break
      }
    }
  }
  return options
}

/** What is piped into a listening nc may be an answer in HTTP. */
function rawResponse(text: string): HttpResponse | undefined {
  const match = /^HTTP\/1\.\d (\d{3})[^\n]*\n((?:[^\r\n]+\r?\n)*)\r?\n?([\s\S]*)$/.exec(text)
  return match ? respond(Number(match[1]), match[3] ?? '') : undefined
}

function listener({ port, words, udp }: Options, stdin: string): Listener {
  const response = rawResponse(stdin)
  return {
    port: port ?? Number(words.at(-1) ?? 0),
    protocol: udp ? 'UDP' : 'TCP',
    ...(stdin === '' ? {} : { greeting: stdin }),
    ...(response ? { serve: () => response } : {}),
  }
}

const WHY = {
  refused: 'Connection refused',
  unreachable: 'No route to host',
  timeout: 'Connection timed out',
}

/**
 * Mirrors: busybox nc. Differs: a listening one answers everybody, not only the first; what is said after
 * connecting goes unheard.
 */
export function* nc(context: ProcessContext): Program {
  const options = parseOptions(context.argv.slice(1))
  const stdin = context.stdin ?? ''
  if (options.listen) return yield* serve(listener(options, stdin))
  const [host = '', port = ''] = options.words
  const [address] = yield* resolveHost(context, host)
  if (address === undefined) return yield* fail(`nc: bad address '${host}'`)
  const target = { address, port: Number(port), protocol: options.udp ? ('UDP' as const) : ('TCP' as const) }
  const answer = yield* connectTo(context, target, options.wait)
  const where = `${host} (${address}:${port})`
  if (answer.late)
    return yield* fail(
      options.scan && !options.verbose ? 'nc: timed out' : `nc: ${where}: Connection timed out`,
    )
  if (answer.kind === 'dns') return 1
  if (answer.kind !== 'open') return yield* fail(`nc: ${where}: ${WHY[answer.kind]}`)
  if (options.verbose) yield* fail(`${where} open`)
  if (!options.scan && answer.data) yield* write(answer.data)
  return 0
}
