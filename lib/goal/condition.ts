/**
 * What a cluster must be like: the words in which drills and questions say what is right. Checked by
 * check-conditions.ts; what each means is said there, in the file of its kind.
 */
import { z } from 'zod'
import { matcherFields, saysSomething } from './matcher-fields'

const name = z.string().min(1)
/** `pods`, `deployments.apps`: plural and group. */
const resource = z.string().regex(/^[a-z]+(\.[a-z0-9.-]+)?$/)
const namespace = name.default('default')
/** A cluster that was made from the learner's machine, by its context (`kind-dev`); absent: the first one. */
const context = name.optional()
const target = { resource, name, namespace, context }

const exists = z.strictObject({ kind: z.literal('exists'), ...target })
const absent = z.strictObject({ kind: z.literal('absent'), ...target })
/** Paths: field-path.ts. */
const field = z
  .strictObject({ kind: z.literal('field'), ...target, path: name, ...matcherFields })
  .refine(saysSomething, 'says nothing of the value')
/** The field has the value that it had at the start; the very same object when `metadata.uid` is the path. */
const unchanged = z.strictObject({ kind: z.literal('unchanged'), ...target, path: name })
const count = z
  .strictObject({
    kind: z.literal('count'),
    resource,
    context,
    namespace: name.optional(),
    selector: z.string().optional(),
    /** Only those whose field is like this. */
    where: z
      .strictObject({ path: name, ...matcherFields })
      .refine(saysSomething)
      .optional(),
    equals: z.number().int().min(0).optional(),
    atLeast: z.number().int().min(0).optional(),
    atMost: z.number().int().min(0).optional(),
  })
  .refine(({ equals, atLeast, atMost }) => (equals ?? atLeast ?? atMost) !== undefined, 'says no number')
/** The Service's ready endpoints are exactly the ready Pods with these labels, at least one, on this port. */
const endpoints = z.strictObject({
  kind: z.literal('endpoints'),
  service: name,
  namespace,
  pods: z.string(),
  port: z.number().int(),
})

/** Whether somebody may do something, as the API server decides it. */
const access = z.strictObject({
  kind: z.literal('access'),
  /** A user's name, or `system:serviceaccount:<namespace>:<name>`. */
  as: name,
  groups: z.array(name).optional(),
  verb: name,
  resource: z.string().regex(/^[a-z*]+(\.[a-z0-9.-]+)?(\/[a-z]+)?$/),
  name: name.optional(),
  /** Absent: in the whole cluster. */
  namespace: name.optional(),
  allowed: z.boolean(),
})

const source = z.union([
  /** The first ready Pod with these labels. */
  z.strictObject({ pods: z.string(), namespace }),
  z.strictObject({ node: name }),
  z.strictObject({ outside: z.literal(true) }),
])
/** Whether a connection comes about: DNS, Service, policies, a process that listens. */
const reach = z.strictObject({
  kind: z.literal('reach'),
  from: source,
  /** A name as the source would say it, an address, or a URL. */
  to: name,
  port: z.number().int().optional(),
  protocol: z.enum(['TCP', 'UDP']).optional(),
  allowed: z.boolean(),
})
/** An HTTP request by curl from a Pod that is made for it, with these labels, on a fork. */
const request = z
  .strictObject({
    kind: z.literal('request'),
    from: z.strictObject({ namespace, labels: z.record(z.string(), z.string()).default({}) }),
    url: name,
    headers: z.record(z.string(), z.string()).default({}),
    status: z.number().int().optional(),
    contains: z.string().optional(),
    /** No connection comes about. */
    refused: z.literal(true).optional(),
  })
  .refine(({ status, contains, refused }) => (status ?? contains ?? refused) !== undefined, 'expects nothing')

const text = z.strictObject({
  equals: z.string().optional(),
  contains: z.array(z.string()).optional(),
  lacks: z.array(z.string()).optional(),
})
/** A line of bash on the learner's machine, on a fork. */
const run = z.strictObject({
  kind: z.literal('run'),
  command: name,
  exitCode: z.union([z.number().int(), z.literal('nonzero')]).default(0),
  stdout: text.optional(),
  stderr: text.optional(),
})
/** A file on the learner's machine. Blanks at the ends of lines and empty lines at its ends do not count. */
const file = z.strictObject({
  kind: z.literal('file'),
  /** Absolute, or relative to the learner's folder. */
  path: name,
  ...text.shape,
  /** These lines, in whatever order, and no others. */
  lines: z.array(z.string()).optional(),
})

const lookKinds = [
  exists,
  absent,
  field,
  unchanged,
  count,
  endpoints,
  access,
  reach,
  request,
  run,
  file,
] as const
export const look = z.discriminatedUnion('kind', lookKinds)
/** Looks, and changes nothing. */
export type Look = z.infer<typeof look>

/** One step of an experiment: a line of bash, or what no command does. */
const act = z.union([
  name,
  /** Deletes the first ready Pod with these labels. */
  z.strictObject({ deletePod: z.string(), namespace }),
  /** A manifest for `kubectl apply`. */
  z.strictObject({ apply: z.union([name, z.looseObject({ kind: name })]) }),
  /** Virtual seconds. */
  z.strictObject({
    wait: z
      .number()
      .int()
      .min(1)
      .max(8 * 86_400),
  }),
  z.strictObject({ powerOff: name }),
  z.strictObject({ powerOn: name }),
  /** `kube-scheduler`, `kube-controller-manager`, `kubelet/<node>`. */
  z.strictObject({ stop: name }),
])
export type Act = z.infer<typeof act>

/** Tried on a fork of the learner's cluster: act, let time pass, look. */
const experiment = z.strictObject({
  kind: z.literal('experiment'),
  do: z.array(act).min(1),
  /** Whether the commands succeed; `false`: the last one must be refused. */
  succeeds: z.boolean().default(true),
  /** Virtual seconds to wait before looking. */
  wait: z.number().int().min(0).max(600).default(30),
  expect: z.array(look).default([]),
  /** Must hold after every act, and at every moment of waiting at which something happens. */
  throughout: z.array(look).default([]),
})
export type Experiment = z.infer<typeof experiment>

export const condition = z.discriminatedUnion('kind', [...lookKinds, experiment])
export type Condition = z.infer<typeof condition>
/** As an author writes it: what has a default may be left out. */
export type ConditionInput = z.input<typeof condition>

/** One kind of look. */
export type LookOf<K extends Look['kind']> = Extract<Look, { kind: K }>
