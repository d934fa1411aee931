import type { ClusterOptions } from '@/lib/cluster/cluster'

export const questionKinds = ['single-choice', 'multiple-choice', 'number', 'short-text', 'ordering'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** 1 (first steps) to 5 (harder than the exam). */
export type Difficulty = 1 | 2 | 3 | 4 | 5

/** A text by its key in the family's en.yaml and ja.yaml; parameters may be texts themselves. */
export interface Message {
  key: string
  params?: Record<string, string | number | Message>
}

/** What an option says: words in both languages, or something that is the same in both (a name, a command). */
export type OptionText = Message | { code: string }

export interface Option {
  /** `a`, `b`, … in the order shown: says nothing about what is right. */
  id: string
  text: OptionText
}

/** A manifest or a terminal, as the learner sees it. */
export interface Exhibit {
  kind: 'yaml' | 'terminal'
  title?: Message
  text: string
}

/** The cluster a question is about, so that the lab can open it: objects first, then commands. */
export interface Scenario {
  cluster: ClusterOptions
  objects: object[]
  commands: string[]
}

/** Which wrong answer shows which belief: an option taken or left, or the answer as text. */
export type Slip = { misconception: string } & ({ option: string; chosen: boolean } | { answer: string })

/** What each kind asks (body), what is right (key) and what a learner sends (response). */
export interface KindTypes {
  'single-choice': { body: { options: Option[] }; key: { option: string }; response: { option: string } }
  'multiple-choice': {
    body: { options: Option[] }
    key: { options: string[] }
    response: { options: string[] }
  }
  number: {
    body: { min: number; max: number; unit?: Message }
    key: { value: number }
    response: { value: number }
  }
  'short-text': { body: { multiline: boolean }; key: { text: string }; response: { text: string } }
  ordering: { body: { options: Option[] }; key: { order: string[] }; response: { order: string[] } }
}

export interface Explanation {
  /** The rule behind the answer. */
  rule: Message
  /** What was observed on the cluster for this very variant. */
  facts: Message[]
  /** Why one option is right or wrong, by its id. */
  because?: Record<string, Message>
  exhibits?: Exhibit[]
}

/** What a family makes: a problem of one kind, with its key as the engine computed it. */
export interface Draft<K extends QuestionKind = QuestionKind> {
  kind: K
  prompt: Message
  exhibits: Exhibit[]
  body: KindTypes[K]['body']
  key: KindTypes[K]['key']
  slips: Slip[]
  explanation: Explanation
  scenario: Scenario
}

export type AnyDraft = { [K in QuestionKind]: Draft<K> }[QuestionKind]

/** A draft with what it belongs to. Plain data; stored whole. */
export type Variant = AnyDraft & { skill: string; seed: number; difficulty: Difficulty; concepts: string[] }

export interface Verdict {
  correct: boolean
  /** Share that was right, 0..1. */
  score: number
  /** The response does not have the kind's form; it was not graded. */
  invalid?: true
  /** The beliefs that this answer shows, by name. */
  misconceptions: string[]
}
