import { describe, expect, it } from 'vitest'
import { changes, refusals } from './admission'
import { allowed, forbidden } from './forbidden'
import { unknown } from './identity'
import { attempt, clusterWith } from './situation'

describe('the authorizer allows', () => {
  it.each(allowed)('$title', ({ given, when, grant, superuser }) => {
    const cluster = clusterWith(given)
    attempt(cluster, when)
    const { access } = cluster.allowed().at(-1) ?? {}
    expect(access).toMatchObject({
      allowed: true,
      nearest: [],
      ...(grant ? { grant } : {}),
      ...(superuser ? { superuser } : {}),
    })
    expect(access && cluster.explainForbidden(access.request)).toEqual(access)
  })
})

describe('the authorizer forbids', () => {
  it.each(forbidden)('$title', ({ given, when, says, nearest }) => {
    const cluster = clusterWith(given)
    attempt(cluster, when)
    const { message, code, access } = cluster.refused().at(-1) ?? {}
    expect({ message, code, access }).toMatchObject({
      message: says,
      code: 403,
      access: { allowed: false, nearest },
    })
    expect(access && cluster.explainForbidden(access.request)).toEqual(access)
  })
})

const administrator = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

describe('authentication fails', () => {
  it.each(unknown)('$title', ({ given, sends, authentication }) => {
    const cluster = clusterWith(given)
    const sent = sends(cluster)
    const nobody = { username: '', groups: [] }
    const answer = cluster.request({ method: 'GET', path: '/api/v1/namespaces', user: nobody, ...sent })
    const record = cluster.refused().at(-1)
    expect([answer.code, record?.message]).toEqual([401, 'Unauthorized'])
    expect(record?.authentication).toMatchObject(authentication)
  })
})

describe('admission refuses', () => {
  it.each(refusals)('$title', ({ given, when, says, refusal, tried }) => {
    const cluster = clusterWith(given)
    attempt(cluster, when)
    if (tried) cluster.settle()
    const record = cluster.refused().at(-1)
    expect(record?.admission).toMatchObject(refusal)
    if (!tried) expect(record?.message).toBe(says)
    else {
      expect(record?.userAgent).toBe(tried.userAgent)
      expect(record?.times).toBeGreaterThanOrEqual(tried.atLeast)
    }
  })
})

describe('admission changes', () => {
  it.each(changes)('$title', ({ given, request, steps }) => {
    const cluster = clusterWith(given)
    const before = cluster.hash()
    const told = cluster.explainAdmission({ ...request, user: administrator })
    expect(told.answer.code).toBe(201)
    expect(told.steps).toMatchObject(steps)
    expect(told.refused).toBeUndefined()
    expect(cluster.hash()).toBe(before)
  })
})
