/**
 * The images of flannel and Calico: their programs as processes of containers. What they do is told by daemons.ts and
 * operator.ts.
 */
import type { ApiContext } from '@/lib/cluster/cni/api-client'
import { calicoNode, ELF, flanneld, installCalico, type Started } from '@/lib/cluster/cni/daemons'
import { newOperator, operatorStep } from '@/lib/cluster/cni/operator'
import { busybox } from '@/lib/cluster/kubelet/images/busybox'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import {
  fail,
  idle,
  type ProcessContext,
  type Program,
  print,
  sleepFor,
} from '@/lib/cluster/kubelet/process/process'

const contextOf = ({ env, hostname, now, files, ask }: ProcessContext): ApiContext => ({
  ...{ env, hostname, now, ask },
  readText: (path) => files.get(path),
})

/** A program that starts, and goes on until it is told to stop. */
const starting = (start: (context: ApiContext) => Started) =>
  function* run(context: ProcessContext): Program {
    const { lines, files = {}, error, after = 0, done } = start(contextOf(context))
    for (const [path, text] of Object.entries(files)) context.files.set(path, text)
    for (const line of lines) yield* print(line)
    if (error === undefined) return done ? 0 : yield* idle()
    yield* sleepFor(after)
    return yield* fail(error)
  }

function* operator(context: ProcessContext): Program {
  const state = newOperator()
  for (;;) {
    const { lines, wait, error } = operatorStep(state, contextOf(context))
    for (const line of lines) yield* print(line)
    if (wait === undefined) return yield* idle()
    yield* sleepFor(wait)
    if (error !== undefined) return yield* fail(error)
  }
}

const succeed = (_: ProcessContext): Program => print('')

const image = (repository: string, more: Partial<ImageBehaviour>): ImageBehaviour => ({
  ...busybox,
  repository,
  sizeBytes: 73_400_320,
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
    command: ['/opt/bin/flanneld'],
    programs: { flanneld: starting(flanneld) },
  }),
  ...published(flannelNames('flannel-cni-plugin'), { files: { '/flannel': ELF }, programs: {} }),
  ...published(calicoNames('cni'), {
    programs: { install: starting(installCalico), 'calico-ipam': succeed },
  }),
  ...published(calicoNames('node'), {
    command: ['start_runit'],
    programs: { start_runit: starting(calicoNode), 'calico-node': succeed },
  }),
  image('quay.io/tigera/operator', {
    entrypoint: ['operator'],
    command: ['operator'],
    programs: { operator },
  }),
  ...published(calicoNames('typha'), { command: ['calico-typha'], programs: { 'calico-typha': idle } }),
  ...published(calicoNames('kube-controllers'), {
    command: ['/usr/bin/kube-controllers'],
    programs: { 'kube-controllers': idle, 'check-status': succeed },
  }),
]
