/**
 * What the YAML files under content/ may say. Every object is strict: a misspelt key is an error, not a
 * silently missing text. Texts for people always come as an { en, ja } pair.
 */
import { z } from 'zod'

export const contentLocales = ['en', 'ja'] as const
export type ContentLocale = (typeof contentLocales)[number]

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const text = z.string().trim().min(1)
const pair = z.strictObject({ en: text, ja: text })

const competency = z.strictObject({ id: slug, title: pair })

const domain = z.strictObject({
  id: slug,
  title: pair,
  /** Percent of the exam; left out for domains that the exam does not weigh. */
  weight: z.number().int().min(1).max(100).optional(),
  competencies: z.array(competency).min(1),
})

export const curriculumSchema = z.strictObject({
  exam: z.strictObject({
    name: text,
    curriculum: text,
    kubernetes: text,
    minutes: z.number().int().positive(),
    passPercent: z.number().int().min(1).max(100),
  }),
  domains: z.array(domain).min(1),
  /** Concept ids in reading order. */
  concepts: z.array(slug).min(1),
})

const reference = z.strictObject({ label: pair, url: z.url() })

const diagram = z.strictObject({
  id: slug,
  caption: pair,
  alt: pair,
  /** Shown where scripts do not run; Kubernetes' words only, so one drawing serves both languages. */
  ascii: z.string().min(1),
})

/** A wrong belief with the fact against it; questions name the belief by its id. */
const trap = z.strictObject({ id: slug, belief: pair, fact: pair })

/** The cluster on which a page's commands run; left out, it is the usual one: a control plane and two workers. */
const pageCluster = z.strictObject({
  /** Names of lib/cluster/addons. */
  addons: z.array(slug).optional(),
  /** Without a network for Pods. */
  cni: z.literal('none').optional(),
  /** The parts of Kubernetes are services of their hosts. */
  layout: z.literal('systemd').optional(),
  /** Hosts on which nobody has run kubeadm. */
  bare: z.boolean().optional(),
  /** Three control planes behind a load balancer of this name. */
  controlPlaneEndpoint: text.optional(),
  /** Commands that have run before the page begins. */
  prepare: z.array(text).optional(),
})

/** `diagrams/<id>.scene.yaml`: a diagram that is drawn from a cluster instead of by hand. */
export const sceneSchema = z.strictObject({
  cluster: pageCluster.optional(),
  /** Commands, each followed by quiet. */
  run: z.array(text).min(1),
  /** Who owns whom below `of`; which Pod stands on which node; where the Service `of` leads. */
  view: z.enum(['owners', 'placement', 'traffic']),
  /** `deployment/web` */
  of: text.optional(),
  namespace: slug.default('default'),
  /** The Pods of a placement: all of these labels. */
  selector: z.record(text, text).optional(),
})

export const conceptSchema = z.strictObject({
  id: slug,
  competency: slug,
  /** Further competencies that the page serves. */
  alsoFor: z.array(slug).optional(),
  prerequisites: z.array(slug),
  track: z.enum(['exam', 'beyond']),
  level: z.number().int().min(1).max(5),
  title: pair,
  summary: pair,
  tags: z.array(slug).min(1),
  keyPoints: z.array(pair).min(3).max(6),
  traps: z.array(trap).min(1).max(6),
  diagrams: z.array(diagram).min(1),
  references: z.array(reference).min(1),
  cluster: pageCluster.optional(),
})

export const glossaryTermSchema = z.strictObject({
  id: slug,
  term: pair,
  definition: pair,
  /** Spellings of the term that our texts do not use. */
  avoid: z.strictObject({ en: z.array(text).optional(), ja: z.array(text).optional() }).optional(),
  /** By what else learners look for it: short names, other words for it. */
  aliases: z.array(text).max(12).optional(),
  /** The page that explains it. */
  concept: slug.optional(),
})

export type Curriculum = z.infer<typeof curriculumSchema>
export type Scene = z.infer<typeof sceneSchema>
export type PageCluster = z.infer<typeof pageCluster>
export type ConceptMeta = z.infer<typeof conceptSchema>
export type GlossaryMeta = z.infer<typeof glossaryTermSchema>
