import type { DrillDraft } from './drill-draft'

export const STEPS = ['situation', 'task', 'solution', 'checks', 'wrong', 'publish'] as const
export type Step = (typeof STEPS)[number]

/** Something that is not there yet; in words of the messages `authoring.missing`. */
export interface Missing {
  step: Step
  what:
    | ('concepts' | 'title' | 'summary' | 'task' | 'why' | 'solution')
    | ('checks' | 'checkText' | 'show' | 'conditions' | 'wrong' | 'script')
  /** In which language. */
  locale?: 'en' | 'ja'
  /** Of which check, or wrong solution. */
  name?: string
}

const LOCALES = ['en', 'ja'] as const
const isBlank = (text: string): boolean => text.trim() === ''

/** What a drill still needs before it can be published. */
export function missingIn(draft: DrillDraft): Missing[] {
  return [
    ...(draft.concepts.length ? [] : [{ step: 'situation', what: 'concepts' } as const]),
    ...LOCALES.flatMap((locale) => missingTexts(draft, locale)),
    ...(isBlank(draft.solution) ? [{ step: 'solution', what: 'solution' } as const] : []),
    ...(draft.checks.length ? [] : [{ step: 'checks', what: 'checks' } as const]),
    ...draft.checks.flatMap(missingOfCheck),
    ...(draft.wrong.length < 2 ? [{ step: 'wrong', what: 'wrong' } as const] : []),
    ...draft.wrong
      .filter(({ script }) => isBlank(script))
      .map(({ name }) => ({ step: 'wrong', what: 'script', name }) as const),
  ]
}

function missingTexts({ texts }: DrillDraft, locale: 'en' | 'ja'): Missing[] {
  const { title, summary, task, solution } = texts[locale]
  const lacks = (step: Step, what: Missing['what'], text: string) =>
    isBlank(text) ? [{ step, what, locale }] : []
  return [
    ...lacks('task', 'title', title),
    ...lacks('task', 'summary', summary),
    ...lacks('task', 'task', task),
    ...lacks('task', 'why', solution),
  ]
}

function missingOfCheck({ id, show, all, en, ja }: DrillDraft['checks'][number]): Missing[] {
  const step = 'checks'
  return [
    ...(isBlank(show) ? [{ step, what: 'show', name: id } as const] : []),
    ...(isBlank(all) ? [{ step, what: 'conditions', name: id } as const] : []),
    ...(isBlank(en) ? [{ step, what: 'checkText', name: id, locale: 'en' } as const] : []),
    ...(isBlank(ja) ? [{ step, what: 'checkText', name: id, locale: 'ja' } as const] : []),
  ]
}
