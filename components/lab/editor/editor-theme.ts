import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The page's own colours, which follow its theme by themselves. */
const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--code-background)', color: 'var(--foreground)' },
  // The frame around it shows the focus.
  '&.cm-focused': { outline: 'none' },
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.5', fontSize: '13px' },
  '@media (pointer: coarse)': { '.cm-scroller': { fontSize: '16px' } },
  '.cm-content': { caretColor: 'var(--foreground)', wordBreak: 'normal' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--foreground)' },
  '.cm-fat-cursor': { background: 'var(--mark) !important', color: 'var(--mark-foreground) !important' },
  '&:not(.cm-focused) .cm-fat-cursor': { outline: '1px solid var(--mark) !important' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--info) 35%, transparent)',
  },
  '.cm-content ::selection': { color: 'inherit' },
  '.cm-gutters': {
    backgroundColor: 'var(--muted)',
    color: 'var(--muted-foreground)',
    borderRight: '1px solid var(--border)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--info) 7%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--secondary)', color: 'var(--foreground)' },
  '.cm-tab-mark': { backgroundColor: 'color-mix(in srgb, var(--destructive) 30%, transparent)' },
  '.cm-trailingSpace': { backgroundColor: 'color-mix(in srgb, var(--warning) 25%, transparent)' },
  '.cm-matchingBracket': { backgroundColor: 'color-mix(in srgb, var(--success) 30%, transparent)' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--warning) 35%, transparent)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--mark) 45%, transparent)' },
  '.cm-panels': { backgroundColor: 'var(--muted)', color: 'var(--foreground)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--border)' },
  '.cm-panel input, .cm-panel button': {
    backgroundColor: 'var(--card)',
    backgroundImage: 'none',
    color: 'var(--foreground)',
    border: '1px solid var(--input)',
    borderRadius: 'var(--radius-sm)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--card)',
    color: 'var(--foreground)',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-md)',
    maxWidth: 'min(34rem, 90vw)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '16em' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--primary)',
    color: 'var(--primary-foreground)',
  },
  '.cm-completionDetail': { opacity: '0.75', fontStyle: 'normal' },
  '.cm-completionInfo': { padding: '0.5rem 0.75rem', fontSize: '13px', lineHeight: '1.5' },
  '.cm-diagnostic': {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: 'var(--font-mono)',
    fontSize: '12px',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--destructive)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-field-docs': {
    padding: '0.5rem 0.75rem',
    fontSize: '13px',
    lineHeight: '1.55',
    whiteSpace: 'pre-wrap',
  },
})

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--info)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--success)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--warning)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--muted-foreground)', fontStyle: 'italic' },
  { tag: [tags.meta, tags.separator, tags.labelName, tags.typeName], color: 'var(--mark)' },
])

export const editorTheme: Extension = [look, syntaxHighlighting(colours)]
