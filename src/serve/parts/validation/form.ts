import { html } from 'hono/html'
import { formatBytes } from '../../../text/format.ts'
import { inLanguage } from '../../links.ts'
import type { ServeTools } from '../../tools.ts'
import type { Fields } from '../../validation/form.ts'
import { levels, maxBytes, maxSeconds } from '../../validation/judgement.ts'
import { keptMinutes } from '../../validation/validator.ts'
import type { Html, PageRequest } from '../../view.ts'
import { select } from '../select.ts'

/** The form of the validator, with what was filled in. */
export function validatorForm(
  { text, url, asked }: Fields,
  request: PageRequest,
  { profiles, profile }: Pick<ServeTools, 'profiles' | 'profile'>,
): Html {
  const { words, language } = request
  const { validate } = words
  const chosen = profiles.some(({ id }) => asked.profiles.includes(id)) ? asked.profiles : [profile.id]
  const ordered = [profile, ...profiles.filter(({ id }) => id !== profile.id)]
  const boxes = ordered.map(
    ({ id, label, version }) =>
      html`<label class="box"><input type="checkbox" name="profile" value="${id}"${chosen.includes(id) ? html` checked` : ''}><span>${label[language]} ${version}</span></label>`,
  )
  const choices = levels.map(level => ({ value: level, label: validate.levels[level] }))
  return html`<form class="validate" action="${inLanguage('/validate', language)}" method="post" enctype="multipart/form-data">
<fieldset><legend>${validate.howTitle}</legend>
<p><label for="file">${validate.file}</label><input id="file" name="file" type="file" accept=".rdf,.xml,.owl,.ttl,.jsonld,.json,.nt,.nq,.trig"></p>
<p><label for="url">${validate.url}</label>
<input id="url" name="url" type="url" inputmode="url" value="${url}" placeholder="https://…" aria-describedby="url-help">
<span id="url-help" class="quiet small">${validate.urlHelp}</span></p>
<p><label for="text">${validate.paste}</label>
<textarea id="text" name="text" rows="8" spellcheck="false" autocomplete="off" aria-describedby="text-help">${text}</textarea>
<span id="text-help" class="quiet small">${validate.pasteHelp}</span></p>
</fieldset>
<fieldset class="profiles"><legend>${validate.profiles}</legend>${boxes}
<label class="box strict"><input type="checkbox" name="strict" value="true"${asked.isStrict ? html` checked` : ''}><span><strong>${validate.strict}</strong> ${validate.strictHelp}</span></label></fieldset>
<div class="choices"><p><label for="level">${validate.level}</label>${select('level', choices, asked.level)}</p>
<p><button>${validate.submit}</button></p></div>
<div class="quiet small"><h2 class="small">${validate.limitsTitle}</h2>
<p>${validate.limits(formatBytes(maxBytes, language), maxSeconds, keptMinutes)} ${validate.limitsMore}</p></div></form>`
}
