/** QTI 1.2: the files of a package: one document with all items, and the manifest. */
import type { Item } from './item'
import { itemElement } from './v1-item'
import { el, toXml } from './xml'

const NAMESPACE = 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2'
const MANIFEST = 'http://www.imsglobal.org/xsd/imscp_v1p1'

/** @param id an XML name */
export function packageV1(id: string, title: string, items: readonly Item[]): Record<string, string> {
  return { 'imsmanifest.xml': manifest(id), 'assessment.xml': assessment(id, title, items) }
}

function assessment(id: string, title: string, items: readonly Item[]): string {
  const section = el('section', { ident: `${id}-section`, title }, items.map(itemElement))
  return toXml(NAMESPACE, el('questestinterop', {}, el('assessment', { ident: id, title }, section)))
}

function manifest(id: string): string {
  const href = 'assessment.xml'
  const resource = { identifier: `${id}-resource`, type: 'imsqti_xmlv1p2', href }
  return toXml(
    MANIFEST,
    el(
      'manifest',
      { identifier: `${id}-manifest` },
      el('metadata', {}, el('schema', {}, 'IMS Content'), el('schemaversion', {}, '1.1.3')),
      el('organizations'),
      el('resources', {}, el('resource', resource, el('file', { href }))),
    ),
  )
}
