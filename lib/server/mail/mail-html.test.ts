import { expect, it } from 'vitest'
import { mailHtml } from './mail-html'

it('keeps paragraphs and lines, and makes links of addresses alone', () => {
  const text = 'Read & do:\nhttps://a.example/?x=1&y=2\n\n<b>"never"</b>'
  expect(mailHtml(text, 'ja')).toBe(
    '<!doctype html><html lang="ja"><body>' +
      '<p>Read &amp; do:<br><a href="https://a.example/?x=1&amp;y=2">https://a.example/?x=1&amp;y=2</a></p>' +
      '<p>&lt;b&gt;&quot;never&quot;&lt;/b&gt;</p></body></html>',
  )
})
