import type { ClusterOptions } from '@/lib/cluster/cluster'
import type { ConditionInput } from '@/lib/goal/condition'

export const questionKinds = [
  'single-choice',
  'multiple-choice',
  'number',
  'short-text',
  'ordering',
  'true-false',
  'placement',
  'matching',
  'wrong-line',
  'output',
  'arrow',
  'gap',
  'command',
  'manifest',
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Kinds whose responses are graded by running them on the variant's scenario. */
export type RunKindName = 'gap' | 'command' | 'manifest'
export type PureKindName = Exclude<QuestionKind, RunKindName>

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

/**
 * Which wrong answer shows which belief: an option (or a reason) taken or left, or the answer as text: what was
 * typed, `a,b,c` of an order, `left=option` of a pair, `from>to` of an arrow, the number of a line.
 * Of a response that is run: what holds of the cluster afterwards.
 */
export type Slip = { misconception: string } & (
  | { option: string; chosen: boolean }
  | { answer: string }
  | { when: ConditionInput[] }
)

/** An arrow between two boxes, by their ids. */
export interface Arrow {
  from: string
  to: string
}

/** Where a box stands in the grid of a diagram, counted from 1. */
interface Place {
  row: number
  column: number
}

/**
 * What belongs to one kind: what it asks (`body`), what of that may be seen before the answer, texts left out
 * (`shown`), what is right (`key`), and what a learner sends (`response`).
 */
interface Kind<Body, Shown, Key, Response> {
  body: Body
  shown: Shown
  key: Key
  response: Response
}

interface Choice {
  options: Option[]
}
interface ShownChoice {
  options: string[]
}

export interface KindTypes {
  'single-choice': Kind<Choice, ShownChoice, { option: string }, { option: string }>
  'multiple-choice': Kind<Choice, ShownChoice, { options: string[] }, { options: string[] }>
  number: Kind<
    { min: number; max: number; unit?: Message },
    { min: number; max: number },
    { value: number },
    { value: number }
  >
  'short-text': Kind<{ multiline: boolean }, { multiline: boolean }, { text: string }, { text: string }>
  ordering: Kind<Choice, ShownChoice, { order: string[] }, { order: string[] }>
  /** The prompt is a statement: whether it holds, and why. */
  'true-false': Kind<
    { reasons: Option[] },
    { reasons: string[] },
    { value: boolean; reason: string },
    { value: boolean; reason: string }
  >
  /** Where something ends up, and why. */
  placement: Kind<
    { options: Option[]; reasons: Option[] },
    { options: string[]; reasons: string[] },
    { option: string; reason: string },
    { option: string; reason: string }
  >
  /** An option for everything on the left; an option may fit several, or nothing. */
  matching: Kind<
    { left: Option[]; options: Option[] },
    { left: string[]; options: string[] },
    { pairs: Record<string, string> },
    { pairs: Record<string, string> }
  >
  /** Lines are counted from 1; every line of the key is right. */
  'wrong-line': Kind<Listing, Listing, { lines: number[] }, { line: number }>
  /** What a command prints; `lines`: how many lines that are. */
  output: Kind<{ lines: number }, { lines: number }, { text: string }, { text: string }>
  /** The arrow that is missing in a diagram; every arrow of the key is right. */
  arrow: Kind<
    { boxes: (Option & Place)[]; arrows: (Arrow & { label?: OptionText })[] },
    { boxes: (Place & { id: string })[]; arrows: Arrow[] },
    { arrows: Arrow[] },
    Arrow
  >
  /** A manifest with gaps, which is applied once they are filled. */
  gap: Kind<GappedText, GappedText, Goal<Record<string, string>>, { values: Record<string, string> }>
  /** One line for a shell; pipes and all. */
  command: Kind<{ placeholder?: string }, { placeholder?: string }, Goal<string>, { text: string }>
  /** A manifest, from what stands in the editor at first; it is applied. */
  manifest: Kind<{ template: string }, { template: string }, Goal<string>, { text: string }>
}

/** What must hold after a response was run, one that makes it hold, and a typical one that does not. */
interface Goal<Solution> {
  goal: ConditionInput[]
  solution: Solution
  wrong: Solution
}

/** `{{id}}` in the text stands for a gap: something is typed there, or one of the choices is taken. */
interface GappedText {
  text: string
  gaps: { id: string; choices?: string[] }[]
}

/** A manifest or commands, line by line. */
interface Listing {
  text: string
  language: 'yaml' | 'terminal'
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
  /** Of a response that was run and is not right: what the terminal said, at most 2,000 characters. */
  output?: string
}
