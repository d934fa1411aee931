import { parse } from 'yaml'
import type { ContentFiles } from './content'
import { drawScene } from './draw-scene'
import { sceneSchema } from './schema'

const SCENE = /^(concepts\/[^/]+\/diagrams\/[^/]+)\.scene\.yaml$/

/** Every diagram that has a scene: its file below content/, and what it must hold. */
export async function drawnScenes(files: ContentFiles): Promise<{ file: string; drawing: string }[]> {
  const drawn: { file: string; drawing: string }[] = []
  for (const [file, text] of Object.entries(files)) {
    const base = SCENE.exec(file)?.[1]
    if (base) drawn.push({ file: `${base}.mmd`, drawing: await drawScene(sceneSchema.parse(parse(text))) })
  }
  return drawn
}
