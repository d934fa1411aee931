import type { HostSandbox } from '@/lib/cluster/host/cri/host-sandbox'
import type { CrictlCall, CrictlCommand } from '@/lib/shell/programs/crictl/call'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import { isLatest, labelsOf, latestOf, patternOf } from '@/lib/shell/programs/crictl/filter'
import { asFormat, nanoseconds } from '@/lib/shell/programs/crictl/output'
import { humanDuration, shortId, table } from '@/lib/shell/programs/crictl/table'

const HEAD = ['POD ID', 'CREATED', 'STATE', 'NAME', 'NAMESPACE', 'ATTEMPT', 'RUNTIME']
const LISTING = 'listing pod sandboxes: list pod sandboxes: '

/** The sandboxes that the flags of `pods` and `inspectp` ask for. @throws CrictlError */
export function selectSandboxes({ flags, runtime }: CrictlCall): readonly HostSandbox[] {
  const state = flags.text('state')?.toLowerCase()
  if (state && !['ready', 'notready'].includes(state))
    throw new CrictlError('--state should be ready or notready')
  const hasLabels = labelsOf(flags)
  const name = patternOf(flags, 'name', LISTING)
  const namespace = patternOf(flags, 'namespace', LISTING)
  const found = runtime
    .sandboxes()
    .filter(
      (one) =>
        (!state || isLatest(flags) || one.ready === (state === 'ready')) &&
        hasLabels(one) &&
        name(one.pod) &&
        namespace(one.namespace) &&
        one.id.startsWith(flags.text('id') ?? ''),
    )
  return latestOf(flags, found)
}

const asObject = (one: HostSandbox) => ({
  id: one.id,
  metadata: { name: one.pod, uid: one.uid, namespace: one.namespace, attempt: one.attempt },
  state: one.ready ? 'SANDBOX_READY' : 'SANDBOX_NOTREADY',
  createdAt: nanoseconds(one.createdAt),
  labels: one.labels,
  annotations: one.annotations,
  runtimeHandler: '',
})

function row(one: HostSandbox, { flags, now }: CrictlCall): string[] {
  const state = one.ready ? 'Ready' : 'NotReady'
  return [
    flags.has('no-trunc') ? one.id : shortId(one.id),
    `${humanDuration(now - one.createdAt)} ago`,
    ...[state, one.pod, one.namespace, String(one.attempt), '(default)'],
  ]
}

function list(call: CrictlCall): string {
  const { flags } = call
  const found = selectSandboxes(call)
  const formatted = asFormat(
    flags.text('output'),
    () => ({ items: found.map(asObject) }),
    'listing pod sandboxes: ',
  )
  if (formatted !== undefined) return formatted
  if (flags.has('quiet')) return found.map(({ id }) => `${id}\n`).join('')
  return table([HEAD, ...found.map((one) => row(one, call))])
}

export const sandboxFilters = 'name: namespace: state|s: label: latest|l last|n:'

export const pods: CrictlCommand = {
  name: 'pods',
  usage: 'List pods',
  flags: `${sandboxFilters} id: quiet|q output|o: no-trunc`,
  run: list,
}
