import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Item } from '@/lib/qti/item'
import { type QtiVersion, qtiFiles, qtiVersions, qtiZip } from '@/lib/qti/package'
import { readItem } from '@/lib/qti/read-item'
import { bracesApart } from '@/lib/qti/v3-braces'
import { el } from '@/lib/qti/xml'
import { type QuestionKind, questionKinds } from '@/lib/quiz/variant'
import { storedSample, threeRight } from './samples'

/** Graded by running it, or drawn. */
const UNSAID: QuestionKind[] = ['arrow', 'command', 'manifest']
const said = questionKinds.filter((kind) => !UNSAID.includes(kind))

function itemOf(kind: QuestionKind, locale: 'en' | 'ja' = 'en', points = 2): Item {
  const item = readItem(storedSample(kind), { id: `Q_${kind}`, points, locale })
  return item ?? expect.fail(`${kind} is not said`)
}

const contentOf = (items: Item[], locale: 'en' | 'ja' = 'en') => ({
  ...{ id: 'A_1', title: 'Week <1> & more', locale, items },
  leftOut: [{ title: 'A drill', reason: 'drill' as const }],
})

const schema = (name: string) => ({
  fileName: name,
  contents: readFileSync(path.join(import.meta.dirname, 'schemas', name), 'utf8'),
})
const SCHEMAS: Record<QtiVersion, { manifest: string; items: string }> = {
  '3.0': { manifest: 'manifest-3.0.xsd', items: 'qti-3.0.xsd' },
  '1.2': { manifest: 'manifest-1.1.xsd', items: 'qti-1.2.xsd' },
}

/** What is wrong with documents, by the schema; [] when nothing is. */
async function problems(documents: Record<string, string>, name: string): Promise<string[]> {
  const xml = Object.entries(documents).map(([file, contents]) => ({
    fileName: file.replaceAll('/', '-'),
    contents,
  }))
  const { errors } = await validateXML({ xml, schema: schema(name), preload: schema('xml.xsd') })
  return errors.map(({ message }) => message)
}

async function packageProblems(version: QtiVersion, files: Record<string, string>): Promise<string[]> {
  const { 'imsmanifest.xml': manifest = '', 'README.txt': _, ...rest } = files
  const schemas = SCHEMAS[version]
  return [
    ...(await problems({ 'imsmanifest.xml': manifest }, schemas.manifest)),
    ...(await problems(rest, schemas.items)),
  ]
}

describe.each(qtiVersions)('QTI %s', (version) => {
  test.each(['en', 'ja'] as const)('every kind that can be said is valid (%s)', async (locale) => {
    const items = said.map((kind) => itemOf(kind, locale))
    expect(await packageProblems(version, qtiFiles(version, contentOf(items, locale)))).toEqual([])
  })

  test('a document that is not valid is found', async () => {
    const files = qtiFiles(version, contentOf([itemOf('single-choice')]))
    const broken = Object.fromEntries(
      Object.entries(files).map(([file, xml]) => [
        file,
        xml.replace(/identifier="C_a"|ident="C_a"/, 'wrong="C_a"').replace(' type="imsqti', ' kind="imsqti'),
      ]),
    )
    const found = await packageProblems(version, broken)
    expect(found.filter((message) => message.includes('wrong'))).not.toEqual([])
    expect(found.filter((message) => message.includes('kind'))).not.toEqual([])
  })

  test('texts come through: angle brackets, blanks of a manifest, no colours of a terminal', () => {
    const xml = Object.values(qtiFiles(version, contentOf([itemOf('short-text')]))).join('')
    const once = version === '3.0'
    expect(xml).toContain(
      once ? 'metadata:\n  name: "a&lt;b&gt;"' : 'metadata:\n  name: &amp;quot;a&amp;lt;b',
    )
    expect(xml).toContain(once ? '<code>kubectl get</code>' : '&lt;code&gt;kubectl get&lt;/code&gt;')
    expect(xml).not.toContain('\u001b')
  })

  test('is a zip with a word on what is missing, the same bytes each time', () => {
    const zip = qtiZip(version, contentOf([itemOf('number')], 'ja'))
    expect(qtiZip(version, contentOf([itemOf('number')], 'ja'))).toEqual(zip)
    const files = unzipSync(zip)
    expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toContain('- A drill: ターミナルでの実技')
    expect(Object.keys(files)).toContain('imsmanifest.xml')
  })
})

test('what is graded by running it is left out; gaps only where something is typed', () => {
  const read = (kind: QuestionKind) => readItem(storedSample(kind), { id: 'Q', points: 1, locale: 'en' })
  expect(UNSAID.map(read)).toEqual([undefined, undefined, undefined])
  const typed = storedSample('gap', {
    body: { text: 'a: {{one}}', gaps: [{ id: 'one' }] },
    key: { goal: [], solution: { one: 'x' }, wrong: { one: 'y' } },
  })
  expect(readItem(typed, { id: 'Q', points: 1, locale: 'en' })).toBeUndefined()
})

