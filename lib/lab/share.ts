import '@/lib/errors/without-eval'
import * as z from 'zod/mini'
import { type LabLog, labLog } from '@/lib/lab/log'
import { type LabScenarioInput, labScenario } from '@/lib/lab/scenario'

/** A session as it is handed on: whoever opens it gets the same cluster. */
export interface SharedLab {
  scenario: LabScenarioInput
  seed: number
  log: LabLog
}

const sharedLab = z.object({ scenario: labScenario, seed: z.int(), log: labLog })

/** Mail and chat programs cut longer links. */
const MOST_CHARACTERS = 30_000
const MOST_BYTES = 4_000_000

/** Too long to be handed on as a link, or none that we made. */
export class ShareError extends Error {
  constructor(readonly code: 'too-long' | 'unreadable') {
    super(code)
    this.name = 'ShareError'
  }
}

/** What the learner had seen is left out: nobody grades it, and it is long. */
const withoutSeen = (log: LabLog): LabLog => {
  const { seen: _, ...rest } = log
  return { ...rest, entries: log.entries.map(({ seen: __, ...entry }) => entry) }
}

/** @returns letters, digits, - and _ @throws ShareError too-long */
export async function packLab({ scenario, seed, log }: SharedLab): Promise<string> {
  const text = JSON.stringify({ scenario, seed, log: withoutSeen(log) })
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const packed = toBase64Url(await read(stream, MOST_BYTES))
  if (packed.length > MOST_CHARACTERS) throw new ShareError('too-long')
  return packed
}

/** @param text from anybody @throws ShareError unreadable */
export async function unpackLab(text: string): Promise<SharedLab> {
  try {
    if (text.length > MOST_CHARACTERS || !/^[\w-]+$/.test(text)) throw new ShareError('unreadable')
    const stream = new Blob([fromBase64Url(text)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
    const bytes = await read(stream, MOST_BYTES)
    return sharedLab.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    throw new ShareError('unreadable')
  }
}

/** All of a stream. @throws ShareError too-long */
async function read(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > most) {
      await reader.cancel()
      throw new ShareError('too-long')
    }
    parts.push(next.value)
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
