import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { somebody } from './support/classroom'
import { expectAccessible, keepScreenshot, watchConsole } from './support/look'
import { words } from './support/words'

const FOLDER = 'content/drills/expose-a-deployment'
const TITLE = 'Our shop gets a Service'

/** A drill's folder as somebody would send it. */
function zipOf(folder: string): Buffer {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    statSync(path.join(folder, name)).isFile(),
  )
  const files = names.map((name) => [name, strToU8(readFileSync(path.join(folder, name), 'utf8'))])
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

/** Its texts by their paths, whatever folder they lie in. */
function textsOf(zip: Buffer): Record<string, string> {
  const name = (at: string) => /(?:wrong\/)?[^/]+$/.exec(at)?.[0] ?? at
  return Object.fromEntries(Object.entries(unzipSync(zip)).map(([at, text]) => [name(at), strFromU8(text)]))
}

test('a drill from a zip is tried, goes out again as it came in, and is published under another title', async ({
  browser,
}) => {
  const say = words('en')
  const teacher = await somebody(browser, 'en', 'Teacher')
  const complaints = watchConsole(teacher)
  await teacher.goto('/en/classes')
  await teacher.getByRole('link', { name: say('classes.own.open') }).click()
  const drill = { name: 'drill.zip', mimeType: 'application/zip', buffer: zipOf(FOLDER) }
  await teacher.getByLabel(say('authoring.list.import')).setInputFiles(drill)
  await expect(teacher).toHaveURL(/\/authoring\/drills\//)
  const exported = await teacher.request.get(`/api/authoring/${teacher.url().split('/').at(-1)}`)
  expect(textsOf(await exported.body())).toEqual(textsOf(drill.buffer))
  const steps = teacher.getByRole('navigation', { name: say('authoring.steps.label') })

  await steps.getByRole('button', { name: say('authoring.steps.task') }).click()
  const english = teacher.getByRole('group', { name: say('authoring.task.en') })
  await english.getByLabel(say('authoring.task.name')).fill(TITLE)
  await expect(teacher.getByRole('heading', { level: 1 })).toHaveText(TITLE)
  await steps.getByRole('button', { name: say('authoring.steps.wrong') }).click()
  await teacher.getByRole('button', { name: say('authoring.trials.run') }).click()
  const good = teacher.getByText(say('authoring.trials.good'), { exact: true })
  await expect(good).toHaveCount(5, { timeout: 60_000 })
  await expectAccessible(teacher)
  await keepScreenshot(teacher, 'authoring-trials-en')
  await steps.getByRole('button', { name: say('authoring.steps.publish') }).click()
  await teacher.getByRole('button', { name: say('authoring.publish.publish'), exact: true }).click()
  await expect(teacher.getByText(say('authoring.publish.done'))).toBeVisible()
  await expectAccessible(teacher)
  expect(complaints).toEqual([])
})
