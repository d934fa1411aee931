import { describe, expect, it } from 'vitest'
import { allowed, forbidden } from './forbidden'
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
