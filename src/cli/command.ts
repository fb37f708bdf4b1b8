import type { Command } from 'commander'
import type { CliText } from '../text/cli.ts'
import type { Context } from './context.ts'

/** Runs the body of a command and keeps its exit code. */
export type Run = (body: (context: Context) => Promise<number>) => Promise<void>

/** Adds one command to the program. */
export type Define = (program: Command, text: CliText, run: Run) => void
