import '@/lib/errors/without-eval'
import * as z from 'zod/mini'

/** Good: as wanted. Busy: on its way. Bad: needs somebody. Over: ended for good. */
const mood = z.enum(['good', 'busy', 'bad', 'over'])
export type Mood = z.infer<typeof mood>

const words = z.array(z.string())
const pairs = z.record(z.string(), z.string())

const pod = z.object({
  uid: z.string(),
  name: z.string(),
  namespace: z.string(),
  node: z.optional(z.string()),
  /** kubectl's STATUS column. */
  status: z.string(),
  /** kubectl's READY column. */
  ready: z.string(),
  restarts: z.string(),
  mood,
  ip: z.optional(z.string()),
  images: words,
  /** `ReplicaSet/web-5d…` */
  owner: z.optional(z.string()),
  labels: pairs,
  /** Names of PersistentVolumeClaims. */
  claims: words,
  /** Why it is where it is, in Kubernetes' words. */
  why: words,
})
export type PodPicture = z.infer<typeof pod>

const node = z.object({
  name: z.string(),
  ready: z.boolean(),
  cordoned: z.boolean(),
  controlPlane: z.boolean(),
  /** `key=value:Effect` */
  taints: words,
  cpu: z.string(),
  memory: z.string(),
})
export type NodePicture = z.infer<typeof node>

/** Of the kinds that all the following have in common. */
const named = { uid: z.string(), namespace: z.string(), name: z.string() }

const workload = z.object({
  ...named,
  kind: z.enum([
    'Deployment',
    'ReplicaSet',
    'ReplicationController',
    'StatefulSet',
    'DaemonSet',
    'Job',
    'CronJob',
  ]),
  /** `Deployment/web` */
  owner: z.optional(z.string()),
  /** How many Pods it wants, and how many of them are as wanted: ready, or of a Job completed. */
  wanted: z.int(),
  ready: z.int(),
  /** How many are of the newest template. */
  updated: z.optional(z.int()),
  mood,
  /** A CronJob's schedule, a revision, or what a condition says. */
  note: z.string(),
})
export type WorkloadPicture = z.infer<typeof workload>

const autoscaler = z.object({
  ...named,
  /** `Deployment/web` */
  target: z.string(),
  min: z.int(),
  max: z.int(),
  now: z.int(),
  wanted: z.int(),
  mood,
  note: z.string(),
})
export type AutoscalerPicture = z.infer<typeof autoscaler>

const service = z.object({
  ...named,
  type: z.string(),
  /** Its cluster IP, `None` of a headless one, or the name that it stands for. */
  address: z.string(),
  /** Addresses beyond the cluster. */
  external: words,
  /** `80:30080→http/TCP` */
  ports: words,
  selector: pairs,
  /** In its EndpointSlices; `pod`: a name. */
  backends: z.array(z.object({ address: z.string(), pod: z.optional(z.string()), ready: z.boolean() })),
  mood,
})
export type ServicePicture = z.infer<typeof service>

const route = z.object({
  ...named,
  kind: z.enum(['Ingress', 'Gateway', 'HTTPRoute']),
  className: z.string(),
  addresses: words,
  /** `Gateway/namespace/name` */
  parents: words,
  /** `service`: `Service/namespace/name` */
  rules: z.array(z.object({ host: z.string(), path: z.string(), service: z.string(), port: z.string() })),
})
export type RoutePicture = z.infer<typeof route>

const policy = z.object({
  ...named,
  /** What it closes but for its rules. */
  directions: z.array(z.enum(['Ingress', 'Egress'])),
  /** Names of the Pods that it selects. */
  pods: words,
  /** Who may come in, and where one may go: one line for each rule, in the words of its fields. */
  ingress: words,
  egress: words,
})
export type PolicyPicture = z.infer<typeof policy>

const claim = z.object({
  ...named,
  phase: z.string(),
  volume: z.string(),
  storageClass: z.string(),
  capacity: z.string(),
  modes: words,
  /** Names of Pods. */
  users: words,
  mood,
})
export type ClaimPicture = z.infer<typeof claim>

/** Connections of one caller to one target. Ends are keys of objects (object-key.ts), or `outside/<address>`. */
const traffic = z.object({
  id: z.string(),
  from: z.string(),
  /** Services, Ingresses and Gateways on the way. */
  via: words,
  to: z.optional(z.string()),
  /** `10.96.0.1:80/TCP` */
  address: z.string(),
  /** Virtual ms of the last one. */
  at: z.number(),
  times: z.int(),
  /** Why it did not arrive; `policies`: those that kept it out. */
  obstacle: z.optional(z.object({ code: z.string(), message: z.string(), policies: words })),
})
export type TrafficPicture = z.infer<typeof traffic>

const timelineEntry = z.object({
  id: z.string(),
  /** virtual ms */
  at: z.number(),
  kind: z.enum(['write', 'event']),
  warning: z.boolean(),
  actor: z.string(),
  /** `create pods default/web` or an event's reason. */
  what: z.string(),
  /** The object, or an event's message. */
  about: z.string(),
  /** What kubectl was told, when it was somebody's command. */
  command: z.optional(z.string()),
  /** The id of the write that it is a reaction to. */
  because: z.optional(z.string()),
  /** The object, where it has a kind that one can ask about. */
  object: z.optional(z.object({ kind: z.string(), name: z.string(), namespace: z.optional(z.string()) })),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

const component = z.object({ name: z.string(), running: z.boolean() })

/** What there is several of, each with the form of one. */
const items = {
  nodes: node,
  pods: pod,
  workloads: workload,
  autoscalers: autoscaler,
  services: service,
  routes: route,
  policies: policy,
  claims: claim,
  traffic,
  timeline: timelineEntry,
  components: component,
}
type Items = typeof items
export type ListName = keyof Items
export const LIST_NAMES = Object.keys(items) as ListName[]
export type ItemOf<N extends ListName> = z.infer<Items[N]>

/** What the lab draws: the cluster as an administrator sees it at one moment. */
export type LabPicture = {
  now: number
  /** False: the API server does not answer, and the rest is empty. */
  reachable: boolean
} & { [N in ListName]: ItemOf<N>[] }

/** A list that changed: numbers stand for what was at that place before. */
const changed = <S extends z.core.$ZodType>(item: S) => z.optional(z.array(z.union([z.int(), item])))

/** How a picture differs from the one sent before it; lists that are absent are as they were. */
export const picturePatch = z.object({
  now: z.number(),
  reachable: z.boolean(),
  nodes: changed(node),
  pods: changed(pod),
  workloads: changed(workload),
  autoscalers: changed(autoscaler),
  services: changed(service),
  routes: changed(route),
  policies: changed(policy),
  claims: changed(claim),
  traffic: changed(traffic),
  timeline: changed(timelineEntry),
  components: changed(component),
})
export type PicturePatch = z.infer<typeof picturePatch>
