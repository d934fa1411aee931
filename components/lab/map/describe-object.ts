import type { LabPicture } from '@/lib/lab/picture'
import { type ObjectRef, objectKey, parseObjectKey } from '@/lib/lab/picture/object-key'
import type { Mood } from '@/lib/lab/picture/schema'
import { ownerKey } from './owner-tree'

/** Names under `lab.fact`. */
export type FactName =
  | 'status'
  | 'ready'
  | 'restarts'
  | 'ip'
  | 'images'
  | 'labels'
  | 'cpu'
  | 'memory'
  | 'taints'
  | 'wanted'
  | 'updated'
  | 'note'
  | 'range'
  | 'type'
  | 'address'
  | 'external'
  | 'ports'
  | 'selector'
  | 'className'
  | 'rules'
  | 'ingress'
  | 'egress'
  | 'capacity'
  | 'volume'
  | 'storageClass'
  | 'modes'

/** Names under `lab.relation`. */
export type RelationName =
  | 'owners'
  | 'owns'
  | 'node'
  | 'pods'
  | 'services'
  | 'policies'
  | 'claims'
  | 'routes'
  | 'autoscalers'
  | 'scales'
  | 'users'
  | 'notReady'

export interface ObjectDescription {
  ref: ObjectRef
  mood?: Mood
  facts: [FactName, string][]
  /** Keys of other objects. */
  relations: [RelationName, string[]][]
  /** In Kubernetes' words. */
  why: string[]
}

type Facts = [FactName, string | undefined][]
type Relations = [RelationName, (string | undefined)[]][]
type Drawn = Pick<ObjectDescription, 'mood' | 'why'> & { facts: Facts; relations: Relations }
type Describe = (picture: LabPicture, ref: ObjectRef) => Partial<Drawn> | undefined

const named =
  ({ namespace, name }: ObjectRef) =>
  (one: { namespace: string; name: string }) =>
    one.name === name && one.namespace === (namespace ?? '')

const inNamespaceOf = (ref: ObjectRef) => (one: { namespace: string }) =>
  one.namespace === (ref.namespace ?? '')

const keysOf = (kind: string, all: readonly { namespace: string; name: string }[]) =>
  all.map(({ namespace, name }) => objectKey({ kind, namespace, name }))

const podKeys = ({ namespace = '' }: ObjectRef, names: readonly string[]) =>
  names.map((name) => objectKey({ kind: 'Pod', namespace, name }))

const pairs = (of: Record<string, string>) =>
  Object.entries(of)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')

/** Whoever owns an object, and whoever owns that, up to the top. */
export function ownersOf({ workloads }: LabPicture, owner: string | undefined, namespace: string): string[] {
  const chain: string[] = []
  for (let above = owner; above; ) {
    const key = ownerKey(above, namespace)
    if (chain.includes(key)) break
    chain.push(key)
    above = workloads.find((one) => objectKey(one) === key)?.owner
  }
  return chain
}

const pod: Describe = (picture, ref) => {
  const found = picture.pods.find(named(ref))
  if (!found) return undefined
  const { namespace, name, claims } = found
  const near = inNamespaceOf(ref)
  const services = picture.services.filter(
    (one) => near(one) && one.backends.some((backend) => backend.pod === name),
  )
  const policies = picture.policies.filter((one) => near(one) && one.pods.includes(name))
  return {
    ...{ mood: found.mood, why: found.why },
    facts: [
      ...([
        ['status', found.status],
        ['ready', found.ready],
        ['restarts', found.restarts],
      ] as Facts),
      ...([
        ['ip', found.ip],
        ['images', found.images.join(', ')],
        ['labels', pairs(found.labels)],
      ] as Facts),
    ],
    relations: [
      ['node', [found.node && `Node/${found.node}`]],
      ['owners', ownersOf(picture, found.owner, namespace)],
      ['services', keysOf('Service', services)],
      ['policies', keysOf('NetworkPolicy', policies)],
      ['claims', claims.map((claim) => objectKey({ kind: 'PersistentVolumeClaim', namespace, name: claim }))],
    ],
  }
}

const node: Describe = ({ nodes, pods }, { name }) => {
  const found = nodes.find((one) => one.name === name)
  if (!found) return undefined
  const { ready, cordoned, cpu, memory, taints } = found
  const status = `${ready ? 'Ready' : 'NotReady'}${cordoned ? ',SchedulingDisabled' : ''}`
  return {
    mood: ready ? 'good' : 'bad',
    facts: [
      ...([
        ['status', status],
        ['cpu', cpu],
        ['memory', memory],
        ['taints', taints.join(', ')],
      ] as Facts),
    ],
    relations: [
      [
        'pods',
        keysOf(
          'Pod',
          pods.filter((one) => one.node === name),
        ),
      ],
    ],
  }
}

