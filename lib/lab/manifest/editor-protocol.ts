import * as z from 'zod/mini'

/** Longer texts are not opened: what is logged has a bound, and nobody edits them by hand. In UTF-16 units. */
export const MOST_TEXT = 256 * 1024
const path = z.string().check(z.maxLength(1_000))
const text = z.string().check(z.maxLength(MOST_TEXT))
/** A place in a text, in UTF-16 units from its begin. */
const offset = z.int().check(z.nonnegative())

/** What the editor beside a terminal asks of the machine and the cluster; nothing of it changes or is logged. */
export const editorAsk = z.discriminatedUnion('kind', [
  /** The files that one may want to edit on the machine that the terminal is on. */
  z.object({ kind: z.literal('files') }),
  /** One of them. */
  z.object({ kind: z.literal('read'), path }),
  /** What `kubectl apply` would say of a text. */
  z.object({ kind: z.literal('check-manifest'), path, text }),
  /** What may stand at a place. */
  z.object({ kind: z.literal('complete-manifest'), text, at: offset }),
  /** What the field at a place is. */
  z.object({ kind: z.literal('explain-field'), text, at: offset }),
])
export type EditorAsk = z.infer<typeof editorAsk>

const problem = z.object({
  severity: z.enum(['error', 'warning']),
  /** In the words of kubectl and the API server. */
  message: z.string(),
  from: offset,
  to: offset,
  /** Of `from`, counted from 1. */
  line: z.int(),
  column: z.int(),
})
export type ManifestProblem = z.infer<typeof problem>

const option = z.object({
  label: z.string(),
  kind: z.enum(['field', 'value', 'object', 'skeleton']),
  /** A type, or what it is the name of. */
  detail: z.optional(z.string()),
  /** Its documentation. */
  info: z.optional(z.string()),
  required: z.optional(z.boolean()),
  /** What is put in instead of the label. */
  insert: z.optional(z.string()),
})
export type ManifestOption = z.infer<typeof option>

const field = z.object({
  /** `pod.spec.containers`, as `kubectl explain` takes it. */
  path: z.string(),
  type: z.string(),
  required: z.boolean(),
  doc: z.string(),
  enums: z.array(z.string()),
  from: offset,
  to: offset,
})
export type ExplainedField = z.infer<typeof field>

export const editorAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('files'),
    /** Where the shell stands. */
    cwd: z.string(),
    files: z.array(z.string()),
    /** There are more. */
    cut: z.boolean(),
  }),
  /** Without a text: why it cannot be opened. */
  z.object({
    kind: z.literal('read'),
    path: z.string(),
    text: z.optional(z.string()),
    refused: z.optional(z.enum(['missing', 'folder', 'binary', 'long'])),
  }),
  z.object({
    kind: z.literal('check-manifest'),
    problems: z.array(problem),
    /** All that `kubectl apply` would print; empty for what is no manifest. */
    said: z.string(),
  }),
  z.object({ kind: z.literal('complete-manifest'), from: offset, to: offset, options: z.array(option) }),
  z.object({ kind: z.literal('explain-field'), field: z.optional(field) }),
])
export type EditorAnswer = z.infer<typeof editorAnswer>
export type AnswerTo<K extends EditorAsk['kind']> = Extract<EditorAnswer, { kind: K }>
