/**
 * The image of the website operator, an operator of Kubekata's own: its program runs the reconcile loop as a process
 * of its pod, asks the API server as the pod's service account, and so may do what RBAC allows and no more.
 * Differs from one made with controller-runtime: it has no informers but looks every second whether anything in the
 * cluster has changed, and less often when nothing has for minutes; no leader is elected: it is made for one replica;
 * retries wait a minute at most.
 */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type Api, ApiProblem, apiOf } from '@/lib/cluster/kubelet/images/website-operator/api'
import {
  complain,
  NameTaken,
  reconcile,
  type Turn,
} from '@/lib/cluster/kubelet/images/website-operator/reconcile'
import { GROUP, VERSION, WEBSITES, type Website } from '@/lib/cluster/kubelet/images/website-operator/website'
import { respond } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

const MINUTE = 60_000
/** ms between two looks, by how long nothing has changed. */
const looksAgainIn = (quiet: number) => (quiet < 5 * MINUTE ? 1000 : quiet < 60 * MINUTE ? 4000 : 20_000)
const SHORTEST = 1000
const LONGEST = MINUTE
const HEALTH_PORT = 8081
const NAMESPACE = '/var/run/secrets/kubernetes.io/serviceaccount/namespace'

interface State {
  /** When it looks next. */
  at: number
  /** The revision that it has worked off. */
  seen?: string
  /** When something had changed last. */
  changedAt: number
  /** The last listing succeeded: it is ready. */
  listed?: true
  /** Failures in a row of what could not be done, by key, and when it is tried again. */
  failed: Record<string, { times: number; at: number }>
}

const LIST = 'list'
const backoff = (times: number) => Math.min(LONGEST, SHORTEST * 2 ** Math.min(times, 10))

function log(server: Server, level: 'info' | 'error', msg: string, fields: object = {}): void {
  server.say(
    JSON.stringify({ level, ts: formatTime(server.context.now()), logger: 'website', msg, ...fields }),
  )
}

function failedAgain(state: State, key: string, now: number): void {
  const times = (state.failed[key]?.times ?? 0) + 1
  state.failed[key] = { times, at: now + backoff(times - 1) }
}

interface Listing {
  metadata: { resourceVersion: string }
  items: Website[]
}

/** All Websites; undefined: not now. */
function list(state: State, server: Server, api: Api, query: string): Listing | undefined {
  const now = server.context.now()
  if ((state.failed[LIST]?.at ?? 0) > now) return undefined
  try {
    const found = api.get<Listing>(`${WEBSITES}${query}`)
    delete state.failed[LIST]
    state.listed = true
    return found
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    delete state.listed
    if (error.code === 404)
      server.fail(1, `no matches for kind "Website" in version "${GROUP}/${VERSION}": install its CRD first`)
    failedAgain(state, LIST, now)
    const reason = `failed to list *${VERSION}.Website: ${error.message}`
    log(server, 'error', 'Failed to watch', { error: reason })
    return undefined
  }
}

function workOn(state: State, turn: Turn, server: Server, site: Website): void {
  const { name, namespace } = site.metadata
  const key = `${namespace}/${name}`
  const now = server.context.now()
  if ((state.failed[key]?.at ?? 0) > now) return
  try {
    reconcile(turn, site)
    delete state.failed[key]
  } catch (error) {
    if (!(error instanceof ApiProblem) && !(error instanceof NameTaken)) throw error
    failedAgain(state, key, now)
    log(server, 'error', 'Reconciler error', { Website: { name, namespace }, error: error.message })
    complain(turn, site, error)
  }
}

/** One look: nothing to do where nothing has changed and nothing is to be tried again. */
function look(state: State, server: Server): void {
  const { context } = server
  const now = context.now()
  const readText = (path: string) => textOf(context.files, path)
  const { env, hostname, ask } = context
  const api = apiOf({ env, hostname, now, ask: (query) => ask.call(context, query), readText })
  const head = list(state, server, api, '?limit=1')
  if (!head) return
  const isDue = Object.values(state.failed).some(({ at }) => at <= now)
  if (head.metadata.resourceVersion === state.seen && !isDue) return
  const all = list(state, server, api, '')
  if (!all) return
  const home = readText(NAMESPACE)?.trim() || 'default'
  const turn: Turn = { api, home, say: (message, fields) => log(server, 'info', message, fields) }
  for (const site of all.items) workOn(state, turn, server, site)
  const keys = new Set(all.items.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`))
  for (const key of Object.keys(state.failed)) if (!keys.has(key)) delete state.failed[key]
  state.changedAt = now
  state.seen = all.metadata.resourceVersion
}

const manager: Program = daemon<State>({
  start(server) {
    log(server, 'info', 'starting manager')
    const now = server.context.now()
    return { at: now + looksAgainIn(0), changedAt: now, failed: {} }
  },
  listeners: (_, { listed }) => [
    {
      port: HEALTH_PORT,
      protocol: 'TCP',
      serve: ({ path }) =>
        path.startsWith('/readyz') && !listed
          ? respond(500, '[-]caches failed: not synced\nreadyz check failed\n')
          : respond(200, 'ok'),
    },
  ],
  next(state, server) {
    const now = server.context.now()
    if (now >= state.at) {
      look(state, server)
      state.at = now + looksAgainIn(now - state.changedAt)
    }
    return { wait: 'time', until: state.at }
  },
  stop(_, signal, server) {
    log(server, 'info', `Stopping and waiting for workers to finish (${signal})`)
    return {}
  },
})

export const websiteOperator: ImageBehaviour = {
  repository: 'ghcr.io/kubekata/website-operator',
  sizeBytes: 28_311_552,
  user: '65532',
  entrypoint: ['/manager'],
  command: [],
  takesArguments: true,
  base: 'distroless',
  ports: [HEALTH_PORT],
  programs: { '/manager': manager },
}
