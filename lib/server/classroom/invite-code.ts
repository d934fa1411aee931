import '../server-only'
import { randomInt } from 'node:crypto'

// No letters or digits that are mistaken for each other when read out.
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Ten characters, shown in two halves: about 49 bits. */
export function newInviteCode(): string {
  return Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** What people type: any case, spaces and hyphens anywhere. */
export function normaliseInviteCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}
