const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
}

/** Plain text as HTML; what stands between backquotes is code. */
function textHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

export interface NoteTexts {
  title: string
  summary: string
  /** The skill's page: where it is practised. */
  href: string
  linkLabel: string
  /** The page of its concept. */
  concept?: { title: string; href: string; keyPoints: string[] }
}

/** The question side: what the skill is, and where it is practised. */
export function frontHtml({ title, summary, href, linkLabel }: NoteTexts): string {
  const link = `<a href="${escapeHtml(href)}">${escapeHtml(linkLabel)}</a>`
  return `<h2>${textHtml(title)}</h2><p>${textHtml(summary)}</p><p>${link}</p>`
}

/** The answer side: what to remember of its concept. */
export function backHtml({ concept }: NoteTexts): string {
  if (!concept) return ''
  const points = concept.keyPoints.map((point) => `<li>${textHtml(point)}</li>`).join('')
  const link = `<a href="${escapeHtml(concept.href)}">${escapeHtml(concept.title)}</a>`
  return `<h2>${link}</h2>${points && `<ul>${points}</ul>`}`
}
