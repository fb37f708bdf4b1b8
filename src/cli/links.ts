import { linkWords } from '../text/links.ts'
import type { Define } from './command.ts'
import { type CheckOptions, checkLinksNow } from './links-check.ts'
import { type ListOptions, listLinks } from './links-list.ts'
import { showLink } from './links-show.ts'

/** `skord links …`: do the addresses in the metadata answer? */
export const defineLinks: Define = (program, text, run) => {
  const words = linkWords[text.language].command
  const links = program.command('links').description(words.about)
  links
    .command('check')
    .description(words.check)
    .option('--source <id>', words.source)
    .option('--limit <n>', words.limit)
    .option('--all', words.all)
    .option('--format <text|json>', text.format, 'text')
    .action((options: CheckOptions) => run(context => checkLinksNow(options, context)))
  links
    .command('list')
    .description(words.list)
    .option('--source <id>', words.source)
    .option('--organisation <iri>', words.organisation)
    .option('--failing', words.failing)
    .option('--format <text|json>', text.format, 'text')
    .action((options: ListOptions) => run(context => listLinks(options, context)))
  links
    .command('show')
    .description(words.show)
    .argument('<url>', words.url)
    .option('--format <text|json>', text.format, 'text')
    .action((url: string, { format }: { readonly format: string }) => run(context => showLink(url, format, context)))
}
