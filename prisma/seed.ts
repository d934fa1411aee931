// Publishes content/ to the database. Adds versions, never changes one; running it again changes nothing.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadContent } from '@/lib/content/load-content'
import { db } from '@/lib/server/db'
import { readSkills } from '@/lib/server/seed/read-skills'
import { seedArtefacts } from '@/lib/server/seed/seed-artefacts'
import { seedContent } from '@/lib/server/seed/seed-content'
import { seedSkills } from '@/lib/server/seed/seed-skills'

const root = fileURLToPath(new URL('../content', import.meta.url))
const artefacts = path.resolve(process.env.KUBEKATA_ARTEFACTS ?? '.data/artefacts')

const content = loadContent(root)
const concepts = await seedContent(db(), content)
const order = content.concepts.map((concept) => concept.id)
const skills = await seedSkills(db(), await readSkills(root, order))
const engines = await seedArtefacts(db(), artefacts)
console.log(
  `[seed] ${content.concepts.length} concepts, ${concepts.added + skills.added} new versions, ` +
    `${concepts.hidden} hidden, ${engines.added} new engines`,
)
await db().$disconnect()
