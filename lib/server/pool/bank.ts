import '../server-only'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import { AppError } from '@/lib/errors/app-error'
import { type AnyGradable, check, isRun, performanceOf, type RunGradable } from '@/lib/quiz/check'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { Verdict } from '@/lib/quiz/variant'
import type { Json } from '../json'
import type { DraftBank, DrillBank, DrillWork, QuestionBank } from '../question-bank'
import { job } from './job'
import { ownFiles, pinnedVariant } from './own-content'
import { currentPool, GRADE_LIMIT, poolOf, type Running } from './pools'

const json = (value: unknown) => value as Json

export const questionBank: QuestionBank = {
  async serve(skill, seed, difficulty, contentVersionId) {
    const { texts, ...asked } = await pinnedVariant({ skill, seed, difficulty }, contentVersionId)
    const { artefact, output } = await job('serve', asked)
    const { text, scenario, citation, ...key } = output.answer
    return {
      variant: json(texts ? inOwnWords(output.question, texts) : output.question),
      key: json(key),
      explanation: json({ text, scenario, ...(citation ? { citation } : {}) }),
      artefactHash: artefact.hash,
    }
  },

  /** The stored key says all; only a response that has to be run goes to the pool. */
  async grade({ variant, key, explanation, artefactHash }, response, today = false) {
    const { kind } = variant as unknown as PublicVariant
    const { scenario } = explanation as unknown as Pick<AnswerPart, 'scenario'>
    const graded = key as unknown as Pick<AnswerPart, 'body' | 'key' | 'slips'>
    const question = { ...graded, kind, scenario } as AnyGradable
    const verdict = isRun(question)
      ? await runResponse(question, response, today ? undefined : artefactHash)
      : check(question, response)
    const { correct, score, invalid, misconceptions, output } = verdict
    if (invalid) throw new AppError('INVALID_INPUT', { field: 'response', reason: 'form' })
    return { correct, score, details: { misconceptions, ...(output ? { output } : {}) } }
  },
}

/** With a title and instructions of the author's, where there are any. */
function inOwnWords(question: PublicVariant, texts: QuestionDraft['texts']): PublicVariant {
  const said = (locale: 'en' | 'ja') => {
    const { title, instructions } = texts[locale]
    const text = question.text[locale]
    const prompt = instructions ? `${instructions.trim()}\n\n${text.prompt}` : text.prompt
    return { ...text, title: title || text.title, prompt }
  }
  return { ...question, text: { en: said('en'), ja: said('ja') } }
}

/** On the engine that made the question, as long as it is kept, or on that of today. A response that takes too long is a wrong one. */
async function runResponse(
  question: RunGradable,
  response: unknown,
  hash: string | undefined,
): Promise<Verdict> {
  const performance = performanceOf(question, response)
  if ('verdict' in performance) return performance.verdict
  const on = async () => (hash === undefined ? undefined : await poolOf(hash)) ?? currentPool()
  const graded = job('grade-response', { question, response }, { timeLimit: GRADE_LIMIT, on })
  return graded.then(
    ({ output }) => output,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'INVALID_INPUT') return wrongVerdict
      throw error
    },
  )
}

const wrongVerdict: Verdict = { correct: false, score: 0, misconceptions: [] }

async function gradeOn(on: () => Promise<Running>, work: DrillWork, confirm: boolean) {
  const { skillId: skill, seed, log, scenario, settled = false } = work
  const files = await ownFiles(skill, work.contentVersionId)
  const { artefact, output } = await job(
    'grade-drill',
    { skill, files, seed, log, scenario, settled, confirm: confirm && work.confirm !== false },
    { timeLimit: GRADE_LIMIT, on },
  )
  if ('refused' in output) return output
  const { passed, score, checks, texts, damage } = output
  return { passed, score, checks: json({ checks, texts, damage }), artefactHash: artefact.hash }
}

/** On the engine of an attempt as far as that is kept, and knows how: one of before there was this does not. */
async function onOwn<T>(hash: string, ask: (on: () => Promise<Running>) => Promise<T>): Promise<T> {
  const [own, current] = [await poolOf(hash), await currentPool()]
  if (!own || own === current) return ask(currentPool)
  return ask(async () => own).catch(() => ask(currentPool))
}

export const drillBank: DrillBank = {
  async start(skill, seed, contentVersionId) {
    const files = await ownFiles(skill, contentVersionId)
    const { artefact, output } = await job('start-drill', { skill, files, seed })
    return { scenario: json(output.scenario), artefactHash: artefact.hash }
  },

  /** On the engine of today: it is that of the browser that asks for it now. */
  async pack(scenario, seed) {
    return (await job('start-exam-task', { scenario, seed })).output.snapshot
  },

  /** On the engine that the attempt began with; when nothing is left of it, on that of today, without confirmation. */
  async grade(work) {
    const pool = await poolOf(work.artefactHash)
    return gradeOn(pool ? async () => pool : currentPool, work, pool !== undefined)
  },

  regrade: (work) => gradeOn(currentPool, work, false),

  async moments({ skillId: skill, contentVersionId, artefactHash, seed, log, scenario }) {
    const files = await ownFiles(skill, contentVersionId)
    const input = { skill, files, seed, log, scenario }
    return onOwn(artefactHash, async (on) => {
      return (await job('check-moments', input, { timeLimit: GRADE_LIMIT, on })).output
    })
  },

  async solution({ skillId: skill, contentVersionId, artefactHash }) {
    const files = await ownFiles(skill, contentVersionId)
    return onOwn(artefactHash, async (on) => (await job('solve-drill', { skill, files }, { on })).output)
  },
}

export const draftBank: DraftBank = {
  async open(files) {
    return json((await job('open-draft', { files })).output.scenario)
  },

  async record(files, seed, log) {
    return (await job('record-draft', { files, seed, log }, { timeLimit: GRADE_LIMIT })).output.lines
  },

  async propose(files) {
    return (await job('propose-draft', { files }, { timeLimit: GRADE_LIMIT })).output
  },

  async attempt(files, script) {
    return (await job('try-draft', { files, script }, { timeLimit: GRADE_LIMIT })).output
  },

  async read(files) {
    return (await job('read-draft', { files })).output
  },
}
