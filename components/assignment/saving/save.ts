import type { Json, SaveAnswer } from './answer-record'

/** An answer on its way to the server. */
export interface Save {
  itemId: string
  response: Json
  revision: number
  /** ms by the server's clock. */
  writtenAt: number
}

/** What became of a save. */
export type SaveOutcome =
  | { kind: 'answered'; said: SaveAnswer }
  /** To be sent again. */
  | { kind: 'unreachable' | 'signedOut' }
  /** Sending it again would not help. */
  | { kind: 'refused' }
  | { kind: 'over' | 'left' }

/** `unsaved`: the server refuses an answer. `over`: nothing is taken any more. `left`: nothing from whoever left the class. */
export type SavePhase = 'saved' | 'saving' | 'offline' | 'signedOut' | 'unsaved' | 'over' | 'left'
