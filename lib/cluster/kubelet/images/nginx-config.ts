/** What nginx' configuration says, as far as it is understood here. */
export interface NginxServer {
  ports: number[]
  /** Those of them on which only the pod itself is heard. */
  loopback?: number[]
  root?: string
  locations: { path: string; root?: string; status?: number; text?: string }[]
}

interface Block {
  words: string[]
  body: Block[]
}

/** Directives and blocks; comments are dropped. */
function parseBlocks(tokens: string[]): Block[] {
  const blocks: Block[] = []
  let words: string[] = []
  for (let token = tokens.shift(); token !== undefined && token !== '}'; token = tokens.shift()) {
    if (token === ';' || token === '{') {
      blocks.push({ words, body: token === '{' ? parseBlocks(tokens) : [] })
      words = []
    } else words.push(token.replace(/^(['"])([\s\S]*)\1$/, '$2'))
  }
  return blocks
}

const find = (blocks: Block[], name: string) => blocks.filter(({ words }) => words[0] === name)

const rootOf = (blocks: Block[]) => find(blocks, 'root')[0]?.words[1]

function locationOf({ words, body }: Block): NginxServer['locations'][number] {
  const answer = find(body, 'return')[0]?.words
  const root = rootOf(body)
  return {
    path: words.at(-1) ?? '/',
    ...(root ? { root } : {}),
    ...(answer ? { status: Number(answer[1]), text: answer[2] ?? '' } : {}),
  }
}

function serverOf({ body }: Block): NginxServer {
  const portOf = ({ words }: Block) => Number(words[1]?.split(':').pop())
  const listens = find(body, 'listen')
  const ports = listens.map(portOf).filter((port) => port > 0)
  const loopback = listens.filter(({ words }) => /^(127\.|localhost:)/.test(words[1] ?? '')).map(portOf)
  const root = rootOf(body)
  const locations = find(body, 'location').map(locationOf)
  const answer = find(body, 'return')[0]?.words
  if (answer) locations.push({ path: '/', status: Number(answer[1]), text: answer[2] ?? '' })
  return {
    ports: ports.length > 0 ? [...new Set(ports)] : [80],
    locations,
    ...(loopback.length > 0 ? { loopback } : {}),
    ...(root ? { root } : {}),
  }
}

/**
 * The `server` blocks of a configuration: listen, root, location, return.
 * Differs: no server_name, proxy_pass, rewrite or regular expressions.
 */
export function parseNginx(text: string): NginxServer[] {
  const tokens = text.replace(/#.*$/gm, '').match(/"[^"]*"|'[^']*'|[{};]|[^\s{};]+/g) ?? []
  const blocks = parseBlocks(tokens)
  const inHttp = find(blocks, 'http').flatMap(({ body }) => find(body, 'server'))
  return [...inHttp, ...find(blocks, 'server')].map(serverOf)
}

/** The location whose prefix fits best. */
export const locationFor = ({ locations }: NginxServer, path: string) =>
  locations
    .filter((location) => path.startsWith(location.path))
    .sort((a, b) => b.path.length - a.path.length)[0]
