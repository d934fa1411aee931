/** References are official; links in a page lead to a page that exists (`./id`) or to an allowed site. */
import type { Problem } from '../content'
import type { Rule } from '../gate'
import { parsePage } from '../parse-page'
import { contentLocales } from '../schema'

const hosts = new Set(['kubernetes.io', 'github.com', 'www.cncf.io', 'etcd.io', 'containerd.io', 'helm.sh'])

export const linkRule: Rule = ({ concepts, curriculum }) => {
  const ids = new Set(curriculum.concepts)
  return concepts.flatMap((concept) => {
    const problems: Problem[] = []
    const yaml = `concepts/${concept.id}/concept.yaml`
    for (const { url } of concept.references) {
      if (!allowed(url)) problems.push({ file: yaml, rule: 'reference', message: `not allowed: ${url}` })
    }
    if (!concept.references.some((r) => r.url.startsWith('https://kubernetes.io/docs/'))) {
      problems.push({ file: yaml, rule: 'reference', message: 'needs a page of https://kubernetes.io/docs/' })
    }
    for (const locale of contentLocales) {
      for (const link of parsePage(concept.texts[locale].body).links) {
        const local = /^\.\/([a-z0-9-]+)$/.exec(link.url)
        if (local ? ids.has(local[1] ?? '') : allowed(link.url)) continue
        const file = `concepts/${concept.id}/${locale}.md`
        problems.push({ file, line: link.line, rule: 'link', message: `leads nowhere: ${link.url}` })
      }
    }
    return problems
  })
}

function allowed(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && hosts.has(hostname)
}
