import type { Locale } from '@/lib/i18n/routing'
import { type AnyGradable, check, isRun, type RunGradable, skippedResponse } from '@/lib/quiz/check'
import type { CitedAnswer } from '@/lib/quiz/cited-answer'
import { type HintName, scoreAfterHints } from '@/lib/quiz/hints'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { Verdict } from '@/lib/quiz/variant'
import type { RatingName } from '@/lib/srs/card'
import { AHEAD_MS } from '@/lib/srs/queue'
import { deriveRating, mayRate, type RatingReason, reasonOf } from '@/lib/srs/rating'

/** The page that a question is about, in both languages. */
export interface QuestionConcept {
  id: string
  /** Where it belongs: the competency, or the domain where a page serves none. */
  area: { id: string; names: Record<Locale, string> }
  texts: Record<Locale, { title: string; summary: string; keyPoints: string[] }>
}

/** A question as the server hands it out for practice: with its answer, so that it works without network. */
export interface PracticeQuestion {
  servedVariantId: string
  skillId: string
  variant: unknown
  key: unknown
  explanation: unknown
  /** ms since the epoch */
  servedAt: number
  isNew: boolean
  /** How often it was forgotten after it had been known. */
  lapses: number
  /** How long the learner usually takes for it, in ms; unknown at first. */
  paceMs?: number
  /** Null where there is no such page any more. */
  concept: QuestionConcept | null
  /** When the card falls due after each rating, ms since the epoch. */
  nextDue: Record<RatingName, number>
}

/** A question of this session with what was done with it. */
export interface Item extends Omit<PracticeQuestion, 'variant' | 'key' | 'explanation'> {
  question: PublicVariant
  answer: CitedAnswer
}

/** A response on its way to a verdict. */
interface Given {
  response: unknown
  durationMs: number
}

/** An answered question; `reviewId` once it was rated. */
export interface Answered {
  item: Item
  response: unknown
  /** Of the response itself, as if without hints. */
  verdict: Verdict
  hints: readonly HintName[]
  /** What the answer is worth after the hints, 0..1. */
  score: number
  skipped: boolean
  durationMs: number
  suggested: RatingName
  /** What the suggestion follows from. */
  reason: RatingReason
  rating: RatingName
  reviewId?: string
}

export interface SessionState {
  /** `checking`: the response is being run; `break`: one is proposed before the next question. */
  phase: 'loading' | 'question' | 'checking' | 'answered' | 'break' | 'ended' | 'failed'
  queue: Item[]
  /** What is being run, or could not be: then the phase is `question` again. */
  pending?: Given
  /** What is on screen, once answered. */
  current?: Answered
  done: Answered[]
  /** Taken for the question on screen. */
  hints: readonly HintName[]
  /** The current question came back by undo. */
  undone: boolean
  /** The server had nothing more to give. */
  exhausted: boolean
  /** Skills that the learner set aside in this session, and the last question of them, as long as it can be taken back. */
  aside: { skillIds: string[]; last?: Item }
}

export const initialSession: SessionState = {
  phase: 'loading',
  queue: [],
  done: [],
  hints: [],
  undone: false,
  exhausted: false,
  aside: { skillIds: [] },
}

export type SessionEvent =
  | { type: 'loaded'; items: Item[] }
  | { type: 'failed' }
  | { type: 'hint'; hint: HintName }
  | ({ type: 'answer' } & Given)
  /** What running the response showed; undefined: it could not be run. */
  | { type: 'graded'; servedVariantId: string; verdict: Verdict | undefined }
  | { type: 'rate'; rating: RatingName }
  | { type: 'next'; reviewId: string; pause?: boolean }
  | { type: 'resume' }
  /** The question on screen is set aside; `back`: the last one is taken up again. */
  | { type: 'aside' }
  | { type: 'back' }
  | { type: 'undo' }
  | { type: 'end' }
  | { type: 'retry' }

/** Puts together what the server stores apart. */
export function itemOf({ variant, key, explanation, ...rest }: PracticeQuestion): Item {
  const { text, scenario, citation } = explanation as Pick<CitedAnswer, 'text' | 'scenario' | 'citation'>
  const graded = key as Pick<AnswerPart, 'body' | 'key' | 'slips'>
  const { servedVariantId, skillId, servedAt, isNew, lapses, paceMs, concept, nextDue } = rest
  return {
    ...{ servedVariantId, skillId, servedAt, isNew, lapses, concept, nextDue },
    ...(paceMs === undefined ? {} : { paceMs }),
    question: variant as PublicVariant,
    answer: { ...graded, scenario, text, ...(citation ? { citation } : {}) },
  }
}

/** Whether an answer allows a rating. */
export function allows(
  { verdict, hints, suggested }: Pick<Answered, 'verdict' | 'hints' | 'suggested'>,
  rating: RatingName,
): boolean {
  return mayRate({ correct: verdict.correct, hints: hints.length }, suggested, rating)
}

/** What grading needs of a question. */
function gradableOf({ question: { kind }, answer: { body, key, slips, scenario } }: Item): AnyGradable {
  return { kind, body, key, slips, scenario } as AnyGradable
}

/** The question as grade-by-running.ts takes it; undefined for a kind that is graded at once. */
export function runnableOf(item: Item): RunGradable | undefined {
  const question = gradableOf(item)
  return isRun(question) ? question : undefined
}

/** The verdict, unless the response has to be run. */
function verdictAtOnce(item: Item, { response }: Given): Verdict | undefined {
  const question = gradableOf(item)
  if (!isRun(question)) return check(question, response)
  return response === skippedResponse ? { correct: false, score: 0, misconceptions: [] } : undefined
}

