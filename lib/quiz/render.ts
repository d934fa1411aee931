import type { Locale } from '@/lib/i18n/routing'
import { kindDefinitions } from './kinds'
import type { KindDefinition } from './kinds/kind'
import { formatMessage, type QuestionTexts } from './texts'
import type {
  Difficulty,
  Exhibit,
  KindTypes,
  Message,
  OptionText,
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
  /** Everything with an id: options, reasons, what is matched, boxes. */
  options: ShownOption[]
  unit?: string
  /** On a diagram's given arrows, in their order; '' where nothing stands. */
  labels?: string[]
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
  /** What the kind shows of its body, without texts: ids of options in order, bounds of a number. */
  body: PublicBody
  text: Record<Locale, QuestionText>
}

export type PublicBody = KindTypes[QuestionKind]['shown']

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

const isCode = (text: OptionText): text is { code: string } => 'code' in text

function textOf(texts: QuestionTexts, text: OptionText): string {
  return isCode(text) ? text.code : formatMessage(texts, text)
}

/** The record pairs each kind with its own types; the variant's kind picks the pair. */
function definitionOf({ kind }: Variant): KindDefinition<QuestionKind> {
  return kindDefinitions[kind] as KindDefinition<QuestionKind>
}

function bodyTexts(variant: Variant) {
  return definitionOf(variant).texts(variant.body as never)
}

/** A variant's question in one language. */
export function renderVariant(variant: Variant, texts: QuestionTexts): QuestionText {
  const { options = [], unit, labels } = bodyTexts(variant)
  return {
    title: texts.title,
    prompt: formatMessage(texts, variant.prompt),
    exhibits: variant.exhibits.map((e) => showExhibit(texts, e)),
    options: options.map(({ id, text }) => ({ id, text: textOf(texts, text), code: isCode(text) })),
    ...(unit ? { unit: formatMessage(texts, unit) } : {}),
    ...(labels ? { labels: labels.map((label) => (label ? textOf(texts, label) : '')) } : {}),
  }
}

function rightAnswer(variant: Variant, texts: QuestionTexts): string[] {
  const { options = [] } = bodyTexts(variant)
  const shown = new Map(options.map(({ id, text }) => [id, textOf(texts, text)]))
  const text = (id: string) => shown.get(id) ?? id
  return definitionOf(variant).answer(variant.body as never, variant.key as never, text)
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

/** What a learner may see before answering: built field by field, so that nothing else slips through. */
export function publicPart(variant: Variant, texts: Texts): PublicVariant {
  return {
    skill: variant.skill,
    concepts: variant.concepts,
    difficulty: variant.difficulty,
    kind: variant.kind,
    body: definitionOf(variant).publicBody(variant.body as never),
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
