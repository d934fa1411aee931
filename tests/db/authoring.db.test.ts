// Drills and questions of instructors, from the first draft to the bank: with the real pool and engine.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftOfFiles } from '@/lib/authoring/draft-of-files'
import { type DrillDraft, EMPTY_DRAFT } from '@/lib/authoring/drill-draft'
import type { Folder } from '@/lib/authoring/folder'
import { unzipFolder, zipFolder } from '@/lib/authoring/folder-zip'
import { madeUpNames } from '@/lib/authoring/made-up-names'
import { runTrial, trialsOf } from '@/lib/drill/drill-check'
import { parseDrill } from '@/lib/drill/parse-drill'
import { LabSession } from '@/lib/lab/session'
import type { UserActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import type { Json } from '@/lib/server/json'
import { archiveAuthored } from '@/lib/server/operations/authoring/archive-authored'
import { compareAuthored } from '@/lib/server/operations/authoring/compare-authored'
import { createAuthored } from '@/lib/server/operations/authoring/create-authored'
import { duplicateAuthored } from '@/lib/server/operations/authoring/duplicate-authored'
import { exportAuthored } from '@/lib/server/operations/authoring/export-authored'
import { getAuthored } from '@/lib/server/operations/authoring/get-authored'
import { importAuthored } from '@/lib/server/operations/authoring/import-authored'
import { listAuthored } from '@/lib/server/operations/authoring/list-authored'
import { openRecorder } from '@/lib/server/operations/authoring/open-recorder'
import { previewVariant } from '@/lib/server/operations/authoring/preview-variant'
import { proposeChecks } from '@/lib/server/operations/authoring/propose-checks'
import { publishAuthored } from '@/lib/server/operations/authoring/publish-authored'
import { restoreVersion } from '@/lib/server/operations/authoring/restore-version'
import { saveDraft } from '@/lib/server/operations/authoring/save-draft'
import { shareAuthored } from '@/lib/server/operations/authoring/share-authored'
import { tryAuthored } from '@/lib/server/operations/authoring/try-authored'
import { startDrill } from '@/lib/server/operations/drills/start-drill'
import { currentArtefact } from '@/lib/server/pool/artefact'
import { draftBank, drillBank, questionBank } from '@/lib/server/pool/bank'
import { job } from '@/lib/server/pool/job'
import { closePools } from '@/lib/server/pool/pools'
import { banks, setBanks } from '@/lib/server/question-bank'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { FAMILY, seedSmallWorld } from './skills'

withDatabase()
beforeAll(async () => {
  await seedSmallWorld()
  setBanks({ ...(await banks()), drills: drillBank, drafts: draftBank })
  await currentArtefact()
}, 120_000)
afterAll(() => closePools())

function contentFolder(slug: string): Folder {
  const at = path.join('content/drills', slug)
  const names = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(at, name), 'utf8')]))
}

const imported = (me: UserActor, slug: string, files = contentFolder(slug)) =>
  importAuthored(me, { file: zipFolder(slug, files) })

const solutionOf = (skillId: string, contentVersionId?: string) =>
  drillBank.solution({ skillId, artefactHash: '', ...(contentVersionId ? { contentVersionId } : {}) })

async function edited(me: UserActor, id: string, change: (drill: DrillDraft) => DrillDraft) {
  const { content, revision } = await getAuthored(me, { id })
  if (content.kind !== 'DRILL') throw new Error('a question')
  return saveDraft(me, { id, revision, drill: change(content.drill) })
}

/** As a learner does it, from what the bank hands out. */
async function grade(skillId: string, contentVersionId: string, script: string) {
  const start = await drillBank.start(skillId, 3, contentVersionId)
  const session = await LabSession.open({ scenario: start.scenario as object, seed: 3 })
  await session.act({ kind: 'line', text: script })
  await session.act({ kind: 'settle' })
  const log = session.log() as unknown as Json
  return { start, result: await drillBank.grade({ ...start, skillId, contentVersionId, seed: 3, log }) }
}

const words = (title: string) => ({ title, summary: 'S.', task: 'Do it.', solution: 'So it is done.' })
const DRAFT: DrillDraft = {
  ...EMPTY_DRAFT,
  concepts: ['numbers'],
  objects: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n',
  texts: { en: words('A ConfigMap'), ja: words('ConfigMap') },
  solution: 'kubectl create configmap app -n shop --from-literal=mode=slow\n',
  wrong: [
    {
      name: 'elsewhere',
      script: 'kubectl create configmap app --from-literal=mode=slow',
      fails: [],
      damages: [],
    },
    {
      name: 'other-value',
      script: 'kubectl create configmap app -n shop --from-literal=mode=fast',
      fails: [],
      damages: [],
    },
  ],
}