function answeredWith(
  item: Item,
  hints: readonly HintName[],
  { response, durationMs }: Given,
  verdict: Verdict,
): Answered {
  const { correct } = verdict
  const score = scoreAfterHints(verdict.score, hints.length)
  const facts = { correct, score, durationMs, pace: item.paceMs, hints: hints.length }
  const suggested = deriveRating(facts)
  const skipped = response === skippedResponse
  return {
    ...{ item, response, verdict, hints, score, skipped, durationMs, suggested },
    reason: reasonOf(facts),
    rating: suggested,
  }
}

/** Answers the question on screen, or begins to run the response. */
function answer(state: SessionState, given: Given): SessionState {
  const item = state.queue[0]
  if (state.phase !== 'question' || !item) return state
  // Tried again: the learner had needed no longer than that.
  const pending = { ...given, durationMs: state.pending?.durationMs ?? given.durationMs }
  const verdict = verdictAtOnce(item, pending)
  if (!verdict) return { ...state, phase: 'checking', pending }
  const current = answeredWith(item, state.hints, pending, verdict)
  return { ...state, phase: 'answered', pending: undefined, current }
}

function graded(state: SessionState, event: Extract<SessionEvent, { type: 'graded' }>): SessionState {
  const { queue, pending, hints } = state
  const item = queue[0]
  if (state.phase !== 'checking' || !pending || item?.servedVariantId !== event.servedVariantId) return state
  if (!event.verdict) return { ...state, phase: 'question' }
  const current = answeredWith(item, hints, pending, event.verdict)
  return { ...state, phase: 'answered', pending: undefined, current }
}

/** Where to go when the current question is dealt with. */
function phaseFor(state: Pick<SessionState, 'queue' | 'exhausted'>): SessionState['phase'] {
  if (state.queue.length) return 'question'
  return state.exhausted ? 'ended' : 'loading'
}

function putAside(state: SessionState): SessionState {
  const [last, ...queue] = state.queue
  if (state.phase !== 'question' || !last) return state
  const aside = { skillIds: [...state.aside.skillIds, last.skillId], last }
  return { ...state, queue, aside, hints: [], pending: undefined, phase: phaseFor({ ...state, queue }) }
}

function takeBack(state: SessionState): SessionState {
  const { last, skillIds } = state.aside
  if (!last || state.phase === 'answered' || state.phase === 'checking') return state
  const aside = { skillIds: skillIds.filter((id) => id !== last.skillId) }
  return { ...state, queue: [last, ...state.queue], aside, hints: [], phase: 'question' }
}

/**
 * How many questions come after the one on screen: what the plan still has, and what was answered so that it comes
 * again within minutes.
 */
export function leftAfter({ queue, done, aside }: SessionState, planned: number): number {
  const planLeft = Math.max(queue.length - 1, planned - done.length - aside.skillIds.length - 1, 0)
  const last = new Map(done.map((answered) => [answered.item.skillId, answered]))
  const again = [...last.values()].filter(
    ({ item, rating }) =>
      item.nextDue[rating] - item.servedAt <= AHEAD_MS &&
      !queue.some(({ skillId }) => skillId === item.skillId) &&
      !aside.skillIds.includes(item.skillId),
  )
  return planLeft + again.length
}

/** The whole session as a pure function of what happened; sending and loading are the component's. */
export function sessionReducer(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'loaded': {
      const held = new Set(state.queue.map((item) => item.servedVariantId))
      const queue = [...state.queue, ...event.items.filter((item) => !held.has(item.servedVariantId))]
      const exhausted = event.items.length === 0
      const waiting = state.phase === 'loading' || state.phase === 'failed'
      return { ...state, queue, exhausted, phase: waiting ? phaseFor({ queue, exhausted }) : state.phase }
    }
    case 'failed':
      return state.phase === 'loading' ? { ...state, phase: 'failed' } : state
    case 'hint':
      if (state.phase !== 'question' || state.hints.includes(event.hint)) return state
      return { ...state, hints: [...state.hints, event.hint] }
    case 'answer':
      return answer(state, event)
    case 'graded':
      return graded(state, event)
    case 'rate':
      if (!state.current || !allows(state.current, event.rating)) return state
      return { ...state, current: { ...state.current, rating: event.rating } }
    case 'next': {
      if (!state.current) return state
      const queue = state.queue.slice(1)
      const done = [...state.done, { ...state.current, reviewId: event.reviewId }]
      return {
        ...state,
        queue,
        done,
        hints: [],
        current: undefined,
        undone: false,
        aside: { skillIds: state.aside.skillIds },
        phase:
          event.pause && phaseFor({ ...state, queue }) !== 'ended' ? 'break' : phaseFor({ ...state, queue }),
      }
    }
    case 'resume':
      return state.phase === 'break' ? { ...state, phase: phaseFor(state) } : state
    case 'aside':
      return putAside(state)
    case 'back':
      return takeBack(state)
    case 'undo': {
      const last = state.done.at(-1)
      if (!last || state.phase === 'answered' || state.phase === 'checking') return state
      const queue = [last.item, ...state.queue]
      return {
        ...state,
        queue,
        done: state.done.slice(0, -1),
        hints: last.hints,
        pending: undefined,
        current: last,
        undone: true,
        phase: 'answered',
      }
    }
    case 'end':
      return { ...state, phase: 'ended' }
    case 'retry':
      return { ...state, phase: 'loading' }
  }
}
