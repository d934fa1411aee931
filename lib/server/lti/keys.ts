import '../server-only'
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { LtiKey } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { type Json, toDb } from '../json'
import { seal, unseal } from './seal'

const DAY = 86_400_000
export const ALGORITHM = 'RS256'
const NEW_AFTER_DAYS = 90
/** So long a new key is published before it signs: platforms keep what they have read for a while. */
const AHEAD_DAYS = 1
/** So long an old one stays published after its last signature. */
const KEPT_DAYS = 7

export interface SigningKey {
  id: string
  key: CryptoKey
}

/** What to sign with now; the first one is made when it is asked for. */
export async function signingKey(): Promise<SigningKey> {
  const row = await db().ltiKey.findFirst({
    where: { signsFrom: { lte: now() } },
    orderBy: { signsFrom: 'desc' },
  })
  // One that was sealed under another secret is of no use any more.
  return (row && (await opened(row))) ?? (await opened(await makeKey(now()))) ?? unusable()
}

async function opened({ id, privateJwk }: LtiKey): Promise<SigningKey | undefined> {
  const text = unseal(privateJwk)
  if (text === undefined) return undefined
  return { id, key: (await importJWK(JSON.parse(text) as JWK, ALGORITHM)) as CryptoKey }
}

function unusable(): never {
  throw new Error('a key that was just made cannot be opened')
}

async function makeKey(signsFrom: Date): Promise<LtiKey> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true })
  const [open, secret] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)])
  const publicJwk = toDb(open as Json)
  return db().ltiKey.create({
    data: { publicJwk, privateJwk: seal(JSON.stringify(secret)), createdAt: now(), signsFrom },
  })
}

/** Our public keys as platforms read them: those that sign, will sign, or have signed lately. */
export async function publishedKeys(): Promise<{ keys: JWK[] }> {
  await signingKey()
  const rows = await db().ltiKey.findMany({ orderBy: { signsFrom: 'desc' } })
  const jwk = ({ id, publicJwk }: LtiKey) => ({ ...(publicJwk as JWK), kid: id, use: 'sig', alg: ALGORITHM })
  return { keys: rows.map(jwk) }
}

/** Makes the next key when it is time, and forgets those that nobody needs any more. */
export async function rotateKeys(): Promise<void> {
  const at = now().getTime()
  const rows = await db().ltiKey.findMany({ orderBy: { signsFrom: 'desc' } })
  const [newest] = rows
  if (!newest) return
  if (newest.createdAt.getTime() < at - NEW_AFTER_DAYS * DAY) await makeKey(new Date(at + AHEAD_DAYS * DAY))
  const last = rows.find(({ signsFrom }) => signsFrom.getTime() <= at - KEPT_DAYS * DAY)
  if (last) await db().ltiKey.deleteMany({ where: { signsFrom: { lt: last.signsFrom } } })
}
