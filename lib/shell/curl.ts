import type { ExecResult, ResolvedCommandContext } from 'just-bash'
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Cluster } from '@/lib/cluster/cluster'
import type { HostFiles } from '@/lib/cluster/host/host-files'
import type { Answer, Query } from '@/lib/cluster/kubelet/process/network'
import { part } from '@/lib/cluster/sim/parts'
import { encodeText } from '@/lib/shell/bash-file-system'
import type { Jobs } from '@/lib/shell/jobs'
import { readText, textOfBytes } from '@/lib/shell/kubectl-command'
import { OutOfTime } from '@/lib/shell/limits'
import { loadRest } from '@/lib/shell/rest'
import { MERGED_OUTPUT } from '@/lib/shell/rewrite'
import { TERMINATED, TimedOut } from '@/lib/shell/timeout'

export interface CurlHost {
  cluster: Cluster
  files: HostFiles
  jobs: Jobs
  /** The host that the terminal is logged in to. */
  hostName(): string | undefined
  spend(ms: number): void
}

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1'

/** The terminal is on the first node: it reaches what that node reaches, and resolves no cluster names. */
function firstNode({ cluster }: CurlHost): { name: string; hosts: string } {
  const user = { username: 'system:apiserver', groups: ['system:masters'] }
  const { body } = cluster.request({ method: 'GET', path: '/api/v1/nodes', user })
  const { items = [] } = body as {
    items?: { metadata: { name: string }; status?: { addresses?: { type: string; address: string }[] } }[]
  }
  const lines = items.map(({ metadata, status }) => {
    const address = status?.addresses?.find(({ type }) => type === 'InternalIP')?.address
    return `${address} ${metadata.name}`
  })
  return { name: items[0]?.metadata.name ?? '', hosts: ['127.0.0.1 localhost', ...lines].join('\n') }
}

/** A background job on this machine answers first; its own words come before curl's. */
function ask(host: CurlHost, node: string, query: Query, say: (text: string) => void): Answer {
  if (query.kind === 'connect' && isLoopback(query.address)) {
    const server = host.jobs.serverOn(query.port)
    if (server) {
      if (!query.request || query.request.tls) return { kind: 'open' }
      const { response, words, ends } = server.handle(query.request)
      if (words) say(words)
      if (ends) host.jobs.endServer(server)
      return { kind: 'open', ...(response ? { response } : {}) }
    }
  }
  return host.cluster.ask({ node }, query)[0] ?? { kind: 'timeout' }
}

/** curl on the learner's machine. */
export async function curlCommand(
  host: CurlHost,
  args: string[],
  ctx: ResolvedCommandContext,
): Promise<ExecResult> {
  const merged = ctx.env.get(MERGED_OUTPUT) !== undefined
  const out = { stdout: '', stderr: '' }
  const at = (path: string) => resolvePath(ctx.cwd, path)
  const first = firstNode(host)
  const node = { ...first, name: host.hostName() ?? first.name }
  const say = (text: string) => {
    out.stdout += text
  }
  await loadRest()
  const steps = part('userland').runCurl({
    argv: ['curl', ...args],
    stdin: textOfBytes(ctx.stdin),
    files: new Map([['/etc/hosts', node.hosts]]),
    get now() {
      return host.cluster.now()
    },
    ask: (query) => ask(host, node.name, query, say),
    readFile: (path) => readText(host.files, at(path)),
    writeFile: (path, text) => host.files.write(at(path), encodeText(text)),
  })
  try {
    for (;;) {
      const step = steps.next()
      if (step.done) return { ...out, exitCode: step.value, stdoutKind: 'text' }
      if (step.value.kind === 'sleep') host.spend(step.value.ms)
      else if (step.value.kind === 'line') {
        const { text, error, open } = step.value
        out[error && !merged ? 'stderr' : 'stdout'] += open ? text : `${text}\n`
      }
    }
  } catch (error) {
    if (error instanceof TimedOut) return { ...out, exitCode: TERMINATED, stdoutKind: 'text' }
    if (!(error instanceof OutOfTime)) throw error
    return { ...out, stderr: `${out.stderr}curl: ${error.message}\n`, exitCode: 124, stdoutKind: 'text' }
  }
}
