import { describe, expect, it } from 'vitest'
import { allowed } from './allowed'
import { changes } from './changes'
import { bindings } from './forbidden-bindings'
import { rules } from './forbidden-rules'
import { unknown } from './identity'
import { amounts } from './refused-amounts'
import { objects } from './refused-objects'
import { policies } from './refused-policies'
import { attempt, clusterWith } from './situation'
import { accessTold, admissionTold, authenticationTold, explanationsPage, type Row, stepsTold } from './table'

const forbidden = [...rules, ...bindings]
const refusals = [...amounts, ...policies, ...objects]

/** What was told in each situation, for the page. */
const rows: Row[] = []
const administrator = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

describe('the authorizer allows', () => {
  it.each(allowed)('$title', (situation) => {
    const { title, when, grant, superuser, node } = situation
    const cluster = clusterWith(situation)
    attempt(cluster, when)
    const access = cluster.allowed().at(-1)?.access
    expect(access).toMatchObject({
      allowed: true,
      nearest: [],
      ...(grant ? { grant } : {}),
      ...(superuser ? { superuser } : {}),
      ...(node ? { node } : {}),
    })
    if (!access) return
    expect(cluster.explainForbidden(access.request)).toEqual(access)
    rows.push({ section: 'Allowed', title, says: access.reason ?? '', told: accessTold(access) })
  })
})

describe('the authorizer forbids', () => {
  it.each(forbidden)('$title', (situation) => {
    const { title, when, says, nearest } = situation
    const cluster = clusterWith(situation)
    attempt(cluster, when)
    const { message = '', code, access } = cluster.refused().at(-1) ?? {}
    expect({ message, code, access }).toMatchObject({
      message: says,
      code: 403,
      access: { allowed: false, nearest },
    })
    if (!access) return
    expect(cluster.explainForbidden(access.request)).toEqual(access)
    rows.push({ section: 'Forbidden', title, says: message, told: accessTold(access) })
  })
})

describe('authentication fails', () => {
  it.each(unknown)('$title', (situation) => {
    const { title, sends, authentication } = situation
    const cluster = clusterWith(situation)
    const sent = sends(cluster)
    const nobody = { username: '', groups: [] }
    const answer = cluster.request({ method: 'GET', path: '/api/v1/namespaces', user: nobody, ...sent })
    const record = cluster.refused().at(-1)
    expect([answer.code, record?.message]).toEqual([401, 'Unauthorized'])
    expect(record?.authentication).toMatchObject(authentication)
    const told = record?.authentication ? authenticationTold(record.authentication) : []
    rows.push({ section: 'Unauthorized', title, says: 'Unauthorized', told })
  })
})

describe('admission refuses', () => {
  it.each(refusals)('$title', (situation) => {
    const { title, when, says, refusal, tried } = situation
    const cluster = clusterWith(situation)
    attempt(cluster, when)
    if (tried) cluster.settle()
    const record = cluster.refused().at(-1)
    expect(record?.admission).toMatchObject(refusal)
    if (!tried) expect(record?.message).toBe(says)
    else {
      expect(record?.userAgent).toBe(tried.userAgent)
      expect(record?.times).toBeGreaterThanOrEqual(tried.atLeast)
    }
    const told = record?.admission ? admissionTold(record.admission) : []
    rows.push({ section: 'Refused by admission', title, says: record?.message ?? '', told })
  })
})

describe('admission changes', () => {
  it.each(changes)('$title', (situation) => {
    const { title, request, steps } = situation
    const cluster = clusterWith(situation)
    const before = cluster.hash()
    const told = cluster.explainAdmission({ ...request, user: administrator })
    expect(told.answer.code).toBe(201)
    expect(told.steps).toMatchObject(steps)
    expect(told.refused).toBeUndefined()
    expect(cluster.hash()).toBe(before)
    expect(cluster.request({ ...request, user: administrator })).toEqual(told.answer)
    rows.push({ section: 'Changed by admission', title, says: '', told: stepsTold(told.steps) })
  })
})

const ALL = [allowed, forbidden, unknown, refusals, changes].flat().length

it.runIf(process.argv.every((word) => word !== '-t'))('docs/explanations.md has them all', async () => {
  expect(rows).toHaveLength(ALL)
  await expect(explanationsPage(rows)).toMatchFileSnapshot('../../docs/explanations.md')
})
