/** `npm run verify` calls this: the content gate over content/, problems on stderr, exit 1 if there are any. */
import { fileURLToPath } from 'node:url'
import { runGate } from '../lib/content/gate'
import { readContentFiles } from '../lib/content/load-content'
import { parseContent } from '../lib/content/parse-content'

const files = readContentFiles(fileURLToPath(new URL('../content', import.meta.url)))
const problems = await runGate(files)
for (const p of problems) {
  console.error(`content/${p.file}${p.line ? `:${p.line}` : ''} ${p.rule}: ${p.message}`)
}
const { concepts, glossary } = parseContent(files)
const diagrams = concepts.reduce((sum, c) => sum + c.diagrams.length, 0)
console.log(
  `content: ${concepts.length} concepts, ${diagrams} diagrams, ${glossary.length} terms, ${problems.length} problems`,
)
if (problems.length > 0) process.exitCode = 1
