import { beforeEach, describe, expect, it } from 'vitest'
import type { KubeObject, ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { authenticate } from '@/lib/cluster/auth/authenticate'
import { type AcceptedTokens, authenticateToken } from '@/lib/cluster/auth/authenticate-token'
import { certificateOf, clientPair, clusterAuthority, issueCertificate } from '@/lib/cluster/auth/authority'
import {
  legacyServiceAccountToken,
  readToken,
  serviceAccountToken,
  WARN_ONLY_SECONDS,
} from '@/lib/cluster/auth/service-account-token'
import { toPem } from '@/lib/cluster/auth/x509'

const START = 1_795_168_800_000
const HOUR = 3_600_000
const authority = clusterAuthority('2026-11-20T10:00:00Z')
const stranger = clusterAuthority('2026-11-20T11:00:00Z')

const account = { metadata: { name: 'bot', namespace: 'apps', uid: 'u1' } } as unknown as ServiceAccount
let objects: Record<string, unknown> = {}
beforeEach(() => {
  objects = {
    'serviceaccounts/apps/bot': account,
    'pods/apps/p': { metadata: { name: 'p', uid: 'p1' } },
  }
})
const context = (now = START) => ({
  reader: {
    get: (resource: string, key: string) => objects[`${resource}/${key}`] as KubeObject | undefined,
    list: () => [],
  },
  now,
  authority,
})
const API = ['https://kubernetes.default.svc.cluster.local']
const token = (options: Partial<Parameters<typeof serviceAccountToken>[1]> = {}) =>
  serviceAccountToken(account, { audiences: API, issuedAt: START, seconds: 3600, ...options }, { s: 1 })
const errorOf = (verdict: object) => ('error' in verdict ? verdict.error : undefined)

describe('a client certificate', () => {
  const { certificate } = clientPair(authority, 'kai', ['ops', 'dev'])

  it('names a user and groups', () => {
    expect(authenticate({ certificate }, context())).toMatchObject({
      user: { username: 'kai', groups: ['ops', 'dev', 'system:authenticated'] },
    })
  })

  it.each([
    [
      'is over',
      certificate,
      START + 366 * 24 * HOUR,
      /expired or is not yet valid: current time \S+ is after/,
    ],
    ['has not begun', certificate, START - 2 * HOUR, /is before/],
    [
      'is of another authority',
      clientPair(stranger, 'kai', []).certificate,
      START + HOUR * 2,
      /unknown authority/,
    ],
  ])('is refused when it %s', (_what, pem, now, error) => {
    expect(errorOf(authenticate({ certificate: pem }, context(now)))).toMatch(error)
  })

  it('is refused when it was changed, or is for servers', () => {
    const body = certificate.split('\n')
    const changed = [...body]
    changed[4] = [...(changed[4] ?? '')].reverse().join('')
    expect(errorOf(authenticate({ certificate: changed.join('\n') }, context()))).toContain(
      'unknown authority',
    )
    const [issuer, own] = [certificateOf(authority), certificateOf(certificate)]
    if (!issuer || !own) throw new Error('no certificate')
    const server = issueCertificate({ ...own, usages: ['server auth'] }, issuer)
    expect(errorOf(authenticate({ certificate: server }, context()))).toContain('incompatible key usage')
  })

  it('goes before a token; what is no certificate counts as none', () => {
    expect(authenticate({ certificate, token: token() }, context())).toMatchObject({
      user: { username: 'kai' },
    })
    const junk = toPem('CERTIFICATE', [1, 2, 3])
    expect(authenticate({ certificate: junk }, context())).toMatchObject({
      user: { username: 'system:anonymous' },
    })
  })
})

describe('a token of a service account', () => {
  const pod = { name: 'p', uid: 'p1' }
  it('names the account, and what it is bound to', () => {
    expect(
      authenticate({ token: token({ binding: { pod, node: { name: 'n' } } }) }, context()),
    ).toMatchObject({
      user: {
        username: 'system:serviceaccount:apps:bot',
        uid: 'u1',
        groups: ['system:serviceaccounts', 'system:serviceaccounts:apps', 'system:authenticated'],
        extra: {
          'authentication.kubernetes.io/pod-name': ['p'],
          'authentication.kubernetes.io/node-name': ['n'],
        },
      },
    })
  })

  it.each<[string, () => void, Parameters<typeof token>[0], number, string | undefined]>([
    ['nothing', () => {}, {}, START, undefined],
    ['a minute after its end', () => {}, {}, START + HOUR + 59_000, undefined],
    ['more than that', () => {}, {}, START + HOUR + 61_000, 'service account token has expired'],
    [
      'a deleted account',
      () => delete objects['serviceaccounts/apps/bot'],
      {},
      START,
      'serviceaccounts "bot" not found',
    ],
    [
      'another account of the name',
      () => {
        objects['serviceaccounts/apps/bot'] = { metadata: { name: 'bot', namespace: 'apps', uid: 'u2' } }
      },
      {},
      START,
      'service account UID (u2) does not match claim (u1)',
    ],
    [
      'a deleted pod',
      () => delete objects['pods/apps/p'],
      { binding: { pod } },
      START,
      'service account token has been invalidated',
    ],
    [
      'another audience',
      () => {},
      { audiences: ['vault'] },
      START,
      'token audiences ["vault"] is invalid for the target audiences ["https://kubernetes.default.svc.cluster.local"]',
    ],
  ])('meets %s', (_what, change, options, now, error) => {
    change()
    const found = errorOf(authenticateToken(token(options), context(now)))
    expect(found).toBe(error && `[invalid bearer token, ${error}]`)
  })

  it('is refused when it was changed', () => {
    const [head = '', , signature = ''] = token().split('.')
    const other = token({ issuedAt: START + 1000 }).split('.')[1]
    expect(errorOf(authenticateToken([head, other, signature].join('.'), context()))).toBe(
      'invalid bearer token',
    )
    expect(errorOf(authenticate({ token: 'abc' }, context()))).toBe('invalid bearer token')
  })

  it('of a pod lasts a year when it is the one that every pod gets', () => {
    const claims = readToken(token({ seconds: WARN_ONLY_SECONDS, binding: { pod } }))
    expect(claims?.expires).toBe(START / 1000 + 365 * 24 * 3600)
  })

  it('of a Secret is good as long as the Secret is, and marks it', () => {
    const legacy = legacyServiceAccountToken(account, 's')
    expect(errorOf(authenticateToken(legacy, context()))).toContain('invalidated')
    objects['secrets/apps/s'] = { metadata: { name: 's' }, data: { token: btoa(legacy) } }
    const put: unknown[] = []
    const verdict = authenticateToken(legacy, { ...context(), put: (_resource, object) => put.push(object) })
    expect(verdict).toMatchObject({ user: { username: 'system:serviceaccount:apps:bot' } })
    expect(put).toMatchObject([
      { metadata: { labels: { 'kubernetes.io/legacy-token-last-used': '2026-11-20' } } },
    ])
  })

  it('is not checked again for ten seconds', () => {
    let kept: ReturnType<AcceptedTokens['read']> = []
    const accepted: AcceptedTokens = {
      read: () => kept,
      write: (tokens) => {
        kept = tokens
      },
    }
    const at = (now: number) => authenticate({ token: token() }, { ...context(now), accepted })
    expect(errorOf(at(START))).toBeUndefined()
    delete objects['serviceaccounts/apps/bot']
    expect(errorOf(at(START + 9_000))).toBeUndefined()
    expect(errorOf(at(START + 10_000))).toContain('not found')
  })
})

it('nobody who shows nothing is anonymous', () => {
  expect(authenticate({}, context())).toEqual({
    user: { username: 'system:anonymous', groups: ['system:unauthenticated'] },
  })
})
