import '../server-only'
import { cpus } from 'node:os'
import { AppError } from '@/lib/errors/app-error'
import { check } from '@/lib/quiz/check'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { Json } from '../json'
import type { DrillBank, QuestionBank } from '../question-bank'
import { type Artefact, currentArtefact } from './artefact'
import type { JobName, Jobs } from './protocol'
import { PoolError, WorkerPool } from './worker-pool'

const serveLimit = 15_000
const gradeLimit = 20_000

interface Running {
  artefact: Artefact
  pool: WorkerPool
}

const holder = globalThis as unknown as { kubekataPool?: Promise<Running> }

async function open(): Promise<Running> {
  const artefact = await currentArtefact()
  const workers = Math.max(1, Math.min(4, cpus().length - 1))
  return {
    artefact,
    pool: new WorkerPool({ file: artefact.file, workers, queueLimit: 64, timeLimit: serveLimit }),
  }
}

/** One pool for each process, whatever reloads its modules. */
function running(): Promise<Running> {
  holder.kubekataPool ??= open().catch((error: unknown) => {
    holder.kubekataPool = undefined
    throw error
  })
  return holder.kubekataPool
}

/** What a person is told of a job that failed. */
function asAppError(error: unknown): unknown {
  if (!(error instanceof PoolError)) return error
  switch (error.code) {
    case 'FULL':
      return new AppError('BUSY')
    case 'UNKNOWN_SKILL':
      return new AppError('NOT_FOUND')
    case 'INVALID_LOG':
      return new AppError('INVALID_INPUT', { field: 'log', reason: error.message })
    case 'TIME_LIMIT':
      return new AppError('INVALID_INPUT', { field: 'log', reason: 'time limit' })
    default:
      return error
  }
}

async function job<N extends JobName>(name: N, input: Jobs[N]['input'], timeLimit = serveLimit) {
  const { artefact, pool } = await running()
  try {
    return { artefact, output: await pool.run(name, input, timeLimit) }
  } catch (error) {
    throw asAppError(error)
  }
}

/** Ends the workers of this process. */
export async function closeBank(): Promise<void> {
  const pool = holder.kubekataPool
  holder.kubekataPool = undefined
  await (await pool)?.pool.close()
}

const json = (value: unknown) => value as Json

export const questionBank: QuestionBank = {
  async serve(skill, seed, difficulty) {
    const { artefact, output } = await job('serve', { skill, seed, difficulty })
    const { text, scenario, ...key } = output.answer
    return {
      variant: json(output.question),
      key: json(key),
      explanation: json({ text, scenario }),
      artefactHash: artefact.hash,
    }
  },

  /** The stored key says all: no engine is needed, so that grading cannot be held up by the pool. */
  async grade({ variant, key }, response) {
    const { kind } = variant as unknown as PublicVariant
    const { body, key: right, slips } = key as unknown as Pick<AnswerPart, 'body' | 'key' | 'slips'>
    const question = { kind, body, key: right, slips } as Parameters<typeof check>[0]
    const { correct, score, invalid, misconceptions } = check(question, response)
    if (invalid) throw new AppError('INVALID_INPUT', { field: 'response', reason: 'form' })
    return { correct, score, details: { misconceptions } }
  },
}

export const drillBank: DrillBank = {
  async start(skill, seed) {
    const { artefact, output } = await job('start-drill', { skill, seed })
    return { scenario: json(output.scenario), artefactHash: artefact.hash }
  },

  async grade({ skillId, seed, log }) {
    const { output } = await job('grade-drill', { skill: skillId, seed, log }, gradeLimit)
    const { passed, score, checks, texts, damage } = output
    return { passed, score, checks: json({ checks, texts, damage }) }
  },

  async solution(skill) {
    return (await job('solve-drill', { skill })).output
  },
}
