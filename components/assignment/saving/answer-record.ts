/** What a browser has of the answer to one question: pure steps from one record to the next. */
import { canonicalJson } from '@/lib/exam/chain'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface AnswerRecord {
  /** null: no answer. */
  response: Json
  /** The server's count of saves on which it was written. */
  revision: number
  /** ms by the server's clock; of two tabs the later one counts. 0: nothing was written here. */
  writtenAt: number
  /** Which tab has written it; '': none, it came from the server. */
  by: string
  /** `writtenAt` of the newest of another tab that its writer had seen. */
  over: number
  /** The server does not have it yet. */
  owed: boolean
  /** What was sent since `revision` and may have been stored, though nobody said so: canonical JSON. */
  sent: string[]
  /** What this browser had written and the server has not taken, for a newer answer was there. */
  lost?: Json
}

/** An item's answer as the server has it. */
export interface ServedAnswer {
  response: Json
  revision: number
}

/** What the server said to a save. */
export type SaveAnswer = { kept: true; revision: number } | ({ kept: false } & ServedAnswer)

/** More can only be under way at once by a network that loses each of them. */
const MOST_SENT = 20

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

const isSame = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b)

export const servedRecord = ({ response, revision }: ServedAnswer): AnswerRecord => ({
  ...{ response, revision, writtenAt: 0, by: '', over: 0, owed: false, sent: [] },
})

/** Somebody has answered, seeing what the record had. @param at ms by the server's clock @param by the tab */
export function written(record: AnswerRecord, response: Json, at: number, by: string): AnswerRecord {
  const { lost: _, writtenAt, ...rest } = record
  const over = record.by === by ? record.over : writtenAt
  return { ...rest, response, writtenAt: Math.max(at, writtenAt + 1), by, over, owed: true }
}

/** Whoever was told of a lost answer has read it. */
export function acknowledged(record: AnswerRecord): AnswerRecord {
  const { lost: _, ...rest } = record
  return { ...rest, writtenAt: record.writtenAt + 1, by: '', over: record.writtenAt }
}

/** It goes out now, and may arrive although no answer comes back. */
export function sending(record: AnswerRecord): AnswerRecord {
  const text = canonicalJson(record.response)
  return { ...record, sent: [...record.sent.filter((one) => one !== text), text].slice(-MOST_SENT) }
}

/** The server has answered to a save of `response`; the record may have gone on since. */
export function answered(record: AnswerRecord, response: Json, said: SaveAnswer): AnswerRecord {
  // Another tab knows more by now.
  if (said.revision < record.revision) return record
  if (!said.kept) return takenUp(record, said)
  return { ...record, revision: said.revision, sent: [], owed: !isSame(record.response, response) }
}

/**
 * The record after a look at what the server has. What is newer there than what was answered here stands, and what was
 * answered here is told as lost; unless it was sent from here.
 */
export function takenUp(record: AnswerRecord, served: ServedAnswer): AnswerRecord {
  const { response, revision } = served
  if (revision <= record.revision) return record
  const isOwn = record.sent.includes(canonicalJson(response)) || isSame(response, record.response)
  if (record.owed && isOwn) return { ...record, revision, sent: [], owed: !isSame(response, record.response) }
  const { writtenAt } = record
  return {
    ...{ response, revision, writtenAt: writtenAt + 1, by: '', over: writtenAt, owed: false, sent: [] },
    ...(record.owed ? { lost: record.response } : lostOf(record)),
  }
}

/** What two tabs of a browser have: the answer that was written last, on the newest save that its writer can have seen. */
export function merged(mine: AnswerRecord, theirs: AnswerRecord): AnswerRecord {
  const order =
    theirs.writtenAt - mine.writtenAt || compare(theirs.by, mine.by) || theirs.revision - mine.revision
  if (order === 0) {
    const isOwed = mine.owed && theirs.owed
    return { ...withSent(mine, isOwed ? theirs.sent : []), owed: isOwed, ...lostOf(mine), ...lostOf(theirs) }
  }
  if (order < 0) return { ...untold(mine, theirs), ...known(mine, theirs) }
  const next = { ...untold(theirs, mine), ...known(theirs, mine) }
  const isLost = mine.owed && !saw(theirs, mine) && !isSame(mine.response, next.response)
  return isLost ? { ...next, lost: mine.response } : next
}

/** The newer record with what is known of the saves that it was written on. */
function known(newer: AnswerRecord, older: AnswerRecord): AnswerRecord {
  if (older.revision > newer.revision) {
    // Only looked at: what the other one saw later stands.
    if (!newer.owed)
      return { ...older, ...lostOf(newer), writtenAt: newer.writtenAt + 1, by: '', over: newer.writtenAt }
    if (!saw(newer, older)) return newer
    return { ...newer, revision: older.revision, sent: older.sent }
  }
  if (older.revision < newer.revision || !saw(newer, older)) return newer
  return withSent(newer, older.sent)
}

const withSent = (record: AnswerRecord, others: readonly string[]): AnswerRecord => ({
  ...record,
  sent: [...new Set([...others, ...record.sent])].slice(-MOST_SENT),
})

/** What only came with a page has no time of its own. */
const saw = (newer: AnswerRecord, older: AnswerRecord) =>
  older.writtenAt > 0 && ((newer.by !== '' && newer.by === older.by) || newer.over >= older.writtenAt)

/** What the older one has to tell and the newer one's writer was not told. */
const untold = (newer: AnswerRecord, older: AnswerRecord) => (saw(newer, older) ? {} : lostOf(older))

const lostOf = ({ lost }: AnswerRecord) => (lost === undefined ? {} : { lost })
