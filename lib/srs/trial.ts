import type { MemoryHistory } from './memory-history'
import { type Memory, MemoryModel } from './memory-model'

/**
 * A review that says something about memory: at least a day after the one before. Same-day reviews shape the memory
 * that FSRS-6 assumes, and are not foretold (srs-benchmark does likewise).
 */
export interface Trial {
  history: MemoryHistory
  /** Its place in the history, from 0. */
  index: number
  /** ms since the epoch */
  at: number
  elapsedDays: number
  /** Trials of the card up to this one, and its first review. */
  length: number
  /** Trials of the card before this one that failed. */
  lapses: number
  recalled: boolean
}

export interface Prediction extends Trial {
  /** Of recall, 0..1. */
  probability: number
}

/** All trials, oldest first. */
export function trialsOf(histories: readonly MemoryHistory[]): Trial[] {
  return histories.flatMap(trialsOfCard).sort((a, b) => a.at - b.at)
}

function trialsOfCard(history: MemoryHistory): Trial[] {
  const trials: Trial[] = []
  let lapses = 0
  for (const [index, { at, elapsedDays, rating }] of history.entries()) {
    if (elapsedDays < 1) continue
    const recalled = rating !== 'again'
    trials.push({ history, index, at, elapsedDays, length: trials.length + 2, lapses, recalled })
    if (!recalled) lapses++
  }
  return trials
}

/** What FSRS-6 foretells of each trial, in their order; `parameters` empty: those that it starts with. */
export function predictByFsrs(trials: readonly Trial[], parameters: readonly number[]): Prediction[] {
  const model = new MemoryModel(parameters)
  const recalls = new Map<MemoryHistory, number[]>()
  return trials.map((trial) => {
    const known = recalls.get(trial.history) ?? recallsOf(trial.history, model)
    recalls.set(trial.history, known)
    return { ...trial, probability: known[trial.index] ?? 0 }
  })
}

/** The probability of recall just before each review; 0 before the first. */
function recallsOf(history: MemoryHistory, model: MemoryModel): number[] {
  let memory: Memory | undefined
  return history.map(({ elapsedDays, rating }) => {
    const recall = memory ? model.recall(memory, elapsedDays) : 0
    memory = model.after(memory, elapsedDays, rating)
    return recall
  })
}

/** Log odds at the start, and how far one trial moves them: MOVING-AVG of srs-benchmark (model_processors.py). */
const START = 1.2
const STEP = 0.3

/**
 * What is foretold by somebody who knows nothing of cards: how it went lately. Each trial moves the log odds by the
 * slope of its log loss. Whatever has parameters has to beat this. All trials, oldest first.
 */
export function predictByAverage(trials: readonly Trial[]): Prediction[] {
  let odds = START
  return trials.map((trial) => {
    const probability = 1 / (1 + Math.exp(-odds))
    odds += STEP * (Number(trial.recalled) - probability)
    return { ...trial, probability }
  })
}
