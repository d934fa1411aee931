/** Names for containers that nobody has named. Mirrors: an adjective and a surname. */

const ADJECTIVES =
  'able bold brave bright busy calm candid clever cosy curious eager fair gentle glad happy honest jolly keen kind lively lucid merry mild neat nimble patient plucky quick quiet ready serene sharp shy steady sunny swift tidy vivid warm wise zesty'.split(
    ' ',
  )
const SURNAMES =
  'archimedes babbage bell bohr boyle cannon cori curie darwin dijkstra einstein euler faraday fermat fermi feynman franklin galileo gauss goodall hamilton hawking hertz hopper hypatia johnson kepler knuth lamarr lovelace mayer meitner mendel newton noether pascal pasteur payne ride shannon tesla turing volta wing yonath'.split(
    ' ',
  )

const drawn = (list: readonly string[], random: number) => list[Math.floor(random * list.length)] ?? ''

/** A name that none of these is. */
export function newName(random: () => number, taken: ReadonlySet<string>): string {
  for (;;) {
    const name = `${drawn(ADJECTIVES, random())}_${drawn(SURNAMES, random())}`
    if (!taken.has(name)) return name
  }
}