const workload: Describe = (picture, ref) => {
  const key = objectKey(ref)
  const found = picture.workloads.find((one) => objectKey(one) === key)
  if (!found) return undefined
  const { ready, wanted, updated, note, owner, namespace, mood } = found
  const isOwn = (one: { namespace: string; owner?: string | undefined }) =>
    one.owner !== undefined && ownerKey(one.owner, one.namespace) === key
  const scaled = picture.autoscalers.filter(
    (one) => one.namespace === namespace && one.target === `${ref.kind}/${ref.name}`,
  )
  return {
    mood,
    facts: [
      ...([
        ['wanted', String(wanted)],
        ['ready', String(ready)],
      ] as Facts),
      ...([
        ['updated', updated === undefined ? undefined : String(updated)],
        ['note', note],
      ] as Facts),
    ],
    relations: [
      ['owners', ownersOf(picture, owner, namespace)],
      ['owns', picture.workloads.filter(isOwn).map(objectKey)],
      ['pods', keysOf('Pod', picture.pods.filter(isOwn))],
      ['autoscalers', keysOf('HorizontalPodAutoscaler', scaled)],
    ],
  }
}

const autoscaler: Describe = ({ autoscalers }, ref) => {
  const found = autoscalers.find(named(ref))
  if (!found) return undefined
  return {
    mood: found.mood,
    facts: [
      ...([
        ['range', `${found.min}–${found.max}`],
        ['wanted', String(found.wanted)],
      ] as Facts),
      ...([
        ['ready', String(found.now)],
        ['note', found.note],
      ] as Facts),
    ],
    relations: [['scales', [ownerKey(found.target, found.namespace)]]],
  }
}

const service: Describe = ({ services, routes }, ref) => {
  const found = services.find(named(ref))
  if (!found) return undefined
  const { type, address, external, ports, selector, backends, mood } = found
  const podsThat = (ready: boolean) =>
    podKeys(
      ref,
      backends.flatMap((one) => (one.ready === ready && one.pod ? [one.pod] : [])),
    )
  const leading = routes.filter(({ rules }) => rules.some((rule) => rule.service === objectKey(ref)))
  return {
    mood,
    facts: [
      ...([
        ['type', type],
        ['address', address],
        ['external', external.join(', ')],
      ] as Facts),
      ...([
        ['ports', ports.join(', ')],
        ['selector', pairs(selector)],
      ] as Facts),
    ],
    relations: [
      ['pods', podsThat(true)],
      ['notReady', podsThat(false)],
      ['routes', leading.map(objectKey)],
    ],
  }
}

const route: Describe = ({ routes }, ref) => {
  const found = routes.find((one) => objectKey(one) === objectKey(ref))
  if (!found) return undefined
  const rules = found.rules.map(({ host, path, port }) => `${host}${path} → ${port}`)
  return {
    facts: [
      ...([
        ['className', found.className],
        ['address', found.addresses.join(', ')],
      ] as Facts),
      ['rules', rules.join(', ')],
    ],
    relations: [
      ['routes', found.parents],
      ['services', [...new Set(found.rules.map((rule) => rule.service))]],
    ],
  }
}

const policy: Describe = ({ policies }, ref) => {
  const found = policies.find(named(ref))
  if (!found) return undefined
  const rulesOf = (direction: 'Ingress' | 'Egress', rules: string[]) =>
    found.directions.includes(direction) ? rules.join(' | ') || '—' : undefined
  return {
    facts: [
      ['ingress', rulesOf('Ingress', found.ingress)],
      ['egress', rulesOf('Egress', found.egress)],
    ],
    relations: [['pods', podKeys(ref, found.pods)]],
  }
}

const claim: Describe = ({ claims }, ref) => {
  const found = claims.find(named(ref))
  if (!found) return undefined
  const { phase, capacity, volume, storageClass, modes, users, mood } = found
  return {
    mood,
    facts: [
      ...([
        ['status', phase],
        ['capacity', capacity],
        ['volume', volume],
      ] as Facts),
      ...([
        ['storageClass', storageClass],
        ['modes', modes.join(', ')],
      ] as Facts),
    ],
    relations: [['users', podKeys(ref, users)]],
  }
}

const DESCRIBE: Record<string, Describe> = {
  ...{ Pod: pod, Node: node, Service: service, NetworkPolicy: policy, PersistentVolumeClaim: claim },
  ...{ HorizontalPodAutoscaler: autoscaler, Ingress: route, Gateway: route, HTTPRoute: route },
}

/** All that the picture tells of an object; undefined when it is not, or no more, in it. */
export function describeObject(picture: LabPicture, key: string): ObjectDescription | undefined {
  const ref = parseObjectKey(key)
  const found = (DESCRIBE[ref.kind] ?? workload)(picture, ref)
  if (!found) return undefined
  return {
    ref,
    ...(found.mood ? { mood: found.mood } : {}),
    facts: (found.facts ?? []).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    relations: (found.relations ?? []).flatMap(([name, keys]) => {
      const known = keys.filter((one) => one !== undefined && one !== '')
      return known.length > 0 ? [[name, known as string[]]] : []
    }),
    why: found.why ?? [],
  }
}

/** What a learner types to read more about it. */
export function describeCommand({ kind, namespace, name }: ObjectRef): string {
  return `kubectl describe ${kind.toLowerCase()} ${name}${namespace ? ` -n ${namespace}` : ''}`
}
