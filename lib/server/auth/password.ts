import '../server-only'
import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'

/** Length is what counts (NIST SP 800-63B): no rules on kinds of characters. */
export const passwordSchema = z.string().min(10).max(200)
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** argon2id with the library's parameters (19 MiB, 2 passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'))
}

let decoy: Promise<string> | undefined

/** Takes as long for an account that does not exist. */
export async function checkPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'))
  return matches && Boolean(passwordHash)
}
