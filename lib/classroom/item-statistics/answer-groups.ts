import type { Answer } from './counted-work'
import type { Sample } from './item-statistics'
import { mean } from './moments'

/** What was answered alike. */
export interface AnswerGroup {
  part: string
  /** In the reader's language; undefined: answers of several texts, together. */
  text: string | undefined
  code: boolean
  right: boolean
  /** The belief that they show, by name. */
  misconception?: string
  /** Learners who chose it. */
  count: number
  /** To how many it was offered; of what is typed: how many answered. */
  offered: number
  /** What these learners gained elsewhere, 0..1. */
  rest?: number
  /** Learners of the upper group who chose it; those who are tied at its edge count in part. */
  best: number
  /** Of what is wrong: those of the upper group who could have chosen it, and chose what is right. */
  bestRight?: number
}

/** Something that fewer learners than this met is told by what it shows: with variants of their own, texts differ. */
const TOLD_APART = 2

/** No text of the database has a NUL. */
const textKey = ({ part, text, right }: Answer) => `${part}\0${right}\0${text}`
const beliefKey = ({ part, right, misconception }: Answer) => `${part}\0${right}\0\0${misconception ?? ''}`

/** Learners by what they had before them: as an option, or because they typed it. Each once, in their order. */
type Met = ReadonlyMap<string, readonly Sample[]>

interface Group {
  answer: Answer
  /** Who chose it. */
  who: Sample[]
}

/**
 * The answers to a question: those with the same text together, those that only one learner met by the belief that they
 * show. Options that nobody chose are there, too. Right ones first, then the most frequent.
 */
export function answerGroups(samples: readonly Sample[]): AnswerGroup[] {
  const met = metBy(samples)
  const least = Math.min(TOLD_APART, samples.length)
  const groups = new Map<string, Group>()
  const groupOfAnswer = (answer: Answer, onlyShared: boolean): Group | undefined => {
    const text = textKey(answer)
    const isShared = answer.text !== undefined && (met.get(text)?.length ?? 0) >= least
    if (onlyShared && !isShared) return undefined
    const key = isShared ? text : beliefKey(answer)
    const known = groups.get(key)
    if (known) return known
    const made = { answer: isShared ? answer : { ...answer, text: undefined }, who: [] }
    groups.set(key, made)
    return made
  }
  for (const sample of samples)
    for (const answer of sample.item.answers) addOnce(groupOfAnswer(answer, false)?.who ?? [], sample)
  for (const { item } of samples) for (const answer of item.offered) groupOfAnswer(answer, true)
  const answered = samples.filter(({ item }) => item.answers.length > 0)
  return [...groups.values()].map((group) => figuresOf(group, met, answered)).sort(inOrder)
}

/** Samples come one after the other: who is there already is there at the end. */
function addOnce(samples: Sample[], sample: Sample): void {
  if (samples.at(-1) !== sample) samples.push(sample)
}

function metBy(samples: readonly Sample[]): Met {
  const met = new Map<string, Sample[]>()
  const add = (answer: Answer, sample: Sample) => {
    const key = textKey(answer)
    const known = met.get(key)
    if (known) addOnce(known, sample)
    else met.set(key, [sample])
  }
  for (const sample of samples) {
    for (const answer of sample.item.offered) add(answer, sample)
    for (const answer of sample.item.answers) add(answer, sample)
  }
  return met
}

function figuresOf({ answer, who }: Group, met: Met, answered: readonly Sample[]): AnswerGroup {
  const { part, text, code, right, misconception } = answer
  const hadIt = text === undefined ? [] : (met.get(textKey(answer)) ?? [])
  const isOption = hadIt.some(({ item }) => item.offered.length > 0)
  const offered = isOption ? hadIt : answered
  return {
    ...{ part, text, code, right, misconception, count: who.length, offered: offered.length },
    rest: mean(who.flatMap(({ rest }) => rest ?? [])),
    best: who.reduce((sum, { best }) => sum + best, 0),
    ...(right ? {} : { bestRight: bestRight(part, offered) }),
  }
}

/** Where all of them had several right answers, the one that fewest chose. */
function bestRight(part: string, samples: readonly Sample[]): number {
  const isRight = (one: Answer) => one.right && one.part === part
  const has = (answers: readonly Answer[], text: string | undefined) =>
    answers.some((one) => isRight(one) && one.text === text)
  const best = samples.filter((sample) => sample.best > 0)
  const chose = (fits: (answers: readonly Answer[]) => boolean) =>
    best.reduce((sum, { best, item }) => sum + (fits(item.answers) ? best : 0), 0)
  const shared = (samples[0]?.item.offered ?? []).filter(
    (one) => isRight(one) && samples.every(({ item }) => has(item.offered, one.text)),
  )
  return Math.min(
    chose((answers) => answers.some(isRight)),
    ...shared.map(({ text }) => chose((answers) => has(answers, text))),
  )
}

const inOrder = (a: AnswerGroup, b: AnswerGroup) =>
  compare(a.part, b.part) ||
  Number(b.right) - Number(a.right) ||
  b.count - a.count ||
  compare(a.text ?? '\uffff', b.text ?? '\uffff')

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
