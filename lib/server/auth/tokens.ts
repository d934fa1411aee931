import '../server-only'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '../env'

/** A secret for a link: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token. It has full entropy, so one pass of SHA-256 is enough. */
export function digestToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** `value.signature`, for cookies that the server makes and later believes. */
export function sign(purpose: string, value: string): string {
  return `${value}.${signature(purpose, value)}`
}

/** The value, when the signature is ours. */
export function unsign(purpose: string, signed: string | undefined): string | undefined {
  const dot = signed?.lastIndexOf('.') ?? -1
  if (!signed || dot < 1) return undefined
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1))
  const expected = Buffer.from(signature(purpose, value))
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}

function signature(purpose: string, value: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`${purpose}\n${value}`).digest('base64url')
}
