import { describe, expect, it } from 'vitest'
import { Beginnings } from './beginnings'
import { checkConditions } from './check-conditions'
import { type Condition, condition } from './condition'
import { deployment } from './manifests'
import { openStage } from './open-stage'

const ready = (equals: number) => ({
  ...{ kind: 'field', resource: 'deployments.apps', name: 'web', namespace: 'default' },
  ...{ path: 'status.readyReplicas', equals },
})
const experiment = (input: object): Condition => condition.parse({ kind: 'experiment', ...input })
const SCALE = 'kubectl scale deployment web --replicas=3'
const RESTART = 'kubectl rollout restart deployment web'

const same = [
  experiment({ do: [SCALE, { wait: 30 }], expect: [ready(3)] }),
  experiment({
    do: [SCALE, { wait: 30 }, { deletePod: 'app=web', namespace: 'default' }],
    expect: [ready(3)],
  }),
  experiment({ do: [SCALE, RESTART, { wait: 2 }], expect: [ready(1)] }),
]
const other = experiment({ do: [RESTART, { wait: 30 }], expect: [ready(2)] })
const watched = experiment({ do: [SCALE, { wait: 30 }], expect: [ready(3)], throughout: [ready(3)] })

function situation() {
  const now = openStage({})
  now.create('deployments.apps', deployment('web', { replicas: 2, labels: { app: 'web' } }))
  now.settle()
  return { now, start: now.fork() }
}

describe('experiments that begin alike', () => {
  it('find what they find each for itself', async () => {
    const alone = await checkConditions(situation(), same)
    const beginnings = new Beginnings(same)
    expect(await checkConditions({ ...situation(), beginnings }, same)).toEqual(alone)
    expect(alone.map(({ passed }) => passed)).toEqual([true, true, false])
  })

  it('do what they share once, and nothing else', async () => {
    const conditions = [...same, other, watched]
    const beginnings = new Beginnings(conditions)
    const done = () => conditions.map((c) => c.kind === 'experiment' && beginnings.find(c)?.done)
    expect(done()).toEqual([undefined, undefined, undefined, undefined, undefined])
    await checkConditions({ ...situation(), beginnings }, same.slice(0, 1))
    expect(done()).toEqual([2, 2, 1, undefined, undefined])
    await checkConditions({ ...situation(), beginnings }, conditions.slice(1))
    expect(done()).toEqual([2, 2, 1, undefined, undefined])
  })

  it('do not spare an act that has to be refused', async () => {
    const refused = experiment({ do: [SCALE, RESTART], succeeds: false })
    const conditions = [experiment({ do: [SCALE, RESTART] }), refused]
    const beginnings = new Beginnings(conditions)
    const findings = await checkConditions({ ...situation(), beginnings }, conditions)
    expect(findings.map(({ passed }) => passed)).toEqual([true, false])
    expect(findings[1]?.found).toBe('accepted')
  })
})
