import type { Locale } from '@/lib/i18n/routing'
import { formatMessage, type QuestionTexts } from './texts'
import type {
  Difficulty,
  Exhibit,
  KindTypes,
  Message,
  Option,
  QuestionKind,
  Scenario,
  Slip,
  Variant,
} from './variant'

export interface ShownExhibit {
  kind: Exhibit['kind']
  title?: string
  text: string
}

export interface ShownOption {
  id: string
  text: string
  /** Shown in a fixed-width face, the same in every language. */
  code: boolean
}

/** A question in one language, without anything that tells the answer. Texts are Markdown's inline subset. */
export interface QuestionText {
  title: string
  prompt: string
  exhibits: ShownExhibit[]
  options: ShownOption[]
  unit?: string
}

/** What may be seen once the answer is in. */
export interface AnswerText {
  /** The right answer, as words: one line for each right option or step. */
  answer: string[]
  rule: string
  facts: string[]
  because: Record<string, string>
  exhibits: ShownExhibit[]
  misconceptions: Record<string, { title: string; text: string }>
}

/** What the browser gets in assessed mode; in practice too, together with an {@link AnswerPart}. */
export interface PublicVariant {
  skill: string
  concepts: string[]
  difficulty: Difficulty
  kind: QuestionKind
  /** The kind's body without texts: ids of options in order, bounds of a number. */
  body: PublicBody
  text: Record<Locale, QuestionText>
}

export interface PublicBody {
  options?: string[]
  min?: number
  max?: number
  multiline?: boolean
}

/** Key, slips and explanation: never leaves the server in assessed mode before the closing time. */
export interface AnswerPart {
  body: KindTypes[QuestionKind]['body']
  key: KindTypes[QuestionKind]['key']
  slips: Slip[]
  scenario: Scenario
  text: Record<Locale, AnswerText>
}

type Texts = Record<Locale, QuestionTexts>

function showExhibit(texts: QuestionTexts, { kind, title, text }: Exhibit): ShownExhibit {
  return { kind, text, ...(title ? { title: formatMessage(texts, title) } : {}) }
}

function showOption(texts: QuestionTexts, { id, text }: Option): ShownOption {
  return 'code' in text
    ? { id, text: text.code, code: true }
    : { id, text: formatMessage(texts, text), code: false }
}

function optionsIn(variant: Variant): Option[] {
  return 'options' in variant.body ? variant.body.options : []
}

/** A variant's question in one language. */
export function renderVariant(variant: Variant, texts: QuestionTexts): QuestionText {
  const unit = variant.kind === 'number' ? variant.body.unit : undefined
  return {
    title: texts.title,
    prompt: formatMessage(texts, variant.prompt),
    exhibits: variant.exhibits.map((e) => showExhibit(texts, e)),
    options: optionsIn(variant).map((o) => showOption(texts, o)),
    ...(unit ? { unit: formatMessage(texts, unit) } : {}),
  }
}

function rightAnswer(variant: Variant, texts: QuestionTexts): string[] {
  const shown = new Map(optionsIn(variant).map((o) => [o.id, showOption(texts, o).text]))
  const text = (id: string) => shown.get(id) ?? id
  switch (variant.kind) {
    case 'single-choice':
      return [text(variant.key.option)]
    case 'multiple-choice':
      return variant.key.options.map(text)
    case 'ordering':
      return variant.key.order.map(text)
    case 'number':
      return [String(variant.key.value)]
    case 'short-text':
      return [variant.key.text]
  }
}

/** A variant's answer in one language: the key in words, why, and the beliefs behind the wrong answers. */
export function renderAnswer(variant: Variant, texts: QuestionTexts): AnswerText {
  const { rule, facts, because = {}, exhibits = [] } = variant.explanation
  const render = (message: Message) => formatMessage(texts, message)
  const names = [...new Set(variant.slips.map((s) => s.misconception))]
  return {
    answer: rightAnswer(variant, texts),
    rule: render(rule),
    facts: facts.map(render),
    because: Object.fromEntries(Object.entries(because).map(([id, message]) => [id, render(message)])),
    exhibits: exhibits.map((e) => showExhibit(texts, e)),
    misconceptions: Object.fromEntries(
      names.map((name) => {
        const belief = texts.misconceptions[name]
        if (!belief) throw new Error(`no misconception ${name} in "${texts.title}"`)
        return [name, belief]
      }),
    ),
  }
}

function publicBody(variant: Variant): PublicBody {
  switch (variant.kind) {
    case 'number':
      return { min: variant.body.min, max: variant.body.max }
    case 'short-text':
      return { multiline: variant.body.multiline }
    default:
      return { options: variant.body.options.map((o) => o.id) }
  }
}

/** What a learner may see before answering: built field by field, so that nothing else slips through. */
export function publicPart(variant: Variant, texts: Texts): PublicVariant {
  return {
    skill: variant.skill,
    concepts: variant.concepts,
    difficulty: variant.difficulty,
    kind: variant.kind,
    body: publicBody(variant),
    text: { en: renderVariant(variant, texts.en), ja: renderVariant(variant, texts.ja) },
  }
}

/** The rest of a variant: what a learner may see after answering. */
export function answerPart(variant: Variant, texts: Texts): AnswerPart {
  return {
    body: variant.body,
    key: variant.key,
    slips: variant.slips,
    scenario: variant.scenario,
    text: { en: renderAnswer(variant, texts.en), ja: renderAnswer(variant, texts.ja) },
  }
}
