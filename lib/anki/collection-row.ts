/** What holds for a package as a whole. */
export interface CollectionSettings {
  /** Now, ms since the epoch. */
  at: number
  /** Four o'clock of the day on which the collection began: where Anki counts days from, in ms since the epoch. */
  createdAt: number
  /** Of the learner's time zone at that time. */
  minutesWest: number
  /** Desired retention. */
  retention: number
  /** The last of FSRS-6's parameters. */
  decay: number
  /** The domains' names by position. */
  decks: Map<number, string>
  /** Said of the deck above them. */
  description: string
}

/** Permanent, so that a second import meets the first one's. Anki's ids are times; these are of no day. */
export const MODEL_ID = 1_763_900_000_000
export const DECK_ID = 1_763_900_001_000
const NAME = 'Kubekata'
/** The third holds the skill's mark. The same in every language: a note type is known by them. */
const FIELDS = ['Front', 'Back', 'Kubekata']

/** @param position of a domain */
export function deckId(position: number): number {
  return DECK_ID + 1 + position
}

/** The only row of `col`: https://github.com/ankidroid/Anki-Android/wiki/Database-Structure */
export function collectionRow(settings: CollectionSettings): (string | number)[] {
  const { at, createdAt, minutesWest } = settings
  const conf = {
    ...{ nextPos: 1, estTimes: true, activeDecks: [DECK_ID], curDeck: DECK_ID, curModel: MODEL_ID },
    ...{ sortType: 'noteFld', sortBackwards: false, addToCur: true, dueCounts: true, newSpread: 0 },
    ...{ timeLim: 0, collapseTime: 1200, rollover: 4, creationOffset: minutesWest },
    // The scheduler that counts days from four o'clock, and keeps cards that are being learnt.
    ...{ schedVer: 2, sched2021: true, fsrs: true },
  }
  const texts = [conf, { [MODEL_ID]: model(settings) }, decks(settings), { 1: deckOptions(at) }, {}]
  return [1, Math.floor(createdAt / 1000), at, at, 11, 0, 0, 0, ...texts.map((json) => JSON.stringify(json))]
}

function model({ at }: CollectionSettings) {
  const field = (name: string, ord: number) => ({
    ...{ name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] as string[] },
  })
  const template = {
    ...{ name: NAME, ord: 0, did: null, bqfmt: '', bafmt: '' },
    qfmt: '{{Front}}',
    afmt: '{{FrontSide}}<hr id=answer>{{Back}}',
  }
  return {
    ...{ id: MODEL_ID, name: NAME, type: 0, mod: Math.floor(at / 1000), usn: -1, sortf: 0, did: DECK_ID },
    ...{ flds: FIELDS.map(field), tmpls: [template], req: [[0, 'any', [0]]], tags: [], vers: [] },
    css: '.card { font-family: sans-serif; font-size: 18px; max-width: 40em; margin: 0 auto; text-align: left; }',
    ...{ latexPre: '', latexPost: '', latexsvg: false },
  }
}

function decks({ at, decks, description }: CollectionSettings) {
  const deck = (id: number, name: string, desc = '') => ({
    ...{ id, name, desc, mod: Math.floor(at / 1000), usn: -1, dyn: 0, conf: 1, extendNew: 0, extendRev: 0 },
    ...{ collapsed: false, browserCollapsed: false },
    ...{ newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] },
  })
  const all = [
    deck(1, 'Default'),
    deck(DECK_ID, NAME, description),
    ...[...decks].map(([position, name]) =>
      deck(deckId(position), `${NAME}::${name.replaceAll('::', ': ')}`),
    ),
  ]
  return Object.fromEntries(all.map((one) => [one.id, one]))
}

function deckOptions(at: number) {
  return {
    ...{ id: 1, name: 'Default', mod: Math.floor(at / 1000), usn: 0, dyn: false },
    ...{ maxTaken: 60, autoplay: true, timer: 0, replayq: true },
    new: { delays: [1, 10], ints: [1, 4, 0], initialFactor: 2500, order: 1, perDay: 20, bury: false },
    rev: { perDay: 200, ease4: 1.3, ivlFct: 1, maxIvl: 36_500, hardFactor: 1.2, bury: false },
    lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 1 },
  }
}
