/**
 * Schedulers that a learner runs in pods, as the documentation's exercise does: which profiles they serve.
 * Differs: one that cannot read its configuration runs on and does nothing; leaders are not elected, so the
 * cluster's own scheduler alone serves `default-scheduler`.
 */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { loadSchedulerConfig } from '@/lib/cluster/scheduler/config'
import type { ProfileConfig } from '@/lib/cluster/scheduler/profile'
import { isSchedulerContainer } from '@/lib/cluster/scheduler/scheduler-pod'

type Container = Pod['spec']['containers'][number]

/** The text of a file that a container has from a ConfigMap. */
function readMounted(
  ctx: ComponentContext,
  pod: Pod,
  container: Container,
  path: string,
): string | undefined {
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const configMap = pod.spec.volumes?.find((volume) => volume.name === name)?.configMap
    if (!configMap?.name || (path !== mountPath && !path.startsWith(`${mountPath.replace(/\/$/, '')}/`)))
      continue
    const data = ctx.lister.get('configmaps', pod.metadata.namespace, configMap.name)?.data ?? {}
    const file = subPath && path === mountPath ? subPath : path.slice(mountPath.length).replace(/^\//, '')
    const key = configMap.items ? configMap.items.find((item) => item.path === file)?.key : file
    if (key !== undefined && data[key] !== undefined) return data[key]
  }
  return undefined
}

function flagOf({ command = [], args = [] }: Container, name: string): string | undefined {
  const argv = [...command, ...args].map(String)
  const joined = argv.find((arg) => arg.startsWith(`--${name}=`))
  const at = argv.indexOf(`--${name}`)
  return joined?.slice(name.length + 3) ?? (at >= 0 ? argv[at + 1] : undefined)
}

const runs = ({ status }: Pod, name: string) =>
  !!status?.containerStatuses?.some((each) => each.name === name && each.state?.running)

/** What a scheduler cannot do without: it lists for ever where it may not. */
const NEEDED = [
  { verb: 'list', resource: 'pods' },
  { verb: 'list', resource: 'nodes' },
  { verb: 'create', resource: 'pods', subresource: 'binding' },
]

function mayWork(ctx: ComponentContext, { metadata, spec }: Pod): boolean {
  const { namespace = 'default' } = metadata
  const user = `system:serviceaccount:${namespace}:${spec.serviceAccountName ?? 'default'}`
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
  return NEEDED.every((resourceAttributes) => {
    const review = ctx.client.create('subjectaccessreviews.authorization.k8s.io', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      metadata: {},
      spec: { user, groups, resourceAttributes },
    }) as { status?: { allowed?: boolean } }
    return review.status?.allowed === true
  })
}

/** The profiles of schedulers that run in pods and may do their work. */
export function servedProfiles(ctx: ComponentContext, keys: readonly string[]): ProfileConfig[] {
  const found: ProfileConfig[] = []
  for (const key of keys) {
    const pod = ctx.lister.byKey('pods', key)
    const container = pod?.spec.containers.find(isSchedulerContainer)
    if (!pod || !container || !runs(pod, container.name) || pod.metadata.deletionTimestamp) continue
    const path = flagOf(container, 'config')
    const text = path === undefined ? undefined : readMounted(ctx, pod, container, path)
    const config = text === undefined ? undefined : loadSchedulerConfig(text)
    if (!config || 'error' in config || !mayWork(ctx, pod)) continue
    for (const profile of config.profiles) {
      const isTaken = found.some(({ schedulerName }) => schedulerName === profile.schedulerName)
      if (profile.schedulerName !== 'default-scheduler' && !isTaken) found.push(profile)
    }
  }
  return found
}
