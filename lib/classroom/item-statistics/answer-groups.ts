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

interface Choice extends Answer {
  sample: Sample
}

/** Something that fewer learners than this met is told by what it shows: with variants of their own, texts differ. */
const TOLD_APART = 2

/** No text of the database has a NUL. */
const textKey = ({ part, text, right }: Answer) => `${part}\0${right}\0${text}`
const beliefKey = ({ part, right, misconception }: Answer) =>
  JSON.stringify([part, right, null, misconception])

/**
 * The answers to a question: those with the same text together, those that only one learner met by the belief that they
 * show. Options that nobody chose are there, too. Right ones first, then the most frequent.
 */
export function answerGroups(samples: readonly Sample[]): AnswerGroup[] {
  const choices = samples.flatMap((sample) => sample.item.answers.map((answer) => ({ ...answer, sample })))
  const met = metBy(samples)
  const isShared = (answer: Answer) =>
    answer.text !== undefined && (met.get(textKey(answer))?.size ?? 0) >= Math.min(TOLD_APART, samples.length)
  const groups = new Map<string, { answer: Answer; choices: Choice[] }>()
  const add = (answer: Answer, choice?: Choice) => {
    const alone = !isShared(answer)
    const key = alone ? beliefKey(answer) : textKey(answer)
    const group = groups.get(key) ?? { answer: alone ? { ...answer, text: undefined } : answer, choices: [] }
    if (choice) group.choices.push(choice)
    groups.set(key, group)
  }
  for (const choice of choices) add(choice, choice)
  for (const { item } of samples) for (const answer of item.offered) if (isShared(answer)) add(answer)
  const answered = [...new Set(choices.map(({ sample }) => sample))]
  return [...groups.values()].map((group) => groupOf(group, met, answered)).sort(inOrder)
}

/** Which learners had something before them: as an option, or because they typed it. */
function metBy(samples: readonly Sample[]): Map<string, Set<Sample>> {
  const met = new Map<string, Set<Sample>>()
  for (const sample of samples)
    for (const answer of [...sample.item.offered, ...sample.item.answers]) {
      const key = textKey(answer)
      met.set(key, (met.get(key) ?? new Set()).add(sample))
    }
  return met
}

function groupOf(
  { answer, choices }: { answer: Answer; choices: readonly Choice[] },
  met: Map<string, Set<Sample>>,
  answered: readonly Sample[],
): AnswerGroup {
  const { part, text, code, right, misconception } = answer
  const who = [...new Set(choices.map(({ sample }) => sample))]
  const hadIt = [...(met.get(textKey(answer)) ?? [])]
  const isOption = text !== undefined && hadIt.some(({ item }) => item.offered.length > 0)
  const offered = isOption ? hadIt : answered
  return {
    ...{ part, text, code, right, misconception, count: who.length, offered: offered.length },
    rest: mean(who.flatMap(({ rest }) => rest ?? [])),
    best: sumOfBest(who),
    ...(right ? {} : { bestRight: bestRight(part, offered) }),
  }
}

const sumOfBest = (samples: readonly Sample[]) => samples.reduce((sum, { best }) => sum + best, 0)

/** Where all of them had several right answers, the one that fewest chose. */
function bestRight(part: string, samples: readonly Sample[]): number {
  const isRight = (one: Answer) => one.right && one.part === part
  const has = (answers: readonly Answer[], text: string | undefined) =>
    answers.some((one) => isRight(one) && one.text === text)
  const chose = (fits: (answers: readonly Answer[]) => boolean) =>
    samples.reduce((sum, { best, item }) => sum + (best > 0 && fits(item.answers) ? best : 0), 0)
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
