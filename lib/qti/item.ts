/** A question as QTI of any version can say it: what is shown, what is answered, and what it is worth. */
import type { Locale } from '@/lib/i18n/routing'
import type { XmlNode } from './xml'

export interface Choice {
  /** An XML name, unique in its interaction. */
  id: string
  content: XmlNode[]
}

export type Interaction = { id: string; prompt?: string } & (
  | {
      kind: 'choice'
      choices: Choice[]
      several: boolean
      /** Points that taking it adds; wrong ones may take away. */
      worth: Record<string, number>
      right: string[]
    }
  | { kind: 'order'; choices: Choice[]; right: string[] }
  | {
      kind: 'match'
      rows: Choice[]
      columns: Choice[]
      /** Column and points of each row. */
      right: Record<string, { column: string; points: number }>
    }
  | { kind: 'text'; right: string; lines: number; isNumber: boolean }
)
export type InteractionKind = Interaction['kind']
export type InteractionOf<K extends InteractionKind> = Extract<Interaction, { kind: K }>

/** What is said of one choice once it was taken. */
export interface ChoiceFeedback {
  interactionId: string
  choiceId: string
  texts: string[]
}

export interface Item {
  /** An XML name, the same in every export. */
  id: string
  title: string
  language: Locale
  points: number
  /** Prompt and exhibits, block by block. */
  body: XmlNode[]
  interactions: Interaction[]
  /**
   * `sum`: what the interactions give. `reasoned`: half for the first, all with the second; nothing for the second alone.
   */
  scoring: 'sum' | 'reasoned'
  /** Why the right answer is right. */
  why: string[]
  feedback: ChoiceFeedback[]
}
