import '@/lib/errors/without-eval'
import * as z from 'zod/mini'
import { labLog } from '@/lib/lab/log'
import { picturePatch } from '@/lib/lab/picture/schema'
import { labScenario, labSnapshot } from '@/lib/lab/scenario'

import { whyAnswer, whyQuestion } from '@/lib/lab/why/answer'

const id = z.int()
/** The number of a terminal. */
const tty = z._default(z.int().check(z.nonnegative()), 0)

/** From the page to the worker; every request is answered once, in order. */
export const labRequest = z.discriminatedUnion('kind', [
  z.object({
    id,
    kind: z.literal('start'),
    scenario: z.union([labSnapshot, labScenario]),
    seed: z.int(),
    log: z.optional(labLog),
  }),
  z.object({ id, kind: z.literal('line'), tty, text: z.string() }),
  z.object({ id, kind: z.literal('keys'), tty, text: z.string().check(z.minLength(1)) }),
  z.object({
    id,
    kind: z.literal('resize'),
    tty,
    columns: z.int().check(z.minimum(2), z.maximum(1_000)),
    rows: z.int().check(z.minimum(2), z.maximum(1_000)),
  }),
  z.object({ id, kind: z.literal('write'), tty, path: z.string(), text: z.string() }),
  z.object({ id, kind: z.literal('move'), tty, path: z.string(), to: z.string() }),
  z.object({ id, kind: z.literal('remove'), tty, path: z.string() }),
  /** What the editor beside a terminal asks: an ask of lib/lab/manifest/editor-protocol; nothing changes. */
  z.object({ id, kind: z.literal('editor'), tty, ask: z.unknown() }),
  z.object({ id, kind: z.literal('complete'), tty, text: z.string() }),
  /** One more terminal; answered with its number. */
  z.object({ id, kind: z.literal('open') }),
  z.object({ id, kind: z.literal('close'), tty }),
  z.object({ id, kind: z.literal('advance'), ms: z.int().check(z.positive()) }),
  z.object({ id, kind: z.literal('settle') }),
  /** The page's clock went on; not logged. */
  z.object({ id, kind: z.literal('tick'), ms: z.int().check(z.positive(), z.maximum(60_000)) }),
  z.object({ id, kind: z.literal('undo') }),
  /** What was undone last. */
  z.object({ id, kind: z.literal('redo') }),
  /** The cluster as it was at a moment (0 is the oldest that is kept), or at a time (virtual ms). */
  z.object({
    id,
    kind: z.literal('view'),
    of: z.union([z.object({ moment: z.int().check(z.nonnegative()) }), z.object({ at: z.number() })]),
  }),
  /** Goes on from a moment, as another course of events. */
  z.object({ id, kind: z.literal('branch'), moment: z.int().check(z.nonnegative()) }),
  /** Goes on with a course that was left. */
  z.object({ id, kind: z.literal('course'), number: z.int() }),
  /** Lets time pass until the cluster changes. */
  z.object({ id, kind: z.literal('await-change') }),
  /** Of the cluster as it is, or as it was at a moment. */
  z.object({
    id,
    kind: z.literal('why'),
    question: whyQuestion,
    moment: z.optional(z.int().check(z.nonnegative())),
  }),
  z.object({ id, kind: z.literal('reset') }),
  z.object({ id, kind: z.literal('log') }),
  /** Which conditions of lib/goal hold, as its schema has parsed them; nothing changes. */
  z.object({ id, kind: z.literal('check'), conditions: z.array(z.unknown()).check(z.maxLength(100)) }),
])
export type LabRequest = z.infer<typeof labRequest>
/** As it is sent. */
export type LabRequestInput = z.input<typeof labRequest>

const output = z.object({ stdout: z.string(), exitCode: z.number() })

/** What a terminal waits for, and what stands in front of a line that is read. */
const prompt = z.object({
  tty,
  mode: z.enum(['prompt', 'line', 'keys', 'busy', 'follows']),
  text: z.string(),
  /** Where it is logged in to, unless that is the learner's own machine. */
  host: z.optional(z.string()),
  /** The file that is open in an editor there. */
  editing: z.optional(z.object({ program: z.enum(['vi', 'nano']), path: z.string() })),
})
export type LabPrompt = z.infer<typeof prompt>

/** Where a session stands in time. */
const travel = z.object({
  /** How many moments can be looked back at, and how many undone actions done again. */
  past: z.int(),
  undone: z.int(),
  /** The courses of events that were begun; `until` is virtual ms at which one was left. */
  courses: z.array(z.object({ number: z.int(), until: z.optional(z.number()), entries: z.int() })),
  course: z.int(),
})
export type LabTravel = z.infer<typeof travel>

export const labResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('output'), output }),
  /** `from`: where in the line the replacement begins. */
  z.object({ kind: z.literal('completions'), from: z.number(), options: z.array(z.string()) }),
  z.object({ kind: z.literal('log'), log: labLog }),
  z.object({ kind: z.literal('opened'), tty }),
  /** An answer of lib/lab/manifest/editor-protocol. */
  z.object({ kind: z.literal('editor'), answer: z.unknown() }),
  /** As a patch of the empty picture. `entries`: how many the log had. */
  z.object({
    kind: z.literal('viewed'),
    moment: z.int(),
    at: z.number(),
    entries: z.int(),
    patch: picturePatch,
  }),
  /** Virtual ms that have passed; 0: nothing would change for an hour. */
  z.object({ kind: z.literal('passed'), ms: z.number() }),
  z.object({ kind: z.literal('why'), answer: whyAnswer }),
  /** In the order of the conditions. */
  z.object({
    kind: z.literal('findings'),
    findings: z.array(z.object({ passed: z.boolean(), expected: z.string(), found: z.string() })),
  }),
])
export type LabResult = z.infer<typeof labResult>

export const labError = z.object({
  code: z.enum([
    'log-invalid',
    'log-unconfirmed',
    'log-full',
    'time-spent',
    'terminals-full',
    'branches-full',
    'setup-failed',
    'not-loaded',
    'engine-stopped',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** From the worker to the page. */
export const labReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id, result: labResult }),
  z.object({ kind: z.literal('failure'), id, error: labError }),
  /** Whenever a terminal printed something. */
  z.object({ kind: z.literal('print'), tty, text: z.string() }),
  /** Whenever the cluster or a terminal changed. `actions`: how many can be undone. */
  z.object({
    kind: z.literal('picture'),
    patch: picturePatch,
    prompts: z.array(prompt),
    actions: z.number(),
    travel,
  }),
])
export type LabReply = z.infer<typeof labReply>
