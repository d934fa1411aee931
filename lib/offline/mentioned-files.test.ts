import { expect, it } from 'vitest'
import { mentionedFiles } from './mentioned-files'

it('files of a build are found in pages and scripts, each once', () => {
  const text = `<link href="/_next/static/chunks/0a~b.css"><script src="/_next/static/chunks/turbopack-1_x.js" async>
    ["static/chunks/turbopack-1_x.js","static/chunks/nested/c-d.js","static/chunks/e.js.map"], static/media/f.woff2`
  expect(mentionedFiles(text)).toEqual([
    '/_next/static/chunks/0a~b.css',
    '/_next/static/chunks/turbopack-1_x.js',
    '/_next/static/chunks/nested/c-d.js',
  ])
})
