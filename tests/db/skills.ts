import { AppError } from '@/lib/errors/app-error'
import { db } from '@/lib/server/db'
import type { Json } from '@/lib/server/json'
import { type DraftBank, setBanks } from '@/lib/server/question-bank'
import { type SkillSource, seedSkills } from '@/lib/server/seed/seed-skills'
import { speed } from './speed'

export const FAMILY = 'add-numbers'
export const OTHER_FAMILY = 'add-more-numbers'
export const DRILL = 'count-to-three'
export const CONCEPT = 'numbers'

const texts = {
  en: { title: 'Add', summary: 'Adds.', task: 'Add.' },
  ja: { title: '足し算', summary: '足します。', task: '足す。' },
}
const source = (id: string, kind: SkillSource['kind'], position: number): SkillSource => ({
  ...{ id, kind, position, texts, concepts: [CONCEPT], data: { level: 1, minutes: 5 }, fingerprint: '1' },
})

/** Two families and a drill, as they are seeded. */
export const smallSkills: SkillSource[] = [
  source(FAMILY, 'FAMILY', 0),
  source(OTHER_FAMILY, 'FAMILY', 1),
  source(DRILL, 'DRILL', 2),
]

/** One concept, two families and a drill, and a bank whose right answer is the seed plus one. */
export async function seedSmallWorld(): Promise<void> {
  await db().domain.create({ data: { id: 'basics', position: 0, names: { en: 'Basics', ja: '基礎' } } })
  await db().concept.create({ data: { id: CONCEPT, domainId: 'basics', position: 0 } })
  const shown = { title: 'Numbers', summary: 'One, two.', body: 'Text' }
  const version = await db().conceptVersion.create({
    data: {
      ...{ conceptId: CONCEPT, contentHash: 'a', sources: [] },
      texts: {
        create: [
          { locale: 'en', ...shown },
          { locale: 'ja', ...shown, title: '数' },
        ],
      },
    },
  })
  await db().concept.update({ where: { id: CONCEPT }, data: { currentVersionId: version.id } })
  await seedSkills(db(), smallSkills)
  setBanks({ questions, drills, drafts, speed })
}

const artefactHash = 'test-engine'

const questions = {
  serve: async (_skill: string, seed: number) => ({
    variant: { kind: 'number', a: seed, concepts: [CONCEPT] } as Json,
    key: { answer: seed + 1 } as Json,
    explanation: { rule: 'add one', scenario: { objects: [], commands: [] } } as Json,
    artefactHash,
  }),
  grade: async ({ key }: { key: Json }, response: Json) => {
    if (typeof response !== 'object' || response === null || !('answer' in response))
      throw new AppError('INVALID_INPUT', { field: 'response' })
    const correct = JSON.stringify(response) === JSON.stringify(key)
    return { correct, score: correct ? 1 : 0, details: { correct } as Json }
  },
}

/** A log is right when it has three entries; as it is sent, or as a lab makes it. */
async function gradeDrill({ log }: { log: Json }) {
  const refused = (log as { refused?: { code: string } } | null)?.refused
  if (refused) return { refused }
  const entries = Array.isArray(log) ? log : (log as { entries?: Json[] } | null)?.entries
  const passed = entries?.length === 3
  const found = String(entries?.length ?? 0)
  const check = { id: 'three', passed, weight: 1, show: 'wc -l', expected: '3', found }
  const texts = { en: { three: 'There are three.' }, ja: { three: '3つあります。' } }
  const checks: Json = { checks: [check], texts, damage: [] }
  return { passed, score: passed ? 1 : 0, checks, artefactHash }
}

const drills = {
  start: async () => ({ scenario: { nodes: 1 } as Json, artefactHash }),
  pack: async (scenario: Json, seed: number) =>
    JSON.stringify({ packed: seed, host: (scenario as { examHost?: string }).examHost }),
  grade: gradeDrill,
  regrade: gradeDrill,
  moments: async () => ({ moments: [], commands: 0, graded: 0, brokeOff: false }),
  solution: async () => ({ script: 'seq 3', texts: { en: 'Count.', ja: '数えます。' } }),
}

/** Drafts of which nothing is read: each script passes the only check, and doing nothing does not. */
const drafts: DraftBank = {
  open: async () => ({ cluster: {} }),
  record: async () => [
    { text: 'seq 3', failed: false, looks: false, keys: false, waits: false, madeUp: false },
  ],
  propose: async () => ({ checks: [], touches: [] }),
  attempt: async (_, script) => ({
    ...{ damage: [], repeats: true, output: '' },
    checks: [{ id: 'three', passed: script.includes('seq 3'), expected: '3', found: '0' }],
  }),
  read: async () => ({
    concepts: [CONCEPT],
    level: 1,
    minutes: 5,
    texts: { en: drillTexts, ja: drillTexts },
  }),
}
const drillTexts = { title: 'Count', summary: 'Counts.', task: 'Count.', checks: {}, solution: 'Counted.' }

/** The right response to a variant of the test's bank. */
export function rightAnswer(variant: Json): { answer: number } {
  return { answer: (variant as { a: number }).a + 1 }
}
export const WRONG_ANSWER = { answer: -1 }

/** A question of the test's bank as it was served, answered rightly or wrongly; undefined: not answered. */
export function sumQuestion(a: number, isRight: boolean | undefined) {
  const answer = isRight ? { answer: a + 1 } : WRONG_ANSWER
  return {
    score: isRight ? 1 : 0,
    served: {
      variant: { kind: 'number', a, concepts: [CONCEPT] },
      key: { answer: a + 1 },
      explanation: { rule: 'add one' },
    },
    ...(isRight === undefined ? {} : { response: answer }),
  }
}
