import * as z from 'zod/mini'

export const LOG_VERSION = 1

/** Counted, so that a log replays or is refused alike on every machine. */
export const LOG_LIMITS = {
  entries: 2_000,
  lineLength: 64 * 1024,
  /** Virtual time from the first entry to the last: a day. */
  virtualMs: 24 * 3_600_000,
}

const head = {
  seq: z.int().check(z.nonnegative()),
  /** Virtual ms since the epoch at which the entry began; time up to then passes by itself. */
  at: z.number(),
  tty: z.int().check(z.nonnegative()),
  /** Digest of all that the terminal had printed by then: what the learner had seen. */
  seen: z.optional(z.string().check(z.maxLength(16))),
}

const filePath = z.string().check(z.maxLength(1_000))

const entry = z.discriminatedUnion('kind', [
  /** Lines typed, their last end left out: a command, heredocs included, or what a program reads. */
  z.object({ ...head, kind: z.literal('line'), text: z.string().check(z.maxLength(LOG_LIMITS.lineLength)) }),
  /** Keys pressed while a program runs, control characters among them: \x03 is Ctrl+C. */
  z.object({
    ...head,
    kind: z.literal('keys'),
    text: z.string().check(z.minLength(1), z.maxLength(LOG_LIMITS.lineLength)),
  }),
  /** The terminal has another size. */
  z.object({
    ...head,
    kind: z.literal('resize'),
    columns: z.int().check(z.minimum(2), z.maximum(1_000)),
    rows: z.int().check(z.minimum(2), z.maximum(1_000)),
  }),
  /** A file saved in an editor outside the terminal. */
  z.object({
    ...head,
    kind: z.literal('write'),
    path: filePath,
    text: z.string().check(z.maxLength(1_000_000)),
  }),
  /** A file renamed there; nothing may be in the new place. */
  z.object({ ...head, kind: z.literal('move'), path: filePath, to: filePath }),
  /** A file deleted there. */
  z.object({ ...head, kind: z.literal('remove'), path: filePath }),
  /** Time skipped. */
  z.object({ ...head, kind: z.literal('advance'), ms: z.int().check(z.positive()) }),
  /** Time skipped until the cluster is quiet. */
  z.object({ ...head, kind: z.literal('settle') }),
  /** One more terminal: its number is that of the one opened before it and one. */
  z.object({ ...head, kind: z.literal('open') }),
  /** It is closed; one stays. */
  z.object({ ...head, kind: z.literal('close') }),
])

/** The learner's side of the truth: with scenario and seed it gives the same cluster everywhere. */
export const labLog = z.object({
  version: z.literal(LOG_VERSION),
  entries: z.array(entry).check(z.maxLength(LOG_LIMITS.entries)),
  /** Virtual time at which the log was handed in. */
  until: z.optional(z.number()),
  /** As of an entry, at the end. */
  seen: z.optional(z.string().check(z.maxLength(16))),
})

export type LabLog = z.infer<typeof labLog>
export type LabEntry = LabLog['entries'][number]
type Body<E> = E extends LabEntry ? Omit<E, keyof typeof head> : never
/** What the learner did; the session adds when and where. */
export type LabAction = Body<LabEntry>
/** What an editor outside the terminal does to a file. */
export type FileAction = Extract<LabAction, { kind: 'write' | 'move' | 'remove' }>

export type LabErrorCode =
  | 'log-invalid'
  /** A replay showed something else than the learner saw: `seq` is the first entry after which it did. */
  | 'log-unconfirmed'
  | 'log-full'
  | 'time-spent'
  /** As many terminals are open as may be. */
  | 'terminals-full'
  /** As many courses of events were begun as may be. */
  | 'branches-full'
  | 'setup-failed'
  | 'not-loaded'
  | 'engine-stopped'

/** Why a session cannot go on; worded by the messages of `lab`. */
export class LabError extends Error {
  constructor(
    readonly code: LabErrorCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'LabError'
  }
}
