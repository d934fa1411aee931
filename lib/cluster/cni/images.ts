/**
 * The images of flannel and Calico: their programs as processes of containers. What they do is told by daemons.ts and
 * operator.ts.
 */
import type { ApiContext } from '@/lib/cluster/cni/api-client'
import { calicoNode, ELF, flanneld, installCalico, type Started } from '@/lib/cluster/cni/daemons'
import { newOperator, type OperatorState, operatorStep } from '@/lib/cluster/cni/operator'
import { textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, idle, type Server, sayOnce } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { makeFolders } from '@/lib/userland/kernel/folders'
import type { Program, Step } from '@/lib/userland/kernel/program'

const apiContext = ({ context }: Server): ApiContext => ({
  ...{ env: context.env, hostname: context.hostname, now: context.now(), ask: context.ask },
  readText: (path) => textOf(context.files, path),
})

function write({ process }: Server, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    makeFolders(process.files, path.slice(0, path.lastIndexOf('/')))
    process.files.write(path, text)
  }
}

interface Failing {
  error?: string
  at: number
}

/** A program that starts, and goes on until it is told to stop. */
const starting = (start: (context: ApiContext) => Started): Program =>
  daemon<Failing>({
    start(server) {
      const { lines, files = {}, error, after = 0, done } = start(apiContext(server))
      write(server, files)
      server.say(...lines)
      if (done && error === undefined) server.fail(0)
      return { at: server.context.now() + after, ...(error === undefined ? {} : { error }) }
    },
    next({ error, at }, server): Step | undefined {
      if (error === undefined) return undefined
      if (server.context.now() < at) return { wait: 'time', until: at }
      return server.fail(1, error)
    },
  })

interface Operating {
  own: OperatorState
  /** When it looks again; unset: never. */
  at?: number
  error?: string
}

const operator: Program = daemon<Operating>({
  start: (server) => ({ own: newOperator(), at: server.context.now() }),
  next(state, server): Step | undefined {
    const { at } = state
    if (at === undefined) return undefined
    if (server.context.now() < at) return { wait: 'time', until: at }
    if (state.error !== undefined) return server.fail(1, state.error)
    const { lines, wait, error } = operatorStep(state.own, apiContext(server))
    server.say(...lines)
    if (error !== undefined) state.error = error
    if (wait === undefined) delete state.at
    else state.at = server.context.now() + wait
    return state.at === undefined ? undefined : { wait: 'time', until: state.at }
  },
})

const succeed = sayOnce(() => 0)

const image = (repository: string, more: Partial<ImageBehaviour>): ImageBehaviour => ({
  ...{
    repository,
    sizeBytes: 73_400_320,
    base: 'alpine',
    entrypoint: [],
    command: ['sh'],
    ports: [],
    programs: {},
  },
  ...more,
})

/** The same under all names by which a project publishes it. */
const published = (names: string[], more: Partial<ImageBehaviour>) => names.map((name) => image(name, more))

const flannelNames = (name: string) => [
  `ghcr.io/flannel-io/${name}`,
  `flannel/${name}`,
  `quay.io/coreos/${name}`,
]
const calicoNames = (name: string) => [`calico/${name}`, `quay.io/calico/${name}`]

export const cniImages: ImageBehaviour[] = [
  ...published(flannelNames('flannel'), {
    entrypoint: ['/opt/bin/flanneld'],
    command: [],
    programs: { '/opt/bin/flanneld': starting(flanneld) },
  }),
  ...published(flannelNames('flannel-cni-plugin'), { files: { '/flannel': ELF } }),
  ...published(calicoNames('cni'), {
    programs: { '/opt/cni/bin/install': starting(installCalico), '/opt/cni/bin/calico-ipam': succeed },
  }),
  ...published(calicoNames('node'), {
    command: ['start_runit'],
    programs: { '/usr/sbin/start_runit': starting(calicoNode), '/bin/calico-node': succeed },
  }),
  image('quay.io/tigera/operator', {
    entrypoint: ['operator'],
    command: [],
    programs: { '/usr/local/bin/operator': operator },
  }),
  ...published(calicoNames('typha'), {
    command: ['calico-typha'],
    programs: { '/usr/bin/calico-typha': idle },
  }),
  ...published(calicoNames('kube-controllers'), {
    command: ['/usr/bin/kube-controllers'],
    programs: { '/usr/bin/kube-controllers': idle, '/usr/bin/check-status': succeed },
  }),
]
