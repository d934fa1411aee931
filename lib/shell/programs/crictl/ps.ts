import type { HostContainer } from '@/lib/cluster/host/cri/host-container'
import { findImage, runtimeImageId } from '@/lib/cluster/host/cri/runtime-image'
import type { CrictlCall, CrictlCommand } from '@/lib/shell/programs/crictl/call'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import { isLatest, labelsOf, latestOf, patternOf } from '@/lib/shell/programs/crictl/filter'
import { asFormat, nanoseconds } from '@/lib/shell/programs/crictl/output'
import { humanDuration, shortId, table } from '@/lib/shell/programs/crictl/table'

const STATES = ['created', 'running', 'exited', 'unknown']
const HEAD = ['CONTAINER', 'IMAGE', 'CREATED', 'STATE', 'NAME', 'ATTEMPT', 'POD ID', 'POD', 'NAMESPACE']

/** What a list says when one of its filters is wrong. */
export const LISTING = 'listing containers: list containers: '

function stateOf({ flags }: CrictlCall, before: string): (one: HostContainer) => boolean {
  const state = flags.text('state')?.toLowerCase()
  if (state !== undefined && state !== '' && !STATES.includes(state))
    throw new CrictlError(`${before}--state should be one of created, running, exited or unknown`)
  if (isLatest(flags)) return () => true
  if (!state) return ({ running }) => flags.has('all') || running
  return ({ running }) => state === (running ? 'running' : 'exited')
}

/** The containers that the flags of `ps` and `inspect` ask for. @throws CrictlError */
export function selectContainers(call: CrictlCall, before = LISTING): readonly HostContainer[] {
  const { flags, runtime } = call
  const hasState = stateOf(call, before)
  const hasLabels = labelsOf(flags)
  const name = patternOf(flags, 'name', before)
  const namespace = patternOf(flags, 'namespace', before)
  const image = flags.text('image')
  const wanted = image ? findImage(runtime.images(), image) : undefined
  const found = runtime
    .containers()
    .filter(
      (one) =>
        hasState(one) &&
        hasLabels(one) &&
        name(one.name) &&
        namespace(one.namespace) &&
        one.id.startsWith(flags.text('id') ?? '') &&
        one.podId.startsWith(flags.text('pod') ?? '') &&
        (!image || wanted?.tag === one.canonical),
    )
  return latestOf(flags, found)
}

export const imageOfContainer = (one: HostContainer) => ({
  annotations: {},
  image: runtimeImageId(one.canonical),
  runtimeHandler: '',
  userSpecifiedImage: one.canonical,
})

const asObject = (one: HostContainer) => ({
  id: one.id,
  podSandboxId: one.podId,
  metadata: { name: one.name, attempt: one.attempt },
  image: imageOfContainer(one),
  imageRef: runtimeImageId(one.canonical),
  state: one.running ? 'CONTAINER_RUNNING' : 'CONTAINER_EXITED',
  createdAt: nanoseconds(one.createdAt),
  labels: one.labels,
  annotations: one.annotations,
  imageId: runtimeImageId(one.canonical),
})

function row(one: HostContainer, { flags, now }: CrictlCall): string[] {
  const short = (id: string) => (flags.has('no-trunc') ? id : shortId(id))
  const image = flags.has('resolve-image-path') ? one.canonical : short(runtimeImageId(one.canonical))
  const state = one.running ? 'Running' : 'Exited'
  return [
    ...[short(one.id), image, `${humanDuration(now - one.createdAt)} ago`, state, one.name],
    ...[String(one.attempt), short(one.podId), one.pod, one.namespace],
  ]
}

function list(call: CrictlCall): string {
  const { flags } = call
  const found = selectContainers(call)
  const formatted = asFormat(
    flags.text('output'),
    () => ({ containers: found.map(asObject) }),
    'listing containers: ',
  )
  if (formatted !== undefined) return formatted
  if (flags.has('quiet')) return found.map(({ id }) => `${id}\n`).join('')
  return table([HEAD, ...found.map((one) => row(one, call))])
}

const FILTERS = 'name: namespace: pod|p: image: state|s: label: latest|l last|n: all|a'

export const inspectFilters = FILTERS

export const ps: CrictlCommand = {
  name: 'ps',
  usage: 'List containers',
  flags: `${FILTERS} id: quiet|q output|o: no-trunc resolve-image-path|r`,
  run: list,
}
