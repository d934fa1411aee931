import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadRest } from '@/lib/shell/rest'
import { problemsOf, type RunGradable, submissionsOf } from './check'
import { gradeHere, graderOf } from './grade-here'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'nginx:1.27' }] },
    },
  },
}
const scenario = { cluster, objects: [deployment], commands: [] }
const replicas = (equals: number) => ({
  kind: 'field' as const,
  ...{ resource: 'deployments.apps', name: 'web', path: 'spec.replicas', equals },
})

const command: RunGradable = {
  kind: 'command',
  body: { placeholder: 'kubectl …' },
  key: {
    goal: [replicas(3), { kind: 'count', resource: 'pods', selector: 'app=web', equals: 3 }],
    solution: 'kubectl scale deployment web --replicas=3',
    wrong: 'kubectl scale deployment web --replicas=2',
  },
  slips: [
    { misconception: 'one-more', when: [replicas(2)] },
    { misconception: 'nothing-done', when: [replicas(1)] },
  ],
  scenario,
}

const service = (selector: string) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: ${selector}
  ports:
    - port: 80
`
const served: RunGradable['key']['goal'] = [
  { kind: 'exists', resource: 'services', name: 'web' },
  { kind: 'endpoints', service: 'web', pods: 'app=web', port: 80 },
]

const manifest: RunGradable = {
  kind: 'manifest',
  body: { template: 'apiVersion: v1\nkind: Service\n' },
  key: { goal: served, solution: service('web'), wrong: service('api') },
  slips: [],
  scenario,
}

const gap: RunGradable = {
  kind: 'gap',
  body: {
    text: service('{{selector}}').replace('name: web', 'name: {{name}}'),
    gaps: [{ id: 'name' }, { id: 'selector', choices: ['web', 'nginx', 'app'] }],
  },
  key: {
    goal: served,
    solution: { name: 'web', selector: 'web' },
    wrong: { name: 'web', selector: 'nginx' },
  },
  slips: [],
  scenario,
}

beforeAll(loadRest, 60_000)

describe.each([command, manifest, gap])('$kind', (question) => {
  it('is graded by what becomes of the cluster', async () => {
    expect(problemsOf(question)).toEqual([])
    const { correct, wrong, invalid } = submissionsOf(question)
    expect(await gradeHere(question, correct)).toEqual({ correct: true, score: 1, misconceptions: [] })
    expect((await gradeHere(question, wrong)).correct).toBe(false)
    expect(await gradeHere(question, invalid)).toMatchObject({ invalid: true, score: 0 })
    expect(await gradeHere(question, { skipped: true })).toEqual({
      correct: false,
      score: 0,
      misconceptions: [],
    })
  })
})

const run = (text: string) => gradeHere(command, { text })

describe('a command', () => {
  it('may reach the goal in any way', async () => {
    const patch = `kubectl patch deploy web -p '{"spec":{"replicas":3}}'`
    expect((await run(patch)).score).toBe(1)
    expect(
      (await run('kubectl get deploy web -o name | xargs -I{} kubectl scale {} --replicas=3')).score,
    ).toBe(1)
    expect((await run('kubectl scale deploy web --replicas=3; false')).score).toBe(1)
  })

  it('is graded as if it were the first, whatever was run before', async () => {
    const grade = graderOf(command)
    const commands = [2, 3, 1, 3].map((count) => `kubectl scale deployment web --replicas=${count}`)
    const one = `${commands[0]} && echo yes > note`
    for (const text of [one, ...commands, 'cat note']) expect(await grade({ text })).toEqual(await run(text))
  })

  it('shows the belief behind what it did', async () => {
    expect(await run('kubectl scale deploy web --replicas=2')).toEqual({
      ...{ correct: false, score: 0, misconceptions: ['one-more'] },
      output: 'deployment.apps/web scaled',
    })
  })

  it('that fails says why and gains nothing', async () => {
    expect(await run('kubctl scale deploy web --replicas=3')).toMatchObject({
      score: 0,
      output: expect.stringContaining('command not found'),
    })
    expect(await run('kubectl scale deploy api --replicas=3')).toMatchObject({
      score: 0,
      output: expect.stringContaining('deployments.apps "api" not found'),
    })
  })

  it('that never ends, or waits for input, is graded all the same', { timeout: 60_000 }, async () => {
    expect((await run('kubectl get pods -w')).score).toBe(0)
    expect((await run('cat')).score).toBe(0)
    expect((await run('while true; do :; done')).score).toBe(0)
    expect((await run('yes')).output?.length).toBeLessThanOrEqual(2000)
  })
})

it("a goal that is none is the author's fault", async () => {
  const key = { ...command.key, goal: [{ kind: 'nonsense' } as never] }
  await expect(gradeHere({ ...command, key } as RunGradable, { text: 'ls' })).rejects.toThrow(z.ZodError)
})

it('a manifest that cannot be read says why', async () => {
  expect(await gradeHere(manifest, { text: 'kind: [' })).toMatchObject({
    ...{ correct: false, score: 0 },
    output: expect.stringContaining('error'),
  })
  const half = await gradeHere(manifest, { text: service('api') })
  expect(half).toMatchObject({ score: 0.5, output: 'service/web created' })
})

it('finds gaps that are unsound', () => {
  const unsound = (body: object, key: object = {}) =>
    problemsOf({ ...gap, body: { ...gap.body, ...body }, key: { ...gap.key, ...key } } as RunGradable)
  expect(unsound({ text: 'a: {{name}}' })).toEqual(['gaps and marks differ'])
  expect(unsound({ gaps: [{ id: 'name' }, { id: 'selector', choices: ['web'] }] })).toHaveLength(2)
  expect(unsound({}, { goal: [] })).toEqual(['no goal'])
  expect(unsound({}, { wrong: gap.key.solution })).toEqual(['the wrong answer is the solution'])
})
