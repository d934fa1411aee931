import './server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/generated/prisma/client'
import { databaseEnv } from './env'

const holder = globalThis as unknown as { kubekataPrisma?: PrismaClient }

/** The one client of this process; development reloads keep it. */
export function db(): PrismaClient {
  holder.kubekataPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseEnv().DATABASE_URL, max: 10 }),
  })
  return holder.kubekataPrisma
}
