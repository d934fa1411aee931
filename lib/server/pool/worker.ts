/** What a worker thread of the pool runs: made into one file, with all content, by scripts/build-engine.mjs. */

import { drillFolders, families, speedFiles } from 'kubekata:content'
import { parentPort } from 'node:worker_threads'
import { checkMoments } from '@/lib/classroom/check-moments'
import { installBoot } from '@/lib/cluster/prebuilt-boot'
import type { Drill } from '@/lib/drill/definition'
import { gradeDrill } from '@/lib/drill/grade'
import { type DrillFiles, parseDrill } from '@/lib/drill/parse-drill'
import { drillScenario } from '@/lib/drill/scenario'
import { solutionText } from '@/lib/drill/solution-text'
import { boot } from '@/lib/generated/boot/default'
import { checkGoal } from '@/lib/lab/check-goal'
import { packStart } from '@/lib/lab/packed-start'
import { type LabScenarioInput, type LabSnapshot, labScenario } from '@/lib/lab/scenario'
import { startLab } from '@/lib/lab/start'
import { citedAnswer } from '@/lib/quiz/cited-answer'
import { gradeHere } from '@/lib/quiz/grade-here'
import { publicPart } from '@/lib/quiz/render'
import { questionTexts } from '@/lib/quiz/texts'
import type { Workplace } from '@/lib/shell/workplace'
import { parseExercise } from '@/lib/speed/parse-exercise'
import { speedScenario } from '@/lib/speed/scenario'
import { draftJobs } from './draft-jobs'
import { JobError, type JobName, type JobRequest, type JobResponse, type Jobs } from './protocol'
import { refusalOf, replayAttempt } from './replay-attempt'

function findFamily(skill: string) {
  const family = families.find(({ question }) => question.id === skill)
  if (!family) throw new JobError('UNKNOWN_SKILL', skill)
  return {
    question: family.question,
    texts: { en: questionTexts.parse(family.texts.en), ja: questionTexts.parse(family.texts.ja) },
  }
}

function findDrill({ skill, files }: { skill: string; files?: DrillFiles | undefined }): Drill {
  if (files) return parseDrill(skill, files)
  const folder = drillFolders.find(({ id }) => id === skill)
  if (!folder) throw new JobError('UNKNOWN_SKILL', skill)
  return parseDrill(folder.id, folder.files)
}

/** The situation that a scenario leads to, without the way there. */
async function packed(scenario: unknown, seed: number): Promise<LabSnapshot> {
  const parsed = labScenario.parse(scenario)
  const start = await startLab(parsed as LabScenarioInput, seed)
  return { snapshot: packStart(start, Boolean(parsed.cluster.addons?.length)) }
}

/** As the action `settle` of a lab does. */
async function comeToRest(workplace: Workplace): Promise<void> {
  workplace.settle()
  await workplace.elapse(0)
}

const handlers: { [N in JobName]: (input: Jobs[N]['input']) => Promise<Jobs[N]['output']> } = {
  async serve({ skill, seed, difficulty }) {
    const family = findFamily(skill)
    const variant = await family.question.generate(seed, difficulty)
    return { question: publicPart(variant, family.texts), answer: citedAnswer(variant, family) }
  },

  'grade-response': ({ question, response }) => gradeHere(question, response),

  async 'start-drill'(input) {
    return { scenario: drillScenario(findDrill(input)) }
  },

  'start-exam-task': ({ scenario, seed }) => packed(scenario, seed),

  async 'grade-drill'({ skill, files, settled, ...input }) {
    const drill = findDrill({ skill, files })
    const given = { scenario: drillScenario(drill) as unknown, ...input }
    // What was begun on a packed start is done again on one.
    const scenario = settled ? await packed(given.scenario, given.seed) : given.scenario
    const replayed = await replayAttempt({ ...given, scenario })
    if ('refused' in replayed) return replayed
    if (settled) await comeToRest(replayed.workplace)
    const { en, ja } = drill.texts
    const results = await gradeDrill(drill, replayed)
    return { ...results, texts: { en: en.checks, ja: ja.checks } }
  },

  async 'check-moments'({ skill, files, scenario, seed, log }) {
    const start = await packed(scenario, seed)
    return checkMoments(findDrill({ skill, files }), { scenario: start, seed, log }).catch((error: unknown) =>
      refusalOf(error, log),
    )
  },

  async 'solve-drill'(input) {
    const drill = findDrill(input)
    return {
      script: drill.solution,
      texts: { en: solutionText(drill, 'en'), ja: solutionText(drill, 'ja') },
    }
  },

  ...draftJobs,

  'list-speed': async () => speedFiles.map(({ id, text }) => parseExercise(id, text)),

  async 'grade-speed'({ exercise, ...input }) {
    const file = speedFiles.find(({ id }) => id === exercise)
    if (!file) throw new JobError('UNKNOWN_SKILL', exercise)
    const parsed = parseExercise(file.id, file.text)
    const replayed = await replayAttempt({ scenario: speedScenario(parsed), ...input })
    if ('refused' in replayed) return replayed
    const findings = await checkGoal(replayed, parsed.checks)
    return { reached: findings.every(({ passed }) => passed) }
  },
}

async function answer({ id, name, input }: JobRequest): Promise<JobResponse> {
  try {
    return { id, ok: true, output: await handlers[name](input as never) }
  } catch (error) {
    const code = error instanceof JobError ? error.code : 'INTERNAL'
    return { id, ok: false, code, message: error instanceof Error ? error.message : String(error) }
  }
}

// scripts/build-engine.mjs made it from the sources that are in this file.
installBoot(boot)

parentPort?.on('message', async (request: JobRequest) => {
  parentPort?.postMessage(await answer(request))
})