describe('a drill of an instructor', { timeout: 60_000 }, () => {
  test('is drafted, tried, published, and graded by the bank; a later version leaves the earlier one as it is', async () => {
    const me = await user('Author')
    const { id } = await createAuthored(me, { kind: 'DRILL' })
    await edited(me, id, () => DRAFT)
    const { checks, touches } = await proposeChecks(me, { id })
    expect(checks.map((check) => check.id)).toEqual(['configmap-app'])
    expect(touches).toEqual([])
    await edited(me, id, (drill) => ({ ...drill, checks }))
    await expectCode(publishAuthored(me, { id, revision: 2 }), 'CONTENT_INVALID')
    for (const trial of ['start', 'solution', 'wrong/elsewhere']) await tryAuthored(me, { id, trial })
    const views = await tryAuthored(me, { id, trial: 'wrong/other-value' })
    expect(views.map(({ name, problems }) => [name, problems.map(({ code }) => code)])).toEqual([
      ['start', []],
      ['solution', []],
      ['wrong/elsewhere', ['otherFails']],
      ['wrong/other-value', ['otherFails']],
    ])
    const confirm = (drill: DrillDraft) => ({
      ...drill,
      wrong: drill.wrong.map((one) => ({ ...one, fails: ['configmap-app'] })),
    })
    // What a head says changes nothing of what was tried.
    const { trials, revision } = await edited(me, id, confirm)
    expect(trials.flatMap(({ state, problems }) => [state, ...problems])).toEqual(Array(4).fill('fresh'))
    const first = await publishAuthored(me, { id, revision })

    const { skillId } = await db().authoredItem.findUniqueOrThrow({ where: { id } })
    const right = await grade(skillId, first.versionId, DRAFT.solution)
    expect(JSON.stringify(right.start)).not.toContain('mode=slow')
    expect(right.result).toMatchObject({ passed: true, score: 1 })
    expect((await grade(skillId, first.versionId, 'kubectl get pods')).result).toMatchObject({
      passed: false,
    })
    expect((await solutionOf(skillId, first.versionId)).script).toBe(DRAFT.solution)
    await expectCode(startDrill(me, { attemptId: crypto.randomUUID(), skillId }), 'NOT_FOUND')
    await expectCode(drillBank.start('own-nothing', 1), 'NOT_FOUND')

    const longer = (drill: DrillDraft) => ({ ...drill, solution: `${drill.solution}kubectl get pods\n` })
    const changed = await edited(me, id, longer)
    await tryAuthored(me, { id, trial: 'solution' })
    const second = await publishAuthored(me, { id, revision: changed.revision })
    expect((await solutionOf(skillId, first.versionId)).script).toBe(DRAFT.solution)
    expect((await solutionOf(skillId)).script).toContain('kubectl get pods')
    const { versions } = await getAuthored(me, { id })
    expect(versions.map(({ id: version, isCurrent, changed }) => [version, isCurrent, changed])).toEqual([
      [second.versionId, true, ['solution.sh']],
      [first.versionId, false, []],
    ])
    expect(await compareAuthored(me, { id, versionId: first.versionId })).toMatchObject([
      { path: 'solution.sh', published: DRAFT.solution },
    ])
    const back = await restoreVersion(me, { id, versionId: first.versionId, revision: 4 })
    expect(back.content).toMatchObject({ drill: { solution: DRAFT.solution } })
    expect(back.trials.map(({ state }) => state)).toEqual(['fresh', 'old', 'fresh', 'fresh'])

    // What is dropped into content/ is a drill.
    const { name, zip } = await exportAuthored(me, { id })
    expect(name).toBe('a-configmap')
    const drill = parseDrill(name, unzipFolder(zip))
    for (const trial of trialsOf(drill)) expect((await runTrial(drill, trial)).problems).toEqual([])
  })

  test('is published only as it was tried: whatever a trial depends on makes it an old one', async () => {
    const me = await user('Author')
    const { id } = await createAuthored(me, { kind: 'DRILL' })
    const all =
      '- { kind: field, resource: configmaps, name: app, namespace: shop, path: data.mode, equals: slow }'
    const check = {
      id: 'mode',
      weight: 1,
      show: 'kubectl get cm -n shop',
      all,
      en: 'It is slow.',
      ja: '遅い。',
    }
    const whole = {
      ...DRAFT,
      checks: [check],
      wrong: DRAFT.wrong.map((one) => ({ ...one, fails: ['mode'] })),
    }
    await edited(me, id, () => whole)
    for (const { name } of (await getAuthored(me, { id })).trials) await tryAuthored(me, { id, trial: name })

    const [first, ...others] = whole.wrong
    if (!first) throw new Error('no wrong solution')
    const changes: Partial<DrillDraft>[] = [
      { commands: ['kubectl get pods'] },
      { objects: `${whole.objects}---\n${whole.objects.replace('shop', 'other')}` },
      { touches: ['nodes'] },
      { checks: [{ ...check, all: all.replace('slow', 'fast') }] },
      { solution: 'kubectl get pods' },
      { wrong: [{ ...first, script: 'kubectl get nodes' }, ...others] },
      { wrong: [{ ...first, name: 'renamed' }, ...others] },
      { wrong: [{ ...first, fails: [] }, ...others] },
    ]
    for (const change of changes) {
      const { revision } = await edited(me, id, () => ({ ...whole, ...change }))
      await expectCode(publishAuthored(me, { id, revision }), 'CONTENT_INVALID')
    }
    const said = { ...whole, texts: { ...whole.texts, en: words('Another title') } }
    const { revision, trials } = await edited(me, id, () => said)
    // A script that was typed has no end of line yet.
    expect(trials.map(({ state }) => state)).toEqual(Array(4).fill('fresh'))
    await publishAuthored(me, { id, revision })
  })

  test('fails its trial when it was recorded with a name that another learner’s Pod has not', async () => {
    const me = await user('Author')
    const { id } = await createAuthored(me, { kind: 'DRILL' })
    const all = '- { kind: count, resource: pods, namespace: shop, selector: tier=front, equals: 1 }'
    const check = {
      id: 'labelled',
      weight: 1,
      show: 'kubectl get pods -n shop',
      all,
      en: 'One.',
      ja: '1つ。',
    }
    const commands = ['kubectl create deployment web -n shop --image=nginx:1.27']
    const begun = { ...DRAFT, commands, checks: [check], wrong: [] }
    await edited(me, id, () => begun)
    const { scenario, seed } = await openRecorder(me, { id })
    const session = await LabSession.open({ scenario: scenario as object, seed })
    const [name] = madeUpNames(session.cluster)
    const label = 'kubectl label pod -n shop tier=front'
    const problemsOf = async (solution: string) => {
      await edited(me, id, () => ({ ...begun, solution }))
      const views = await tryAuthored(me, { id, trial: 'solution' })
      return views.find((view) => view.name === 'solution')?.problems
    }
    expect(await problemsOf(`${label} ${name}`)).toEqual([{ code: 'solutionFails', names: ['labelled'] }])
    expect(await problemsOf(`${label} -l app=web`)).toEqual([])
  })

  test.each(['expose-a-deployment', 'label-and-annotate'])('%s comes back as it went in', async (slug) => {
    const me = await user('Author')
    const { id } = await imported(me, slug)
    const { zip } = await exportAuthored(me, { id })
    expect(unzipFolder(zip)).toEqual(contentFolder(slug))
    const copy = await duplicateAuthored(me, { id })
    expect(unzipFolder((await exportAuthored(me, copy)).zip)).toEqual(contentFolder(slug))
    expect((await getAuthored(me, { id })).content).toMatchObject({
      drill: draftOfFiles(contentFolder(slug)),
    })
  })

  test('is kept while it cannot be written as files, and used for nothing', async () => {
    const me = await user('Author')
    const { id } = await createAuthored(me, { kind: 'DRILL' })
    const { problem, revision } = await edited(me, id, () => ({ ...DRAFT, objects: 'kind: [' }))
    expect(problem).toMatchObject({ at: 'objects' })
    expect(await getAuthored(me, { id })).toMatchObject({
      content: { drill: { objects: 'kind: [' }, problem: { at: 'objects' } },
    })
    await expectCode(tryAuthored(me, { id, trial: 'start' }), 'CONTENT_INVALID')
    await expectCode(publishAuthored(me, { id, revision }), 'CONTENT_INVALID')
    await expectCode(exportAuthored(me, { id }), 'CONTENT_INVALID')
    const stale = saveDraft(me, { id, revision: 0, drill: DRAFT })
    await expectCode(stale, 'CONFLICT')
  })

  test('belongs to its author; instructors of a class may read it once it is shared, and learners never', async () => {
    const [author, colleague, learner] = [
      await user('Author'),
      await user('Colleague'),
      await user('Learner'),
    ]
    const classId = await classOf(author, colleague, learner)
    await db().membership.update({
      where: { classId_userId: { classId, userId: colleague.userId } },
      data: { role: 'INSTRUCTOR' },
    })
    const { id } = await imported(author, 'label-and-annotate')
    await expectCode(getAuthored(colleague, { id }), 'NOT_FOUND')
    await shareAuthored(author, { id, classId, shared: true })
    expect(await getAuthored(colleague, { id })).toMatchObject({ isMine: false, classes: [] })
    await expectCode(getAuthored(learner, { id }), 'NOT_FOUND')
    await expectCode(tryAuthored(colleague, { id, trial: 'start' }), 'NOT_FOUND')
    await expectCode(shareAuthored(learner, { id, classId, shared: true }), 'NOT_FOUND')
    const elsewhere = await classOf(colleague)
    await expectCode(shareAuthored(author, { id, classId: elsewhere, shared: true }), 'NOT_FOUND')
    await expectCode(shareAuthored(author, { id, classId: elsewhere, shared: false }), 'NOT_FOUND')
    expect(await listAuthored(colleague, {})).toEqual([])
    await archiveAuthored(author, { id, archived: true })
    expect(await listAuthored(author, {})).toEqual([])
    expect(await listAuthored(author, { archived: true })).toMatchObject([{ id }])
  })

  test.each([
    ['a path out of the folder', { 'drill.yaml': '', '../evil.sh': '' }],
    [
      'aliases without end',
      { 'drill.yaml': `a: &a [x,x]\n${Array.from({ length: 300 }, () => 'b: *a').join('\n')}` },
    ],
    ['no drill', { 'en.md': '' }],
  ])('is not made of %s', async (_, files) => {
    const me = await user('Author')
    await expectCode(imported(me, 'evil', files as unknown as Folder), 'CONTENT_INVALID')
    expect(await listAuthored(me, {})).toEqual([])
  })

  test('that would run for ever is ended, and the others go on', async () => {
    const folder = contentFolder('label-and-annotate')
    const loop = 'for i in $(seq 1 100000); do kubectl get pods -A; done'
    const head = 'concepts: []\nlevel: 1\nminutes: 1\nchecks: []\n'
    const files = { 'drill.yaml': `${head}commands:\n${`  - ${JSON.stringify(loop)}\n`.repeat(20)}` }
    const hung = job('try-draft', { files, script: '' }, { timeLimit: 1_500 })
    const next = job('read-draft', { files: folder })
    await expectCode(hung, 'INVALID_INPUT')
    expect((await next).output.level).toBeGreaterThan(0)
  })
})