describe('points', () => {
  const xmlOf = (version: QtiVersion, kind: QuestionKind) =>
    Object.values(qtiFiles(version, contentOf([itemOf(kind)]))).join('')
  const mapped = (xml: string) =>
    [...xml.matchAll(/map-key="([^"]+)" mapped-value="([^"]+)"/g)].map(([, key, value]) => [
      key,
      Number(value),
    ])

  test('of several choices: a wrong one takes a right one away, and none are lost below nothing', () => {
    const xml = xmlOf('3.0', 'multiple-choice')
    expect(mapped(xml)).toEqual([
      ['C_a', 1],
      ['C_b', -1],
      ['C_c', 1],
    ])
    expect(xml).toContain('lower-bound="0"')
    expect(xmlOf('1.2', 'multiple-choice')).toContain('action="Subtract">1<')
  })

  test('of pairs, gaps and lines', () => {
    expect(mapped(xmlOf('3.0', 'matching'))).toEqual([
      ['C_la C_b', 1],
      ['C_lb C_b', 1],
    ])
    expect(mapped(xmlOf('3.0', 'gap'))).toEqual([
      ['C_1', 1],
      ['C_0', 1],
    ])
    expect(mapped(xmlOf('3.0', 'wrong-line'))).toEqual([
      ['C_1', 2],
      ['C_3', 2],
    ])
  })

  const cases = qtiVersions.flatMap((version) =>
    (['multiple-choice', 'matching', 'gap'] as const).map((kind) => ({ version, kind })),
  )
  test.each(cases)(
    'three right answers together are worth them all ($kind, $version)',
    ({ version, kind }) => {
      const item = readItem(threeRight[kind], { id: 'Q', points: 5, locale: 'en' }) ?? expect.fail(kind)
      const xml = Object.values(qtiFiles(version, contentOf([item]))).join('')
      const written = version === '3.0' ? /mapped-value="([^"]+)"/g : /"Add">([^<]+)</g
      expect([...xml.matchAll(written)].map(([, value]) => value)).toEqual(['1.6667', '1.6666', '1.6667'])
    },
  )

  test('half for a claim, nothing for its reason alone', () => {
    const xml = xmlOf('3.0', 'true-false')
    expect(xml).toContain('<qti-value>C_false</qti-value>')
    const amounts = [...xml.matchAll(/<qti-base-value base-type="float">([^<]+)</g)].map(([, value]) => value)
    expect(amounts).toEqual(['2', '1'])
    const old = [...xmlOf('1.2', 'true-false').matchAll(/<setvar[^>]*>([^<]+)</g)].map(([, value]) => value)
    expect(old).toEqual(['1', '1'])
  })
})

describe('in 1.2', () => {
  const xmlOf = (kind: QuestionKind) =>
    qtiFiles('1.2', contentOf([itemOf(kind)]))['assessment.xml'] ?? expect.fail('nothing is written')

  test.each([
    ['true-false', ['RESPONSE', 'REASON']],
    ['gap', ['RESPONSE_1', 'RESPONSE_2']],
  ] as const)('lists of one question have places in its text, and their names (%s)', (kind, names) => {
    const xml = xmlOf(kind)
    for (const name of names) {
      expect(xml).toContain(` [${name}]&lt;/p&gt;`)
      expect(xml).toContain(`<response_lid ident="response_${name}"`)
      expect(xml).toContain(`<mattext texttype="text/plain">${name}</mattext>`)
      expect(xml).toContain(`<conditionvar><varequal respident="response_${name}"`)
    }
    expect(xml).not.toMatch(/respident="RE/)
  })

  test('the reason counts only with its claim', () => {
    const [, second = ''] = [
      ...xmlOf('true-false').matchAll(/<conditionvar>(.*?)<\/conditionvar><setvar/g),
    ].map(([, tests]) => tests)
    expect([...second.matchAll(/respident="(\w+)"/g)].map(([, name]) => name)).toEqual([
      'response_REASON',
      'response_RESPONSE',
    ])
  })

  test('of several choices, all right ones and no other are worth all points', () => {
    const [, tests = '', set = ''] =
      /<and>(.*?)<\/and><\/conditionvar>(<setvar.*?<\/setvar>)/.exec(xmlOf('multiple-choice')) ?? []
    const equal = (id: string) => `<varequal respident="RESPONSE">${id}</varequal>`
    expect(tests).toBe(`${equal('C_a')}<not>${equal('C_b')}</not>${equal('C_c')}`)
    expect(set).toBe('<setvar varname="SCORE" action="Set">2</setvar>')
  })

  test('a number is right however it is written', () => {
    expect(xmlOf('number')).toContain(
      '<vargte respident="RESPONSE">3</vargte><varlte respident="RESPONSE">3</varlte>',
    )
  })
})

test('two braces in a row are never one text in 3.0, where players take them for a template', () => {
  const braced = storedSample('gap', {
    body: { text: 'a: {{ .Values.b }}\n{{one}}', gaps: [{ id: 'one', choices: ['{{', 'x'] }] },
    key: { goal: [], solution: { one: 'x' }, wrong: { one: '{{' } },
  })
  const item = readItem(braced, { id: 'Q', points: 1, locale: 'en' }) ?? expect.fail('not read')
  const { 'items/Q.xml': xml = '' } = qtiFiles('3.0', contentOf([item]))
  expect(xml).toContain('a: {<span>{</span> .Values.b }}')
  expect(xml).not.toContain('{{')
  expect(bracesApart(['{{{ x {'])).toEqual(['{', el('span', {}, '{'), el('span', {}, '{'), ' x {'])
})

test('feedback names the belief behind a wrong choice, and why the right one is right', () => {
  const { feedback, why } = itemOf('single-choice')
  expect(why).toEqual(['The rule.', 'Seen: a < b.'])
  expect(feedback).toEqual([
    {
      ...{ interactionId: 'RESPONSE', choiceId: 'C_a' },
      texts: ['**No** <b>', '**A belief**', 'It is < that & `this`.'],
    },
  ])
  expect(itemOf('wrong-line').feedback.map(({ choiceId }) => choiceId)).toEqual(['C_2'])
  expect(itemOf('multiple-choice').feedback.map(({ choiceId }) => choiceId)).toEqual(['C_a', 'C_b'])
})
