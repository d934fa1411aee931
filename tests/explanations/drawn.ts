/** Without what is drawn: uids, the ends of generated names, addresses of pods. */
export const settledNames = (text: string) =>
  text
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '…')
    .replace(
      /\b(web|edge|quiet|work|nightly)(-[0-9a-f]{8,10})?(-[bcdfghjklmnpqrstvwxz2456789]{5})\b/g,
      '$1-…',
    )
    .replace(/\b(web)-[0-9a-f]{8,10}\b/g, '$1-…')
    .replace(/\b10\.244\.\d+\.\d+\b/g, '10.244.…')
