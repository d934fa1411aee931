import { randomUUID } from 'node:crypto'
import { db } from '@/lib/server/db'

/** What an administrator says of a platform; nobody else has said it. */
export function platformFields() {
  return {
    ...{ name: 'Campus', issuer: 'https://campus.example', clientId: randomUUID(), deployments: ['1'] },
    authUrl: 'https://campus.example/auth',
    tokenUrl: 'https://campus.example/token',
    jwksUrl: 'https://campus.example/keys',
  }
}

/** A registered platform. */
export async function makePlatform(): Promise<string> {
  return (await db().ltiPlatform.create({ data: platformFields() })).id
}
