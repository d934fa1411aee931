/** Which requests `kubectl proxy` lets through, and where they go. Mirrors: kubectl's proxy_server.go. */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { type HttpRequest, type HttpResponse, respond } from '@/lib/cluster/kubelet/process/network'
import type { CommandContext } from '../cli/command'
import { klogExit, klogWarning } from '../cli/klog'

type Delegate = (request: HttpRequest) => HttpResponse

/** The patterns of a flag. @throws ExitError, with klog's words, for one that is none */
function patternsOf({ flags, io }: CommandContext, flag: string): Regexp[] {
  const text = flags.string(flag)
  try {
    return text === '' ? [] : text.split(',').map((part) => new Regexp(part))
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error
    throw klogExit(io, 'proxy_server.go:83', `Error compiling re: ${error.message}`)
  }
}

const plain = (status: number, text: string) =>
  respond(status, `${text}\n`, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  })

/** Forbids what the flags do not let through. */
export function filtered(context: CommandContext, delegate: Delegate): Delegate {
  if (context.flags.bool('disable-filter')) {
    const warning = 'Request filter disabled, your proxy is vulnerable to XSRF attacks, please be cautious'
    if (!context.flags.string('unix-socket')) klogWarning(context.io, 'proxy.go:176', warning)
    return delegate
  }
  const [paths, noPaths, hosts, noMethods] = (
    ['accept-paths', 'reject-paths', 'accept-hosts', 'reject-methods'] as const
  ).map((flag) => patternsOf(context, flag)) as [Regexp[], Regexp[], Regexp[], Regexp[]]
  const any = (patterns: Regexp[], text: string) => patterns.some((one) => one.test(text))
  return (request) => {
    const path = request.path.split('?')[0]!
    const host = request.host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
    const refused = any(noPaths, path) || any(noMethods, request.method)
    return !refused && any(paths, path) && any(hosts, host) ? delegate(request) : plain(403, 'Forbidden')
  }
}

/** Takes --api-prefix away from the paths. */
export function withoutPrefix(prefix: string, delegate: Delegate): Delegate {
  if (prefix.startsWith('/api')) return delegate
  return (request) => {
    if (!request.path.startsWith(prefix)) return plain(404, '404 page not found')
    return delegate({ ...request, path: `/${request.path.slice(prefix.length)}` })
  }
}

/** Serves the files of --www below --www-prefix. Differs: a directory shows only its index.html. */
export function withFiles(context: CommandContext, delegate: Delegate): Delegate {
  const { flags, io } = context
  const root = flags.string('www')
  if (!root) return delegate
  const prefix = flags.string('www-prefix').replace(/\/?$/, '/')
  return (request) => {
    const path = request.path.split('?')[0]!
    if (!path.startsWith(prefix)) return delegate(request)
    const file = `${root}/${path.slice(prefix.length)}`
    const text = io.readFile(file.endsWith('/') ? `${file}index.html` : file)
    return text === undefined ? plain(404, '404 page not found') : respond(200, text)
  }
}

/** Says what is wrong with the directory of --www. */
export function checkDirectory({ flags, io }: CommandContext): void {
  const directory = flags.string('www')
  if (!directory || io.listDir?.(directory)) return
  const text =
    io.readFile(directory) === undefined
      ? `Failed to stat static file directory ${directory}: stat ${directory}: no such file or directory`
      : `Static file directory ${directory} is not a directory`
  klogWarning(io, 'proxy.go:198', text)
}
