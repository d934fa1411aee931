import '@/lib/errors/without-eval'
import * as z from 'zod/mini'

const words = z.array(z.string())

/** An object by its name; `Component`, `Host` and `File` are no kinds of the API. */
export const objectRef = z.object({ kind: z.string(), name: z.string(), namespace: z.optional(z.string()) })
export type WhyObject = z.infer<typeof objectRef>

/** From where a connection is asked about: a Pod, or a Node. */
export const reachSource = z.union([
  z.object({ pod: z.string(), namespace: z.string() }),
  z.object({ node: z.string() }),
])
export type ReachSource = z.infer<typeof reachSource>

/** What somebody may ask of a cluster as it is; nothing changes by it. */
export const whyQuestion = z.discriminatedUnion('about', [
  /** Why it is not as it should be, and who made it so. */
  z.object({ about: z.literal('state'), object: objectRef }),
  /** Whether it can be reached from there, and what is in the way. */
  z.object({
    about: z.literal('reach'),
    from: reachSource,
    to: objectRef,
    port: z.optional(z.int().check(z.positive(), z.maximum(65_535))),
  }),
  /** What was refused lately. */
  z.object({ about: z.literal('refusals') }),
])
export type WhyQuestion = z.infer<typeof whyQuestion>

/** What is the matter with an object: lib/cluster/explain/link.ts says what each means. */
export const whyCode = z.enum([
  ...(['waits', 'missing', 'missing key', 'stopped', 'held', 'none asked', 'no match', 'too much'] as const),
  ...(['taken', 'repels', 'image', 'impossible', 'ends', 'exceeded', 'probe', 'not approved'] as const),
  ...(['refused', 'nobody', 'said'] as const),
])

const line = z.object({
  object: objectRef,
  why: whyCode,
  /** Kubernetes' own words. */
  said: z.optional(z.string()),
  /** The path of what would have to be otherwise. */
  field: z.optional(z.string()),
  /** What stands there, as JSON. */
  found: z.optional(z.string()),
  /** What would do, or what comes near to it. */
  wanted: words,
  /** Nodes of which it is true. */
  nodes: words,
})
export type WhyLine = z.infer<typeof line>

const deed = z.object({
  object: objectRef,
  subresource: z.optional(z.string()),
  /** Of the last of them; virtual ms. */
  at: z.number(),
  verb: z.string(),
  actor: z.string(),
  user: z.optional(z.string()),
  /** kubectl's arguments. */
  command: z.optional(z.string()),
  times: z.int(),
  /** `/spec/replicas: 1 → 3` */
  changes: words,
})
/** One write that led to another, or several of one actor. */
export type Deed = z.infer<typeof deed>

const nearMiss = z.object({
  /** `RoleBinding a/read` */
  binding: z.optional(z.string()),
  role: z.string(),
  differences: z.array(z.object({ attribute: z.string(), asked: z.string(), found: words })),
})
/** A binding or role that would have allowed it but for some differences. */
export type WhyNearMiss = z.infer<typeof nearMiss>

const refusal = z.object({
  seq: z.int(),
  /** virtual ms */
  at: z.number(),
  times: z.int(),
  user: z.string(),
  /** What was asked: `POST /api/v1/…`, or verb and resource. */
  asked: z.string(),
  code: z.int(),
  message: z.string(),
  gate: z.enum(['authentication', 'authorization', 'admission']),
  /** The admission plugin. */
  plugin: z.optional(z.string()),
  nearest: z.array(nearMiss),
})
export type WhyRefusal = z.infer<typeof refusal>

export const whyAnswer = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('state'),
    object: objectRef,
    /** From the object to the first cause; empty: nothing is the matter. */
    lines: z.array(line),
    /** Who made the object what it is, back to what began it. */
    deeds: z.array(deed),
    /** How the object of the first cause came to be as it is, when it is another. */
    origin: z.array(deed),
  }),
  z.object({
    about: z.literal('reach'),
    ok: z.boolean(),
    /** Each thing on the way: `service shop/web:80`. */
    path: z.array(z.object({ kind: z.string(), text: z.string() })),
    /** What curl would say, and why. */
    obstacle: z.optional(z.object({ code: z.string(), words: z.string(), message: z.string() })),
    /** Other backends can be reached. */
    partly: z.boolean(),
    lines: z.array(line),
  }),
  z.object({ about: z.literal('refusals'), refusals: z.array(refusal) }),
])
export type WhyAnswer = z.infer<typeof whyAnswer>
