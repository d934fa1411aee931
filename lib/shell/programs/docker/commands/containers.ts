import type { Command } from '@/lib/shell/programs/docker/call'
import { execCommands } from '@/lib/shell/programs/docker/commands/exec'
import { inspectCommands } from '@/lib/shell/programs/docker/commands/inspect'
import { lifeCommands } from '@/lib/shell/programs/docker/commands/life'
import { logsCommands } from '@/lib/shell/programs/docker/commands/logs'
import { lookCommands } from '@/lib/shell/programs/docker/commands/look'
import { psCommands } from '@/lib/shell/programs/docker/commands/ps'
import { runCommands } from '@/lib/shell/programs/docker/commands/run'

export const containerCommands: readonly Command[] = [
  ...runCommands,
  ...psCommands,
  ...execCommands,
  ...logsCommands,
  ...lifeCommands,
  ...lookCommands,
  ...inspectCommands,
]
