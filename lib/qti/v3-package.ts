/** QTI 3.0: the files of a package: items, the test that holds them, and the manifest. */
import type { Item } from './item'
import { itemXml, NAMESPACE } from './v3-item'
import { el, toXml } from './xml'

const MANIFEST = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'

const pathOf = ({ id }: Item) => `items/${id}.xml`

/** @param id an XML name */
export function packageV3(id: string, title: string, items: readonly Item[]): Record<string, string> {
  return {
    'imsmanifest.xml': manifest(id, items),
    'test.xml': test(id, title, items),
    ...Object.fromEntries(items.map((item) => [pathOf(item), itemXml(item)])),
  }
}

function test(id: string, title: string, items: readonly Item[]): string {
  const refs = items.map((item) => el('qti-assessment-item-ref', { identifier: item.id, href: pathOf(item) }))
  const section = { identifier: 'SECTION', title, visible: 'true' }
  const part = {
    identifier: 'PART',
    'navigation-mode': 'nonlinear',
    'submission-mode': 'individual',
  }
  return toXml(
    NAMESPACE,
    el(
      'qti-assessment-test',
      { identifier: id, title },
      el('qti-test-part', part, el('qti-assessment-section', section, refs)),
    ),
  )
}

function manifest(id: string, items: readonly Item[]): string {
  const resource = (identifier: string, type: string, href: string, dependencies: string[]) =>
    el(
      'resource',
      { identifier, type, href },
      el('file', { href }),
      dependencies.map((identifierref) => el('dependency', { identifierref })),
    )
  return toXml(
    MANIFEST,
    el(
      'manifest',
      { identifier: `${id}-manifest` },
      el('metadata', {}, el('schema', {}, 'QTI Package'), el('schemaversion', {}, '3.0.0')),
      el('organizations'),
      el(
        'resources',
        {},
        resource(
          `${id}-test`,
          'imsqti_test_xmlv3p0',
          'test.xml',
          items.map((item) => item.id),
        ),
        items.map((item) => resource(item.id, 'imsqti_item_xmlv3p0', pathOf(item), [])),
      ),
    ),
  )
}
