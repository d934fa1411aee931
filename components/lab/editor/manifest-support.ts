import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete'
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint'
import { type Extension, StateEffect } from '@codemirror/state'
import { EditorView, hoverTooltip, type Tooltip, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { AnswerTo, EditorAsk, ExplainedField, ManifestOption } from '@/lib/lab/manifest/editor-protocol'

/** Whom the editor asks; undefined: no answer came. */
export type Ask = <A extends EditorAsk>(ask: A) => Promise<AnswerTo<A['kind']> | undefined>

export interface ManifestHooks {
  path: string
  ask: Ask
  onChecked(answer: AnswerTo<'check-manifest'>): void
  /** The field that the cursor is in. */
  onField(field: ExplainedField | undefined): void
  /** `required`, `One of: …`, in the reader's language. */
  words: { required: string; oneOf(values: string): string }
}

/** The cluster has changed: what was said of the text may be over. */
export const recheck = StateEffect.define<null>()

const CHECK_MS = 350
const FIELD_MS = 200

const TYPES: Record<ManifestOption['kind'], string> = {
  field: 'property',
  value: 'enum',
  object: 'variable',
  skeleton: 'class',
}

/** Puts an option in, and goes on where it leaves something to be chosen. */
function accept(view: EditorView, completion: Completion, insert: string, from: number, to: number): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    annotations: [],
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
  if (completion.type !== 'class' && /[:-]\s+$/.test(insert)) startCompletion(view)
}

function completionOf(
  { label, kind, detail, info, required, insert }: ManifestOption,
  words: ManifestHooks['words'],
): Completion {
  const more = [detail, required ? words.required : ''].filter(Boolean).join(' · ')
  return {
    label,
    type: TYPES[kind],
    // Read out behind the label, from which it is apart.
    ...(more ? { detail: ` ${more}` } : {}),
    ...(info ? { info } : {}),
    boost: required ? 2 : kind === 'skeleton' ? -1 : 0,
    apply: (view, completion, from, to) => accept(view, completion, insert ?? label, from, to),
  }
}

/** Options come while a word is written, behind the colon of a field, and when they are asked for. */
function completes({ ask, words }: ManifestHooks) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const before = context.matchBefore(/[\w./$-]+|:\s+|-\s+/)
    if (!before && !context.explicit) return null
    const { state, pos: at } = context
    const answer = await ask({ kind: 'complete-manifest', text: state.doc.toString(), at })
    if (!answer || context.aborted || answer.options.length === 0) return null
    const options = answer.options.map((option) => completionOf(option, words))
    return { from: answer.from, to: answer.to, options, validFor: /^[\w./$-]*$/ }
  }
}

function checks({ path, ask, onChecked }: ManifestHooks) {
  return linter(
    async ({ state: { doc } }): Promise<Diagnostic[]> => {
      const answer = await ask({ kind: 'check-manifest', path, text: doc.toString() })
      if (!answer) return []
      onChecked(answer)
      return answer.problems.map(({ from, to, severity, message }) => ({
        from: Math.min(from, doc.length),
        to: Math.min(to, doc.length),
        severity,
        message,
      }))
    },
    {
      delay: CHECK_MS,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((one) => one.is(recheck))),
    },
  )
}

function docsElement(
  { path, type, required, doc, enums }: ExplainedField,
  words: ManifestHooks['words'],
): HTMLElement {
  const element = document.createElement('div')
  element.className = 'cm-field-docs'
  const head = document.createElement('strong')
  head.textContent = `${path} <${type}>${required ? ` · ${words.required}` : ''}`
  const values = enums.length > 0 ? `\n${words.oneOf(enums.map((one) => one || '""').join(', '))}` : ''
  element.append(head, `\n${doc}${values}`)
  return element
}

function hovers({ ask, words }: ManifestHooks) {
  return hoverTooltip(async ({ state: { doc } }, at): Promise<Tooltip | null> => {
    const answer = await ask({ kind: 'explain-field', text: doc.toString(), at })
    const field = answer?.field
    if (!field) return null
    return { pos: field.from, end: field.to, create: () => ({ dom: docsElement(field, words) }) }
  })
}

/** Tells of the field at the cursor, for those who have no mouse. */
function follows({ ask, onField }: ManifestHooks) {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(async () => {
        const { doc, selection } = view.state
        const answer = await ask({ kind: 'explain-field', text: doc.toString(), at: selection.main.head })
        if (answer && view.state.doc === doc) onField(answer.field)
      }, FIELD_MS)
    }
    look()
    return {
      update({ docChanged, selectionSet }: ViewUpdate) {
        if (docChanged || selectionSet) look()
      },
      destroy: () => clearTimeout(timer),
    }
  })
}

/** What a manifest has besides its text: errors, options and documentation from the engine. */
export const manifestSupport = (hooks: ManifestHooks): Extension => [
  checks(hooks),
  lintGutter(),
  autocompletion({ override: [completes(hooks)], icons: true, closeOnBlur: true }),
  hovers(hooks),
  follows(hooks),
  // No tab belongs into YAML.
  EditorView.clipboardInputFilter.of((text) => text.replaceAll('\t', '  ')),
]