describe('a question with pinned variants', { timeout: 60_000 }, () => {
  test('asks the variants of its family that were chosen, under its own title', async () => {
    const me = await user('Author')
    const { id } = await createAuthored(me, { kind: 'FAMILY' })
    const leafed = await previewVariant(me, { id, family: FAMILY, of: { page: 0 } })
    expect(await previewVariant(me, { id, family: FAMILY, of: { page: 0 } })).toEqual(leafed)
    const own = { title: 'Mine', instructions: '' }
    const question = {
      family: FAMILY,
      seeds: [leafed.seed],
      texts: { en: own, ja: { ...own, title: '自作' } },
    }
    const { revision } = await saveDraft(me, { id, revision: 0, question })
    const { versionId } = await publishAuthored(me, { id, revision })
    const version = await db().contentVersion.findUniqueOrThrow({ where: { id: versionId } })
    expect(version.texts).toMatchObject({ en: { title: 'Mine' }, ja: { title: '自作' } })
    const back = await importAuthored(me, { file: (await exportAuthored(me, { id })).zip })
    expect((await getAuthored(me, { id: back.id })).content).toMatchObject({ question })
  })

  test('is served by the bank', async () => {
    const real = firstFamily()
    const skill = await db().skill.create({ data: { id: `own-${crypto.randomUUID()}`, kind: 'FAMILY' } })
    const texts = {
      en: { title: 'Mine', instructions: 'Read twice.' },
      ja: { title: '自作', instructions: '' },
    }
    const data = { question: { family: real, seeds: [41, 42], texts } }
    const version = await db().contentVersion.create({
      data: { skillId: skill.id, contentHash: 'x', texts: {}, data },
    })
    const plain = await questionBank.serve(real, 42)
    const own = await questionBank.serve(skill.id, 7, undefined, version.id)
    expect(own.key).toEqual(plain.key)
    const [mine, theirs] = [own.variant, plain.variant] as unknown as {
      text: { en: { title: string; prompt: string } }
    }[]
    expect(mine?.text.en.title).toBe('Mine')
    expect(mine?.text.en.prompt).toBe(`Read twice.\n\n${theirs?.text.en.prompt}`)
  })
})

function firstFamily(): string {
  const [first] = readdirSync('content/questions', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  return first?.name ?? ''
}
