import '@fontsource-variable/noto-sans-jp/index.css'

/** The rules of Noto Sans JP's Japanese pieces; the browser fetches those whose characters stand on the page. */
export function NotoSansJp() {
  return null
}
