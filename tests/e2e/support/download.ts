import type { Download, Locator } from '@playwright/test'

/** What comes down when a link is pressed. */
export async function downloaded(link: Locator): Promise<string> {
  const [download] = await Promise.all([link.page().waitForEvent('download'), link.click()])
  return readAll(download)
}

async function readAll(download: Download): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
