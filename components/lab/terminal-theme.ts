import type { ITheme } from '@xterm/xterm'

const ANSI = {
  light: { red: '#a3143a', green: '#17693f', yellow: '#855006', blue: '#1c5a9c', brightBlack: '#566273' },
  dark: { red: '#ff8fa6', green: '#6fce9a', yellow: '#eeb45e', blue: '#82bbf5', brightBlack: '#9dabbc' },
}

/** The terminal's colours from those that the page gives its element: xterm cannot read CSS variables. */
export function themeOf(element: HTMLElement): ITheme {
  const { backgroundColor: background, color: foreground } = getComputedStyle(element)
  const [red = 0, green = 0, blue = 0] = (background.match(/\d+(\.\d+)?/g) ?? []).map(Number)
  const dark = 0.3 * red + 0.6 * green + 0.1 * blue < 128
  return {
    background,
    foreground,
    cursor: foreground,
    cursorAccent: background,
    selectionBackground: dark ? '#2c4a6e' : '#b7d3f2',
    ...ANSI[dark ? 'dark' : 'light'],
  }
}

/** Calls back whenever the page's colours may have changed; returns what ends that. */
export function onThemeChange(changed: () => void): () => void {
  const device = matchMedia('(prefers-color-scheme: dark)')
  const page = new MutationObserver(changed)
  device.addEventListener('change', changed)
  page.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
  return () => {
    device.removeEventListener('change', changed)
    page.disconnect()
  }
}
